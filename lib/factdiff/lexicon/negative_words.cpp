#include "factdiff/lexicon/negative_words.h"

#include <boost/unordered/unordered_flat_set.hpp>
#include <string_view>

#include "factdiff/lexicon/table.h"

namespace factdiff {

bool is_negative(const Word& word) {
    static const auto words = [] {
        boost::unordered_flat_set<std::string_view> set;
        for (const Row& row : table("negative_words")) set.insert(row[0]);
        return set;
    }();
    return has(word.classes, WordClass::negator) || words.contains(word.folded);
}

}  // namespace factdiff
