#include "factdiff/checking/parts_and_wholes.h"

#include <algorithm>

#include "factdiff/alignment/terms.h"
#include "factdiff/lexicon/quantifiers.h"

namespace factdiff {
namespace {

/// The words of `list` that stand in the sentence; the first of them, or kNoToken.
TokenIndex find(const StatementSide& side, std::initializer_list<WordText> list) {
    for (TokenIndex k = side.first; k < side.end; ++k)
        if (in(side.text.lower(k), list)) return k;
    return kNoToken;
}

void report(const StatementView& view, TokenIndex was, TokenIndex was_end, TokenIndex is, TokenIndex is_end, std::vector<Finding>& findings) {
    if (view.source.quoted(was) && view.rewrite.quoted(is)) return;
    Finding finding = statement_finding(view, "quantifier-changed", view.source.between(was, was_end), view.rewrite.between(is, is_end));
    finding.severity = Severity::warning;
    finding.confidence = 75;
    word_change(finding, "Quantifier changed", view);
    report_sense(view, std::move(finding), findings);
}

/// “Three of its seven carriages” at `part`: where “seven” stands, or kNoToken.
TokenIndex whole_behind(const StatementSide& side, TokenIndex part) {
    if (side.text.lower(part + 1) != "of") return kNoToken;
    const TokenIndex whole = in(side.text.lower(part + 2), {"its", "the", "their", "his", "her", "our", "these", "those"}) ? part + 3 : part + 2;
    return side.is_number(whole) && side.text.is(whole + 1, TokenKind::word) ? whole : kNoToken;
}

/// The rewrite has the part nowhere near: neither the word nor a figure paired with it.
bool part_is_lost(const StatementView& view, TokenIndex part) {
    const Terms& terms = *view.alignment.terms;
    const auto& sentences = view.rewrite.article.segments.sentences;
    const std::size_t first = view.pair.rewrite > 0 ? view.pair.rewrite - 1 : 0,
                      last = std::min<std::size_t>(view.pair.rewrite + 1, sentences.size() - 1);
    for (TokenIndex k = sentences[first].first_token; k < sentences[last].end_token; ++k)
        if (terms.rewrite[k] == terms.source[part]) return false;
    const Span span = view.source.text.token(part).span;
    return std::none_of(view.alignment.claims.begin(), view.alignment.claims.end(), [&](const ClaimPair& pair) {
        return pair.equal && view.source.article.claims[pair.source].span.overlaps(span) && !view.source.is_number(part + 2) &&
               view.source.article.claims[pair.source].span.end <= span.end;
    });
}

/// The content word before `i`, close by; kNoToken where there is none.
TokenIndex word_before(const StatementSide& side, TokenIndex i) {
    constexpr TokenIndex reach = 4;
    for (TokenIndex k = i; k > side.first && i - k < reach && !side.text.is(k - 1, TokenKind::punctuation);)
        if (side.is_content(--k)) return k;
    return kNoToken;
}

/// “Three of its seven carriages” / “all seven carriages”, “both its vans”, “seven of its carriages”.
void part_told_whole(const StatementView& view, std::vector<Finding>& findings) {
    for (TokenIndex part = view.source.first; part < view.source.end; ++part) {
        if (!view.source.is_number(part) || view.partner(part) != kNoToken) continue;
        const TokenIndex whole = whole_behind(view.source, part);
        if (whole == kNoToken) continue;
        const TokenIndex noun = whole + 1, there = view.partner(noun);
        if (there == kNoToken || view.settled(there) || !part_is_lost(view, part)) continue;
        constexpr TokenIndex reach = 5;
        TokenIndex all = kNoToken;
        for (TokenIndex k = there; k > view.rewrite.first && there - k < reach && all == kNoToken;) {
            --k;
            if (view.rewrite.text.is(k, TokenKind::punctuation) && view.rewrite.text.surface(k) != "-") break;
            if (in(view.rewrite.text.lower(k), {"all", "both", "every", "entire", "whole"}) || view.words.source_of(k) == whole) all = k;
        }
        if (all != kNoToken && all > view.rewrite.first && in(view.rewrite.text.lower(all - 1), {"all", "both"})) --all;
        // A bare “seven carriages” may be told of something else, unless the verb is the same.
        if (all != kNoToken && view.rewrite.is_number(all) && view.rewrite.text.lower(all + 1) != "of") {
            const TokenIndex was = word_before(view.source, part), is = word_before(view.rewrite, all);
            if (was == kNoToken || is == kNoToken || view.partner(was) != is) continue;
        }
        // “The chain has 52 shops and is to close some”: how many there are is told by itself.
        if (all == kNoToken || find(view.rewrite, {"some", "several", "of", "many"}) < all ||
            in(view.rewrite.text.lower(all > view.rewrite.first ? all - 1 : all), {"has", "have", "had", "with", "its", "the"}))
            continue;
        return report(view, part, noun, all, there, findings);
    }
}

/// Something of the sentence is denied that is not denied in the other: “all but 35 took place” / “only 35 were cancelled”.
bool denied_once(const StatementView& view) {
    constexpr WordClass denying = WordClass::negator | WordClass::negative;
    for (TokenIndex k = view.source.first; k < view.source.end; ++k)
        if (view.partner(k) == kNoToken && view.source.text.is(k, denying) && !in(view.source.text.lower(k), {"only", "except"})) return true;
    for (TokenIndex k = view.rewrite.first; k < view.rewrite.end; ++k)
        if (view.partner_back(k) == kNoToken && view.rewrite.text.is(k, denying) && !in(view.rewrite.text.lower(k), {"only", "except"})) return true;
    return false;
}

/// “All but six” / “only six”.
void others_told(const StatementView& view, std::vector<Finding>& findings) {
    for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
        if (!view.source.text.is(i, WordClass::share) || view.source.text.lower(i) != "all" ||
            !in(view.source.text.lower(i + 1), {"but", "except"}) || !view.source.is_number(i + 2))
            continue;
        const TokenIndex there = view.partner(i + 2);
        if (there == kNoToken || there == view.rewrite.first || denied_once(view)) continue;
        if (in(view.rewrite.text.lower(there - 1), {"only", "just"})) return report(view, i, i + 2, there - 1, there, findings);
    }
}

/// “Half of the fare” / “the whole fare”.
void half_told_whole(const StatementView& view, std::vector<Finding>& findings) {
    const TokenIndex half = find(view.source, {"half"});
    if (half == kNoToken || view.partner(half) != kNoToken || find(view.rewrite, {"half", "halves", "halved"}) != kNoToken) return;
    const TokenIndex noun = view.source.content_after(half, 4), there = noun == kNoToken ? kNoToken : view.partner(noun);
    if (there == kNoToken || view.source.is_number(noun) || there < view.rewrite.first + 2) return;
    for (TokenIndex k = there - 2; k < there; ++k) {
        if (!in(view.rewrite.text.lower(k), {"whole", "entire", "full"})) continue;
        for (TokenIndex number = k - std::min<TokenIndex>(k - view.rewrite.first, 4); number < k; ++number)
            if (view.rewrite.is_number(number) || view.rewrite.text.surface(number) == "%") return;  // “50% of the whole fare”
        return report(view, half, noun, k, there, findings);
    }
}

/// “Each group £15,000” / “the groups £15,000 between them”; “in 19 raids” / “in each of 19 raids”.
void each_told_together(const StatementView& view, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.5F;
    if (view.pair.score < least_alike) return;
    const auto each = [](const StatementSide& side) {
        for (TokenIndex k = side.first; k < side.end; ++k)
            if (side.text.is(k, WordClass::share) && in(side.text.lower(k), {"each", "every"})) return k;
        return kNoToken;
    };
    const auto shared_out = [](const StatementSide& side) { return find(side, {"apiece", "per", "individually", "respectively"}) != kNoToken; };
    const auto together = [](const StatementSide& side) {
        for (TokenIndex k = side.first; k < side.end; ++k) {
            if (in(side.text.lower(k), {"together", "altogether", "combined", "jointly", "collectively"})) return k;
            if (side.text.lower(k) == "between" && side.text.lower(k + 1) == "them") return k;
            if (side.text.lower(k) == "in" && side.text.lower(k + 1) == "total") return k;
        }
        return kNoToken;
    };
    const TokenIndex one_each = each(view.source), of_each = each(view.rewrite);
    if ((one_each == kNoToken) == (of_each == kNoToken) || shared_out(view.source) || shared_out(view.rewrite)) return;
    if (one_each != kNoToken && together(view.source) == kNoToken) {
        const TokenIndex sum = together(view.rewrite);
        if (sum != kNoToken && in(view.source.text.lower(one_each), {"each", "apiece"}))
            return report(view, one_each, one_each, sum, sum + 1, findings);
    }
    if (one_each != kNoToken || of_each == kNoToken || view.rewrite.text.lower(of_each) != "each") return;
    if (view.rewrite.text.lower(of_each + 1) != "of" || together(view.source) != kNoToken || find(view.source, {"all", "both", "either"}) != kNoToken)
        return;
    for (TokenIndex k = of_each + 2; k < std::min(view.rewrite.end, of_each + 4); ++k) {
        const TokenIndex number = view.words.source_of(k);
        if (!view.rewrite.is_number(k) || number == kNoToken || number == view.source.first || view.source.text.lower(number - 1) != "in") continue;
        for (TokenIndex n = view.source.first; n + 1 < number; ++n)  // there is an amount to be multiplied
            if (view.source.is_number(n) && view.partner(n) != kNoToken) return report(view, number - 1, number, of_each, k, findings);
    }
}

}  // namespace

void parts_and_wholes(const StatementView& view, std::vector<Finding>& findings) {
    if (view.swapped || !view.pair.best) return;
    const bool of_source = view.source.has_any(WordClass::share), of_rewrite = view.rewrite.has_any(WordClass::share);
    const std::size_t before = findings.size();
    if (of_rewrite || view.source.has_any(WordClass::number_word)) part_told_whole(view, findings);
    if (of_source && findings.size() == before) others_told(view, findings);
    if (of_source && findings.size() == before) half_told_whole(view, findings);
    if ((of_source || of_rewrite) && findings.size() == before) each_told_together(view, findings);
}

}  // namespace factdiff
