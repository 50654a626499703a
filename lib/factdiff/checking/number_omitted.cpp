#include <algorithm>

#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/number_counterparts.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/scale_slips.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void number_omitted(const Comparison& c, std::vector<Finding>& findings) {
    const KnownFigures& rewrite = derived_figures(c).rewrite();
    const std::vector<ScaleSlip>& slips = scale_slips(c);
    const std::vector<Counterpart>& changed = counterparts(c);
    for (const std::uint32_t index : c.alignment.omitted) {
        const Claim& claim = c.source.claims[index];
        if (!is_quantity(claim.kind) || inside_quotation(c.source, claim)) continue;
        if (std::get<Quantity>(claim.value).vague || claim.kind == ClaimKind::ordinal) continue;
        if (rewrite.hold(std::get<Quantity>(claim.value))) continue;  // told twice in the source, once here
        if (std::any_of(slips.begin(), slips.end(), [&](const ScaleSlip& slip) { return slip.source == &claim; }) ||
            std::any_of(changed.begin(), changed.end(), [&](const Counterpart& pair) { return pair.source == &claim; }))
            continue;
        Finding finding{.rule = "number-omitted", .severity = Severity::note, .confidence = 80};
        finding.message = "Figure left out: " + quoted(c.source, claim.span);
        finding.why = "no figure of the rewrite answers to it";
        finding.source = evidence_of(c.source, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
