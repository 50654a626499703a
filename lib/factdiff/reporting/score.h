// The score of a comparison: 1 where nothing in the rewrite contradicts or exceeds the source, less for every finding that does. For ranking; not a
// probability.
//
//     score({})                                             // 1000 thousandths
//     score of one number-changed at 100 % confidence       // 667: 1 / (1 + 0.5)
//
// 1 / (1 + sum of weight × confidence + what the share of words weighs that the source lacks + what it weighs that sentences have no like there),
// reckoned in integers so that it is the same on every machine. A surer finding never raises it.
#pragma once

#include <span>
#include <string_view>

#include "factdiff/alignment/statement_support.h"
#include "factdiff/checking/finding.h"

namespace factdiff {

/// Thousandths that a finding of `rule` adds to the sum at full confidence.
int score_weight(std::string_view rule, Severity severity);

/// What else of the rewrite the source does not hold, found or not.
struct Excess {
    int content = 0;        // different content words, sentence by sentence
    int missing = 0;        // of these, those that the source lacks
    int missing_names = 0;  // of the missing, those of names and figures
    int unlike = 0;         // thousandths: how little, on average over the content words, their sentences are like any of the source

    bool operator==(const Excess&) const = default;
};
Excess excess_of(const Alignment& alignment, std::span<const StatementSupport> rewrite_support);

/// The score of `findings` in thousandths: 0 … 1000.
int score(std::span<const Finding> findings, const Excess& excess = {});

}  // namespace factdiff
