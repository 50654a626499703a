// What is known of a word apart from any sentence: closed classes as bits, read from lexicon/en/classes.tsv.
#pragma once

#include <cstdint>

namespace factdiff {

enum class WordClass : std::uint64_t {
    none = 0,
    function_word = 1ULL << 0,    // the, of, and: no weight in similarity
    negator = 1ULL << 1,          // not, never, no, without, n't forms
    hedge = 1ULL << 2,            // reportedly, alleged, possibly
    uncertain_modal = 1ULL << 3,  // may, might, could
    firm_modal = 1ULL << 4,       // will, must, shall
    quantifier = 1ULL << 5,       // all, most, some, few
    pronoun = 1ULL << 6,          // he, she, they
    month = 1ULL << 7,
    weekday = 1ULL << 8,
    honorific = 1ULL << 9,           // Mr, Ms, Dr, Sir
    title_noun = 1ULL << 10,         // president, minister, chief executive: offices and roles
    title_modifier = 1ULL << 11,     // former, acting, deputy, vice
    abbreviation = 1ULL << 12,       // a full stop after it does not end a sentence: Gov. Inc. Jan.
    organization_word = 1ULL << 13,  // Inc, Corp, University, Ministry: marks a name as an organisation
    place_word = 1ULL << 14,         // River, County, Street: marks a name as a place
    given_name = 1ULL << 15,         // James, Maria
    place_name = 1ULL << 16,         // France, Texas, Beijing (single words)
    nationality = 1ULL << 17,        // French, Texan
    direction_up = 1ULL << 18,       // rose, increase, gained
    direction_down = 1ULL << 19,     // fell, decrease, lost
    reporting = 1ULL << 20,          // said, told, according: payload in reporting_verbs.tsv
    number_word = 1ULL << 21,        // payload in number_words.tsv
    auxiliary = 1ULL << 22,          // be, have, do, and modals
    not_a_name = 1ULL << 23,         // capitalised at the start of a sentence, yet never a name: However, Meanwhile
    unit = 1ULL << 24,               // payload in units.tsv
    currency = 1ULL << 25,           // payload in currencies.tsv
    ambiguous_name = 1ULL << 26,     // common word that may be a name: Will, Mark, May
    strong_hedge = 1ULL << 27,       // in hedges.tsv as strong: may, allegedly
    negative = 1ULL << 28,           // in negative_words.tsv: declined, avoid
    share = 1ULL << 29,              // payload in quantifiers.tsv
    opposite = 1ULL << 30,           // its stem stands in opposites.tsv
    reporting_noun = 1ULL << 31,     // payload in reporting_nouns.tsv
    stance = 1ULL << 32,             // supports, plans, is sure: payload in stance_verbs.tsv
    plan = 1ULL << 33,               // in hedges.tsv as plan: tries, considers
    agent_mark = 1ULL << 34,         // by: names the doer of a passive
    hearsay = 1ULL << 35,            // in hedges.tsv as hearsay: reportedly, believed
    contrast = 1ULL << 36,           // stands in kinds.tsv, or WordNet knows an opposite
    date_word = 1ULL << 37,          // in dates.tsv or the first word of a row of holidays.tsv: may begin or settle a date
    name_particle = 1ULL << 38,      // de, van, al: a small word inside names
    unrealised = 1ULL << 41,         // payload in unrealised.tsv: plans, accused
    comparison_mark = 1ULL << 39,    // than, as: the second of two compared stands behind it
    way_start = 1ULL << 40,          // from: one end of a way
    extreme = 1ULL << 42,            // payload in extremes.tsv: largest, first, record
};

constexpr WordClass operator|(WordClass a, WordClass b) {
    return static_cast<WordClass>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
/// The lexicon says nothing of the kind of word it is: the bits that only tell which table has an entry for it do not count.
constexpr bool is_unclassed(WordClass set) {
    constexpr WordClass tables = WordClass::strong_hedge | WordClass::negative | WordClass::share | WordClass::opposite | WordClass::reporting_noun |
                                 WordClass::stance | WordClass::plan | WordClass::agent_mark | WordClass::hearsay | WordClass::contrast |
                                 WordClass::date_word | WordClass::name_particle | WordClass::unrealised | WordClass::extreme;
    return (static_cast<std::uint64_t>(set) & ~static_cast<std::uint64_t>(tables)) == 0;
}
constexpr bool has(WordClass set, WordClass any_of) { return (static_cast<std::uint64_t>(set) & static_cast<std::uint64_t>(any_of)) != 0; }

/// What a word does beside a verb of saying; the rows of reporting_context.tsv say it with examples.
enum class SpeechRole : std::uint32_t {
    none = 0,
    adverb = 1 << 0,
    noun_in_ly = 1 << 1,
    raising = 1 << 2,
    causing = 1 << 3,
    taking_the_floor = 1 << 4,
    before_participle = 1 << 5,
    insertion = 1 << 6,
    preposition = 1 << 7,
    circumstance = 1 << 8,
    post_modifier = 1 << 9,
    opens_clause = 1 << 10,
    headline_source = 1 << 11,
    linking_verb = 1 << 12,
    time_noun = 1 << 13,
    before_gerund = 1 << 14,
    object_too = 1 << 15,
    determiner = 1 << 16,
    personal = 1 << 17,
    linking = 1 << 18,
    clause_edge = 1 << 19,
};
constexpr SpeechRole operator|(SpeechRole a, SpeechRole b) {
    return static_cast<SpeechRole>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool has(SpeechRole set, SpeechRole any_of) { return (static_cast<std::uint32_t>(set) & static_cast<std::uint32_t>(any_of)) != 0; }

}  // namespace factdiff
