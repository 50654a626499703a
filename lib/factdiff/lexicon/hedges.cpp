#include "factdiff/lexicon/hedges.h"

namespace factdiff {

Hedge hedge_of(const Word& word) {
    if (has(word.classes, WordClass::strong_hedge)) return Hedge::strong;
    return has(word.classes, WordClass::hedge | WordClass::uncertain_modal) ? Hedge::weak : Hedge::none;
}

}  // namespace factdiff
