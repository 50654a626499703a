// Figures that are part of a name and no amount: “Category 3”, “Gate 4”, “Boeing 737”, “phase two”. They make no claims of their own.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// For number-changed: “a Category 5 storm” in a statement that answers to one of “a Category 3 storm”, where the source speaks of no Category 5 and
/// the rewrite of no Category 3.
void labels_changed(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
