#include <algorithm>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/suggestion.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

Finding unit_finding(const Comparison& c, const Claim* source, const Claim& rewrite, int confidence) {
    Finding finding{.rule = "unit-changed", .severity = Severity::error, .confidence = confidence};
    finding.message = "Unit changed: " + quoted(c.rewrite, rewrite.span) + (source != nullptr ? " was " + quoted(c.source, source->span) : "");
    if (source != nullptr) finding.source = evidence_of(c.source, *source);
    finding.rewrite = evidence_of(c.rewrite, rewrite);
    return finding;
}

/// “$32 million” without counterpart, and “32 million soles” without one: one amount in another currency.
const Claim* same_number_elsewhere(const Comparison& c, const Claim& rewrite) {
    const Quantity& is = std::get<Quantity>(rewrite.value);
    const Claim* found = nullptr;
    for (const std::uint32_t index : c.alignment.omitted) {
        const Claim& source = c.source.claims[index];
        if (source.kind != rewrite.kind || inside_quotation(c.source, source)) continue;
        const Quantity& was = std::get<Quantity>(source.value);
        if (was.low != is.low || was.high != is.high || was.vague) continue;
        const QuantityRelation relation = relate(was, is);
        if (!relation.comparable || relation.same_unit) continue;
        if (found != nullptr) return nullptr;
        found = &source;
    }
    return found;
}

/// Two digits at least, and no round ten or hundred: 32 million, 1,250, not 5 or 500.
bool is_telling(const Quantity& q) { return !q.vague && q.low.abs() >= Decimal{10} && q.low.mantissa() >= 10; }

}  // namespace

void unit_changed(const Comparison& c, std::vector<Finding>& findings) {
    const auto points = [&](const Claim& rewrite) {
        if (rewrite.kind != ClaimKind::percent) return;
        const auto sum = derived_figures(c).points_told_in_percent(rewrite);
        if (!sum) return;
        Finding finding = unit_finding(c, nullptr, rewrite, 80);
        finding.message += " is a difference of percentage points";
        finding.why = "follows from the source as points, not as per cent: " + *sum;
        findings.push_back(std::move(finding));
    };
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        if (relation.comparable && !relation.same_value && pair.statement < 0.8F) points(rewrite);
        if (!relation.comparable || !relation.same_value || relation.same_unit) continue;
        Finding finding = unit_finding(c, &source, rewrite, std::min(98, 55 + static_cast<int>(pair.score * 50)));
        finding.why = "the figure stands, its unit or currency does not; " + to_string(pair.why);
        // “Five weeks off” and “doubled in five years”: small numbers recur by chance.
        const Quantity& is = std::get<Quantity>(rewrite.value);
        if (pair.statement < 0.4F && is.low < Decimal{13} && rewrite.kind == ClaimKind::duration) finding.severity = Severity::note;
        if (finding.severity == Severity::error && finding.confidence >= 75) finding.suggestion = value_suggestion(c, pair);
        findings.push_back(std::move(finding));
    }
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& rewrite = c.rewrite.claims[index];
        if (!is_quantity(rewrite.kind) || inside_quotation(c.rewrite, rewrite)) continue;
        points(rewrite);
        const Quantity& is = std::get<Quantity>(rewrite.value);
        if (!is_telling(is) || (is.currency.empty() && is.unit.empty())) continue;
        const Claim* source = same_number_elsewhere(c, rewrite);
        if (source == nullptr || derived_figures(c).source().hold(is)) continue;
        Finding finding = unit_finding(c, source, rewrite, 75);
        finding.why = "the same figure in another unit or currency; neither stands on the other side";
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
