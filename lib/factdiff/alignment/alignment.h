// Alignment: which statement and which claim of the rewrite answers to which of the source.
//
//     Alignment alignment = align(source, rewrite, vocabulary);
//     for (const StatementPair& p : alignment.statements) …   // p.source and p.rewrite are sentence indices
//     for (const ClaimPair& p : alignment.claims) …           // p.source and p.rewrite are indices into Article::claims
//
// Every claim stands exactly once: in one ClaimPair, or in added (rewrite only) or omitted (source only).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

/// A rewrite sentence and a source sentence that say the same thing, or part of it. Many to many; best first for each rewrite sentence.
struct StatementPair {
    std::uint32_t source = 0;
    std::uint32_t rewrite = 0;
    float score = 0;    // 0 … 1, share of the weighted words, names and values held in common
    bool best = false;  // the first choice of both
};

struct ClaimPair {
    std::uint32_t source = 0;
    std::uint32_t rewrite = 0;
    float score = 0;     // 0 … 1
    bool equal = false;  // same fact, whatever its form
    std::string why;     // "same value, same sentence", "paired by speaker (Huang) and 3 of 6 content words"
};

struct Alignment {
    std::vector<StatementPair> statements;  // by rewrite sentence, then score
    std::vector<ClaimPair> claims;          // by rewrite claim
    std::vector<std::uint32_t> added;       // rewrite claims without counterpart
    std::vector<std::uint32_t> omitted;     // source claims without counterpart
};

Alignment align(const Article& source, const Article& rewrite, const Vocabulary& vocabulary);

}  // namespace factdiff
