// What a figure says of what: the noun it counts, the whole it is part of, what it measures, up or down, whether it is an age.
#include <algorithm>
#include <string>

#include "factdiff/claims/quantity_finder.h"

namespace factdiff {

void QuantityFinder::counted(Quantity& q, TokenIndex i, bool one) const {
    if (i >= end_ || text_.token(i).break_before) return;
    if (is_hyphen(text_, i) && close(i) && i + 1 < end_ && close(i + 1) && content_word(i + 1)) {
        q.counted = singular(text_.lower(i + 1));
        q.counted_span = text_.token(i + 1).span;
        return;
    }
    // “a two - door version”, as some agencies space it
    if (q.spelled && is_hyphen(text_, i) && text_.surface(i) == "-" && !close(i) && content_word(i + 1) && content_word(i + 2) &&
        !plural_word(i + 1)) {
        q.counted = singular(text_.lower(i + 1));
        q.counted_span = text_.token(i + 1).span;
        return;
    }
    TokenIndex found = 0;
    bool have = false;
    const bool single = one || (q.low == Decimal{1} && q.high == Decimal{1});
    for (TokenIndex k = i; k < std::min(end_, i + 4); ++k) {
        if (!content_word(k) || (k > i && text_.token(k).break_before)) {
            if (have || !in(lower(k), {"more", "other", "most", "of", "the", "own"}) || lower(k) == "of") break;
            continue;
        }
        if (single) {
            found = k;
            have = true;
            break;
        }
        if (plural_word(k) || (q.fraction && text_.lower(k) == "point")) {
            found = k;
            have = true;
            if (!(k + 1 < end_ && plural_word(k + 1) && text_.token(k + 1).space_before)) break;
        } else if (have || text_.is(k, WordClass::reporting)) {
            break;
        }
    }
    if (!have) return;
    q.counted = singular(text_.lower(found));
    q.counted_span = text_.token(found).span;
}

void QuantityFinder::part_of(Quantity& q, TokenIndex i) const {
    if (lower(i) != "of") return;
    TokenIndex k = i + 1;
    while (k < end_ && in(text_.lower(k), {"the", "its", "his", "her", "their", "our", "all", "a", "an", "those", "these", "that", "this"})) ++k;
    const TokenIndex start = k;
    TokenIndex last = k;
    for (; k < std::min(end_, start + 8); ++k) {
        if (!text_.is(k, TokenKind::word) && !is_hyphen(text_, k)) break;
        // “in” begins phrases of reporting (“in the words of”), and is none itself.
        if (text_.is(k, WordClass::auxiliary | WordClass::pronoun | WordClass::negator)) break;
        if (text_.is(k, WordClass::reporting) && !text_.is(k, WordClass::function_word)) break;
        if (text_.is(k, WordClass::function_word) && !in(text_.lower(k), {"in", "of", "the", "'s"})) break;
        if (content_word(k)) last = k + 1;
    }
    if (last <= start) return;
    q.of = std::string(text_.document.text_of(text_.segments.span_of(start, last)));
}

void QuantityFinder::measured(Quantity& q, ClaimKind kind, TokenIndex first, TokenIndex end) const {
    if (kind != ClaimKind::money && kind != ClaimKind::percent && !q.fraction) return;
    TokenIndex k = end;
    if (is_hyphen(text_, k) && close(k)) ++k;
    for (int steps = 0; steps < 3 && k < end_ && !text_.token(k).break_before; ++steps, ++k) {
        if (!is_word(k)) break;
        const MeasuredNoun* noun = measured_noun(text_.lower(k));
        if (noun != nullptr && (noun->group == "share") == (kind != ClaimKind::money)) {
            q.measured = noun->noun;
            return;
        }
        if (text_.is(k, WordClass::function_word) && !in(text_.lower(k), {"in", "of"})) break;
        if (kind != ClaimKind::money && steps >= 2) break;
        if (kind != ClaimKind::money && in(text_.lower(k), {"of", "in"})) break;
    }
    k = first;
    // “profit rose 12 percent, to $31 million”: the change stands between the noun and the amount
    const bool after_change = kind == ClaimKind::money && first > begin_ && lower(first - 1) == "to";
    for (int steps = 0; steps < 4 && k > begin_;) {
        --k;
        if (after_change &&
            (text_.is(k, TokenKind::number) || in(text_.surface(k), {"%", "percent", "per", "cent"}) || (k + 2 == first && text_.surface(k) == ",")))
            continue;
        ++steps;
        if (!is_word(k)) break;
        const WordText w = text_.lower(k);
        const MeasuredNoun* noun = measured_noun(w);
        // “Profit before tax of £3m” is a profit.
        if (w == "tax" && k > begin_ && in(lower(k - 1), {"before", "after"})) {
            --k;
            continue;
        }
        if (noun != nullptr && (noun->group == "share") == (kind != ClaimKind::money)) {
            if (steps == 1 && kind != ClaimKind::money) break;
            q.measured = noun->noun;
            return;
        }
        if (!text_.is(k, WordClass::function_word | WordClass::auxiliary | WordClass::direction_up | WordClass::direction_down) ||
            in(w, {"for", "and", "or", "from", "with", "on", "in"}))
            break;
    }
}

Direction QuantityFinder::direction(TokenIndex first, TokenIndex end) const {
    TokenIndex k = first;
    for (int steps = 0; steps < 4 && k > begin_; ++steps) {
        --k;
        if (!is_word(k) || k < consumed_) break;
        const WordText w = text_.lower(k);
        if (in(w, {"to", "from", "at", "than", "in", "for"})) break;
        if (text_.is(k, WordClass::direction_up)) return Direction::up;
        if (text_.is(k, WordClass::direction_down)) return Direction::down;
        if (!in(w, {"by", "of", "about", "a", "an", "some", "another", "roughly", "nearly", "just", "only", "almost", "over", "another", "further",
                    "around", "slightly"}))
            break;
    }
    k = end;
    if (k < end_ && is_hyphen(text_, k) && close(k)) ++k;
    for (int steps = 0; steps < 2 && k < end_ && is_word(k); ++steps, ++k) {
        if (text_.token(k).break_before) break;
        if (text_.is(k, WordClass::direction_up)) return Direction::up;
        if (text_.is(k, WordClass::direction_down)) return Direction::down;
        if (text_.is(k, WordClass::function_word) || !in(text_.lower(k), {"pay", "annual", "tax", "price", "overall"})) break;
    }
    return Direction::none;
}

bool QuantityFinder::name_before(TokenIndex first) const {
    if (first < begin_ + 2) return false;
    const std::string_view s = text_.surface(first - 1);
    if (s != "," && s != "(") return false;
    const TokenIndex name = first - 2;
    if (!is_word(name) || !text_.token(name).capitalised || text_.token(first - 1).break_before) return false;
    return !text_.is(name, WordClass::month | WordClass::weekday | WordClass::number_word | WordClass::function_word | WordClass::not_a_name |
                               WordClass::organization_word | WordClass::place_word | WordClass::place_name);
}

void QuantityFinder::age_before(Amount& a) const {
    if (!a.number.low.is_integer() || a.number.low > Decimal{130} || a.number.fraction || a.number.scale_power != 0 || a.number.vague) return;
    const bool bare = a.unit.empty() && a.money == nullptr && a.kind == ClaimKind::number;
    if (!bare && a.dimension != "duration") return;
    TokenIndex lead = a.first;
    bound_before(lead);
    const WordText w1 = before(lead);
    const WordText w2 = before(lead, 2);
    const bool next_word = plural_word(a.end) && !text_.token(a.end).break_before;
    if (in(w1, {"aged", "age", "ages"}) || (in(w1, {"of", "between", "from"}) && in(w2, {"aged", "age", "ages"}))) {
        if (bare || (a.dimension == "duration" && (w1 == "aged" || w2 == "aged" || w1 == "age"))) {
            a.kind = ClaimKind::age;
            if (a.unit.empty()) a.unit = a.unit_name = "year";
        }
        return;
    }
    if (!bare || a.number.low != a.number.high) return;
    if (w1 == "of" && lead == a.first && in(w2, {"man", "woman", "boy", "girl", "person", "child", "teenager", "youth", "lad"}) && !next_word) {
        a.kind = ClaimKind::age;
        a.unit = a.unit_name = "year";
        return;
    }
    if (a.first == lead && a.number.digits && name_before(a.first)) {
        const std::string_view close_mark = a.end < end_ ? text_.surface(a.end) : std::string_view{};
        const bool bracket = text_.surface(a.first - 1) == "(";
        const bool closes =
            bracket ? close_mark == ")"
                    : in(close_mark, {",", ".", ";", ")"}) || a.end >= end_ || in(text_.lower(a.end), {"of", "from", "and", "who", "a", "was"});
        if (closes && a.number.low > Decimal{0} && a.number.low < Decimal{125} && (!bracket || a.number.low > Decimal{9})) {
            a.kind = ClaimKind::age;
            a.unit = a.unit_name = "year";
        }
    }
}

void QuantityFinder::age_after(Amount& a) const {
    if (a.dimension != "duration" || !in(a.unit, {"year", "month", "week", "day", "hour"})) return;
    TokenIndex i = a.end;
    if (i < end_ && is_hyphen(text_, i) && (close(i) || in(lower(i + 1), {"old"}))) ++i;
    if (in(lower(i), {"old", "olds"})) {
        a.kind = ClaimKind::age;
        a.end = i + 1;
    } else if (lower(i) == "of" && lower(i + 1) == "age") {
        a.kind = ClaimKind::age;
        a.end = i + 2;
    }
}

}  // namespace factdiff
