// The stems that say what a stretch of text is about.
//
//     append_content_stems(article, first, end, stems);   // “said the levy would not rise” → say, levi, not, rise
//
// Content words, figures and negators; no articles, prepositions or auxiliaries.
#pragma once

#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

/// Appends the stems of tokens [first, end), in order.
void append_content_stems(const Article& article, TokenIndex first, TokenIndex end, std::vector<std::uint32_t>& stems);

/// Sorts what stands in `stems` from place `begin` on, and keeps each once.
void sort_once(std::vector<std::uint32_t>& stems, std::size_t begin = 0);

}  // namespace factdiff
