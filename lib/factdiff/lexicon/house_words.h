// The words of a newsroom, added to the tables of the language: once for a process, before the first article is read.
//
//     HouseWords words;
//     words.cue_verbs.push_back({"opine", "neutral"});                    // opine, opines, opined, opining
//     words.names.push_back({"Bank of Aldermouth", {"BoA", "the Mouth"}});
//     if (auto problem = use_house_words(words)) …                        // “no unit is called “fathum””
//     const Article article = …                                           // now reads “Dana Whitlock opined that …”
//
// They stand in front of the rows of the language, so a house may say a word anew. Without them nothing is looked up twice: the tables are built from
// one list of rows either way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff {

struct HouseWords {
    struct CueVerb {
        std::string verb;       // the base form; regular forms are made from it
        std::string cue_class;  // "neutral", "doubting", "admitting", "denying", "asserting"
    };
    struct Unit {
        std::string word;   // singular: "bushel", "shipping container"
        std::string value;  // in a known unit: "35.239 litre"; empty: comparable only with itself
    };
    struct Names {
        std::string name;
        std::vector<std::string> aliases;
    };

    std::vector<CueVerb> cue_verbs;
    std::vector<std::string> titles;         // "harbour reeve"
    std::vector<std::string> abbreviations;  // a full stop after them ends no sentence: "Cllr"
    std::vector<Unit> units;
    std::vector<Names> names;

    bool empty() const { return cue_verbs.empty() && titles.empty() && abbreviations.empty() && units.empty() && names.empty(); }
};

/// What is wrong with a unit of the list ("no unit is called “fathum”"), or nothing.
std::optional<std::string> problem_of(const HouseWords::Unit& unit);

/// False where articles were read before, so that the tables stand already: a mistake of the program. What problem_of() objects to is left out.
bool use_house_words(const HouseWords& words);

/// Tells apart what other words would have read otherwise: part of the fingerprint of a report. Empty where there are none.
const std::string& house_words_fingerprint();

}  // namespace factdiff
