// Months and days: “October 29, 2025”, “29th of October”, “1-19 April”, “in October”, 29/10/2025.
#include <algorithm>
#include <utility>

#include "factdiff/claims/date_finder.h"

namespace factdiff {

using namespace std::chrono;

namespace {

/// Easter Sunday of the Gregorian calendar (Butcher's computus).
sys_days easter(int y) {
    const int a = y % 19, b = y / 100, c = y % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return sys_days{year{y} / (f / 31) / (f % 31 + 1)};
}

sys_days day_of_holiday(const Holiday& holiday, int y) {
    const month m{static_cast<unsigned>(holiday.month)};
    if (holiday.kind == Holiday::Kind::easter) return easter(y) + days{holiday.day};
    if (holiday.kind == Holiday::Kind::fixed) return sys_days{year{y} / m / holiday.day};
    const weekday wanted{static_cast<unsigned>(holiday.weekday % 7)};
    if (holiday.day == 0) return sys_days{year{y} / m / weekday_last{wanted}};
    return sys_days{year{y} / m / weekday_indexed{wanted, static_cast<unsigned>(holiday.day)}};
}

}  // namespace

void DateFinder::emit_day(TokenIndex first, TokenIndex end, int y, int m, int d, std::optional<int> weekday) {
    DateValue value;
    const year_month_day day_of{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    value.year = y;
    value.month = static_cast<std::uint8_t>(m);
    value.day = static_cast<std::uint8_t>(d);
    if (weekday) value.weekday = static_cast<std::uint8_t>(*weekday);
    if (day_of.ok()) anchor(value, {sys_days{day_of}, sys_days{day_of}});
    emit(first, end, std::move(value));
}

DateFinder::Order DateFinder::slash_order() {
    if (!order_known_) {
        order_known_ = true;
        bool day_first = false, month_first = false;
        for (TokenIndex i = 0; i + 4 < text_.size(); ++i) {
            if (text_.surface(i + 1) != "/" || !text_.is(i, TokenKind::number) || text_.surface(i + 3) != "/" || !text_.is(i + 2, TokenKind::number))
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

std::optional<TokenIndex> DateFinder::numeric_date(TokenIndex i) {
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
    if (i + 4 >= end_ || !all_digits(s) || !close(i + 1) || !close(i + 2) || !close(i + 3) || !close(i + 4) || !is_number(i + 2) || !is_number(i + 4))
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

std::optional<DateFinder::Day> DateFinder::day_at(TokenIndex i) const {
    if (!is_number(i) || broken(i)) return std::nullopt;
    const std::string_view s = text_.surface(i);
    if (s.size() > 2 || !all_digits(s)) return std::nullopt;
    const int d = to_int(s);
    if (d < 1 || d > 31) return std::nullopt;
    if (i + 1 < end_ && close(i + 1)) {
        const WordText w = text_.lower(i + 1);
        if (in(w, {"st", "nd", "rd", "th"})) return Day{d, i + 2};
        if (text_.is(i + 1, TokenKind::word) && w != "'s") return std::nullopt;
        if (text_.is(i + 1, TokenKind::symbol) || text_.surface(i + 1) == "/" ||
            (text_.surface(i + 1) == ":" && text_.is(i + 2, TokenKind::number) && !text_.token(i + 2).space_before))
            return std::nullopt;
    }
    return Day{d, i + 1};
}

bool DateFinder::month_fits(TokenIndex i, const DateWord& word, bool beside_day) const {
    const Token& token = text_.token(i);
    if (word.remark == DateWordRemark::short_form)
        return beside_day && (token.capitalised || text_.surface(i).ends_with('.') || is_number(i + 1) || (i + 1 < end_ && surface(i + 1) == "."));
    if (word.remark == DateWordRemark::ambiguous) return beside_day || token.capitalised;
    return true;
}

std::optional<int> DateFinder::year_behind(TokenIndex& end) const {
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

void DateFinder::emit_month_day(TokenIndex first, TokenIndex end, int m, std::optional<int> d, std::optional<int> y, std::optional<int> weekday,
                                int shift) {
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

TokenIndex DateFinder::month_first(TokenIndex i, const DateWord& word, std::optional<int> weekday, TokenIndex first, int shift) {
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
    const WordText p = before(i);
    const bool led = in(p, {"in",  "on",   "of",      "since",   "until",  "till",  "by",     "last", "next", "this",  "early", "late",
                            "mid", "from", "through", "between", "before", "after", "during", "to",   "for",  "ended", "ending"}) ||
                     (p == "-" && in(before(i, 2), {"mid", "early", "late"}));  // “mid-May”
    // “In January, February and March”, “from March to May”
    const bool listed = i > begin_ + 1 && in(p, {",", "and", "or", "to"}) && date_word_at(i - 2) != nullptr &&
                        date_word_at(i - 2)->kind == DateWordKind::month && text_.token(i).capitalised;
    if (word.remark == DateWordRemark::ambiguous) {
        const bool capital = text_.token(i).capitalised;
        if (!day_here && !y && !listed && !(capital && led && !text_.token(i).sentence_start && !(p == "to" || p == "for"))) {
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

TokenIndex DateFinder::holiday(TokenIndex i) {
    const std::vector<Holiday>* days = text_.token(i).capitalised ? holidays(lower(i)) : nullptr;
    if (days == nullptr || i < consumed_) return i + 1;
    for (const Holiday& holiday : *days) {
        TokenIndex end = i;
        while (end - i < holiday.words.size() && lower(end) == holiday.words[end - i]) ++end;
        if (end - i < holiday.words.size() || !text_.token(end - 1).capitalised) continue;
        if (lower(end) == "'s" || is_hyphen(text_, end)) return end;  // “the Christmas Day's guests”, “New Year's Day-style”
        const auto y = year_behind(end);
        if (holiday.kind == Holiday::Kind::fixed) {
            emit_month_day(i, end, holiday.month, holiday.day, y, std::nullopt);
            return end;
        }
        // Without a year, the one nearest on the side that the sentence speaks of; without a day to count from, no day at all.
        if (!y && !reference_) return end;
        int of_year = y ? *y : static_cast<int>(reference_->year());
        if (!y) {
            const sys_days today{*reference_}, at = day_of_holiday(holiday, of_year);
            if (future() && at < today) ++of_year;
            if (!future() && at > today) --of_year;
        }
        const year_month_day at{day_of_holiday(holiday, of_year)};
        emit_day(i, end, of_year, static_cast<int>(static_cast<unsigned>(at.month())), static_cast<int>(static_cast<unsigned>(at.day())));
        return end;
    }
    return i + 1;
}

bool DateFinder::unit_like(TokenIndex i) const {
    if (i >= end_ || !is_word(i)) return false;
    const WordText w = text_.lower(i);
    if (in(w, {"in", "a", "at", "as", "am", "pm", "may", "second"})) return false;
    const NumberWord* word = number_word(w);
    return unit(w) != nullptr || (word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::abbreviation)) ||
           (w == "per" && lower(i + 1) == "cent");
}

std::optional<TokenIndex> DateFinder::day_month(TokenIndex i, std::optional<int> weekday, std::optional<TokenIndex> from) {
    const auto d = day_at(i);
    if (!d) return std::nullopt;
    if (i > begin_ && !text_.token(i).space_before && !in(text_.surface(i - 1), {"(", "[", "“", "\"", "—"})) return std::nullopt;
    TokenIndex k = d->end;
    // “on 24, 25 and 26 February”: the days before the last two.
    struct Listed {
        TokenIndex at;
        Day day;
    };
    std::vector<Listed> earlier;
    Day last = *d;
    TokenIndex last_at = i;
    while (k + 1 < end_ && surface(k) == "," && is_number(k + 1) && earlier.size() < 6) {
        const auto next = day_at(k + 1);
        if (!next || next->number <= last.number) break;
        const bool more = surface(next->end) == "," ? is_number(next->end + 1) : in(lower(next->end), {"and", "or"}) && is_number(next->end + 1);
        if (!more) break;
        earlier.push_back({last_at, last});
        last = *next;
        last_at = k + 1;
        k = next->end;
    }
    std::optional<Day> second;
    TokenIndex second_at = 0;
    if (k + 1 < end_ && is_number(k + 1) && (is_hyphen(text_, k) || in(lower(k), {"and", "to", "or"}))) {
        second = day_at(k + 1);
        second_at = k + 1;
        if (!second || second->number <= last.number) return std::nullopt;
        k = second->end;
    }
    if (!earlier.empty() && !second) return std::nullopt;
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
        for (const Listed& listed : earlier)
            emit_month_day(listed.at == i ? first : listed.at, listed.day.end, m->value, listed.day.number, y,
                           listed.at == i ? weekday : std::nullopt);
        emit_month_day(earlier.empty() ? first : last_at, last.end, m->value, last.number, y, earlier.empty() ? weekday : std::nullopt);
        emit_month_day(second_at, end, m->value, second->number, y, std::nullopt);
    } else {
        emit_month_day(first, end, m->value, d->number, y, weekday);
    }
    return end;
}

}  // namespace factdiff
