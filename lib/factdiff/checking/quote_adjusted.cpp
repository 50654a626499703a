#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

void quote_adjusted(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::quoted || is_altered(link.edit.kind) || link.merged || !link.source) continue;
        const Quotation& ours = quotation(c.rewrite, link.rewrite);
        if (ours.role != QuoteRole::speech || link.edit.kind == QuoteEditKind::exact || !lost_caveat(c, link).empty()) continue;
        std::string how = link.edit.bracketed  ? "words in brackets were inserted"
                          : link.edit.ellipsis ? "a cut is marked"
                                               : "the source’s quotation goes on";
        Finding finding{.rule = "quote-adjusted", .severity = Severity::note, .confidence = 95};
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.message = "Quote adjusted: " + quoted(c.rewrite, claim.span) + " (" + how + ")";
        finding.why = "every word stands in the source’s quotation in this order; " + how;
        finding.source = quote_evidence(c.source, link.place);
        finding.rewrite = quote_evidence(c.rewrite, claim.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
