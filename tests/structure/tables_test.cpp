// Every table in lexicon/en: its first comment names its columns ("Columns: word, class, value." or "Columns as in units.tsv."), no row has more of
// them, none is empty at its end, and no key stands twice. A key is the first column where the comment says "One row a word", else the first two.
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/paths.h"

namespace factdiff::test {
namespace {

const std::string kFolder = "lib/factdiff/lexicon/en";

struct Table {
    std::string name;
    std::string comment;  // the comment lines before the first row, as one line
    std::vector<std::pair<int, std::string>> rows;
};

Table load(const std::filesystem::path& path) {
    Table table{path.filename().string(), {}, {}};
    std::istringstream lines(read_bytes(path));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.starts_with("#")) {
            if (table.rows.empty()) table.comment += line.substr(1);
        } else if (!line.empty()) {
            table.rows.emplace_back(number, line);
        }
    }
    return table;
}

std::vector<std::string> columns_of(const std::string& row) {
    std::vector<std::string> columns{""};
    for (char c : row) {
        if (c == '\t')
            columns.emplace_back();
        else
            columns.back() += c;
    }
    return columns;
}

/// How many columns the comment names; nothing where it names none.
std::optional<std::size_t> named_columns(const std::string& comment) {
    if (const std::size_t as_in = comment.find("Columns as in "); as_in != std::string::npos) {
        const std::size_t name = as_in + std::string("Columns as in ").size();
        return named_columns(load(source_path(kFolder) / comment.substr(name, comment.find(".tsv", name) + 4 - name)).comment);
    }
    const std::size_t start = comment.find("Columns:");
    if (start == std::string::npos) {
        std::size_t count = 1;
        for (std::size_t at = comment.find("<tab>"); at != std::string::npos; at = comment.find("<tab>", at + 1)) ++count;
        return count > 1 ? std::optional(count) : std::nullopt;
    }
    std::size_t count = 1;
    int depth = 0;
    for (std::size_t i = start; i < comment.size(); ++i) {
        const char c = comment[i];
        const bool end_of_clause = i + 1 == comment.size() || comment[i + 1] == ' ';
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (depth > 0) continue;
        if ((c == '.' || c == ';') && end_of_clause) break;
        if (c == ',') ++count;
    }
    return count;
}

class TableFile : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(TableFile, Parses) {
    const Table table = load(GetParam());
    if (table.rows.empty()) return;
    const std::optional<std::size_t> expected = named_columns(table.comment);
    ASSERT_TRUE(expected) << table.name << ": the first comment must name the columns: \"# … Columns: word, class, value.\"";
    const std::size_t key_length = table.comment.find("One row a word") != std::string::npos ? 1 : 2;
    std::map<std::string, int> keys;
    for (const auto& [number, row] : table.rows) {
        const std::string where = table.name + ":" + std::to_string(number) + ": ";
        const std::vector<std::string> columns = columns_of(row);
        ASSERT_LE(columns.size(), *expected) << where << "more columns than the comment names: " << row;
        EXPECT_FALSE(row.back() == ' ' || row.back() == '\t' || row.back() == '\r') << where << "blank at the end";
        std::string key;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            EXPECT_FALSE(columns[i].starts_with(' ') || columns[i].ends_with(' ')) << where << "blank around a column: " << row;
            if (i < key_length) key += columns[i] + '\t';
        }
        EXPECT_FALSE(columns[0].empty()) << where << "no key";
        const auto [entry, is_new] = keys.emplace(key, number);
        EXPECT_TRUE(is_new) << where << "the same key as in line " << entry->second << ": " << row;
    }
}

std::vector<std::filesystem::path> tables() { return files_in(kFolder, ".tsv"); }

INSTANTIATE_TEST_SUITE_P(Lexicon, TableFile, testing::ValuesIn(tables()), [](const auto& test) { return test_name(test.param.stem().string()); });

TEST(Tables, CountColumns) {
    EXPECT_EQ(named_columns(" Words. Columns: where (before, after), words, bound."), 3U);
    EXPECT_EQ(named_columns(" word <tab> classes (a, b)"), 2U);
    EXPECT_EQ(named_columns(" Columns: word, factor 1.5, x. Then, more, text."), 3U);
    EXPECT_EQ(named_columns(" placeholder"), std::nullopt);
}

}  // namespace
}  // namespace factdiff::test
