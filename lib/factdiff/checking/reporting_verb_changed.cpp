#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

bool loaded(CueClass c) { return c == CueClass::doubting || c == CueClass::admitting || c == CueClass::denying; }

}  // namespace

void reporting_verb_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &theirs = c.source.claims[pair.source], &ours = c.rewrite.claims[pair.rewrite];
        if (theirs.kind != ClaimKind::attribution || ours.kind != ClaimKind::attribution) continue;
        const Attribution &a = std::get<Attribution>(theirs.value), &b = std::get<Attribution>(ours.value);
        if (!a.cue || !b.cue || a.cue_class == b.cue_class || pair.score < 0.6F) continue;
        if (!is_statement(c.source, c.vocabulary, a) || !is_statement(c.rewrite, c.vocabulary, b) || content_words(c.rewrite, b) < 3) continue;
        if (!loaded(a.cue_class) && !loaded(b.cue_class)) continue;  // said → stressed: no more than colour
        Finding finding{.rule = "reporting-verb-changed", .severity = Severity::warning};
        finding.confidence = std::min(92, 42 + static_cast<int>(pair.score * 50));
        if (!loaded(b.cue_class)) finding.confidence = std::min(finding.confidence, 48);  // claimed → said: the rewrite only says less
        finding.message = "Reporting verb changed: " + quoted(c.rewrite, b.cue->span) + " was " + quoted(c.source, a.cue->span);
        finding.why = pair.why + "; the verb now " +
                      (b.cue_class == CueClass::admitting  ? "makes it an admission"
                       : b.cue_class == CueClass::doubting ? "casts doubt"
                       : b.cue_class == CueClass::denying  ? "makes it a denial"
                                                           : "takes no stand");
        finding.source = Evidence{a.cue->span, a.cue->canonical, {}};
        finding.rewrite = Evidence{b.cue->span, b.cue->canonical, {}};
        if (finding.confidence < 50) finding.severity = Severity::note;
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
