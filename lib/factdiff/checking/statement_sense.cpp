#include "factdiff/checking/statement_sense.h"

#include <algorithm>

#include "factdiff/alignment/terms.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

constexpr float kLeastCommon = 0.15F;

bool divides(const SegmentedText& text, TokenIndex i) {
    if (text.token(i).kind != TokenKind::punctuation) return false;
    const std::string_view mark = text.surface(i);
    return mark != "-" && mark != "'" && mark != "/";
}

/// No word stands at `i` or beyond it in the direction of `step`.
bool ends(const StatementSide& side, TokenIndex i, int step) {
    for (; side.holds(i); i += static_cast<TokenIndex>(step)) {
        const TokenKind kind = side.text.token(i).kind;
        if (kind != TokenKind::punctuation && kind != TokenKind::quote_mark) return false;
        if (step < 0 && i == side.first) break;
    }
    return true;
}

}  // namespace

bool StatementSide::is_content(TokenIndex i) const {
    const TokenKind kind = text.token(i).kind;
    return (kind == TokenKind::word || kind == TokenKind::number) && !text.is(i, WordClass::function_word | WordClass::auxiliary);
}

TokenIndex StatementSide::content_after(TokenIndex i, int reach) const {
    for (TokenIndex k = i + 1; k < end && reach-- > 0; ++k) {
        if (divides(text, k)) return kNoToken;
        if (is_content(k)) return k;
    }
    return kNoToken;
}

Span StatementSide::verb_phrase(TokenIndex i) const {
    TokenIndex begin = i;
    for (TokenIndex k = i; k-- > first && i - k <= 4;) {
        if (text.is(k, WordClass::auxiliary | WordClass::negator | WordClass::hedge | WordClass::firm_modal | WordClass::uncertain_modal))
            begin = k;
        else if (divides(text, k) || (is_content(k) && !text.lower(k).ends_with("ly")))
            break;
    }
    return between(begin, i);
}

Span StatementSide::between(TokenIndex a, TokenIndex b) const { return join(text.token(a).span, text.token(b).span); }

int StatementView::anchors(TokenIndex i) const {
    const TokenIndex other = partner(i);
    if (other == kNoToken) return 0;
    int found = 0;
    const TokenIndex low = i - std::min<TokenIndex>(i - source.first, 6), high = std::min<TokenIndex>(source.end, i + 7);
    for (TokenIndex k = low; k < high; ++k) {
        if (k == i || !source.is_content(k)) continue;
        const TokenIndex p = partner(k);
        if (p != kNoToken && (p > other ? p - other : other - p) <= 9) ++found;
    }
    return found;
}

int StatementView::same_place(TokenIndex here, TokenIndex there) const {
    int score = 0;
    for (const int step : {-1, 1}) {
        TokenIndex k = here;
        for (int distance = 1; distance <= 4; ++distance) {
            k += static_cast<TokenIndex>(step);
            if (!source.holds(k)) break;
            if (distance == 1 && ends(source, k, step) && ends(rewrite, there + static_cast<TokenIndex>(step), step)) {
                score += 2;
                break;
            }
            const TokenIndex p = partner(k);
            if (p == kNoToken) continue;
            const bool right_side = step < 0 ? p < there : p > there;
            const TokenIndex gap = p > there ? p - there : there - p;
            if (right_side && gap <= 4) score += distance + static_cast<int>(gap) <= 4 ? 2 : 1;
            break;
        }
    }
    return score;
}

bool StatementView::settled(TokenIndex rewrite_word) const {
    for (std::size_t k = index; k-- > 0 && alignment.statements[k].rewrite == pair.rewrite;)
        if (alignment.words[k].source_of(rewrite_word) != kNoToken) return true;
    return false;
}

int StatementView::region(TokenIndex here, TokenIndex there, int reach) const {
    int found = 0;
    const auto span = static_cast<TokenIndex>(reach);
    const TokenIndex low = here - std::min<TokenIndex>(here - source.first, span), high = std::min<TokenIndex>(source.end, here + span + 1);
    for (TokenIndex k = low; k < high; ++k) {
        if (k == here || !source.is_content(k)) continue;
        const TokenIndex p = partner(k);
        if (p != kNoToken && (p > there ? p - there : there - p) <= span) ++found;
    }
    return found;
}

bool StatementView::replaced(TokenIndex here, TokenIndex there) const {
    const auto neighbour = [](const StatementSide& side, TokenIndex i, bool before) {
        while (before ? i > side.first : i + 1 < side.end) {
            i = before ? i - 1 : i + 1;
            const TokenKind kind = side.text.token(i).kind;
            const std::string_view word = side.text.lower(i);
            if (kind != TokenKind::punctuation && kind != TokenKind::quote_mark && word != "a" && word != "an" && word != "the") return i;
        }
        return kNoToken;
    };
    bool alone = true;
    for (const bool before : {true, false}) {
        const TokenIndex a = neighbour(source, here, before), b = neighbour(rewrite, there, before);
        if ((a == kNoToken) != (b == kNoToken) || (a != kNoToken && partner(a) != b)) return false;
        alone = alone && a == kNoToken;
    }
    return !alone;
}

bool StatementView::only_difference(TokenIndex here) const {
    TokenIndex left = here, right = here;
    int skipped = 0;
    do {
        if (left == source.first || ++skipped > 3) return false;
        --left;
    } while (partner(left) == kNoToken);
    skipped = 0;
    do {
        if (++right >= source.end || ++skipped > 2) return false;
    } while (partner(right) == kNoToken);
    for (TokenIndex k = left + 1; k < right; ++k)
        if (k != here && source.is_content(k)) return false;
    const TokenIndex a = partner(left), b = partner(right);
    return a < b && b - a <= 2;
}

/// Neither article has the word but here: then both speak of the same, whatever stands around it.
bool told_once(const StatementView& view, TokenIndex governed) {
    const Terms& terms = *view.alignment.terms;
    const TermId term = view.swapped ? terms.rewrite[governed] : terms.source[governed];
    return std::count(terms.source.begin(), terms.source.end(), term) == 1 && std::count(terms.rewrite.begin(), terms.rewrite.end(), term) == 1;
}

bool tells(const StatementPair& pair, const WordMatches& words) { return pair.score >= kLeastMatched && words.common >= kLeastCommon; }

void report_sense(const StatementView& view, Finding finding, std::vector<Finding>& findings, bool stands_alone) {
    // On rewrites by teachers and articles with known changes four in five below this were wrong (docs/accuracy.md, "Confidence").
    constexpr float least_alike = 0.4F;
    if (view.pair.score < least_alike && !stands_alone) {
        finding.severity = Severity::note;
        finding.confidence = std::min(finding.confidence, 45);
    }
    findings.push_back(std::move(finding));
}

void word_change(Finding& finding, std::string_view what, const StatementView& view) {
    const Article &source = view.source.article, &rewrite = view.rewrite.article;
    word_change(finding, what, view.swapped ? rewrite : source, view.swapped ? source : rewrite);
}

Finding statement_finding(const StatementView& view, std::string_view rule, Span here, Span there) {
    Finding finding{.rule = rule};
    const auto evidence = [](const StatementSide& side, Span span) {
        return Evidence{span, std::string(side.article.document.text_of(span)), {span}};
    };
    finding.source = view.swapped ? evidence(view.rewrite, there) : evidence(view.source, here);
    finding.rewrite = view.swapped ? evidence(view.source, here) : evidence(view.rewrite, there);
    const int percent = static_cast<int>(view.pair.score * 100 + 0.5F);
    finding.why = "the statements are " + std::to_string(percent) + "% alike";
    return finding;
}

}  // namespace factdiff
