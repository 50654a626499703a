// Words that say opposite things: rise and fall, win and lose, approve and reject. Table: lexicon/en/opposites.tsv.
//
//     opposed(vocabulary[rose], vocabulary[fell]);   // true
//     opposed(vocabulary[rose], vocabulary[lost]);   // false: no row sets them against each other
#pragma once

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

bool has_opposite(const Word& word);
bool opposed(const Word& a, const Word& b);
/// Of two opposed words: every row that opposes them is of words that stand beside many things (“first”, “after”), so that they must stand in the
/// very place of each other to tell anything.
bool opposed_in_place_only(const Word& a, const Word& b);
/// Two words of the same pole of a row: rise and increase.
bool agreed(const Word& a, const Word& b);

}  // namespace factdiff
