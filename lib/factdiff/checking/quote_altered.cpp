#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/suggestion.h"

namespace factdiff {

void quote_altered(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::quoted || !is_altered(link.edit.kind) || link.merged || !link.source) continue;
        const Quotation& ours = quotation(c.rewrite, link.rewrite);
        if (ours.role == QuoteRole::title) continue;
        Finding finding{.rule = "quote-altered", .severity = Severity::error};
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.confidence = link.score >= 0.75F ? 97 : link.score >= 0.55F ? 92 : 80;
        if (ours.role == QuoteRole::scare) finding.confidence = 45;  // “sovereign AI” for “AI sovereignty” is nobody’s speech
        finding.message = "Quote altered: " + quoted(c.rewrite, claim.span) + " was " + quoted(c.source, link.place);
        finding.why = why_paired(c, link);
        finding.source = quote_evidence(c.source, link.place, link.edit.source_changed);
        finding.rewrite = quote_evidence(c.rewrite, claim.span, link.edit.rewrite_changed);
        finding.details.emplace_back("edit", std::string(to_string(link.edit.kind)));
        if (finding.confidence < 50) finding.severity = Severity::note;
        if (finding.confidence >= 80) finding.suggestion = quote_suggestion(c, link);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
