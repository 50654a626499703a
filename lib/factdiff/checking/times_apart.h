// How long it is from one time of day of the source to another: “from 6am until 11am” makes five hours.
#pragma once

#include <optional>
#include <string>

#include "factdiff/claims/claim.h"

namespace factdiff {

/// The two times of one paragraph of `article` between which the figure, hours or minutes, lies, as a sum: “6:00 to 11:00 = 5 hours”. Over midnight,
/// too. What is told as about so long may be half an hour off, of minutes five.
std::optional<std::string> told_by_times_apart(const Article& article, const Quantity& figure);

}  // namespace factdiff
