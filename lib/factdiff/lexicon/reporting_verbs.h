// Words that report what somebody said: verbs, phrases and nouns of saying, from lexicon/en/reporting_verbs.tsv,
// stance_verbs.tsv and reporting_nouns.tsv; and the closed lists of words around them, from reporting_context.tsv.
//
//     const ReportingVerb* v = reporting_verb("claimed");        // class doubting, frame clause, lemma "claim"
//     reporting_verb("chips");                                   // nullptr
//     for (const ReportingPhrase& p : reporting_phrases("according")) …   // {"to"}: frame source
//     has(speech_roles("declined"), SpeechRole::raising);         // true: who declines to say says
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "factdiff/lexicon/word_class.h"
#include "factdiff/text/word_text.h"

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
    std::vector<WordText> rest;  // the words after the first
    ReportingVerb verb;
};

/// The single word, or nullptr. `folded` as in Word::folded.
const ReportingVerb* reporting_verb(const WordText& folded);
/// The noun of saying ("claim", "report"), or nullptr.
const ReportingVerb* reporting_noun(const WordText& folded);
/// Phrases that begin with the word, longest first; may be empty.
std::span<const ReportingPhrase> reporting_phrases(const WordText& first_word);

/// What the word does beside a verb of saying. Of a token ask SegmentedText::is, which looks nothing up.
SpeechRole speech_roles(const WordText& folded);

/// A noun, in the singular, for people, bodies and papers that can have an opinion: those of source_kinds.tsv and source_bodies.tsv, and
/// voice_nouns.tsv.
bool is_voice_noun(const WordText& singular);

}  // namespace factdiff
