// Dates, periods and times of day, resolved against the reference day where there is one.
// A date is read from the word or figure that cannot be anything else: a month beside a figure, a weekday, a year, “last week”, “11:52 p.m.”.
#include <algorithm>
#include <array>

#include "factdiff/claims/calendar.h"
#include "factdiff/claims/extract.h"
#include "factdiff/claims/number_grammar.h"
#include "factdiff/lexicon/date_words.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

using namespace std::chrono;

bool in(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }
bool all_digits(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}
int to_int(std::string_view s) {
    int value = 0;
    for (const char c : s.substr(0, 6)) value = value * 10 + (c - '0');
    return value;
}

enum class Order : std::uint8_t { unknown, day_first, month_first };

class Finder {
public:
    Finder(const SegmentedText& text, ReferenceDay reference, std::vector<Claim>& claims) : text_(text), reference_(reference), claims_(claims) {
        if (reference_ && !reference_->ok()) reference_.reset();
    }

    void run() {
        for (const Sentence& sentence : text_.segments.sentences) {
            begin_ = sentence.first_token;
            end_ = sentence.end_token;
            consumed_ = begin_;
            future_ = -1;
            for (TokenIndex i = begin_; i < end_;) i = std::max(step(i), i + 1);
        }
    }

private:
    std::string_view lower(TokenIndex i) const { return i >= begin_ && i < end_ ? text_.lower(i) : std::string_view{}; }
    std::string_view before(TokenIndex i, TokenIndex back = 1) const { return i >= begin_ + back ? text_.lower(i - back) : std::string_view{}; }
    std::string_view surface(TokenIndex i) const { return i < end_ ? text_.surface(i) : std::string_view{}; }
    bool is_number(TokenIndex i) const { return i < end_ && text_.is(i, TokenKind::number); }
    bool is_word(TokenIndex i) const { return i < end_ && text_.is(i, TokenKind::word); }
    bool close(TokenIndex i) const { return i < end_ && glued(text_, i); }
    bool broken(TokenIndex i) const { return i < end_ && text_.token(i).break_before; }
    const DateWord* date_word_at(TokenIndex i) const { return is_word(i) ? date_word(text_.lower(i)) : nullptr; }
    bool plural_word(TokenIndex i) const {
        if (!is_word(i) || text_.is(i, WordClass::function_word) || text_.token(i).capitalised) return false;
        const std::string_view w = text_.lower(i);
        return in(w, {"people", "children", "men", "women"}) ||
               (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is"));
    }

    TokenIndex step(TokenIndex i) {
        if (text_.is(i, TokenKind::number)) return number(i);
        if (!text_.is(i, TokenKind::word)) {
            if (text_.is(i, TokenKind::quote_mark) && is_number(i + 1) && close(i + 1)) return short_decade(i);
            return i + 1;
        }
        if (const DateWord* word = date_word(text_.lower(i))) {
            switch (word->kind) {
                case DateWordKind::month:
                    return month_first(i, *word, std::nullopt, i);
                case DateWordKind::weekday:
                    return weekday_word(i, *word);
                case DateWordKind::day:
                    return day_word(i, *word);
                case DateWordKind::shift:
                    return shift_word(i, *word);
                case DateWordKind::part:  // read with the period behind it
                    return i + 1;
                case DateWordKind::season:
                    return season_word(i, *word);
                case DateWordKind::time: {
                    TokenIndex first = i;
                    if (lower(i) == "midnight" && in(lower(i + 1), {"'s", "mass", "blue", "express"})) return i + 1;
                    TimeValue value;
                    value.minute = value.end_minute = static_cast<std::uint16_t>(word->value % 1440);
                    emit_time(first, i + 1, std::move(value));
                    return i + 1;
                }
                case DateWordKind::ago:
                    return ago(i);
                case DateWordKind::fiscal:
                    return fiscal(i);
                case DateWordKind::quarter:
                    return quarter(i, *word);
                case DateWordKind::zone:
                    return i + 1;
            }
        }
        const std::string_view w = text_.lower(i);
        if (w == "past" || w == "to" || text_.is(i, WordClass::number_word)) {
            if (const auto after = spoken_time(i)) return *after;
        }
        if (w == "century") return century(i);
        if (w == "half") return half_of_year(i);
        if (w.size() >= 4 && w.size() <= 6 && w.starts_with("fy") && all_digits(w.substr(2))) {
            const int y = to_int(w.substr(2));
            emit_year(i, i + 1, y < 100 ? 2000 + y : y, true);
        }
        return i + 1;
    }

    // ---- what is written down
    void emit(TokenIndex first, TokenIndex end, DateValue value) {
        if (first < consumed_ || end <= first) return;
        value.bound = bound(first);
        Claim claim;
        claim.kind = ClaimKind::date;
        claim.span = text_.segments.span_of(first, end);
        claim.value = value;
        claims_.push_back(std::move(claim));
        consumed_ = end;
    }
    void emit_time(TokenIndex first, TokenIndex end, TimeValue value) {
        if (first < consumed_) return;
        value.bound = bound(first);
        if (const DateWord* zone = date_word_at(end);
            zone != nullptr && zone->kind == DateWordKind::zone && (text_.token(end).capitalised || text_.token(end).all_caps)) {
            value.zone = std::string(text_.surface(end));
            ++end;
            if (lower(end) == "time") ++end;
        } else if (lower(end) == "local" && lower(end + 1) == "time") {
            end += 2;
        }
        Claim claim;
        claim.kind = ClaimKind::time;
        claim.span = text_.segments.span_of(first, end);
        claim.value = std::move(value);
        claims_.push_back(std::move(claim));
        consumed_ = end;
    }
    Bound bound(TokenIndex first) const {
        TokenIndex k = first;
        while (k > begin_ && in(text_.lower(k - 1),
                                {"the", "on", "in", "at", "end", "of", "start", "early", "late", "about", "around", "beginning", "least", "just"})) {
            if (text_.lower(k - 1) == "in" || first - k > 4) return Bound::exact;
            --k;
        }
        const std::string_view w = before(k);
        if (w == "since") return Bound::above;
        if (w == "after") return Bound::above;
        if (w == "by" || in(w, {"until", "till"})) return Bound::at_most;
        if (w == "before") {
            for (TokenIndex t = k - 1; t > begin_ && k - t < 6; --t)
                if (text_.is(t - 1, WordClass::negator)) return Bound::at_least;  // “could not open before 2031”
            return Bound::below;
        }
        if (w == "than" && in(before(k, 2), {"later"})) return before(k, 3) == "no" ? Bound::at_most : Bound::above;
        if (w == "than" && in(before(k, 2), {"earlier"})) return before(k, 3) == "no" ? Bound::at_least : Bound::below;
        return Bound::exact;
    }
    void anchor(DateValue& value, DayInterval interval) const {
        value.start = interval.start;
        value.end = interval.end;
        value.anchored = true;
    }
    void emit_year(TokenIndex first, TokenIndex end, int y, bool is_fiscal = false) {
        DateValue value;
        value.granularity = Granularity::year;
        value.year = y;
        value.fiscal = is_fiscal;
        anchor(value, interval_of(Granularity::year, year{y} / January / day{1}));
        emit(first, end, std::move(value));
    }

    /// Whether the sentence speaks of what is to come.
    bool future() {
        if (future_ < 0) {
            future_ = 0;
            for (TokenIndex i = begin_; i < end_; ++i) {
                if (!text_.is(i, TokenKind::word)) continue;
                const std::string_view w = text_.lower(i);
                if (in(w, {"will", "'ll", "shall", "won't", "upcoming"}) ||
                    (in(w, {"expected", "scheduled", "due", "set", "planned", "plans", "slated", "going"}) && lower(i + 1) == "to") ||
                    (in(w, {"scheduled", "planned", "due", "expected"}) && in(lower(i + 1), {"for", "on", "by", "in"})))
                    future_ = 1;
            }
        }
        return future_ == 1;
    }

    // ---- years
    /// A four-digit year at token i, as plain digits.
    std::optional<int> year_at(TokenIndex i) const {
        if (!is_number(i)) return std::nullopt;
        const std::string_view s = text_.surface(i);
        if (s.size() != 4 || !all_digits(s)) return std::nullopt;
        const int y = to_int(s);
        if (y < 1000 || y > 2199) return std::nullopt;
        return y;
    }
    bool year_stands(TokenIndex i, int y) const {
        const TokenIndex n = i + 1;
        if (i > begin_) {
            const std::string_view s = text_.surface(i - 1);
            if (text_.is(i - 1, TokenKind::symbol)) return false;
            if (!text_.token(i).space_before && !in(s, {"-", "–", "—", "(", "[", "“", "\"", "‘", "'", "/", "‑"})) return false;
            if (s == "/" && !text_.token(i).space_before) return false;
            if (text_.is(i - 1, TokenKind::word) &&
                (heads_identifier(text_.lower(i - 1), text_.token(i - 1).capitalised) && !in(text_.lower(i - 1), {"season", "world", "day", "week"})))
                return false;
            if (is_word(i - 1) && currency(text_.lower(i - 1)) != nullptr && text_.token(i - 1).all_caps) return false;
        }
        if (n < end_ && !broken(n)) {
            const std::string_view w = text_.lower(n);
            if (text_.is(n, TokenKind::symbol) && !in(text_.surface(n), {"=", "|"})) return false;
            if (is_word(n)) {
                if (!text_.token(n).space_before && !in(w, {"s", "'s"})) return false;
                if (unit(w) != nullptr && !in(w, {"in", "a", "percentage", "m", "min"})) return false;
                if (const NumberWord* word = number_word(w);
                    word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred))
                    return false;
                if (const Currency* money = currency(w); money != nullptr && money->kind == CurrencyWordKind::word && w.size() > 3) return false;
                if (w == "per" && lower(n + 1) == "cent") return false;
            }
            if (is_hyphen(text_, n) && close(n) && close(n + 1) && is_word(n + 1) && unit(text_.lower(n + 1)) != nullptr) return false;
        }
        const std::string_view p = before(i);
        const bool placed =
            in(p, {"in",     "since",  "by",      "from",    "until", "till",     "of",   "before", "after",  "during",     "early", "late",
                   "mid",    "year",   "through", "between", "for",   "and",      "to",   "circa",  "around", "throughout", "fall",  "spring",
                   "summer", "winter", "autumn",  "season",  "about", "calendar", "into", "back",   "than",   "or",         "not",   "the"}) ||
            (i > begin_ && (is_hyphen(text_, i - 1) || text_.surface(i - 1) == "(" || text_.surface(i - 1) == ","));
        if (y < 1900 || y > 2100)
            return in(p, {"in", "since", "by", "from", "until", "before", "after", "during", "early", "late", "year", "between", "circa"}) &&
                   !plural_word(n);
        if (in(p, {"over", "than", "nearly", "almost", "some", "least", "most", "approximately", "roughly", "under", "exactly"}) && plural_word(n))
            return false;
        if (in(p, {"about", "around", "of", "the", "for", "and", "to", "by", "than", "or"}) && plural_word(n))
            return in(p, {"of", "the", "by"}) || is_hyphen(text_, i - 1);
        if (!placed && plural_word(n) && y % 100 == 0) return false;  // “2000 homes”
        if (!placed && i > begin_ && is_word(i - 1) && plural_word(n) && !in(p, {"'s", "his", "her", "its", "their", "our", "that", "this"}) &&
            !text_.is(i - 1, WordClass::function_word))
            return false;
        if (i == begin_ && plural_word(n)) return false;
        return true;
    }
    TokenIndex year_figure(TokenIndex i, int y) {
        const TokenIndex n = i + 1;
        // 1990s
        if (n < end_ && close(n) && in(text_.lower(n), {"s", "'s"}) && y % 10 == 0) {
            if (lower(n) == "'s" && before(i) != "the") {
                emit_year(i, i + 1, y);
                return n;
            }
            DateValue value;
            value.granularity = y % 100 == 0 && y < 1900 ? Granularity::century : Granularity::decade;
            value.year = y;
            anchor(value, value.granularity == Granularity::century ? months_from(year{y} / January, 1200)
                                                                    : interval_of(Granularity::decade, year{y} / January / day{1}));
            part_of(i, value);
            emit(part_first_, n + 1, std::move(value));
            return n + 1;
        }
        if (!year_stands(i, y)) return i + 1;
        // 2012-13, 2012/13, 2017–2021
        if (n + 1 < end_ && (is_hyphen(text_, n) || surface(n) == "/") && close(n) && close(n + 1) && is_number(n + 1) &&
            all_digits(text_.surface(n + 1))) {
            const std::string_view s = text_.surface(n + 1);
            const int second = s.size() == 2 ? y / 100 * 100 + to_int(s) : s.size() == 4 ? to_int(s) : 0;
            if (second == y + 1 || (s.size() == 2 && to_int(s) == 0 && y % 100 == 99)) {
                DateValue value;
                value.granularity = Granularity::season;
                value.year = y;
                anchor(value, months_from(year{y} / January, 24));
                emit(i, n + 2, std::move(value));
                return n + 2;
            }
            if (second > y && second < y + 200 && is_hyphen(text_, n)) {
                emit_year(i, i + 1, y);
                emit_year(n + 1, n + 2, second);
                return n + 2;
            }
            if (!(s.size() == 4 && second > y)) return n + 2;
        }
        const bool is_fiscal = in(before(i), {"fiscal"}) || (before(i) == "year" && before(i, 2) == "fiscal");
        DateValue value;
        value.granularity = Granularity::year;
        value.year = y;
        value.fiscal = is_fiscal;
        anchor(value, interval_of(Granularity::year, year{y} / January / day{1}));
        part_of(i, value);
        emit(part_first_, i + 1, std::move(value));
        return i + 1;
    }
    /// “early 2021”, “the mid-1990s”: narrows the interval; leaves the first token of the whole in part_first_.
    void part_of(TokenIndex first, DateValue& value) {
        part_first_ = first;
        if (first <= begin_ || !value.start || !value.end) return;
        TokenIndex p = first - 1;
        if (is_hyphen(text_, p) && p > begin_ && close(p) && close(first)) --p;
        if (p < consumed_) return;
        const DateWord* part = date_word_at(p);
        if (part == nullptr || part->kind != DateWordKind::part) return;
        const auto length = (*value.end - *value.start) + days{1};
        const auto third = days{length.count() / 3};
        if (part->value < 0) {
            value.end = *value.start + third + days{length.count() / 12};
        } else if (part->value > 0) {
            value.start = *value.end - third - days{length.count() / 12};
        } else {
            value.start = *value.start + days{length.count() / 4};
            value.end = *value.end - days{length.count() / 4};
        }
        part_first_ = p;
    }

    // ---- figures
    TokenIndex number(TokenIndex i) {
        const std::string_view s = text_.surface(i);
        const TokenIndex n = i + 1;
        if (i < consumed_) return n;
        if (const auto after = numeric_date(i)) return *after;
        if (const auto after = clock(i)) return *after;
        if (const auto after = day_month(i)) return *after;
        if (const auto y = year_at(i)) {
            const TokenIndex after = year_figure(i, *y);
            if (after > n || consumed_ == n) return after;
        }
        // “the 90s”: “in his 40s” is an age
        if (s.size() == 2 && all_digits(s) && s[1] == '0' && n < end_ && close(n) && in(text_.lower(n), {"s", "'s"}) && text_.lower(n) == "s" &&
            before(i) == "the" && to_int(s) >= 20 && !in(lower(n + 1), {"."})) {
            if (!(i > begin_ && text_.is(i - 1, TokenKind::quote_mark)) && !in(before(i, 2), {"in", "of", "since", "during", "from"})) return n;
            emit_decade(i, n + 1, to_int(s));
            return n + 1;
        }
        // “on the 29th”
        if (n < end_ && close(n) && in(text_.lower(n), {"st", "nd", "rd", "th"}) && before(i) == "the" && in(before(i, 2), {"on", "until", "by"}) &&
            all_digits(s) && to_int(s) <= 31 && to_int(s) > 0 && !(is_word(n + 1) && !broken(n + 1) && !text_.is(n + 1, WordClass::function_word))) {
            DateValue value;
            value.day = static_cast<std::uint8_t>(to_int(s));
            if (reference_) {
                const year_month_day day_of{reference_->year(), reference_->month(), day{*value.day}};
                if (day_of.ok()) anchor(value, {sys_days{day_of}, sys_days{day_of}});
            }
            emit(i, n + 1, std::move(value));
            return n + 1;
        }
        return n;
    }
    void emit_decade(TokenIndex first, TokenIndex end, int two_digits) {
        DateValue value;
        value.granularity = Granularity::decade;
        value.year = (two_digits <= 20 ? 2000 : 1900) + two_digits;
        anchor(value, interval_of(Granularity::decade, year{*value.year} / January / day{1}));
        part_of(first, value);
        emit(part_first_, end, std::move(value));
    }
    TokenIndex short_decade(TokenIndex i) {  // ’90s
        const TokenIndex n = i + 1;
        const std::string_view s = text_.surface(n);
        if (s.size() != 2 || !all_digits(s) || s[1] != '0' || !close(n + 1) || lower(n + 1) != "s") return n;
        if (i > begin_ && !text_.token(i).space_before && !is_hyphen(text_, i - 1)) return n;
        emit_decade(n, n + 2, to_int(s));
        return n + 2;
    }

    Order slash_order() {
        if (!order_known_) {
            order_known_ = true;
            bool day_first = false, month_first = false;
            for (TokenIndex i = 0; i + 4 < text_.size(); ++i) {
                if (text_.surface(i + 1) != "/" || !text_.is(i, TokenKind::number) || text_.surface(i + 3) != "/" ||
                    !text_.is(i + 2, TokenKind::number))
                    continue;
                const std::string_view a = text_.surface(i), b = text_.surface(i + 2);
                if (!all_digits(a) || !all_digits(b) || a.size() > 2 || b.size() > 2) continue;
                if (to_int(a) > 12 && to_int(a) <= 31) day_first = true;
                if (to_int(b) > 12 && to_int(b) <= 31) month_first = true;
            }
            if (day_first != month_first) order_ = day_first ? Order::day_first : Order::month_first;
        }
        return order_;
    }
    void emit_day(TokenIndex first, TokenIndex end, int y, int m, int d, std::optional<int> weekday = std::nullopt) {
        DateValue value;
        const year_month_day day_of{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
        value.year = y;
        value.month = static_cast<std::uint8_t>(m);
        value.day = static_cast<std::uint8_t>(d);
        if (weekday) value.weekday = static_cast<std::uint8_t>(*weekday);
        if (day_of.ok()) anchor(value, {sys_days{day_of}, sys_days{day_of}});
        emit(first, end, std::move(value));
    }
    /// 2025-10-29, 3/5/2024, 29.10.2025.
    std::optional<TokenIndex> numeric_date(TokenIndex i) {
        const std::string_view s = text_.surface(i);
        if (s.size() >= 8 && s.size() <= 10 && std::count(s.begin(), s.end(), '.') == 2) {  // 29.10.2025
            const std::size_t p = s.find('.'), q = s.rfind('.');
            const std::string_view a = s.substr(0, p), b = s.substr(p + 1, q - p - 1), c = s.substr(q + 1);
            if (!all_digits(a) || !all_digits(b) || !all_digits(c) || c.size() != 4) return std::nullopt;
            const int d = to_int(a), m = to_int(b), y = to_int(c);
            if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1000) return std::nullopt;
            emit_day(i, i + 1, y, m, d);
            return i + 1;
        }
        if (i + 4 >= end_ || !all_digits(s) || !close(i + 1) || !close(i + 2) || !close(i + 3) || !close(i + 4) || !is_number(i + 2) ||
            !is_number(i + 4))
            return std::nullopt;
        const std::string_view b = text_.surface(i + 2), c = text_.surface(i + 4);
        if (!all_digits(b) || !all_digits(c)) return std::nullopt;
        if (is_hyphen(text_, i + 1) && is_hyphen(text_, i + 3) && s.size() == 4 && b.size() == 2 && c.size() == 2) {
            const int m = to_int(b), d = to_int(c);
            if (m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
            emit_day(i, i + 5, to_int(s), m, d);
            return i + 5;
        }
        if (surface(i + 1) != "/" || surface(i + 3) != "/" || s.size() > 2 || b.size() > 2 || (c.size() != 4 && c.size() != 2)) return std::nullopt;
        if (i + 5 < end_ && surface(i + 5) == "/" && close(i + 5)) return std::nullopt;
        const int x = to_int(s), y = to_int(b);
        const int full = c.size() == 4 ? to_int(c) : (to_int(c) < 70 ? 2000 : 1900) + to_int(c);
        const Order order = slash_order();
        const bool month_then_day = y > 12 || (order == Order::month_first && x <= 12);
        const bool day_then_month = x > 12 || (order == Order::day_first && y <= 12);
        if (x < 1 || y < 1 || x > 31 || y > 31 || (x > 12 && y > 12)) return i + 5;
        if (month_then_day) {
            emit_day(i, i + 5, full, x, y);
        } else if (day_then_month || x == y) {
            emit_day(i, i + 5, full, y, x);
        } else {
            // Nothing in the article tells which is the month: what stands is the year.
            DateValue value;
            value.year = full;
            emit(i, i + 5, std::move(value));
        }
        return i + 5;
    }

    // ---- times of day
    /// "am" or "pm" at token i: its offset in minutes.
    std::optional<int> meridiem(TokenIndex i) const {
        if (!is_word(i)) return std::nullopt;
        const std::string_view w = text_.lower(i);
        if (w == "am") return 0;
        if (w == "pm") return 720;
        return std::nullopt;
    }
    struct Clock {
        int hour = 0, minute = 0;
        bool colon = false, point = false, four_digits = false;
    };
    std::optional<Clock> clock_figure(TokenIndex i) const {
        if (!is_number(i)) return std::nullopt;
        const std::string_view s = text_.surface(i);
        Clock c;
        const std::size_t mark = s.find_first_of(":.");
        if (mark == std::string_view::npos) {
            if (!all_digits(s) || s.size() > 4 || s.size() == 3) return std::nullopt;
            if (s.size() == 4) {
                c.hour = to_int(s.substr(0, 2));
                c.minute = to_int(s.substr(2));
                c.four_digits = true;
            } else {
                c.hour = to_int(s);
            }
        } else {
            const std::string_view h = s.substr(0, mark);
            std::string_view m = s.substr(mark + 1);
            if (const std::size_t second = m.find(':'); second == 2 && m.size() == 5) m = m.substr(0, 2);
            if (!all_digits(h) || !all_digits(m) || h.size() > 2 || m.size() != 2) return std::nullopt;
            c.hour = to_int(h);
            c.minute = to_int(m);
            c.colon = s[mark] == ':';
            c.point = !c.colon;
        }
        if (c.hour > 24 || c.minute > 59) return std::nullopt;
        return c;
    }
    std::optional<TokenIndex> clock(TokenIndex i) {
        const auto c = clock_figure(i);
        if (!c) return std::nullopt;
        if (i > begin_ && !text_.token(i).space_before && !in(text_.surface(i - 1), {"(", "[", "“", "\"", "‘", "—", "–", "-"})) return std::nullopt;
        const TokenIndex n = i + 1;
        const auto minutes = [](const Clock& k, int offset) { return static_cast<std::uint16_t>(((k.hour % 12) * 60 + k.minute + offset) % 1440); };
        const auto plain = [](const Clock& k) { return static_cast<std::uint16_t>((k.hour * 60 + k.minute) % 1440); };
        TimeValue value;
        if (const auto offset = meridiem(n); offset && c->hour <= 12 && !c->four_digits && (c->hour > 0 || c->minute > 0)) {
            value.minute = value.end_minute = minutes(*c, *offset);
            TokenIndex end = n + 1;
            // 9am-5pm
            if (end + 2 < end_ && (is_hyphen(text_, end) || lower(end) == "to") && is_number(end + 1)) {
                if (const auto until = clock_figure(end + 1); until && meridiem(end + 2) && until->hour <= 12) {
                    value.end_minute = minutes(*until, *meridiem(end + 2));
                    end += 3;
                }
            }
            emit_time(i, end, std::move(value));
            return end;
        }
        // “9 to 11 a.m.”, “9-11am”
        if (n + 2 < end_ && (is_hyphen(text_, n) || in(lower(n), {"to", "and"})) && is_number(n + 1) && !c->four_digits && c->hour <= 12) {
            if (const auto until = clock_figure(n + 1); until && !until->four_digits && until->hour <= 12 && meridiem(n + 2)) {
                if (lower(n) != "and" || before(i) == "between") {
                    const int offset = *meridiem(n + 2);
                    value.end_minute = minutes(*until, offset);
                    const int same = minutes(*c, offset);
                    value.minute = static_cast<std::uint16_t>(same <= value.end_minute ? same : minutes(*c, 720 - offset));
                    emit_time(i, n + 3, std::move(value));
                    return n + 3;
                }
            }
        }
        if (lower(n) == "o'clock") {
            value.minute = value.end_minute = plain(*c);
            const TokenIndex end = half_of_day(n + 1, value);
            emit_time(i, end, std::move(value));
            return end;
        }
        if (TokenIndex end = half_of_day(n, value); end != n && c->hour >= 1 && c->hour <= 12 && !c->four_digits) {
            value.minute = value.end_minute = plain(*c);
            value.either_half = false;
            end = half_of_day(n, value);
            emit_time(i, end, std::move(value));
            return end;
        }
        const DateWord* zone = date_word_at(n);
        const bool zoned = zone != nullptr && zone->kind == DateWordKind::zone && text_.token(n).all_caps;
        const bool placed =
            in(before(i), {"at", "by", "until", "from", "to", "around", "about", "before", "after", "between", "till", "since", "just"});
        if ((c->colon && (placed || zoned) && !(n < end_ && is_word(n) && unit(lower(n)) != nullptr)) || (c->four_digits && zoned)) {
            value.minute = value.end_minute = plain(*c);
            emit_time(i, n, std::move(value));
            return consumed_ > n ? consumed_ : n;
        }
        return std::nullopt;
    }

    /// “in the morning”, “at night” behind an hour: settles its half of the day. Returns the token after it, `i` where there is none.
    TokenIndex half_of_day(TokenIndex i, TimeValue& value) const {
        const auto set = [&](bool evening) {
            if (evening && value.minute < 720) value.minute = static_cast<std::uint16_t>(value.minute + 720);
            if (!evening) value.minute = static_cast<std::uint16_t>(value.minute % 720);
            value.end_minute = value.minute;
            value.either_half = false;
        };
        if (lower(i) == "in" && lower(i + 1) == "the" && in(lower(i + 2), {"morning", "afternoon", "evening"})) {
            set(lower(i + 2) != "morning");
            return i + 3;
        }
        if (lower(i) == "at" && lower(i + 1) == "night") {
            set(true);
            return i + 2;
        }
        value.either_half = value.minute < 720;
        return i;
    }
    /// “half past nine”, “a quarter to ten”, “twenty past 6”, “nine in the morning”, from the hour or from “past”.
    std::optional<TokenIndex> spoken_time(TokenIndex i) {
        const auto small = [&](TokenIndex k) -> int {
            if (is_number(k)) {
                const std::string_view s = text_.surface(k);
                return s.size() <= 2 && all_digits(s) ? to_int(s) : -1;
            }
            if (!is_word(k)) return -1;
            const NumberWord* word = number_word(text_.lower(k));
            if (word == nullptr || (word->kind != NumberWordKind::small && word->kind != NumberWordKind::tens)) return -1;
            return static_cast<int>(word->value.integer().value_or(-1));
        };
        const std::string_view w = lower(i);
        TimeValue value;
        if (in(w, {"past", "to"}) && i > begin_ && i - 1 >= consumed_) {
            const int hour = small(i + 1);
            if (hour < 1 || hour > 12) return std::nullopt;
            const std::string_view lead = before(i);
            const int minutes = lead == "half" && w == "past"                        ? 30
                                : lead == "quarter"                                  ? 15
                                : w == "past" && in(lead, {"ten", "twenty", "five"}) ? small(i - 1)
                                                                                     : -1;
            if (minutes < 0 || (w == "to" && !(lead == "quarter" && in(before(i, 2), {"a", "at", "about", "by", "until", "from"}))))
                return std::nullopt;
            const int minute = (hour % 12) * 60 + (w == "past" ? minutes : 720 - minutes);
            value.minute = value.end_minute = static_cast<std::uint16_t>(minute % 720);
            TokenIndex end = half_of_day(i + 2, value);
            if (const auto offset = meridiem(i + 2)) {
                value.minute = value.end_minute = static_cast<std::uint16_t>(value.minute + *offset);
                value.either_half = false;
                end = i + 3;
            }
            emit_time(lead == "quarter" && before(i, 2) == "a" ? i - 2 : i - 1, end, std::move(value));
            return end;
        }
        const int hour = small(i);
        if (hour < 1 || hour > 12 || !is_word(i)) return std::nullopt;
        const bool clock_word = lower(i + 1) == "o'clock";
        value.minute = value.end_minute = static_cast<std::uint16_t>((hour % 12) * 60);
        const TokenIndex start = i + 1 + (clock_word ? 1 : 0);
        const TokenIndex end = half_of_day(start, value);
        if (!clock_word &&
            (end == start || (lower(start) == "in" && !in(before(i), {"at", "about", "around", "by", "until", "before", "after", "from"}))))
            return std::nullopt;
        emit_time(i, end, std::move(value));
        return end;
    }

    // ---- months and days
    struct Day {
        int number = 0;
        TokenIndex end = 0;
    };
    /// A day of the month at token i: “29”, “29th”.
    std::optional<Day> day_at(TokenIndex i) const {
        if (!is_number(i) || broken(i)) return std::nullopt;
        const std::string_view s = text_.surface(i);
        if (s.size() > 2 || !all_digits(s)) return std::nullopt;
        const int d = to_int(s);
        if (d < 1 || d > 31) return std::nullopt;
        if (i + 1 < end_ && close(i + 1)) {
            const std::string_view w = text_.lower(i + 1);
            if (in(w, {"st", "nd", "rd", "th"})) return Day{d, i + 2};
            if (text_.is(i + 1, TokenKind::word) && w != "'s") return std::nullopt;
            if (text_.is(i + 1, TokenKind::symbol) || in(text_.surface(i + 1), {":", "/"})) return std::nullopt;
        }
        return Day{d, i + 1};
    }
    bool month_fits(TokenIndex i, const DateWord& word, bool beside_day) const {
        const Token& token = text_.token(i);
        if (word.remark == DateWordRemark::short_form)
            return beside_day &&
                   (token.capitalised || text_.surface(i).ends_with('.') || is_number(i + 1) || (i + 1 < end_ && surface(i + 1) == "."));
        if (word.remark == DateWordRemark::ambiguous) return beside_day || token.capitalised;
        return true;
    }
    /// Year behind a month or a day: “, 2025”, “ 2025”.
    std::optional<int> year_behind(TokenIndex& end) const {
        TokenIndex k = end;
        if (surface(k) == "," && close(k))
            ++k;
        else if (lower(k) == "of" && year_at(k + 1))
            ++k;
        if (broken(k)) return std::nullopt;
        const auto y = year_at(k);
        if (!y || *y < 1200) return std::nullopt;
        if (k + 1 < end_ && close(k + 1) && (text_.is(k + 1, TokenKind::symbol) || is_word(k + 1)) && lower(k + 1) != "'s") return std::nullopt;
        if (k > end && k + 1 < end_ && plural_word(k + 1)) return std::nullopt;  // “on May 3, 2000 people …”
        end = k + 1;
        return y;
    }
    void emit_month_day(TokenIndex first, TokenIndex end, int m, std::optional<int> d, std::optional<int> y, std::optional<int> weekday,
                        int shift = 0) {
        if (y && d) {
            emit_day(first, end, *y, m, *d, weekday);
            return;
        }
        DateValue value;
        value.granularity = d ? Granularity::day : Granularity::month;
        value.month = static_cast<std::uint8_t>(m);
        if (d) value.day = static_cast<std::uint8_t>(*d);
        if (weekday) value.weekday = static_cast<std::uint8_t>(*weekday);
        if (y) value.year = *y;
        std::optional<int> chosen = y;
        if (!chosen && reference_) {
            // The year that brings the day nearest to the reference day; “last” and “next” say which side.
            const int base = static_cast<int>(reference_->year());
            auto best = days{1'000'000};
            for (int candidate = base - 1; candidate <= base + 1; ++candidate) {
                const DayInterval span = months_from(year{candidate} / month{static_cast<unsigned>(m)}, 1);
                const sys_days at = d ? span.start + days{*d - 1} : span.start + days{14};
                if (shift < 0 && span.start > sys_days{*reference_}) continue;
                if (shift > 0 && span.end < sys_days{*reference_}) continue;
                auto distance = at - sys_days{*reference_};
                if (distance < days{0}) distance = -distance;
                if (distance < best) {
                    best = distance;
                    chosen = candidate;
                }
            }
        }
        if (chosen) {
            if (d) {
                const year_month_day day_of{year{*chosen}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(*d)}};
                if (day_of.ok()) anchor(value, {sys_days{day_of}, sys_days{day_of}});
            } else {
                anchor(value, months_from(year{*chosen} / month{static_cast<unsigned>(m)}, 1));
            }
        }
        if (!d) {
            part_of(first, value);
            first = part_first_;
        }
        emit(first, end, std::move(value));
    }
    /// “October 29, 2025”, “Oct. 1-3”, “October 2025”, “in October”. `first` and `weekday`: of a weekday that stands before.
    TokenIndex month_first(TokenIndex i, const DateWord& word, std::optional<int> weekday, TokenIndex first, int shift = 0) {
        if (i < consumed_) return i + 1;
        TokenIndex n = i + 1;
        if (surface(n) == "." && close(n) && is_number(n + 1) && word.remark == DateWordRemark::short_form) ++n;
        const bool the = lower(n) == "the" && is_number(n + 1);
        if (the) ++n;
        const Day d = day_at(n).value_or(Day{});  // number 0: no day
        const bool day_here = d.number != 0 && !(is_word(d.end) && !broken(d.end) && unit_like(d.end) && d.end == n + 1);
        TokenIndex year_end = n;
        const auto y = day_here ? std::nullopt : year_behind(year_end);
        if (!month_fits(i, word, day_here || y.has_value())) return i + 1;
        const std::string_view p = before(i);
        const bool led = in(p, {"in",  "on",   "of",      "since",   "until",  "till",  "by",     "last", "next", "this",  "early", "late",
                                "mid", "from", "through", "between", "before", "after", "during", "to",   "for",  "ended", "ending"});
        if (word.remark == DateWordRemark::ambiguous) {
            const bool capital = text_.token(i).capitalised;
            if (!day_here && !y && !(capital && led && !text_.token(i).sentence_start && !(p == "to" || p == "for"))) {
                if (!(capital && in(p, {"and", "or", "'s", "the"}) && !text_.token(i).sentence_start && word.value == 5 && !is_word(n))) return i + 1;
            }
            if (!capital && day_here && !(led || first < i || surface(d.end) == "," || d.end >= end_)) return i + 1;
            if (capital && text_.token(i).sentence_start && !day_here && !y) return i + 1;
        } else if (word.remark == DateWordRemark::name && !day_here && !y && !led) {
            if (text_.token(i).capitalised && is_word(n) && text_.token(n).capitalised && !text_.is(n, WordClass::function_word)) return i + 1;
            if (i > begin_ && is_word(i - 1) && text_.token(i - 1).capitalised && !text_.token(i - 1).sentence_start) return i + 1;
            if (!text_.token(i).capitalised) return i + 1;
            if (text_.is(n, WordClass::reporting) || text_.token(i).sentence_start) return i + 1;
        }
        if (first == i && p.size() > 0 && in(p, {"black"})) return i + 1;
        if (day_here) {
            TokenIndex end = d.end;
            // Oct. 1-3, October 29 and 30, “from March 3 to 5”
            std::optional<Day> second;
            if (end + 1 < end_ && is_number(end + 1) &&
                (is_hyphen(text_, end) || (in(lower(end), {"to", "and"}) && !unit_like(end + 2) && !plural_word(end + 2)))) {
                second = day_at(end + 1);
                if (second && (second->number <= d.number || (is_word(second->end) && unit_like(second->end)))) second.reset();
                if (second && surface(second->end) == "%") second.reset();
                if (second && lower(end) != "to" && !is_hyphen(text_, end) && is_word(second->end) && !broken(second->end) &&
                    !text_.is(second->end, WordClass::function_word))
                    second.reset();
            }
            TokenIndex tail = second ? second->end : end;
            const auto year_of = year_behind(tail);
            if (second) {
                emit_month_day(first, end, word.value, d.number, year_of, weekday);
                emit_month_day(second->end - 1, tail, word.value, second->number, year_of, std::nullopt);
                return tail;
            }
            emit_month_day(first, tail, word.value, d.number, year_of, weekday);
            return tail;
        }
        if (y) {
            emit_month_day(first, year_end, word.value, std::nullopt, y, std::nullopt);
            return year_end;
        }
        emit_month_day(first, i + 1, word.value, std::nullopt, std::nullopt, std::nullopt, shift);
        return i + 1;
    }
    /// Something behind a figure that makes it no day: a unit, a scale.
    bool unit_like(TokenIndex i) const {
        if (i >= end_ || !is_word(i)) return false;
        const std::string_view w = text_.lower(i);
        if (in(w, {"in", "a", "at", "as", "am", "pm", "may", "second"})) return false;
        const NumberWord* word = number_word(w);
        return unit(w) != nullptr || (word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::abbreviation)) ||
               (w == "per" && lower(i + 1) == "cent");
    }
    /// “29 October 2025”, “29th of October”, “1-19 April”, “between 1 and 19 April”.
    std::optional<TokenIndex> day_month(TokenIndex i, std::optional<int> weekday = std::nullopt, std::optional<TokenIndex> from = std::nullopt) {
        const auto d = day_at(i);
        if (!d) return std::nullopt;
        if (i > begin_ && !text_.token(i).space_before && !in(text_.surface(i - 1), {"(", "[", "“", "\"", "—"})) return std::nullopt;
        TokenIndex k = d->end;
        std::optional<Day> second;
        TokenIndex second_at = 0;
        if (k + 1 < end_ && is_number(k + 1) && (is_hyphen(text_, k) || in(lower(k), {"and", "to", "or"}))) {
            second = day_at(k + 1);
            second_at = k + 1;
            if (!second || second->number <= d->number) return std::nullopt;
            k = second->end;
        }
        const bool ordinal = d->end == i + 2;
        if (lower(k) == "of" && (ordinal || (second && second->end == second_at + 2)))
            ++k;
        else if (lower(k) == "of")
            return std::nullopt;
        const DateWord* m = date_word_at(k);
        if (m == nullptr || m->kind != DateWordKind::month || broken(k)) return std::nullopt;
        if (m->remark == DateWordRemark::ambiguous && !text_.token(k).capitalised && !in(before(i), {"on", "by", "since", "until", "from"}))
            return std::nullopt;
        if (!month_fits(k, *m, true)) return std::nullopt;
        // “the 14 May 3 found”: the month belongs to the figure behind it
        if (const auto behind = day_at(k + 1); behind && !second && before(i) == "the") return std::nullopt;
        TokenIndex end = k + 1;
        if (surface(end) == "." && close(end) && m->remark == DateWordRemark::short_form && year_at(end + 1)) ++end;
        const auto y = year_behind(end);
        const TokenIndex first = from.value_or(i);
        if (second) {
            emit_month_day(first, d->end, m->value, d->number, y, weekday);
            emit_month_day(second_at, end, m->value, second->number, y, std::nullopt);
        } else {
            emit_month_day(first, end, m->value, d->number, y, weekday);
        }
        return end;
    }

    // ---- weekdays
    TokenIndex weekday_word(TokenIndex i, const DateWord& word) {
        TokenIndex n = i + 1;
        const bool short_form = word.remark == DateWordRemark::short_form;
        if (surface(n) == "." && close(n) && short_form) ++n;
        TokenIndex k = n;
        if (surface(k) == "," && close(k)) ++k;
        if (lower(k) == "the") ++k;
        if (!broken(k)) {
            if (const DateWord* m = date_word_at(k); m != nullptr && m->kind == DateWordKind::month && (is_number(k + 1) || surface(k + 1) == ".")) {
                const TokenIndex after = month_first(k, *m, word.value, i);
                if (after > k + 1) return after;
            }
            if (is_number(k)) {
                if (const auto after = day_month(k, word.value, i)) return *after;
            }
        }
        if (short_form) return i + 1;
        if (in(before(i),
               {"black", "super", "bloody", "cyber", "ash", "good", "easter", "every", "each", "casual", "palm", "fat", "whit", "maundy", "shrove"}))
            return i + 1;
        if (i > begin_ && in(before(i), {"last", "next", "this", "past", "coming"}) && i - 1 >= consumed_) {
            const std::string_view lead = before(i);
            emit_weekday(i - 1, i + 1, word.value, lead == "last" || lead == "past" ? -1 : 1, lead == "last" || lead == "past");
            return i + 1;
        }
        emit_weekday(i, i + 1, word.value, future() ? 1 : -1, false);
        return i + 1;
    }
    void emit_weekday(TokenIndex first, TokenIndex end, int number, int side, bool strict) {
        DateValue value;
        value.weekday = static_cast<std::uint8_t>(number);
        if (reference_) {
            const sys_days today{*reference_};
            const int here = weekday_number(today);
            int distance = side < 0 ? -((here - number + 7) % 7) : (number - here + 7) % 7;
            if (strict && distance == 0) distance = -7;
            const sys_days at = today + days{distance};
            anchor(value, {at, at});
        }
        emit(first, end, std::move(value));
    }

    // ---- relative
    void emit_offset(TokenIndex first, TokenIndex end, Granularity granularity, int offset) {
        DateValue value;
        value.granularity = granularity;
        value.offset = offset;
        if (reference_) anchor(value, shifted(*reference_, granularity, offset));
        emit(first, end, std::move(value));
    }
    TokenIndex day_word(TokenIndex i, const DateWord& word) {
        const std::string_view w = lower(i);
        // “Today, the firm employs …” means nowadays.
        if (w == "today" && (text_.token(i).sentence_start || i == begin_)) return i + 1;
        if (text_.token(i).capitalised && i > begin_ && text_.token(i - 1).capitalised) return i + 1;  // USA Today
        emit_offset(i, i + 1, Granularity::day, word.value);
        return i + 1;
    }
    std::optional<Granularity> period(TokenIndex i) const {
        const std::string_view w = lower(i);
        if (w == "week" || w == "weekend") return Granularity::week;
        if (w == "month") return Granularity::month;
        if (w == "quarter") return Granularity::quarter;
        if (w == "year") return Granularity::year;
        if (w == "decade") return Granularity::decade;
        if (w == "century") return Granularity::century;
        if (w == "day") return Granularity::day;
        return std::nullopt;
    }
    TokenIndex shift_word(TokenIndex i, const DateWord& word) {
        const TokenIndex n = i + 1;
        if (n >= end_ || !is_word(n) || broken(n)) return n;
        const std::string_view w = lower(n);
        const std::string_view p = before(i);
        const DateWord* next = date_word_at(n);
        if (next != nullptr && next->kind == DateWordKind::weekday) return n;  // read from the weekday
        if (next != nullptr && next->kind == DateWordKind::month && next->remark != DateWordRemark::short_form &&
            (next->remark != DateWordRemark::ambiguous || text_.token(n).capitalised)) {
            if (is_number(n + 1) && day_at(n + 1)) return n;
            return std::max(month_first(n, *next, std::nullopt, i, word.value), n + 1);
        }
        if (in(p, {"the", "'s", "his", "her", "its", "their", "our", "my", "your", "every"})) return n;  // “over the last year” is a stretch of time
        if (next != nullptr && next->kind == DateWordKind::season && !text_.token(n).capitalised) {
            season(i, n, *next, std::nullopt, word.value);
            return n + 1;
        }
        if (w == "night" && word.value == -1) {
            emit_offset(i, n + 1, Granularity::day, -1);
            return n + 1;
        }
        if (in(w, {"morning", "afternoon", "evening"}) && word.value == 0) {
            emit_offset(i, n + 1, Granularity::day, 0);
            return n + 1;
        }
        const auto granularity = period(n);
        if (!granularity || *granularity == Granularity::day) return n;
        if (word.value == 0 && *granularity == Granularity::century) return n;
        if (is_hyphen(text_, n + 1) && close(n + 1)) return n;
        emit_offset(i, n + 1, *granularity, word.value);
        return n + 1;
    }
    /// “two years ago”, “a decade ago”: from its “ago”.
    TokenIndex ago(TokenIndex i) {
        if (i < begin_ + 2) return i + 1;
        auto granularity = period_noun(i - 1);
        if (!granularity) return i + 1;
        int unit_years = 1;  // “a decade ago” is a year, ten years back
        if (*granularity == Granularity::decade) unit_years = 10;
        if (*granularity == Granularity::century) unit_years = 100;
        if (unit_years > 1) granularity = Granularity::year;
        // the number: at most six tokens back
        for (TokenIndex back = 6; back >= 2; --back) {
            if (i < begin_ + back || i - back < consumed_) continue;
            const TokenIndex at = i - back;
            if (text_.token(at).space_before == false && at > begin_) continue;
            const bool article = in(text_.lower(at), {"a", "an"});
            if (article && back == 2) {
                emit_offset(at, i + 1, *granularity, -unit_years);
                return i + 1;
            }
            if (!is_number(at) && !text_.is(at, WordClass::number_word)) continue;
            const auto n = read_number(text_, at, i, false);
            if (!n || n->end != i - 1 || !n->low.is_integer() || n->low != n->high || n->low > Decimal{4000} || n->low.is_zero()) continue;
            const int count = static_cast<int>(n->low.integer().value_or(0));
            const bool fortnight = lower(i - 1).starts_with("fortnight");
            emit_offset(n->first, i + 1, *granularity, -count * (fortnight ? 2 : unit_years));
            return i + 1;
        }
        return i + 1;
    }
    std::optional<Granularity> period_noun(TokenIndex i) const {
        const std::string_view w = lower(i);
        if (in(w, {"day", "days", "night", "nights"})) return Granularity::day;
        if (in(w, {"week", "weeks", "fortnight"})) return Granularity::week;
        if (in(w, {"month", "months"})) return Granularity::month;
        if (in(w, {"year", "years"})) return Granularity::year;
        if (in(w, {"decade", "decades"})) return Granularity::decade;
        if (in(w, {"century", "centuries"})) return Granularity::century;
        return std::nullopt;
    }

    // ---- quarters, seasons, halves, fiscal years, centuries
    std::optional<int> ordinal_before(TokenIndex i, TokenIndex& first) const {
        if (i <= begin_) return std::nullopt;
        TokenIndex k = i - 1;
        if (is_hyphen(text_, k) && k > begin_) --k;
        if (k < consumed_) return std::nullopt;
        if (is_word(k)) {
            if (const NumberWord* word = number_word(text_.lower(k)); word != nullptr && word->kind == NumberWordKind::ordinal) {
                first = k;
                const int ones = static_cast<int>(word->value.integer().value_or(0));
                // twenty-first
                if (k > begin_ + 1 && is_hyphen(text_, k - 1)) {
                    if (const NumberWord* tens = number_word(text_.lower(k - 2)); tens != nullptr && tens->kind == NumberWordKind::tens) {
                        first = k - 2;
                        return ones + static_cast<int>(tens->value.integer().value_or(0));
                    }
                }
                return ones;
            }
            if (in(text_.lower(k), {"st", "nd", "rd", "th"}) && k > begin_ && is_number(k - 1) && close(k) && all_digits(text_.surface(k - 1)) &&
                text_.surface(k - 1).size() <= 2) {
                first = k - 1;
                return to_int(text_.surface(k - 1));
            }
        }
        return std::nullopt;
    }
    void emit_months(TokenIndex first, TokenIndex end, Granularity granularity, int month_number, int count, std::optional<int> y, bool is_fiscal) {
        DateValue value;
        value.granularity = granularity;
        value.month = static_cast<std::uint8_t>(month_number);
        value.fiscal = is_fiscal;
        if (y) {
            value.year = *y;
            anchor(value, months_from(year{*y} / month{static_cast<unsigned>(month_number)}, count));
        }
        emit(first, end, std::move(value));
    }
    /// A year that follows “of [fiscal]”, “in”, or nothing.
    std::optional<int> year_of(TokenIndex& end, bool& is_fiscal) const {
        TokenIndex k = end;
        if (broken(k)) return std::nullopt;
        if (lower(k) == "of") ++k;
        if (lower(k) == "the") ++k;
        if (in(lower(k), {"fiscal", "financial"})) {
            is_fiscal = true;
            ++k;
            if (lower(k) == "year") ++k;
        }
        if (const auto y = year_at(k)) {
            end = k + 1;
            return y;
        }
        if (k > end && reference_ && in(lower(k), {"last", "this", "next"}) && lower(k + 1) == "year") {
            const int shift = lower(k) == "last" ? -1 : lower(k) == "next" ? 1 : 0;
            end = k + 2;
            return static_cast<int>(reference_->year()) + shift;
        }
        return std::nullopt;
    }
    TokenIndex quarter(TokenIndex i, const DateWord& word) {
        TokenIndex end = i + 1;
        bool is_fiscal = in(before(i), {"fiscal"});
        if (word.value != 0) {  // Q3
            if (!text_.token(i).capitalised) return end;
            const auto y = year_of(end, is_fiscal);
            emit_months(i, end, Granularity::quarter, word.value, 3, y, is_fiscal);
            return end;
        }
        TokenIndex first = i;
        const auto number = ordinal_before(i, first);
        if (!number || *number < 1 || *number > 4) return end;
        if (in(before(first), {"a", "one"})) return end;
        if (before(first) == "fiscal") is_fiscal = true;
        const auto y = year_of(end, is_fiscal);
        emit_months(first, end, Granularity::quarter, *number * 3 - 2, 3, y, is_fiscal);
        return end;
    }
    TokenIndex half_of_year(TokenIndex i) {
        TokenIndex first = i;
        const auto number = ordinal_before(i, first);
        if (!number || *number > 2 || *number < 1) return i + 1;
        TokenIndex end = i + 1;
        bool is_fiscal = false;
        const auto y = year_of(end, is_fiscal);
        if (!y) return i + 1;
        emit_months(first, end, Granularity::half, *number == 1 ? 1 : 7, 6, y, is_fiscal);
        return end;
    }
    void season(TokenIndex first, TokenIndex at, const DateWord& word, std::optional<int> y, int shift) {
        DateValue value;
        value.granularity = Granularity::season;
        value.month = static_cast<std::uint8_t>(word.value);
        TokenIndex end = at + 1;
        if (y) {
            value.year = *y;
            anchor(value, months_from(year{*y} / month{static_cast<unsigned>(word.value)}, 3));
        } else if (reference_) {
            const sys_days today{*reference_};
            const int base = static_cast<int>(reference_->year());
            std::optional<DayInterval> chosen;
            for (int candidate = base - 2; candidate <= base + 1; ++candidate) {
                const DayInterval span = months_from(year{candidate} / month{static_cast<unsigned>(word.value)}, 3);
                if (shift < 0 && span.end < today) chosen = span;               // the latest that is over
                if (shift > 0 && span.start > today && !chosen) chosen = span;  // the first to come
                if (shift == 0 && span.start <= today + days{120} && span.end >= today - days{120} && !chosen) chosen = span;
            }
            if (shift == 0 && chosen && chosen->end < today - days{60}) {
                const DayInterval later =
                    months_from(year_month{year_month_day{chosen->start}.year() + years{1}, month{static_cast<unsigned>(word.value)}}, 3);
                if (later.start <= today + days{200}) chosen = later;
            }
            if (chosen) anchor(value, *chosen);
        } else {
            value.offset = shift;
        }
        if (y) end = season_end_;
        emit(first, end, std::move(value));
    }
    TokenIndex season_word(TokenIndex i, const DateWord& word) {
        if (i < consumed_) return i + 1;
        TokenIndex end = i + 1;
        bool is_fiscal = false;
        const std::string_view w = lower(i);
        if (w == "fall" && !in(before(i), {"the", "in", "since", "by", "early", "late", "of", "until"})) return end;
        if (lower(end) != "of" && !year_at(end)) return end;
        if (lower(end) == "of" && !year_at(end + 1)) return end;
        const auto y = year_of(end, is_fiscal);
        if (!y) return i + 1;
        season_end_ = end;
        season(i, i, word, y, 0);
        return end;
    }
    TokenIndex fiscal(TokenIndex i) {
        TokenIndex k = i + 1;
        if (lower(k) == "year") ++k;
        const auto y = year_at(k);
        if (!y || broken(k)) return i + 1;
        emit_year(i, k + 1, *y, true);
        return k + 1;
    }
    TokenIndex century(TokenIndex i) {
        TokenIndex first = i;
        const auto number = ordinal_before(i, first);
        if (!number || *number < 1 || *number > 30) return i + 1;
        DateValue value;
        value.granularity = Granularity::century;
        value.year = (*number - 1) * 100 + 1;
        anchor(value, months_from(year{*value.year} / January, 1200));
        part_of(first, value);
        emit(part_first_, i + 1, std::move(value));
        return i + 1;
    }

    const SegmentedText& text_;
    ReferenceDay reference_;
    std::vector<Claim>& claims_;
    TokenIndex begin_ = 0;
    TokenIndex end_ = 0;
    TokenIndex consumed_ = 0;
    TokenIndex part_first_ = 0;
    TokenIndex season_end_ = 0;
    int future_ = -1;
    bool order_known_ = false;
    Order order_ = Order::unknown;
};

}  // namespace

void find_dates(const SegmentedText& text, ReferenceDay reference_day, std::vector<Claim>& claims) { Finder(text, reference_day, claims).run(); }

}  // namespace factdiff
