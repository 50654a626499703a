// Whose brother somebody is, or whose brother-in-law.
//
//     source:   "her brother-in-law, Piet Holm"        rewrite:  "her brother, Piet Holm"
//     source:   "Lena Holm, the dealer's daughter,"    rewrite:  "the dealer's granddaughter, Lena Holm"
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// Under title-changed; places that `findings` already hold are left out.
void relative_changed(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
