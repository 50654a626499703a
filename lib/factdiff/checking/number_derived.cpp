#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void number_derived(const Comparison& c, std::vector<Finding>& findings) {
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if (!is_quantity(claim.kind) || inside_quotation(c.rewrite, claim)) continue;
        const auto sum = derivation_of(c, claim);
        if (!sum) continue;
        Finding finding{.rule = "number-derived", .severity = Severity::note, .confidence = 80};
        finding.message = "Figure follows from the source: " + quoted(c.rewrite, claim.span);
        finding.why = *sum;
        finding.rewrite = evidence_of(c.rewrite, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
