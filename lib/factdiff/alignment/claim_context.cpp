#include "factdiff/alignment/claim_context.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace factdiff {
namespace {

constexpr int kReach = 14;  // words to either side

bool divides(std::string_view mark) {
    if (mark.size() == 1) return mark[0] == ',' || mark[0] == ';' || mark[0] == ':' || mark[0] == '(' || mark[0] == ')';
    return mark == "—" || mark == "–";
}

}  // namespace

ClaimContext context_of(const Article& article, const std::vector<TermId>& terms, const Claim& claim) {
    ClaimContext context;
    append_context(article, terms, claim, context);
    return context;
}

void append_context(const Article& article, const std::vector<TermId>& terms, const Claim& claim, std::vector<ContextWord>& out) {
    const Sentence& sentence = article.segments.sentences[claim.sentence];
    const auto [first, end] = article.segments.tokens_in(claim.span);
    std::array<ContextWord, std::size_t{2} * kReach> context;
    std::size_t count = 0;
    const auto walk = [&](TokenIndex start, TokenIndex stop, int step) {
        float strength = 1.0F;
        int distance = 0;
        for (TokenIndex i = start; i != stop && distance < kReach; i += static_cast<TokenIndex>(step)) {
            const Token& token = article.segments.tokens[i];
            if (token.kind == TokenKind::punctuation) {
                if (divides(article.document.text_of(token.span))) strength *= 0.6F;
                continue;
            }
            if (token.kind == TokenKind::quote_mark || token.kind == TokenKind::symbol) continue;
            ++distance;
            // Figures beside a figure are what swaps with it: they tell nothing of what it is about, and what stands beyond one belongs to that one
            // first.
            if (token.kind == TokenKind::number || has(token.classes, WordClass::number_word)) {
                strength *= 0.65F;
                continue;
            }
            if (has(token.classes, WordClass::function_word | WordClass::auxiliary | WordClass::reporting)) continue;
            context[count++] = {terms[i], strength / (1.0F + 0.25F * static_cast<float>(distance - 1))};
        }
    };
    if (first > sentence.first_token) walk(first - 1, sentence.first_token - 1, -1);
    if (end < sentence.end_token) walk(end, sentence.end_token, 1);
    const auto all = std::span(context).first(count);
    std::sort(all.begin(), all.end(),
              [](const ContextWord& a, const ContextWord& b) { return a.term != b.term ? a.term < b.term : a.weight > b.weight; });
    std::unique_copy(all.begin(), all.end(), std::back_inserter(out), [](const ContextWord& a, const ContextWord& b) { return a.term == b.term; });
}

float similarity(std::span<const ContextWord> source, std::span<const ContextWord> rewrite, const Terms& terms) {
    constexpr float related_share = 0.5F;
    float shared = 0, total = 0;
    for (const ContextWord& word : source) total += word.weight;
    for (const ContextWord& word : rewrite) {
        total += word.weight;
        const auto held = [&](TermId term) {
            const auto at = std::lower_bound(source.begin(), source.end(), term, [](const ContextWord& x, TermId y) { return x.term < y; });
            return at != source.end() && at->term == term ? std::min(at->weight, word.weight) : 0;
        };
        float most = held(word.term);
        if (most == 0)
            for (const TermId other : terms.related(word.term)) most = std::max(most, related_share * held(other));
        shared += most;
    }
    return total == 0 ? 0 : 2 * shared / total;
}

}  // namespace factdiff
