// A word or phrase that an editor put in another's place in a text otherwise untouched, where the two have nothing to do with each other.
//
//     source:   "Police stopped the van near Calder."
//     rewrite:  "Police chased the van near Calder."       "chased" was "stopped"
//     rewrite:  "Police halted the van near Calder."       nothing: the two are akin
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// To be reported under detail-changed, unless another rule has told of the place already: asks for the findings of all others.
void replaced_words(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
