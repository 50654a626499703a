// Words that report what somebody said: verbs, phrases and nouns of saying, from lexicon/en/reporting_verbs.tsv,
// stance_verbs.tsv and reporting_nouns.tsv; and the closed lists of words around them, from reporting_context.tsv.
//
//     const ReportingVerb* v = reporting_verb("claimed");        // class doubting, frame clause, lemma "claim"
//     reporting_verb("chips");                                   // nullptr
//     for (const ReportingPhrase& p : reporting_phrases("according")) …   // {"to"}: frame source
//     is_context_word("declined", ContextWord::raising)          // true: who declines to say says
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace factdiff {

/// How far the word commits the writer; the same order as CueClass of a claim.
enum class ReportingClass : std::uint8_t { neutral, doubting, admitting, denying, asserting };

enum class ReportingFrame : std::uint8_t {
    clause,     // says (that) …
    person,     // tells somebody (that) …
    thought,    // knows, shows, decides (that) …: a stance rather than a statement
    object,     // praises, calls for something
    quoted,     // continued, sang: says something only beside its quotation
    adjective,  // is sure that …
    noun,       // the claim that …
    source,     // according to somebody
    adverb      // reportedly: no source
};

struct ReportingVerb {
    ReportingClass cue_class = ReportingClass::neutral;
    ReportingFrame frame = ReportingFrame::clause;
    std::string_view lemma;
    bool also_noun = false;  // "reports", "claims": as often a noun
};

struct ReportingPhrase {
    std::vector<std::string_view> rest;  // the words after the first
    ReportingVerb verb;
};

/// The single word, or nullptr. `folded` as in Word::folded.
const ReportingVerb* reporting_verb(std::string_view folded);
/// The noun of saying ("claim", "report"), or nullptr.
const ReportingVerb* reporting_noun(std::string_view folded);
/// Phrases that begin with the word, longest first; may be empty.
std::span<const ReportingPhrase> reporting_phrases(std::string_view first_word);

/// What a word does beside a verb of saying; the rows of reporting_context.tsv say it with examples.
enum class ContextWord : std::uint16_t {
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
    object_too = 1 << 15
};
bool is_context_word(std::string_view folded, ContextWord role);

/// A noun, in the singular, for people, bodies and papers that can have an opinion: those of source_kinds.tsv and source_bodies.tsv, and
/// voice_nouns.tsv.
bool is_voice_noun(std::string_view singular);

}  // namespace factdiff
