#include "factdiff/lexicon/quantity_words.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

template <typename T>
using WordMap = boost::unordered_flat_map<WordText, T, WordHash>;
using WordSet = boost::unordered_flat_set<WordText, WordHash>;

NumberWordKind number_kind(std::string_view name) {
    constexpr std::string_view names[] = {"small",    "tens",      "hundred", "scale",    "group", "abbreviation",
                                          "fraction", "fractions", "ordinal", "multiple", "vague"};
    const auto* found = std::find(std::begin(names), std::end(names), name);
    return static_cast<NumberWordKind>(found - std::begin(names));
}

WordMap<NumberWord> read_number_words() {
    WordMap<NumberWord> map;
    for (const Row& row : table("number_words")) {
        NumberWord word;
        word.kind = number_kind(row[1]);
        word.value = Decimal::parse(row[2]).value_or(Decimal{});
        word.high = row[3].empty() ? word.value : Decimal::parse(row[3]).value_or(word.value);
        if (word.value.mantissa() == 1) word.power = word.value.exponent();
        map.emplace(row[0], word);
    }
    return map;
}

WordMap<Unit> read_units(bool by_id) {
    WordMap<Unit> map;
    for (const std::string_view name : {"units", "unit_phrases"})
        for (const Row& row : table(name)) {
            const Unit value{row[1], row[2], row[3], Decimal::parse(row[4]).value_or(Decimal{1})};
            map.emplace(by_id ? row[1] : row[0], value);
        }
    return map;
}

WordMap<Currency> read_currencies() {
    WordMap<Currency> map;
    for (const std::string_view name : {"currencies", "currency_phrases"})
        for (const Row& row : table(name)) {
            const auto kind = row[2] == "symbol"  ? CurrencyWordKind::symbol
                              : row[2] == "code"  ? CurrencyWordKind::code
                              : row[2] == "minor" ? CurrencyWordKind::minor
                                                  : CurrencyWordKind::word;
            map.emplace(row[0], Currency{row[1], row[3], kind});
        }
    return map;
}

Bound bound_named(std::string_view name) {
    if (name == "above") return Bound::above;
    if (name == "at_least") return Bound::at_least;
    if (name == "below") return Bound::below;
    if (name == "at_most") return Bound::at_most;
    if (name == "about") return Bound::about;
    if (name == "nearly") return Bound::nearly;
    return Bound::exact;
}

WordMap<std::vector<BoundPhrase>> read_bounds(std::string_view where) {
    WordMap<std::vector<BoundPhrase>> map;
    for (const Row& row : table("bounds")) {
        if (row[0] != where) continue;
        BoundPhrase phrase;
        for (std::string_view rest = row[1]; !rest.empty();) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            phrase.words.push_back(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
        phrase.bound = bound_named(row[2]);
        const std::string_view key = where == "before" ? phrase.words.back() : phrase.words.front();
        map[key].push_back(std::move(phrase));
    }
    for (auto& [key, phrases] : map)
        std::stable_sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
    return map;
}

template <typename T>
const T* find_in(const WordMap<T>& map, const WordText& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

/// First words of the rows that have several.
WordSet read_phrase_starts(std::initializer_list<std::string_view> tables) {
    WordSet starts;
    for (const std::string_view name : tables)
        for (const Row& row : table(name))
            if (const std::size_t space = row[0].find(' '); space != std::string_view::npos) starts.insert(row[0].substr(0, space));
    return starts;
}

/// The entry of a word or, failing that, of its singular.
template <typename T>
const T* find_noun(const WordMap<T>& map, const WordText& key) {
    if (const T* found = find_in(map, key)) return found;
    if (key.size() < 3 || !key.ends_with('s')) return nullptr;
    if (const T* found = find_in(map, key.substr(0, key.size() - 1)); found != nullptr) return found;
    if (key.ends_with("es")) return find_in(map, key.substr(0, key.size() - 2));
    return nullptr;
}

}  // namespace

const NumberWord* number_word(const WordText& folded) {
    static const WordMap<NumberWord> map = read_number_words();
    return find_in(map, folded);
}

const Unit* unit(const WordText& folded) {
    static const WordMap<Unit> map = read_units(false);
    return find_noun(map, folded);
}

bool begins_unit_phrase(const WordText& folded) {
    static const WordSet starts = read_phrase_starts({"units", "unit_phrases"});
    return starts.contains(folded);
}

const Unit* unit_by_id(const WordText& id) {
    static const WordMap<Unit> map = read_units(true);
    return find_in(map, id);
}

const Currency* currency(const WordText& folded) {
    static const WordMap<Currency> map = read_currencies();
    return find_noun(map, folded);
}

bool begins_currency_phrase(const WordText& folded) {
    static const WordSet starts = read_phrase_starts({"currencies", "currency_phrases"});
    return starts.contains(folded);
}

const std::vector<BoundPhrase>* bounds_before(const WordText& last) {
    static const auto map = read_bounds("before");
    return find_in(map, last);
}

const std::vector<BoundPhrase>* bounds_after(const WordText& first) {
    static const auto map = read_bounds("after");
    return find_in(map, first);
}

const MeasuredNoun* measured_noun(const WordText& folded) {
    static const WordMap<MeasuredNoun> map = [] {
        WordMap<MeasuredNoun> nouns;
        for (const Row& row : table("measured_nouns")) nouns.emplace(row[0], MeasuredNoun{row[0], row[1], row[2]});
        return nouns;
    }();
    return find_noun(map, folded);
}

bool heads_identifier(const WordText& folded, bool capitalised) {
    static const WordMap<bool> map = [] {
        WordMap<bool> heads;
        for (const Row& row : table("identifier_heads")) heads.emplace(row[0], row[1] == "any");
        return heads;
    }();
    const bool* any = find_in(map, folded);
    return any != nullptr && (*any || capitalised);
}

MeasureSense measure_sense(const WordText& folded, std::string_view next) {
    static const WordMap<std::pair<MeasureSense, std::string_view>> map = [] {
        constexpr std::string_view senses[] = {"none", "each", "total", "including", "excluding", "reference", "rate"};
        WordMap<std::pair<MeasureSense, std::string_view>> words;
        for (const Row& row : table("measure_senses")) {
            const auto sense = static_cast<MeasureSense>(std::find(std::begin(senses), std::end(senses), row[1]) - std::begin(senses));
            words.emplace(row[0], std::pair{sense, row[2]});
        }
        return words;
    }();
    const auto* found = find_in(map, folded);
    if (found == nullptr) return MeasureSense::none;
    // “not including”, “not counting”: the opposite of what follows
    if (folded == "not") {
        const auto* negated = find_in(map, next);
        return negated != nullptr && negated->first == MeasureSense::including ? MeasureSense::excluding : MeasureSense::none;
    }
    return found->second.empty() || found->second == next ? found->first : MeasureSense::none;
}

bool compares(const WordText& folded, ComparisonPlace place) {
    static const WordMap<std::uint8_t> map = [] {
        WordMap<std::uint8_t> words;
        for (const Row& row : table("comparisons"))
            words[row[1]] |= static_cast<std::uint8_t>(row[0] == "after"    ? ComparisonPlace::after
                                                       : row[0] == "before" ? ComparisonPlace::before
                                                                            : ComparisonPlace::of);
        return words;
    }();
    const std::uint8_t* places = find_in(map, folded);
    return places != nullptr && (*places & static_cast<std::uint8_t>(place)) != 0;
}

bool takes_preposition(const WordText& folded, std::string_view preposition) {
    static const WordMap<std::vector<std::string_view>> map = [] {
        WordMap<std::vector<std::string_view>> words;
        for (const Row& row : table("not_bounds")) words[row[1]].push_back(row[0]);
        return words;
    }();
    const std::vector<std::string_view>* prepositions = find_noun(map, folded);
    return prepositions != nullptr && std::find(prepositions->begin(), prepositions->end(), preposition) != prepositions->end();
}

std::string singular(std::string_view noun) {
    static constexpr std::pair<std::string_view, std::string_view> irregular[] = {
        {"people", "people"},   {"men", "man"},        {"women", "woman"},    {"children", "child"}, {"feet", "foot"},         {"teeth", "tooth"},
        {"mice", "mouse"},      {"lives", "life"},     {"wives", "wife"},     {"knives", "knife"},   {"wolves", "wolf"},       {"halves", "half"},
        {"leaves", "leaf"},     {"persons", "person"}, {"buses", "bus"},      {"crises", "crisis"},  {"analyses", "analysis"}, {"series", "series"},
        {"species", "species"}, {"movies", "movie"},   {"cookies", "cookie"}, {"shelves", "shelf"},  {"thieves", "thief"},     {"loaves", "loaf"}};
    for (const auto& [many, one] : irregular)
        if (noun == many) return std::string(one);
    if (noun.size() > 5 && noun.ends_with("men")) return std::string(noun.substr(0, noun.size() - 2)) + "an";  // firemen, policewomen
    if (noun.size() > 4 && noun.ends_with("ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
    for (const std::string_view end : {"sses", "xes", "ches", "shes", "zzes"})
        if (noun.size() > end.size() && noun.ends_with(end)) return std::string(noun.substr(0, noun.size() - 2));
    if (noun.size() > 2 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is"))
        return std::string(noun.substr(0, noun.size() - 1));
    return std::string(noun);
}

}  // namespace factdiff
