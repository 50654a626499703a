#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

/// What stands in quotation marks with a partner is the business of quote-speaker-changed.
bool quoted_content(const Comparison& c, const Attribution& a) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::quoted || quotation(c.rewrite, link.rewrite).role != QuoteRole::speech) continue;
        for (Span content : a.content)
            if (content.overlaps(c.rewrite.claims[link.rewrite].span)) return true;
    }
    return false;
}

}  // namespace

void attribution_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &theirs = c.source.claims[pair.source], &ours = c.rewrite.claims[pair.rewrite];
        if (theirs.kind != ClaimKind::attribution || ours.kind != ClaimKind::attribution) continue;
        const Attribution &a = std::get<Attribution>(theirs.value), &b = std::get<Attribution>(ours.value);
        if (!a.source || !b.source || pair.score < 0.6F) continue;
        bool doubtful = false;
        if (same_source(c.source, c.rewrite, c.vocabulary, *a.source, *b.source, doubtful) != SourceRelation::different) continue;
        if (quoted_content(c, b)) continue;
        Finding finding{.rule = "attribution-changed", .severity = Severity::warning};
        finding.confidence = std::min(93, 45 + static_cast<int>(pair.score * 48)) - (doubtful ? 28 : 0);
        finding.message =
            "Attribution changed: said by " + quoted(c.rewrite, b.source->span) + ", in the source by " + quoted(c.source, a.source->span);
        finding.why = pair.why + "; the source is " + b.source->canonical + " instead of " + a.source->canonical;
        finding.source = Evidence{a.source->span, a.source->canonical, {}};
        finding.rewrite = Evidence{b.source->span, b.source->canonical, {}};
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
