// The tables that compile_thesaurus writes at build; read through thesaurus.h and kinship.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace factdiff::thesaurus {

/// Place of `wanted` among `count` sorted strings, or SIZE_MAX.
std::size_t find(const std::uint32_t* starts, const char* text, std::size_t count, std::string_view wanted);

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

// All senses of all words; read through kinship.h.
extern const std::uint32_t kSenseStemsAt[];
extern const char kSenseStems[];
extern const std::size_t kSenseStemCount;
extern const std::uint32_t kFirstSense[];  // of each of kSenseStems in kSenses, and the end
extern const std::uint32_t kSenses[];
extern const std::uint32_t kFirstUp[];  // of each sense in kUps, and the end: what it is a kind of
extern const std::uint32_t kUps[];
extern const std::uint32_t kFirstTie[];  // likewise: what it is derived from, like, causes or goes with
extern const std::uint32_t kTies[];

}  // namespace factdiff::thesaurus
