#include <algorithm>

#include "factdiff/checking/replaced_names.h"
#include "factdiff/checking/rule_functions.h"
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

}  // namespace

void name_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim& rewrite = c.rewrite.claims[pair.rewrite];
        if (pair.equal || rewrite.kind != ClaimKind::name) continue;
        const Claim& source = c.source.claims[pair.source];
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        if (turned(c, source, rewrite)) continue;
        // “Soubre” stands there still: nothing took its place.
        constexpr float sure = 0.9F;
        if (pair.score < sure && stands_in(c.source, source, c.rewrite, rewrite.sentence, c.vocabulary)) continue;
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
    replaced_names(c, findings);
}

}  // namespace factdiff
