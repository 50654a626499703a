// Figures told in another size: “1.8 million miles” where the source has “1.8 billion miles”, wherever the two stand.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

struct ScaleSlip {
    const Claim* source;
    const Claim* rewrite;
};

/// Figures of the same digits and unit in another size, each without counterpart on the other side.
const std::vector<ScaleSlip>& scale_slips(const Comparison& comparison);

}  // namespace factdiff
