// Whole sentences of one version that the other does not have, in whatever words. Internal to checking/.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/alignment/statement_support.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

enum class Version : std::uint8_t { source, rewrite };

/// A finding for each statement of `version` that the other does not have: statement-unsupported or statement-omitted. Sentences of a few words and
/// those that are mostly quoted are left to other rules.
std::vector<Finding> unmatched_statements(const Comparison& comparison, Version version);

/// What of each sentence stands in the other version; made once for all that ask.
const std::vector<StatementSupport>& rewrite_support(const Comparison& comparison);
const std::vector<StatementSupport>& source_support(const Comparison& comparison);

}  // namespace factdiff
