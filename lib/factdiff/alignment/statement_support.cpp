#include "factdiff/alignment/statement_support.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "factdiff/alignment/terms.h"

namespace factdiff {
namespace {

constexpr std::size_t kStock = 5;  // letters that words of one stock begin with; a shorter word must stand as it is

bool counts(const Token& token) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) return false;
    return !has(token.classes, WordClass::function_word | WordClass::auxiliary | WordClass::pronoun) && token.span.length() > 1;
}

/// The first letters of a word as one number; 0 for one that is too short.
std::uint64_t stock_of(const Article& article, const Token& token) {
    const std::string_view word = article.document.text_of(token.span);
    if (token.kind != TokenKind::word || word.size() < kStock) return 0;
    std::uint64_t letters = 0;
    std::memcpy(&letters, word.data(), kStock);
    return letters | 0x2020202020ULL;  // lower case, as far as the letters are ASCII
}

/// What one version holds: its stems, and the first letters of its words.
class Holdings {
public:
    Holdings(const Article& article, const std::vector<TermId>& terms, TermId count) : held_(count) {
        std::vector<std::uint64_t> stocks;
        stocks.reserve(terms.size());
        for (TokenIndex i = 0; i < terms.size(); ++i) {
            const Token& token = article.segments.tokens[i];
            if (!counts(token)) continue;
            held_[terms[i]] = true;
            if (const std::uint64_t stock = stock_of(article, token); stock != 0) stocks.push_back(stock);
        }
        stocks_.resize(std::bit_ceil(2 * stocks.size() + 2));
        mask_ = stocks_.size() - 1;
        for (const std::uint64_t stock : stocks) stocks_[slot(stock)] = stock;
    }

    bool hold(const Article& article, const Token& token, TermId term) const {
        if (held_[term]) return true;
        const std::uint64_t stock = stock_of(article, token);
        return stock != 0 && stocks_[slot(stock)] == stock;
    }

private:
    /// Where the stock stands, or the free place that it would be given: open addressing, never more than half full.
    std::size_t slot(std::uint64_t stock) const {
        std::size_t at = stock * 0x9e3779b97f4a7c15ULL >> 32 & mask_;
        while (stocks_[at] != 0 && stocks_[at] != stock) at = (at + 1) & mask_;
        return at;
    }

    std::vector<std::uint8_t> held_;  // by term
    std::vector<std::uint64_t> stocks_;
    std::size_t mask_;
};

enum class Standing : std::uint8_t { word, name, equal };  // a plain word; of a name or figure; of a claim that has an equal one

std::vector<StatementSupport> support_of(const Article& article, const Article& other, const Alignment& alignment, bool is_rewrite) {
    const Segments& segments = article.segments;
    std::vector<bool> equal(article.claims.size());
    for (const ClaimPair& pair : alignment.claims) equal[is_rewrite ? pair.rewrite : pair.source] = pair.equal;
    std::vector<Standing> standing(segments.tokens.size(), Standing::word);
    for (std::size_t c = 0; c < article.claims.size(); ++c) {
        const Claim& claim = article.claims[c];
        if (claim.kind == ClaimKind::quote || claim.kind == ClaimKind::attribution) continue;
        const auto [first, end] = segments.tokens_in(claim.span);
        // Of an equal name one version may tell more: “Jimmy Carr” where the other only has “Carr”.
        const Standing here = equal[c] && claim.kind != ClaimKind::name ? Standing::equal : Standing::name;
        for (TokenIndex i = first; i < end; ++i) standing[i] = std::max(standing[i], here);
    }

    const Terms& terms = *alignment.terms;
    const std::vector<TermId>&ours = is_rewrite ? terms.rewrite : terms.source, &theirs = is_rewrite ? terms.source : terms.rewrite;
    const Holdings holdings(other, theirs, terms.count);
    std::vector<StatementSupport> out(segments.sentences.size());
    std::vector<std::uint32_t> seen(terms.count);  // by term: the sentence, counted from 1, that had it last
    for (std::uint32_t s = 0; s < out.size(); ++s) {
        std::size_t noted = 0;
        for (TokenIndex i = segments.sentences[s].first_token; i < segments.sentences[s].end_token; ++i) {
            const Token& token = segments.tokens[i];
            if (!counts(token) || seen[ours[i]] == s + 1) continue;
            if (noted++ < 64) seen[ours[i]] = s + 1;  // a longer sentence is a list: that words recur in it costs little
            ++out[s].content;
            if (standing[i] == Standing::equal || holdings.hold(article, token, ours[i])) continue;
            ++out[s].missing;
            const bool name = standing[i] == Standing::name || token.kind == TokenKind::number || (token.capitalised && !token.sentence_start);
            if (name) ++out[s].missing_names;
        }
    }
    return out;
}

}  // namespace

std::vector<StatementSupport> rewrite_support(const Article& source, const Article& rewrite, const Alignment& alignment) {
    return support_of(rewrite, source, alignment, true);
}

std::vector<StatementSupport> source_support(const Article& source, const Article& rewrite, const Alignment& alignment) {
    return support_of(source, rewrite, alignment, false);
}

}  // namespace factdiff
