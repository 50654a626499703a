// Figures that no pair was found for, yet count the same: “six restaurants” where the source has “ten restaurants”, and nothing else of either.
#pragma once

#include <vector>

#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

struct Counterpart {
    const Claim* source;
    const Claim* rewrite;
    bool aligned;  // the statements they stand in were paired
};

/// Each unmatched figure of the rewrite with the one unmatched figure of the source that counts or measures the same in an aligned statement or,
/// where the noun is telling, anywhere.
const std::vector<Counterpart>& counterparts(const Comparison& comparison);

}  // namespace factdiff
