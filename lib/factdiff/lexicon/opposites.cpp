#include "factdiff/lexicon/opposites.h"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/lexicon/stemmer.h"
#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

enum class Where : std::uint8_t { anywhere, place, doer };  // the third column
struct Pole {
    std::uint16_t row;
    bool second;
    Where where;
};
using Poles = boost::container::small_vector<Pole, 4>;

boost::unordered_flat_map<std::string, Poles> build() {
    boost::unordered_flat_map<std::string, Poles> map;
    Stemmer stem;
    std::uint16_t number = 0;
    for (const Row& row : table("opposites")) {
        const Where where = row[2] == "place" ? Where::place : row[2] == "doer" ? Where::doer : Where::anywhere;
        for (const bool second : {false, true})
            for_each_part(row[second ? 1 : 0], [&](std::string_view entry) {
                Poles& poles = map[stem.of_phrase(entry)];
                if (poles.empty() || poles.back().row != number) poles.push_back({number, second, where});
            });
        ++number;
    }
    return map;
}

const Poles* poles_of(const Sense& sense) {
    if (!has(sense.word->classes, WordClass::opposite)) return nullptr;
    static const auto map = build();
    const auto found = sense.particle.empty() ? map.find(sense.word->stem_text) : map.find(sense.word->stem_text + ' ' + std::string(sense.particle));
    return found == map.end() ? nullptr : &found->second;
}
const Poles* poles_of(const Word& word) { return poles_of(Sense{&word}); }

}  // namespace

bool has_opposite(const Word& word) { return has(word.classes, WordClass::opposite); }

namespace {

bool related(const Poles* first, const Poles* second, bool opposite, Where most = Where::doer) {
    if (first == nullptr || second == nullptr) return false;
    for (const Pole& x : *first)
        for (const Pole& y : *second)
            if (x.row == y.row && (x.second != y.second) == opposite && x.where <= most) return true;
    return false;
}

bool related(const Word& a, const Word& b, bool opposite, Where most = Where::doer) { return related(poles_of(a), poles_of(b), opposite, most); }

}  // namespace

bool is_phrase(const Word& word, std::string_view particle) { return poles_of(Sense{&word, particle}) != nullptr; }
bool opposed(const Sense& a, const Sense& b) { return may_be_opposed(a.word->poles, b.word->poles) && related(poles_of(a), poles_of(b), true); }
bool opposed(const Word& a, const Word& b) { return may_be_opposed(a.poles, b.poles) && related(a, b, true); }
bool opposed_in_place_only(const Word& a, const Word& b) { return !related(a, b, true, Where::anywhere); }
bool opposed_of_one_doer_only(const Word& a, const Word& b) { return !related(a, b, true, Where::place); }
bool agreed(const Word& a, const Word& b) {
    // “Won” and “lost” stand together against “drew”.
    return ((a.poles.first & b.poles.first) | (a.poles.second & b.poles.second)) != 0 && related(a, b, false) && !opposed(a, b);
}

}  // namespace factdiff
