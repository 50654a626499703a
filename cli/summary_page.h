// A Summary as one HTML page that needs nothing else: no script, no network, no font. Light or dark as the reader's system is, on narrow screens too.
#pragma once

#include <string>
#include <vector>

#include "summary.h"

namespace factdiff::cli {

/// `files`: the inputs by their number.
std::string summary_page(const Summary& summary, const std::vector<std::string>& files);

}  // namespace factdiff::cli
