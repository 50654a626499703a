#include "factdiff/checking/labels_changed.h"

#include <algorithm>
#include <string>

#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.4F;  // of two statements that tell of the same thing

struct Label {
    WordId head = 0;  // stem of “category”
    std::string number;
    TokenIndex first = 0, end = 0;
    std::uint32_t sentence = 0;

    bool same_head(const Label& other) const { return head == other.head; }
    bool operator==(const Label& other) const { return head == other.head && number == other.number; }
};

/// “3”, “three”, “III”; empty for other words.
std::string number_at(const SegmentedText& text, TokenIndex i) {
    if (text.is(i, TokenKind::number)) return std::string(text.surface(i));
    if (text.is(i, WordClass::number_word)) {
        const NumberWord* word = number_word(text.lower(i));
        if (word != nullptr && word->kind == NumberWordKind::small) return word->value.to_string();
    }
    static constexpr std::string_view romans[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
    if (!text.is(i, TokenKind::word) || !text.token(i).capitalised) return {};
    const auto* const roman = std::find(std::begin(romans), std::end(romans), text.surface(i));
    return roman == std::end(romans) ? std::string() : std::to_string(roman - std::begin(romans) + 1);
}

/// Every label of an article, by place. A figure that is a claim is the business of the rules for figures.
std::vector<Label> labels_of(const Article& article, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    std::vector<Label> out;
    for (std::uint32_t s = 0; s < article.segments.sentences.size(); ++s) {
        const Sentence& sentence = article.segments.sentences[s];
        for (TokenIndex i = sentence.first_token + 1; i < sentence.end_token; ++i) {
            const Token& token = text.token(i);
            if (token.kind != TokenKind::number && !has(token.classes, WordClass::number_word) && !token.capitalised) continue;
            const TokenIndex head = text.surface(i - 1) == "-" && i > sentence.first_token + 1 ? i - 2 : i - 1;
            if (!text.is(head, TokenKind::word) || token.quoted || !heads_identifier(text.lower(head), text.token(head).capitalised)) continue;
            std::string number = number_at(text, i);
            if (number.empty()) continue;
            const bool claimed = std::any_of(article.claims.begin(), article.claims.end(), [&](const Claim& claim) {
                return claim.kind != ClaimKind::name && claim.kind != ClaimKind::attribution && claim.kind != ClaimKind::quote &&
                       claim.span.contains(token.span);
            });
            if (!claimed) out.push_back({text.token(head).stem, std::move(number), head, i + 1, s});
        }
    }
    return out;
}

bool holds(const std::vector<Label>& labels, const Label& label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); }

/// “Gates 4 and 6”: the number stands in the sentence though not behind the head.
bool stands_in(const SegmentedText& text, const Sentence& sentence, std::string_view number) {
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i)
        if (number_at(text, i) == number) return true;
    return false;
}

}  // namespace

void labels_changed(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<Label> ours = labels_of(c.rewrite, c.vocabulary);
    if (ours.empty()) return;
    const std::vector<Label> theirs = labels_of(c.source, c.vocabulary);
    const SegmentedText source = c.source.view(c.vocabulary);
    for (auto is = ours.begin(); is != ours.end(); ++is) {
        if (holds(theirs, *is) || std::find(ours.begin(), is, *is) != is) continue;
        for (const StatementPair& pair : c.alignment.of_rewrite(is->sentence)) {
            if (pair.score < kLeastAlike || stands_in(source, c.source.segments.sentences[pair.source], is->number)) continue;
            const auto was = std::find_if(theirs.begin(), theirs.end(), [&](const Label& label) {
                return label.sentence == pair.source && label.same_head(*is) && !holds(ours, label);
            });
            if (was == theirs.end()) continue;
            const Span there = c.source.segments.span_of(was->first, was->end), here = c.rewrite.segments.span_of(is->first, is->end);
            if (std::any_of(findings.begin(), findings.end(),
                            [&](const Finding& other) { return other.rewrite && other.rewrite->span.overlaps(here); }))
                break;
            Finding finding{.rule = "number-changed", .severity = Severity::error, .confidence = 80};
            tell_change(finding, "Number changed", c, there, here);
            finding.why = "the statements tell of the same, and neither number stands on the other side";
            findings.push_back(std::move(finding));
            break;
        }
    }
}

}  // namespace factdiff
