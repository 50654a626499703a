// Numbers in words: “three hundred and twelve thousand”, “three point five”, “several hundred”, “hundreds of thousands”.
#include <algorithm>

#include "factdiff/claims/number_reader.h"

namespace factdiff {

std::optional<Number> NumberReader::cardinal(TokenIndex at) {
    Number n;
    n.first = at;
    n.spelled = true;
    n.end = at;
    Decimal total, current;
    bool have = false;     // `current` holds something
    int last_scale = 100;  // power of the scale word before
    NumberWordKind last = NumberWordKind::scale;
    int smallest = 0;  // power of the last scale word, for “and a half” and for rounding
    const bool article = at > 0 && is_article(text_.lower(at - 1)) && text_.token(at).space_before;
    TokenIndex i = at;
    for (;;) {
        TokenIndex j = i;
        bool joined = false;
        if (i > at) {
            j = past_hyphen(i);
            const WordText between = lower(j);
            if (j == i && in(between, {"and", "&"}) && join_and_) {
                if (last != NumberWordKind::hundred && last != NumberWordKind::scale) break;
                ++j;
                joined = true;
            } else if (j == i && between == "," && last == NumberWordKind::scale && group_follows(i + 1)) {
                ++j;
            }
        }
        if (j >= end_ || (i > at && break_at(j))) break;
        // “seventy-4”, where a desk's style sheet turned half of the word
        if (last == NumberWordKind::tens && have && j == i + 1 && !joined && text_.is(j, TokenKind::number) && text_.surface(j).size() == 1) {
            current = current + Decimal{text_.surface(j)[0] - '0'};
            i = j + 1;
            break;
        }
        const NumberWord* w = word_at(j);
        if (w == nullptr) break;
        bool taken = false;
        switch (w->kind) {
            case NumberWordKind::small:
                if (!have || last == NumberWordKind::hundred || (joined && !have)) {
                    taken = !(have && last == NumberWordKind::tens && !(w->value < Decimal{10}));
                    if (i > at && !have && last != NumberWordKind::scale) taken = false;
                } else if (last == NumberWordKind::tens && w->value < Decimal{10} && !w->value.is_zero()) {
                    taken = true;
                }
                if (taken && i > at && w->value.is_zero()) taken = false;
                if (taken) current = current + w->value;
                break;
            case NumberWordKind::tens:
                taken = !have || last == NumberWordKind::hundred;
                if (taken) current = current + w->value;
                break;
            case NumberWordKind::hundred:
                if (have && (current >= Decimal{100} || current.is_zero())) break;
                if (!have && i > at) {
                    // “a thousand a hundred” is nobody's number; “one million hundred” neither.
                    break;
                }
                current = (have ? current : Decimal{1}) * Decimal{100};
                taken = true;
                smallest = 2;
                break;
            case NumberWordKind::scale: {
                if (have && current.is_zero()) break;
                if (!have && i > at && last == NumberWordKind::scale && w->power < 6) break;
                const Decimal base = have ? current : (i > at ? total : Decimal{1});
                if (w->power < last_scale && have) {
                    total = total + base * w->value;
                } else {
                    total = (have ? total + current : base) * w->value;  // “hundred thousand million”
                    if (total > Decimal{1, 18}) break;
                }
                current = Decimal{};
                last_scale = w->power;
                smallest = w->power;
                taken = true;
                break;
            }
            case NumberWordKind::group:
                if (i > at && (last == NumberWordKind::group || joined)) break;
                if (w->value == Decimal{20} && !(i == at ? article && lower(j + 1) == "of" : false)) break;  // “a score of”
                total = (i > at ? total + current : Decimal{1}) * w->value;
                current = Decimal{};
                taken = true;
                break;
            default:
                break;
        }
        if (!taken) break;
        have = w->kind != NumberWordKind::scale && w->kind != NumberWordKind::group;
        last = w->kind;
        i = j + 1;
        if (w->kind == NumberWordKind::group) break;
        if (last == NumberWordKind::small || last == NumberWordKind::tens) smallest = 0;
    }
    if (i == at) return std::nullopt;
    n.end = i;
    n.low = n.high = total + current;
    n.last_place = smallest;
    // A bare “hundred” or “million” needs its article or what stands before it in the sentence (“several hundred”).
    const NumberWord* first = word_at(at);
    const bool bare = first->kind != NumberWordKind::small && first->kind != NumberWordKind::tens;
    if (bare) {
        if (article) {
            n.first = at - 1;
        } else if (at > 0 && !scale_may_stand(at)) {
            return std::nullopt;
        }
        if (const NumberWord* before = at > 0 ? number_word(text_.lower(at - 1)) : nullptr;
            before != nullptr && before->kind == NumberWordKind::vague)
            widen(n, *before, at - 1);
    }
    n.scale_power = last == NumberWordKind::scale ? smallest : 0;
    point(n, last);
    if (!n.vague) {
        if (denominator(n)) return n;
        const Decimal of = last == NumberWordKind::scale || last == NumberWordKind::hundred ? Decimal{1, smallest} : Decimal{1};
        if (and_a_fraction(n, of) && of == Decimal{1}) scales(n);
    }
    return n;
}

bool NumberReader::group_follows(TokenIndex i) const {
    const NumberWord* w = word_at(i);
    if (w == nullptr || (w->kind != NumberWordKind::small && w->kind != NumberWordKind::tens)) return false;
    for (TokenIndex k = i + 1; k < std::min<TokenIndex>(end_, i + 8); ++k) {
        k = past_hyphen(k);
        if (in(lower(k), {"and", "&"})) continue;
        const NumberWord* next = word_at(k);
        if (next == nullptr) return false;
        if (next->kind == NumberWordKind::hundred || next->kind == NumberWordKind::scale) return true;
    }
    return false;
}

bool NumberReader::scale_may_stand(TokenIndex at) const {
    const WordText before = text_.lower(at - 1);
    if (in(before, {"several", "few",    "couple", "of",   "the",   "half",   "quarter", "per",  "every", "some", "about",
                    "nearly",  "almost", "than",   "over", "under", "around", "this",    "last", "first", "next"}))
        return in(before, {"several", "few", "some", "about", "nearly", "almost", "than", "over"}) ||
               (before == "of" && at > 1 && text_.lower(at - 2) == "couple");
    return false;
}

void NumberReader::widen(Number& n, const NumberWord& before, TokenIndex at) {
    n.high = n.low * before.high;
    n.low = n.low * before.value;
    n.first = at > 0 && is_article(text_.lower(at - 1)) ? at - 1 : at;
    n.vague = true;
}

void NumberReader::point(Number& n, NumberWordKind last) {
    if (lower(n.end) != "point" || (last != NumberWordKind::small && last != NumberWordKind::tens)) return;
    Decimal value = n.low;
    int place = 0;
    TokenIndex i = n.end + 1;
    while (place > -9) {
        const NumberWord* w = word_at(i);
        if (w == nullptr || w->kind != NumberWordKind::small || !(w->value < Decimal{10})) break;
        --place;
        value = value + Decimal{w->value.integer().value_or(0), place};
        ++i;
    }
    if (place == 0) return;
    n.low = n.high = value;
    n.end = i;
    n.last_place = place;
    n.has_point = true;
    scales(n);
}

std::optional<Number> NumberReader::vague(TokenIndex at, const NumberWord& w) {
    Number n;
    n.first = at;
    n.end = at + 1;
    n.vague = n.spelled = true;
    n.low = w.value;
    n.high = w.high;
    const WordText word = text_.lower(at);
    const bool article = at > 0 && is_article(text_.lower(at - 1));
    if (in(word, {"few", "several"})) return std::nullopt;  // only before a scale, see widen()
    if (in(word, {"couple", "handful"})) {
        if (!article || lower(at + 1) != "of") return std::nullopt;
        const NumberWord* next = word_at(at + 2);
        if (next != nullptr &&
            (next->kind == NumberWordKind::hundred || next->kind == NumberWordKind::scale || next->kind == NumberWordKind::group)) {
            n.low = n.low * next->value;
            n.high = n.high * next->value;
            n.end = at + 3;
        } else if (!plural_noun(text_, at + 2) && !plural_noun(text_, at + 3)) {
            return std::nullopt;
        }
        n.first = at - 1;
        return n;
    }
    if (word == "tens" || word == "scores" || word == "hundreds" || word == "thousands" || word == "millions" || word == "billions" ||
        word == "trillions" || word == "dozens") {
        if (lower(at + 1) == "of") {
            if (const NumberWord* next = word_at(at + 2); next != nullptr && next->kind == NumberWordKind::vague && next->value > n.low) {
                // hundreds of thousands: the scale is the plural's own singular
                const Decimal scale = Decimal::ratio(next->value, Decimal{2});
                n.low = n.low * scale;
                n.high = n.high * scale;
                n.end = at + 3;
                if (lower(at + 3) == "of") return n;
                return n;
            }
        }
        if (word == "tens" || word == "scores") return lower(at + 1) == "of" && word == "scores" ? std::optional<Number>(n) : std::nullopt;
        if (lower(at + 1) == "of" || plural_noun(text_, at + 1) || in(lower(at + 1), {"more"})) return n;
    }
    return std::nullopt;
}

}  // namespace factdiff
