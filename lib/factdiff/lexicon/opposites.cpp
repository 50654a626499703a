#include "factdiff/lexicon/opposites.h"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

struct Pole {
    std::uint16_t row;
    bool second;
    bool in_place;  // the row says “place”
};
using Poles = boost::container::small_vector<Pole, 4>;

boost::unordered_flat_map<std::string, Poles> build() {
    boost::unordered_flat_map<std::string, Poles> map;
    Vocabulary stemmer;
    std::uint16_t number = 0;
    for (const Row& row : table("opposites")) {
        for (const bool second : {false, true}) {
            std::string_view words = row[second ? 1 : 0];
            while (!words.empty()) {
                const std::size_t comma = std::min(words.find(','), words.size());
                Poles& poles = map[stemmer[stemmer.intern(words.substr(0, comma))].stem_text];
                if (poles.empty() || poles.back().row != number) poles.push_back({number, second, row[2] == "place"});
                words.remove_prefix(std::min(comma + 1, words.size()));
            }
        }
        ++number;
    }
    return map;
}

const Poles* poles_of(const Word& word) {
    if (!has(word.classes, WordClass::opposite)) return nullptr;
    static const auto map = build();
    const auto found = map.find(word.stem_text);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

bool has_opposite(const Word& word) { return has(word.classes, WordClass::opposite); }

namespace {

bool related(const Word& a, const Word& b, bool opposite, bool anywhere = false) {
    const Poles *first = poles_of(a), *second = poles_of(b);
    if (first == nullptr || second == nullptr) return false;
    for (const Pole& x : *first)
        for (const Pole& y : *second)
            if (x.row == y.row && (x.second != y.second) == opposite && !(anywhere && x.in_place)) return true;
    return false;
}

}  // namespace

bool opposed(const Word& a, const Word& b) { return may_be_opposed(a.poles, b.poles) && related(a, b, true); }
bool opposed_in_place_only(const Word& a, const Word& b) { return !related(a, b, true, true); }
bool agreed(const Word& a, const Word& b) {
    return ((a.poles.first & b.poles.first) | (a.poles.second & b.poles.second)) != 0 && related(a, b, false);
}

}  // namespace factdiff
