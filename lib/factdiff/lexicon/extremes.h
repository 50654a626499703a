// Words that put something above all others: “largest”, “first”, “only”, “record”. Table: lexicon/en/extremes.tsv.
//
//     extreme_of(vocabulary[deadliest])   // Extreme::superlative
//     extreme_of(vocabulary[most])        // Extreme::support: whoever reads “the most deaths” may write “the deadliest”
#pragma once

#include <cstdint>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

enum class Extreme : std::uint8_t { none, superlative, first, only, record, support };

/// Asks no more than its classes of a word without WordClass::extreme.
Extreme extreme_of(const Word& word);

}  // namespace factdiff
