#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/claims/canonical_value.h"

namespace factdiff {

void date_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (source.kind != rewrite.kind || (source.kind != ClaimKind::date && source.kind != ClaimKind::time)) continue;
        const DateRelation relation = source.kind == ClaimKind::date ? relate(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value))
                                                                     : relate(std::get<TimeValue>(source.value), std::get<TimeValue>(rewrite.value));
        if (relation != DateRelation::different) continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "date-changed", .severity = Severity::error};
        finding.confidence = std::min(98, 40 + static_cast<int>(pair.score * 70));
        std::string is = quoted(c.rewrite, rewrite.span), was = quoted(c.source, source.span);
        if (is == was) {
            // “24, 25 and 26 March”: the month stands with another day; “Monday” told of another week.
            is += " (" + canonical_value(c.rewrite, rewrite) + ")";
            was += " (" + canonical_value(c.source, source) + ")";
        }
        finding.message = (source.kind == ClaimKind::date ? "Date changed: " : "Time changed: ") + is + " was " + was;
        finding.why = "paired by place: " + pair.why;
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
