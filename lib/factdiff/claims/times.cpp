// Times of day: “9:30 a.m.”, “9am-5pm”, “half past nine”, “nine in the morning”.
#include <string>
#include <utility>

#include "factdiff/claims/date_finder.h"

namespace factdiff {

void DateFinder::emit_time(TokenIndex first, TokenIndex end, TimeValue value) {
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
    add_claim(claims_, ClaimKind::time, text_.segments.span_of(first, end), std::move(value));
    consumed_ = end;
}

std::optional<int> DateFinder::meridiem(TokenIndex i) const {
    if (!is_word(i)) return std::nullopt;
    const WordText w = text_.lower(i);
    if (w == "am") return 0;
    if (w == "pm") return 720;
    return std::nullopt;
}

std::optional<DateFinder::Clock> DateFinder::clock_figure(TokenIndex i) const {
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

std::optional<TokenIndex> DateFinder::clock(TokenIndex i) {
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
    // “Desmet leads Hartley by 1:12”
    if (c->colon && before(i) == "by")
        for (TokenIndex k = i - 1; k > begin_ && i - k < 5; --k)
            if (in(text_.lower(k - 1), {"lead", "leads", "led", "leading", "trail", "trails", "trailed", "trailing", "won", "beat"}))
                return std::nullopt;
    const DateWord* zone = date_word_at(n);
    const bool zoned = zone != nullptr && zone->kind == DateWordKind::zone && text_.token(n).all_caps;
    const bool placed = in(before(i), {"at", "by", "until", "from", "to", "around", "about", "before", "after", "between", "till", "since", "just"});
    // “The late ferry was moved from 21.35 to 22.10”
    if (c->point && c->hour < 24 && surface(i).size() == 5 && (placed || (lower(n) == "to" && is_number(n + 1))) && timetable() &&
        !(n < end_ && (text_.is(n, TokenKind::symbol) || (is_word(n) && (unit(lower(n)) != nullptr || number_word(lower(n)) != nullptr))))) {
        value.minute = value.end_minute = plain(*c);
        emit_time(i, n, std::move(value));
        return consumed_ > n ? consumed_ : n;
    }
    if ((c->colon && (placed || zoned) && !(n < end_ && is_word(n) && unit(lower(n)) != nullptr)) || (c->four_digits && zoned)) {
        value.minute = value.end_minute = plain(*c);
        emit_time(i, n, std::move(value));
        return consumed_ > n ? consumed_ : n;
    }
    return std::nullopt;
}

bool DateFinder::timetable() const {
    for (TokenIndex i = begin_; i < end_; ++i)
        if (in(text_.lower(i), {"train",     "trains",  "bus",    "buses",   "ferry",    "ferries", "flight", "coach",   "departure", "departures",
                                "timetable", "departs", "leaves", "arrives", "kick-off", "curfew",  "sunset", "sunrise", "midnight",  "noon"}))
            return true;
    return false;
}

TokenIndex DateFinder::half_of_day(TokenIndex i, TimeValue& value) const {
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

std::optional<TokenIndex> DateFinder::spoken_time(TokenIndex i) {
    const auto small = [&](TokenIndex k) -> int {
        if (is_number(k)) {
            const std::string_view s = text_.surface(k);
            return s.size() <= 2 && all_digits(s) ? to_int(s) : -1;
        }
        if (!is_word(k) || !text_.is(k, WordClass::number_word)) return -1;
        const NumberWord* word = number_word(text_.lower(k));
        if (word == nullptr || (word->kind != NumberWordKind::small && word->kind != NumberWordKind::tens)) return -1;
        return static_cast<int>(word->value.integer().value_or(-1));
    };
    const WordText w = lower(i);
    TimeValue value;
    if (in(w, {"past", "to"}) && i > begin_ && i - 1 >= consumed_) {
        const int hour = small(i + 1);
        if (hour < 1 || hour > 12) return std::nullopt;
        const WordText lead = before(i);
        const int minutes = lead == "half" && w == "past" ? 30 : lead == "quarter" ? 15 : in(lead, {"ten", "twenty", "five"}) ? small(i - 1) : -1;
        const bool placed = in(before(i, 2), {"a", "at", "about", "around", "by", "until", "from", "after", "before", "just"});
        if (minutes < 0 || (w == "to" && !placed)) return std::nullopt;
        const int minute = (hour % 12) * 60 + (w == "past" ? minutes : 720 - minutes);
        value.minute = value.end_minute = static_cast<std::uint16_t>(minute % 720);
        TokenIndex end = half_of_day(i + 2, value);
        // “At five to seven in the morning” is a time; “at five to seven euros” is a price.
        if (w == "to" && lead != "quarter" && end == i + 2 && !meridiem(i + 2)) return std::nullopt;
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

}  // namespace factdiff
