#include "factdiff/lexicon/peoples.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

struct Peoples {
    boost::unordered_flat_map<std::string_view, std::uint32_t> rows;                                        // of each form of a people
    boost::unordered_flat_map<std::string_view, boost::container::small_vector<std::uint32_t, 2>> told_by;  // of each word: the rows it tells of
};

const Peoples& peoples() {
    static const Peoples all = [] {
        Peoples out;
        std::uint32_t number = 0;
        for (const Row& row : table("peoples")) {
            for_each_part(row[0], [&](std::string_view form) {
                out.rows.emplace(form, number);
                out.told_by[form].push_back(number);
            });
            for_each_part(row[1], [&](std::string_view place) { out.told_by[place].push_back(number); });
            ++number;
        }
        return out;
    }();
    return all;
}

}  // namespace

bool is_people(std::string_view word) { return peoples().rows.contains(word); }

bool tells_of_people(std::string_view word, std::string_view people) {
    const auto row = peoples().rows.find(people);
    const auto told = peoples().told_by.find(word);
    return row != peoples().rows.end() && told != peoples().told_by.end() &&
           std::find(told->second.begin(), told->second.end(), row->second) != told->second.end();
}

}  // namespace factdiff
