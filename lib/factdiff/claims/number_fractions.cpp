// Fractions: “two-thirds”, “half a million”, “and a half”, “one in five”.
#include <algorithm>
#include <array>

#include "factdiff/claims/number_reader.h"

namespace factdiff {

bool NumberReader::and_a_fraction(Number& n, const Decimal& of) {
    // “two-and-a-half” with its hyphens as well
    TokenIndex i = past_hyphen(n.end);
    if (!in(lower(i), {"and", "&"})) return false;
    i = past_hyphen(i + 1);
    Decimal top{1};
    if (is_article(lower(i))) {
        i = past_hyphen(i + 1);
    } else if (const NumberWord* w = word_at(i); w != nullptr && w->kind == NumberWordKind::small && w->value < Decimal{10} && !w->value.is_zero()) {
        top = w->value;
        i = past_hyphen(i + 1);
    } else {
        return false;
    }
    const NumberWord* bottom = word_at(i);
    if (bottom == nullptr) return false;
    const bool one = top == Decimal{1};
    const bool fits = bottom->kind == NumberWordKind::fraction    ? one || bottom->value == Decimal{2}
                      : bottom->kind == NumberWordKind::fractions ? !one
                                                                  : one && bottom->kind == NumberWordKind::ordinal && bottom->value == Decimal{3};
    if (!fits) return false;
    n.low = n.low + Decimal::ratio(top * of, bottom->value);
    n.high = n.low;
    n.end = i + 1;
    n.last_place -= 1;
    return true;
}

bool NumberReader::denominator(Number& n) {
    if (!n.low.is_integer() || n.low.is_zero() || !(n.low < Decimal{100})) return false;
    const TokenIndex i = past_hyphen(n.end);
    const NumberWord* w = word_at(i);
    if (w == nullptr) return false;
    const bool one = n.low == Decimal{1};
    if (one ? w->kind != NumberWordKind::fraction && w->kind != NumberWordKind::ordinal : w->kind != NumberWordKind::fractions) return false;
    if (w->kind == NumberWordKind::ordinal && w->value < Decimal{3}) return false;
    if (w->value == Decimal{2} && !one && n.low != Decimal{3}) return false;
    if (one && w->kind == NumberWordKind::ordinal && i == n.end && !fraction_may_follow(i + 1)) return false;  // “one third man”
    if (w->kind == NumberWordKind::fractions && w->value == Decimal{4} && n.low != Decimal{3}) return false;   // “two quarters of growth”
    n.low = n.high = Decimal::ratio(n.low, w->value);
    n.end = i + 1;
    n.fraction = true;
    n.last_place = -2;
    fraction_of_scale(n);
    return true;
}

void NumberReader::fraction_of_scale(Number& n) {
    TokenIndex i = n.end;
    if (lower(i) == "of") ++i;
    if (i > n.end && !is_article(lower(i))) return;
    i = past_hyphen(i);  // “a quarter-million”, “half-a-million”
    if (is_article(lower(i))) i = past_hyphen(i + 1);
    const NumberWord* w = word_at(i);
    if (w == nullptr || (w->kind != NumberWordKind::scale && w->kind != NumberWordKind::hundred && w->kind != NumberWordKind::group)) return;
    if (w->kind == NumberWordKind::group && w->value != Decimal{12}) return;
    n.low = n.high = n.low * w->value;
    n.end = i + 1;
    n.fraction = false;
    n.last_place = w->power - 1;
    n.scale_power = w->power;
}

bool NumberReader::fraction_may_follow(TokenIndex i) const {
    if (i >= end_ || break_at(i) || !text_.is(i, TokenKind::word)) return i >= end_ || !is_hyphen(text_, i);
    const WordText w = text_.lower(i);
    if (text_.is(i, WordClass::function_word)) return true;
    return in(w, {"more",   "less",     "fewer", "higher", "lower",     "bigger",     "smaller", "larger",   "cheaper",
                  "faster", "full",     "empty", "owned",  "share",     "stake",      "chance",  "interest", "cut",
                  "rise",   "increase", "drop",  "fall",   "reduction", "percentage", "mile",    "majority"});
}

std::optional<Number> NumberReader::fraction_alone(TokenIndex at, const NumberWord& w) {
    const WordText before = at > 0 ? text_.lower(at - 1) : WordText{};
    const WordText next = lower(at + 1);
    const bool article = is_article(before) && text_.token(at).space_before;
    Number n;
    n.first = article ? at - 1 : at;
    n.end = at + 1;
    n.spelled = n.fraction = true;
    n.last_place = -2;
    n.low = n.high = Decimal::ratio(Decimal{1}, w.value);
    const WordText lead = n.first > 0 ? text_.lower(n.first - 1) : WordText{};
    const bool led = in(lead, {"by",   "than",  "to",   "from", "of",   "at", "about", "nearly", "almost", "roughly",       "around",
                               "over", "under", "some", "only", "just", "up", "down",  "least",  "most",   "approximately", "exactly"}) ||
                     (lead == "as" && n.first > 1 && in(text_.lower(n.first - 2), {"much", "many", "little", "few", "high", "low"}));
    if (w.kind == NumberWordKind::fraction) {
        fraction_of_scale(n);
        if (!n.fraction) return n;
        const TokenIndex after = past_hyphen(n.end);
        const bool hyphen = after != n.end;
        const bool point = after < end_ && text_.lower(after) == "point" && !text_.token(after).capitalised;
        const bool measure = after < end_ && (point || unit(text_.lower(after)) != nullptr ||
                                              (is_article(text_.lower(after)) && after + 1 < end_ && unit(text_.lower(after + 1)) != nullptr));
        if (w.value == Decimal{2}) {
            if (in(before, {"first", "second", "the",  "latter",  "back",  "other",  "top",      "bottom",  "each",  "either",
                            "both",  "final",  "last", "upper",   "lower", "better", "this",     "that",    "one's", "his",
                            "her",   "their",  "its",  "opening", "early", "late",   "northern", "southern"}))
                return std::nullopt;
            if (at > 0 && is_hyphen(text_, at - 1) && glued(text_, at)) return std::nullopt;
            if (measure) return in(text_.lower(after), {"time"}) ? std::nullopt : std::optional<Number>(n);
            if (hyphen) return std::nullopt;  // half-built
            if (next == "past") return std::nullopt;
            if (at + 1 >= end_ || !text_.is(at + 1, TokenKind::word) || break_at(at + 1))
                return led || before == "in" || article ? std::optional<Number>(n) : n;
            if (text_.is(at + 1, WordClass::function_word) || in(next, {"say", "said", "live", "full", "empty", "percent"})) return n;
            return led && plural_noun(text_, at + 1) ? std::optional<Number>(n) : std::nullopt;
        }
        // quarter
        if (measure && (article || led || (point && hyphen))) return n;
        if (!article) return std::nullopt;
        if (next == "of" || led) return fraction_may_follow(at + 1) ? std::optional<Number>(n) : std::nullopt;
        return std::nullopt;
    }
    if (!article || w.value < Decimal{3}) return std::nullopt;
    if (next == "of" || (led && fraction_may_follow(at + 1)) || in(next, {"more", "less", "fewer", "higher", "lower"})) {
        fraction_of_scale(n);
        return n;
    }
    return std::nullopt;
}

void NumberReader::in_every(Number& n) {
    if (!n.low.is_integer() || n.low < Decimal{1} || n.low > Decimal{99} || n.scale_power != 0) return;
    TokenIndex i = past_hyphen(n.end);
    std::string_view noun;
    if (!in(lower(i), {"in", "out", "of"}) && i == n.end && text_.is(i, TokenKind::word) && !text_.is(i, WordClass::function_word) &&
        in(lower(i + 1), {"in", "out"}) && n.low == Decimal{1}) {
        noun = lower(i);
        ++i;
    }
    bool every = false;
    if (lower(i) == "in") {
        ++i;
    } else if (lower(i) == "out" && lower(i + 1) == "of") {
        i += 2;
    } else if (lower(i) == "of" && lower(i + 1) == "every") {
        ++i;
    } else {
        return;
    }
    if (in(lower(i), {"every", "each"})) {
        every = true;
        ++i;
    }
    i = past_hyphen(i);
    if (i >= end_ || break_at(i)) return;
    Decimal of;
    TokenIndex end = i + 1;
    if (text_.is(i, TokenKind::number)) {
        int place = 0;
        const auto value = parse_figure(text_.surface(i), place);
        if (!value || !value->is_integer()) return;
        of = *value;
        if (end < end_ && !text_.token(end).space_before && !text_.is(end, TokenKind::punctuation) && !text_.is(end, TokenKind::quote_mark)) return;
    } else if (const NumberWord* w = word_at(i); w != nullptr) {
        if (is_article(lower(i))) return;
        const auto m = NumberReader(text_, end_, false, true).cardinal(i);
        if (!m || m->fraction || m->vague) return;
        of = m->low;
        end = m->end;
    } else if (is_article(lower(i)) && word_at(i + 1) != nullptr && number_word(lower(i + 1))->kind != NumberWordKind::small) {
        const NumberWord* big = word_at(i + 1);
        if (big->kind != NumberWordKind::hundred && big->kind != NumberWordKind::scale) return;
        of = big->value;
        end = i + 2;
    } else {
        return;
    }
    if (!(n.low < of)) return;
    const auto whole = of.integer();
    if (!whole) return;
    static constexpr std::array<std::int64_t, 22> kUsual = {2,  3,  4,  5,  6,  7,   8,   9,   10,   12,    15,
                                                            20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000};
    if (!every && *whole != 1'000'000 && std::find(kUsual.begin(), kUsual.end(), *whole) == kUsual.end()) return;
    // “one goal in five games”, “two in 10 days”: not shares.
    const TokenIndex after = past_hyphen(end);
    if (after < end_ && !text_.is(after, TokenKind::punctuation)) {
        if (const WordText w = text_.lower(after); unit(w) != nullptr && !in(w, {"in", "l", "m"})) return;
        if (!noun.empty() && plural_noun(text_, after)) return;
    }
    n.low = n.high = Decimal::ratio(n.low, of);
    n.end = end;
    n.fraction = n.in_every = true;
    n.last_place = -2;
    n.between = noun;
}

}  // namespace factdiff
