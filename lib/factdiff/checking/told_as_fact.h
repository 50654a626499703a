// What the source leaves open, and the rewrite tells as settled.
//
//     source:   "He is awaiting trial on a charge of theft."            "charge" / "convicted"
//     rewrite:  "The convicted thief is awaiting trial."
//     source:   "The union did not rule out a strike."                  "rule out a strike" / "will strike"
//     rewrite:  "The union will go on strike."
#pragma once

#include <vector>

#include "factdiff/checking/statement_sense.h"

namespace factdiff {

/// A charge told as a verdict, where nowhere in the source anybody has been sentenced.
void verdict_told(const StatementView& view, std::vector<Finding>& findings);

/// “Did not rule out a strike”, at `i`, told as “will strike” or “there was a strike”.
void not_ruled_out_told(const StatementView& view, TokenIndex i, std::vector<Finding>& findings);

/// The finding that the source's words from `i` to `held` were told as done, or as `fact`, at the rewrite's `done`.
Finding told_finding(const StatementView& view, TokenIndex i, TokenIndex held, TokenIndex done, bool fact);

}  // namespace factdiff
