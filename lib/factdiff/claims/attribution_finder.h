// The reader of who said what: walks the sentences, stops at each word of saying, and writes one claim for its source, cue and content.
//
//     “The port, Finch told the board on Monday, would close.”
//         cue_at         stands on “told”: frame person
//         verb_group     nothing before it but the subject
//         subject_before “Finch”
//         contents       “The port … would close”, over the hearer and the day
//         bind_quotes    once all cues are known: the speaker of each quotation
//
// Private to the attribution sources, one file for each section below.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/claims/speakers.h"
#include "factdiff/lexicon/reporting_verbs.h"

namespace factdiff {

class AttributionFinder {
public:
    AttributionFinder(const SegmentedText& text, std::vector<Claim>& claims);

    void run();

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    static constexpr std::uint32_t no_quote = std::numeric_limits<std::uint32_t>::max();

    struct Cue {
        TokenIndex begin = 0;
        TokenIndex end = 0;
        ReportingVerb verb;
    };
    struct Found {
        TokenRange source;
        TokenRange cue;
        std::vector<Span> content;
        ReportingVerb verb;
        std::uint32_t sentence = 0;
        bool adjacent = false;  // touches a quotation
        bool nested = false;    // a stance inside somebody’s words
    };
    /// The verb with its auxiliaries and adverbs: “has since been quoted”.
    struct VerbGroup {
        TokenIndex begin = 0;  // where the subject ends
        TokenIndex verb = 0;   // the first auxiliary, or the verb
        bool auxiliary = false;
        bool be = false;
        bool infinitive = false;  // “declined to say”
        bool participle = false;  // “saying”
    };
    /// Who speaks, and how the sentence says so.
    struct Subject {
        TokenRange source;
        bool inverted = false;         // said X
        bool borrowed = false;         // the subject of another verb: “Doe left, saying …”, “Doe left and said …”
        bool closed_by_comma = false;  // what is said ends at the next comma
        bool forbidden = false;        // the words cannot be a cue here, whatever stands around them
    };
    /// What stands around a cue, ready to be cut into content.
    struct Frame {
        std::uint32_t sentence = 0;
        TokenIndex head = 0;  // where the words of the cue and its source begin
        TokenIndex tail = 0;  // and end
        bool inverted = false;
        bool borrowed = false;
        bool negated = false;
        bool closed_by_comma = false;  // “In a statement announcing the sale, Doe …”
    };
    struct Content {
        std::vector<Span> spans;
        bool touches = false;  // a quotation stands right beside the cue
    };

    // ---- the walk, and what is made of it (attributions.cpp)
    void sentence(std::uint32_t s);
    void drop_nested_stances(std::size_t first);
    bool reduced_relative(const Sentence& sent, const Cue& cue, const VerbGroup& group) const;
    bool cue_at(TokenIndex t, TokenIndex end, Cue& cue) const;
    bool record(std::uint32_t s, TokenRange source, TokenRange cue, Content content, const ReportingVerb& verb);
    void resolve();
    void emit();
    Span cue_span(std::size_t f) const { return seg_.span_of(found_[f].cue.begin, found_[f].cue.end); }
    Span source_span(std::size_t f) const { return seg_.span_of(found_[f].source.begin, found_[f].source.end); }

    // ---- tokens (attributions.cpp)
    const Sentence& at(std::uint32_t s) const { return seg_.sentences[s]; }
    bool quoted(TokenIndex t) const { return t < text_.size() && quote_at_[t] != no_quote; }
    bool is_comma(TokenIndex t) const { return text_.is(t, TokenKind::punctuation) && text_.surface(t) == ","; }
    bool is_colon(TokenIndex t) const { return text_.is(t, TokenKind::punctuation) && text_.surface(t) == ":"; }
    bool is_dash(TokenIndex t) const;
    bool is_stop(TokenIndex t) const;
    bool is_adverb(TokenIndex t) const;
    bool is_auxiliary(TokenIndex t) const { return text_.is(t, WordClass::auxiliary); }
    bool is_relative(TokenIndex t) const;
    bool hyphenated(TokenIndex t) const;
    bool in_heading(TokenIndex t) const;
    /// The quotation whose closing or opening mark is token `t`, or none.
    std::size_t quote_ending(TokenIndex t) const;
    std::size_t quote_starting(TokenIndex t) const;
    bool same_paragraph(TokenIndex a, TokenIndex b) const;
    bool previous_is_quote(TokenIndex p) const { return p > 0 && quote_ending(p - 1) != none && same_paragraph(p - 1, p); }

    // ---- X said, said X, X said to have (attribution_verbs.cpp)
    bool by_verb(std::uint32_t s, Cue cue, std::size_t first_found);
    bool clause_resumes(const Sentence& sentence, const Cue& cue, TokenRange source) const;
    VerbGroup verb_group(const Sentence& sentence, TokenIndex verb) const;
    /// “declined to say”, “forced Doe to admit”: the finite verb before carries the subject, or its object says.
    bool finite_verb(const Sentence& sentence, Cue& cue, VerbGroup& group, TokenRange& causee) const;
    bool by_passive(std::uint32_t s, const Cue& cue, const VerbGroup& group);
    bool by_agent(std::uint32_t s, const Cue& cue, TokenIndex verb);
    Subject finite_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group) const;
    TokenRange holder_of(TokenRange office, const Sentence& sent) const;
    Subject participle_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group, std::size_t first_found) const;
    void coordinated_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group, std::size_t first_found, Subject& subject) const;
    bool can_say(const Cue& cue, const VerbGroup& group, const Subject& subject) const;
    bool verbal(const Cue& cue, TokenRange source) const;
    TokenRange subject_before(std::uint32_t s, TokenIndex end) const;
    TokenRange relative_subject(const Sentence& sentence, TokenIndex end) const;
    TokenRange subject_over_insertion(const Sentence& sentence, TokenIndex end) const;
    TokenRange before_relative(const Sentence& sentence, TokenRange np) const;
    TokenRange subject_with_modifier(const Sentence& sentence, TokenIndex end) const;

    // ---- what was said (attribution_contents.cpp)
    Content contents(const Cue& cue, const Frame& frame) const;
    /// Left edge of the words before `head` that may be content: the sentence's start, moved to the start of a quotation that reaches into it.
    TokenIndex content_floor(std::uint32_t s, TokenIndex head) const;
    /// End of the content that begins at `from`: the sentence's end, or that of a quotation that runs beyond it.
    TokenIndex content_end(std::uint32_t s, TokenIndex from) const;
    TokenIndex next_comma(TokenIndex from, TokenIndex end) const;
    Span trimmed(TokenIndex from, TokenIndex to) const;
    bool trailing_place(const Cue& cue, const Frame& frame, TokenIndex r, TokenIndex end) const;
    bool only_circumstance(TokenIndex from, TokenIndex to) const;
    bool clause_like(TokenIndex from, TokenIndex end) const;
    std::size_t left_quotation(const Frame& frame, TokenIndex r, TokenIndex end, bool& left_open) const;

    // ---- according to X, X’s claim that, X: (attribution_nouns.cpp)
    bool by_source(std::uint32_t s, const Cue& cue);
    bool by_noun(std::uint32_t s, const Cue& cue);
    bool opens_content(TokenIndex t, TokenIndex end) const;
    bool headline_colon(std::uint32_t s);
    void colon(std::uint32_t s);
    void dash(std::uint32_t s);
    void transcript(std::uint32_t paragraph);

    // ---- the speaker of each quotation (quote_speakers.cpp)
    void bind_quotes();
    std::size_t best_attribution(const Quotation& quote, std::size_t first, std::uint32_t last_paragraph, std::uint32_t& distance) const;
    bool another_takes_over(std::size_t c) const;
    bool holds_any(std::size_t f, const Quotation& quote) const;
    std::size_t follow_on(std::size_t c, std::uint32_t paragraph, std::size_t previous, std::uint32_t previous_paragraph) const;
    void by_subject(std::size_t c, Quotation& quote);
    void attach(std::size_t c, std::size_t f);
    bool starts_sentence(Span quote) const;

    const SegmentedText text_;
    const Segments& seg_;
    std::vector<Claim>& claims_;
    Speakers speakers_;
    std::vector<Found> found_;
    std::vector<std::string> canonical_;
    std::vector<std::uint32_t> quote_at_;  // depth-0 quotation that holds the token, its marks included
    std::vector<bool> title_quote_;        // quotations that are the title of a work
};

}  // namespace factdiff
