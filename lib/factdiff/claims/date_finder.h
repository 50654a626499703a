// The reader of dates: walks the sentences, stops at each word or figure that can begin or settle a date, and writes one claim for it.
//
//     “The plant opened on Wednesday, 29 October 2025, at half past nine”
//         step          stands on “Wednesday”; weekday_word sees a figure behind the comma
//         day_month     29, October; year_behind: 2025
//         emit_day      one claim over “Wednesday, 29 October 2025”, anchored at that day
//         spoken_time   from “past”: one claim over “half past nine”, 9:30 in either half of the day
//
// Private to the date sources, one file for each section below.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "factdiff/claims/calendar.h"
#include "factdiff/claims/claim.h"
#include "factdiff/claims/extract.h"
#include "factdiff/claims/number_grammar.h"
#include "factdiff/claims/sentence_tokens.h"
#include "factdiff/lexicon/date_words.h"
#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

inline bool all_digits(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), is_ascii_digit); }
inline int to_int(std::string_view s) {
    int value = 0;
    for (const char c : s.substr(0, 6)) value = value * 10 + (c - '0');
    return value;
}

class DateFinder : SentenceTokens {
public:
    DateFinder(const SegmentedText& text, ReferenceDay reference, std::vector<Claim>& claims)
        : SentenceTokens(text), reference_(reference), claims_(claims) {
        if (reference_ && !reference_->ok()) reference_.reset();
    }

    void run();

private:
    enum class Order : std::uint8_t { unknown, day_first, month_first };
    struct Clock {
        int hour = 0, minute = 0;
        bool colon = false, point = false, four_digits = false;
    };
    struct Day {
        int number = 0;
        TokenIndex end = 0;
    };
    std::string_view surface(TokenIndex i) const { return i < end_ ? text_.surface(i) : std::string_view{}; }
    bool is_number(TokenIndex i) const { return i < end_ && text_.is(i, TokenKind::number); }
    bool broken(TokenIndex i) const { return i < end_ && text_.token(i).break_before; }
    const DateWord* date_word_at(TokenIndex i) const { return is_word(i) && text_.is(i, WordClass::date_word) ? date_word(text_.lower(i)) : nullptr; }

    // ---- the walk, what is written down, weekdays, relative days (dates.cpp)
    /// Most words, told at a glance.
    bool begins_nothing(const Token& token) const;
    bool plural_word(TokenIndex i) const;
    TokenIndex step(TokenIndex i);
    TokenIndex number(TokenIndex i);
    TokenIndex fiscal_year(TokenIndex i);  // FY2024
    void emit(TokenIndex first, TokenIndex end, DateValue value);
    Bound bound(TokenIndex first) const;
    void anchor(DateValue& value, DayInterval interval) const;
    /// Whether the sentence speaks of what is to come.
    bool future();
    TokenIndex weekday_word(TokenIndex i, const DateWord& word);
    void emit_weekday(TokenIndex first, TokenIndex end, int number, int side, bool strict);
    void emit_offset(TokenIndex first, TokenIndex end, Granularity granularity, int offset);
    TokenIndex day_word(TokenIndex i, const DateWord& word);
    std::optional<Granularity> period(TokenIndex i) const;
    TokenIndex shift_word(TokenIndex i, const DateWord& word);
    /// “two years ago”, “a decade ago”: from its “ago”.
    TokenIndex ago(TokenIndex i);
    std::optional<Granularity> period_noun(TokenIndex i) const;

    // ---- months and days (date_calendar_days.cpp)
    void emit_day(TokenIndex first, TokenIndex end, int y, int m, int d, std::optional<int> weekday = std::nullopt);
    Order slash_order();
    /// 2025-10-29, 3/5/2024, 29.10.2025.
    std::optional<TokenIndex> numeric_date(TokenIndex i);
    /// A day of the month at token i: “29”, “29th”.
    std::optional<Day> day_at(TokenIndex i) const;
    bool month_fits(TokenIndex i, const DateWord& word, bool beside_day) const;
    /// Year behind a month or a day: “, 2025”, “ 2025”.
    std::optional<int> year_behind(TokenIndex& end) const;
    void emit_month_day(TokenIndex first, TokenIndex end, int m, std::optional<int> d, std::optional<int> y, std::optional<int> weekday,
                        int shift = 0);
    /// “October 29, 2025”, “Oct. 1-3”, “October 2025”, “in October”. `first` and `weekday`: of a weekday that stands before.
    TokenIndex month_first(TokenIndex i, const DateWord& word, std::optional<int> weekday, TokenIndex first, int shift = 0);
    /// “New Year’s Eve”, “Easter Monday 2024”, “Thanksgiving”.
    TokenIndex holiday(TokenIndex i);
    /// Something behind a figure that makes it no day: a unit, a scale.
    bool unit_like(TokenIndex i) const;
    /// “29 October 2025”, “29th of October”, “1-19 April”, “between 1 and 19 April”.
    std::optional<TokenIndex> day_month(TokenIndex i, std::optional<int> weekday = std::nullopt, std::optional<TokenIndex> from = std::nullopt);

    // ---- times of day (times.cpp)
    void emit_time(TokenIndex first, TokenIndex end, TimeValue value);
    /// "am" or "pm" at token i: its offset in minutes.
    std::optional<int> meridiem(TokenIndex i) const;
    std::optional<Clock> clock_figure(TokenIndex i) const;
    std::optional<TokenIndex> clock(TokenIndex i);
    /// The sentence speaks of trains, flights, sunsets: “22.55” in it is a time.
    bool timetable() const;
    /// “in the morning”, “at night” behind an hour: settles its half of the day. Returns the token after it, `i` where there is none.
    TokenIndex half_of_day(TokenIndex i, TimeValue& value) const;
    /// “half past nine”, “a quarter to ten”, “twenty past 6”, “nine in the morning”, from the hour or from “past”.
    std::optional<TokenIndex> spoken_time(TokenIndex i);

    // ---- years, quarters, seasons, centuries (periods.cpp)
    void emit_year(TokenIndex first, TokenIndex end, int y, bool is_fiscal = false);
    /// A four-digit year at token i, as plain digits.
    std::optional<int> year_at(TokenIndex i) const;
    bool year_stands(TokenIndex i, int y) const;
    TokenIndex year_figure(TokenIndex i, int y);
    /// “early 2021”, “the mid-1990s”: narrows the interval; leaves the first token of the whole in part_first_.
    void part_of(TokenIndex first, DateValue& value);
    void emit_decade(TokenIndex first, TokenIndex end, int two_digits);
    TokenIndex short_decade(TokenIndex i);  // ’90s
    std::optional<int> ordinal_before(TokenIndex i, TokenIndex& first) const;
    void emit_months(TokenIndex first, TokenIndex end, Granularity granularity, int month_number, int count, std::optional<int> y, bool is_fiscal);
    /// A year that follows “of [fiscal]”, “in”, or nothing.
    std::optional<int> year_of(TokenIndex& end, bool& is_fiscal) const;
    TokenIndex quarter(TokenIndex i, const DateWord& word);
    TokenIndex half_of_year(TokenIndex i);
    void season(TokenIndex first, TokenIndex at, const DateWord& word, std::optional<int> y, int shift);
    TokenIndex season_word(TokenIndex i, const DateWord& word);
    TokenIndex fiscal(TokenIndex i);
    TokenIndex century(TokenIndex i);

    ReferenceDay reference_;
    std::vector<Claim>& claims_;
    TokenIndex part_first_ = 0;
    TokenIndex season_end_ = 0;
    int future_ = -1;
    bool order_known_ = false;
    Order order_ = Order::unknown;
};

}  // namespace factdiff
