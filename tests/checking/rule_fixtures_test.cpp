// Runs every case of fixtures/rules/<rule>.txt and every example of docs/rules/<rule>.md. The notation is described in support/rule_fixture.h.
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/paths.h"
#include "support/rule_fixture.h"

namespace factdiff::test {
namespace {

void run(const std::vector<RuleCase>& cases) {
    Checker checker;
    std::string failures;
    int failed = 0;
    for (const RuleCase& rule_case : cases) {
        const std::string failure = check_case(rule_case, checker);
        if (failure.empty()) continue;
        failures += failure + "\n";
        ++failed;
    }
    EXPECT_TRUE(failures.empty()) << failed << " of " << cases.size() << " cases:\n" << failures;
}

class RuleFixture : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(RuleFixture, Cases) {
    const std::vector<RuleCase> cases = read_rule_cases(read_bytes(GetParam()), GetParam().filename().string());
    ASSERT_FALSE(cases.empty());
    run(cases);
}

class RulePage : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(RulePage, Examples) {
    const std::vector<RuleCase> cases = read_page_cases(read_bytes(GetParam()), GetParam().filename().string());
    ASSERT_FALSE(cases.empty()) << "a page needs an example in a ```factdiff block";
    run(cases);
}

std::vector<std::filesystem::path> pages() {
    std::vector<std::filesystem::path> pages = files_in("docs/rules", ".md");
    std::erase_if(pages, [](const std::filesystem::path& page) { return page.filename() == "README.md"; });  // the index
    return pages;
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& test) { return test_name(test.param.stem().string()); }

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RuleFixture);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RulePage);
INSTANTIATE_TEST_SUITE_P(Rules, RuleFixture, testing::ValuesIn(files_in("fixtures/rules", ".txt")), name_of);
INSTANTIATE_TEST_SUITE_P(Rules, RulePage, testing::ValuesIn(pages()), name_of);

TEST(RuleFixtureNotation, IsRead) {
    const std::vector<RuleCase> cases = read_rule_cases(
        "# a comment\n\nsource: It cost $5.\\nMore.\nsource-date: 2025-10-31\nrewrite: It cost $6.\nexpect: number-changed \"$6\"\n---\n"
        "source: a\nrewrite: b\nexpect: nothing\n",
        "number-changed.txt");
    ASSERT_EQ(cases.size(), 2U);
    EXPECT_EQ(cases[0].where, "number-changed.txt:3");
    EXPECT_EQ(cases[0].rule, "number-changed");
    EXPECT_EQ(cases[0].source, "It cost $5.\n\nMore.");
    EXPECT_EQ(cases[0].source_date, std::chrono::year(2025) / 10 / 31);
    ASSERT_EQ(cases[0].expected.size(), 1U);
    EXPECT_EQ(cases[0].expected[0].words, "$6");
    EXPECT_TRUE(cases[1].expected.empty());
}

TEST(RuleFixtureNotation, OnlyMarkedBlocksOfAPageAreCases) {
    const std::vector<RuleCase> cases = read_page_cases(
        "Words.\n```factdiff\nsource: a\nrewrite: b\nexpect: nothing\n```\n```sh\nls: x\n```\n```factdiff\nsource: c\nrewrite: d\nexpect: x\n```\n",
        "x.md");
    ASSERT_EQ(cases.size(), 2U);
    EXPECT_EQ(cases[1].source, "c");
    EXPECT_EQ(cases[1].expected[0].rule, "x");
}

TEST(RuleFixtureNotation, RefusesWhatItCannotRead) {
    for (const char* text : {"source: a\nrewrite: b\n", "source: a\nexpect: nothing\n", "source: a\nrewrite: b\nexpects: nothing\n",
                             "source: a\nrewrite: b\nexpect: x words\n", "source: a\nrewrite: b\nexpect: x\nexpect: nothing\n", "words\n",
                             "source: a\nrewrite: b\nsource-date: 2025-13-01\nexpect: nothing\n"})
        EXPECT_THROW(read_rule_cases(text, "x.txt"), std::invalid_argument) << text;
}

}  // namespace
}  // namespace factdiff::test
