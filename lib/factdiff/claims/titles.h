// Titles: the office or role that stands with a name, and what it says.
//
//     "former US President Karl Dorn"                        title_before → "former US President"
//     "Renee Fortier, the town manager, said"                title_after  → "town manager"
//     parse_title("former US President")                     {modifiers = former, office = "president", field = "head"}
//     parse_title("boss")                                    {office = ""}: says too little to contradict anything
//
// Words and offices are rows of lexicon/en/classes.tsv (title_noun, title_modifier) and lexicon/en/titles.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "factdiff/segmentation/segments.h"

namespace factdiff {

/// Tokens [first, end); empty where there is no title.
struct TitleTokens {
    TokenIndex first = 0;
    TokenIndex end = 0;
    bool plural = false;  // "Presidents Dorn and Aldo": holds for every name of the list
    bool empty() const { return first == end; }
};

/// The title directly before the name that starts at `name`, not reaching below `floor`: "chief executive", "Deputy Commerce Secretary".
TitleTokens title_before(const SegmentedText& text, TokenIndex name, TokenIndex floor);
/// The title behind the name that ends at `end`, between commas: ", the chief executive of Northmere,".
TitleTokens title_after(const SegmentedText& text, TokenIndex end);

namespace title_modifier {
inline constexpr std::uint8_t former = 1, acting = 2, deputy = 4, elect = 8, outgoing = 16;
}

struct Title {
    std::uint8_t modifiers = 0;
    std::string_view office;  // one word for all its synonyms: "chief executive" for CEO; empty where the table has none
    std::string_view field;   // offices of one field exclude each other
};
Title parse_title(std::string_view text);

/// The sense of one word as a modifier of titles ("ex" → former), or 0.
std::uint8_t modifier_sense(const WordText& folded_word);
/// "former", "acting" …: the name of the lowest bit set.
std::string_view modifier_name(std::uint8_t modifiers);

/// True when the two name offices which one person does not hold at once: president and secretary, chief executive and chair.
bool offices_contradict(const Title& a, const Title& b);

}  // namespace factdiff
