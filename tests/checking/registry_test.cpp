// The table of the rules is the registry: every row has its page, its fixtures and its file, and none of these stands without a row.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>

#include "factdiff/checking/rules.h"
#include "support/paths.h"
#include "support/rule_fixture.h"

namespace factdiff::test {
namespace {

std::string underscored(std::string_view id) {
    std::string name(id);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::set<std::string> stems_of(std::string_view folder, std::string_view extension) {
    std::set<std::string> stems;
    for (const std::filesystem::path& file : files_in(folder, extension)) stems.insert(file.stem().string());
    return stems;
}

/// The ids of the table, as file names.
std::set<std::string> ids() {
    std::set<std::string> ids;
    for (const Rule& rule : rules()) ids.emplace(rule.id);
    return ids;
}

/// The functions that rule_functions.h declares: `void number_changed(const Comparison& …`. What else lies in the folder helps the rules.
std::set<std::string> functions() {
    const std::string header = read_bytes(source_path("lib/factdiff/checking/rule_functions.h"));
    std::set<std::string> names;
    static constexpr std::string_view start = "\nvoid ";
    for (std::size_t at = header.find(start); at != std::string::npos; at = header.find(start, at + 1)) {
        const std::size_t begin = at + start.size();
        names.insert(header.substr(begin, header.find('(', begin) - begin));
    }
    return names;
}

/// The paragraph below the heading, its lines joined.
std::string first_paragraph(const std::string& page) {
    const std::size_t begin = page.find("\n\n") + 2;
    std::string paragraph = page.substr(begin, page.find("\n\n", begin) - begin);
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    return paragraph;
}

TEST(Registry, IdsAreUniqueAndInKebabCase) {
    EXPECT_EQ(ids().size(), rules().size());
    for (const Rule& rule : rules()) {
        EXPECT_EQ(rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << rule.id;
        EXPECT_TRUE(!rule.id.empty() && rule.id.front() != '-' && rule.id.back() != '-' && rule.id.find("--") == std::string_view::npos) << rule.id;
        EXPECT_EQ(find_rule(rule.id), &rule);
    }
    EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

TEST(Registry, EveryRuleHasAFunctionAndAFileOfItsName) {
    std::set<std::string> expected;
    for (const Rule& rule : rules()) {
        EXPECT_NE(rule.check, nullptr) << rule.id;
        expected.insert(underscored(rule.id));
        const std::string file = "lib/factdiff/checking/" + underscored(rule.id) + ".cpp";
        ASSERT_TRUE(std::filesystem::is_regular_file(source_path(file))) << file;
        EXPECT_THAT(read_bytes(source_path(file)), testing::HasSubstr("void " + underscored(rule.id) + "(const Comparison&")) << file;
    }
    EXPECT_EQ(functions(), expected) << "rule_functions.h and the table differ";
}

TEST(Registry, EveryRuleHasAPageAndEveryPageARule) {
    std::set<std::string> pages = stems_of("docs/rules", ".md");
    pages.erase("README");
    EXPECT_EQ(pages, ids());
}

TEST(Registry, EveryRuleHasFixturesAndEveryFixtureARule) {
    EXPECT_EQ(stems_of("fixtures/rules", ".txt"), ids());
    for (const std::filesystem::path& file : files_in("fixtures/rules", ".txt")) {
        const std::vector<RuleCase> cases = read_rule_cases(read_bytes(file), file.filename().string());
        EXPECT_GE(cases.size(), 8U) << file;
        const auto silent = std::count_if(cases.begin(), cases.end(), [](const RuleCase& c) { return c.expected.empty(); });
        const auto found = std::count_if(cases.begin(), cases.end(), [](const RuleCase& c) {
            return std::any_of(c.expected.begin(), c.expected.end(), [&](const Expectation& e) { return e.rule == c.rule; });
        });
        EXPECT_GE(silent, 2) << file << ": cases in which the rule must be silent";
        EXPECT_GE(found, 2) << file << ": cases in which the rule must speak";
        for (const RuleCase& rule_case : cases)
            for (const Expectation& expectation : rule_case.expected) EXPECT_NE(find_rule(expectation.rule), nullptr) << rule_case.where;
    }
}

TEST(Registry, APageOpensWithItsRuleAndItsSummary) {
    for (const Rule& rule : rules()) {
        const std::string page = read_bytes(source_path("docs/rules/" + std::string(rule.id) + ".md"));
        EXPECT_EQ(page.substr(0, page.find('\n')), "# " + std::string(rule.id));
        EXPECT_EQ(first_paragraph(page), rule.summary) << rule.id;
        for (const char* section : {"\n## What it catches\n", "\n## What it leaves alone\n", "\n## Examples\n", "\n## When it is wrong\n"})
            EXPECT_THAT(page, testing::HasSubstr(section)) << rule.id;
        EXPECT_THAT(page, testing::HasSubstr("\nLevel: " + std::string(to_string(rule.severity)) + ". ")) << rule.id;
        EXPECT_THAT(page, testing::HasSubstr("--ignore " + std::string(rule.id))) << rule.id;
    }
}

TEST(Registry, TheIndexListsEveryRuleInTheOrderOfTheTable) {
    std::string rows;
    for (const Rule& rule : rules()) {
        const std::string id(rule.id);
        rows += "| [" + id + "](" + id + ".md) | " + std::string(to_string(rule.severity)) + " | " + std::string(rule.summary) + " |\n";
    }
    EXPECT_THAT(read_bytes(source_path("docs/rules/README.md")), testing::EndsWith("|---|---|---|\n" + rows));
}

TEST(Registry, LinksBetweenPagesLeadToPages) {
    for (const std::filesystem::path& file : files_in("docs/rules", ".md")) {
        const std::string page = read_bytes(file);
        for (std::size_t at = page.find("]("); at != std::string::npos; at = page.find("](", at + 1)) {
            const std::string target = page.substr(at + 2, page.find(')', at) - at - 2);
            EXPECT_TRUE(std::filesystem::is_regular_file(file.parent_path() / target)) << file << ": " << target;
        }
    }
}

}  // namespace
}  // namespace factdiff::test
