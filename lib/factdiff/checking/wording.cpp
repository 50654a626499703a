#include "factdiff/checking/wording.h"

#include "factdiff/claims/canonical_value.h"

namespace factdiff {

Evidence evidence_of(const Article& article, const Claim& claim) { return {claim.span, canonical_value(article, claim), {}}; }

Evidence evidence_of(const Article& article, Span span) { return {span, std::string(article.document.text_of(span)), {}}; }

std::string quoted(const Article& article, Span span, std::size_t most) {
    std::string words;
    bool space = false;
    for (const char c : article.document.text_of(span)) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !words.empty();
            continue;
        }
        if (space) words.push_back(' ');
        space = false;
        words.push_back(c);
    }
    if (words.size() > most) {
        // Cut at blanks, so that no word and no character is divided.
        const std::size_t before = words.rfind(' ', most * 2 / 3), after = words.find(' ', words.size() - most / 3);
        if (before != std::string::npos && after != std::string::npos && before < after) words = words.substr(0, before) + " …" + words.substr(after);
    }
    return "“" + words + "”";
}

bool inside_quotation(const Article& article, const Claim& claim) {
    const auto [first, end] = article.segments.tokens_in(claim.span);
    return first < end && article.segments.tokens[first].quoted;
}

}  // namespace factdiff
