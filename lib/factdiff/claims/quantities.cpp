// Figures as an editor reads them: a number with its unit or money, its bounds, what it counts and what it measures.
// The bare number is read by number_grammar.h; this file decides what the number is of, and which numbers are none.
#include <algorithm>
#include <array>
#include <string>

#include "factdiff/claims/extract.h"
#include "factdiff/claims/number_grammar.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

struct Amount {
    Number number;
    TokenIndex first = 0;
    TokenIndex end = 0;
    bool negative = false;
    ClaimKind kind = ClaimKind::number;
    const Currency* money = nullptr;
    bool money_before = false;
    std::string unit;
    std::string unit_name;
    std::string_view dimension;
    bool hyphenated = false;  // “six-mile”: the unit hangs on the figure
};

class Finder {
public:
    Finder(const SegmentedText& text, std::vector<Claim>& claims) : text_(text), claims_(claims), dates_(claims.size()) {}

    void run() {
        for (const Sentence& sentence : text_.segments.sentences) {
            begin_ = sentence.first_token;
            end_ = sentence.end_token;
            consumed_ = begin_;
            title_case_ = -1;
            for (TokenIndex i = begin_; i < end_;) i = step(i);
        }
    }

private:
    std::string_view lower(TokenIndex i) const { return i >= begin_ && i < end_ ? text_.lower(i) : std::string_view{}; }
    std::string_view before(TokenIndex i, TokenIndex back = 1) const { return i >= begin_ + back ? text_.lower(i - back) : std::string_view{}; }
    bool is_word(TokenIndex i) const { return i < end_ && text_.is(i, TokenKind::word); }
    bool close(TokenIndex i) const { return i < end_ && glued(text_, i); }
    bool content_word(TokenIndex i) const {
        return is_word(i) && !text_.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::number_word);
    }

    /// Inside a date or time found before: the token after it.
    std::optional<TokenIndex> date_end(TokenIndex i) {
        const Span span = text_.token(i).span;
        while (date_ < dates_ && claims_[date_].span.end <= span.begin) ++date_;
        if (date_ >= dates_ || !claims_[date_].span.overlaps(span)) return std::nullopt;
        TokenIndex k = i + 1;
        while (k < end_ && text_.token(k).span.begin < claims_[date_].span.end) ++k;
        return k;
    }
    bool in_date(TokenIndex i) const {
        const Span span = text_.token(i).span;
        for (std::size_t d = date_; d < dates_ && claims_[d].span.begin < span.end; ++d)
            if (claims_[d].span.overlaps(span)) return true;
        return false;
    }

    TokenIndex step(TokenIndex i) {
        const bool figure = text_.is(i, TokenKind::number);
        if (!figure && !text_.is(i, WordClass::number_word))
            return text_.is(i, WordClass::unit) && text_.is(i, TokenKind::word) ? single_unit(i) : i + 1;
        if (const auto after = date_end(i)) return *after;
        if (figure) {
            if (const auto after = identifier_end(i)) return *after;
            if (const auto after = ordinal_figure(i)) return *after;
            return amount_at(i);
        }
        if (!text_.is(i, TokenKind::word)) return i + 1;
        const NumberWord* word = number_word(lower(i));
        if (word == nullptr) return i + 1;
        switch (word->kind) {
            case NumberWordKind::multiple:
                return multiple(i, *word);
            case NumberWordKind::abbreviation:
            case NumberWordKind::fractions:
                return i + 1;
            case NumberWordKind::tens:
            case NumberWordKind::small:
                if (const auto after = compound_ordinal(i, *word)) return *after;
                if (word->value == Decimal{1} && !one_is_a_number(i)) return i + 1;
                if (heads_identifier(before(i), i > begin_ && text_.token(i - 1).capitalised) && before(i) != "level") return i + 1;
                if (word->value.is_zero() && lower(i) == "nil") return i + 1;
                return amount_at(i);
            case NumberWordKind::ordinal: {
                const TokenIndex next = amount_at(i);
                return next > i + 1 || consumed_ == i + 1 ? next : ordinal_word(i, *word);
            }
            case NumberWordKind::fraction:
                if (const auto after = unit_and_a_half(i)) return *after;
                return amount_at(i);
            default:
                return amount_at(i);
        }
    }

    // ---- what is no quantity
    bool title_case() {
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
    bool plural_word(TokenIndex i) const {
        if (!content_word(i)) return false;
        const std::string_view w = text_.lower(i);
        if (in(w, {"people", "children", "women", "men", "others", "police"})) return true;
        return w.size() > 2 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is");
    }

    /// The token after a figure that is a name, a phone number, a list marker …; nothing when it may be a quantity.
    std::optional<TokenIndex> identifier_end(TokenIndex i) {
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
            } else if (text_.is(p, TokenKind::number)) {
                return i + 1;
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
            const std::string_view w = text_.lower(n);
            const std::string_view s = text_.surface(n);
            const bool known = in(w, {"st", "nd", "rd", "th", "x", "c", "f", "odd", "year", "p"}) || number_word(w) != nullptr ||
                               currency(w) != nullptr || (unit(w) != nullptr) || (w.size() == 2 && w[0] == 'e') || w == "e" || w == "yo";
            if (!known || (s.size() == 1 && in(s, {"G", "D", "H", "A"}))) return skip_glued(i);
            // “24703 L-202”, “173m-b”
            if (n + 2 < end_ && is_hyphen(text_, n + 1) && close(n + 1) && close(n + 2) && text_.is(n + 2, TokenKind::number) && unit(w) == nullptr &&
                number_word(w) == nullptr && currency(w) == nullptr)
                return skip_glued(i);
        }
        if (i == begin_ || !token.space_before || !text_.is(i - 1, TokenKind::word)) return std::nullopt;
        // Flight 370, Boeing 737, PA 23456
        const Token& lead = text_.token(i - 1);
        const std::string_view w = text_.lower(i - 1);
        if (heads_identifier(w, lead.capitalised) && !unit_follows(i) && surface.find(',') == std::string_view::npos) {
            return i + 1;
        }
        if (!lead.capitalised || lead.sentence_start || i - 1 == begin_ || title_case()) return std::nullopt;
        if (text_.is(i - 1, WordClass::function_word | WordClass::month | WordClass::weekday | WordClass::number_word | WordClass::auxiliary))
            return std::nullopt;
        if (text_.is(i - 1, WordClass::direction_up | WordClass::direction_down) || currency(w) != nullptr) return std::nullopt;
        if (surface.find(',') != std::string_view::npos || surface.size() > 5) return std::nullopt;
        if (unit_follows(i)) return std::nullopt;
        if (n < end_ && is_word(n) && text_.token(n).space_before && (plural_word(n) || plural_word(n + 1)) && !text_.token(n).capitalised)
            return std::nullopt;
        // “beat Port Ellis 3-1”: a result, no model number
        if (n + 1 < end_ && is_hyphen(text_, n) && close(n) && close(n + 1) && text_.is(n + 1, TokenKind::number) && surface.size() <= 2 &&
            text_.surface(n + 1).size() <= 2 && score_context(i, n + 2))
            return std::nullopt;
        return skip_glued(i);
    }
    bool parenthesis_open(TokenIndex i) const {
        for (TokenIndex k = i; k > begin_ && i - k < 12; --k) {
            const std::string_view s = text_.surface(k - 1);
            if (s == "(" || s == "[") return true;
            if (s == ")" || s == "]") return false;
        }
        return false;
    }
    TokenIndex skip_glued(TokenIndex i) const {
        TokenIndex k = i + 1;
        while (k < end_ && glued(text_, k) &&
               (text_.is(k, TokenKind::word) || text_.is(k, TokenKind::number) || is_hyphen(text_, k) || text_.surface(k) == "/") &&
               (text_.is(k, TokenKind::word) || text_.is(k, TokenKind::number) || (k + 1 < end_ && glued(text_, k + 1))))
            ++k;
        return k;
    }
    bool unit_follows(TokenIndex i) const {
        TokenIndex k = i + 1;
        if (k < end_ && is_hyphen(text_, k) && close(k)) ++k;
        if (k >= end_) return false;
        const std::string_view w = text_.lower(k);
        if (in(w, {"in", "a", "as", "v", "w", "t", "l", "j"})) return false;
        if (unit(w) != nullptr || currency(w) != nullptr) return true;
        const NumberWord* word = number_word(w);
        return (word != nullptr && word->kind != NumberWordKind::ordinal) || (w == "per" && lower(k + 1) == "cent");
    }

    /// “one man”, “one in five”, “one million”; not “no one”, “one of the men”, “this one”, “one another”.
    bool one_is_a_number(TokenIndex i) const {
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
        const std::string_view w = text_.lower(k);
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
        if (in(w, {"another", "thing", "way", "reason", "hand", "such", "side", "point", "step", "might", "knows", "needs", "wants", "can", "day",
                   "word", "minute"}))
            return w == "minute" && in(before(i), {"in", "for", "after", "within", "than"});
        return !w.ends_with("ed") && !w.ends_with("ing") && !w.ends_with("ly") && w.size() > 1;
    }
    bool scale_or_unit(TokenIndex i) const {
        if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
        if (i >= end_) return false;
        const NumberWord* word = number_word(text_.lower(i));
        return unit(text_.lower(i)) != nullptr ||
               (word != nullptr && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred ||
                                    word->kind == NumberWordKind::fraction || word->kind == NumberWordKind::ordinal));
    }

    // ---- ordinals and multiples
    void emit_plain(ClaimKind kind, TokenIndex first, TokenIndex end, Quantity quantity) {
        Claim claim;
        claim.kind = kind;
        claim.span = text_.segments.span_of(first, end);
        // The full stop of “200 lbs.” at the end of a sentence ends the sentence.
        if (end == end_ && claim.span.length() > 1 && text_.surface(end - 1).ends_with('.')) --claim.span.end;
        claim.value = std::move(quantity);
        claims_.push_back(std::move(claim));
        consumed_ = end;
    }
    std::optional<TokenIndex> ordinal_figure(TokenIndex i) {
        if (i + 1 >= end_ || !close(i + 1) || !in(lower(i + 1), {"st", "nd", "rd", "th"})) return std::nullopt;
        int place = 0;
        const auto value = parse_figure(text_.surface(i), place);
        if (!value || !value->is_integer()) return i + 2;
        if (in(lower(i + 2), {"street", "avenue", "century", "floor", "amendment"}) ||
            (i + 3 < end_ && is_hyphen(text_, i + 2) && lower(i + 3) == "century"))
            return i + 2;
        Quantity q;
        q.low = q.high = *value;
        counted(q, i + 2);
        emit_plain(ClaimKind::ordinal, i, i + 2, std::move(q));
        return i + 2;
    }
    std::optional<TokenIndex> compound_ordinal(TokenIndex i, const NumberWord& tens) {
        if (tens.kind != NumberWordKind::tens || i + 1 >= end_) return std::nullopt;
        TokenIndex k = i + 1;
        if (is_hyphen(text_, k) && close(k) && close(k + 1)) ++k;
        if (k >= end_ || !text_.is(k, WordClass::number_word)) return std::nullopt;
        const NumberWord* one = number_word(text_.lower(k));
        if (one == nullptr || one->kind != NumberWordKind::ordinal || !(one->value < Decimal{10})) return std::nullopt;
        if (lower(k + 1) != "century") {
            Quantity q;
            q.low = q.high = tens.value + one->value;
            q.spelled = true;
            counted(q, k + 1);
            emit_plain(ClaimKind::ordinal, i, k + 1, std::move(q));
        }
        return k + 1;
    }
    TokenIndex ordinal_word(TokenIndex i, const NumberWord& word) {
        const std::string_view next = lower(i + 1);
        if (i + 1 < end_ && is_hyphen(text_, i + 1) && close(i + 1)) return i + 1;  // second-hand, third-party, first-ever
        if (!in(before(i), {"the", "a",  "his",  "her",      "its",  "their",  "this",   "'s",  "every", "each", "our",   "my", "your",
                            "in",  "to", "from", "finished", "came", "placed", "ranked", "and", "into",  "for",  "until", "of"}))
            return i + 1;
        if (text_.token(i).capitalised && !text_.token(i).sentence_start && i > begin_) return i + 1;  // the First Amendment, World War Second
        if (in(next, {"time",    "times",  "lady",  "name",     "aid",    "responders", "responder", "minister", "class", "hand",    "step",
                      "sight",   "glance", "thing", "things",   "to",     "and",        "thought",   "thoughts", "party", "parties", "world",
                      "century", "of",     "love",  "language", "nature", "family",     "home",      "chance",   "look",  "opinion"}) &&
            word.value < Decimal{4})
            return i + 1;
        if (next == "century") return i + 2;
        const bool place = in(before(i), {"finished", "came", "placed", "ranked", "from", "to", "in", "into", "and", "for", "until", "of"});
        if (place && !(in(next, {"place", "position", "spot"}) || in(before(i), {"from", "to", "finished", "placed", "ranked"}))) return i + 1;
        if (place && word.value < Decimal{3} && !in(next, {"place", "position", "spot"})) return i + 1;
        if (!place && !content_word(i + 1)) return i + 1;
        Quantity q;
        q.low = q.high = word.value;
        q.spelled = true;
        counted(q, i + 1, true);
        emit_plain(ClaimKind::ordinal, i, i + 1, std::move(q));
        return i + 1;
    }
    /// doubled, halved, threefold, twice as many, twice (two times).
    TokenIndex multiple(TokenIndex i, const NumberWord& word) {
        const std::string_view w = lower(i);
        const std::string_view next = lower(i + 1);
        Quantity q;
        q.low = q.high = word.value;
        q.spelled = true;
        const bool comparison = in(next, {"as", "the", "that", "what", "its", "his", "their", "her", "those", "this"});
        if (in(w, {"twice", "thrice"})) {
            if (!comparison) {
                if (is_hyphen(text_, i + 1)) return i + 1;
                q.counted = "time";
                emit_plain(ClaimKind::number, i, i + 1, std::move(q));
                return i + 1;
            }
        } else if (in(w, {"double", "triple", "treble", "quadruple", "doubles", "triples"})) {
            const bool verb = i > begin_ && in(before(i), {"to", "will", "would", "could", "can", "may", "might", "should", "nearly", "almost",
                                                           "about", "more", "than"});
            if (!comparison && !verb) return i + 1;
            if (verb && in(before(i), {"to"}) && !(comparison || i + 1 >= end_ || !is_word(i + 1) || text_.is(i + 1, WordClass::function_word)))
                return i + 1;
        }
        q.direction = word.value < Decimal{1} ? Direction::down
                                              : (w.ends_with("ed") || w.ends_with("ing") || w.ends_with("fold") ? Direction::up : Direction::none);
        TokenIndex first = i;
        q.bound = bound_before(first);
        emit_plain(ClaimKind::ratio, first, i + 1, std::move(q));
        return i + 1;
    }

    /// “a decade”, “more than a year”: one unit, where it is an amount and no rate.
    TokenIndex single_unit(TokenIndex i) {
        if (i <= begin_ || i - 1 < consumed_ || !in(before(i), {"a", "an"})) return i + 1;
        if (date_end(i - 1)) return i + 1;
        const Unit* u = unit(lower(i));
        if (u == nullptr || lower(i).size() < 4 || in(lower(i), {"point", "second", "degree", "stone", "mark"})) return i + 1;
        if (lower(i + 1) == "and" && lower(i + 2) == "a" && lower(i + 3) == "half") return i + 1;
        if (in(lower(i + 1), {"ago", "later", "earlier", "before", "old"}) || (is_hyphen(text_, i + 1) && close(i + 1))) return i + 1;
        TokenIndex first = i - 1;
        const Bound bound = bound_before(first);
        const bool long_time = in(lower(i), {"decade", "century", "fortnight"}) &&
                               in(before(i, 2), {"for", "in", "within", "over", "than", "after", "nearly", "of", "about"});
        if (!long_time && (bound == Bound::exact || u->dimension != "duration" || (lower(first) == "over" && !over_is_bound(first)) ||
                           in(lower(first), {"some", "past", "beyond"})))
            return i + 1;
        Amount a;
        set_unit(a, *u, i + 1);
        Quantity q;
        q.low = q.high = Decimal{1};
        q.precision = Decimal{1, -1};
        q.spelled = true;
        q.unit = a.unit;
        q.unit_name = a.unit_name;
        q.bound = long_time && bound != Bound::exact && lower(first) == "over" && !over_is_bound(first) ? Bound::exact : bound;
        emit_plain(a.kind, q.bound == Bound::exact ? i - 1 : first, i + 1, std::move(q));
        return i + 1;
    }
    /// “an hour and a half”, read from its “half”.
    std::optional<TokenIndex> unit_and_a_half(TokenIndex i) {
        if (i < begin_ + 4 || lower(i) != "half" || before(i) != "a" || before(i, 2) != "and" || !in(before(i, 4), {"a", "an", "one"}))
            return std::nullopt;
        const Unit* u = unit(before(i, 3));
        if (u == nullptr || i - 4 < consumed_) return std::nullopt;
        Amount a;
        a.first = i - 4;
        set_unit(a, *u, i + 1);
        Quantity q;
        q.low = q.high = Decimal{15, -1};
        q.precision = Decimal{1, -1};
        q.spelled = true;
        q.unit = a.unit;
        q.unit_name = a.unit_name;
        TokenIndex first = a.first;
        TokenIndex end = i + 1;
        q.bound = bound_before(first);
        if (q.bound == Bound::exact) q.bound = bound_after(end);
        emit_plain(a.kind, first, end, std::move(q));
        return end;
    }

    // ---- bounds
    Bound bound_before(TokenIndex& first) const {
        if (first <= begin_ || text_.token(first).break_before) return Bound::exact;
        const auto* phrases = bounds_before(text_.lower(first - 1));
        if (phrases == nullptr) return Bound::exact;
        for (const BoundPhrase& phrase : *phrases) {
            const std::size_t size = phrase.words.size();
            if (first < begin_ + size || first - size < consumed_) continue;
            bool same = true;
            for (std::size_t k = 0; same && k < size; ++k)
                same = text_.lower(first - static_cast<TokenIndex>(size) + static_cast<TokenIndex>(k)) == phrase.words[k];
            if (!same) continue;
            first -= static_cast<TokenIndex>(size);
            return negated(first) ? turned(phrase.bound) : phrase.bound;
        }
        return Bound::exact;
    }
    /// “should not tow more than 5,000 pounds” is at most 5,000.
    bool negated(TokenIndex first) const {
        for (TokenIndex k = first; k > begin_ && first - k < 4; --k) {
            if (!is_word(k - 1)) return false;
            if (in(text_.lower(k - 1), {"not", "never", "cannot", "nor"}) || text_.lower(k - 1).ends_with("n't")) return true;
        }
        return false;
    }
    static Bound turned(Bound bound) {
        if (bound == Bound::above) return Bound::at_most;
        if (bound == Bound::below) return Bound::at_least;
        return bound;
    }
    Bound bound_after(TokenIndex& end) const {
        if (end >= end_ || text_.token(end).break_before) return Bound::exact;
        TokenIndex start = end;
        if (is_hyphen(text_, start) && close(start) && close(start + 1) && in(lower(start + 1), {"plus", "odd"})) ++start;
        const auto* phrases = start < end_ ? bounds_after(text_.lower(start)) : nullptr;
        if (phrases == nullptr) return Bound::exact;
        for (const BoundPhrase& phrase : *phrases) {
            const auto size = static_cast<TokenIndex>(phrase.words.size());
            if (start + size > end_) continue;
            bool same = true;
            for (TokenIndex k = 0; same && k < size; ++k) same = text_.lower(start + k) == phrase.words[k];
            if (!same) continue;
            if (phrase.words[0] == "+" && start + 1 < end_ && close(start + 1) && text_.is(start + 1, TokenKind::number)) continue;
            if (in(phrase.words[0], {"plus", "+", "odd"}) && !close(start) && phrase.words[0] != "odd") continue;
            if (phrase.words[0] == "odd" && !(start > end || in(text_.surface(start), {"odd"}))) continue;
            if (in(phrase.words[0], {"tops", "minimum", "maximum", "upward", "upwards"}) && is_word(start + 1)) continue;
            if (phrase.words.size() > 1 && phrase.words[0] == "at" && unit_follows(start + size - 1)) continue;
            if (phrase.words[0] == "at" && start + size < end_ &&
                (text_.is(start + size, TokenKind::number) || text_.is(start + size, TokenKind::symbol)))
                continue;
            end = start + size;
            return phrase.bound;
        }
        return Bound::exact;
    }

    // ---- money and units
    /// The currency before the figure; moves `first` over it, and over a sign.
    const Currency* money_before(TokenIndex& first, bool& negative) const {
        if (first <= begin_ || text_.token(first).break_before) return nullptr;
        TokenIndex p = first - 1;
        bool sign = false;
        if (in(text_.surface(p), {"-", "−", "–"}) && close(first) && p > begin_ && close(p) && text_.is(p - 1, TokenKind::symbol)) {
            sign = true;
            --p;
        }
        if (p < consumed_) return nullptr;
        const Currency* found = nullptr;
        if (text_.is(p, TokenKind::symbol) ||
            (text_.is(p, TokenKind::word) && text_.surface(p).size() > 1 && static_cast<unsigned char>(text_.surface(p)[0]) >= 0x80)) {
            found = currency(text_.surface(p));
            if (found == nullptr || found->kind != CurrencyWordKind::symbol) return nullptr;
            first = p;
            if (p > begin_ && p - 1 >= consumed_ && is_word(p - 1) && !text_.token(p).break_before) {
                const std::string_view letters = text_.lower(p - 1);
                const bool near = close(p) || in(letters, {"c", "hk", "nz"}) || text_.surface(p - 1) == "US" || text_.surface(p - 1) == "U.S." ||
                                  letters == "u.s" || (letters == "us" && !text_.token(p - 1).sentence_start);
                if (near && letters.size() <= 3) {
                    std::string key;
                    for (const char c : letters) key += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
                    key += ' ';
                    key += text_.surface(p);
                    if (const Currency* exact = currency(key)) {
                        found = exact;
                        first = p - 1;
                    }
                }
            }
        } else if (!sign && text_.is(p, TokenKind::word)) {
            found = currency(text_.lower(p));
            if (found == nullptr || found->kind != CurrencyWordKind::code) return nullptr;
            if (!text_.token(p).all_caps && !in(text_.lower(p), {"usd", "eur", "gbp", "rmb", "rs", "cny", "jpy", "btc", "inr"})) return nullptr;
            first = p;
        } else {
            return nullptr;
        }
        if (sign) negative = true;
        return found;
    }

    /// The longest entry of `find` that starts at token i.
    template <typename Find>
    auto longest(TokenIndex i, TokenIndex& after, Find find) const -> decltype(find(std::string_view{})) {
        std::string key;
        decltype(find(std::string_view{})) best = nullptr;
        for (TokenIndex k = i; k < std::min(end_, i + 3); ++k) {
            if (k > i) {
                if (text_.token(k).break_before) break;
                if (is_hyphen(text_, k) && close(k) && k + 1 < end_ && close(k + 1)) continue;
                key += ' ';
            }
            if (!text_.is(k, TokenKind::word) && !text_.is(k, TokenKind::symbol)) break;
            for (const char c : text_.lower(k)) key += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            if (const auto found = find(key)) {
                best = found;
                after = k + 1;
            }
        }
        return best;
    }

    bool pounds_are_money() {
        if (pounds_ < 0) {
            const std::string_view all = text_.document.text();
            pounds_ = all.find("£") != std::string_view::npos || all.find("pence") != std::string_view::npos ||
                              all.find("sterling") != std::string_view::npos
                          ? 1
                          : 0;
        }
        return pounds_ == 1;
    }

    /// The temperature scale of bare degrees, where the article names just one.
    const Unit* article_scale() const {
        if (!scale_known_) {
            scale_known_ = true;
            const std::string_view all = text_.document.text();
            const bool celsius = all.find("Celsius") != std::string_view::npos || all.find("°C") != std::string_view::npos;
            const bool fahrenheit = all.find("Fahrenheit") != std::string_view::npos || all.find("°F") != std::string_view::npos;
            if (celsius != fahrenheit) scale_ = unit(celsius ? "celsius" : "fahrenheit");
        }
        return scale_;
    }

    /// The currency after the figure.
    bool money_after(Amount& a) {
        TokenIndex i = a.end;
        if (i >= end_ || text_.token(i).break_before) return false;
        bool hyphen = false;
        if (is_hyphen(text_, i) && close(i) && close(i + 1)) {
            ++i;
            hyphen = true;
        }
        TokenIndex after = i;
        const Currency* found = longest(i, after, [](std::string_view key) { return currency(key); });
        if (found == nullptr) return false;
        const std::string_view w = text_.lower(i);
        const Number& n = a.number;
        if (a.money != nullptr) {
            if (a.money->code.substr(0, 3) == found->code.substr(0, 3) || found->code == "dollar" || a.money->code == "dollar") {
                if (found->kind == CurrencyWordKind::word || (found->kind == CurrencyWordKind::code && after - i == 1 && text_.token(i).all_caps))
                    a.end = after;
                if (a.money->code == "dollar" && found->code != "dollar" && a.end == after) a.money = found;
            }
            return true;
        }
        if (after - i == 1) {
            switch (found->kind) {
                case CurrencyWordKind::symbol:
                    if (after < end_ && close(after) && text_.is(after, TokenKind::number)) return false;
                    if (hyphen) return false;
                    break;
                case CurrencyWordKind::code:
                    if (!text_.token(i).all_caps && !in(w, {"usd", "eur", "gbp", "rmb", "cny", "jpy", "btc", "inr"})) return false;
                    break;
                case CurrencyWordKind::minor:
                    if (w == "p" && (!close(i) || !n.digits || n.fraction || text_.surface(i) != "p")) return false;
                    break;
                case CurrencyWordKind::word:
                    if (w == "won" && (n.low < Decimal{1000} || n.vague || text_.is(after, WordClass::function_word))) return false;
                    if (in(w, {"real", "re", "mark", "rand", "lira", "kip", "ether", "sterling", "try"}) && n.scale_power == 0 && !n.grouped)
                        return false;
                    if (w == "marks" && n.scale_power == 0 && !n.has_point) return false;
                    if (in(w, {"pound", "pounds"}) && !pounds_are_money() && n.scale_power < 6) return false;
                    if (in(w, {"euros", "euro"}) && text_.surface(i) == "Euros") return false;  // the football tournament
                    break;
            }
        }
        a.money = found;
        a.end = after;
        a.hyphenated = hyphen;
        // “75 USD million”
        if (found->kind == CurrencyWordKind::code && n.scale_power == 0 && is_word(a.end) && !text_.token(a.end).break_before) {
            if (const NumberWord* word = number_word(text_.lower(a.end)); word != nullptr && word->kind == NumberWordKind::scale) {
                a.number.low = a.number.low * word->value;
                a.number.high = a.number.high * word->value;
                a.number.last_place += word->power;
                a.number.scale_power = word->power;
                ++a.end;
            }
        }
        return true;
    }
    /// “30 MUSD”, “120 MEUR”: the banker's scale before the code.
    bool scaled_code(Amount& a) const {
        const TokenIndex i = a.end;
        if (!is_word(i) || !text_.token(i).all_caps || text_.token(i).break_before) return false;
        const std::string_view w = text_.lower(i);
        if (w.size() != 4 || (w[0] != 'm' && w[0] != 'k')) return false;
        const Currency* found = currency(w.substr(1));
        if (found == nullptr || found->kind != CurrencyWordKind::code) return false;
        const int power = w[0] == 'm' ? 6 : 3;
        a.number.low = a.number.low * Decimal{1, power};
        a.number.high = a.number.high * Decimal{1, power};
        a.number.last_place += power;
        a.number.scale_power = power;
        a.money = found;
        ++a.end;
        return true;
    }

    /// “3 dollars 50”, “thirteen dollars and forty-five cents”.
    void cents(Amount& a) const {
        if (a.money == nullptr || a.money->kind == CurrencyWordKind::minor || a.number.fraction || a.number.has_point || a.number.scale_power != 0)
            return;
        TokenIndex i = a.end;
        const bool joined = in(lower(i), {"and", ","});
        if (joined) ++i;
        if (i >= end_ || text_.token(i).break_before || (!text_.is(i, TokenKind::number) && !text_.is(i, WordClass::number_word))) return;
        const auto n = read_number(text_, i, end_, false);
        if (!n || n->fraction || n->vague || !n->low.is_integer() || !(n->low < Decimal{100}) || n->scale_power != 0) return;
        const Currency* minor = n->end < end_ && is_word(n->end) ? currency(text_.lower(n->end)) : nullptr;
        if (minor != nullptr && minor->kind == CurrencyWordKind::minor) {
            a.end = n->end + 1;
        } else {
            if ((joined && !a.money->name.ends_with("dollar")) || a.money_before || a.money->kind == CurrencyWordKind::symbol) return;
            if (n->end < end_ && (is_word(n->end) || text_.is(n->end, TokenKind::symbol) || text_.is(n->end, TokenKind::number))) return;
            a.end = n->end;
        }
        a.number.low = a.number.low + n->low * Decimal{1, -2};
        a.number.high = a.number.low;
        a.number.last_place = -2;
    }

    void set_unit(Amount& a, const Unit& u, TokenIndex end) const {
        a.unit = u.id;
        a.unit_name = u.name;
        a.dimension = u.dimension;
        a.end = end;
        if (u.dimension == "share" || u.dimension == "points")
            a.kind = ClaimKind::percent;
        else if (u.dimension == "duration")
            a.kind = ClaimKind::duration;
        else if (u.dimension == "temperature")
            a.kind = ClaimKind::temperature;
        else
            a.kind = ClaimKind::measure;
    }

    bool unit_after(Amount& a) {
        TokenIndex i = a.end;
        if (i >= end_ || text_.token(i).break_before) return false;
        const Number& n = a.number;
        bool hyphen = false;
        if (is_hyphen(text_, i) && close(i) && i + 1 < end_ && close(i + 1)) {
            ++i;
            hyphen = true;
        } else if (is_hyphen(text_, i) && in(lower(i + 1), {"year", "month", "week", "day", "mile", "inch", "foot", "hour"})) {
            ++i;  // “28 - year - old”, as some agencies space it
            hyphen = true;
        } else if (in(text_.surface(i), {"(", "["}) && i + 2 < end_ && is_word(i + 1) && in(text_.surface(i + 2), {")", "]"}) && n.digits) {
            if (const Unit* u = unit(text_.lower(i + 1)); u != nullptr && u->dimension != "duration" && text_.surface(i + 1).size() > 1) {
                set_unit(a, *u, i + 3);
                return true;
            }
        }
        // “half a mile”, “a fifth of a percentage point”
        if (n.fraction && !n.in_every && !hyphen) {
            TokenIndex k = i;
            if (lower(k) == "of") ++k;
            if (in(lower(k), {"a", "an"})) {
                TokenIndex after = k + 1;
                const Unit* u = longest(k + 1, after, [](std::string_view key) { return unit(key); });
                if (u != nullptr && after > k + 1) {
                    set_unit(a, *u, after);
                    return true;
                }
                if (lower(k + 1) == "point" && k > i) {
                    set_unit(a, *unit_by_id("percent-point"), k + 2);
                    return true;
                }
            }
        }
        TokenIndex after = i;
        const Unit* u = longest(i, after, [](std::string_view key) { return unit(key); });
        if (u == nullptr) {
            if (is_word(i) && n.digits && glued(text_, i) && !hyphen && in(text_.surface(i), {"C", "F"})) {
                set_unit(a, *unit(text_.surface(i) == "C" ? "celsius" : "fahrenheit"), i + 1);
                return true;
            }
            return false;
        }
        const std::string_view w = text_.lower(i);
        const std::string_view surface = text_.surface(i);
        const bool tight = close(i) || hyphen;
        if (after - i == 1 && is_word(i)) {
            if (w.size() <= 2 && !n.digits && !n.spelled) return false;
            if (w.size() <= 2 && n.spelled) return false;
            if (w == "in") {
                const bool pair = i > 0 && a.first > begin_ && in(before(a.first), {"ft", "feet", "foot", "'"});
                const std::string_view next = lower(after);
                const bool edge = after >= end_ || (text_.is(after, TokenKind::punctuation) && !is_hyphen(text_, after)) ||
                                  in(next, {"thick", "tall", "long", "wide", "deep", "high", "x", "by", "diameter"});
                if (!(edge || (pair && tight))) return false;
            }
            if (w == "m" && (surface != "m" || n.scale_power != 0)) return false;
            if (in(w, {"l", "g", "t", "v", "w", "j"})) {
                if (in(w, {"g", "t"}) && surface != w) return false;
                if (in(w, {"j", "v", "w"}) && surface == w) return false;
                if (!close(i) && in(w, {"v", "w", "l"}) && is_word(after) && !text_.is(after, WordClass::function_word)) return false;
                if (is_hyphen(text_, after) && close(after)) return false;
            }
            if (in(w, {"pc", "pp", "bp", "mi", "cal", "gal"}) && !close(i) && w != "mi" && w != "cal") return false;
            if (in(w, {"min", "max"}) && surface != w) return false;
            if (w == "second" && !hyphen && n.low != Decimal{1}) return false;  // “ten second graders”
            if (w == "second" && n.spelled && !hyphen && n.low == Decimal{1} && content_word(after)) return false;
            if (in(w, {"percentage", "atmosphere", "atmospheres", "therm"})) return false;
            if (in(w, {"stones"})) return false;
            if (in(w, {"pound", "pounds"}) && a.money != nullptr) return false;
            if (text_.token(i).capitalised && !text_.token(i).sentence_start &&
                in(w, {"cup", "cups", "mark", "stone", "mile", "day", "days", "foot", "second"}) && !title_case())
                return false;
            if (in(w, {"degree", "degrees"}) && n.spelled && n.low < Decimal{4} && !temperature_near(after)) return false;
        }
        if (w == "cup" && hyphen) return false;
        set_unit(a, *u, after);
        a.hyphenated = hyphen;
        if (w == "%" && in(lower(after), {"point", "points"})) set_unit(a, *unit_by_id("percent-point"), after + 1);
        // km², km^3, “km squared”
        if (u->dimension == "length") {
            TokenIndex k = a.end;
            const std::string_view s = k < end_ ? text_.surface(k) : std::string_view{};
            int power = 0;
            if ((s == "²" || s == "2") && close(k)) power = 2;
            if ((s == "³" || s == "3") && close(k)) power = 3;
            if (s == "^" && close(k) && k + 1 < end_ && in(text_.surface(k + 1), {"2", "3"})) {
                power = text_.surface(k + 1) == "2" ? 2 : 3;
                ++k;
            }
            if (in(s, {"squared"})) power = 2;
            if (in(s, {"cubed"})) power = 3;
            if (power != 0) {
                const std::string id = (power == 2 ? "square-" : "cubic-") + std::string(u->id);
                if (const Unit* raised = unit_by_id(id)) {
                    set_unit(a, *raised, k + 1);
                } else {
                    a.end = k + 1;
                }
            }
        }
        if (a.dimension == "temperature" && a.unit == "degree") degrees(a);
        return true;
    }
    bool temperature_near(TokenIndex i) const {
        for (TokenIndex k = i; k < std::min(end_, i + 4); ++k)
            if (in(text_.lower(k), {"celsius", "fahrenheit", "warmer", "colder", "cooler", "hotter", "c", "f", "above", "below", "centigrade"}))
                return true;
        for (TokenIndex k = i; k > begin_ && i - k < 10; --k)
            if (in(text_.lower(k - 1), {"temperature", "temperatures", "warming", "warmed", "by", "warmer"})) return true;
        return false;
    }
    void degrees(Amount& a) const {
        TokenIndex i = a.end;
        if (i < end_ && text_.surface(i) == "-" && close(i)) ++i;
        const std::string_view w = lower(i);
        const std::string_view s = i < end_ ? text_.surface(i) : std::string_view{};
        const Unit* named = nullptr;
        if (in(w, {"celsius", "centigrade", "celcius", "centigrate"}) || (w == "c" && s.size() == 1)) named = unit("celsius");
        if (in(w, {"fahrenheit", "farenheit", "farenheight"}) || (w == "f" && s.size() == 1)) named = unit("fahrenheit");
        if (w == "kelvin" || s == "K") named = unit("kelvin");
        if (named != nullptr) {
            a.unit = named->id;
            a.unit_name = named->name;
            a.end = i + 1;
            return;
        }
        bool angle = in(w, {"angle", "turn", "north", "south", "east", "west", "latitude", "longitude", "rotation", "view"});
        for (TokenIndex k = a.first; k > begin_ && a.first - k < 4; --k)
            angle = angle || in(text_.lower(k - 1), {"rotate", "rotated", "turn", "turned", "tilted", "angle", "latitude", "longitude", "tilt"});
        if (angle) {
            a.kind = ClaimKind::measure;
        } else if (const Unit* scale = article_scale()) {
            a.unit = scale->id;
            a.unit_name = scale->name;
        }
    }

    /// “per hour”, “a share”, “/hour”, “-a-share” after a unit or an amount of money.
    void per(Amount& a) const {
        TokenIndex i = a.end;
        if (i >= end_ || text_.token(i).break_before) return;
        if (a.kind == ClaimKind::percent && lower(i) == "a" && !in(lower(i + 1), {"year", "month", "day", "week", "quarter", "decade"})) return;
        const auto skip = [&](TokenIndex k) { return k + 1 < end_ && is_hyphen(text_, k) ? k + 1 : k; };
        const bool hyphens = is_hyphen(text_, i) && in(lower(i + 1), {"a", "an", "per"}) && i + 2 < end_ && is_hyphen(text_, i + 2);
        if (hyphens) i = skip(i);
        TokenIndex k = i + 1;
        if (hyphens) k = skip(k);
        if (k >= end_) return;
        const std::string_view w = lower(i);
        std::string_view noun = lower(k);
        TokenIndex after = k + 1;
        const Unit* u = is_word(k) ? unit(noun) : nullptr;
        if (w == "/") {
            if (!close(i) || !close(k) || !is_word(k)) return;
        } else if (w == "per") {
            if (!is_word(k) || noun == "cent") return;
            if (noun == "annum") noun = "year";
            if (noun == "capita" || noun == "head") noun = "person";
        } else if (in(w, {"a", "an", "each", "every"})) {
            if (!is_word(k)) return;
            const bool time = u != nullptr && u->dimension == "duration" && noun != "sec" && noun != "min";
            const bool priced = a.money != nullptr && in(noun, {"share", "barrel", "gallon", "liter", "litre",  "ounce",    "ton",  "tonne",
                                                                "pound", "person", "head",   "dozen", "piece",  "unit",     "mile", "kilometer",
                                                                "kilo",  "bushel", "ticket", "pop",   "bottle", "kilogram", "seat", "mmbtu"});
            if (!time && !priced) return;
            if (time && w != "a" && w != "an" && a.kind == ClaimKind::duration) return;
            if (a.kind == ClaimKind::age) return;
        } else {
            return;
        }
        if (in(noun, {"hr", "h"})) {
            noun = "hour";
            u = unit(noun);
        }
        if (u == nullptr && w == "/" && a.money == nullptr) return;
        if (u != nullptr && u->dimension == "share") return;
        std::string id = u != nullptr && noun != "hour" && noun != "year" ? std::string(u->id) : singular(noun);
        std::string name = u != nullptr && noun != "hour" ? std::string(u->name) : singular(noun);
        if (a.money != nullptr) {
            a.unit = "per-" + id;
            a.unit_name += " per " + name;
        } else {
            a.unit += "-per-" + id;
            a.unit_name += " per " + name;
            if (a.kind == ClaimKind::duration) a.kind = ClaimKind::measure;
            a.dimension = "rate";
        }
        a.end = after;
    }

    /// 6ft 2in, 5 hours and 20 minutes, 6lb 4oz: held in the smaller unit, so that nothing is rounded.
    void compound(Amount& a) const {
        struct Pair {
            std::string_view large, small;
            int factor;
        };
        static constexpr Pair pairs[] = {
            {"foot", "inch", 12}, {"hour", "minute", 60}, {"minute", "second", 60}, {"pound", "ounce", 16}, {"stone", "pound", 14}};
        const auto* pair = std::find_if(std::begin(pairs), std::end(pairs), [&](const Pair& p) { return p.large == a.unit; });
        if (pair == std::end(pairs) || !a.number.low.is_integer() || a.number.vague || a.hyphenated) return;
        TokenIndex i = a.end;
        if (lower(i) == "," && close(i)) ++i;
        if (lower(i) == "and") ++i;
        if (i >= end_ || text_.token(i).break_before || (!text_.is(i, TokenKind::number) && !text_.is(i, WordClass::number_word))) return;
        const auto n = read_number(text_, i, end_, false);
        if (!n || n->vague || n->in_every || n->scale_power != 0 || !(n->low < Decimal{pair->factor})) return;
        TokenIndex after = n->end;
        const Unit* u = longest(n->end, after, [](std::string_view key) { return unit(key); });
        if (u == nullptr || u->id != pair->small) return;
        if (u->id == "inch" && lower(n->end) == "in" && !close(n->end) && is_word(after)) return;
        a.number.low = a.number.low * Decimal{pair->factor} + n->low;
        a.number.high = a.number.low;
        a.number.last_place = n->last_place;
        a.number.has_point = n->has_point;
        a.unit = u->id;
        a.unit_name = u->name;
        a.end = after;
    }

    /// A number with its money or unit, at a figure or number word.
    std::optional<Amount> read_amount(TokenIndex i, bool join_and) {
        Amount a;
        TokenIndex first = i;
        const Currency* money = money_before(first, a.negative);
        auto number = read_number(text_, i, end_, money != nullptr, join_and);
        if (!number) return std::nullopt;
        if (money == nullptr && number->first < i) {  // “$ a million”: never; “a hundred” has its article first
            first = number->first;
        }
        a.number = *number;
        a.first = money != nullptr ? first : number->first;
        a.end = number->end;
        a.money = money;
        a.money_before = money != nullptr;
        // a sign
        if (a.first > begin_ && a.first - 1 >= consumed_ && !text_.token(a.first).break_before) {
            const TokenIndex p = a.first - 1;
            const std::string_view s = text_.surface(p);
            const bool free = p == begin_ || text_.token(p).space_before || in(text_.surface(p - 1), {"(", "[", "\"", "“", "‘"});
            if (in(s, {"−", "-", "–"}) && close(a.first) && free) {
                a.negative = true;
                a.first = p;
            } else if (s == "+" && close(a.first) && free) {
                a.first = p;
            } else if (in(text_.lower(p), {"minus", "negative"}) && number->digits == text_.is(i, TokenKind::number) &&
                       (p == begin_ || !text_.is(p - 1, TokenKind::number))) {
                a.negative = true;
                a.first = p;
            }
        }
        if (money != nullptr) {
            money_after(a);
            a.kind = ClaimKind::money;
            a.unit_name = a.money->name;
            cents(a);
            per(a);
        } else if (unit_is_percent(a.end)) {
            unit_after(a);
            per(a);
        } else if (money_after(a) || scaled_code(a)) {
            a.kind = ClaimKind::money;
            a.unit_name = a.money->name;
            cents(a);
            per(a);
        } else if (unit_after(a)) {
            // “seven hours and a half”
            if (in(lower(a.end), {"and"}) && lower(a.end + 1) == "a" && lower(a.end + 2) == "half" && a.number.low.is_integer() && !a.number.vague) {
                a.number.low = a.number.low + Decimal{5, -1};
                a.number.high = a.number.low;
                a.number.last_place = -1;
                a.end += 3;
            }
            compound(a);
            age_after(a);
            per(a);
        } else if (lower(a.end) == "yo" || (lower(a.end) == "y" && lower(a.end + 1) == "/")) {
            a.kind = ClaimKind::age;
            a.unit = a.unit_name = "year";
            ++a.end;
        }
        if (a.money != nullptr && a.money->kind == CurrencyWordKind::minor && a.unit.empty())
            a.unit = a.money->name == "penny" ? "penny" : std::string(a.money->name);
        if (a.negative) {
            const Decimal low = -a.number.high;
            a.number.high = -a.number.low;
            a.number.low = low;
            if (a.kind == ClaimKind::number && !a.number.digits) return a;
        }
        return a;
    }
    bool unit_is_percent(TokenIndex i) const {
        if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
        return in(lower(i), {"per"}) && in(lower(i + 1), {"cent"});
    }
    void age_after(Amount& a) const {
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

    // ---- ranges
    bool has_change_verb(TokenIndex from) const {
        for (TokenIndex k = from; k > begin_ && from - k < 8; --k) {
            const TokenIndex t = k - 1;
            if (in(text_.lower(t), {"range", "ranges", "ranged", "ranging", "anywhere", "vary", "varies", "varying", "somewhere", "aged", "ages"}))
                return false;
            if (text_.is(t, WordClass::direction_up | WordClass::direction_down) ||
                in(text_.lower(t),
                   {"went",       "go",       "goes",     "gone",     "going",      "changed",  "change",   "moved",  "moving",    "revised",
                    "extended",   "took",     "expanded", "shifted",  "swung",      "jumped",   "down",     "up",     "cutting",   "cut",
                    "raising",    "raised",   "lift",     "lifted",   "brought",    "bringing", "took",     "taking", "converted", "upgraded",
                    "downgraded", "improved", "turned",   "advanced", "progressed", "switched", "adjusted", "grown",  "became"}))
                return true;
        }
        return false;
    }
    bool same_currency(const Currency* a, const Currency* b) const {
        return a == nullptr || b == nullptr || a->code == b->code || (a->code == "dollar" && b->code.size() == 3 && b->code[2] == 'D');
    }

    /// Joins `a` with what follows into a range or a score; false where there is none.
    bool range(Amount& a) {
        TokenIndex i = a.end;
        if (i >= end_ || text_.token(i).break_before || a.number.vague) return false;
        bool hyphen = false, to = false;
        const std::string_view w = text_.lower(i);
        TokenIndex lead = a.first;
        const Bound prefix = bound_before(lead);
        const bool between = before(lead) == "between" || before(a.first) == "between";
        const bool from = before(lead) == "from" || before(a.first) == "from";
        if (is_hyphen(text_, i)) {
            if (lower(i + 1) == "to" && close(i)) {  // “8- to 16-meter”
                i += 2;
                to = true;
            } else {
                hyphen = true;
                const bool tight = close(i) && close(i + 1);
                ++i;
                if (!tight && !(a.number.digits && i < end_ && (text_.is(i, TokenKind::number) || text_.is(i, TokenKind::symbol)))) return false;
            }
        } else if (w == "to" || w == "through") {
            ++i;
            to = true;
        } else if (w == "and" && between) {
            ++i;
        } else if (w == "or" && a.kind == ClaimKind::number) {
            ++i;
        } else if (w == "votes" && lower(i + 1) == "to") {
            i += 2;
            to = true;
        } else {
            return false;
        }
        if (to && from && has_change_verb(lead)) return false;
        const bool by = before(lead) == "by" || before(a.first) == "by";
        if (to && !from && (a.money != nullptr || !a.unit.empty()) && (by || has_change_verb(lead)) && !in(before(lead), {"between", "at"}))
            return false;  // “rose 12% to $4bn”
        // past bounds that repeat (“from about 3 to about 4”)
        TokenIndex start = i;
        if (start < end_ && in(text_.lower(start), {"about", "around", "roughly", "as", "maybe", "perhaps"})) {
            if (in(text_.lower(start), {"as"})) return false;
            ++start;
        }
        TokenIndex number_at = start;
        for (int k = 0; k < 3 && number_at < end_ && !text_.is(number_at, TokenKind::number) && !text_.is(number_at, WordClass::number_word); ++k) {
            const bool prefix_token =
                text_.is(number_at, TokenKind::symbol) || in(text_.lower(number_at), {"a", "an", "-", "minus"}) ||
                (is_word(number_at) && currency(text_.lower(number_at)) != nullptr) ||
                (number_at + 1 < end_ && text_.is(number_at + 1, TokenKind::symbol) && close(number_at + 1) && is_word(number_at));
            if (!prefix_token) return false;
            ++number_at;
        }
        if (number_at >= end_ || text_.token(number_at).break_before || in_date(number_at)) return false;
        if (text_.is(number_at, TokenKind::word) && number_word(text_.lower(number_at)) == nullptr) return false;
        const TokenIndex was = consumed_;
        consumed_ = i;
        auto b = read_amount(number_at, true);
        consumed_ = was;
        if (!b || b->number.vague || b->first < i || b->number.in_every != a.number.in_every) return false;
        if (b->number.digits && b->end < end_ && close(b->end) && is_word(b->end) && in(text_.lower(b->end), {"st", "nd", "rd", "th"})) return false;
        if (w == "or" && !(b->number.low == a.number.low + Decimal{1} || (b->number.low > a.number.low && a.number.spelled && b->number.spelled)))
            return false;
        if (w == "or" && a.number.low == Decimal{1} && b->number.low != Decimal{2}) return false;
        // scores: 4-3, 52–48, “seven votes to two”
        const bool plain = a.kind == ClaimKind::number && b->kind == ClaimKind::number && !a.negative && !b->negative && a.number.low.is_integer() &&
                           b->number.low.is_integer() && !a.number.fraction && !b->number.fraction && a.number.scale_power == 0 &&
                           b->number.scale_power == 0 && a.number.low < Decimal{1000} && b->number.low < Decimal{1000};
        if (plain && (hyphen || to) && !from && prefix == Bound::exact) {
            const bool context = score_context(a.first, b->end);
            const bool falls = a.number.low >= b->number.low;
            if (to && falls && !has_change_verb(lead) && a.number.low < Decimal{100} && !content_word(b->end)) {
                a.kind = ClaimKind::score;  // “was nine to four”
                a.number.high = b->number.low;
                a.end = b->end;
                return true;
            }
            if (hyphen ? (falls || (context && !plural_word(b->end))) : (falls && context)) {
                if (hyphen && falls && !context && a.number.low >= Decimal{200}) return false;
                a.kind = ClaimKind::score;
                a.number.high = b->number.low;
                a.end = b->end;
                return true;
            }
        }
        if (b->negative && !a.negative && hyphen) return false;
        // units and money agree, or one side lends the other its own
        if (!same_currency(a.money, b->money)) return false;
        if (a.money != nullptr && b->money == nullptr && !b->unit.empty()) return false;
        if (a.money == nullptr && b->money != nullptr && (!a.unit.empty() || b->money_before)) return false;
        const bool a_bare = a.unit.empty() && a.money == nullptr;
        const bool b_bare = b->unit.empty() && b->money == nullptr;
        if (!a_bare && b_bare && a.money == nullptr) {
            if (!from && !between) return false;
        }
        if (!a_bare && !b_bare && a.unit != b->unit && a.money == nullptr) return false;
        if (a.money != nullptr && b->money != nullptr && a.unit != b->unit && !a.unit.empty()) return false;
        if (to && !from && (by || has_change_verb(lead)) && a.number.low * Decimal{5, -1} * Decimal{5} < b->number.low &&
            a.number.scale_power == b->number.scale_power)
            return false;  // “shrank by four to 22”: by how much, and to what
        Number low = a.number;
        const Number& high = b->number;
        if (high.scale_power > 0 && low.scale_power == 0 && !low.grouped && low.low < Decimal{1000} && !low.fraction) {
            const Decimal factor{1, high.scale_power};
            if (low.low <= Decimal::ratio(high.low, factor, 15) || low.low < Decimal{1}) {
                low.low = low.low * factor;
                low.last_place += high.scale_power;
            }
        } else if (high.grouped && a.money != nullptr && !low.grouped && low.low < Decimal{1000} && high.scale_power == 0 && hyphen &&
                   low.low * Decimal{1000} < high.low) {
            low.low = low.low * Decimal{1000};  // $5-8,000
        }
        Decimal first = low.low, second = high.low;
        if (second < first) {
            if (!(a.negative && b->negative) && !(between || (from && !has_change_verb(lead)))) return false;
            std::swap(first, second);
        }
        if (first == second) return false;
        // “in 2024 to 300”: a year is no end of a range
        a.number.low = first;
        a.number.high = second;
        a.number.last_place = std::min(low.last_place, high.last_place);
        a.number.scale_power = std::max(low.scale_power, high.scale_power);
        a.number.has_point = low.has_point || high.has_point;
        a.end = b->end;
        if (a_bare || a.kind == ClaimKind::number) {
            a.kind = b->kind;
            a.dimension = b->dimension;
        }
        if (a.unit.empty()) {
            a.unit = b->unit;
            a.unit_name = b->unit_name;
        }
        if (b->kind == ClaimKind::age) a.kind = ClaimKind::age;
        if (a.money == nullptr || (b->money != nullptr && a.money->code == "dollar")) a.money = b->money;
        if (a.unit_name.empty()) a.unit_name = b->unit_name;
        if (!b->unit_name.empty() && a.money != nullptr) a.unit_name = b->unit_name;
        a.hyphenated = b->hyphenated;
        return true;
    }
    /// “45 and 50 mg”: the unit of the second belongs to both.
    void shared_unit(Amount& a) {
        if (a.kind != ClaimKind::number || a.number.vague || a.number.fraction || !a.number.digits) return;
        const TokenIndex i = a.end;
        if (!in(lower(i), {"and", "or"}) || !text_.is(i + 1, TokenKind::number) || i + 1 >= end_ || in_date(i + 1)) return;
        const TokenIndex was = consumed_;
        consumed_ = i + 1;
        const auto b = read_amount(i + 1, true);
        consumed_ = was;
        if (!b || !b->number.digits || b->money != nullptr || b->unit.empty() || b->kind == ClaimKind::age || b->kind == ClaimKind::duration) return;
        a.kind = b->kind;
        a.unit = b->unit;
        a.unit_name = b->unit_name;
        a.dimension = b->dimension;
    }
    bool score_context(TokenIndex first, TokenIndex end) const {
        static constexpr std::string_view kWords[] = {
            "vote",     "votes",   "voted",      "voting",  "won",     "win",      "wins",     "lost",      "lose",     "beat",
            "beaten",   "defeat",  "defeated",   "victory", "draw",    "drew",     "lead",     "led",       "trail",    "trailed",
            "score",    "scored",  "margin",     "ruling",  "ruled",   "decision", "approved", "passed",    "rejected", "majority",
            "split",    "divided", "court",      "panel",   "final",   "match",    "game",     "set",       "tie",      "aggregate",
            "down",     "record",  "loss",       "series",  "opposed", "board",    "council",  "committee", "senate",   "house",
            "justices", "judges",  "deadlocked", "match",   "innings", "tiebreak", "break",    "decided",   "favour",   "favor"};
        const auto known = [](std::string_view w) { return std::find(std::begin(kWords), std::end(kWords), w) != std::end(kWords); };
        for (TokenIndex k = first; k > begin_ && first - k < 10; --k)
            if (known(text_.lower(k - 1))) return true;
        for (TokenIndex k = end; k < std::min(end_, end + 3); ++k)
            if (known(text_.lower(k))) return true;
        return lower(end) == "votes";
    }

    // ---- what is counted, of what, as what
    void counted(Quantity& q, TokenIndex i, bool one = false) const {
        if (i >= end_ || text_.token(i).break_before) return;
        if (is_hyphen(text_, i) && close(i) && i + 1 < end_ && close(i + 1) && content_word(i + 1)) {
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
    void part_of(Quantity& q, TokenIndex i) const {
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
    /// The noun that says what the figure is: “95% share”, “$4.2bn in revenue”, “a loss of $3m”, “revenue rose 5% to $4bn”.
    void measured(Quantity& q, ClaimKind kind, TokenIndex first, TokenIndex end) const {
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
            if (after_change && (text_.is(k, TokenKind::number) || in(text_.surface(k), {"%", "percent", "per", "cent"}) ||
                                 (k + 2 == first && text_.surface(k) == ",")))
                continue;
            ++steps;
            if (!is_word(k)) break;
            const std::string_view w = text_.lower(k);
            const MeasuredNoun* noun = measured_noun(w);
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
    Direction direction(TokenIndex first, TokenIndex end) const {
        TokenIndex k = first;
        for (int steps = 0; steps < 4 && k > begin_; ++steps) {
            --k;
            if (!is_word(k) || k < consumed_) break;
            const std::string_view w = text_.lower(k);
            if (in(w, {"to", "from", "at", "than", "in", "for"})) break;
            if (text_.is(k, WordClass::direction_up)) return Direction::up;
            if (text_.is(k, WordClass::direction_down)) return Direction::down;
            if (!in(w, {"by", "of", "about", "a", "an", "some", "another", "roughly", "nearly", "just", "only", "almost", "over", "another",
                        "further", "around", "slightly"}))
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

    // ---- the whole figure
    bool name_before(TokenIndex first) const {  // “Smith, 34,” · “Smith (34)”
        if (first < begin_ + 2) return false;
        const std::string_view s = text_.surface(first - 1);
        if (s != "," && s != "(") return false;
        const TokenIndex name = first - 2;
        if (!is_word(name) || !text_.token(name).capitalised || text_.token(first - 1).break_before) return false;
        return !text_.is(name, WordClass::month | WordClass::weekday | WordClass::number_word | WordClass::function_word | WordClass::not_a_name |
                                   WordClass::organization_word | WordClass::place_word | WordClass::place_name);
    }
    void age_before(Amount& a) const {
        if (!a.number.low.is_integer() || a.number.low > Decimal{130} || a.number.fraction || a.number.scale_power != 0 || a.number.vague) return;
        const bool bare = a.unit.empty() && a.money == nullptr && a.kind == ClaimKind::number;
        TokenIndex lead = a.first;
        bound_before(lead);
        const std::string_view w1 = before(lead);
        const std::string_view w2 = before(lead, 2);
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

    TokenIndex amount_at(TokenIndex i) {
        const bool after_between = before(i) == "between" || before(i, 2) == "between" || before(i, 3) == "between";
        auto a = read_amount(i, true);
        if (a && after_between && a->number.spelled && lower(a->end) != "and") {
            auto again = read_amount(i, false);  // “between one hundred and two hundred”
            if (again && lower(again->end) == "and") a = again;
        }
        if (!a) return i + 1;
        if (a->first < consumed_) a->first = consumed_;
        if (in_date(a->end - 1) && a->end - 1 > i) {  // “2 May”
            return i + 1;
        }
        if (!range(*a)) shared_unit(*a);
        if (a->kind == ClaimKind::number && a->number.digits && looks_like_year(i, *a)) return a->end;
        times(*a);
        age_before(*a);
        Quantity q;
        q.low = a->number.low;
        q.high = a->number.high;
        q.vague = a->number.vague;
        q.fraction = a->number.fraction;
        q.spelled = a->number.spelled;
        if (a->money != nullptr) q.currency = a->money->code;
        q.unit = a->unit;
        q.unit_name = a->unit_name;
        const bool counts = a->kind == ClaimKind::number && a->number.last_place == 0;
        if (!counts && !a->number.fraction && a->kind != ClaimKind::age && a->kind != ClaimKind::score)
            q.precision = Decimal{1, a->number.last_place};
        TokenIndex first = a->first;
        TokenIndex end = a->end;
        if (a->kind != ClaimKind::score) {
            q.bound = bound_before(first);
            if (q.bound == Bound::about && lower(first) == "some" && a->number.low == Decimal{1}) q.bound = Bound::exact;
            if (a->dimension == "duration" && a->kind == ClaimKind::duration && first + 1 == a->first && lower(first) == "over" &&
                !over_is_bound(first)) {
                q.bound = Bound::exact;
                first = a->first;
            }
            if (q.bound == Bound::exact) q.bound = bound_after(end);
            if (first < a->first && q.bound == Bound::above && in(lower(first), {"past", "beyond"}) && a->kind == ClaimKind::duration) {
                q.bound = Bound::exact;  // “the past five years”
                first = a->first;
            }
        }
        const TokenIndex after = end;
        if (q.fraction || a->number.in_every) {
            if (a->kind == ClaimKind::number) a->kind = ClaimKind::ratio;
            if (!a->number.between.empty()) q.counted = singular(a->number.between);
        }
        if (lower(after) == "of")
            part_of(q, after);
        else if (is_word(after) && lower(after + 1) == "of" && measured_noun(lower(after)) != nullptr)
            part_of(q, after + 1);
        if (a->kind == ClaimKind::number || a->kind == ClaimKind::ratio) {
            if (lower(after) == "of") {
                if (q.vague) {
                    counted(q, after + 1);
                }
            } else if (q.counted.empty()) {
                counted(q, after);
            }
        } else if (a->kind == ClaimKind::percent && lower(after) != "of") {
            counted(q, after);
        }
        measured(q, a->kind, first, after);
        if (a->kind != ClaimKind::age && a->kind != ClaimKind::score) q.direction = direction(first, after);
        if (first < consumed_) first = consumed_;
        emit_plain(a->kind, first, end, std::move(q));
        return std::max(end, i + 1);
    }
    /// “three times as many”, “10x”, “3-fold”: a ratio.
    void times(Amount& a) const {
        if (a.kind != ClaimKind::number) return;
        TokenIndex i = a.end;
        if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
        if (lower(i) == "fold" || (lower(i) == "x" && a.number.digits && close(i) && !(i + 1 < end_ && text_.is(i + 1, TokenKind::number)))) {
            a.kind = ClaimKind::ratio;
            a.end = i + 1;
        } else if (lower(i) == "times" && in(lower(i + 1), {"as", "more", "higher", "larger", "bigger", "greater", "the", "that", "its", "their",
                                                            "his", "less", "what", "faster", "likelier"})) {
            a.kind = ClaimKind::ratio;
            a.end = i + 1;
        }
    }
    bool over_is_bound(TokenIndex over) const {
        if (over == begin_) return true;
        if (!is_word(over - 1)) return true;
        return in(before(over), {"for",  "of",   "took",   "takes", "take", "lasted",   "lasting", "spent", "after", "than", "is",  "was",
                                 "just", "well", "little", "being", "ran",  "at",       "to",      "wait",  "and",   "in",   "are", "were",
                                 "with", "from", "by",     "a",     "the",  "slightly", "has",     "had",   "have",  "last", "bit", "lasts"});
    }
    bool looks_like_year(TokenIndex i, const Amount& a) const {
        const std::string_view s = text_.surface(i);
        if (a.number.low != a.number.high || s.size() != 4 || a.number.grouped || a.number.has_point || a.end != i + 1) return false;
        if (a.number.low < Decimal{1500} || a.number.low > Decimal{2100}) return false;
        return !plural_word(i + 1) && !plural_word(i + 2);
    }

    const SegmentedText& text_;
    std::vector<Claim>& claims_;
    std::size_t dates_;  // claims found before: dates and times
    std::size_t date_ = 0;
    TokenIndex begin_ = 0;  // of the sentence
    TokenIndex end_ = 0;
    TokenIndex consumed_ = 0;  // nothing before it may be taken again
    int title_case_ = -1;
    int pounds_ = -1;
    mutable bool scale_known_ = false;
    mutable const Unit* scale_ = nullptr;
};

}  // namespace

void find_quantities(const SegmentedText& text, std::vector<Claim>& claims) { Finder(text, claims).run(); }

}  // namespace factdiff
