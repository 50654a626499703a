// Which words can stand for one another, from WordNet.
//
//     thesaurus_entry("begin").groups     // ids of the groups that hold it: {begin, commence, start}, {begin, beginning} …
//     thesaurus_entry("commenc").groups   // shares one with it, so the two may mean the same
//     base_stem("sold")         // "sell"
//
//     are_antonyms(thesaurus_entry("guilti").opposites, thesaurus_entry("innoc").opposites)     // true
//
// Words are given as Snowball stems. Only common senses are kept: to share a group is evidence, no proof.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace factdiff {

using SenseGroup = std::uint32_t;
using OppositePole = std::uint32_t;

/// What is known of a stem. Sorted; empty for an unknown word. The spans live as long as the program.
struct ThesaurusEntry {
    std::span<const SenseGroup> groups;       // what it may stand for
    std::span<const OppositePole> opposites;  // what it is against: 2k and 2k + 1 are the poles of one pair
};
ThesaurusEntry thesaurus_entry(std::string_view stem);

/// “Guilty” and “innocent” are the two poles of one pair.
bool are_antonyms(std::span<const OppositePole> a, std::span<const OppositePole> b);

/// Stem of the base form of an irregular verb or plural (lower case: “sold”, “children”); empty for any other word.
std::string_view base_stem(std::string_view word);

}  // namespace factdiff
