// Figures as an editor reads them: a number with its unit or money, its bounds, what it counts and what it measures.
// The bare number is read by number_grammar.h; the quantity_*.cpp beside this file decide what the number is of, and which numbers are none.
#include <algorithm>

#include "factdiff/claims/extract.h"
#include "factdiff/claims/quantity_finder.h"

namespace factdiff {

void QuantityFinder::run() {
    for (const Sentence& sentence : text_.segments.sentences) {
        enter(sentence);
        title_case_ = -1;
        for (TokenIndex i = begin_; i < end_;) {
            // Most words, told at a glance.
            const Token& token = text_.token(i);
            const bool plain = token.kind == TokenKind::word && !token.capitalised && !has(token.classes, WordClass::number_word | WordClass::unit);
            i = plain ? i + 1 : step(i);
        }
    }
}

std::optional<TokenIndex> QuantityFinder::date_end(TokenIndex i) {
    const Span span = text_.token(i).span;
    while (date_ < dates_ && claims_[date_].span.end <= span.begin) ++date_;
    if (date_ >= dates_ || !claims_[date_].span.overlaps(span)) return std::nullopt;
    TokenIndex k = i + 1;
    while (k < end_ && text_.token(k).span.begin < claims_[date_].span.end) ++k;
    return k;
}

bool QuantityFinder::in_date(TokenIndex i) const {
    const Span span = text_.token(i).span;
    for (std::size_t d = date_; d < dates_ && claims_[d].span.begin < span.end; ++d)
        if (claims_[d].span.overlaps(span)) return true;
    return false;
}

TokenIndex QuantityFinder::step(TokenIndex i) {
    const Token& token = text_.token(i);
    const bool figure = token.kind == TokenKind::number;
    if (!figure && !has(token.classes, WordClass::number_word)) {
        if (token.kind != TokenKind::word) return i + 1;
        if (has(token.classes, WordClass::unit)) return single_unit(i);
        return token.capitalised ? glued_code(i) : i + 1;
    }
    if (const auto after = date_end(i)) return *after;
    if (figure) {
        if (const auto after = clocked(i)) return *after;
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

TokenIndex QuantityFinder::amount_at(TokenIndex i) {
    const bool after_between = before(i) == "between" || before(i, 2) == "between" || before(i, 3) == "between";
    auto a = read_amount(i, true);
    if (a && after_between && a->number.spelled && lower(a->end) != "and") {
        auto again = read_amount(i, false);  // “between one hundred and two hundred”
        if (again && lower(again->end) == "and") a = again;
    }
    return a ? finish(i, *std::move(a)) : i + 1;
}

TokenIndex QuantityFinder::finish(TokenIndex i, Amount amount) {
    Amount* const a = &amount;
    if (a->first < consumed_) a->first = consumed_;
    if (in_date(a->end - 1) && a->end - 1 > i) {  // “2 May”
        return i + 1;
    }
    if (!range(*a)) {
        shared_unit(*a);
        unit_of_end(*a);
    }
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
    q.attached_m = a->attached_m;
    if (const Claim* end = other_end(*a)) {
        const Quantity& other = std::get<Quantity>(end->value);
        a->kind = end->kind;
        q.currency = other.currency;
        q.unit = other.unit;
        q.unit_name = other.unit_name;
        q.counted = other.counted;
    }
    const bool counts = a->kind == ClaimKind::number && a->number.last_place == 0;
    if (!counts && !a->number.fraction && a->kind != ClaimKind::age && a->kind != ClaimKind::score) q.precision = Decimal{1, a->number.last_place};
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
        // “Has handed over £240,000”, “revolved around $63 million”: the word before takes the preposition, and no bound is meant.
        if (q.bound != Bound::exact && first + 1 == a->first && first > begin_ && takes_preposition(before(first), lower(first))) {
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
    period_behind(q, *a, end);
    measured(q, a->kind, first, after);
    if (a->kind != ClaimKind::age && a->kind != ClaimKind::score) q.direction = direction(first, after);
    if (first < consumed_) first = consumed_;
    emit_plain(a->kind, first, end, std::move(q));
    return std::max(end, i + 1);
}

std::optional<QuantityFinder::Amount> QuantityFinder::read_amount(TokenIndex i, bool join_and) {
    Amount a;
    TokenIndex first = i;
    const Currency* money = money_before(first, a.negative);
    auto number = read_number(text_, i, end_, money != nullptr || lends_money_ || money_named_before(i), join_and);
    if (!number) return std::nullopt;
    if (money == nullptr && number->first < i) {  // “$ a million”: never; “a hundred” has its article first
        first = number->first;
    }
    a.number = *number;
    tolerance(a.number);
    a.first = money != nullptr ? first : number->first;
    a.end = a.number.end;
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
                   (p == begin_ || (!text_.is(p - 1, TokenKind::number) && text_.lower(p - 1) != "or"))) {  // “plus or minus 2”
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
    } else if (money_after(a) || scaled_code(a) || scaled_code_before(a) || name_of_money_before(a)) {
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
        if (a.dimension == "rate" && lower(a.end) == "per") per(a);  // “5 mg/kg per day”
    } else if (lower(a.end) == "yo" || (lower(a.end) == "y" && lower(a.end + 1) == "/")) {
        a.kind = ClaimKind::age;
        a.unit = a.unit_name = "year";
        ++a.end;
    }
    // “How to convert - 20 degrees”: behind a preposition or an infinitive a dash can only be the sign.
    if (a.kind == ClaimKind::temperature && !a.negative && a.first > begin_ + 1 && a.first - 1 >= consumed_ &&
        in(text_.surface(a.first - 1), {"-", "−"}) && !text_.token(a.first).break_before && is_word(a.first - 2) &&
        (text_.is(a.first - 2, WordClass::function_word | WordClass::auxiliary) || before(a.first, 3) == "to")) {
        a.negative = true;
        --a.first;
    }
    if (a.money != nullptr && a.money->kind == CurrencyWordKind::minor && a.unit.empty()) {
        a.unit = a.money->name == "penny" ? "penny" : std::string(a.money->name);
        share_of_whole(a);
    }
    if (a.negative) {
        const Decimal low = -a.number.high;
        a.number.high = -a.number.low;
        a.number.low = low;
        if (a.kind == ClaimKind::number && !a.number.digits) return a;
    }
    return a;
}

void QuantityFinder::tolerance(Number& number) const {
    TokenIndex i = number.end;
    if (!number.digits || surface_at(i) == "" || text_.token(i).break_before) return;
    if (text_.surface(i) == "±") {
        ++i;
    } else if (text_.surface(i) == "+" && surface_at(i + 1) == "/" && in(surface_at(i + 2), {"-", "−"}) && close(i + 1) && close(i + 2)) {
        i += 3;
    } else {
        return;
    }
    if (i >= end_ || !text_.is(i, TokenKind::number)) return;
    if (const auto by = read_number(text_, i, end_, false)) number.end = by->end;
}

void QuantityFinder::emit_plain(ClaimKind kind, TokenIndex first, TokenIndex end, Quantity&& quantity) {
    Span span = text_.segments.span_of(first, end);
    // The full stop of “200 lbs.” at the end of a sentence ends the sentence.
    if (end == end_ && span.length() > 1 && text_.surface(end - 1).ends_with('.')) --span.end;
    add_claim(claims_, kind, span, std::move(quantity));
    consumed_ = end;
}

void find_quantities(const SegmentedText& text, std::vector<Claim>& claims) { QuantityFinder(text, claims).run(); }

}  // namespace factdiff
