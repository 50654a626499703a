// Cases of rules, as they stand in fixtures/rules/<rule>.txt and in the ```factdiff blocks of docs/rules/<rule>.md:
//
//     # A figure that was doubled.
//     source: The fire destroyed 14 homes, officials said.\nNobody was hurt.
//     source-date: 2025-10-31
//     rewrite: The fire destroyed 28 homes, officials said.
//     expect: number-changed "28 homes"
//     ---
//     source: It cost half a million dollars.
//     rewrite: It cost $500,000.
//     expect: nothing
//
// Cases are divided by a line of three hyphens; `\n` is a paragraph break; lines of `#` are comments. Every `expect` must be answered by a finding of
// that rule over those words, in the rewrite or in the source (no words: anywhere; `rule-id note "words"`: as a
// note), and no other error or warning may appear. `expect: nothing`
// allows notes, but none of the rule that the file is named after.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/compare.h"

namespace factdiff::test {

struct Expectation {
    std::string rule;
    std::string words;  // empty: anywhere
    bool note = false;  // it must be a note
};

struct RuleCase {
    std::string where;  // "number-changed.txt:12": file and first line
    std::string rule;   // of the file
    std::string source;
    std::string rewrite;
    std::optional<std::chrono::year_month_day> source_date;
    std::optional<std::chrono::year_month_day> rewrite_date;
    std::vector<Expectation> expected;  // empty: nothing
};

/// The cases of a fixture file. A line that cannot be understood throws: a case that is not read would pass for ever.
std::vector<RuleCase> read_rule_cases(std::string_view text, std::string_view name);

/// The cases in the ```factdiff blocks of a Markdown page.
std::vector<RuleCase> read_page_cases(std::string_view markdown, std::string_view name);

/// Compares the two texts and says what was not as expected, with both texts and all findings; "" when all was.
std::string check_case(const RuleCase& rule_case, Checker& checker);

/// One line a finding, for messages.
std::string describe(const std::vector<ReportedFinding>& findings);

}  // namespace factdiff::test
