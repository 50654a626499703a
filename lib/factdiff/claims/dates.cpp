// Dates, periods and times of day, resolved against the reference day where there is one.
// A date is read from the word or figure that cannot be anything else: a month beside a figure, a weekday, a year, “last week”, “11:52 p.m.”.
// Here: the walk, what is written down, weekdays and days counted from today; the other forms in the files date_finder.h names.
#include <algorithm>
#include <utility>

#include "factdiff/claims/date_finder.h"
#include "factdiff/claims/extract.h"

namespace factdiff {

using namespace std::chrono;

void DateFinder::run() {
    for (const Sentence& sentence : text_.segments.sentences) {
        enter(sentence);
        future_ = -1;
        for (TokenIndex i = begin_; i < end_;) i = begins_nothing(text_.token(i)) ? i + 1 : std::max(step(i), i + 1);
    }
}

bool DateFinder::begins_nothing(const Token& token) const {
    if (token.kind != TokenKind::word || has(token.classes, WordClass::date_word | WordClass::number_word)) return false;
    const char first = text_.document.text()[token.span.begin];
    return first != 'F' && first != 'f';  // FY2024
}

bool DateFinder::plural_word(TokenIndex i) const {
    if (!is_word(i) || text_.is(i, WordClass::function_word) || text_.token(i).capitalised) return false;
    const WordText w = text_.lower(i);
    return in(w, {"people", "children", "men", "women"}) ||
           (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is"));
}

TokenIndex DateFinder::step(TokenIndex i) {
    if (text_.is(i, TokenKind::number)) return number(i);
    if (!text_.is(i, TokenKind::word)) {
        if (text_.is(i, TokenKind::quote_mark) && is_number(i + 1) && close(i + 1)) return short_decade(i);
        return i + 1;
    }
    if (const DateWord* word = date_word_at(i)) {
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
            case DateWordKind::holiday:
                return holiday(i);
        }
    }
    const WordText w = text_.lower(i);
    if (w == "past" || (w == "to" && in(before(i), {"quarter", "ten", "twenty", "five"})) || text_.is(i, WordClass::number_word)) {
        if (const auto after = spoken_time(i)) return *after;
    }
    if (w == "century") return century(i);
    if (w == "half") return half_of_year(i);
    return fiscal_year(i);
}

TokenIndex DateFinder::fiscal_year(TokenIndex i) {
    const WordText w = text_.lower(i);
    if (w.size() >= 4 && w.size() <= 6 && w.starts_with("fy") && all_digits(w.substr(2))) {
        const int y = to_int(w.substr(2));
        emit_year(i, i + 1, y < 100 ? 2000 + y : y, true);
    }
    return i + 1;
}

TokenIndex DateFinder::number(TokenIndex i) {
    const std::string_view s = text_.surface(i);
    const TokenIndex n = i + 1;
    if (i < consumed_) return n;
    if (const auto after = numeric_date(i)) return *after;
    // 3Q 2024, the other way round than Q3
    if (s.size() == 1 && s[0] >= '1' && s[0] <= '4' && n < end_ && close(n) && text_.surface(n) == "Q") {
        TokenIndex end = n + 1;
        bool is_fiscal = false;
        const auto y = year_of(end, is_fiscal);
        emit_months(i, end, Granularity::quarter, to_int(s) * 3 - 2, 3, y, is_fiscal);
        return end;
    }
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

void DateFinder::emit(TokenIndex first, TokenIndex end, DateValue value) {
    if (first < consumed_ || end <= first) return;
    value.bound = bound(first);
    add_claim(claims_, ClaimKind::date, text_.segments.span_of(first, end), value);
    consumed_ = end;
}

Bound DateFinder::bound(TokenIndex first) const {
    TokenIndex k = first;
    while (k > begin_ && in(text_.lower(k - 1),
                            {"the", "on", "in", "at", "end", "of", "start", "early", "late", "about", "around", "beginning", "least", "just"})) {
        if (text_.lower(k - 1) == "in" || first - k > 4) return Bound::exact;
        --k;
    }
    const WordText w = before(k);
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

void DateFinder::anchor(DateValue& value, DayInterval interval) const {
    value.start = interval.start;
    value.end = interval.end;
    value.anchored = true;
}

bool DateFinder::future() {
    if (future_ < 0) {
        future_ = 0;
        for (TokenIndex i = begin_; i < end_; ++i) {
            if (!text_.is(i, TokenKind::word)) continue;
            const WordText w = text_.lower(i);
            if (in(w, {"will", "'ll", "shall", "won't", "upcoming"}) ||
                (in(w, {"expected", "scheduled", "due", "set", "planned", "plans", "slated", "going"}) && lower(i + 1) == "to") ||
                (in(w, {"scheduled", "planned", "due", "expected"}) && in(lower(i + 1), {"for", "on", "by", "in"})))
                future_ = 1;
        }
    }
    return future_ == 1;
}

TokenIndex DateFinder::weekday_word(TokenIndex i, const DateWord& word) {
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
        const WordText lead = before(i);
        emit_weekday(i - 1, i + 1, word.value, lead == "last" || lead == "past" ? -1 : 1, lead == "last" || lead == "past");
        return i + 1;
    }
    emit_weekday(i, i + 1, word.value, future() ? 1 : -1, false);
    return i + 1;
}

void DateFinder::emit_weekday(TokenIndex first, TokenIndex end, int number, int side, bool strict) {
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

void DateFinder::emit_offset(TokenIndex first, TokenIndex end, Granularity granularity, int offset) {
    DateValue value;
    value.granularity = granularity;
    value.offset = offset;
    if (reference_) anchor(value, shifted(*reference_, granularity, offset));
    emit(first, end, std::move(value));
}

TokenIndex DateFinder::day_word(TokenIndex i, const DateWord& word) {
    const WordText w = lower(i);
    // “Today, the firm employs …” means nowadays.
    if (w == "today" && (text_.token(i).sentence_start || i == begin_)) return i + 1;
    if (text_.token(i).capitalised && i > begin_ && text_.token(i - 1).capitalised) return i + 1;  // USA Today
    emit_offset(i, i + 1, Granularity::day, word.value);
    return i + 1;
}

std::optional<Granularity> DateFinder::period(TokenIndex i) const {
    const WordText w = lower(i);
    if (w == "week" || w == "weekend") return Granularity::week;
    if (w == "month") return Granularity::month;
    if (w == "quarter") return Granularity::quarter;
    if (w == "year") return Granularity::year;
    if (w == "decade") return Granularity::decade;
    if (w == "century") return Granularity::century;
    if (w == "day") return Granularity::day;
    return std::nullopt;
}

TokenIndex DateFinder::shift_word(TokenIndex i, const DateWord& word) {
    const TokenIndex n = i + 1;
    if (n >= end_ || !is_word(n) || broken(n)) return n;
    const WordText w = lower(n);
    const WordText p = before(i);
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

TokenIndex DateFinder::ago(TokenIndex i) {
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

std::optional<Granularity> DateFinder::period_noun(TokenIndex i) const {
    const WordText w = lower(i);
    if (in(w, {"day", "days", "night", "nights"})) return Granularity::day;
    if (in(w, {"week", "weeks", "fortnight"})) return Granularity::week;
    if (in(w, {"month", "months"})) return Granularity::month;
    if (in(w, {"year", "years"})) return Granularity::year;
    if (in(w, {"decade", "decades"})) return Granularity::decade;
    if (in(w, {"century", "centuries"})) return Granularity::century;
    return std::nullopt;
}

void find_dates(const SegmentedText& text, ReferenceDay reference_day, std::vector<Claim>& claims) { DateFinder(text, reference_day, claims).run(); }

}  // namespace factdiff
