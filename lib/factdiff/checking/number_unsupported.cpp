#include <algorithm>

#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/number_counterparts.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/scale_slips.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Whether a writer may well have got the figure by counting or reckoning, and not from elsewhere: “the four of them”, “more than half”, “eleven days
/// later”, “three years” where the source has “in its third year”.
bool may_be_reckoned(const Comparison& c, const Claim& claim, const Quantity& quantity) {
    if (!quantity.spelled) return false;
    const bool counts = quantity.unit.empty();
    if (quantity.fraction || quantity.low < Decimal{counts ? 13 : 3}) return true;
    if (quantity.low >= Decimal{13}) return false;
    const SegmentedText rewrite = c.rewrite.view(c.vocabulary);
    const TokenIndex end = c.rewrite.segments.tokens_in(claim.span).second;
    const WordText next = end < rewrite.size() ? rewrite.lower(end) : WordText{};
    if (in(next, {"after", "before", "later", "earlier", "ago", "from", "into"})) return true;
    return std::any_of(c.source.claims.begin(), c.source.claims.end(), [&](const Claim& other) {
        const auto* known = std::get_if<Quantity>(&other.value);
        return known != nullptr && (known->low == quantity.low || known->high == quantity.low);
    });
}

}  // namespace

void number_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    const DerivedFigures& derived = derived_figures(c);
    const std::vector<ScaleSlip>& slips = scale_slips(c);
    const std::vector<Counterpart>& changed = counterparts(c);
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if (!is_quantity(claim.kind) || inside_quotation(c.rewrite, claim)) continue;
        const Quantity& quantity = std::get<Quantity>(claim.value);
        if (quantity.spelled && quantity.low == Decimal{1} && quantity.currency.empty() && quantity.unit.empty())
            continue;                                         // “one nurse”: an article, not a figure
        if (derived.points_told_in_percent(claim)) continue;  // unit-changed tells of it
        if (quantity.vague || derived.source().hold(quantity) || derived.derivation_of(claim)) continue;
        if (std::any_of(slips.begin(), slips.end(), [&](const ScaleSlip& slip) { return slip.rewrite == &claim; }) ||
            std::any_of(changed.begin(), changed.end(), [&](const Counterpart& pair) { return pair.rewrite == &claim; }))
            continue;  // number-changed tells of it
        Finding finding{.rule = "number-unsupported", .severity = Severity::warning, .confidence = 85};
        if (quantity.spelled) finding.confidence = may_be_reckoned(c, claim, quantity) ? 45 : 65;
        if (finding.confidence < 50) finding.severity = Severity::note;
        finding.message = "Figure not in the source: " + quoted(c.rewrite, claim.span);
        finding.why = "no figure of the source has this value, and no statement it could answer to";
        finding.rewrite = evidence_of(c.rewrite, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
