// Ranks that lost what limited them: “one of the largest mills” told as “the largest mill”, “the second-largest grower” as “the biggest grower”,
// “the lowest price since May” as “the lowest ever”.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// For quantifier-changed.
void ranks_widened(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
