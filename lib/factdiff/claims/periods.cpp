// Stretches of the calendar: years and decades and the parts of them, quarters, halves, seasons, fiscal years, centuries.
#include <utility>

#include "factdiff/claims/date_finder.h"

namespace factdiff {

using namespace std::chrono;

void DateFinder::emit_year(TokenIndex first, TokenIndex end, int y, bool is_fiscal) {
    DateValue value;
    value.granularity = Granularity::year;
    value.year = y;
    value.fiscal = is_fiscal;
    anchor(value, interval_of(Granularity::year, year{y} / January / day{1}));
    emit(first, end, std::move(value));
}

std::optional<int> DateFinder::year_at(TokenIndex i) const {
    if (!is_number(i)) return std::nullopt;
    const std::string_view s = text_.surface(i);
    if (s.size() != 4 || !all_digits(s)) return std::nullopt;
    const int y = to_int(s);
    if (y < 1000 || y > 2199) return std::nullopt;
    return y;
}

bool DateFinder::year_stands(TokenIndex i, int y) const {
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
        const WordText w = text_.lower(n);
        if (text_.is(n, TokenKind::symbol) && !in(text_.surface(n), {"=", "|"})) return false;
        if (is_word(n)) {
            if (!text_.token(n).space_before && !in(w, {"s", "'s"})) return false;
            if (unit(w) != nullptr && !in(w, {"in", "a", "percentage", "m", "min", "has"})) return false;
            if (const NumberWord* word = number_word(w);
                word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred))
                return false;
            if (const Currency* money = currency(w); money != nullptr && money->kind == CurrencyWordKind::word && w.size() > 3) return false;
            if (w == "per" && lower(n + 1) == "cent") return false;
        }
        if (is_hyphen(text_, n) && close(n) && close(n + 1) && is_word(n + 1) && unit(text_.lower(n + 1)) != nullptr) return false;
    }
    const WordText p = before(i);
    const bool placed =
        in(p, {"in",     "since",  "by",      "from",    "until", "till",     "of",   "before", "after",  "during",     "early", "late",
               "mid",    "year",   "through", "between", "for",   "and",      "to",   "circa",  "around", "throughout", "fall",  "spring",
               "summer", "winter", "autumn",  "season",  "about", "calendar", "into", "back",   "than",   "or",         "not",   "the"}) ||
        (in(p, {"is", "was"}) && before(i, 2) == "year") ||  // “The year is 1925”
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

TokenIndex DateFinder::year_figure(TokenIndex i, int y) {
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

void DateFinder::part_of(TokenIndex first, DateValue& value) {
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

void DateFinder::emit_decade(TokenIndex first, TokenIndex end, int two_digits) {
    DateValue value;
    value.granularity = Granularity::decade;
    value.year = (two_digits <= 20 ? 2000 : 1900) + two_digits;
    anchor(value, interval_of(Granularity::decade, year{*value.year} / January / day{1}));
    part_of(first, value);
    emit(part_first_, end, std::move(value));
}

TokenIndex DateFinder::short_decade(TokenIndex i) {
    const TokenIndex n = i + 1;
    const std::string_view s = text_.surface(n);
    if (s.size() != 2 || !all_digits(s) || s[1] != '0' || !close(n + 1) || lower(n + 1) != "s") return n;
    if (i > begin_ && !text_.token(i).space_before && !is_hyphen(text_, i - 1)) return n;
    emit_decade(n, n + 2, to_int(s));
    return n + 2;
}

std::optional<int> DateFinder::ordinal_before(TokenIndex i, TokenIndex& first) const {
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

void DateFinder::emit_months(TokenIndex first, TokenIndex end, Granularity granularity, int month_number, int count, std::optional<int> y,
                             bool is_fiscal) {
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

std::optional<int> DateFinder::year_of(TokenIndex& end, bool& is_fiscal) const {
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

TokenIndex DateFinder::quarter(TokenIndex i, const DateWord& word) {
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
    // “For the third quarter in a row”: how many there were, and not which.
    if ((lower(end) == "in" && in(lower(end + 1), {"a", "succession"}) && lower(end + 2) != "decade") || in(lower(end), {"running", "straight"}))
        return end;
    if (before(first) == "fiscal") is_fiscal = true;
    const auto y = year_of(end, is_fiscal);
    emit_months(first, end, Granularity::quarter, *number * 3 - 2, 3, y, is_fiscal);
    return end;
}

TokenIndex DateFinder::half_of_year(TokenIndex i) {
    TokenIndex first = i;
    const auto number = ordinal_before(i, first);
    if (!number || *number > 2 || *number < 1) return i + 1;
    TokenIndex end = i + 1;
    bool is_fiscal = false;
    const auto y = year_of(end, is_fiscal);
    if (!y) {  // “the first half of the year”, but of the match
        if (lower(end) != "of" || lower(end + 1) != "the" || lower(end + 2) != "year") return i + 1;
        end += 3;
    }
    emit_months(first, end, Granularity::half, *number == 1 ? 1 : 7, 6, y, is_fiscal);
    return end;
}

void DateFinder::season(TokenIndex first, TokenIndex at, const DateWord& word, std::optional<int> y, int shift) {
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

TokenIndex DateFinder::season_word(TokenIndex i, const DateWord& word) {
    if (i < consumed_) return i + 1;
    TokenIndex end = i + 1;
    bool is_fiscal = false;
    const WordText w = lower(i);
    if (w == "fall" && !in(before(i), {"the", "in", "since", "by", "early", "late", "of", "until"})) return end;
    if (lower(end) != "of" && !year_at(end)) return end;
    if (lower(end) == "of" && !year_at(end + 1)) return end;
    const auto y = year_of(end, is_fiscal);
    if (!y) return i + 1;
    season_end_ = end;
    season(i, i, word, y, 0);
    return end;
}

TokenIndex DateFinder::fiscal(TokenIndex i) {
    TokenIndex k = i + 1;
    if (lower(k) == "year") ++k;
    const auto y = year_at(k);
    if (!y || broken(k)) return i + 1;
    emit_year(i, k + 1, *y, true);
    return k + 1;
}

TokenIndex DateFinder::century(TokenIndex i) {
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

}  // namespace factdiff
