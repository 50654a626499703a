#include "factdiff/checking/wording.h"

#include <algorithm>

#include "factdiff/claims/canonical_value.h"

namespace factdiff {

Evidence evidence_of(const Article& article, const Claim& claim) { return {claim.span, canonical_value(article, claim), {}}; }

Evidence evidence_of(const Article& article, Span span) { return {span, std::string(article.document.text_of(span)), {}}; }

std::string quoted(const Article& article, Span span, std::size_t most) {
    std::string words;
    bool space = false;
    for (const char c : article.document.text_of(span)) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !words.empty();
            continue;
        }
        if (space) words.push_back(' ');
        space = false;
        words.push_back(c);
    }
    if (words.size() > most) {
        // Cut at blanks, so that no word and no character is divided.
        const std::size_t before = words.rfind(' ', most * 2 / 3), after = words.find(' ', words.size() - most / 3);
        if (before != std::string::npos && after != std::string::npos && before < after) words = words.substr(0, before) + " …" + words.substr(after);
    }
    return "“" + words + "”";
}

void word_change(Finding& finding, std::string_view what, const Article& source, const Article& rewrite) {
    finding.message = std::string(what) + ": " + quoted(rewrite, finding.rewrite->span) + " was " + quoted(source, finding.source->span);
}

void tell_change(Finding& finding, std::string_view what, const Comparison& c, Span was, Span is) {
    finding.source = evidence_of(c.source, was);
    finding.rewrite = evidence_of(c.rewrite, is);
    word_change(finding, what, c.source, c.rewrite);
}

void tell_change(Finding& finding, std::string_view what, const Comparison& c, const Claim& was, const Claim& is) {
    finding.source = evidence_of(c.source, was);
    finding.rewrite = evidence_of(c.rewrite, is);
    word_change(finding, what, c.source, c.rewrite);
}

bool is_valued(const Article& article, Span span, bool ranks) {
    return std::any_of(article.claims.begin(), article.claims.end(), [&](const Claim& claim) {
        return claim.kind != ClaimKind::attribution && claim.kind != ClaimKind::quote && (ranks || claim.kind != ClaimKind::ordinal) &&
               claim.span.overlaps(span);
    });
}

bool told_in(const std::vector<Finding>& findings, Span words) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.severity != Severity::note && finding.rewrite && finding.rewrite->span.overlaps(words);
    });
}

bool inside_quotation(const Article& article, const Claim& claim) {
    const auto [first, end] = article.segments.tokens_in(claim.span);
    return first < end && article.segments.tokens[first].quoted;
}

}  // namespace factdiff
