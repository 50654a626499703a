// The reader behind number_grammar.h: stands on a token and reads one number as far as it goes.
//
//     “three quarters of a million people”, on “three”
//         cardinal            3
//         denominator         “quarters”: three fourths
//         fraction_of_scale   “of a million”: 750,000
//
// Private to the number sources, one file for each section below.
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/claims/number_grammar.h"
#include "factdiff/claims/sentence_tokens.h"
#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

inline bool is_article(const WordText& word) { return word == "a" || word == "an"; }

class NumberReader {
public:
    NumberReader(const SegmentedText& text, TokenIndex end, bool money, bool join_and) : text_(text), end_(end), money_(money), join_and_(join_and) {}
    std::optional<Number> read(TokenIndex at);
    /// Scale words and abbreviations after digits or a mixed number.
    void scales(Number& n);

private:
    const NumberWord* word_at(TokenIndex i) const {
        if (i >= end_ || !text_.is(i, TokenKind::word) || !text_.is(i, WordClass::number_word)) return nullptr;
        return number_word(text_.lower(i));
    }
    WordText lower(TokenIndex i) const { return i < end_ ? text_.lower(i) : WordText{}; }
    bool break_at(TokenIndex i) const { return i < end_ && text_.token(i).break_before; }
    /// The token after a hyphen that joins two words, or i itself.
    TokenIndex past_hyphen(TokenIndex i) const;
    static void scale(Number& n, const Decimal& factor, int power);

    // ---- figures
    std::optional<Number> figure(TokenIndex at);
    /// 816 000, with any one space between; "10, 000" as tokenised news corpora have it.
    void spaced_groups(Number& n, std::string_view surface);
    /// Whether figures near by are grouped as “10, 000” is, so that “1, 118” is one figure too.
    bool spaced_commas(TokenIndex at) const;
    /// 4e14, 1e-3, 2.48×10−5.
    void exponent(Number& n);
    struct Slash {
        Decimal value;
        TokenIndex end;
    };
    std::optional<Slash> slash_at(TokenIndex i) const;
    bool slash_fraction(Number& n);
    /// “3 quarters of the seats”, “2 thirds of them”.
    bool digit_fraction(Number& n);
    /// 10 1/2, 3½, 2 and a half, "2-1/2".
    void mixed(Number& n);
    void add_fraction(Number& n, const Decimal& part, TokenIndex end);
    /// “and a half”, “and three-quarters” after a number; `of` is what the fraction is a part of: “a million and a half”.
    bool and_a_fraction(Number& n, const Decimal& of);
    bool scale_abbreviation(const Number& n, TokenIndex i) const;

    // ---- words
    std::optional<Number> cardinal(TokenIndex at);
    /// After “three million,”: a group that goes on with the number has a hundred, a scale or an “and” in it.
    bool group_follows(TokenIndex i) const;
    bool scale_may_stand(TokenIndex at) const;
    /// “several hundred”, “a few thousand”: the vague word times the scale.
    void widen(Number& n, const NumberWord& before, TokenIndex at);
    /// “three point five”.
    void point(Number& n, NumberWordKind last);
    /// “two-thirds”, “three quarters”, “one sixth”; then a scale: “three quarters of a million”.
    bool denominator(Number& n);
    /// “half a million”, “a quarter of a billion”, “half a dozen”: the fraction becomes a count.
    void fraction_of_scale(Number& n);
    bool fraction_may_follow(TokenIndex i) const;
    /// “half”, “a third”, “a quarter”.
    std::optional<Number> fraction_alone(TokenIndex at, const NumberWord& w);
    /// dozens, hundreds of thousands, a couple of, a handful of.
    std::optional<Number> vague(TokenIndex at, const NumberWord& w);
    /// “one in five”, “three out of every four”, “one-in-ten”, “one pair in five”.
    void in_every(Number& n);
    const SegmentedText text_;
    TokenIndex end_;
    bool money_;
    bool join_and_;
};

/// A noun that stands in the plural, by its ending.
bool plural_noun(const SegmentedText& text, TokenIndex i);

}  // namespace factdiff
