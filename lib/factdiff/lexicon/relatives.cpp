#include "factdiff/lexicon/relatives.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"

namespace factdiff {

std::string_view kind_of_relative(const WordText& folded) {
    static const boost::unordered_flat_map<std::string_view, std::string_view> map = [] {
        boost::unordered_flat_map<std::string_view, std::string_view> out;
        for (const Row& row : table("relatives")) out.emplace(row[0], row[1]);
        return out;
    }();
    const auto found = map.find(std::string_view(folded));
    return found == map.end() ? std::string_view() : found->second;
}

}  // namespace factdiff
