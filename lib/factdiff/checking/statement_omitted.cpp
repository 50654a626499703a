#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void statement_omitted(const Comparison& c, std::vector<Finding>& findings) {
    // A summary leaves most of its source out; only of a rewrite of nearly the same length is it news which statements are gone.
    if (c.rewrite.segments.tokens.size() * 10 < c.source.segments.tokens.size() * 6) return;
    std::vector<float> best(c.source.segments.sentences.size());
    for (const StatementPair& pair : c.alignment.statements) best[pair.source] = std::max(best[pair.source], pair.score);
    for (const UnmatchedStatement& unmatched : unmatched_statements(c.source, source_support(c), best)) {
        const Span span = c.source.segments.sentences[unmatched.sentence].span;
        Finding finding{.rule = "statement-omitted", .severity = Severity::note, .confidence = unmatched.confidence};
        finding.message = "Statement left out: " + quoted(c.source, span);
        finding.why = unmatched.why("rewrite");
        finding.source = Evidence{span, std::string(c.source.document.text_of(span)), {}};
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
