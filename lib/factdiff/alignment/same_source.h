// Whether two mentions of a speaker, one in each version, can be the same.
//
//     "Dana Whitlock" / "Whitlock"                same
//     "Ada Marsh" / "Karl Marsh"                  different, when both stand in the article
//     "a police spokesman" / "Dana Whitlock"      unknown: she may be the spokesman
//     "the ministry" / "a ministry official"      same
#pragma once

#include <cstdint>
#include <string_view>

#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/value.h"
#include "factdiff/lexicon/gender.h"

namespace factdiff {

enum class SourceRelation : std::uint8_t { same, different, unknown };

/// `doubtful` is set where one side is a pronoun, so that its person was only inferred.
SourceRelation same_source(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const Mention& a, const Mention& b,
                           bool& doubtful);

/// For the same words under the same verb: the one name was put in the other's place, though what the two are to each other is not known
/// ("Dorn said" / "The Courier said"), or they cannot be the same ("She said" / "Lawmakers said"). False where they share a word or the one's office
/// names the other.
bool plainly_replaced(const Article& source, const Article& rewrite, const Mention& a, const Mention& b);

/// What the words of the mention say, or the honorific before any mention of the same name, or its first name.
Gender gender_of(const Article& article, const Vocabulary& vocabulary, const Mention& mention);

/// True where the phrase holds a noun for people or bodies that speak ("officials", "the ministry").
bool names_kind(std::string_view phrase);

}  // namespace factdiff
