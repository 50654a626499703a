#include "factdiff/lexicon/negative_words.h"

namespace factdiff {

bool is_negative(const Word& word) { return has(word.classes, WordClass::negator | WordClass::negative); }

}  // namespace factdiff
