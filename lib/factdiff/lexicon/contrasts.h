// Words that cannot both be said of one thing: opposites (“guilty”, “innocent”; from WordNet) and two of a kind (“copper”, “iron”; table:
// lexicon/en/kinds.tsv).
//
//     contrast_of(vocabulary[copper], vocabulary[iron])        // Contrast::kind
//     contrast_of(vocabulary[guilty], vocabulary[innocent])    // Contrast::opposite
//     contrast_of(vocabulary[dog], vocabulary[puppy])          // Contrast::none: a puppy is a dog
#pragma once

#include <string>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

enum class Contrast : std::uint8_t { none, opposite, kind };

/// Asks no more than two looks at their classes for most words: only those with WordClass::contrast have a contrast.
Contrast contrast_of(const Word& a, const Word& b);

/// Two of a kind that say of a figure what it is of: “44% of the vote”, “44% of the seats”.
bool differ_for_figures(const Word& a, const Word& b);

/// Where a stem stands in kinds.tsv; for the Vocabulary. The span lives as long as the program.
std::span<const KindMark> kinds_of_stem(const std::string& stem);

}  // namespace factdiff
