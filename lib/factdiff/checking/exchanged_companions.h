// What stands with one of two names in the source, and with the other in the rewrite: a figure, or where somebody is from.
//
//     source:   "Holm took 84 votes and Rusk 61."               rewrite:  "Rusk took 84 votes, Holm 61."
//     source:   "Anton Rusk of Orrin and Sabine Holm of Keld"   rewrite:  "Keld's Anton Rusk and Orrin's Sabine Holm"
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// Under role-swapped; sentences in which `findings` tells of that already are left out.
void exchanged_figures_of_names(const Comparison& comparison, std::vector<Finding>& findings);
/// Under name-changed: the place that the source tells of another.
void exchanged_homes(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
