// British and American spelling made one, for the words of quotations: house style is no change of what was said. Table: lexicon/en/spellings.tsv.
//
//     one_spelling("neighbours")    // "neighbors"
//     one_spelling("organised")     // "organized"
//     one_spelling("tours")         // "tours"
#pragma once

#include <string>
#include <string_view>

namespace factdiff {

/// `word` is folded and in lower case. Of two spellings of a word both give the same; of two words that differ otherwise never.
std::string one_spelling(std::string_view word);

}  // namespace factdiff
