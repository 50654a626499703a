#include <algorithm>
#include <optional>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/opposites.h"
#include "factdiff/lexicon/quantifiers.h"

namespace factdiff {
namespace {

/// “Not all”. A verb that denies (“all refused”) leaves the quantifier as it stands.
bool negated(const StatementSide& side, TokenIndex i) {
    return side.near(i, 4, [&](TokenIndex k) { return k != i && side.text.is(k, WordClass::negator) && side.text.is(k, WordClass::function_word); });
}

std::optional<Share> share_at(const StatementSide& side, TokenIndex i) {
    if (side.text.token(i).kind != TokenKind::word) return std::nullopt;
    const auto share = share_of(side.text.word(i));
    // “a few” are some, “few” are not many
    return share == Share::few && i > side.first && side.text.lower(i - 1) == "a" ? Share::some : share;
}

/// “All 34 schools were closed” and “none of the 34 schools opened”: the verb was turned as well, so the sense stands.
bool turned_too(const StatementView& view) {
    for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
        if (view.words.source_of(j) != kNoToken || view.rewrite.text.token(j).kind != TokenKind::word) continue;
        const Word& word = view.rewrite.text.word(j);
        if (share_of(word)) continue;
        if (view.rewrite.text.is(j, WordClass::negator)) return true;
        if (!has_opposite(word)) continue;
        for (TokenIndex i = view.source.first; i < view.source.end; ++i)
            if (view.words.rewrite_of(i) == kNoToken && opposed(view.source.text.word(i), word)) return true;
    }
    for (TokenIndex i = view.source.first; i < view.source.end; ++i)
        if (view.words.rewrite_of(i) == kNoToken && view.source.text.is(i, WordClass::negator) && !share_of(view.source.text.word(i))) return true;
    return false;
}

/// “Most of”, “most will”, “all the”: over a whole that was named before. “The most common” and “most recently” are superlatives.
bool over_a_whole(const StatementSide& side, TokenIndex i) {
    if (i > side.first && side.text.lower(i - 1) == "the") return false;
    const std::string_view next = side.text.lower(i + 1);
    return next == "of" || next == "the" || side.text.is(i + 1, WordClass::auxiliary | WordClass::uncertain_modal | WordClass::firm_modal);
}

/// The only quantifier of the statement that has no partner; kNoToken where there is none or several, or where it is no share of a whole.
TokenIndex lone_quantifier(const StatementView& view, bool of_source) {
    const StatementSide& side = of_source ? view.source : view.rewrite;
    TokenIndex found = kNoToken;
    for (TokenIndex i = side.first; i < side.end; ++i) {
        if (!share_at(side, i) || (of_source ? view.words.rewrite_of(i) : view.words.source_of(i)) != kNoToken) continue;
        if (found != kNoToken) return kNoToken;
        found = i;
    }
    return found != kNoToken && over_a_whole(side, found) ? found : kNoToken;
}

/// “Most will work at a depot in Sandhaven” / “…, all of them at a Sandhaven depot”: what is counted was told before, and the words around
/// the two quantifiers say that they count the same.
bool counts_the_same(const StatementView& view, TokenIndex i, TokenIndex j) {
    const Share a = *share_at(view.source, i), b = *share_at(view.rewrite, j);
    if (a == b || a == Share::none || b == Share::none || negated(view.source, i) || negated(view.rewrite, j)) return false;
    if (view.source.quoted(i) && view.rewrite.quoted(j)) return false;
    return view.region(i, j, 9) >= 2;
}

}  // namespace

void quantifier_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
        if (view.swapped || !view.source.has_any(WordClass::share) || !view.rewrite.has_any(WordClass::share)) return;
        const std::size_t before = findings.size();
        for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
            const auto share = share_at(view.rewrite, j);
            if (!share || view.words.source_of(j) != kNoToken || view.settled(j)) continue;
            if (view.rewrite.text.lower(j - (j > view.rewrite.first ? 1 : 0)) == "the" || negated(view.rewrite, j))
                continue;  // “the most common”, “not all”
            const TokenIndex noun = view.rewrite.content_after(j, 5);
            if (noun == kNoToken) continue;
            const TokenIndex partner = view.words.source_of(noun);
            if (partner == kNoToken) continue;
            // The quantifier of the source stands before its noun too, with no other noun between.
            for (TokenIndex i = partner; i-- > view.source.first && partner - i <= 5;) {
                const auto other = share_at(view.source, i);
                if (!other) {
                    if (view.source.is_content(i) && view.words.rewrite_of(i) == kNoToken) break;
                    continue;
                }
                if (view.words.rewrite_of(i) != kNoToken || *other == *share || negated(view.source, i) ||
                    (i > view.source.first && view.source.text.lower(i - 1) == "the") || (view.source.quoted(i) && view.rewrite.quoted(j)))
                    break;
                if (opposed(view.source.text.word(i), view.rewrite.text.word(j))) break;  // “always” for “never”: direction-changed tells of it
                if ((*share == Share::none) != (*other == Share::none) && turned_too(view)) break;
                Finding finding = statement_finding(view, "quantifier-changed", view.source.between(i, partner), view.rewrite.between(j, noun));
                finding.severity = Severity::warning;
                finding.confidence = std::min(92, 60 + static_cast<int>(view.words.common * 30));
                finding.message = "Quantifier changed: " + quoted(view.rewrite.article, view.rewrite.between(j, noun)) + " was " +
                                  quoted(view.source.article, view.source.between(i, partner));
                findings.push_back(std::move(finding));
                break;
            }
        }
        if (findings.size() > before || !view.first || !view.pair.best || view.pair.score < 0.45F) return;
        const TokenIndex i = lone_quantifier(view, true), j = lone_quantifier(view, false);
        if (i == kNoToken || j == kNoToken || view.settled(j) || !counts_the_same(view, i, j)) return;
        Finding finding = statement_finding(view, "quantifier-changed", view.source.text.token(i).span, view.rewrite.text.token(j).span);
        finding.severity = Severity::warning;
        finding.confidence = std::min(85, 50 + 5 * view.region(i, j, 9));
        finding.message = "Quantifier changed: " + quoted(view.rewrite.article, view.rewrite.between(j, j + 1)) + " was " +
                          quoted(view.source.article, view.source.between(i, i + 1));
        findings.push_back(std::move(finding));
    });
}

}  // namespace factdiff
