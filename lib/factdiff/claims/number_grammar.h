// The grammar of a bare number over tokens: digits in every grouping, number words, fractions, scales, “N in M”. Knows nothing of units or money.
//
//     read_number(text, at, end, false)   // at stands on “three” of “three hundred and twelve thousand people”
//         → Number{low = 312000, end = token after “thousand”, spelled}
//
// The forms, and the phrases that number readers are known to get wrong:
//     260,000 · 816 000 · 12,34,567 · 1.234,56 · 1'000'000 · 10 1/2 · 3½ · 1.5bn · 2.3 million
//     twenty-five hundred · one and a half thousand · a million and a half · half a million · a quarter of a billion · two dozen
//     two-thirds · a third of · one in five · three out of every four · hundreds of thousands (an interval)
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/segmentation/segments.h"
#include "factdiff/text/decimal.h"

namespace factdiff {

struct Number {
    TokenIndex first = 0;  // the article of “a hundred” included
    TokenIndex end = 0;
    Decimal low;
    Decimal high;         // above `low` only where vague
    int last_place = 0;   // power of ten of the last digit written: 8 for 4.2 billion
    int scale_power = 0;  // 9 for billion: what a range may share
    bool digits = false;  // the first token is a figure
    bool spelled = false;
    bool fraction = false;
    bool in_every = false;  // “one in five”
    bool vague = false;
    bool grouped = false;           // 8,000
    bool has_point = false;         // 3.8
    bool slashed = false;           // 1/4
    std::string_view between = {};  // the noun of “one pair in five”
};

/// The number that starts at token `at` (a figure, or a number word; not its article), read no further than token `end`. `money`: a currency symbol
/// stands before it, so that “m”, “b” and “t” are scales. `join_and`: whether “and” may join (“between one hundred and two hundred”: no).
std::optional<Number> read_number(const SegmentedText& text, TokenIndex at, TokenIndex end, bool money, bool join_and = true);

/// The scale words and abbreviations that follow a number made elsewhere: “3 million”, “3bn”.
void read_scales(const SegmentedText& text, Number& number, TokenIndex end, bool money);

/// A hyphen or en dash, of any code point.
bool is_hyphen(const SegmentedText& text, TokenIndex i);
/// Token i follows the one before it without space.
inline bool glued(const SegmentedText& text, TokenIndex i) { return i < text.size() && !text.token(i).space_before; }

/// The value of a figure as written: "260,000", "1.234,56", "1'000", "½". `last_place`: power of ten of its last digit.
std::optional<Decimal> parse_figure(std::string_view surface, int& last_place);

}  // namespace factdiff
