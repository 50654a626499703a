// Words that say opposite things: rise and fall, win and lose, approve and reject. Table: lexicon/en/opposites.tsv.
//
//     opposed(vocabulary[rose], vocabulary[fell]);   // true
//     opposed(vocabulary[rose], vocabulary[lost]);   // false: no row sets them against each other
//     opposed(Sense{&vocabulary[turned], "down"}, Sense{&vocabulary[accepted]});   // true
#pragma once

#include <string_view>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

/// What a word says with the particle behind it: “turned down” is no turning.
struct Sense {
    const Word* word;
    std::string_view particle = {};  // “down”; empty for a word alone
};

bool has_opposite(const Word& word);
/// True when a row has the word and this particle behind it as one entry.
bool is_phrase(const Word& word, std::string_view particle);
bool opposed(const Sense& a, const Sense& b);
bool opposed(const Word& a, const Word& b);
/// Of two opposed words: every row that opposes them is of words that stand beside many things (“first”, “after”), so that they must stand in the
/// very place of each other to tell anything.
bool opposed_in_place_only(const Word& a, const Word& b);
/// Likewise: what two do to each other, “sold” and “bought”, opposed where the same one does both.
bool opposed_of_one_doer_only(const Word& a, const Word& b);
/// Two words of the same pole of a row: rise and increase.
bool agreed(const Word& a, const Word& b);

}  // namespace factdiff
