// Figures that stand nowhere in the source but follow from it.
//
//     Derivation d = derive(seven injured lightly, {eleven injured, four seriously});   // "11 − 4 = 7"
//     derive(25 percentage points, {47%, 22%});                                         // "47% − 22% = 25 percentage points"
//     derive(40%, {60%});                                                               // "100% − 60% = 40%"
//     derive(25%, {200, 250});                                                          // "(250 − 200) ÷ 200 = 25%"
//
// Tried: sums and differences of two, sums of three, the rest of a whole, one as a share of another, the change from one to another. A result counts
// when it agrees within the precision that the figure was written with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "factdiff/claims/claim.h"

namespace factdiff {

/// The sum as it would be written out, or nothing. `givens` beyond the first 12 are not tried: in a long list everything follows from something.
std::optional<std::string> derive(const Quantity& figure, const std::vector<const Quantity*>& givens);

}  // namespace factdiff
