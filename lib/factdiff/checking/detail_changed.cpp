#include <algorithm>

#include "factdiff/checking/replaced_words.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr float kLeastReworded = 0.4F;  // of statements that tell of one thing in other words

/// “Brown”, “Silver” inside a sentence are names; “German”, “Sikh”, “Mrs” are not.
bool is_name(const StatementSide& side, TokenIndex i) {
    const Token& token = side.text.token(i);
    return token.capitalised && !token.sentence_start && !side.text.is(i, WordClass::nationality | WordClass::honorific);
}

/// “Revenue of $31 million”: measure-changed has told of it, at the figure.
bool told_as_measure(const StatementView& view, TokenIndex j, const std::vector<Finding>& findings) {
    if (measured_noun(view.rewrite.text.lower(j)) == nullptr) return false;
    const Span sentence = view.rewrite.text.segments.span_of(view.rewrite.first, view.rewrite.end);
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.rule == "measure-changed" && finding.rewrite && sentence.contains(finding.rewrite->span);
    });
}

bool stands_in(const std::vector<TermId>& terms, TermId term) { return std::find(terms.begin(), terms.end(), term) != terms.end(); }

/// The source has nothing of `j` and the rewrite nothing of `i`, nor a word that may stand for it: so neither tells of another thing in these words.
bool each_is_alone(const StatementView& view, TokenIndex i, TokenIndex j) {
    const Terms& terms = *view.alignment.terms;
    const auto related = terms.related(terms.rewrite[j]);
    return !stands_in(terms.source, terms.rewrite[j]) && !stands_in(terms.rewrite, terms.source[i]) &&
           std::none_of(related.begin(), related.end(), [&](TermId term) { return stands_in(terms.source, term); });
}

/// “Her right foot was treated” / “she was treated for a blister on her left foot”: reworded, but around both stand words that answer to each other,
/// and behind both the same noun.
bool told_of_the_same(const StatementView& view, TokenIndex i, TokenIndex j) {
    constexpr int around = 6, least_around = 2;
    if (view.region(i, j, around) < least_around) return false;
    if (view.source.text.lower(i).ends_with("ing") || view.source.text.lower(i).ends_with("ed")) return false;  // “reviewing grants”
    // “The right engine”, “the audience prize”: with the very noun behind it.
    return i + 1 < view.source.end && j + 1 < view.rewrite.end && view.source.is_content(i + 1) && view.words.rewrite_of(i + 1) == j + 1 &&
           !differ_for_figures(view.source.text.word(i), view.rewrite.text.word(j)) && each_is_alone(view, i, j);
}

/// The word of the source in whose place `j` stands, another of its kind; kNoToken where there is none.
TokenIndex replaced_by(const StatementView& view, TokenIndex j) {
    const Word& word = view.rewrite.text.word(j);
    for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
        if (!view.source.text.is(i, WordClass::contrast) || view.words.rewrite_of(i) != kNoToken || is_name(view.source, i)) continue;
        if (contrast_of(view.source.text.word(i), word) != Contrast::kind) continue;
        if ((view.pair.score >= kLeastReplaced && view.replaced(i, j)) || told_of_the_same(view, i, j)) return i;
    }
    return kNoToken;
}

}  // namespace

void detail_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
        if (view.swapped || !view.pair.best || view.pair.score < kLeastReworded || !view.source.has_any(WordClass::contrast)) return;
        for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
            if (!view.rewrite.text.is(j, WordClass::contrast) || view.rewrite.text.word(j).kinds.empty()) continue;
            if (view.words.source_of(j) != kNoToken || view.settled(j) || is_name(view.rewrite, j)) continue;
            const TokenIndex i = replaced_by(view, j);
            if (i == kNoToken || told_as_measure(view, j, findings) || (view.source.quoted(i) && view.rewrite.quoted(j))) continue;
            const Span was = view.source.text.token(i).span, is = view.rewrite.text.token(j).span;
            Finding finding = statement_finding(view, "detail-changed", was, is);
            finding.severity = Severity::warning;
            finding.confidence = std::min(90, 60 + static_cast<int>(view.words.common * 30));
            word_change(finding, "Detail changed", view);
            findings.push_back(std::move(finding));
        }
    });
    replaced_words(comparison, findings);
}

}  // namespace factdiff
