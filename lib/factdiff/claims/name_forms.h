// The ways in which one article writes its names, put together: “Whitlock” is short for “Dana Whitlock”, “CRI” for “Coastal Research Institute
// (CRI)”.
//
//     std::vector<NameMention> mentions = …;                       // from runs of capitals (names.cpp), in order of the text
//     std::vector<NameForm> forms = group_names(text, mentions);   // sets form and entity of each mention
//     forms[mentions[2].entity].type();                            // NameType::person
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/claims/titles.h"
#include "factdiff/segmentation/segments.h"

namespace factdiff {

constexpr std::uint32_t kNoForm = 0xFFFFFFFF;

/// A name where it stands, before it is known what else it is called. Tokens are [first, end).
struct NameMention {
    TokenIndex first = 0;
    TokenIndex end = 0;
    TitleTokens title;
    NameType type = NameType::other;
    bool sure = false;               // of the type
    bool tentative = false;          // a common word (Park, King, Mark): a name only if the article has a longer name that ends in it
    std::uint32_t form = kNoForm;    // its way of writing …
    std::uint32_t entity = kNoForm;  // … and the longest that this one is short for; indices of forms
};

/// One way to write a name, of one or several mentions: “Dana Whitlock”, “Whitlock”.
struct NameForm {
    std::vector<WordId> words;
    std::uint32_t first_mention = 0;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> parents;    // the forms it is short for: people who share the surname
    std::array<std::uint32_t, 4> votes{};  // by NameType; sure mentions only
    NameType guessed = NameType::other;    // of its first mention, where no vote was cast
    bool acronym = false;
    bool tentative = true;

    /// What most of the sure mentions say; else what the first was taken for.
    NameType type() const;
};

/// The forms of the mentions, and which of them are short for which.
std::vector<NameForm> group_names(const SegmentedText& text, std::vector<NameMention>& mentions);

}  // namespace factdiff
