#include "factdiff/lexicon/extremes.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <stdexcept>
#include <string>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

Extreme kind_named(std::string_view name) {
    static constexpr std::pair<std::string_view, Extreme> names[] = {{"superlative", Extreme::superlative},
                                                                     {"first", Extreme::first},
                                                                     {"only", Extreme::only},
                                                                     {"record", Extreme::record},
                                                                     {"support", Extreme::support}};
    for (const auto& [known, value] : names)
        if (known == name) return value;
    throw std::logic_error("extremes.tsv: unknown kind " + std::string(name));
}

}  // namespace

Extreme extreme_of(const Word& word) {
    static const boost::unordered_flat_map<std::string_view, Extreme> map = [] {
        boost::unordered_flat_map<std::string_view, Extreme> out;
        for (const Row& row : table("extremes")) out.emplace(row[0], kind_named(row[1]));
        return out;
    }();
    if (!has(word.classes, WordClass::extreme)) return Extreme::none;
    const auto found = map.find(word.folded);
    return found == map.end() ? Extreme::none : found->second;
}

}  // namespace factdiff
