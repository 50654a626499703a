// The end of a check: its reports in every format that was asked for, and the exit status.
#pragma once

#include <span>

#include "factdiff/compare.h"
#include "options.h"

namespace factdiff::cli {

/// Says what is wrong with suppressions, and what they have nothing to silence of; true where one is wrong, so that it was not obeyed.
bool say_suppression_problems(std::span<const Report> reports, bool quiet);

/// Writes `reports`, one a pair, all into one document for each --format. The result is the exit status, which no format changes.
int give_reports(const Options& options, const Checker& checker, std::span<const Report> reports);

}  // namespace factdiff::cli
