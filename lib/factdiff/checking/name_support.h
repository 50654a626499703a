// Whether a version holds a name in any form: as a name, under an alias, as bare words, or as the people of a place.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// Of the name claims `candidates` of `article`, those that `other` lacks wholly, one for each name, by place. `unpaired` is what alignment left
/// over.
std::vector<std::uint32_t> names_lacking(const Article& article, const Article& other, const std::vector<std::uint32_t>& unpaired,
                                         bool article_is_rewrite, const Comparison& comparison);

}  // namespace factdiff
