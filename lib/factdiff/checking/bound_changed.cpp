#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void bound_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
        const QuantityRelation relation = relate(a, b);
        if (!relation.comparable || !relation.same_value || relation.bound == BoundRelation::same || relation.bound == BoundRelation::harmless)
            continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "bound-changed", .severity = Severity::warning, .confidence = 85};
        const char* what = relation.bound == BoundRelation::dropped ? "Bound dropped: "
                           : relation.bound == BoundRelation::added ? "Bound added: "
                                                                    : "Bound changed: ";
        // “About 300” for 300 and 300 for “about 300” blur or sharpen a figure without turning it: worth a line, not an alarm.
        const Bound only = relation.bound == BoundRelation::dropped ? a.bound : b.bound;
        if (relation.bound != BoundRelation::turned && (only == Bound::about || only == Bound::nearly)) finding.severity = Severity::note;
        finding.message = what + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source.span);
        finding.why = "the figure stands, how it is bounded does not; " + pair.why;
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
