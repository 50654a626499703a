#include "factdiff/checking/wording.h"

#include "factdiff/claims/canonical_value.h"

namespace factdiff {

Evidence evidence_of(const Article& article, const Claim& claim) { return {claim.span, canonical_value(article, claim), {}}; }

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
        const auto boundary = [&](std::size_t at) {
            while (at > 0 && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80) --at;
            return at;
        };
        const std::size_t head = boundary(most * 2 / 3), tail = boundary(words.size() - most / 3);
        words = words.substr(0, head) + " … " + words.substr(tail);
    }
    return "“" + words + "”";
}

bool inside_quotation(const Article& article, const Claim& claim) {
    const auto [first, end] = article.segments.tokens_in(claim.span);
    return first < end && article.segments.tokens[first].quoted;
}

}  // namespace factdiff
