#include <algorithm>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

/// “Two years ago” of the one version and “six years ago” of the other, both without counterpart, in aligned statements. No day to count from is
/// needed.
const Claim* other_distance(const Comparison& c, const Claim& rewrite) {
    const auto distance = [](const Claim& claim) -> const DateValue* {
        const auto* date = std::get_if<DateValue>(&claim.value);
        return date != nullptr && date->offset && (*date->offset < -1 || *date->offset > 1) ? date : nullptr;
    };
    const DateValue* is = distance(rewrite);
    if (is == nullptr) return nullptr;
    const Claim* found = nullptr;
    for (const std::uint32_t index : c.alignment.omitted) {
        const Claim& source = c.source.claims[index];
        const DateValue* was = distance(source);
        if (was == nullptr || was->granularity != is->granularity || (*was->offset < 0) != (*is->offset < 0) || *was->offset == *is->offset) continue;
        const bool aligned = std::any_of(c.alignment.statements.begin(), c.alignment.statements.end(), [&](const StatementPair& pair) {
            return pair.rewrite == rewrite.sentence && pair.source == source.sentence;
        });
        if (!aligned) continue;
        if (found != nullptr) return nullptr;
        found = &source;
    }
    return found;
}

}  // namespace

void date_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& rewrite = c.rewrite.claims[index];
        if (rewrite.kind != ClaimKind::date || inside_quotation(c.rewrite, rewrite)) continue;
        const Claim* source = other_distance(c, rewrite);
        if (source == nullptr) continue;
        Finding finding{.rule = "date-changed", .severity = Severity::error, .confidence = 75};
        finding.message = "Date changed: " + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source->span);
        finding.why = "told in paired statements, and neither stands on the other side";
        finding.source = evidence_of(c.source, *source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        findings.push_back(std::move(finding));
    }
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
