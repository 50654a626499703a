// Pairs values of one family (figures, dates, times) one to one: equal values first of all, other values where the words around them and the
// statements they stand in say that they answer to each other.
//
// Not all are set against all. Claims written alike (“$3bn” told ten times) are compared once for all of them, and another value is only looked for
// in the aligned statements. Where a value is told more often than any article tells one, only its nearest counterparts are tried.
#pragma once

#include <cstddef>

#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/value_relation.h"

namespace factdiff {

enum class ValueMatch : std::uint8_t {
    no,      // cannot be the same thing: money and a length
    other,   // could be the same thing with another value
    near,    // equal but for unit, bound or measure
    within,  // the same fact, one side less exact: “Oct. 29” and “in October”
    same
};

/// What pair_values asks of a family. Two claims are `alike` when they are equal to the same others; their `hash` is then equal.
struct ValueFamily {
    bool (*belongs)(const Claim&);
    ValueMatch (*match)(const Claim& source, const Claim& rewrite);
    ValueMatch (*differ)(const Claim& source, const Claim& rewrite);  // match() of two whose reaches do not meet
    bool (*alike)(const Claim&, const Claim&);
    std::size_t (*hash)(const Claim&);
    QuantityReach (*reach)(const Claim&);  // no match above `other` where these do not meet
};

void pair_values(const PairingInput& in, const ValueFamily& family, Alignment& out);

}  // namespace factdiff
