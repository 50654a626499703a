#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

void quote_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::nowhere) continue;
        const Quotation& ours = quotation(c.rewrite, link.rewrite);
        if (ours.role != QuoteRole::speech) continue;  // scare quotes and titles are the writer’s own
        std::size_t words = word_count(c.rewrite, ours);
        if (words < 3) continue;
        Finding finding{.rule = "quote-unsupported", .severity = Severity::error};
        finding.confidence = words >= 6 ? 93 : ours.speaker ? 80 : 55;
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.message = "Quote unsupported: " + quoted(c.rewrite, claim.span) + " stands nowhere in the source";
        finding.why = "no quotation and no sentence of the source shares enough of its words";
        finding.rewrite = quote_evidence(c.rewrite, claim.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
