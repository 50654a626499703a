// Whole sentences of one version that the other does not have, in whatever words. Internal to checking/.
#pragma once

#include <string>
#include <vector>

#include "factdiff/alignment/statement_support.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

struct UnmatchedStatement {
    std::uint32_t sentence;
    StatementSupport support;
    int confidence;

    /// “7 of its 9 content words stand nowhere in the source”
    std::string why(std::string_view other) const;
};

/// `best`: for each sentence the score of its best statement pair. Sentences of a few words and those that are mostly quoted are left to other rules.
std::vector<UnmatchedStatement> unmatched_statements(const Article& article, const std::vector<StatementSupport>& support,
                                                     const std::vector<float>& best);

/// What of each sentence stands in the other version; made once for all that ask.
const std::vector<StatementSupport>& rewrite_support(const Comparison& comparison);
const std::vector<StatementSupport>& source_support(const Comparison& comparison);

}  // namespace factdiff
