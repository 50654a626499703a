// What should stand in the place of a finding's words in the rewrite, where exactly one replacement is right.
//
//     value_suggestion(c, source, rewrite)     // “28 homes” → "14 homes"; nothing where the two are written too differently to stand for each other
//     quote_suggestion(c, link)                // the source's words, with the rewrite's own cut and its punctuation at the ends
//
// The text replaces the whole span of the rewrite's evidence. An empty one: there is no single right answer, a person has to write it.
#pragma once

#include <string>

#include "factdiff/checking/rules.h"

namespace factdiff {

std::string value_suggestion(const Comparison& c, const Claim& source, const Claim& rewrite);
/// Nothing, too, where bare figures were paired though the words around them are little alike, or where two figures changed places: then a name may be
/// what is wrong.
std::string value_suggestion(const Comparison& c, const ClaimPair& pair);
std::string quote_suggestion(const Comparison& c, const QuoteLink& link);

}  // namespace factdiff
