#include "factdiff/lexicon/gender.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

using Genders = boost::unordered_flat_map<std::string_view, Gender>;

const Genders& genders(std::string_view place) {
    static const std::array<Genders, 2> tables = [] {
        std::array<Genders, 2> out;
        for (const Row& row : table("genders")) out[row[2] == "given"].emplace(row[0], row[1] == "f" ? Gender::female : Gender::male);
        return out;
    }();
    return tables[place == "given"];
}

Gender look_up(const Genders& table, std::string_view word) {
    const auto found = table.find(word);
    return found == table.end() ? Gender::unknown : found->second;
}

}  // namespace

Gender gender_of_word(std::string_view folded) {
    if (folded.ends_with("woman")) return Gender::female;
    return look_up(genders("any"), folded);
}

Gender gender_of_name(std::string_view canonical) {
    const std::string_view first = canonical.substr(0, canonical.find(' '));
    constexpr std::size_t longest = 16;
    if (first.size() == canonical.size() || first.size() > longest) return Gender::unknown;
    std::array<char, longest> folded{};
    for (std::size_t i = 0; i < first.size(); ++i) folded[i] = ascii_lower(first[i]);
    return look_up(genders("given"), {folded.data(), first.size()});
}

}  // namespace factdiff
