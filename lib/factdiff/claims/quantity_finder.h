// The reader of figures: walks the sentences, stops at each figure or number word, and writes one claim for it.
//
//     “About 3 to 4 million of the country's voters, up 5%”
//         step          stands on “3”; identifier_end: no name, no list marker, no phone number
//         read_amount   3, no money or unit (“About” is left for bound_before)
//         range         joins “to 4 million”, which lends its scale: 3,000,000 … 4,000,000
//         bound_before  “About”: Bound::about;   part_of: "country's voters"
//         emit_plain    one claim over “About 3 to 4 million”; then 5%, direction up
//
// Private to the quantity sources, one file for each section below.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/claims/number_grammar.h"
#include "factdiff/claims/sentence_tokens.h"
#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

class QuantityFinder : SentenceTokens {
public:
    QuantityFinder(const SegmentedText& text, std::vector<Claim>& claims) : SentenceTokens(text), claims_(claims), dates_(claims.size()) {}

    void run();

private:
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
        bool attached_m = false;  // “4.1m”
    };
    std::string_view surface_at(TokenIndex i) const { return i < end_ ? text_.surface(i) : std::string_view{}; }
    bool content_word(TokenIndex i) const {
        return is_word(i) && !text_.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::number_word);
    }

    // ---- the walk and the whole figure (quantities.cpp)
    /// Inside a date or time found before: the token after it.
    std::optional<TokenIndex> date_end(TokenIndex i);
    bool in_date(TokenIndex i) const;
    TokenIndex step(TokenIndex i);
    TokenIndex amount_at(TokenIndex i);
    /// Everything around an amount that was read at token i, and its claim; the token after it.
    TokenIndex finish(TokenIndex i, Amount amount);
    /// A number with its money or unit, at a figure or number word.
    std::optional<Amount> read_amount(TokenIndex i, bool join_and);
    /// “9.8 ± 0.1 m”: the figure ends behind its tolerance.
    void tolerance(Number& number) const;
    void emit_plain(ClaimKind kind, TokenIndex first, TokenIndex end, Quantity&& quantity);

    // ---- what is no quantity (quantity_exclusions.cpp)
    bool title_case();
    bool plural_word(TokenIndex i) const;
    /// The token after a figure that is a name, a phone number, a list marker …; nothing when it may be a quantity.
    std::optional<TokenIndex> identifier_end(TokenIndex i);
    /// “The over-55s”: a claim of its own.
    bool age_group(TokenIndex i);
    bool parenthesis_open(TokenIndex i) const;
    TokenIndex skip_glued(TokenIndex i) const;
    bool unit_follows(TokenIndex i) const;
    /// “one man”, “one in five”, “one million”; not “no one”, “one of the men”, “this one”, “one another”.
    bool one_is_a_number(TokenIndex i) const;
    bool scale_or_unit(TokenIndex i) const;
    bool looks_like_year(TokenIndex i, const Amount& a) const;

    // ---- money (quantity_money.cpp)
    bool same_currency(const Currency* a, const Currency* b) const {
        return a == nullptr || b == nullptr || a->code == b->code || (a->code == "dollar" && b->code.size() == 3 && b->code[2] == 'D');
    }
    /// The currency before the figure; moves `first` over it, and over a sign.
    const Currency* money_before(TokenIndex& first, bool& negative) const;
    bool pounds_are_money();
    /// The currency after the figure.
    bool money_after(Amount& a);
    /// “30 MUSD”, “120 MEUR”, “MEUR 120”: the banker's scale before the code.
    bool scaled_code(Amount& a) const;
    bool scaled_code_before(Amount& a) const;
    bool take_scaled_code(Amount& a, TokenIndex i) const;
    /// “Euros 20m”, “dollar 22.5 million”.
    bool name_of_money_before(Amount& a) const;
    bool money_named_before(TokenIndex i) const;
    /// USD115.5, Rs500, GBP3m: a word to the tokens.
    TokenIndex glued_code(TokenIndex i);
    /// “36p in every pound”, “of each pound 18p”: a share.
    void share_of_whole(Amount& a) const;
    /// “3 dollars 50”, “thirteen dollars and forty-five cents”.
    void cents(Amount& a) const;

    // ---- units (quantity_units.cpp)
    /// The longest entry that starts at token i, for `find` and `begins_phrase` of quantity_words.h; moves `after` behind it.
    template <typename Entry>
    const Entry* longest(TokenIndex i, TokenIndex& after, const Entry* (*find)(const WordText&), bool (*begins_phrase)(const WordText&)) const;
    const Unit* longest_unit(TokenIndex i, TokenIndex& after) const { return longest(i, after, unit, begins_unit_phrase); }
    const Currency* longest_currency(TokenIndex i, TokenIndex& after) const { return longest(i, after, currency, begins_currency_phrase); }
    void set_unit(Amount& a, const Unit& u, TokenIndex end) const;
    bool unit_after(Amount& a);
    static void make_millions(Amount& a);
    /// “50m km”, “20m litres”: a million of the unit that follows, not metres.
    bool million_of_unit(const Amount& a, TokenIndex i) const;
    /// “The number of savers reached 1.3m”: where amounts of money are told in m and nothing near has a length.
    bool means_million(TokenIndex i);
    /// 1 where the article writes “$5m”.
    int millions();
    /// 5'10", 10" long: behind a figure.
    bool feet_and_inches(Amount& a) const;
    /// The token after “²”, “^2”, “squared” at k, `k` where there is none; `power`: 2 or 3, else 0.
    TokenIndex power_end(TokenIndex k, int& power) const;
    bool unit_is_percent(TokenIndex i) const;
    /// The temperature scale of bare degrees, where the article names just one.
    const Unit* article_scale() const;
    bool temperature_near(TokenIndex i) const;
    void degrees(Amount& a) const;
    /// “per hour”, “a share”, “/hour”, “-a-share” after a unit or an amount of money.
    void per(Amount& a) const;
    /// “3,000 people a week”, “25,000 barrels of oil a day”: the period behind what is counted.
    void period_behind(Quantity& q, const Amount& a, TokenIndex& end) const;
    /// “2:05:31”, “in 27:14”: a time taken, in seconds.
    std::optional<TokenIndex> clocked(TokenIndex i);
    /// 6ft 2in, 5 hours and 20 minutes, 6lb 4oz: held in the smaller unit, so that nothing is rounded.
    void compound(Amount& a) const;
    /// “a decade”, “more than a year”: one unit, where it is an amount and no rate.
    TokenIndex single_unit(TokenIndex i);
    /// “an hour and a half”, read from its “half”.
    std::optional<TokenIndex> unit_and_a_half(TokenIndex i);

    // ---- bounds, ranges, scores (quantity_ranges.cpp)
    Bound bound_before(TokenIndex& first) const;
    /// “must not carry more than 40 people” is at most 40.
    bool negated(TokenIndex first) const;
    static Bound turned(Bound bound);
    Bound bound_after(TokenIndex& end) const;
    bool over_is_bound(TokenIndex over) const;
    bool has_change_verb(TokenIndex from) const;
    /// Joins `a` with what follows into a range or a score; false where there is none.
    bool range(Amount& a);
    /// “45 and 50 mg”: the unit of the second belongs to both.
    void shared_unit(Amount& a);
    bool score_context(TokenIndex first, TokenIndex end) const;
    /// “From 2.0 billion to 2.5 billion pounds”, “from 3 to 4 per cent”: what stands behind the second end is said of both.
    void unit_of_end(Amount& a);
    /// “From 4.8 points to 5.9”, “to 3.1 trillion yen from 2.9 trillion”: the figure before, whose unit is not said again; else nothing.
    const Claim* other_end(const Amount& a) const;

    // ---- what is counted, of what, as what (quantity_roles.cpp)
    void counted(Quantity& q, TokenIndex i, bool one = false) const;
    void part_of(Quantity& q, TokenIndex i) const;
    /// The noun that says what the figure is: “95% share”, “$4.2bn in revenue”, “a loss of $3m”, “revenue rose 5% to $4bn”.
    void measured(Quantity& q, ClaimKind kind, TokenIndex first, TokenIndex end) const;
    Direction direction(TokenIndex first, TokenIndex end) const;
    bool name_before(TokenIndex first) const;  // “Smith, 34,” · “Smith (34)”
    void age_before(Amount& a) const;
    void age_after(Amount& a) const;

    // ---- ordinals and multiples (quantity_ordinals.cpp)
    std::optional<TokenIndex> ordinal_figure(TokenIndex i);
    std::optional<TokenIndex> compound_ordinal(TokenIndex i, const NumberWord& tens);
    TokenIndex ordinal_word(TokenIndex i, const NumberWord& word);
    /// doubled, halved, threefold, twice as many, twice (two times).
    TokenIndex multiple(TokenIndex i, const NumberWord& word);
    /// “three times as many”, “10x”, “3-fold”: a ratio.
    void times(Amount& a) const;

    std::vector<Claim>& claims_;
    std::size_t dates_;  // claims found before: dates and times
    std::size_t date_ = 0;
    bool lends_money_ = false;  // “€2-3m”: the figure before has the money, so that “m” is millions
    int title_case_ = -1;
    int pounds_ = -1;
    int millions_ = -1;
    mutable bool scale_known_ = false;
    mutable const Unit* scale_ = nullptr;
};

template <typename Entry>
const Entry* QuantityFinder::longest(TokenIndex i, TokenIndex& after, const Entry* (*find)(const WordText&),
                                     bool (*begins_phrase)(const WordText&)) const {
    if (i >= end_ || (!text_.is(i, TokenKind::word) && !text_.is(i, TokenKind::symbol))) return nullptr;
    std::string phrase;
    WordText key = text_.lower(i);
    const auto grow = [&](const WordText& word) {
        for (const char c : word) phrase += ascii_lower(c);
        key = std::string_view(phrase);
    };
    if (is_ascii_upper(key[0])) grow(key);  // an initialism
    const Entry* best = find(key);
    if (best != nullptr) after = i + 1;
    if (!begins_phrase(key)) return best;
    if (phrase.empty()) grow(key);
    for (TokenIndex k = i + 1; k < std::min(end_, i + 3) && !text_.token(k).break_before; ++k) {
        if (is_hyphen(text_, k) && close(k) && k + 1 < end_ && close(k + 1)) continue;
        if (!text_.is(k, TokenKind::word) && !text_.is(k, TokenKind::symbol)) break;
        phrase += ' ';
        grow(text_.lower(k));
        if (const Entry* found = find(key)) {
            best = found;
            after = k + 1;
        }
    }
    return best;
}

}  // namespace factdiff
