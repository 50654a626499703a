#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

void quote_omitted(const Comparison& c, std::vector<Finding>& findings) {
    for (std::uint32_t omitted : c.alignment.omitted) {
        const Claim& claim = c.source.claims[omitted];
        if (claim.kind != ClaimKind::quote) continue;
        const Quotation& quote = std::get<Quotation>(claim.value);
        if (quote.role != QuoteRole::speech || word_count(c.source, quote) < 4) continue;
        // Its words may live on in a quotation that has another partner.
        bool used = false;
        for (const QuoteLink& link : c.alignment.quotes)
            used = used || (link.source == omitted) || (!link.place.empty() && link.origin == QuoteOrigin::quoted && link.place.contains(claim.span));
        if (used) continue;
        Finding finding{.rule = "quote-omitted", .severity = Severity::note, .confidence = 85};
        finding.message = "Quote omitted: " + quoted(c.source, claim.span);
        finding.why = "no quotation of the rewrite goes back to it";
        finding.source = quote_evidence(c.source, claim.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
