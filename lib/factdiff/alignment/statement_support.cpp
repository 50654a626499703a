#include "factdiff/alignment/statement_support.h"

#include <algorithm>
#include <cstring>

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

class Holdings {
public:
    explicit Holdings(const Article& article) {
        for (const Token& token : article.segments.tokens) {
            if (!counts(token)) continue;
            stems_.push_back(token.stem);
            if (const std::uint64_t stock = stock_of(article, token); stock != 0) stocks_.push_back(stock);
        }
        sort_once(stems_);
        sort_once(stocks_);
    }

    bool hold(const Article& article, const Token& token) const {
        if (std::binary_search(stems_.begin(), stems_.end(), token.stem)) return true;
        const std::uint64_t stock = stock_of(article, token);
        return stock != 0 && std::binary_search(stocks_.begin(), stocks_.end(), stock);
    }

private:
    template <typename T>
    static void sort_once(std::vector<T>& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }

    std::vector<WordId> stems_;
    std::vector<std::uint64_t> stocks_;
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

    const Holdings holdings(other);
    std::vector<StatementSupport> out(segments.sentences.size());
    std::vector<WordId> seen;
    for (std::size_t s = 0; s < out.size(); ++s) {
        seen.clear();
        for (TokenIndex i = segments.sentences[s].first_token; i < segments.sentences[s].end_token; ++i) {
            const Token& token = segments.tokens[i];
            if (!counts(token) || std::find(seen.begin(), seen.end(), token.stem) != seen.end()) continue;
            if (seen.size() < 64) seen.push_back(token.stem);  // a longer sentence is a list: that words recur in it costs little
            ++out[s].content;
            if (standing[i] == Standing::equal || holdings.hold(article, token)) continue;
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
