// What the table dates.tsv knows of a word: months, weekdays, “yesterday”, “last”, “early”, seasons, time zones.
//
//     date_word("oct")->kind;     // DateWordKind::month, value 10, remark short_form
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "factdiff/text/word_text.h"

namespace factdiff {

enum class DateWordKind : std::uint8_t { month, weekday, day, shift, part, season, time, ago, fiscal, quarter, zone, holiday };
enum class DateWordRemark : std::uint8_t { none, short_form, ambiguous, name };

struct DateWord {
    DateWordKind kind = DateWordKind::month;
    int value = 0;  // part: −1 early, 0 mid, 1 late
    DateWordRemark remark = DateWordRemark::none;
};

/// A day with a name, its words in reading order: fixed, counted from Easter Sunday, or the n-th weekday of a month.
struct Holiday {
    std::vector<std::string_view> words;
    enum class Kind : std::uint8_t { fixed, easter, nth_weekday } kind = Kind::fixed;
    int month = 0;
    int day = 0;      // easter: days after it; nth_weekday: which one, 0 the last
    int weekday = 0;  // 1 Monday
};
/// Those whose first word it is, longest first; null where there is none.
const std::vector<Holiday>* holidays(const WordText& first_word);

/// Null for a word without WordClass::date_word, of which it need not be asked.
const DateWord* date_word(const WordText& folded);

}  // namespace factdiff
