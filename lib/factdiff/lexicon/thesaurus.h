// Which words can stand for one another, from WordNet.
//
//     sense_groups("begin")     // ids of the groups that hold it: {begin, commence, start}, {begin, beginning} …
//     sense_groups("commenc")   // shares one with it, so the two may mean the same
//     base_stem("sold")         // "sell"
//
// Words are given as Snowball stems. Only common senses are kept: to share a group is evidence, no proof.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace factdiff {

using SenseGroup = std::uint32_t;

/// Sorted; empty for an unknown word. The span lives as long as the program.
std::span<const SenseGroup> sense_groups(std::string_view stem);

/// Stem of the base form of an irregular verb or plural (lower case: “sold”, “children”); empty for any other word.
std::string_view base_stem(std::string_view word);

}  // namespace factdiff
