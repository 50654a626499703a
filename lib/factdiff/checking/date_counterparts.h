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

/// “In 1998 … ten years later” makes 2008, “on Saturday, 11 days after” an earlier day: the date of the rewrite is counted to in a sentence of the
/// source, and the word that says which way stands behind the count.
bool is_counted_on(const Comparison& comparison, const Claim& rewrite);

}  // namespace factdiff
