// Sentences that are the same word for word but for a stretch or two: what an edit put in another's place, and what it exchanged.
//
//     source:   "He was born in Calder."                  slots: "He" / "She"
//     rewrite:  "She was born in Calder."
//     source:   "The driver was pulled out by the farmer."    exchange: "driver" and "farmer"
//     rewrite:  "The farmer was pulled out by the driver."
//
// Cheaper than the words side by side and surer: nothing else was touched, so whatever turned was turned on purpose.
#pragma once

#include <optional>
#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// A stretch of both sentences, [first, end) in tokens, between words that are equal. Either may be empty.
struct Slot {
    TokenIndex source, source_end, rewrite, rewrite_end;
};

/// Where sentences of one length differ, token by token; else the one stretch in which they do. Empty where they differ in much.
std::vector<Slot> slots_of(const Comparison& comparison, const Sentence& source, const Sentence& rewrite);

/// Two stretches of at most four tokens that changed places while all else stayed: `left` stands first in the source, `right` first in the rewrite.
struct Exchange {
    Slot left, right;  // each: where the words stand in the source, and where the same words stand in the rewrite
};
std::optional<Exchange> exchange_of(const Comparison& comparison, const Sentence& source, const Sentence& rewrite);

}  // namespace factdiff
