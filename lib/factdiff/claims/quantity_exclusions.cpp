// Which numbers are no quantity: names and numbers of things, list markers, addresses, phone numbers, years, “one” the pronoun.
#include <algorithm>
#include <utility>

#include "factdiff/claims/quantity_finder.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

/// “e14” of 4e14.
bool is_exponent(std::string_view word) {
    return word.size() >= 2 && word.size() <= 3 && word[0] == 'e' && std::all_of(word.begin() + 1, word.end(), is_ascii_digit);
}

}  // namespace

bool QuantityFinder::title_case() {
    if (title_case_ >= 0) return title_case_ == 1;
    int words = 0, capitals = 0;
    for (TokenIndex i = begin_; i < std::min(end_, begin_ + 60); ++i) {
        if (!text_.is(i, TokenKind::word) || text_.token(i).span.length() < 4) continue;
        ++words;
        capitals += text_.token(i).capitalised ? 1 : 0;
    }
    title_case_ = words >= 3 && capitals * 10 >= words * 7 ? 1 : 0;
    return title_case_ == 1;
}

bool QuantityFinder::plural_word(TokenIndex i) const {
    if (!content_word(i)) return false;
    const WordText w = text_.lower(i);
    if (in(w, {"people", "children", "women", "men", "others", "police"})) return true;
    return w.size() > 2 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is");
}

bool QuantityFinder::age_group(TokenIndex i) {
    if (i < begin_ + 2 || !is_hyphen(text_, i - 1) || !close(i) || !in(before(i, 2), {"over", "under"}) || lower(i + 1) != "s" || !close(i + 1))
        return false;
    int place = 0;
    const auto value = parse_figure(text_.surface(i), place);
    if (!value || !value->is_integer() || i - 2 < consumed_) return false;
    Quantity q;
    q.low = q.high = *value;
    q.bound = before(i, 2) == "over" ? Bound::above : Bound::below;
    emit_plain(ClaimKind::number, i - 2, i + 2, std::move(q));
    return true;
}

std::optional<TokenIndex> QuantityFinder::identifier_end(TokenIndex i) {
    if (age_group(i)) return i + 2;
    const Token& token = text_.token(i);
    const std::string_view surface = text_.surface(i);
    if (surface.find(':') != std::string_view::npos) return i + 1;
    if (i > begin_ && !token.space_before) {
        const TokenIndex p = i - 1;
        const std::string_view s = text_.surface(p);
        if (is_hyphen(text_, p)) {
            if (p > begin_ && !text_.token(p).space_before && is_word(p - 1) && !text_.is(p - 1, WordClass::number_word) && consumed_ < p)
                return skip_glued(i);  // COVID-19
        } else if (text_.is(p, TokenKind::word)) {
            if (currency(text_.lower(p)) == nullptr && text_.lower(p) != "f") return skip_glued(i);
        } else if (text_.is(p, TokenKind::number) ||
                   (in(s, {"+", "−"}) && p > begin_ && close(p) && !text_.is(p - 1, TokenKind::punctuation) && !text_.is(p - 1, TokenKind::symbol))) {
            return i + 1;  // J1149+6663, fb−1
        } else if (in(s, {"/", "#", "@", "_", "&", "=", "\\", "^", "*", ".", ",", ":"}) &&
                   !(p > begin_ && in(s, {",", "."}) && text_.is(p - 1, TokenKind::word) && text_.lower(p - 1) == "no")) {
            if (s != "." && s != "," && s != ":" && !(s == "/" && is_word(p - 1))) return i + 1;
            if (p > begin_ && !text_.token(p).space_before) return i + 1;
        }
    }
    if (before(i) == "#" || before(i) == "№") return i + 1;
    // A sentence may have been thought to end after “No.”
    if (i == begin_ && i > 0 && !token.break_before &&
        (in(text_.lower(i - 1), {"no", "nos"}) ||
         (i > 1 && text_.surface(i - 1) == "." && glued(text_, i - 1) && in(text_.lower(i - 2), {"no", "nos"}))))
        return i + 1;
    const TokenIndex n = i + 1;
    // 24/7, 9/11, 50/50
    if (n + 1 < end_ && text_.surface(n) == "/" && close(n) && close(n + 1) && text_.is(n + 1, TokenKind::number)) {
        const auto number = read_number(text_, i, end_, false);
        if (!number || !number->slashed) return skip_glued(i);
    }
    // 1. and 1) at the start of a line; 2) inside one
    if (n < end_ && (token.break_before || i == begin_) && (text_.surface(n) == "." || text_.surface(n) == ")") && surface.size() <= 2 &&
        n + 1 < end_)
        return n + 1;
    // 17 “It allows …”, 18 With her …: paragraphs that are numbered
    if (n < end_ && i == begin_ && surface.size() <= 2 && text_.token(n).space_before && !text_.token(n).break_before &&
        (text_.is(n, TokenKind::quote_mark) || (text_.token(n).capitalised && text_.is(n, WordClass::function_word) && !unit_follows(i))))
        return n;
    if (n < end_ && text_.surface(n) == ")" && surface.size() <= 2 && !parenthesis_open(i)) return n + 1;
    // 123 Elm Street; ME 04101
    if (n + 1 < end_ && is_word(n) && text_.token(n).capitalised && surface.size() <= 5 && !unit_follows(i)) {
        for (TokenIndex k = n; k < std::min(end_, n + 3) && is_word(k) && text_.token(k).capitalised; ++k)
            if (in(text_.lower(k),
                   {"street", "avenue", "road", "lane", "drive", "boulevard", "st", "ave", "rd", "blvd", "terrace", "parkway", "highway"}) &&
                k > n)
                return k + 1;
    }
    if (i > begin_ && surface.size() == 5 && is_word(i - 1) && text_.token(i - 1).all_caps && text_.surface(i - 1).size() == 2 &&
        surface.find_first_of(".,") == std::string_view::npos)
        return n;
    // 555-0142, 1111-2222-3333
    if (n + 1 < end_ && is_hyphen(text_, n) && close(n) && close(n + 1) && text_.is(n + 1, TokenKind::number)) {
        const std::string_view second = text_.surface(n + 1);
        const bool chain = n + 3 < end_ && is_hyphen(text_, n + 2) && close(n + 2) && close(n + 3) && text_.is(n + 3, TokenKind::number);
        if (chain || (second.size() > 1 && second.front() == '0' && second.find('.') == std::string_view::npos) ||
            (second.size() >= 4 && surface.size() == 3 && second.find(',') == std::string_view::npos && before(i) != "$"))
            return skip_glued(i);
    }
    // 737s, 24703L202: letters behind the figure that are neither scale nor unit
    if (n < end_ && close(n) && is_word(n)) {
        const WordText w = text_.lower(n);
        const std::string_view s = text_.surface(n);
        const bool known = in(w, {"st", "nd", "rd", "th", "x", "c", "f", "odd", "year", "p"}) || number_word(w) != nullptr ||
                           currency(w) != nullptr || (unit(w) != nullptr) || is_exponent(w) || w == "e" || w == "yo" ||
                           (w.size() >= 5 && !text_.token(n).capitalised && !glued(text_, i));  // “3,400different”: a lost space
        if (!known || (s.size() == 1 && in(s, {"G", "D", "H", "A"}))) return skip_glued(i);
        // “24703 L-202”, “173m-b”
        if (n + 2 < end_ && is_hyphen(text_, n + 1) && close(n + 1) && close(n + 2) && text_.is(n + 2, TokenKind::number) && unit(w) == nullptr &&
            number_word(w) == nullptr && currency(w) == nullptr && w != "e")
            return skip_glued(i);
    }
    if (i == begin_ || !token.space_before || !text_.is(i - 1, TokenKind::word)) return std::nullopt;
    // Flight 370, Boeing 737, PA 23456
    const Token& lead = text_.token(i - 1);
    const WordText w = text_.lower(i - 1);
    if (heads_identifier(w, lead.capitalised) && !unit_follows(i) && surface.find(',') == std::string_view::npos) {
        return i + 1;
    }
    // “Sandvika 3 will open”: a sentence that begins with a word for how many begins otherwise.
    if (lead.capitalised && i - 1 == begin_ && surface.size() <= 2 && text_.is(n, WordClass::auxiliary) && !bounds_before(w) && !w.ends_with("ly") &&
        !text_.is(i - 1, WordClass::function_word | WordClass::quantifier | WordClass::not_a_name | WordClass::month | WordClass::weekday |
                             WordClass::number_word | WordClass::auxiliary))
        return n;
    if (!lead.capitalised || lead.sentence_start || i - 1 == begin_ || title_case()) return std::nullopt;
    if (text_.is(i - 1, WordClass::function_word | WordClass::month | WordClass::weekday | WordClass::number_word | WordClass::auxiliary))
        return std::nullopt;
    if (text_.is(i - 1, WordClass::direction_up | WordClass::direction_down) || currency(w) != nullptr) return std::nullopt;
    if (lead.all_caps && w.size() == 4 && currency(w.substr(1)) != nullptr) return std::nullopt;  // MEUR 60
    if (surface.find(',') != std::string_view::npos || surface.size() > 5) return std::nullopt;
    if (unit_follows(i)) return std::nullopt;
    // “Corran has 16 mills and Orrin 21.”, “and Orrin 21 by May”, “in Corran 16 mills, in Orrin 21”
    const bool in_turn = i > begin_ + 2 && text_.lower(i - 2) == "in" && text_.surface(i - 3) == ",";
    if (i > begin_ + 1 && (in_turn || in(text_.lower(i - 2), {"and", "but", "to"})) && consumed_ > begin_ &&
        (n >= end_ || in(text_.surface(n), {".", ",", ";"}) || in(text_.lower(n), {"by", "in", "before", "after", "at", "over", "since", "until"})))
        return std::nullopt;
    if (n < end_ && is_word(n) && text_.token(n).space_before && (plural_word(n) || plural_word(n + 1)) && !text_.token(n).capitalised)
        return std::nullopt;
    // “beat Port Ellis 3-1”: a result, no model number
    if (n + 1 < end_ && is_hyphen(text_, n) && close(n) && close(n + 1) && text_.is(n + 1, TokenKind::number) && surface.size() <= 2 &&
        text_.surface(n + 1).size() <= 2 && score_context(i, n + 2))
        return std::nullopt;
    return skip_glued(i);
}

bool QuantityFinder::parenthesis_open(TokenIndex i) const {
    for (TokenIndex k = i; k > begin_ && i - k < 12; --k) {
        const std::string_view s = text_.surface(k - 1);
        if (s == "(" || s == "[") return true;
        if (s == ")" || s == "]") return false;
    }
    return false;
}

TokenIndex QuantityFinder::skip_glued(TokenIndex i) const {
    TokenIndex k = i + 1;
    while (k < end_ && glued(text_, k) &&
           (text_.is(k, TokenKind::word) || text_.is(k, TokenKind::number) || is_hyphen(text_, k) || text_.surface(k) == "/") &&
           (text_.is(k, TokenKind::word) || text_.is(k, TokenKind::number) || (k + 1 < end_ && glued(text_, k + 1))))
        ++k;
    return k;
}

bool QuantityFinder::unit_follows(TokenIndex i) const {
    TokenIndex k = i + 1;
    if (k < end_ && is_hyphen(text_, k) && close(k)) ++k;
    if (k >= end_) return false;
    const WordText w = text_.lower(k);
    if (in(w, {"in", "a", "as", "has", "v", "w", "t", "l", "j"})) return false;
    if (unit(w) != nullptr || currency(w) != nullptr) return true;
    const NumberWord* word = number_word(w);
    return (word != nullptr && word->kind != NumberWordKind::ordinal) || (w == "per" && lower(k + 1) == "cent");
}

bool QuantityFinder::one_is_a_number(TokenIndex i) const {
    if (in(before(i), {"no",    "any",    "every", "each",  "some", "this", "the",  "which", "another", "new", "old",
                       "first", "second", "last",  "other", "only", "big",  "good", "same",  "next",    "day", "like"}))
        return in(before(i), {"the", "only", "some", "last", "first", "next", "like", "any", "every"}) && scale_or_unit(i + 1);
    if (i > begin_ && is_hyphen(text_, i - 1) && close(i)) return false;
    TokenIndex k = i + 1;
    if (k < end_ && is_hyphen(text_, k) && close(k)) {
        ++k;
        const NumberWord* word = k < end_ ? number_word(text_.lower(k)) : nullptr;
        return word != nullptr || in(lower(k), {"in", "person", "man", "woman", "vote", "seat", "dose"}) ||
               (k < end_ && (unit(text_.lower(k)) != nullptr && lower(k) != "time")) || currency(lower(k)) != nullptr;
    }
    if (k >= end_ || !is_word(k) || text_.token(k).break_before) return false;
    const WordText w = text_.lower(k);
    if (in(lower(k + 1), {"for", "to"}) && in(lower(k + 2), {"every", "each"})) return false;  // “one teacher for every 15 pupils”
    if (number_word(w) != nullptr) return true;
    if (in(w, {"in", "out"})) return true;
    if (w == "of" && in(lower(k + 1), {"every"})) return true;
    if (w == "and" && lower(k + 1) == "a" && in(lower(k + 2), {"half", "quarter"})) return true;
    if (w == "to" && number_word(lower(k + 1)) != nullptr) return true;
    if (w == "or" && number_word(lower(k + 1)) != nullptr) return true;
    if (w == "day" || w == "night" || w == "time" || w == "morning" || w == "evening")
        return in(before(i), {"in", "for", "after", "within", "than", "just", "about", "of", "least", "over"});
    if (!content_word(k) || text_.is(k, WordClass::pronoun | WordClass::reporting | WordClass::negator)) return false;
    if (text_.token(k).capitalised || plural_word(k)) return false;
    if (in(w, {"another", "thing", "way", "reason", "hand", "such", "side", "point", "step", "might", "knows", "needs", "wants", "can", "day", "word",
               "minute"}))
        return w == "minute" && in(before(i), {"in", "for", "after", "within", "than"});
    return !w.ends_with("ed") && !w.ends_with("ing") && !w.ends_with("ly") && w.size() > 1;
}

bool QuantityFinder::scale_or_unit(TokenIndex i) const {
    if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
    if (i >= end_) return false;
    const NumberWord* word = number_word(text_.lower(i));
    return unit(text_.lower(i)) != nullptr || (word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred ||
                                                                   word->kind == NumberWordKind::fraction || word->kind == NumberWordKind::ordinal));
}

bool QuantityFinder::looks_like_year(TokenIndex i, const Amount& a) const {
    const std::string_view s = text_.surface(i);
    if (a.number.low != a.number.high || s.size() != 4 || a.number.grouped || a.number.has_point || a.end != i + 1) return false;
    if (a.number.low < Decimal{1500} || a.number.low > Decimal{2100}) return false;
    return !plural_word(i + 1) && !plural_word(i + 2);
}

}  // namespace factdiff
