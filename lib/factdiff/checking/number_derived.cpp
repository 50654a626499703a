#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

namespace {

void add(const Comparison& c, const DerivedFigures& derived, const Claim& claim, std::vector<Finding>& findings) {
    if (inside_quotation(c.rewrite, claim)) return;
    const auto sum = derived.derivation_of(claim);
    if (!sum || derived.points_told_in_percent(claim)) return;
    Finding finding{.rule = "number-derived", .severity = Severity::note, .confidence = 80};
    finding.message = "Figure follows from the source: " + quoted(c.rewrite, claim.span);
    finding.why = *sum;
    finding.rewrite = evidence_of(c.rewrite, claim);
    findings.push_back(std::move(finding));
}

}  // namespace

void number_derived(const Comparison& c, std::vector<Finding>& findings) {
    const DerivedFigures& derived = derived_figures(c);
    for (const std::uint32_t index : c.alignment.added)
        if (is_quantity(c.rewrite.claims[index].kind)) add(c, derived, c.rewrite.claims[index], findings);
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
        if (relation.comparable && !relation.same_value && derived.follow_from_source(pair)) add(c, derived, rewrite, findings);
    }
}

}  // namespace factdiff
