// The score of a comparison: 1 where nothing in the rewrite contradicts or exceeds the source, less for every finding that does. For ranking; not a
// probability.
//
//     score({})                                             // 1000 thousandths
//     score of one number-changed at 100 % confidence       // 667: 1 / (1 + 0.5)
//
// 1 / (1 + sum of weight × confidence + what the share of words weighs that the source lacks), reckoned in integers so that it is the
// same on every machine. One more finding or word, or a surer finding, never raises it.
#pragma once

#include <span>
#include <string_view>

#include "factdiff/alignment/statement_support.h"
#include "factdiff/checking/finding.h"

namespace factdiff {

/// Thousandths that a finding of `rule` adds to the sum at full confidence.
int score_weight(std::string_view rule, Severity severity);

/// The score of `findings` in thousandths: 0 … 1000. `support`: of each sentence of the rewrite.
int score(std::span<const Finding> findings, std::span<const StatementSupport> support = {});

}  // namespace factdiff
