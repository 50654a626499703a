// Where the words of a quotation come from, and how they were changed on the way.
//
//     source   “They once held 70% share of the market. Today they hold 0%.”
//     rewrite  “They once held 70% of the market. Today they hold zero.”     quoted, words-dropped: “share”
//     rewrite  “They once held … the market.”                                quoted, adjusted: the cut is marked
//     rewrite  “We have lost the whole market.”                              nowhere
//
// Words are compared with their typography folded: case, accents of apostrophes, punctuation, British and American spelling; figures, months and per
// cent by value. A contraction is another word than its long form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"
#include "factdiff/text/span.h"

namespace factdiff {

enum class QuoteEditKind : std::uint8_t { exact, adjusted, words_replaced, words_added, words_dropped, number_changed, negation_changed };
/// "words-replaced" …: details.edit of the finding.
std::string_view to_string(QuoteEditKind kind);
constexpr bool is_altered(QuoteEditKind kind) { return kind >= QuoteEditKind::words_replaced; }

/// One word of a quotation, ready to be compared across the two versions.
struct QuoteWord {
    std::uint64_t key = 0;
    Span span;
    TokenIndex token = 0;
    bool content = false;  // neither a function word nor an auxiliary
    bool number = false;
    bool symbol = false;  // of a currency
    bool negator = false;
    bool after_ellipsis = false;  // “…” stands between this word and the one before
    bool bracketed = false;       // [inserted]
    std::uint32_t part = 0;       // which part of a split quotation or one over several paragraphs
    std::uint32_t unit = 0;       // the quotation or sentence it stands in, for whoever filled it
};

/// Appends the words of `span`.
void quote_words(const Article& article, const Vocabulary& vocabulary, Span span, std::vector<QuoteWord>& out);

struct QuoteEdit {
    QuoteEditKind kind = QuoteEditKind::exact;
    std::vector<Span> source_changed;  // the differing words, run by run
    std::vector<Span> rewrite_changed;
    std::uint32_t replaced = 0, added = 0, dropped = 0;  // words
    std::uint32_t common_content = 0, rewrite_content = 0;
    Span source;             // from the first word held in common to the last
    bool trimmed = false;    // the source says more before or behind
    bool ellipsis = false;   // a cut is marked
    bool bracketed = false;  // a marked insertion
    bool crossed = false;    // a cut without a mark leads from one unit of the source to another
};

/// Word by word: the longest common subsequence in which content words weigh more; what the source says before and behind is free.
QuoteEdit edit_of(const std::vector<QuoteWord>& source, const std::vector<QuoteWord>& rewrite);

enum class QuoteOrigin : std::uint8_t {
    quoted,      // in quotation marks there too
    narrative,   // the source's own words, or reported speech, word for word
    paraphrase,  // the same, loosely
    nowhere
};

/// What became of one quotation of the rewrite.
struct QuoteLink {
    std::uint32_t rewrite = 0;            // index of the claim
    std::optional<std::uint32_t> source;  // the quotation it goes back to
    QuoteOrigin origin = QuoteOrigin::nowhere;
    QuoteEdit edit;       // against the source’s quotation
    Span place;           // where the words stand in the source; empty: nowhere
    bool merged = false;  // two separate quotations stitched into one without a sign
    bool paired = false;  // also a ClaimPair: the source’s quotation has no better partner
    float score = 0;
};

}  // namespace factdiff
