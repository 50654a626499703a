#include "factdiff/checking/unmatched_statements.h"

#include <algorithm>

namespace factdiff {
namespace {

constexpr std::uint32_t kFewestWords = 5;  // content words; a shorter sentence says too little to be missed
constexpr float kLeastAlike = 0.3F;        // a sentence this much like one of the other version is matched

bool mostly_quoted(const Article& article, const Sentence& sentence) {
    std::uint32_t words = 0, quoted = 0;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        if (article.segments.tokens[i].kind != TokenKind::word) continue;
        ++words;
        quoted += article.segments.tokens[i].quoted ? 1 : 0;
    }
    return quoted * 2 > words;
}

}  // namespace

std::string UnmatchedStatement::why(std::string_view other) const {
    return std::to_string(support.missing) + " of its " + std::to_string(support.content) + " content words stand nowhere in the " +
           std::string(other);
}

std::vector<UnmatchedStatement> unmatched_statements(const Article& article, const std::vector<StatementSupport>& support,
                                                     const std::vector<float>& best) {
    std::vector<UnmatchedStatement> out;
    for (std::uint32_t s = 0; s < support.size(); ++s) {
        const auto [content, missing, names] = support[s];
        // Three words of five are missing: the same told in other words keeps its names, its figures and some of its nouns.
        if (content < kFewestWords || missing * 5 < content * 3 || best[s] >= kLeastAlike) continue;
        if (mostly_quoted(article, article.segments.sentences[s])) continue;
        out.push_back({s, support[s], std::min(90, static_cast<int>(20 + 70 * missing / content + 2 * names))});
    }
    return out;
}

const std::vector<StatementSupport>& rewrite_support(const Comparison& c) {
    if (!c.memo.rewrite_support)
        c.memo.rewrite_support = std::make_shared<const std::vector<StatementSupport>>(rewrite_support(c.source, c.rewrite, c.alignment));
    return *c.memo.rewrite_support;
}

const std::vector<StatementSupport>& source_support(const Comparison& c) {
    if (!c.memo.source_support)
        c.memo.source_support = std::make_shared<const std::vector<StatementSupport>>(source_support(c.source, c.rewrite, c.alignment));
    return *c.memo.source_support;
}

}  // namespace factdiff
