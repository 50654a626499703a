#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

bool stands_in(const Article& source, const Claim& rewrite) {
    for (const Claim& claim : source.claims) {
        if (claim.kind != rewrite.kind) continue;
        const DateRelation relation = claim.kind == ClaimKind::date ? relate(std::get<DateValue>(claim.value), std::get<DateValue>(rewrite.value))
                                                                    : relate(std::get<TimeValue>(claim.value), std::get<TimeValue>(rewrite.value));
        if (relation == DateRelation::same) return true;
        // A year in the source does not vouch for a day in it.
        const auto *a = std::get_if<DateValue>(&claim.value), *b = std::get_if<DateValue>(&rewrite.value);
        if (relation == DateRelation::within && (a == nullptr || b == nullptr || b->granularity >= a->granularity)) return true;
    }
    return false;
}

/// “Today”, “this year”, “last week”: where the reference day is not known they could be any of the source's dates.
bool is_open_relative(const Claim& claim) {
    const auto* date = std::get_if<DateValue>(&claim.value);
    return date != nullptr && !date->anchored && date->offset;
}

}  // namespace

void date_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if ((claim.kind != ClaimKind::date && claim.kind != ClaimKind::time) || inside_quotation(c.rewrite, claim)) continue;
        if (is_open_relative(claim) || stands_in(c.source, claim)) continue;
        Finding finding{.rule = "date-unsupported", .severity = Severity::warning, .confidence = 75};
        // A bare weekday or “last year” is told from the day of writing; the source may tell the same day otherwise (“a day later”).
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (date != nullptr && (date->weekday || date->offset)) {
            finding.severity = Severity::note;
            finding.confidence = 45;
        }
        finding.message = (claim.kind == ClaimKind::date ? "Date not in the source: " : "Time not in the source: ") + quoted(c.rewrite, claim.span);
        finding.why = "no date of the source agrees with it, and no statement it could answer to";
        finding.rewrite = evidence_of(c.rewrite, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
