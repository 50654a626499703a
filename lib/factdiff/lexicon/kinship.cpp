#include "factdiff/lexicon/kinship.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <string>
#include <vector>

#include "factdiff/lexicon/stemmer.h"
#include "factdiff/lexicon/table.h"
#include "factdiff/lexicon/thesaurus_tables.h"

namespace factdiff {
namespace {

using Senses = std::vector<std::uint32_t>;

std::span<const std::uint32_t> senses_of(std::string_view stem) {
    using namespace thesaurus;
    const std::size_t at = find(kSenseStemsAt, kSenseStems, kSenseStemCount, stem);
    return at == SIZE_MAX ? std::span<const std::uint32_t>{} : std::span(kSenses + kFirstSense[at], kSenses + kFirstSense[at + 1]);
}

void sort_out(Senses& senses) {
    std::sort(senses.begin(), senses.end());
    senses.erase(std::unique(senses.begin(), senses.end()), senses.end());
}

/// The senses and those that one step leads to.
Senses with_steps(std::span<const std::uint32_t> senses, const std::uint32_t* first, const std::uint32_t* targets) {
    Senses all(senses.begin(), senses.end());
    for (const std::uint32_t sense : senses) all.insert(all.end(), targets + first[sense], targets + first[sense + 1]);
    sort_out(all);
    return all;
}

bool meet(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) return true;
        ++(*x < *y ? x : y);
    }
    return false;
}

/// What the senses are a kind of: a puppy is a dog, that an animal.
Senses above(std::span<const std::uint32_t> senses) {
    constexpr int height = 3;
    Senses all(senses.begin(), senses.end());
    for (int step = 0; step < height; ++step) all = with_steps(all, thesaurus::kFirstUp, thesaurus::kUps);
    return all;
}

/// What they are derived from, like, cause or go with: adjectives hang together by the one in their midst.
Senses around(std::span<const std::uint32_t> senses) { return with_steps(senses, thesaurus::kFirstTie, thesaurus::kTies); }

constexpr std::uint32_t kWide = UINT32_MAX;  // the number of the row of words so wide that they may stand for any other
using RowsOfStem = boost::unordered_flat_map<std::string, std::vector<std::uint32_t>>;

/// The rows of akin.tsv by stem.
RowsOfStem read_rows() {
    RowsOfStem rows;
    Stemmer stem;
    const std::vector<Row> table_rows = table("akin");
    std::vector<const Row*> in_order;  // the wide words last, so that each word's rows are sorted
    for (const bool wide : {false, true})
        for (const Row& row : table_rows)
            if ((row[1] == "anything") == wide) in_order.push_back(&row);
    std::uint32_t number = 0;
    for (const Row* row : in_order) {
        const std::uint32_t of_row = (*row)[1] == "anything" ? kWide : number;
        for_each_part((*row)[0], [&](std::string_view words) {
            std::string key = stem.of_phrase(words);
            std::replace(key.begin(), key.end(), ' ', '_');
            std::vector<std::uint32_t>& of_word = rows[key];
            if (of_word.empty() || of_word.back() != of_row) of_word.push_back(of_row);
        });
        ++number;
    }
    return rows;
}

std::span<const std::uint32_t> rows_of(std::string_view stem) {
    static const RowsOfStem rows = read_rows();
    const auto found = rows.find(std::string(stem));
    return found == rows.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

}  // namespace

bool kinship_known(std::string_view stem) { return !senses_of(stem).empty() || !rows_of(stem).empty(); }

bool is_wide(std::string_view stem) {
    const auto rows = rows_of(stem);
    return !rows.empty() && rows.back() == kWide;
}

bool akin(std::string_view a, std::string_view b) {
    if (a == b || meet(rows_of(a), rows_of(b))) return true;
    const auto x = senses_of(a), y = senses_of(b);
    return meet(x, y) || meet(around(x), around(y)) || meet(above(x), y) || meet(above(y), x);
}

}  // namespace factdiff
