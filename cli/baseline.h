// The file of findings that were there before: read for a check, written by `factdiff baseline`.
#pragma once

#include <vector>

#include "factdiff/reporting/report.h"
#include "options.h"

namespace factdiff::cli {

/// Applies --baseline to the reports and says which of its entries are stale. False after an error, which was said.
bool apply_baseline(const Options& options, std::vector<Report>& reports);

}  // namespace factdiff::cli
