#include "factdiff/lexicon/table.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace factdiff {

std::string_view embedded_table(std::string_view name);  // made by cmake/embed.cmake

std::vector<Row> table(std::string_view name) {
    std::string_view text = embedded_table(name);
    if (text.data() == nullptr) {
        std::fprintf(stderr, "factdiff: no table named %.*s\n", static_cast<int>(name.size()), name.data());
        std::abort();
    }
    std::vector<Row> rows;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        Row row;
        for (;;) {
            const std::size_t tab = line.find('\t');
            row.columns.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) break;
            line.remove_prefix(tab + 1);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace factdiff
