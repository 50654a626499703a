// Numbers in digits: groupings, mixed fractions, exponents, scale words and their abbreviations.
#include <algorithm>
#include <array>

#include "factdiff/claims/number_reader.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

struct VulgarFraction {
    std::string_view character;
    int numerator;
    int denominator;
};
constexpr VulgarFraction kVulgar[] = {{"½", 1, 2}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5},
                                      {"⅘", 4, 5}, {"⅙", 1, 6}, {"⅚", 5, 6}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}, {"⅒", 1, 10}};

const VulgarFraction* vulgar(std::string_view surface) {
    if (surface.empty() || static_cast<unsigned char>(surface[0]) < 0x80) return nullptr;
    for (const VulgarFraction& f : kVulgar)
        if (f.character == surface) return &f;
    return nullptr;
}

}  // namespace

std::optional<Number> NumberReader::figure(TokenIndex at) {
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
    n.grouped = !n.has_point && surface.size() > 4 && !std::all_of(surface.begin(), surface.end(), is_ascii_digit);
    spaced_groups(n, surface);
    exponent(n);
    if (slash_fraction(n) || digit_fraction(n)) return n;
    mixed(n);
    scales(n);
    return n;
}

void NumberReader::spaced_groups(Number& n, std::string_view surface) {
    if (surface.size() > 3 || !std::all_of(surface.begin(), surface.end(), is_ascii_digit) || surface.front() == '0') return;
    Decimal value = n.low;
    TokenIndex i = n.end;
    for (int groups = 0; groups < 4; ++groups) {
        TokenIndex next = i;
        const bool comma = next + 1 < end_ && text_.surface(next) == "," && glued(text_, next);
        if (comma) ++next;
        if (next >= end_ || !text_.is(next, TokenKind::number) || break_at(next)) break;
        const std::string_view group = text_.surface(next);
        if (group.size() != 3 || !std::all_of(group.begin(), group.end(), is_ascii_digit) || !text_.token(next).space_before) break;
        if (comma && group != "000" && !spaced_commas(next)) break;
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

bool NumberReader::spaced_commas(TokenIndex at) const {
    const TokenIndex first = at - std::min<TokenIndex>(at, 60), end = std::min<TokenIndex>(end_, at + 60);
    for (TokenIndex i = first + 2; i < end; ++i)
        if (text_.surface(i) == "000" && text_.token(i).space_before && text_.surface(i - 1) == "," && glued(text_, i - 1) &&
            text_.is(i - 2, TokenKind::number))
            return true;
    return false;
}

void NumberReader::exponent(Number& n) {
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
    if (s.size() >= 2 && s.size() <= 3 && s[0] == 'e' && std::all_of(s.begin() + 1, s.end(), is_ascii_digit)) {
        const int shift = s.size() == 2 ? s[1] - '0' : (s[1] - '0') * 10 + (s[2] - '0');
        scale(n, Decimal{1, shift}, shift);
        n.scale_power = 0;
        n.end = i + 1;
    } else if (s == "e" && i + 2 < end_ && is_hyphen(text_, i + 1) && glued(text_, i + 1) && glued(text_, i + 2) &&
               text_.is(i + 2, TokenKind::number) && text_.surface(i + 2).size() == 1 && is_ascii_digit(text_.surface(i + 2)[0])) {
        const int shift = -(text_.surface(i + 2)[0] - '0');
        scale(n, Decimal{1, shift}, shift);
        n.scale_power = 0;
        n.end = i + 3;
    }
}

std::optional<NumberReader::Slash> NumberReader::slash_at(TokenIndex i) const {
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

bool NumberReader::slash_fraction(Number& n) {
    const auto slash = slash_at(n.first);
    if (!slash) return false;
    n.low = n.high = slash->value;
    n.end = slash->end;
    n.fraction = n.slashed = true;
    n.last_place = -2;
    scales(n);
    return true;
}

bool NumberReader::digit_fraction(Number& n) {
    const NumberWord* w = word_at(past_hyphen(n.end));
    if (w == nullptr || w->kind != NumberWordKind::fractions || !n.low.is_integer() || n.low.is_zero() || n.low >= w->value) return false;
    const TokenIndex end = past_hyphen(n.end) + 1;
    if (w->value == Decimal{4}) {
        // “For 3 quarters”, “3 quarters of growth” are parts of a year.
        const WordText lead = n.first > 0 ? text_.lower(n.first - 1) : WordText{};
        if (n.low != Decimal{3} || in(lead, {"for", "last", "past", "next", "first", "in", "over", "after", "previous"})) return false;
        if (lower(end) == "of" && !in(lower(end + 1), {"the", "a", "an", "all", "its", "their", "his", "her", "our", "those", "them", "these"}))
            return false;
    }
    n.low = n.high = Decimal::ratio(n.low, w->value);
    n.end = end;
    n.fraction = true;
    n.last_place = -2;
    return true;
}

void NumberReader::mixed(Number& n) {
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

void NumberReader::add_fraction(Number& n, const Decimal& part, TokenIndex end) {
    n.low = n.low + part;
    n.high = n.low;
    n.end = end;
    n.last_place -= 2;
}

void NumberReader::scales(Number& n) {
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

bool NumberReader::scale_abbreviation(const Number& n, TokenIndex i) const {
    const std::string_view surface = text_.surface(i);
    const WordText folded = text_.lower(i);
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

std::optional<Decimal> parse_figure(std::string_view surface, int& last_place) {
    last_place = 0;
    if (surface.empty() || surface.size() > 40) return std::nullopt;
    if (surface.size() <= 18 && std::all_of(surface.begin(), surface.end(), is_ascii_digit)) {
        std::int64_t value = 0;
        for (const char c : surface) value = value * 10 + (c - '0');
        return Decimal{value, 0};
    }
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
        if (is_ascii_digit(c)) {
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
            if (i < surface.size() && !is_ascii_digit(surface[i])) return std::nullopt;
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

}  // namespace factdiff
