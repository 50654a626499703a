// Words that hold a statement back, and how much. Table: lexicon/en/hedges.tsv, over the classes hedge and uncertain_modal.
#pragma once

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

enum class Hedge : std::uint8_t { none, weak, strong };

Hedge hedge_of(const Word& word);

}  // namespace factdiff
