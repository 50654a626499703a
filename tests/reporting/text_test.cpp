#include "factdiff/reporting/text.h"

#include <gtest/gtest.h>

#include <sstream>

#include "factdiff/reporting/display.h"

namespace factdiff {
namespace {

ReportedSide side(std::uint32_t line, std::uint32_t column, std::string passage, const std::vector<std::string>& marks) {
    ReportedSide out;
    out.line = line;
    out.column = column;
    for (const std::string& mark : marks) {
        const auto begin = static_cast<std::uint32_t>(passage.find(mark));
        out.marks.emplace_back(begin, begin + static_cast<std::uint32_t>(mark.size()));
    }
    out.passage = std::move(passage);
    return out;
}

ReportedFinding finding(std::string rule, Severity severity, std::string message, std::optional<ReportedSide> source,
                        std::optional<ReportedSide> rewrite) {
    ReportedFinding out;
    out.rule = std::move(rule);
    out.severity = severity;
    out.confidence = 90;
    out.message = std::move(message);
    out.why = "paired by what is counted (tonne)";
    out.source = std::move(source);
    out.rewrite = std::move(rewrite);
    return out;
}

Report sample() {
    Report report;
    report.source.path = "source.md";
    report.rewrite.path = "rewrite.md";
    report.verdict = "inconsistent";
    report.score = 541;
    report.errors = 1;
    report.warnings = 1;
    report.notes = 2;
    report.claims = {12, 2, 1, 3};
    const std::string passage = "The Holm bridge took 26,000 tonnes of steel and 東京 engineers.";
    report.findings.push_back(finding("name-unsupported", Severity::warning, "Name not in the source: “Holm”", {}, side(3, 5, passage, {"Holm"})));
    report.findings.push_back(
        finding("number-changed", Severity::error, "Figure changed: “26,000 tonnes” was “260,000 tonnes”",
                side(12, 30, "The bridge, the first of its kind in the north, took 260,000 tonnes of steel from four mills.", {"260,000"}),
                side(3, 22, passage, {"26,000"})));
    report.findings[1].suggestion = "260,000";
    report.findings.push_back(finding("number-omitted", Severity::note, "Figure left out: “four”", side(12, 78, "Four mills.", {"Four"}), {}));
    report.findings.push_back(finding("quote-omitted", Severity::note, "Quote left out: “We shall build it again, and again, and \x1b[31magain”",
                                      side(14, 2, "“We shall.”", {"shall"}), {}));
    return report;
}

std::string text_of(const Report& report, const TextOptions& options) {
    std::ostringstream out;
    write_text(out, report, options);
    return out.str();
}

TEST(Text, WhatAnEditorReads) {
    EXPECT_EQ(text_of(sample(), {}), R"(rewrite.md:3:22: error number-changed  Figure changed: “26,000 tonnes” was
    “260,000 tonnes”
  source  12 │ The bridge, the first of its kind in the north, took 260,000
             │                                                      ^^^^^^^
             │ tonnes of steel from four mills.
  rewrite  3 │ The Holm bridge took 26,000 tonnes of steel and 東京 engineers.
             │                      ^^^^^^
  why: paired by what is counted (tonne)
  suggestion: 260,000

rewrite.md:3:5: warning name-unsupported  Name not in the source: “Holm”
  rewrite  3 │ The Holm bridge took 26,000 tonnes of steel and 東京 engineers.
             │     ^^^^
  why: paired by what is counted (tonne)

source.md:12:78: note number-omitted  Figure left out: “four”
source.md:14:2: note quote-omitted  Quote left out: “We shall build it again, a…

1 error, 1 warning, 2 notes · 12 claims matched, 2 changed, 1 added, 3 omitted
inconsistent (score 0.541)
)");
}

TEST(Text, QuietVerboseAndColour) {
    const std::string quiet = text_of(sample(), {.quiet = true});
    EXPECT_EQ(quiet.find("note"), std::string::npos);
    EXPECT_EQ(quiet.find("score"), std::string::npos);
    EXPECT_NE(quiet.find("name-unsupported"), std::string::npos);

    const std::string verbose = text_of(sample(), {.verbose = true});
    EXPECT_NE(verbose.find("and ␛[31magain”"), std::string::npos);
    EXPECT_NE(verbose.find("90 % sure"), std::string::npos);

    // Colour adds to the text and changes nothing in it.
    std::string coloured = text_of(sample(), {.colour = true}), plain;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\033') {
            i = coloured.find('m', i);
        } else {
            plain += coloured[i];
        }
    }
    EXPECT_GT(coloured.size(), plain.size());
    EXPECT_EQ(plain, text_of(sample(), {}));
}

TEST(Text, LinesFitTheWidth) {
    for (const bool verbose : {false, true}) {
        std::istringstream lines(text_of(sample(), {.verbose = verbose}));
        for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
    }
}

TEST(Text, NothingFound) {
    Report report;
    report.verdict = "consistent";
    report.claims.matched = 1;
    EXPECT_EQ(text_of(report, {}), "nothing found · 1 claim matched, 0 changed, 0 added, 0 omitted\nconsistent (score 1)\n");
    EXPECT_EQ(text_of(report, {.quiet = true}), "");
    report.verdict = "unchecked";
    EXPECT_EQ(text_of(report, {}).substr(0, 24), "nothing could be checked");
}

}  // namespace
}  // namespace factdiff
