#include "factdiff/lexicon/spelling.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

/// “-ise” and what is made of it. Short words (“rise”, “prise”) are other words with a z.
void spell_with_z(std::string& word) {
    constexpr std::size_t shortest = 7;
    if (word.size() < shortest) return;
    for (const std::string_view ending : {"ise", "ises", "ised", "ising", "isation", "isations", "iser", "isers"}) {
        if (!word.ends_with(ending)) continue;
        word[word.size() - ending.size() + 1] = 'z';
        return;
    }
}

}  // namespace

std::string one_spelling(std::string_view word) {
    static const boost::unordered_flat_map<std::string_view, std::string_view> map = [] {
        boost::unordered_flat_map<std::string_view, std::string_view> out;
        for (const Row& row : table("spellings")) out.emplace(row[0], row[1]);
        return out;
    }();
    constexpr std::size_t shortest = 4, longest = 15;  // beginnings in the table
    std::string out(word);
    for (std::size_t size = std::min(longest, word.size()); size >= shortest; --size) {
        const auto found = map.find(word.substr(0, size));
        if (found == map.end()) continue;
        out.replace(0, size, found->second);
        break;
    }
    spell_with_z(out);
    return out;
}

}  // namespace factdiff
