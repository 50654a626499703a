#include "factdiff/lexicon/table.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace factdiff {

std::string_view embedded_table(std::string_view name);  // made by cmake/embed.cmake

namespace {

std::atomic<bool> were_read = false;

}  // namespace

Row row_of(std::string_view line) {
    Row row;
    for (;;) {
        const std::size_t tab = line.find('\t');
        row.columns.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return row;
        line.remove_prefix(tab + 1);
    }
}

std::vector<Row> language_table(std::string_view name) {
    std::string_view text = embedded_table(name);
    if (text.data() == nullptr) {
        std::fprintf(stderr, "factdiff: no table named %.*s\n", static_cast<int>(name.size()), name.data());
        std::abort();
    }
    std::vector<Row> rows;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.front() != '#') rows.push_back(row_of(line));
    }
    return rows;
}

std::vector<Row> table(std::string_view name) {
    were_read = true;
    std::vector<Row> rows = language_table(name);
    const std::vector<Row> house = house_rows(name);
    rows.insert(rows.begin(), house.begin(), house.end());
    return rows;
}

bool tables_were_read() { return were_read; }

}  // namespace factdiff
