#include "factdiff/checking/name_support.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// How sure it is that this is a name at all and that a rewrite could not have it from common knowledge.
int confidence(const Comparison& c, const Claim& claim, const Name& name) {
    const auto [first, end] = c.rewrite.segments.tokens_in(claim.span);
    const bool several = end - first > 1;
    const bool opens_sentence = c.rewrite.segments.tokens[first].sentence_start;
    int out = several ? 85 : 70;
    if (name.type == NameType::person && several) out = 92;
    if (name.type == NameType::place) out -= 15;  // readers are told where a town lies
    if (name.type == NameType::other) out -= 10;
    if (opens_sentence && !several) out -= 15;
    return out;
}

/// "By Ana Lima and Joe Hart", "Additional reporting by …": who wrote the article is no part of what it says.
bool in_byline(const Comparison& c, const Claim& claim) {
    const Segments& segments = c.rewrite.segments;
    const Sentence& sentence = segments.sentences[claim.sentence];
    if (sentence.end_token - sentence.first_token > 40) return false;
    bool names_only = true;
    const std::string* last = nullptr;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        const Token& token = segments.tokens[i];
        if (token.kind != TokenKind::word) continue;
        const std::string& word = c.vocabulary[token.word].folded;
        if (word == "by" && last != nullptr &&
            (*last == "reporting" || *last == "editing" || *last == "written" || *last == "photograph" || *last == "edited"))
            return true;
        if (!token.capitalised && word != "by" && word != "and" && word != "in" && word != "for") names_only = false;
        last = &word;
    }
    // A line that holds nothing but names.
    return names_only && segments.tokens[sentence.first_token].break_before && claim.span.length() * 4 > sentence.span.length() &&
           c.rewrite.document.text_of(sentence.span).find_first_of(".!?") == std::string_view::npos;
}

}  // namespace

void name_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    for (const std::uint32_t index : names_lacking(c.rewrite, c.source, c.alignment.added, true, c)) {
        const Claim& claim = c.rewrite.claims[index];
        if (inside_quotation(c.rewrite, claim) || in_byline(c, claim)) continue;
        const Name& name = std::get<Name>(claim.value);
        Finding finding{.rule = "name-unsupported", .severity = Severity::warning, .confidence = confidence(c, claim, name)};
        finding.message = "Name not in the source: " + quoted(c.rewrite, claim.span);
        finding.why = "the source has no such name, nor its words, nor another form of it";
        finding.rewrite = evidence_of(c.rewrite, claim);
        findings.push_back(std::move(finding));
    }
    for (const AddedNamePart& part : added_name_parts(c)) {
        Finding finding{.rule = "name-unsupported", .severity = Severity::warning, .confidence = 70};
        finding.message =
            "Given name not in the source: " + quoted(c.rewrite, part.span) + " of " + quoted(c.rewrite, c.rewrite.claims[part.claim].span);
        finding.why = "the source has the surname alone, and this word nowhere";
        finding.rewrite = evidence_of(c.rewrite, c.rewrite.claims[part.claim]);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
