// Pairs values of one family (figures, dates, times) one to one: equal values first of all, other values where the words around them and the
// statements they stand in say that they answer to each other.
#pragma once

#include "factdiff/alignment/pairing.h"

namespace factdiff {

enum class ValueMatch : std::uint8_t {
    no,      // cannot be the same thing: money and a length
    other,   // could be the same thing with another value
    near,    // equal but for unit, bound or measure
    within,  // the same fact, one side less exact: “Oct. 29” and “in October”
    same
};

/// Pairs the claims of both sides for which `belongs` holds; `match` says how two of them compare.
void pair_values(const PairingInput& in, bool (*belongs)(const Claim&), ValueMatch (*match)(const Claim& source, const Claim& rewrite),
                 Alignment& out);

}  // namespace factdiff
