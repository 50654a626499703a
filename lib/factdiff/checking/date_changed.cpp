#include <algorithm>
#include <string>
#include <utility>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/date_counterparts.h"
#include "factdiff/checking/number_moved.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/suggestion.h"
#include "factdiff/checking/wording.h"
#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

Finding finding_of(const Comparison& c, const Claim& source, const Claim& rewrite, std::string why, int confidence) {
    Finding finding{.rule = "date-changed", .severity = Severity::error, .confidence = confidence};
    tell_change(finding, "Date changed", c, source, rewrite);
    finding.why = std::move(why);
    return finding;
}

}  // namespace

void date_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const DateCounterpart& pair : date_counterparts(c)) {
        if (are_counted_back(c, *pair.source, *pair.rewrite)) continue;
        findings.push_back(finding_of(c, *pair.source, *pair.rewrite, "the same but for one part, and neither stands on the other side", 75));
        findings.back().suggestion = value_suggestion(c, *pair.source, *pair.rewrite);
    }
    for (const MovedValue& moved : moved_values(c, true))
        findings.push_back(finding_of(c, *moved.source, *moved.rewrite,
                                      "the source tells " + quoted(c.source, moved.taken->span) + " of something else; here it has another date",
                                      65));
    for (const MovedValue& moved : values_of_other_names(c, true))
        findings.push_back(finding_of(c, *moved.source, *moved.rewrite,
                                      "the source tells " + quoted(c.source, moved.taken->span) + " of another name; of this one it has another date",
                                      70));
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (source.kind != rewrite.kind || (source.kind != ClaimKind::date && source.kind != ClaimKind::time)) continue;
        const DateRelation relation = source.kind == ClaimKind::date ? relate(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value))
                                                                     : relate(std::get<TimeValue>(source.value), std::get<TimeValue>(rewrite.value));
        if (relation != DateRelation::different || are_counted_back(c, source, rewrite)) continue;
        if (pair.statement < 0.9F && is_counted_on(c, rewrite)) continue;
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
        finding.why = "paired by place: " + to_string(pair.why);
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        if (finding.confidence >= 75) finding.suggestion = value_suggestion(c, pair);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
