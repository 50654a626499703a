#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void unit_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
        if (!relation.comparable || !relation.same_value || relation.same_unit) continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "unit-changed", .severity = Severity::error};
        finding.confidence = std::min(98, 55 + static_cast<int>(pair.score * 50));
        finding.message = "Unit changed: " + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source.span);
        finding.why = "the figure stands, its unit or currency does not; " + pair.why;
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
