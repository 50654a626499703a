// From one figure to an interval: the words that bound it (“more than”), a range, a score, two figures with one unit.
#include <algorithm>
#include <iterator>
#include <utility>

#include "factdiff/claims/quantity_finder.h"

namespace factdiff {

Bound QuantityFinder::bound_before(TokenIndex& first) const {
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

bool QuantityFinder::negated(TokenIndex first) const {
    // “None older than 24”, “none was older than 24”
    const TokenIndex none = first > begin_ && text_.is(first - 1, WordClass::auxiliary) ? first - 1 : first;
    if (in(before(none), {"none", "nobody"})) return true;
    for (TokenIndex k = first; k > begin_ && first - k < 4; --k) {
        if (!is_word(k - 1)) return false;
        if (in(text_.lower(k - 1), {"not", "never", "cannot", "nor", "rarely", "seldom"}) || text_.lower(k - 1).ends_with("n't")) return true;
    }
    return false;
}

Bound QuantityFinder::turned(Bound bound) {
    if (bound == Bound::above) return Bound::at_most;
    if (bound == Bound::below) return Bound::at_least;
    return bound;
}

Bound QuantityFinder::bound_after(TokenIndex& end) const {
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

bool QuantityFinder::over_is_bound(TokenIndex over) const {
    if (over == begin_) {
        // “Over three years the gap grew”; but “Over 20 years ago”
        for (TokenIndex k = over + 1; k < std::min<TokenIndex>(end_, over + 5); ++k)
            if (in(lower(k), {"ago", "after", "before", "later", "of", "earlier", "since"})) return true;
        return false;
    }
    if (text_.surface(over - 1) == "%") return false;  // “fell by 52% over four decades”, as after “percent”
    if (!is_word(over - 1)) return true;
    return in(before(over), {"for",  "of",   "took",   "takes", "take",     "lasted", "lasting", "spent", "after", "than", "is",   "was",
                             "just", "well", "little", "being", "at",       "to",     "wait",    "and",   "in",    "are",  "were", "with",
                             "from", "by",   "a",      "the",   "slightly", "has",    "had",     "have",  "last",  "bit",  "lasts"});
}

bool QuantityFinder::has_change_verb(TokenIndex from) const {
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

bool QuantityFinder::range(Amount& a) {
    TokenIndex i = a.end;
    if (i >= end_ || text_.token(i).break_before || a.number.vague) return false;
    const WordText w = text_.lower(i);
    if (!is_hyphen(text_, i) && !in(w, {"to", "through", "and", "or", "votes"})) return false;
    bool hyphen = false, to = false;
    TokenIndex lead = a.first;
    const Bound prefix = bound_before(lead);
    // “between the range of $90m and $100m”, as speakers say it
    const bool between = before(lead) == "between" || before(a.first) == "between" ||
                         (before(lead) == "of" && before(lead, 2) == "range" && in(before(lead, 3), {"the", "a"}));
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
    if (to && by && a.number.fraction) return false;  // “fell by half to 2 million pounds”
    if (to && !from && (a.money != nullptr || !a.unit.empty()) && (by || has_change_verb(lead)) && !in(before(lead), {"between", "at", "to"}))
        return false;  // “rose 12% to $4bn”
    // past bounds that repeat (“from about 3 to about 4”)
    TokenIndex start = i;
    if (start < end_ && in(text_.lower(start), {"about", "around", "roughly", "as", "maybe", "perhaps"})) {
        if (in(text_.lower(start), {"as"})) return false;
        ++start;
    }
    TokenIndex number_at = start;
    for (int k = 0; k < 3 && number_at < end_ && !text_.is_number(number_at); ++k) {
        const bool prefix_token = text_.is(number_at, TokenKind::symbol) || in(text_.lower(number_at), {"a", "an", "-", "minus"}) ||
                                  (is_word(number_at) && currency(text_.lower(number_at)) != nullptr) ||
                                  (number_at + 1 < end_ && text_.is(number_at + 1, TokenKind::symbol) && close(number_at + 1) && is_word(number_at));
        if (!prefix_token) return false;
        ++number_at;
    }
    if (number_at >= end_ || text_.token(number_at).break_before || in_date(number_at)) return false;
    if (text_.is(number_at, TokenKind::word) && number_word(text_.lower(number_at)) == nullptr) return false;
    const TokenIndex was = consumed_;
    consumed_ = i;
    lends_money_ = hyphen && a.money != nullptr && number_at == start;
    auto b = read_amount(number_at, true);
    lends_money_ = false;
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
    const bool falls = a.number.low >= b->number.low;
    // “from 2-0 down”
    if (plain && (hyphen || to) && (!from || (hyphen && falls)) && prefix == Bound::exact) {
        const bool context = score_context(a.first, b->end);
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
    // “fell by six to 31”, “grew by 300,000 to 7.4m”: by how much, and to what
    const bool own_scale = a.number.scale_power == b->number.scale_power || a.number.grouped || a.number.scale_power > 0;
    if (to && !from && own_scale && (by || has_change_verb(lead)) && a.number.low * Decimal{25, -1} < b->number.low) return false;
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
        // “From £9.2m to £4.7m” is a fall, whatever verb tells it; “between 15 and 12” is no more than careless.
        if (!(a.negative && b->negative) && !between) return false;
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

void QuantityFinder::shared_unit(Amount& a) {
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

void QuantityFinder::unit_of_end(Amount& a) {
    if (a.kind != ClaimKind::number || a.number.vague || a.number.fraction || a.negative || lower(a.end) != "to") return;
    TokenIndex lead = a.first;
    bound_before(lead);
    if (before(lead) != "from" || text_.token(a.end).break_before || in_date(a.end + 1)) return;
    TokenIndex at = a.end + 1;
    if (at < end_ && text_.is(at, TokenKind::symbol)) ++at;
    if (at >= end_ || !text_.is_number(at)) return;
    const TokenIndex was = consumed_;
    consumed_ = a.end + 1;
    const auto b = read_amount(at, true);
    consumed_ = was;
    if (!b || b->number.vague || b->number.fraction || b->money_before || b->kind == ClaimKind::age || b->kind == ClaimKind::number) return;
    if (b->number.scale_power > 0 && a.number.scale_power == 0 && !a.number.grouped && a.number.digits == b->number.digits &&
        a.number.low * Decimal{5} > Decimal::ratio(b->number.low, Decimal{1, b->number.scale_power}, 15)) {
        if (!(a.number.low < Decimal{1000})) return;
        a.number.low = a.number.high = a.number.low * Decimal{1, b->number.scale_power};
        a.number.last_place += b->number.scale_power;
        a.number.scale_power = b->number.scale_power;
    }
    a.kind = b->kind;
    a.money = b->money;
    a.unit = b->unit;
    a.unit_name = b->unit_name;
    a.dimension = b->dimension;
}

const Claim* QuantityFinder::other_end(const Amount& a) const {
    if (a.kind != ClaimKind::number || claims_.size() == dates_ || a.number.vague || a.number.fraction) return nullptr;
    TokenIndex lead = a.first;
    bound_before(lead);
    const WordText p = before(lead);
    if (!in(p, {"to", "from"}) || content_word(a.end)) return nullptr;
    const Claim& claim = claims_.back();
    const auto* other = std::get_if<Quantity>(&claim.value);
    if (other == nullptr || claim.span.begin < text_.token(begin_).span.begin) return nullptr;
    const bool point = other->counted == "point";
    if (other->is_range() || other->fraction || (other->currency.empty() && other->unit.empty() && !point) || claim.kind == ClaimKind::age)
        return nullptr;
    const TokenIndex beside = lead - 1;
    if (consumed_ != beside && !(point && consumed_ + 1 == beside)) {
        // “To 3.1 trillion yen this year from 2.9 trillion”
        return p == "from" && a.number.scale_power >= 6 && claim.kind == ClaimKind::money ? &claim : nullptr;
    }
    TokenIndex first = text_.segments.token_at(claim.span.begin);
    const WordText q = before(first);
    // “Rose 12% to 4.2 million” is by how much and to what.
    return (p == "to" && q == "from") || (p == "from" && in(q, {"to", "at"})) ? &claim : nullptr;
}

bool QuantityFinder::score_context(TokenIndex first, TokenIndex end) const {
    static constexpr WordText kWords[] = {"vote",    "votes",    "voted",     "voting",    "won",     "win",      "wins",   "lost",       "lose",
                                          "beat",    "beaten",   "defeat",    "defeated",  "victory", "draw",     "drew",   "lead",       "led",
                                          "trail",   "trailed",  "score",     "scored",    "margin",  "ruling",   "ruled",  "decision",   "approved",
                                          "passed",  "rejected", "majority",  "split",     "divided", "court",    "panel",  "final",      "match",
                                          "game",    "set",      "tie",       "aggregate", "down",    "record",   "loss",   "series",     "opposed",
                                          "board",   "council",  "committee", "senate",    "house",   "justices", "judges", "deadlocked", "match",
                                          "innings", "tiebreak", "break",     "decided",   "favour",  "favor"};
    const auto known = [](const WordText& w) { return std::find(std::begin(kWords), std::end(kWords), w) != std::end(kWords); };
    for (TokenIndex k = first; k > begin_ && first - k < 10; --k)
        if (known(text_.lower(k - 1))) return true;
    for (TokenIndex k = end; k < std::min(end_, end + 3); ++k)
        if (known(text_.lower(k))) return true;
    return lower(end) == "votes";
}

}  // namespace factdiff
