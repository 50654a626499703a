#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void statement_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    std::vector<float> best(c.rewrite.segments.sentences.size());
    for (const StatementPair& pair : c.alignment.statements) best[pair.rewrite] = std::max(best[pair.rewrite], pair.score);
    for (const UnmatchedStatement& unmatched : unmatched_statements(c.rewrite, rewrite_support(c), best)) {
        const Span span = c.rewrite.segments.sentences[unmatched.sentence].span;
        Finding finding{.rule = "statement-unsupported", .severity = Severity::note, .confidence = unmatched.confidence};
        finding.message = "Statement not in the source: " + quoted(c.rewrite, span);
        finding.why = unmatched.why("source");
        finding.rewrite = Evidence{span, std::string(c.rewrite.document.text_of(span)), {}};
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
