// The words of two paired statements laid side by side, for rules that look at what turned between them.
//
//     source:   "The council may approve the plan on Friday"
//     rewrite:  "The council will approve the plan"
//     WordMatches words = match_words(source, rewrite, pair, vocabulary);
//     words.rewrite_of("approve" in source)   // its place in the rewrite; "may" and "will" have no partner
//
// Words match by stem, in order (longest common subsequence); content words left over match out of order where both sides have exactly one.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/alignment/alignment.h"

namespace factdiff {

WordMatches match_words(const Article& source, const Article& rewrite, const StatementPair& pair, const Vocabulary& vocabulary);

}  // namespace factdiff
