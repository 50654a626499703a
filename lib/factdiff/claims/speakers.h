// Who is meant by the words that stand where a speaker stands.
//
//     “We will pay,” the chief executive told reporters.      canonical "Dana Whitlock": the first mention bound name and title
//     “We will pay,” she said.                                "Dana Whitlock": the nearest person that fits
//     “We will pay,” a police spokesman said.                 "police spokesman": unnamed sources stay as they are
//
// Internal to claims/.
#pragma once

#include <string>
#include <vector>

#include "factdiff/claims/claim.h"

namespace factdiff {

/// A run of tokens: [begin, end).
struct TokenRange {
    TokenIndex begin = 0;
    TokenIndex end = 0;
    bool empty() const { return begin >= end; }
};

class Speakers {
public:
    Speakers(const SegmentedText& text, const std::vector<Claim>& claims);

    /// The noun phrase that ends right before token `end`; nothing before `floor` is looked at.
    TokenRange before(TokenIndex end, TokenIndex floor) const;
    /// The noun phrase that begins at token `begin`; ends before `limit`.
    TokenRange after(TokenIndex begin, TokenIndex limit) const;
    /// The subject of a sentence, roughly: its first noun phrase behind an opening adverbial.
    TokenRange subject(const Sentence& sentence, TokenIndex limit) const;

    bool is_pronoun(TokenRange range) const;
    /// “The German said”: whoever was spoken of, by the nation.
    bool is_epithet(TokenRange range) const;
    bool is_named(TokenRange range) const;
    bool is_person(TokenRange range) const;
    /// Somebody or something that can have an opinion: a name, a pronoun, people, a body, a paper.
    bool has_voice(TokenRange range) const;
    bool is_determiner(TokenIndex i) const;
    /// The token behind the person's name that begins at `i`; `i` where none does.
    TokenIndex person_at(TokenIndex i) const;

    /// Canonical name of the phrase. Phrases are given in the order of the text, since a pronoun is resolved by what came before.
    std::string canonical(TokenRange range);

    Span span(TokenRange range) const { return text_.segments.span_of(range.begin, range.end); }

private:
    TokenRange phrase_before(TokenIndex end, TokenIndex floor) const;
    const Name* name_at(TokenIndex i) const;
    bool is_linking_preposition(TokenIndex i) const;
    bool is_plain(TokenIndex i) const;
    bool is_time(TokenIndex i) const;
    std::string antecedent(TokenIndex pronoun) const;
    std::string by_role(TokenRange range) const;

    const SegmentedText text_;
    const std::vector<Claim>& claims_;
    std::vector<std::uint32_t> name_of_token_;                 // index into claims + 1, 0 for none
    std::vector<std::pair<std::string, std::string>> titled_;  // title in lower case, canonical name; each pair once
    std::string last_speaker_;
    TokenIndex last_speaker_at_ = 0;
    bool last_speaker_plural_ = false;
};

}  // namespace factdiff
