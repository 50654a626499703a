// Words that carry a negation in their own meaning. Table: lexicon/en/negative_words.tsv.
#pragma once

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

/// “declined”, “avoid”, “unaware”; also every explicit or implied negator of the classes table.
bool is_negative(const Word& word);

}  // namespace factdiff
