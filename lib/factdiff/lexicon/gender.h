// Whether words or names say that a person is a man or a woman. Table: lexicon/en/genders.tsv.
//
//     gender_of_word("ms")              // Gender::female
//     gender_of_name("Dana Whitlock")   // Gender::unknown: men and women are called so
//     gender_of_name("Helen Whitlock")  // Gender::female
#pragma once

#include <cstdint>
#include <string_view>

namespace factdiff {

enum class Gender : std::uint8_t { unknown, male, female };

/// Of a pronoun, an honorific or a noun (“she”, “mr”, “spokeswoman”); folded.
Gender gender_of_word(std::string_view folded);

/// Of a full name, by its first word. A surname alone says nothing.
Gender gender_of_name(std::string_view canonical);

}  // namespace factdiff
