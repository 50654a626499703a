#include "factdiff/reporting/score.h"

#include <gtest/gtest.h>

#include <vector>

namespace factdiff {
namespace {

Finding finding(std::string_view rule, Severity severity, int confidence = 100) {
    return {.rule = rule, .severity = severity, .confidence = confidence};
}

TEST(Score, IsOneWhereNothingContradictsOrExceeds) {
    EXPECT_EQ(score({}), 1000);
    const std::vector<Finding> harmless = {finding("number-omitted", Severity::note), finding("quote-adjusted", Severity::note),
                                           finding("number-derived", Severity::note), finding("input-repaired", Severity::note)};
    EXPECT_EQ(score(harmless), 1000);
}

TEST(Score, FallsWithEveryFindingAndItsConfidence) {
    std::vector<Finding> findings;
    int before = 1000;
    for (const Finding& next : {finding("statement-unsupported", Severity::note), finding("name-unsupported", Severity::warning),
                                finding("quote-altered", Severity::error)}) {
        findings.push_back(next);
        EXPECT_LT(score(findings), before) << next.rule;
        before = score(findings);
    }
    EXPECT_LT(score(std::vector{finding("quote-altered", Severity::error, 95)}), score(std::vector{finding("quote-altered", Severity::error, 60)}));
    EXPECT_LT(score(std::vector{finding("quote-altered", Severity::error)}), score(std::vector{finding("title-changed", Severity::warning)}));
    EXPECT_GE(score(std::vector<Finding>(100'000, finding("quote-altered", Severity::error))), 0);
}

TEST(Score, FallsWithEveryWordThatTheSourceLacks) {
    const Excess held{.content = 9}, missing{.content = 9, .missing = 2}, name{.content = 9, .missing = 2, .missing_names = 1};
    EXPECT_EQ(score({}, held), 1000);
    EXPECT_LT(score({}, missing), 1000);
    EXPECT_LT(score({}, name), score({}, missing));
    EXPECT_LT(score({}, {.content = 9, .missing = 2, .unlike = 400}), score({}, missing));
    constexpr int book = 2'000'000'000;
    EXPECT_GE(score({}, {.content = book, .missing = book, .missing_names = book, .unlike = 1000}), 0);
}

}  // namespace
}  // namespace factdiff
