// Which of the number forms begins at a token: a figure, a cardinal in words, a fraction, a vague word.
#include "factdiff/claims/number_reader.h"

namespace factdiff {

std::optional<Number> NumberReader::read(TokenIndex at) {
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

TokenIndex NumberReader::past_hyphen(TokenIndex i) const {
    if (i + 1 < end_ && is_hyphen(text_, i) && glued(text_, i) && glued(text_, i + 1)) return i + 1;
    return i;
}

void NumberReader::scale(Number& n, const Decimal& factor, int power) {
    n.low = n.low * factor;
    n.high = n.high * factor;
    n.last_place += power;
    n.scale_power += power;
}

bool plural_noun(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, TokenKind::word) || text.is(i, WordClass::function_word)) return false;
    const WordText w = text.lower(i);
    if (in(w, {"people", "children", "women", "men"})) return true;
    return w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is");
}

bool is_hyphen(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, TokenKind::punctuation)) return false;
    const std::string_view s = text.surface(i);
    return s == "-" || s == "–" || s == "‐" || s == "‑" || s == "‒";
}

std::optional<Number> read_number(const SegmentedText& text, TokenIndex at, TokenIndex end, bool money, bool join_and) {
    return NumberReader(text, end, money, join_and).read(at);
}

void read_scales(const SegmentedText& text, Number& number, TokenIndex end, bool money) { NumberReader(text, end, money, true).scales(number); }

}  // namespace factdiff
