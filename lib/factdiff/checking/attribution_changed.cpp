#include <algorithm>

#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/lexicon/reporting_verbs.h"

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

/// “Released”, “rejected”: a stand that somebody takes, and nothing that is said.
bool takes_a_stand(const Comparison& c, const Attribution& a) {
    if (!a.cue) return false;
    const SegmentedText text = c.rewrite.view(c.vocabulary);
    const ReportingVerb* verb = reporting_verb(text.lower(c.rewrite.segments.token_at(a.cue->span.begin)));
    return verb != nullptr && verb->frame == ReportingFrame::object;
}

}  // namespace

void attribution_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &theirs = c.source.claims[pair.source], &ours = c.rewrite.claims[pair.rewrite];
        if (theirs.kind != ClaimKind::attribution || ours.kind != ClaimKind::attribution) continue;
        const Attribution &a = std::get<Attribution>(theirs.value), &b = std::get<Attribution>(ours.value);
        if (!a.source || !b.source || pair.score < 0.45F) continue;
        bool doubtful = false;
        const SourceRelation relation = same_source(c.source, c.rewrite, c.vocabulary, *a.source, *b.source, doubtful);
        // Sentences that are alike but for the source, whatever they say of it.
        const bool alike =
            pair.score >= 0.95F && a.cue && b.cue && a.cue->canonical == b.cue->canonical &&
            std::max(a.cue->span.length(), b.cue->span.length()) <= std::min(a.cue->span.length(), b.cue->span.length()) + 1;  // “say”, “says”
        const bool replaced = relation == SourceRelation::unknown && alike && plainly_replaced(c.source, c.rewrite, *a.source, *b.source);
        if (relation != SourceRelation::different && !replaced) continue;
        if (!alike && (!is_statement(c.source, c.vocabulary, a) || !is_statement(c.rewrite, c.vocabulary, b) || content_words(c.rewrite, b) < 3))
            continue;
        // In a transcript the source stands inside the quotation with its words.
        const bool transcript = c.rewrite.segments.tokens[c.rewrite.segments.token_at(b.source->span.begin)].quoted;
        if (!transcript && quoted_content(c, b)) continue;
        Finding finding{.rule = "attribution-changed", .severity = Severity::warning};
        finding.confidence = std::min(93, 30 + static_cast<int>(pair.score * 63)) - (doubtful ? 26 : replaced ? 22 : 0);
        const bool stand = takes_a_stand(c, b);
        finding.message = "Attribution changed: " + (stand ? quoted(c.rewrite, b.cue->span) + " is told of " : "said by ") +
                          quoted(c.rewrite, b.source->span) + ", in the source " + (stand ? "of " : "by ") + quoted(c.source, a.source->span);
        finding.why = to_string(pair.why) + "; the source is " + b.source->canonical + " instead of " + a.source->canonical;
        finding.source = Evidence{a.source->span, a.source->canonical, {}};
        finding.rewrite = Evidence{b.source->span, b.source->canonical, {}};
        if (finding.confidence < 50) finding.severity = Severity::note;
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
