#include <algorithm>

#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/verbatim.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Every word of the name stands, with a capital, in that sentence of the other version.
bool stands_in(const Article& article, const Claim& name, const Article& other, std::uint32_t sentence, const Vocabulary& vocabulary) {
    const auto [first, end] = article.segments.tokens_in(name.span);
    const Sentence& there = other.segments.sentences[sentence];
    for (TokenIndex i = first; i < std::min(end, first + 12); ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind != TokenKind::word || !token.capitalised) continue;
        bool found = false;
        for (TokenIndex k = there.first_token; k < std::min(there.end_token, there.first_token + 200) && !found; ++k)
            found = other.segments.tokens[k].capitalised && vocabulary[other.segments.tokens[k].word].stem == vocabulary[token.word].stem;
        if (!found) return false;
    }
    return true;
}

/// “Halden sued Brightwater” became “Brightwater was sued by Halden”: both names stand on both sides, and the sentence was turned.
bool turned(const Comparison& c, const Claim& source, const Claim& rewrite) {
    return stands_in(c.source, source, c.rewrite, rewrite.sentence, c.vocabulary) &&
           stands_in(c.rewrite, rewrite, c.source, source.sentence, c.vocabulary);
}

/// “He” or “her”, or the name of one person, outside quotations: whether that is a man or a woman.
Gender gender_in(const Comparison& c, const Article& article, TokenIndex first, TokenIndex end) {
    if (first == end || article.segments.tokens[first].quoted) return Gender::unknown;
    const Span span{article.segments.tokens[first].span.begin, article.segments.tokens[end - 1].span.end};
    if (end == first + 1 && has(c.vocabulary[article.segments.tokens[first].word].classes, WordClass::pronoun))
        return gender_of_word(c.vocabulary[article.segments.tokens[first].word].folded);
    for (const Claim& claim : article.claims)
        if (const Name* name = std::get_if<Name>(&claim.value); name != nullptr && name->type == NameType::person && claim.span == span)
            return gender_of(article, c.vocabulary, {span, name->canonical});
    return Gender::unknown;
}

/// “She was born in Calder” for “He was born in Calder”, or for “Helen Marsh was”: words for a man stand where those for a woman stood.
void gender_changed(const Comparison& c, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.5F;
    for (const StatementPair& pair : c.alignment.statements) {
        if (pair.score < least_alike) continue;
        for (const Slot& slot : slots_of(c, c.source.segments.sentences[pair.source], c.rewrite.segments.sentences[pair.rewrite])) {
            const Gender is = gender_in(c, c.rewrite, slot.rewrite, slot.rewrite_end);
            if (is == Gender::unknown) continue;
            const Gender was = gender_in(c, c.source, slot.source, slot.source_end);
            if (was == Gender::unknown || was == is) continue;
            const auto span = [](const Article& article, TokenIndex first, TokenIndex end) {
                return Span{article.segments.tokens[first].span.begin, article.segments.tokens[end - 1].span.end};
            };
            Finding finding{.rule = "name-changed", .severity = Severity::error, .confidence = 80};
            const Span theirs = span(c.source, slot.source, slot.source_end), ours = span(c.rewrite, slot.rewrite, slot.rewrite_end);
            finding.message = "Name changed: " + quoted(c.rewrite, ours) + " was " + quoted(c.source, theirs);
            finding.why = std::string("words for a ") + (is == Gender::male ? "man" : "woman") + " stand where words for a " +
                          (is == Gender::male ? "woman" : "man") + " stood; the rest of the sentence is the same";
            finding.source = evidence_of(c.source, theirs);
            finding.rewrite = evidence_of(c.rewrite, ours);
            findings.push_back(std::move(finding));
            break;
        }
    }
}

}  // namespace

void name_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim& rewrite = c.rewrite.claims[pair.rewrite];
        if (pair.equal || rewrite.kind != ClaimKind::name) continue;
        const Claim& source = c.source.claims[pair.source];
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        if (turned(c, source, rewrite)) continue;
        const Name& was = std::get<Name>(source.value);
        Finding finding{.rule = "name-changed", .severity = Severity::error, .confidence = std::min(95, static_cast<int>(pair.score * 100))};
        finding.message = "Name changed: " + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source.span);
        finding.why = to_string(pair.why);
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        if (pair.score >= 0.85F)
            finding.suggestion = was.canonical.size() <= 80 && rewrite.span.length() > source.span.length() / 2
                                     ? std::string(c.source.document.text_of(source.span))
                                     : was.canonical;
        findings.push_back(std::move(finding));
    }
    gender_changed(c, findings);
}

}  // namespace factdiff
