#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void measure_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
        const QuantityRelation relation = relate(a, b);
        if (!relation.comparable || !relation.same_value || !relation.same_unit || relation.same_measure) continue;
        Finding finding{.rule = "measure-changed", .severity = Severity::warning, .confidence = 80};
        // “95%” alone against “95% share”: the noun that says what the figure is stands on one side only, or is another.
        const std::string here = quoted(c.rewrite, rewrite.span);
        if (b.measured.empty())
            finding.message = "Figure of something else: " + here + " lacks the source’s “" + a.measured + "”";
        else if (a.measured.empty())
            finding.message = "Figure of something else: " + here + " is now of “" + b.measured + "”, which the source does not say";
        else
            finding.message = "Figure of something else: " + here + " is of “" + b.measured + "”, in the source of “" + a.measured + "”";
        finding.why = "the figure stands, what it measures does not; " + pair.why;
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
