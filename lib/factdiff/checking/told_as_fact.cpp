#include "factdiff/checking/told_as_fact.h"

#include <algorithm>

#include "factdiff/checking/held_back.h"

namespace factdiff {
namespace {

/// “Did not rule out” at `i`, “could not be ruled out”: the first or last word of what is still open, or kNoToken.
TokenIndex not_ruled_out(const StatementSide& side, TokenIndex i) {
    if (!in(side.text.lower(i), {"rule", "ruled", "ruling", "rules"}) || side.text.lower(i + 1) != "out") return kNoToken;
    if (!side.near(i, 4, [&](TokenIndex k) { return k < i && side.text.is(k, WordClass::negator); })) return kNoToken;
    if (i > side.first && in(side.text.lower(i - 1), {"be", "been", "being"})) {
        for (TokenIndex k = i; k > side.first && !side.text.is(k, TokenKind::punctuation);)
            if (side.is_content(--k) && !side.text.is(k, WordClass::negator)) return k;
        return kNoToken;
    }
    return side.content_after(i + 1, 5);
}

/// What a court has found; a charge is none of it.
bool is_verdict(const WordText& word) {
    return word.size() > 5 && in(word, {"convicted", "conviction", "convictions", "guilty", "acquitted", "acquittal"});
}

}  // namespace

Finding told_finding(const StatementView& view, TokenIndex i, TokenIndex held, TokenIndex done, bool fact) {
    Finding finding = statement_finding(view, "certainty-changed", view.source.between(i, held), view.rewrite.verb_phrase(done));
    finding.severity = Severity::warning;
    word_change(finding, fact ? "Told as fact" : "Told as done", view);
    return finding;
}

void not_ruled_out_told(const StatementView& view, TokenIndex i, std::vector<Finding>& findings) {
    TokenIndex matter = not_ruled_out(view.source, i);
    if (matter == kNoToken) return;
    if (const TokenIndex ruled = view.partner(i); ruled != kNoToken) {  // “has ruled out a strike”
        const auto held = [&](TokenIndex k) { return k < ruled && holds_back(view.rewrite, k); };
        if (view.rewrite.text.lower(ruled + 1) != "out" || view.settled(ruled) || view.rewrite.near(ruled, 6, held)) return;
        Finding finding = told_finding(view, i, matter, ruled, true);
        finding.confidence = 80;
        report_sense(view, std::move(finding), findings);
        return;
    }
    constexpr TokenIndex reach = 5;
    for (TokenIndex k = matter; view.partner(matter) == kNoToken; ++k) {
        if (k + 1 >= view.source.end || k - matter >= reach || view.source.text.is(k, TokenKind::punctuation)) return;
        if (view.source.is_content(k) && view.partner(k) != kNoToken) matter = k;
    }
    if (view.settled(view.partner(matter))) return;
    const StatementSide& side = view.rewrite;
    const TokenIndex there = view.partner(matter);
    TokenIndex firm = kNoToken;
    for (TokenIndex k = there; k > side.first && there - k < reach && firm == kNoToken && !side.text.is(k, TokenKind::punctuation);) {
        --k;
        if (in(side.text.lower(k), {"will", "was", "were", "caused"}) || (side.text.lower(k) == "to" && in(side.text.lower(k - 1), {"is", "are"})))
            firm = k;
    }
    if (firm == kNoToken) return;
    constexpr TokenIndex before = 12, behind = 4;
    for (TokenIndex k = there - std::min(there - side.first, before); k < std::min(side.end, there + behind); ++k)
        if ((k < firm || k > there) && view.partner_back(k) == kNoToken && holds_back(side, k)) return;
    Finding finding = told_finding(view, i, matter, there, true);
    finding.rewrite->span = side.between(firm, there);
    finding.confidence = 75;
    report_sense(view, std::move(finding), findings);
}

void verdict_told(const StatementView& view, std::vector<Finding>& findings) {
    const auto verdict_at = [&](TokenIndex j) {
        return view.rewrite.text.token(j).kind == TokenKind::word && is_verdict(view.rewrite.text.lower(j));
    };
    bool any = false;
    for (TokenIndex j = view.rewrite.first; j < view.rewrite.end && !any; ++j) any = verdict_at(j);
    if (!any) return;
    TokenIndex charge = kNoToken;
    for (TokenIndex i = view.source.first; i < view.source.end && charge == kNoToken; ++i)
        if (in(view.source.text.lower(i),
               {"charged", "charge", "charges", "trial", "accused", "alleged", "allegedly", "suspected", "suspicion", "indicted", "arrested"}))
            charge = i;
    for (TokenIndex j = view.rewrite.first; charge != kNoToken && j < view.rewrite.end; ++j) {
        const WordText verdict = view.rewrite.text.lower(j);
        if (!is_verdict(verdict) || view.partner_back(j) != kNoToken || view.settled(j) || view.rewrite.quoted(j)) continue;
        const auto open = [&](TokenIndex k) {
            return k != j && (holds_back(view.rewrite, k) ||
                              in(view.rewrite.text.lower(k), {"plead", "pleaded", "pleads", "pled", "not", "could", "face", "faces"}));
        };
        if (view.rewrite.near(j, 6, open)) continue;
        const auto tells = [&](const Token& token) {
            const WordText word = view.source.text.vocabulary[token.word].folded;
            return is_verdict(word) ||
                   in(word, {"convict", "verdict", "sentenced", "jailed", "imprisoned", "serving", "sentence", "cleared", "exonerated"});
        };
        const auto& tokens = view.source.article.segments.tokens;
        if (std::any_of(tokens.begin(), tokens.end(), tells)) return;
        Finding finding = told_finding(view, charge, charge, j, true);
        finding.confidence = 80;
        report_sense(view, std::move(finding), findings);
        return;
    }
}

}  // namespace factdiff
