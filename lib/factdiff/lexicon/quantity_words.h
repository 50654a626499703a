// What the tables know of the words of figures: number words, units, currencies, bounds. Look-ups by folded word; built once from lexicon/en/*.tsv.
//
//     number_word("dozen")->kind;                      // NumberWordKind::group
//     unit("miles")->id;                               // "mile"
//     unit_by_id("mile-per-hour")->factor;             // metres per second, exact as written in the table
//     currency("euros")->code;                         // "EUR"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/lexicon/bound.h"
#include "factdiff/text/decimal.h"
#include "factdiff/text/word_text.h"

namespace factdiff {

enum class NumberWordKind : std::uint8_t { small, tens, hundred, scale, group, abbreviation, fraction, fractions, ordinal, multiple, vague };
struct NumberWord {
    NumberWordKind kind = NumberWordKind::small;
    Decimal value;
    Decimal high;   // upper end of a vague word, else equal to `value`
    int power = 0;  // of ten, for scales
};
const NumberWord* number_word(const WordText& folded);

struct Unit {
    std::string_view id;         // CLDR, without its type: "mile"
    std::string_view name;       // English: "mile"
    std::string_view dimension;  // "length"
    Decimal factor;              // to the base unit of the dimension
};
/// The unit of a word or phrase, singular or plural ("miles", "square feet").
const Unit* unit(const WordText& folded);
/// Whether a unit in several words ("square feet") begins with the word.
bool begins_unit_phrase(const WordText& folded);
const Unit* unit_by_id(const WordText& id);

enum class CurrencyWordKind : std::uint8_t { symbol, code, word, minor };
struct Currency {
    std::string_view code;  // ISO 4217, or the bare name where the word does not settle which: "dollar"
    std::string_view name;
    CurrencyWordKind kind = CurrencyWordKind::word;
};
const Currency* currency(const WordText& folded);
bool begins_currency_phrase(const WordText& folded);

/// A phrase that bounds a figure, its words in reading order.
struct BoundPhrase {
    std::vector<std::string_view> words;
    Bound bound = Bound::exact;
};
/// Phrases before a figure that end in `last`, longest first; phrases after one that begin with `first`, longest first. Null where there is none.
const std::vector<BoundPhrase>* bounds_before(const WordText& last);
const std::vector<BoundPhrase>* bounds_after(const WordText& first);

/// A noun that says what a figure is ("share", "revenue"): its group, in which one entry contradicts another, and its meaning within it.
struct MeasuredNoun {
    std::string_view noun;
    std::string_view group;
    std::string_view meaning;
};
const MeasuredNoun* measured_noun(const WordText& folded);

/// Whether a figure behind the word is a name: "Flight 370". `capitalised`: how the word is written.
bool heads_identifier(const WordText& folded, bool capitalised);

/// How a figure is meant, by a word near it: for each or for all, with or without something, against an average. Two words where the first is “not”
/// or “in”.
enum class MeasureSense : std::uint8_t { none, each, total, including, excluding, reference, rate };
MeasureSense measure_sense(const WordText& folded, std::string_view next);

/// Whether the word says that the figure beside it is a difference: behind it (“lighter”), before it (“another”), or before its “of” (“gap”).
enum class ComparisonPlace : std::uint8_t { after = 1, before = 2, of = 4 };
bool compares(const WordText& folded, ComparisonPlace place);

/// Whether the word takes the preposition as its own, so that it bounds no figure behind it: “revolved around”, “a trial over”, “handed over”.
bool takes_preposition(const WordText& folded, std::string_view preposition);

/// The singular of an English noun, by its ending: "countries" → "country", "women" → "woman"; "people" stays.
std::string singular(std::string_view noun);

}  // namespace factdiff
