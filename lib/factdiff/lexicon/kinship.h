// Whether two words have anything to do with each other: by all senses WordNet has of them, far beyond those in which they stand for one another
// (thesaurus.h), and by the newsroom's own (lexicon/en/akin.tsv). Asked to be sure that one put in the other's place says something else.
//
//     akin("chase", "stop")        // false
//     akin("purchas", "buy")       // true: one meaning
//     akin("puppi", "dog")         // true: a puppy is a dog
//     akin("turn_down", "reject")  // true: a verb of two words is asked by the stem of its first
//     kinship_known("zzyzx")       // false: nothing can be said of it
//     is_wide("go")                // true: it may stand for so many words that it is no evidence
//
// Words are given as Snowball stems.
#pragma once

#include <string_view>

namespace factdiff {

bool kinship_known(std::string_view stem);
bool is_wide(std::string_view stem);
bool akin(std::string_view a, std::string_view b);

}  // namespace factdiff
