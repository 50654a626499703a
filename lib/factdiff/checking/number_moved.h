// Figures and dates that the source has, but of something else: “Turkey's duty is 8.4%” where the source has 8.4% of another country and, in the
// statement that this one answers to, 22.6%.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

struct MovedValue {
    const Claim* source;   // what stands in the statement that answers
    const Claim* rewrite;  // what stands in its place
    const Claim* taken;    // where that was taken from
};

/// Of figures or of dates: values of the rewrite whose equal stands in a statement that is not paired with theirs, while the one that is has an
/// unmatched value of the kind among words that fit better.
std::vector<MovedValue> moved_values(const Comparison& comparison, bool dates);

/// The same by the names beside them: in “Those from Corran pay 9.3% and those from Orrin 21.7%” each rate has its town, and “Orrin pays 9.3%” gives
/// one of them the other's.
std::vector<MovedValue> values_of_other_names(const Comparison& comparison, bool dates);

/// “from” or “to” before a figure, else nothing.
std::string_view end_of_change(const SegmentedText& text, const Claim& claim);

/// “Rose to 92.8% from 91.3%” where the source has “slipped to 91.3% from 92.8%”: the two pairs of a change that is told the other way round, once
/// for each change.
std::vector<std::pair<const ClaimPair*, const ClaimPair*>> reversed_changes(const Comparison& comparison);

}  // namespace factdiff
