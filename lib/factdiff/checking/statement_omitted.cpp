#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"

namespace factdiff {

void statement_omitted(const Comparison& c, std::vector<Finding>& findings) {
    // A summary leaves most of its source out; only of a rewrite of nearly the same length is it news which statements are gone.
    if (c.rewrite.segments.tokens.size() * 10 < c.source.segments.tokens.size() * 6) return;
    for (Finding& finding : unmatched_statements(c, Version::source)) findings.push_back(std::move(finding));
}

}  // namespace factdiff
