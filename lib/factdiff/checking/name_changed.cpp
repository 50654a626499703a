#include <algorithm>

#include "factdiff/checking/exchanged_companions.h"
#include "factdiff/checking/name_support.h"
#include "factdiff/checking/replaced_names.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
void name_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        if (!took_its_place(c, pair)) continue;
        const Claim &rewrite = c.rewrite.claims[pair.rewrite], &source = c.source.claims[pair.source];
        const Name& was = std::get<Name>(source.value);
        Finding finding{.rule = "name-changed", .severity = Severity::error, .confidence = std::min(95, static_cast<int>(pair.score * 100))};
        finding.message = "Name changed: " + quoted(c.rewrite, rewrite.span) + " was " + quoted(c.source, source.span);
        finding.why = to_string(pair.why);
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        if (pair.score >= 0.85F)
            finding.suggestion = was.canonical.size() <= 80 && rewrite.span.length() > source.span.length() / 2
                                     ? std::string(c.source.document.text_of(source.span))
                                     : was.canonical;
        findings.push_back(std::move(finding));
    }
    replaced_names(c, findings);
    exchanged_homes(c, findings);
}

}  // namespace factdiff
