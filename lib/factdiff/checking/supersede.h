// Two rules may see one discrepancy: a swapped speaker is a changed name as well. The one that says more stays.
//
//     drop_superseded(findings);   // name-changed at “Mr Renwick” goes, quote-speaker-changed there stays
#pragma once

#include <vector>

#include "factdiff/checking/finding.h"

namespace factdiff {

/// Removes each finding whose place in the rewrite overlaps that of a finding of a rule that says more of the same thing (table in supersede.cpp).
/// Order is kept.
void drop_superseded(std::vector<Finding>& findings);

}  // namespace factdiff
