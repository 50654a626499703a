#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/opposites.h"

namespace factdiff {
namespace {

/// How well two words without partner stand in the same place: 2 for each side on which their nearest matched words answer to each other.
int same_place(const StatementView& view, TokenIndex here, TokenIndex there) {
    int score = 0;
    for (const int step : {-1, 1}) {
        TokenIndex k = here;
        for (int distance = 1; distance <= 4; ++distance) {
            k += static_cast<TokenIndex>(step);
            if (!view.source.holds(k)) break;
            const TokenIndex p = view.partner(k);
            if (p == kNoToken) continue;
            const bool right_side = step < 0 ? p < there : p > there;
            const TokenIndex gap = p > there ? p - there : there - p;
            if (right_side && gap <= 4) score += distance + static_cast<int>(gap) <= 4 ? 2 : 1;
            break;
        }
    }
    return score;
}

}  // namespace

void direction_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
        if (view.swapped) return;
        for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
            if (view.words.source_of(j) != kNoToken || view.rewrite.text.token(j).kind != TokenKind::word) continue;
            const Word& word = view.rewrite.text.word(j);
            if (!has_opposite(word)) continue;
            for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
                if (view.words.rewrite_of(i) != kNoToken || !opposed(view.source.text.word(i), word)) continue;
                if (view.source.quoted(i) && view.rewrite.quoted(j)) continue;
                const int place = same_place(view, i, j);
                if (place < 2) continue;
                // “Did not rise” for “fell” keeps the sense.
                const auto negated = [](const StatementSide& side, TokenIndex at) {
                    return side.near(at, 3, [&](TokenIndex k) { return side.text.is(k, WordClass::negator); });
                };
                if (negated(view.source, i) != negated(view.rewrite, j)) continue;
                Finding finding = statement_finding(view, "direction-changed", view.source.text.token(i).span, view.rewrite.text.token(j).span);
                finding.severity = Severity::error;
                finding.confidence = std::min(95, 45 + 10 * place + static_cast<int>(view.words.common * 15));
                finding.message = "Turned round: " + quoted(view.rewrite.article, view.rewrite.text.token(j).span) + " was " +
                                  quoted(view.source.article, view.source.text.token(i).span);
                findings.push_back(std::move(finding));
                break;
            }
        }
    });
}

}  // namespace factdiff
