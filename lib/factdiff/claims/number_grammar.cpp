#include "factdiff/claims/number_grammar.h"

#include <algorithm>
#include <array>

#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct VulgarFraction {
    std::string_view character;
    int numerator;
    int denominator;
};
constexpr VulgarFraction kVulgar[] = {{"½", 1, 2}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5},
                                      {"⅘", 4, 5}, {"⅙", 1, 6}, {"⅚", 5, 6}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}, {"⅒", 1, 10}};

const VulgarFraction* vulgar(std::string_view surface) {
    for (const VulgarFraction& f : kVulgar)
        if (f.character == surface) return &f;
    return nullptr;
}

bool is_article(std::string_view word) { return word == "a" || word == "an"; }

bool in(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool plural_noun(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, TokenKind::word) || text.is(i, WordClass::function_word)) return false;
    const std::string_view w = text.lower(i);
    if (in(w, {"people", "children", "women", "men"})) return true;
    return w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is");
}

class Reader {
public:
    Reader(const SegmentedText& text, TokenIndex end, bool money, bool join_and) : text_(text), end_(end), money_(money), join_and_(join_and) {}

    std::optional<Number> read(TokenIndex at) {
        if (at >= end_) return std::nullopt;
        std::optional<Number> number;
        if (text_.is(at, TokenKind::number)) {
            number = figure(at);
        } else if (const NumberWord* word = word_at(at); word != nullptr) {
            switch (word->kind) {
                case NumberWordKind::small:
                case NumberWordKind::tens:
                case NumberWordKind::hundred:
                case NumberWordKind::scale:
                case NumberWordKind::group:
                    number = cardinal(at);
                    break;
                case NumberWordKind::fraction:
                case NumberWordKind::ordinal:
                    return fraction_alone(at, *word);
                case NumberWordKind::vague:
                    return vague(at, *word);
                default:
                    return std::nullopt;
            }
        }
        if (!number) return std::nullopt;
        if (!number->vague && !number->fraction) in_every(*number);
        return number;
    }

private:
    const NumberWord* word_at(TokenIndex i) const {
        if (i >= end_ || !text_.is(i, TokenKind::word) || !text_.is(i, WordClass::number_word)) return nullptr;
        return number_word(text_.lower(i));
    }
    std::string_view lower(TokenIndex i) const { return i < end_ ? text_.lower(i) : std::string_view{}; }
    bool break_at(TokenIndex i) const { return i < end_ && text_.token(i).break_before; }

    /// The token after a hyphen that joins two words, or i itself.
    TokenIndex past_hyphen(TokenIndex i) const {
        if (i + 1 < end_ && is_hyphen(text_, i) && glued(text_, i) && glued(text_, i + 1)) return i + 1;
        return i;
    }

    static void scale(Number& n, const Decimal& factor, int power) {
        n.low = n.low * factor;
        n.high = n.high * factor;
        n.last_place += power;
        n.scale_power += power;
    }

    // ---- figures
    std::optional<Number> figure(TokenIndex at) {
        Number n;
        n.first = at;
        n.digits = true;
        const std::string_view surface = text_.surface(at);
        if (const VulgarFraction* f = vulgar(surface)) {
            n.low = n.high = Decimal::ratio(f->numerator, f->denominator);
            n.end = at + 1;
            n.fraction = true;
            n.last_place = -2;
            n.digits = true;
            scales(n);
            return n;
        }
        const auto value = parse_figure(surface, n.last_place);
        if (!value) return std::nullopt;
        n.low = n.high = *value;
        n.end = at + 1;
        n.has_point = n.last_place < 0;
        n.grouped = !n.has_point && surface.size() > 4 && !std::all_of(surface.begin(), surface.end(), is_digit);
        spaced_groups(n, surface);
        exponent(n);
        if (slash_fraction(n)) return n;
        mixed(n);
        scales(n);
        return n;
    }

    /// 816 000, with any one space between; "10, 000" as tokenised news corpora have it.
    void spaced_groups(Number& n, std::string_view surface) {
        if (surface.size() > 3 || !std::all_of(surface.begin(), surface.end(), is_digit) || surface.front() == '0') return;
        Decimal value = n.low;
        TokenIndex i = n.end;
        for (int groups = 0; groups < 4; ++groups) {
            TokenIndex next = i;
            const bool comma = next + 1 < end_ && text_.surface(next) == "," && glued(text_, next);
            if (comma) ++next;
            if (next >= end_ || !text_.is(next, TokenKind::number) || break_at(next)) break;
            const std::string_view group = text_.surface(next);
            if (group.size() != 3 || !std::all_of(group.begin(), group.end(), is_digit) || !text_.token(next).space_before) break;
            if (comma && group != "000") break;
            if (text_.token(next).span.begin - text_.token(next - 1).span.end > 3) break;  // one space, however encoded
            value = value * Decimal{1000} + Decimal::parse(group).value_or(Decimal{});
            i = next + 1;
        }
        if (i == n.end) return;
        // "245 23" is two numbers, and so is "12 300" before a third figure of another length.
        if (i < end_ && text_.is(i, TokenKind::number) && text_.token(i).space_before && !text_.token(i).break_before) return;
        n.low = n.high = value;
        n.end = i;
        n.grouped = true;
    }

    /// 4e14, 1e-3, 2.48×10−5.
    void exponent(Number& n) {
        TokenIndex i = n.end;
        if (i + 2 < end_ && glued(text_, i) && in(text_.surface(i), {"×", "x"}) && text_.surface(i + 1) == "10" && glued(text_, i + 1)) {
            TokenIndex sign = i + 2;
            const bool negative = in(text_.surface(sign), {"−", "-"}) && glued(text_, sign);
            if (negative || text_.surface(sign) == "^") ++sign;
            int place = 0;
            if (sign >= end_ || !glued(text_, sign) || !text_.is(sign, TokenKind::number) || text_.surface(sign).size() > 2) return;
            const auto power = parse_figure(text_.surface(sign), place);
            if (!power || !power->integer()) return;
            const int shift = static_cast<int>(*power->integer()) * (negative ? -1 : 1);
            scale(n, Decimal{1, shift}, shift);
            n.scale_power = 0;
            n.end = sign + 1;
            return;
        }
        if (i >= end_ || !glued(text_, i)) return;
        const std::string_view s = text_.surface(i);
        if (s.size() >= 2 && s.size() <= 3 && s[0] == 'e' && std::all_of(s.begin() + 1, s.end(), is_digit)) {
            const int shift = s.size() == 2 ? s[1] - '0' : (s[1] - '0') * 10 + (s[2] - '0');
            scale(n, Decimal{1, shift}, shift);
            n.scale_power = 0;
            n.end = i + 1;
        } else if (s == "e" && i + 2 < end_ && is_hyphen(text_, i + 1) && glued(text_, i + 1) && glued(text_, i + 2) &&
                   text_.is(i + 2, TokenKind::number) && text_.surface(i + 2).size() == 1 && is_digit(text_.surface(i + 2)[0])) {
            const int shift = -(text_.surface(i + 2)[0] - '0');
            scale(n, Decimal{1, shift}, shift);
            n.scale_power = 0;
            n.end = i + 3;
        }
    }

    struct Slash {
        Decimal value;
        TokenIndex end;
    };
    std::optional<Slash> slash_at(TokenIndex i) const {
        if (i + 2 >= end_ || !text_.is(i, TokenKind::number) || !in(text_.surface(i + 1), {"/", "⁄"}) || !glued(text_, i + 1) || !glued(text_, i + 2))
            return std::nullopt;
        if (!text_.is(i + 2, TokenKind::number)) return std::nullopt;
        int place = 0;
        const auto top = parse_figure(text_.surface(i), place);
        const auto bottom = parse_figure(text_.surface(i + 2), place);
        if (!top || !bottom || !top->is_integer() || !bottom->is_integer() || bottom->is_zero() || *top >= *bottom) return std::nullopt;
        if (*bottom > Decimal{1000} || top->is_zero()) return std::nullopt;
        if (*bottom == Decimal{11} && *top == Decimal{9}) return std::nullopt;  // the day
        if (i + 3 < end_ && text_.surface(i + 3) == "/" && glued(text_, i + 3)) return std::nullopt;
        return Slash{Decimal::ratio(*top, *bottom), i + 3};
    }
    bool slash_fraction(Number& n) {
        const auto slash = slash_at(n.first);
        if (!slash) return false;
        n.low = n.high = slash->value;
        n.end = slash->end;
        n.fraction = n.slashed = true;
        n.last_place = -2;
        scales(n);
        return true;
    }

    /// 10 1/2, 3½, 2 and a half, "2-1/2".
    void mixed(Number& n) {
        if (!n.low.is_integer()) return;
        TokenIndex i = past_hyphen(n.end);
        if (i < end_ && text_.is(i, TokenKind::number) && !break_at(i)) {
            if (const VulgarFraction* f = vulgar(text_.surface(i))) {
                add_fraction(n, Decimal::ratio(f->numerator, f->denominator), i + 1);
                return;
            }
            if (const auto slash = slash_at(i); slash && slash->value < Decimal{1}) {
                add_fraction(n, slash->value, slash->end);
                return;
            }
        }
        and_a_fraction(n, Decimal{1});
    }
    void add_fraction(Number& n, const Decimal& part, TokenIndex end) {
        n.low = n.low + part;
        n.high = n.low;
        n.end = end;
        n.last_place -= 2;
    }
    /// “and a half”, “and three-quarters” after a number; `of` is what the fraction is a part of: “a million and a half”.
    bool and_a_fraction(Number& n, const Decimal& of) {
        if (!in(lower(n.end), {"and", "&"})) return false;
        TokenIndex i = n.end + 1;
        Decimal top{1};
        if (is_article(lower(i))) {
            ++i;
        } else if (const NumberWord* w = word_at(i);
                   w != nullptr && w->kind == NumberWordKind::small && w->value < Decimal{10} && !w->value.is_zero()) {
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

    /// Scale words and abbreviations after digits or a mixed number.
    void scales(Number& n) {
        for (int rounds = 0; rounds < 3; ++rounds) {
            TokenIndex i = n.end;
            if (i >= end_ || break_at(i)) return;
            i = past_hyphen(i);
            const NumberWord* w = word_at(i);
            if (w == nullptr) return;
            switch (w->kind) {
                case NumberWordKind::hundred:
                case NumberWordKind::scale:
                    break;
                case NumberWordKind::group:
                    if (w->value != Decimal{12}) return;
                    break;
                case NumberWordKind::abbreviation:
                    if (rounds > 0 || i != n.end || !scale_abbreviation(n, i)) return;
                    break;
                default:
                    return;
            }
            const bool was_fraction = n.fraction;
            scale(n, w->value, w->power);
            n.end = i + 1;
            if (was_fraction) n.fraction = n.slashed = false;
            if (w->kind == NumberWordKind::abbreviation || w->kind == NumberWordKind::group) return;
            if (n.scale_power > 18) return;
        }
    }
    bool scale_abbreviation(const Number& n, TokenIndex i) const {
        const std::string_view surface = text_.surface(i);
        const std::string_view folded = text_.lower(i);
        const bool close = glued(text_, i);
        if (in(folded, {"bn", "tn", "trn", "tln", "mn", "mln", "bln", "mio"})) return true;
        if (folded == "mil" || folded == "mm") return money_;
        if (money_) return close || surface.size() > 1 || in(surface, {"m", "b", "k"});
        if (!close) return false;
        if (folded == "k") return true;
        const TokenIndex next = i + 1;
        const bool counts = (text_.is(next, TokenKind::word) && text_.token(next).space_before && !break_at(next) &&
                             (plural_noun(text_, next) || (plural_noun(text_, next + 1) && !text_.is(next, WordClass::function_word) &&
                                                           !in(lower(next), {"tall", "long", "wide", "deep", "high", "away"})))) ||
                            (next < text_.size() && text_.is(next, WordClass::currency) && currency(lower(next)) != nullptr);
        if (folded == "m") return surface == "M" || counts;
        if (folded == "b") return surface == "B" || counts;
        return folded == "t" && counts && n.has_point;
    }

    // ---- words
    std::optional<Number> cardinal(TokenIndex at) {
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
                const std::string_view between = lower(j);
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
    /// After “three million,”: a group that goes on with the number has a hundred, a scale or an “and” in it.
    bool group_follows(TokenIndex i) const {
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
    bool scale_may_stand(TokenIndex at) const {
        const std::string_view before = text_.lower(at - 1);
        if (in(before, {"several", "few",    "couple", "of",   "the",   "half",   "quarter", "per",  "every", "some", "about",
                        "nearly",  "almost", "than",   "over", "under", "around", "this",    "last", "first", "next"}))
            return in(before, {"several", "few", "some", "about", "nearly", "almost", "than", "over"}) ||
                   (before == "of" && at > 1 && text_.lower(at - 2) == "couple");
        return false;
    }
    /// “several hundred”, “a few thousand”: the vague word times the scale.
    void widen(Number& n, const NumberWord& before, TokenIndex at) {
        n.high = n.low * before.high;
        n.low = n.low * before.value;
        n.first = at > 0 && is_article(text_.lower(at - 1)) ? at - 1 : at;
        n.vague = true;
    }
    /// “three point five”.
    void point(Number& n, NumberWordKind last) {
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
    /// “two-thirds”, “three quarters”, “one sixth”; then a scale: “three quarters of a million”.
    bool denominator(Number& n) {
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
    /// “half a million”, “a quarter of a billion”, “half a dozen”: the fraction becomes a count.
    void fraction_of_scale(Number& n) {
        TokenIndex i = n.end;
        if (lower(i) == "of") ++i;
        if (i > n.end && !is_article(lower(i))) return;
        if (is_article(lower(i))) ++i;
        i = i == n.end ? past_hyphen(i) : i;
        const NumberWord* w = word_at(i);
        if (w == nullptr || (w->kind != NumberWordKind::scale && w->kind != NumberWordKind::hundred && w->kind != NumberWordKind::group)) return;
        if (w->kind == NumberWordKind::group && w->value != Decimal{12}) return;
        n.low = n.high = n.low * w->value;
        n.end = i + 1;
        n.fraction = false;
        n.last_place = w->power - 1;
        n.scale_power = w->power;
    }
    bool fraction_may_follow(TokenIndex i) const {
        if (i >= end_ || break_at(i) || !text_.is(i, TokenKind::word)) return i >= end_ || !is_hyphen(text_, i);
        const std::string_view w = text_.lower(i);
        if (text_.is(i, WordClass::function_word)) return true;
        return in(w, {"more",   "less",     "fewer", "higher", "lower",     "bigger",     "smaller", "larger",   "cheaper",
                      "faster", "full",     "empty", "owned",  "share",     "stake",      "chance",  "interest", "cut",
                      "rise",   "increase", "drop",  "fall",   "reduction", "percentage", "mile",    "majority"});
    }
    /// “half”, “a third”, “a quarter”.
    std::optional<Number> fraction_alone(TokenIndex at, const NumberWord& w) {
        const std::string_view before = at > 0 ? text_.lower(at - 1) : std::string_view{};
        const std::string_view next = lower(at + 1);
        const bool article = is_article(before) && text_.token(at).space_before;
        Number n;
        n.first = article ? at - 1 : at;
        n.end = at + 1;
        n.spelled = n.fraction = true;
        n.last_place = -2;
        n.low = n.high = Decimal::ratio(Decimal{1}, w.value);
        const std::string_view lead = n.first > 0 ? text_.lower(n.first - 1) : std::string_view{};
        const bool led = in(lead, {"by",   "than",  "to",   "from", "of",   "at", "about", "nearly", "almost", "roughly",       "around",
                                   "over", "under", "some", "only", "just", "up", "down",  "least",  "most",   "approximately", "exactly"}) ||
                         (lead == "as" && n.first > 1 && in(text_.lower(n.first - 2), {"much", "many", "little", "few", "high", "low"}));
        if (w.kind == NumberWordKind::fraction) {
            fraction_of_scale(n);
            if (!n.fraction) return n;
            const TokenIndex after = past_hyphen(n.end);
            const bool hyphen = after != n.end;
            const bool measure = after < end_ && (unit(text_.lower(after)) != nullptr ||
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
            if (measure && (article || led)) return n;
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

    /// dozens, hundreds of thousands, a couple of, a handful of.
    std::optional<Number> vague(TokenIndex at, const NumberWord& w) {
        Number n;
        n.first = at;
        n.end = at + 1;
        n.vague = n.spelled = true;
        n.low = w.value;
        n.high = w.high;
        const std::string_view word = text_.lower(at);
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

    /// “one in five”, “three out of every four”, “one-in-ten”, “one pair in five”.
    void in_every(Number& n) {
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
            if (end < end_ && !text_.token(end).space_before && !text_.is(end, TokenKind::punctuation) && !text_.is(end, TokenKind::quote_mark))
                return;
        } else if (const NumberWord* w = word_at(i); w != nullptr) {
            if (is_article(lower(i))) return;
            const auto m = Reader(text_, end_, false, true).cardinal(i);
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
            if (const std::string_view w = text_.lower(after); unit(w) != nullptr && !in(w, {"in", "l", "m"})) return;
            if (!noun.empty() && plural_noun(text_, after)) return;
        }
        n.low = n.high = Decimal::ratio(n.low, of);
        n.end = end;
        n.fraction = n.in_every = true;
        n.last_place = -2;
        n.between = noun;
    }

    const SegmentedText& text_;
    TokenIndex end_;
    bool money_;
    bool join_and_;
};

}  // namespace

bool is_hyphen(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, TokenKind::punctuation)) return false;
    const std::string_view s = text.surface(i);
    return s == "-" || s == "–" || s == "‐" || s == "‑" || s == "‒";
}

std::optional<Decimal> parse_figure(std::string_view surface, int& last_place) {
    last_place = 0;
    if (surface.empty() || surface.size() > 40) return std::nullopt;
    if (const VulgarFraction* f = vulgar(surface)) {
        last_place = -2;
        return Decimal::ratio(f->numerator, f->denominator);
    }
    // Separators in order of place.
    std::array<char, 16> kinds{};
    std::array<std::size_t, 17> lengths{};  // digits before, between and after them
    std::size_t count = 0;
    std::array<char, 40> digits{};
    std::size_t size = 0;
    for (std::size_t i = 0; i < surface.size();) {
        const char c = surface[i];
        if (is_digit(c)) {
            digits[size++] = c;
            ++lengths[count];
            ++i;
            continue;
        }
        if (c == ':' || count == kinds.size()) return std::nullopt;
        if (c == ',' || c == '.' || c == '\'') {
            kinds[count++] = c;
            ++i;
        } else {  // a typographic apostrophe
            kinds[count++] = '\'';
            while (i < surface.size() && (static_cast<unsigned char>(surface[i]) & 0x80) != 0) ++i;
            if (i < surface.size() && !is_digit(surface[i])) return std::nullopt;
        }
    }
    std::size_t decimals = 0;
    if (count > 0) {
        const char last = kinds[count - 1];
        bool mixed = false;
        std::size_t same_as_last = 0;
        for (std::size_t k = 0; k < count; ++k) {
            if (kinds[k] != last) mixed = true;
            if (kinds[k] == last) ++same_as_last;
        }
        const auto groups_hold = [&](std::size_t separators) {  // 1,234,567 or 12,34,567
            if (lengths[0] == 0 || lengths[0] > 3) return false;
            for (std::size_t k = 1; k + 1 <= separators; ++k)
                if (lengths[k] != 3 && lengths[k] != 2) return false;
            return lengths[separators] == 3;
        };
        if (mixed) {
            if (same_as_last != 1) return std::nullopt;
            if (count > 1 && !groups_hold(count - 1)) return std::nullopt;
            decimals = lengths[count];
        } else if (last == '.') {
            if (count == 1) {
                decimals = lengths[1];
            } else if (!groups_hold(count)) {
                return std::nullopt;  // 1.2.3 is a version
            }
        } else if (last == ',') {
            if (!groups_hold(count)) {
                if (count > 1 || lengths[1] > 2) return std::nullopt;
                decimals = lengths[1];
            }
        } else if (!groups_hold(count)) {
            return std::nullopt;
        }
    }
    std::int64_t mantissa = 0;
    std::size_t start = 0;
    while (start < size && digits[start] == '0') ++start;
    if (size - start > 18) return std::nullopt;
    for (std::size_t i = start; i < size; ++i) mantissa = mantissa * 10 + (digits[i] - '0');
    last_place = -static_cast<int>(decimals);
    return Decimal{mantissa, -static_cast<int>(decimals)};
}

std::optional<Number> read_number(const SegmentedText& text, TokenIndex at, TokenIndex end, bool money, bool join_and) {
    return Reader(text, end, money, join_and).read(at);
}

}  // namespace factdiff
