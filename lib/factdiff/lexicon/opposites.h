// Words that say opposite things: rise and fall, win and lose, approve and reject. Table: lexicon/en/opposites.tsv.
//
//     opposed(vocabulary[rose], vocabulary[fell]);   // true
//     opposed(vocabulary[rose], vocabulary[lost]);   // false: no row sets them against each other
#pragma once

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

bool has_opposite(const Word& word);
bool opposed(const Word& a, const Word& b);
/// Two words of the same pole of a row: rise and increase.
bool agreed(const Word& a, const Word& b);

}  // namespace factdiff
