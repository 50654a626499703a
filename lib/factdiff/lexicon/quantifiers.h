// How much of a whole a quantifier claims. Table: lexicon/en/quantifiers.tsv.
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

enum class Share : std::uint8_t { none, few, some, half, most, all };

std::optional<Share> share_of(const Word& word);

}  // namespace factdiff
