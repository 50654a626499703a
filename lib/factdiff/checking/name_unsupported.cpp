#include <algorithm>

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

/// “Carlisle, England”: where a place lies that the source names too.
bool locates_known_place(const Comparison& c, const Claim& claim) {
    if (std::get<Name>(claim.value).type != NameType::place) return false;
    const Segments& segments = c.rewrite.segments;
    const auto [first, end] = segments.tokens_in(claim.span);
    const auto mark = [&](TokenIndex i) { return i < segments.tokens.size() && segments.tokens[i].kind == TokenKind::punctuation; };
    if (first < 2 || !mark(first - 1) || !mark(end)) return false;
    const Span before = segments.tokens[first - 2].span;
    return std::any_of(c.alignment.claims.begin(), c.alignment.claims.end(), [&](const ClaimPair& pair) {
        const Claim& known = c.rewrite.claims[pair.rewrite];
        const Name* name = std::get_if<Name>(&known.value);
        return pair.equal && name != nullptr && name->type == NameType::place && known.span.end == before.end;
    });
}

/// "Storm nears coast Ana Lima, Tom Roe and Joe Hart 3 March, 2021": a headline, its authors and its day in one line.
bool before_date_line(const Comparison& c, const Claim& claim) {
    const Segments& segments = c.rewrite.segments;
    const Sentence& sentence = segments.sentences[claim.sentence];
    const TokenIndex end = segments.tokens_in(claim.span).second;
    bool dated = false;
    for (TokenIndex i = end; i < sentence.end_token; ++i) {
        const Token& token = segments.tokens[i];
        const std::string_view words = c.rewrite.document.text_of(token.span);
        if (token.kind == TokenKind::punctuation ? words != "," : !token.capitalised && words != "and" && token.kind != TokenKind::number)
            return false;
        dated = dated || has(token.classes, WordClass::month);
    }
    return dated && end < sentence.end_token && segments.tokens[sentence.end_token - 1].kind == TokenKind::number;
}

/// "By Ana Lima and Joe Hart", "Additional reporting by …": who wrote the article is no part of what it says.
bool in_byline(const Comparison& c, const Claim& claim) {
    if (before_date_line(c, claim)) return true;
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
        if (name.canonical == "Earth" || name.canonical == "the Earth") continue;  // on which all of it happens: “will circle the Earth”
        Finding finding{.rule = "name-unsupported", .severity = Severity::warning, .confidence = confidence(c, claim, name)};
        finding.message = "Name not in the source: " + quoted(c.rewrite, claim.span);
        finding.why = "the source has no such name, nor its words, nor another form of it";
        if (locates_known_place(c, claim)) {
            finding.severity = Severity::note;
            finding.confidence = 45;
            finding.why += "; it says where a place lies that the source names";
        }
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
    for (const Span people : peoples_lacking(c)) {
        Finding finding{.rule = "name-unsupported", .severity = Severity::warning, .confidence = 70};
        finding.message = "People not in the source: " + quoted(c.rewrite, people);
        finding.why = "the source names neither this people nor its country nor a place there that is known";
        finding.rewrite = evidence_of(c.rewrite, people);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
