// Words that report what somebody said: verbs, phrases and nouns of saying, from lexicon/en/reporting_verbs.tsv and
// reporting_nouns.tsv.
//
//     const ReportingVerb* v = reporting_verb("claimed");        // class doubting, frame clause, lemma "claim"
//     reporting_verb("chips");                                   // nullptr
//     for (const ReportingPhrase& p : reporting_phrases("according")) …   // {"to"}: frame source
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace factdiff {

/// How far the word commits the writer; the same order as CueClass of a claim.
enum class ReportingClass : std::uint8_t { neutral, doubting, admitting, denying, asserting };

enum class ReportingFrame : std::uint8_t {
    clause,   // says (that) …
    person,   // tells somebody (that) …
    thought,  // knows, shows, decides (that) …: a stance rather than a statement
    object,   // praises, calls for something
    noun,     // the claim that …
    source,   // according to somebody
    adverb    // reportedly: no source
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

}  // namespace factdiff
