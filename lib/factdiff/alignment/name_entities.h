// Who and what an article names: all mentions of one canonical name together, and which of the other version's names mean the same.
//
//     NameEntities source = name_entities(article, vocabulary);        // "Mira Dalgaard": claims 3, 17, 40
//     match_names(source, rewrite)[r];                                 // the source's entity for entity r of the rewrite, or kNoEntity
//
// A name key is folded words with one space between: hyphens, possessives, full stops and "the" dropped, spelling variants of a word made one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFF;

struct NameEntity {
    std::string key;                      // of the fullest form
    std::vector<std::string> forms;       // keys of all forms
    std::vector<std::uint32_t> mentions;  // indices into Article::claims
    NameType type = NameType::other;
};

struct NameEntities {
    std::vector<NameEntity> list;
    std::vector<std::uint32_t> of_claim;    // entity of each claim, kNoEntity for claims that are no names
    std::vector<std::string> key_of_claim;  // the mention's own words
};

NameEntities name_entities(const Article& article, const Vocabulary& vocabulary);

/// For each entity of the rewrite the entity of the source that it names.
std::vector<std::uint32_t> match_names(const NameEntities& source, const NameEntities& rewrite);

/// Both versions' names, as the pairing of names found them.
struct NamePairing {
    NameEntities source, rewrite;
    std::vector<std::uint32_t> source_of;  // for each entity of the rewrite
};

/// True when the words of one key stand together in the other and the rest makes no other place of it: "borough council", "northwick borough
/// council".
bool holds_name(std::string_view a, std::string_view b);

/// Both stand in one name that either version tells: “scorpions” and “mesa grande” in “mesa grande scorpions”.
bool parts_of_one_name(const NamePairing& names, std::string_view a, std::string_view b);

/// The key after name_aliases.tsv: "us" → "united states".
std::string_view name_alias(std::string_view key);
/// The country of a people ("french" → "france"), or "".
std::string_view country_of(std::string_view people);
/// “vienna” and “viennese”, “kashmir” and “kashmiri”: a place and what is of it, by their endings. Keys of one word.
bool same_stock(std::string_view a, std::string_view b);
/// What a name may stand for in the mouth of a reporter ("moscow" → "russia"), or "": two such names in one place are no change.
std::string_view name_metonym(std::string_view key);
/// A slip of spelling and nothing more: "norhaven" and "northaven", "tomas brandl" and "thomas brandt"; false for equal keys.
bool near_miss(std::string_view a, std::string_view b);

}  // namespace factdiff
