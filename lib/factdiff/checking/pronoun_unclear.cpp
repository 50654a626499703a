#include <algorithm>
#include <array>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.4F;
constexpr TokenIndex kLongestName = 12;  // tokens of what the pronoun stands for: “the mayor of Port Ellis, Ruth Arden,”

bool is_content(const SegmentedText& text, TokenIndex i) {
    const TokenKind kind = text.token(i).kind;
    return (kind == TokenKind::word || kind == TokenKind::number) && !text.is(i, WordClass::function_word | WordClass::auxiliary);
}

bool is_word(const SegmentedText& text, TokenIndex i) { return text.is(i, TokenKind::word) || text.is(i, TokenKind::number); }

/// The pronoun that stands before every content word of the article, as “they” in “Were they right to …”; kNoToken where there is none.
TokenIndex opening_pronoun(const SegmentedText& text, const Sentence& sentence) {
    static constexpr std::array<std::string_view, 6> pronouns = {"he", "she", "they", "it", "him", "them"};
    for (TokenIndex i = sentence.first_token; i < sentence.end_token && !is_content(text, i); ++i)
        if (std::find(pronouns.begin(), pronouns.end(), text.lower(i)) != pronouns.end()) return text.token(i).quoted ? kNoToken : i;
    return kNoToken;
}

/// The words of the source where the rewrite has the pronoun `at`: between the word that both have before it (or the beginning) and the two that both
/// have behind it. Empty where they are no name or noun, or where the rewrite's sentence has them too.
Span replaced_words(const SegmentedText& source, const Sentence& was, const SegmentedText& rewrite, const Sentence& is, TokenIndex at) {
    std::array<WordId, 2> behind{};
    std::size_t found = 0;
    for (TokenIndex i = at + 1; i < is.end_token && found < behind.size(); ++i)
        if (is_word(rewrite, i)) behind[found++] = rewrite.token(i).stem;
    if (found < behind.size()) return {};

    TokenIndex stop = kNoToken;
    for (TokenIndex i = was.first_token; i < std::min(was.end_token, was.first_token + kLongestName) && stop == kNoToken; ++i) {
        if (source.token(i).stem != behind[0]) continue;
        TokenIndex next = i + 1;
        while (next < was.end_token && !is_word(source, next)) ++next;
        if (next < was.end_token && source.token(next).stem == behind[1]) stop = i;
    }
    if (stop == kNoToken) return {};
    TokenIndex first = was.first_token;
    if (at > is.first_token)
        for (TokenIndex i = stop; i-- > was.first_token;)
            if (source.token(i).stem == rewrite.token(at - 1).stem) {
                first = i + 1;
                break;
            }
    bool names = false;
    for (TokenIndex i = first; i < stop; ++i) {
        if (source.is(i, WordClass::pronoun)) return {};
        if (!is_content(source, i)) continue;
        names = true;
        for (TokenIndex k = is.first_token; k < is.end_token; ++k)
            if (rewrite.token(k).stem == source.token(i).stem) return {};  // “When he left, Arden said …”
    }
    while (stop > first && !is_word(source, stop - 1)) --stop;
    return names ? source.segments.span_of(first, stop) : Span{};
}

}  // namespace

void pronoun_unclear(const Comparison& c, std::vector<Finding>& findings) {
    const std::span<const StatementPair> pairs = c.alignment.of_rewrite(0);
    if (pairs.empty() || !pairs.front().best || pairs.front().score < kLeastAlike || !c.rewrite.document.title().empty()) return;
    const Sentence &was = c.source.segments.sentences[pairs.front().source], &is = c.rewrite.segments.sentences[0];
    const SegmentedText source = c.source.view(c.vocabulary), rewrite = c.rewrite.view(c.vocabulary);
    const TokenIndex at = opening_pronoun(rewrite, is);
    if (at == kNoToken) return;
    const Span named = replaced_words(source, was, rewrite, is, at);
    if (named.empty()) return;
    const Span pronoun = rewrite.token(at).span;
    Finding finding{.rule = "pronoun-unclear", .severity = Severity::warning, .confidence = 80};
    finding.message = "Nobody is named before " + quoted(c.rewrite, pronoun) + ", which was " + quoted(c.source, named);
    finding.why = "the rewrite begins with a pronoun";
    finding.source = Evidence{named, std::string(c.source.document.text_of(named)), {named}};
    finding.rewrite = Evidence{pronoun, std::string(c.rewrite.document.text_of(pronoun)), {pronoun}};
    findings.push_back(std::move(finding));
}

}  // namespace factdiff
