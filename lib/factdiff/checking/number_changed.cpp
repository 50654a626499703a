#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/scale_slips.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void number_changed(const Comparison& c, std::vector<Finding>& findings) {
    const DerivedFigures& derived = derived_figures(c);
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
        if (!relation.comparable || relation.same_value) continue;
        if (derived.follow_from_source(pair)) continue;  // number-derived tells of it
        // “From seven to nine” beside “enlarged from seven to nine”: the two figures of a change, and the range.
        const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
        if (is.is_range() && !was.is_range() && (was.low == is.low || was.low == is.high) && derived.source().hold(is)) continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "number-changed", .severity = Severity::error};
        finding.confidence = std::min(98, 40 + static_cast<int>(pair.score * 70));
        finding.message = "Figure changed: " + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source.span);
        finding.why = "paired by place: " + pair.why;
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        if (finding.confidence < 50) finding.severity = Severity::note;
        findings.push_back(std::move(finding));
    }
    for (const auto& [source, rewrite] : scale_slips(c)) {
        Finding finding{.rule = "number-changed", .severity = Severity::error, .confidence = 80};
        finding.message = "Figure changed: " + quoted(c.rewrite, rewrite->span) + " was " + quoted(c.source, source->span);
        finding.why = "the same digits of another size; neither figure stands on the other side";
        finding.source = evidence_of(c.source, *source);
        finding.rewrite = evidence_of(c.rewrite, *rewrite);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
