#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/suggestion.h"

namespace factdiff {
namespace {

/// The words kept are the source's own, the “but” behind them is gone.
void caveat_cut(const Comparison& c, const QuoteLink& link, std::vector<Finding>& findings) {
    if (quotation(c.rewrite, link.rewrite).role != QuoteRole::speech) return;
    const Span lost = lost_caveat(c, link);
    if (lost.empty()) return;
    const Claim& claim = c.rewrite.claims[link.rewrite];
    Finding finding{.rule = "quote-altered", .severity = Severity::warning, .confidence = 70};
    finding.message = "Quote cut short: " + quoted(c.rewrite, claim.span) + " goes on " + quoted(c.source, lost);
    finding.why = "every word stands in the source’s quotation, but what limits them was left out without a mark";
    finding.source = quote_evidence(c.source, join(link.place, lost), {lost});
    finding.rewrite = quote_evidence(c.rewrite, claim.span);
    finding.details.emplace_back("edit", std::string(to_string(QuoteEditKind::words_dropped)));
    findings.push_back(std::move(finding));
}

}  // namespace

void quote_altered(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::quoted || link.merged || !link.source) continue;
        if (!is_altered(link.edit.kind)) {
            if (link.edit.kind == QuoteEditKind::adjusted) caveat_cut(c, link, findings);
            continue;
        }
        const Quotation& ours = quotation(c.rewrite, link.rewrite);
        if (ours.role == QuoteRole::title) continue;
        Finding finding{.rule = "quote-altered", .severity = Severity::error};
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.confidence = link.score >= 0.75F ? 97 : link.score >= 0.55F ? 92 : 80;
        if (ours.role == QuoteRole::scare) finding.confidence = 45;  // “sovereign AI” for “AI sovereignty” is nobody’s speech
        finding.message = "Quote altered: " + quoted(c.rewrite, claim.span) + " was " + quoted(c.source, link.place);
        finding.why = why_paired(c, link);
        finding.source = quote_evidence(c.source, link.place, link.edit.source_changed);
        finding.rewrite = quote_evidence(c.rewrite, claim.span, link.edit.rewrite_changed);
        finding.details.emplace_back("edit", std::string(to_string(link.edit.kind)));
        if (finding.confidence < 50) finding.severity = Severity::note;
        if (finding.confidence >= 80) finding.suggestion = quote_suggestion(c, link);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
