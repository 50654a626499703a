// Ranks that the rewrite gives and the source does not: “the youngest player”, “for the first time”, “a record number”.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// For detail-added. Only where the source has no word from which a writer could have made a rank of the kind.
void extremes_added(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
