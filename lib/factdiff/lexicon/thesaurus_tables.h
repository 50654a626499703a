// The tables that compile_thesaurus writes at build; read through thesaurus.h.
#pragma once

#include <cstddef>
#include <cstdint>

namespace factdiff::thesaurus {

// String i of a list lies at [kXAt[i], kXAt[i + 1]) of kX; lists are sorted.
extern const std::uint32_t kStemsAt[];
extern const char kStems[];
extern const std::size_t kStemCount;
extern const std::uint32_t kFirstGroup[];  // of each stem in kGroups, and the end
extern const std::uint32_t kGroups[];
extern const std::uint32_t kFirstOpposite[];  // of each stem in kOpposites, and the end
extern const std::uint32_t kOpposites[];
extern const std::uint32_t kIrregularFormsAt[];
extern const char kIrregularForms[];
extern const std::uint32_t kBaseStemsAt[];  // one for each irregular form
extern const char kBaseStems[];
extern const std::size_t kIrregularCount;

}  // namespace factdiff::thesaurus
