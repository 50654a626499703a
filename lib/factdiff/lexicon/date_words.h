// What the table dates.tsv knows of a word: months, weekdays, “yesterday”, “last”, “early”, seasons, time zones.
//
//     date_word("oct")->kind;     // DateWordKind::month, value 10, remark short_form
#pragma once

#include <cstdint>
#include <string_view>

namespace factdiff {

enum class DateWordKind : std::uint8_t { month, weekday, day, shift, part, season, time, ago, fiscal, quarter, zone };
enum class DateWordRemark : std::uint8_t { none, short_form, ambiguous, name };

struct DateWord {
    DateWordKind kind = DateWordKind::month;
    int value = 0;  // part: −1 early, 0 mid, 1 late
    DateWordRemark remark = DateWordRemark::none;
};

/// Null for most words, and quickly so: asked of every word of an article.
const DateWord* date_word(std::string_view folded);

}  // namespace factdiff
