#include <algorithm>

#include "factdiff/checking/date_counterparts.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void date_omitted(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<DateCounterpart>& changed = date_counterparts(c);
    for (const std::uint32_t index : c.alignment.omitted) {
        const Claim& claim = c.source.claims[index];
        if ((claim.kind != ClaimKind::date && claim.kind != ClaimKind::time) || inside_quotation(c.source, claim)) continue;
        if (std::any_of(changed.begin(), changed.end(), [&](const DateCounterpart& pair) { return pair.source == &claim; })) continue;
        Finding finding{.rule = "date-omitted", .severity = Severity::note, .confidence = 80};
        finding.message = (claim.kind == ClaimKind::date ? "Date left out: " : "Time left out: ") + quoted(c.source, claim.span);
        finding.why = "no date of the rewrite answers to it";
        finding.source = evidence_of(c.source, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
