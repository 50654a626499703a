#include <algorithm>
#include <optional>

#include "factdiff/checking/parts_and_wholes.h"
#include "factdiff/checking/ranks_widened.h"
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
    if (share == Share::some && side.is_number(i + 1)) return std::nullopt;  // “some 300”: a bound
    if (share == Share::most && side.is_number(i + 1)) return std::nullopt;  // “at most 300”
    // “All but two” are most.
    if (share == Share::all && (side.text.lower(i + 1) == "but" || side.text.lower(i + 1) == "except")) return Share::most;
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

/// A part of a whole that the source tells in figures: “a third of the crowd”, “23%”, “26 lamps, nine of them without a shade”.
struct ToldShare {
    const Claim* claim;
    double share;
};
std::vector<ToldShare> told_shares(const Article& article, std::uint32_t sentence, const Vocabulary& vocabulary) {
    std::vector<ToldShare> out;
    double whole = 0;  // the last count before
    const SegmentedText text = article.view(vocabulary);
    for (auto claim = std::lower_bound(article.claims.begin(), article.claims.end(), sentence,
                                       [](const Claim&x, std::uint32_t wanted) { return x.sentence < wanted; });
         claim != article.claims.end() && claim->sentence == sentence; ++claim) {
        const auto* q = std::get_if<Quantity>(&claim->value);
        if (q == nullptr || q->is_range() || q->vague || q->direction != Direction::none) continue;
        const double value = q->low.approximate();
        if (q->unit == "percent") out.push_back({&*claim, value / 100});
        if (q->fraction && q->unit.empty() && q->currency.empty()) out.push_back({&*claim, value});
        if (claim->kind != ClaimKind::number || !q->unit.empty() || q->fraction) continue;
        const TokenIndex after = text.segments.tokens_in(claim->span).second;
        const std::string_view next = text.lower(after + 1);
        if (text.lower(after) == "of" && (next == "them" || next == "which" || next == "whom" || next == "these" || next == "those") && whole > value)
            out.push_back({&*claim, value / whole});
        else
            whole = value;
    }
    return out;
}

bool agrees(Share quantifier, double share) {
    switch (quantifier) {
        case Share::all:
            return share >= 0.97;
        case Share::most:
            return share >= 0.48;
        case Share::half:
            return share >= 0.4 && share <= 0.6;
        case Share::some:
            return share > 0;
        case Share::few:
            return share <= 0.35;
        case Share::none:
            return share <= 0.02;
    }
    return true;
}

/// “About a third of the crowd had left” became “most of the crowd had left”.
void figure_contradicted(const Comparison& comparison, const StatementView& view, std::vector<Finding>& findings) {
    const TokenIndex j = lone_quantifier(view, false);
    if (j == kNoToken || view.settled(j) || view.rewrite.quoted(j)) return;
    const auto denied = [&](TokenIndex k) { return view.rewrite.text.is(k, WordClass::negator) && view.words.source_of(k) == kNoToken; };
    if (view.rewrite.near(j, 4, denied)) return;
    const Share share = *share_at(view.rewrite, j);
    const Claim* contradicted = nullptr;
    for (const ToldShare& told : told_shares(view.source.article, view.pair.source, comparison.vocabulary)) {
        const TokenIndex i = view.source.text.segments.tokens_in(told.claim->span).first;
        if (view.region(i, j, 7) < (share == Share::all || share == Share::none ? 3 : 2)) continue;  // “all the” is said of much
        // “A third had gone” and “most stayed” are the same, unless too many words are for a verb to have turned.
        if (agrees(share, told.share) || ((turned_too(view) || view.region(i, j, 12) < 3) && agrees(share, 1 - told.share))) return;
        contradicted = told.claim;
    }
    if (contradicted == nullptr) return;
    Finding finding = statement_finding(view, "quantifier-changed", contradicted->span, view.rewrite.text.token(j).span);
    finding.severity = Severity::warning;
    finding.confidence = 70;
    finding.message = "Quantifier changed: " + quoted(view.rewrite.article, view.rewrite.between(j, j + 1)) + " was " +
                      quoted(view.source.article, contradicted->span);
    findings.push_back(std::move(finding));
}

bool limits(const WordText& word) { return in(word, {"almost", "nearly", "virtually", "practically"}); }

/// “Almost everything was lost” / “everything was lost”: the limit was dropped, the quantifier stayed.
void limit_dropped(const StatementView& view, std::vector<Finding>& findings) {
    for (TokenIndex i = view.source.first; i + 1 < view.source.end; ++i) {
        if (!limits(view.source.text.lower(i)) || view.words.rewrite_of(i) != kNoToken) continue;
        const auto share = share_at(view.source, i + 1);
        const TokenIndex j = view.words.rewrite_of(i + 1);
        if (!share || (*share != Share::all && *share != Share::none) || j == kNoToken || view.settled(j)) continue;
        if (view.source.quoted(i) && view.rewrite.quoted(j)) continue;
        const auto open = [&](TokenIndex k) {
            return limits(view.rewrite.text.lower(k)) ||
                   (view.words.source_of(k) == kNoToken && (view.rewrite.text.is(k, WordClass::hedge) || share_at(view.rewrite, k).has_value()));
        };
        if (view.rewrite.near(j, 4, open)) continue;
        Finding finding = statement_finding(view, "quantifier-changed", view.source.between(i, i + 1), view.rewrite.text.token(j).span);
        finding.severity = Severity::warning;
        finding.confidence = 75;
        word_change(finding, "Quantifier changed", view);
        report_sense(view, std::move(finding), findings);
        return;
    }
}

}  // namespace

void quantifier_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    const auto may_differ = [](const Sentence& source, const Sentence& rewrite) {
        return has(source.classes | rewrite.classes, WordClass::share) ||
               (has(source.classes, WordClass::number_word) && has(rewrite.classes, WordClass::number_word));
    };
    for_each_statement(comparison, may_differ, [&](const StatementView& view) {
        parts_and_wholes(view, findings);
        if (view.swapped || !view.rewrite.has_any(WordClass::share)) return;
        if (view.first && view.pair.best) figure_contradicted(comparison, view, findings);
        if (!view.source.has_any(WordClass::share)) return;
        if (view.pair.best) limit_dropped(view, findings);
        const std::size_t before = findings.size();
        for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
            const auto share = share_at(view.rewrite, j);
            if (!share || view.words.source_of(j) != kNoToken || view.settled(j)) continue;
            if (view.rewrite.text.lower(j - (j > view.rewrite.first ? 1 : 0)) == "the" || negated(view.rewrite, j))
                continue;  // “the most common”, “not all”
            TokenIndex noun = view.rewrite.content_after(j, 5);
            if (noun != kNoToken && view.rewrite.is_number(noun)) noun = view.rewrite.content_after(noun, 4);  // “every one of the bakers”
            if (noun == kNoToken) continue;
            const TokenIndex partner = view.words.source_of(noun);
            if (partner == kNoToken) continue;
            // The quantifier of the source stands before its noun too, with no other noun between.
            for (TokenIndex i = partner; i-- > view.source.first && partner - i <= 5;) {
                const auto other = share_at(view.source, i);
                if (!other) {
                    if (view.source.is_content(i) && !view.source.is_number(i) && view.words.rewrite_of(i) == kNoToken) break;
                    continue;
                }
                if (view.words.rewrite_of(i) != kNoToken || *other == *share || negated(view.source, i) ||
                    (i > view.source.first && view.source.text.lower(i - 1) == "the") || (view.source.quoted(i) && view.rewrite.quoted(j)))
                    break;
                // “Almost all” are most.
                if (*other == Share::all && *share == Share::most && i > view.source.first && limits(view.source.text.lower(i - 1))) break;
                if (opposed(view.source.text.word(i), view.rewrite.text.word(j))) break;  // “always” for “never”: direction-changed tells of it
                if ((*share == Share::none) != (*other == Share::none) && turned_too(view)) break;
                Finding finding = statement_finding(view, "quantifier-changed", view.source.between(i, partner), view.rewrite.between(j, noun));
                finding.severity = Severity::warning;
                finding.confidence = std::min(92, 60 + static_cast<int>(view.words.common * 30));
                word_change(finding, "Quantifier changed", view);
                report_sense(view, std::move(finding), findings);
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
        report_sense(view, std::move(finding), findings);
    });
    ranks_widened(comparison, findings);
}

}  // namespace factdiff
