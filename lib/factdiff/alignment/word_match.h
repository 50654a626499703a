// The words of two paired statements laid side by side, for rules that look at what turned between them.
//
//     source:   "The council may approve the plan on Friday"
//     rewrite:  "The council will approve the plan"
//     match_words(input, alignment);            // for all pairs of the two articles
//     alignment.words[k].rewrite_of("approve" in source)         // its place in the rewrite; "may" and "will" have no partner
//
// Words match by stem, in order (longest common subsequence); content words left over match out of order where both sides have exactly one,
// and at last words that may stand for one another (“begin”, “commence”), where each has only the other.
#pragma once

#include "factdiff/alignment/alignment.h"
#include "factdiff/alignment/pairing.h"

namespace factdiff {

/// Statements less alike than this are not laid side by side: what turned between them would mean nothing.
constexpr float kLeastMatched = 0.22F;
/// From here on one word in another's place is taken for a replacement (“copper”, “iron”), if nothing else tells how the two answer to each other.
constexpr float kLeastReplaced = 0.5F;

/// Fills `out.words`, one for each of `out.statements`; empty where their score is below kLeastMatched or no word of theirs could turn the sense of
/// the other: none that negates, hedges, or has an opposite, a quantity or another of its kind against it, none that changed places, and no name
/// against another.
void match_words(const PairingInput& in, Alignment& out);

}  // namespace factdiff
