#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

void attribution_added(const Comparison& c, std::vector<Finding>& findings) {
    for (std::uint32_t added : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[added];
        if (claim.kind != ClaimKind::attribution) continue;
        const Attribution& a = std::get<Attribution>(claim.value);
        if (!a.source || !a.cue || !asserts_clause(c.rewrite, c.vocabulary, a)) continue;
        ContentMatch match = find_content(c, a, true);
        if (match.score < 0.65F || match.common < 3) continue;
        const AttributionScope& source = source_scope(c);
        if (source.attributed(match.sentence) || source.attributed_before(match.sentence, a.source->canonical)) continue;
        Finding finding{.rule = "attribution-added", .severity = Severity::note, .confidence = 75};
        finding.message = "Attribution added: " + quoted(c.rewrite, a.source->span) + " is named for what the source tells as fact";
        finding.why = std::to_string(match.common) + " of " + std::to_string(match.total) +
                      " content words stand in a sentence of the source that names no source";
        finding.source = Evidence{c.source.segments.sentences[match.sentence].span, {}, {}};
        finding.rewrite = Evidence{claim.span, a.source->canonical, {}};
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
