#include "factdiff/lexicon/house_words.h"

#include <algorithm>
#include <deque>
#include <map>

#include "factdiff/lexicon/table.h"
#include "factdiff/lexicon/vocabulary.h"
#include "factdiff/text/decimal.h"

namespace factdiff {
namespace {

/// The rows of one table, as text that lives as long as the program.
using Rows = std::map<std::string, std::deque<std::string>, std::less<>>;

struct House {
    Rows rows;
    std::string fingerprint;
};
House& house() {
    static House instance;
    return instance;
}

/// Words as the tables write them: folded, one space between, hyphens as spaces, without article and possessive.
std::string table_form(std::string_view words) {
    std::string out;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" \t\n-", i), words.size());
        std::string word = folded_form(words.substr(i, end - i));
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        if (!word.empty() && !(out.empty() && word == "the")) out.append(out.empty() ? "" : " ").append(word);
        i = end + 1;
    }
    return out;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// The regular forms of a verb. Whether a last consonant doubles is a matter of stress, so both spellings are made: the wrong one is no word.
std::vector<std::string> forms_of(const std::string& verb) {
    std::vector<std::string> forms{verb};
    if (verb.size() < 3) return forms;
    const char last = verb.back(), before = verb[verb.size() - 2];
    const std::string stem = verb.substr(0, verb.size() - 1);
    if (last == 'e') {
        for (const char* form : {"es", "ed", "ing"}) forms.push_back(stem + form);
    } else if (last == 'y' && !is_vowel(before)) {
        for (const char* form : {"ies", "ied", "ying"}) forms.push_back(stem + form);
    } else {
        const bool hissing = last == 's' || last == 'x' || last == 'z' || verb.ends_with("ch") || verb.ends_with("sh");
        for (const char* form : {hissing ? "es" : "s", "ed", "ing"}) forms.push_back(verb + form);
        if (!is_vowel(last) && is_vowel(before) && !is_vowel(verb[verb.size() - 3]))
            for (const char* form : {"ed", "ing"}) forms.push_back(verb + last + form);
    }
    return forms;
}

void add_cue_verb(const HouseWords::CueVerb& cue, Rows& rows) {
    const std::string verb = table_form(cue.verb);
    const std::size_t space = std::min(verb.find(' '), verb.size());
    const std::string rest = verb.substr(space);  // “let slip”: the first word is inflected
    for (const std::string& form : forms_of(verb.substr(0, space)))
        rows["reporting_verbs"].push_back(form + rest + '\t' + cue.cue_class + "\tclause\t" + verb);
}

void add_title(const std::string& title, Rows& rows) {
    const std::string words = table_form(title);
    // The field "-": a house's own office contradicts no other.
    rows["titles"].push_back(words + '\t' + words + "\t-");
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find(' ', i), words.size());
        const std::string word = words.substr(i, end - i);
        if (word != "of") rows["classes"].push_back(word + (end == words.size() ? "\ttitle_noun" : "\ttitle_modifier"));
        i = end + 1;
    }
}

struct Measure {
    std::string dimension;
    std::string factor;
};

/// "35.239 litre": what one of the new unit is in the base unit of its dimension.
std::optional<Measure> measure_of(const HouseWords::Unit& unit, std::string* problem) {
    if (unit.value.empty()) return Measure{"house " + table_form(unit.word), "1"};
    const std::size_t space = unit.value.find(' ');
    const std::optional<Decimal> number = Decimal::parse(unit.value.substr(0, space));
    if (!number || *number <= Decimal{0} || space == std::string::npos) {
        *problem = "write what one of it is as a number and a unit: \"35.239 litre\"";
        return std::nullopt;
    }
    std::string known = table_form(unit.value.substr(space));
    for (const bool plural : {false, true}) {
        if (plural && !known.ends_with('s')) break;
        if (plural) known.pop_back();
        for (const std::string_view name : {"units", "unit_phrases"})
            for (const Row& row : language_table(name))
                if (row[0] == known) {
                    const Decimal factor = *number * Decimal::parse(row[4]).value_or(Decimal{1});
                    return Measure{std::string(row[3]), factor.to_string()};
                }
    }
    *problem = "no unit is called “" + unit.value.substr(space + 1) + "”";
    return std::nullopt;
}

void add_unit(const HouseWords::Unit& unit, Rows& rows) {
    std::string problem;
    const std::optional<Measure> measure = measure_of(unit, &problem);
    if (!measure) return;
    const std::string words = table_form(unit.word);
    std::string id = words;
    std::replace(id.begin(), id.end(), ' ', '-');
    rows[words.find(' ') == std::string::npos ? "units" : "unit_phrases"].push_back(words + '\t' + id + '\t' + words + '\t' + measure->dimension +
                                                                                    '\t' + measure->factor);
}

}  // namespace

std::optional<std::string> problem_of(const HouseWords::Unit& unit) {
    std::string problem;
    if (measure_of(unit, &problem)) return std::nullopt;
    return problem;
}

bool use_house_words(const HouseWords& words) {
    if (tables_were_read()) return false;
    Rows rows;
    for (const HouseWords::CueVerb& cue : words.cue_verbs) add_cue_verb(cue, rows);
    for (const std::string& title : words.titles) add_title(title, rows);
    for (const std::string& abbreviation : words.abbreviations) rows["classes"].push_back(table_form(abbreviation) + "\tabbreviation");
    for (const HouseWords::Unit& unit : words.units) add_unit(unit, rows);
    for (const HouseWords::Names& names : words.names)
        for (const std::string& alias : names.aliases) rows["name_aliases"].push_back(table_form(alias) + '\t' + table_form(names.name));

    House& known = house();
    known.fingerprint.clear();
    for (const auto& [name, lines] : rows)
        for (const std::string& line : lines) known.fingerprint.append(name).append(1, ':').append(line).append(1, '\n');
    known.rows = std::move(rows);
    return true;
}

const std::string& house_words_fingerprint() { return house().fingerprint; }

std::vector<Row> house_rows(std::string_view table) {
    std::vector<Row> out;
    const auto found = house().rows.find(table);
    if (found == house().rows.end()) return out;
    for (const std::string& line : found->second) out.push_back(row_of(line));
    return out;
}

}  // namespace factdiff
