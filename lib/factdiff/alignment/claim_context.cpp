#include "factdiff/alignment/claim_context.h"

#include <algorithm>

namespace factdiff {
namespace {

constexpr int kReach = 14;  // words to either side

bool divides(std::string_view mark) {
    if (mark.size() == 1) return mark[0] == ',' || mark[0] == ';' || mark[0] == ':' || mark[0] == '(' || mark[0] == ')';
    return mark == "—" || mark == "–";
}

}  // namespace

ClaimContext context_of(const Article& article, const Claim& claim) {
    const Sentence& sentence = article.segments.sentences[claim.sentence];
    const auto [first, end] = article.segments.tokens_in(claim.span);
    ClaimContext context;
    context.reserve(2 * kReach);
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
            context.push_back({token.stem, strength / (1.0F + 0.25F * static_cast<float>(distance - 1))});
        }
    };
    if (first > sentence.first_token) walk(first - 1, sentence.first_token - 1, -1);
    if (end < sentence.end_token) walk(end, sentence.end_token, 1);
    std::sort(context.begin(), context.end(),
              [](const ContextWord& a, const ContextWord& b) { return a.stem != b.stem ? a.stem < b.stem : a.weight > b.weight; });
    context.erase(std::unique(context.begin(), context.end(), [](const ContextWord& a, const ContextWord& b) { return a.stem == b.stem; }),
                  context.end());
    return context;
}

float similarity(const ClaimContext& a, const ClaimContext& b) {
    float shared = 0, total = 0;
    for (const ContextWord& word : a) total += word.weight;
    for (const ContextWord& word : b) total += word.weight;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].stem == b[j].stem)
            shared += std::min(a[i++].weight, b[j++].weight);
        else if (a[i].stem < b[j].stem)
            ++i;
        else
            ++j;
    }
    return total == 0 ? 0 : 2 * shared / total;
}

}  // namespace factdiff
