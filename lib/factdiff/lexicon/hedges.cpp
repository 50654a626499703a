#include "factdiff/lexicon/hedges.h"

#include <boost/unordered/unordered_flat_set.hpp>
#include <string_view>

#include "factdiff/lexicon/table.h"

namespace factdiff {

Hedge hedge_of(const Word& word) {
    static const auto strong = [] {
        boost::unordered_flat_set<std::string_view> set;
        for (const Row& row : table("hedges"))
            if (row[1] == "strong") set.insert(row[0]);
        return set;
    }();
    if (strong.contains(word.folded)) return Hedge::strong;
    return has(word.classes, WordClass::hedge | WordClass::uncertain_modal) ? Hedge::weak : Hedge::none;
}

}  // namespace factdiff
