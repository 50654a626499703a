// Two values that changed places inside a sentence.
//
//     source:   "Turnout was 61% in Marlow and 48% in Denby."
//     rewrite:  "Turnout reached 48% in Marlow and 61% in Denby."
//
// Both figures stand in both sentences, so each finds its equal; the words of the part of the sentence that each stands in tell that they were
// exchanged.
#pragma once

#include <string_view>

#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/value_pairs.h"

namespace factdiff {

/// The reason of such a pair.
inline constexpr std::string_view kChangedPlaces = "the two values changed places: the words beside each are those of the other";

/// Looks through the pairs of `out.claims` from `first` on and exchanges the partners of those that were swapped (equal is then false).
void exchange_swapped_values(const PairingInput& in, ValueMatch (*match)(const Claim& source, const Claim& rewrite), std::size_t first,
                             Alignment& out);

}  // namespace factdiff
