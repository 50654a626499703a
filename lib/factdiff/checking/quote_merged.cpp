#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

void quote_merged(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (!link.merged || link.origin != QuoteOrigin::quoted) continue;
        if (quotation(c.rewrite, link.rewrite).role != QuoteRole::speech) continue;
        Finding finding{.rule = "quote-merged", .severity = Severity::warning, .confidence = 88};
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.message =
            "Quotes merged: " + quoted(c.rewrite, claim.span) + " joins words that the source quotes apart: " + quoted(c.source, link.place);
        finding.why = "every word is quoted in the source, but not in one breath, and no ellipsis marks the cut";
        finding.source = quote_evidence(c.source, link.place);
        finding.rewrite = quote_evidence(c.rewrite, claim.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
