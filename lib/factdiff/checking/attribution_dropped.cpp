#include <algorithm>
#include <string_view>

#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

/// “We will rebuild the pier,” said Mayor Calloway: Mayor Calloway plans to rebuild the pier. What somebody said of himself is still his.
bool names(std::string_view sentence, std::string_view speaker) {
    const std::size_t space = speaker.rfind(' ');
    return sentence.find(space == std::string_view::npos ? speaker : speaker.substr(space + 1)) != std::string_view::npos;
}

}  // namespace

void attribution_dropped(const Comparison& c, std::vector<Finding>& findings) {
    const AttributionScope rewrite(c.rewrite, c.vocabulary);
    std::vector<bool> reported(c.rewrite.segments.sentences.size());
    for (std::uint32_t omitted : c.alignment.omitted) {
        const Claim& claim = c.source.claims[omitted];
        if (claim.kind != ClaimKind::attribution) continue;
        const Attribution& a = std::get<Attribution>(claim.value);
        if (!a.source || !a.cue || a.content.empty()) continue;
        // What stood between quotation marks may be told as fact as well; then nearly all of its words are there.
        const bool speech = !asserts_clause(c.source, c.vocabulary, a);
        if (speech && !is_statement(c.source, c.vocabulary, a)) continue;
        ContentMatch match = find_content(c, a, false);
        if (match.score < (speech ? 0.9F : 0.7F) || match.common < 4) continue;
        const Sentence& sentence = c.rewrite.segments.sentences[match.sentence];
        if (speech && names(c.rewrite.document.text_of(sentence.span), a.source->canonical)) continue;
        if (reported[match.sentence] || rewrite.attributed(match.sentence)) continue;
        if (rewrite.attributed_before(match.sentence, a.source->canonical)) continue;
        reported[match.sentence] = true;
        Finding finding{.rule = "attribution-dropped", .severity = Severity::warning};
        finding.confidence = std::min(92, 30 + static_cast<int>(match.score * 62));
        finding.message = "Attribution dropped: what " + quoted(c.source, a.source->span) + " " +
                          std::string(c.source.document.text_of(a.cue->span)) + " is told as fact";
        finding.why = std::to_string(match.common) + " of " + std::to_string(match.total) +
                      " content words of the claim stand in a sentence that names no source";
        finding.source = Evidence{claim.span, a.source->canonical, {}};
        finding.rewrite = Evidence{sentence.span, std::string(c.rewrite.document.text_of(sentence.span)), {}};
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
