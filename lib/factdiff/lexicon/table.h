// The word tables of a language, embedded at build from lexicon/en/*.tsv.
//
//     for (const Row& row : table("reporting_verbs")) use(row[0], row[1]);    // "said", "neutral"
//
// One row a line, columns divided by tabs, `#` starts a comment line. Rows live as long as the program.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace factdiff {

struct Row {
    std::vector<std::string_view> columns;
    /// The column, or "" where the row is shorter.
    std::string_view operator[](std::size_t i) const { return i < columns.size() ? columns[i] : std::string_view{}; }
};

/// All rows of the table `name` (file stem), those of the house (house_words.h) first: the first row of a word counts. A name that does not exist is
/// a programming error and aborts.
std::vector<Row> table(std::string_view name);

/// The rows of the language alone; does not count as reading.
std::vector<Row> language_table(std::string_view name);
/// The rows that the house added; house_words.cpp.
std::vector<Row> house_rows(std::string_view name);
/// Whether table() was asked before: what it gave stands in look-ups that are built once.
bool tables_were_read();

/// The columns of one line.
Row row_of(std::string_view line);

/// The parts of a column that holds several: "said,says" has two.
template <typename Visit>
void for_each_part(std::string_view list, Visit&& visit, char separator = ',') {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        visit(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace factdiff
