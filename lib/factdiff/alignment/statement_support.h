// How much of what a sentence says stands in the other version, wherever it stands there.
//
//     source:   "The ferry to Skellan was delayed by fog on Tuesday."
//     rewrite:  "The ferry to Skellan was delayed when a propeller broke."
//     support_of(rewrite, source)[0]    // 6 content words, 2 of them missing ("propeller", "broke"), no name or figure
//
// A word is held where the other version has its stem, or a word of the same stock (“protest”, “protesters”), or where it belongs to a claim that is
// paired with an equal one (“a dozen” for “12”).
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/alignment/alignment.h"

namespace factdiff {

struct StatementSupport {
    std::uint32_t content = 0;        // content words and figures, each once
    std::uint32_t missing = 0;        // of these, those that the other version lacks
    std::uint32_t missing_names = 0;  // of the missing, those that belong to names or are figures
};

/// For each sentence of the rewrite, in order.
std::vector<StatementSupport> rewrite_support(const Article& source, const Article& rewrite, const Alignment& alignment);
/// For each sentence of the source: what of it stands in the rewrite.
std::vector<StatementSupport> source_support(const Article& source, const Article& rewrite, const Alignment& alignment);

}  // namespace factdiff
