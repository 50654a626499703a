// Plain text: paragraphs divided by blank lines or by single line breaks, hard-wrapped or not.
//
//     "Rates rise\nThe bank raised its rate to 5%.\n"  →  title "Rates rise", body "The bank raised its rate to 5%."
#pragma once

#include <string_view>
#include <vector>

#include "factdiff/reading/clean_text.h"

namespace factdiff {

/// Slugs, bylines and credits go to `asides`; without it they are text.
void read_plain_text(std::string_view given, CleanText& out, std::vector<Aside>* asides = nullptr);

}  // namespace factdiff
