// Who stands in another's place, in sentences of which nothing else was touched: what pairing by place leaves open because either may stand
// elsewhere in the other version as well.
//
//     source:   "The mayor thanked Ruth Calder for the loan."          “Ruth Calder” / “Piet Holm”
//     rewrite:  "The mayor thanked Piet Holm for the loan."
//     source:   "He was born in Calder."                               “He” / “She”
//     rewrite:  "She was born in Calder."
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// Adds what is to be reported under name-changed; places that `findings` already hold are left out.
void replaced_names(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
