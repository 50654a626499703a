#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"

namespace factdiff {

void statement_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    for (Finding& finding : unmatched_statements(c, Version::rewrite)) findings.push_back(std::move(finding));
}

}  // namespace factdiff
