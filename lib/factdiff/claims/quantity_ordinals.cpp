// Ordinals and multiples: “the 3rd title”, “twenty-first”, “doubled”, “twice as many”, “3-fold”.
#include <utility>

#include "factdiff/claims/quantity_finder.h"

namespace factdiff {

std::optional<TokenIndex> QuantityFinder::ordinal_figure(TokenIndex i) {
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

std::optional<TokenIndex> QuantityFinder::compound_ordinal(TokenIndex i, const NumberWord& tens) {
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

TokenIndex QuantityFinder::ordinal_word(TokenIndex i, const NumberWord& word) {
    const WordText next = lower(i + 1);
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
    if (place && !(in(next, {"place", "position", "spot"}) || in(before(i), {"from", "to", "finished", "came", "placed", "ranked"}))) return i + 1;
    // “She came third in the vote”, “finished second”; but “came first to mind”
    const bool ranked = in(before(i), {"finished", "came", "placed", "ranked"}) &&
                        (!is_word(i + 1) || in(next, {"in", "behind", "at", "on", "with", "after", "for", "among", "overall", "last"}));
    if (place && !ranked && word.value < Decimal{3} && !in(next, {"place", "position", "spot"})) return i + 1;
    if (!place && !content_word(i + 1)) return i + 1;
    Quantity q;
    q.low = q.high = word.value;
    q.spelled = true;
    counted(q, i + 1, true);
    emit_plain(ClaimKind::ordinal, i, i + 1, std::move(q));
    return i + 1;
}

TokenIndex QuantityFinder::multiple(TokenIndex i, const NumberWord& word) {
    const WordText w = lower(i);
    const WordText next = lower(i + 1);
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
        const bool verb = i > begin_ && in(before(i), {"to", "will", "would", "could", "can", "may", "might", "should", "nearly", "almost", "about",
                                                       "more", "than"});
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

void QuantityFinder::times(Amount& a) const {
    if (a.kind != ClaimKind::number) return;
    TokenIndex i = a.end;
    if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
    if (lower(i) == "fold" || (lower(i) == "x" && a.number.digits && close(i) && !(i + 1 < end_ && text_.is(i + 1, TokenKind::number)))) {
        a.kind = ClaimKind::ratio;
        a.end = i + 1;
    } else if (lower(i) == "times" && in(lower(i + 1), {"as", "more", "higher", "larger", "bigger", "greater", "the", "that", "its", "their", "his",
                                                        "less", "what", "faster", "likelier"})) {
        a.kind = ClaimKind::ratio;
        a.end = i + 1;
    }
}

}  // namespace factdiff
