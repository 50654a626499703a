#include "factdiff/lexicon/quantifiers.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

boost::unordered_flat_map<std::string_view, Share> build() {
    static constexpr std::string_view names[] = {"none", "few", "some", "half", "most", "all"};
    boost::unordered_flat_map<std::string_view, Share> map;
    for (const Row& row : table("quantifiers"))
        for (std::size_t i = 0; i < std::size(names); ++i)
            if (row[1] == names[i]) map.emplace(row[0], static_cast<Share>(i));
    return map;
}

}  // namespace

std::optional<Share> share_of(const Word& word) {
    if (!has(word.classes, WordClass::share)) return std::nullopt;
    static const auto map = build();
    const auto found = map.find(word.folded);
    if (found == map.end()) return std::nullopt;
    return found->second;
}

}  // namespace factdiff
