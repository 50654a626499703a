// What stands around a claim, so that two figures can be told to be about the same thing.
//
//     ClaimContext a = context_of(source, "26.8 per cent" in "26.8 per cent of entries were graded A", vocabulary);
//     ClaimContext b = context_of(rewrite, "26.8%" in "26.8% of entries earned an A", vocabulary);
//     similarity(a, b);   // 0 … 1: shared words, near ones counting most
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

struct ContextWord {
    std::uint32_t stem = 0;
    float weight = 0;  // 1 beside the claim, less with distance and with each comma between
};
/// Sorted by stem, each once.
using ClaimContext = std::vector<ContextWord>;

ClaimContext context_of(const Article& article, const Claim& claim);

/// Shared weight over mean weight.
float similarity(const ClaimContext& a, const ClaimContext& b);

}  // namespace factdiff
