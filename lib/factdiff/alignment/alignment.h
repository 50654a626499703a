// Alignment: which statement and which claim of the rewrite answers to which of the source.
//
//     Alignment alignment = align(source, rewrite, vocabulary);
//     for (const StatementPair& p : alignment.statements) …   // p.source and p.rewrite are sentence indices
//     for (const ClaimPair& p : alignment.claims) …           // p.source and p.rewrite are indices into Article::claims
//
// Every claim stands exactly once: in one ClaimPair, or in added (rewrite only) or omitted (source only).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/alignment/quote_edit.h"
#include "factdiff/claims/claim.h"
#include "factdiff/context.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

constexpr TokenIndex kNoToken = UINT32_MAX;

/// A rewrite sentence and a source sentence that say the same thing, or part of it. Many to many; best first for each rewrite sentence.
struct StatementPair {
    std::uint32_t source = 0;
    std::uint32_t rewrite = 0;
    float score = 0;              // 0 … 1, share of the weighted words, names and values held in common
    bool best = false;            // the first choice of both
    bool best_of_source = false;  // no sentence of the rewrite answers better to this one of the source
};

/// Why two claims were paired. Every pair has one and few are read: it becomes words only when it is.
struct PairReason {
    enum class Form : std::uint8_t {
        plain,    // `what` and no more
        places,   // `what`, how alike the statements are and the words around it, in per cent
        content,  // how many words of the content are the same
        words     // likewise of a quotation; `what` is its speaker
    };
    std::string_view what = {};  // lasts as long as the articles
    std::uint32_t part = 0, whole = 0;
    Form form = Form::plain;
};
/// "same value; statements 61% alike, words around it 40%", "paired by speaker (Dalgaard) and 3 of 6 content words"
std::string to_string(const PairReason& reason);

struct ClaimPair {
    std::uint32_t source = 0;
    std::uint32_t rewrite = 0;
    float score = 0;     // 0 … 1
    bool equal = false;  // same fact, whatever its form
    PairReason why;
    float context = 0;    // of figures and dates: how alike the words around them are
    float statement = 0;  // of figures and dates: score of the statements they stand in; 0 where these are not paired
};

/// The words of two paired statements laid side by side (made by word_match.h).
struct WordMatches {
    TokenIndex source_first = 0, rewrite_first = 0;  // first tokens of the two sentences
    std::span<TokenIndex> rewrite_for;               // for each token of the source sentence: its partner, or kNoToken; into Alignment::partners
    std::span<TokenIndex> source_for;                // the reverse
    float common = 0;                                // share of the shorter sentence's words that have a partner in order
    bool crossed = false;                            // some have theirs out of order

    TokenIndex rewrite_of(TokenIndex source) const {
        return source >= source_first && source - source_first < rewrite_for.size() ? rewrite_for[source - source_first] : kNoToken;
    }
    TokenIndex source_of(TokenIndex rewrite) const {
        return rewrite >= rewrite_first && rewrite - rewrite_first < source_for.size() ? source_for[rewrite - rewrite_first] : kNoToken;
    }
};

struct NamePairing;  // name_entities.h
struct Terms;        // terms.h

/// Movable only: `words` look into `partners`.
struct Alignment {
    Alignment() = default;
    Alignment(Alignment&&) = default;
    Alignment& operator=(Alignment&&) = default;

    std::vector<StatementPair> statements;  // by rewrite sentence, then score
    std::vector<WordMatches> words;         // one for each of `statements`
    std::vector<TokenIndex> partners;       // of all `words`
    std::vector<ClaimPair> claims;          // by rewrite claim
    std::vector<std::uint32_t> added;       // rewrite claims without counterpart
    std::vector<std::uint32_t> omitted;     // source claims without counterpart
    std::vector<QuoteLink> quotes;          // what became of each quotation of the rewrite, by claim
    std::shared_ptr<const NamePairing> names;
    std::shared_ptr<const Terms> terms;

    /// The pairs of one sentence of the rewrite, best first.
    std::span<const StatementPair> of_rewrite(std::uint32_t sentence) const;
    /// The pair of the two sentences; nullptr where they were not paired.
    const StatementPair* pair_of(std::uint32_t source, std::uint32_t rewrite) const;
};

Alignment align(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const StopRequest& stop = {});

}  // namespace factdiff
