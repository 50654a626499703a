// Whether a version holds a name in any form: as a name, under an alias, as bare words, or as the people of a place; and whether it speaks of a
// people at all.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// Whether of two names that were paired the one took the place of the other, which is what name-changed tells of; not where the sentence was turned
/// or the source's name stands there still.
bool took_its_place(const Comparison& comparison, const ClaimPair& pair);

/// Of the name claims `candidates` of `article`, those that `other` lacks wholly, one for each name, by place. `unpaired` is what alignment left
/// over; names that were paired and did not take each other's place are asked too.
std::vector<std::uint32_t> names_lacking(const Article& article, const Article& other, const std::vector<std::uint32_t>& unpaired,
                                         bool article_is_rewrite, const Comparison& comparison);

/// A given name that the rewrite put before a surname: “Mira Dalgaard” where the source only knows “Dalgaard”.
struct AddedNamePart {
    std::uint32_t claim;  // of the rewrite
    Span span;            // of the word
};
/// The first mention of each that stands nowhere in the source.
std::vector<AddedNamePart> added_name_parts(const Comparison& comparison);

/// The words of the rewrite for a people (“a Canadian singer”), each people once, of which the source says nothing: it has neither the people nor
/// their country nor a place of it (“Ottawa”).
std::vector<Span> peoples_lacking(const Comparison& comparison);

}  // namespace factdiff
