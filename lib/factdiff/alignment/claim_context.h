// What stands around a claim, so that two figures can be told to be about the same thing.
//
//     ClaimContext a = context_of(source, "26.8 per cent" in "26.8 per cent of entries were graded A", vocabulary);
//     ClaimContext b = context_of(rewrite, "26.8%" in "26.8% of entries earned an A", vocabulary);
//     similarity(a, b);   // 0 … 1: shared words, near ones counting most
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "factdiff/alignment/terms.h"

namespace factdiff {

struct ContextWord {
    TermId term = 0;
    float weight = 0;  // 1 beside the claim, less with distance and with each comma between
};
/// Sorted by term, each once.
using ClaimContext = std::vector<ContextWord>;

/// `terms`: of each token of `article`.
ClaimContext context_of(const Article& article, const std::vector<TermId>& terms, const Claim& claim);
/// The same, appended.
void append_context(const Article& article, const std::vector<TermId>& terms, const Claim& claim, std::vector<ContextWord>& out);

/// Shared weight over mean weight; a word that may stand for one of the other side shares half of it.
float similarity(std::span<const ContextWord> source, std::span<const ContextWord> rewrite, const Terms& terms);

}  // namespace factdiff
