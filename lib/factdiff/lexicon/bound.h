// How a figure or a date may be bounded by the words around it: what bounds.tsv gives and values carry.
//
//     "more than 40"   Bound::above          "up to 40"   Bound::at_most
//     "at least 40"    Bound::at_least       "some 40"    Bound::about
#pragma once

#include <cstdint>

namespace factdiff {

enum class Bound : std::uint8_t { exact, above, at_least, below, at_most, about, nearly };

}  // namespace factdiff
