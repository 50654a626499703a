// Dates that no pair was found for, yet are the same but for one part: “28 May” where the source has “28 April”, and nothing else of either.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

struct DateCounterpart {
    const Claim* source;
    const Claim* rewrite;
};

/// Each unmatched date of the rewrite with the one unmatched date of the source that shares a part with it in a paired statement, or all parts but
/// one anywhere; and distances (“two years ago”, “six years ago”) in paired statements.
const std::vector<DateCounterpart>& date_counterparts(const Comparison& comparison);

/// “Two years ago” and “ten years ago”: of a date that is told as a count of days or years back the figure changed, which number-changed tells.
bool are_counted_back(const Comparison& comparison, const Claim& source, const Claim& rewrite);

}  // namespace factdiff
