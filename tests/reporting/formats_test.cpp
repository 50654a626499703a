// What the formats make of reports that no small article gives: many pairs, thousands of findings, characters that would break out.
#include "factdiff/reporting/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace factdiff {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

ReportedSide side(std::uint32_t line, std::string words) {
    ReportedSide out;
    out.line = out.end_line = line;
    out.column = 1;
    out.end = {static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(words.size())};
    out.text = words;
    out.passage = words;
    out.marks = {{0, static_cast<std::uint32_t>(words.size())}};
    return out;
}

ReportedFinding finding(std::string rule, Severity severity, std::string message) {
    ReportedFinding out;
    out.rule = std::move(rule);
    out.severity = severity;
    out.confidence = 90;
    out.message = message;
    out.why = "the statements are alike";
    out.source = side(3, "what the source says of " + message);
    out.rewrite = side(5, message);
    out.fingerprint = "0123456789abcdef";
    return out;
}

Report report_of(std::string name, std::vector<ReportedFinding> findings, std::string verdict = "inconsistent") {
    Report report;
    report.source.path = name + "/source.md";
    report.rewrite.path = name + "/rewrite.md";
    report.verdict = std::move(verdict);
    for (ReportedFinding& f : findings) {
        ++(f.severity == Severity::error ? report.errors : f.severity == Severity::warning ? report.warnings : report.notes);
        ++report.rules[f.rule];
        report.findings.push_back(std::move(f));
    }
    return report;
}

std::string render(std::string_view format, const std::vector<Report>& reports, RenderOptions options = {}) {
    return find_format(format)->render(reports, options);
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(ReportFormats, AreFoundByTheirNames) {
    std::set<std::string_view> names;
    for (const OutputFormat& format : formats()) {
        EXPECT_TRUE(names.insert(format.name).second);
        EXPECT_EQ(find_format(format.name), &format);
        EXPECT_FALSE(format.summary.empty());
    }
    EXPECT_EQ(find_format("yaml"), nullptr);
}

TEST(ReportFormats, ManyPairsMakeOneDocument) {
    const std::vector<Report> reports = {report_of("a", {finding("number-changed", Severity::error, "12 was 13")}),
                                         report_of("b", {}, "consistent"),
                                         report_of("c", {finding("number-changed", Severity::error, "12 was 13"), finding("name-omitted", Severity::note, "Ann")})};
    std::istringstream lines(render("json", reports));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_TRUE(json::accept(line));
    EXPECT_EQ(count, 3U);

    const json sarif = json::parse(render("sarif", reports));
    ASSERT_EQ(sarif["runs"].size(), 1U);
    EXPECT_EQ(sarif["runs"][0]["results"].size(), 3U);
    EXPECT_EQ(sarif["runs"][0]["artifacts"].size(), 6U);
    EXPECT_EQ(sarif["runs"][0]["tool"]["driver"]["rules"].size(), 2U) << "the rules that found something";

    const std::string junit = render("junit", reports);
    EXPECT_EQ(count_of(junit, "<testsuite "), 3U);
    EXPECT_EQ(count_of(junit, "<failure "), 2U);

    std::set<std::string> fingerprints;
    for (const json& issue : json::parse(render("gitlab", reports))) EXPECT_TRUE(fingerprints.insert(issue["fingerprint"]).second);
    EXPECT_EQ(fingerprints.size(), 3U);

    EXPECT_EQ(count_of(render("rdjsonl", reports), "\n"), 3U);
    EXPECT_THAT(render("text", reports), HasSubstr("3 pairs checked, 2 inconsistent"));
    EXPECT_THAT(render("text", reports), HasSubstr("b/source.md → b/rewrite.md"));
    EXPECT_THAT(render("markdown", reports), HasSubstr("| `b/rewrite.md` | `b/source.md` | 0 | 0 | 0 |"));
}

TEST(ReportFormats, NoPairIsADocumentToo) {
    EXPECT_TRUE(json::accept(render("sarif", {})));
    EXPECT_EQ(json::parse(render("gitlab", {})), json::array());
    EXPECT_THAT(render("junit", {}), HasSubstr("tests=\"0\""));
}

TEST(ReportFormats, JunitFailsARuleOnceAndOnlyFromTheLevelThatFails) {
    const std::vector<Report> reports = {report_of("a", {finding("number-changed", Severity::error, "one"), finding("number-changed", Severity::error, "two"),
                                                         finding("name-omitted", Severity::note, "three")})};
    const std::string junit = render("junit", reports);
    EXPECT_THAT(junit, HasSubstr("failures=\"1\""));
    EXPECT_THAT(junit, HasSubstr("message=\"one (and 1 more)\""));
    EXPECT_THAT(junit, HasSubstr("<system-out>a/rewrite.md:5:1: note name-omitted: three"));
    EXPECT_EQ(count_of(render("junit", reports, {.fail_on = 0}), "<failure "), 2U);
    EXPECT_EQ(count_of(render("junit", reports, {.fail_on = 3}), "<failure "), 0U) << "--fail-on never";
    EXPECT_EQ(count_of(render("junit", reports, {.rules = {{"number-changed", Severity::error}, {"name-omitted", Severity::note}}}), "<testcase "), 2U);
}

TEST(ReportFormats, APairThatCouldNotBeCheckedIsAnError) {
    const std::vector<Report> reports = {report_of("a", {}, "unchecked")};
    EXPECT_THAT(render("junit", reports), HasSubstr("errors=\"1\""));
    EXPECT_FALSE(json::parse(render("sarif", reports))["runs"][0]["invocations"][0]["executionSuccessful"].get<bool>());
    EXPECT_THAT(render("markdown", reports), HasSubstr("unchecked"));
}

TEST(ReportFormats, GithubSaysHowManyAnnotationsAreCut) {
    std::vector<ReportedFinding> findings;
    for (int i = 0; i < 12; ++i) findings.push_back(finding("number-changed", Severity::error, "e" + std::to_string(i)));
    for (int i = 0; i < 11; ++i) findings.push_back(finding("name-omitted", Severity::note, "n" + std::to_string(i)));
    const std::string many = render("github", {report_of("a", findings)});
    EXPECT_EQ(count_of(many, "::error "), 12U);
    EXPECT_EQ(count_of(many, "::notice "), 11U);
    EXPECT_THAT(many, HasSubstr("2 errors, 1 note are not among them"));
    findings.resize(10);
    EXPECT_THAT(render("github", {report_of("a", findings)}), Not(HasSubstr("not among them")));
}

TEST(ReportFormats, WordsOfAnArticleBreakOutOfNoFormat) {
    const std::string evil = "50% <b>&\"]]></failure>\n::error::x, `y` [z](1) *a* @ana #7 $1 | ~ \x01\x1b[31m \xFF end";
    const std::vector<Report> reports = {report_of("dir,a:b", {finding("number-changed", Severity::error, evil)})};

    const std::string github = render("github", reports);
    EXPECT_EQ(count_of(github, "\n"), 1U) << github;
    EXPECT_THAT(github, HasSubstr("file=dir%2Ca%3Ab/rewrite.md,"));
    EXPECT_THAT(github, HasSubstr("50%25"));

    const std::string junit = render("junit", reports);
    EXPECT_EQ(count_of(junit, "</failure>"), 1U);
    EXPECT_THAT(junit, Not(HasSubstr("\x01")));
    EXPECT_THAT(junit, Not(HasSubstr("\x1b")));

    const std::string markdown = render("markdown", reports);
    EXPECT_THAT(markdown, HasSubstr("50% &lt;b&gt;&amp;\""));
    EXPECT_THAT(markdown, HasSubstr("\\`y\\` \\[z\\](1) \\*a\\* @<!-- -->ana #<!-- -->7 \\$1 \\| \\~"));
    EXPECT_EQ(count_of(markdown, "\n::error"), 0U);

    for (const char* format : {"sarif", "gitlab", "rdjsonl"}) EXPECT_TRUE(json::accept(render(format, reports))) << format;
    EXPECT_THAT(json::parse(render("sarif", reports))["runs"][0]["results"][0]["message"]["text"].get<std::string>(), HasSubstr("[z\\](1)"));
    EXPECT_EQ(json::parse(render("sarif", reports))["runs"][0]["artifacts"][0]["location"]["uri"], "dir%2Ca%3Ab/rewrite.md");
}

TEST(ReportFormats, AMarkdownCommentStaysUnderTheLimitAndSaysWhatIsLeftOut) {
    std::vector<ReportedFinding> findings;
    for (int i = 0; i < 900; ++i) findings.push_back(finding("number-changed", i < 5 ? Severity::error : Severity::warning, std::string(200, 'x')));
    for (int i = 0; i < 900; ++i) findings.push_back(finding("name-omitted", Severity::note, "Ann"));
    const std::string one = render("markdown", {report_of("a", findings)});
    EXPECT_LE(one.size(), 65536U);
    EXPECT_GT(one.size(), 60000U);
    EXPECT_EQ(count_of(one, "<details>"), count_of(one, "</details>"));
    const std::size_t shown = count_of(one, "\n**number-changed**");
    EXPECT_THAT(one, HasSubstr("**" + std::to_string(1800 - shown) + " more findings are left out here**"));

    std::vector<Report> pairs;
    for (int i = 0; i < 2000; ++i) pairs.push_back(report_of("a/rather/long/folder/" + std::to_string(i), {findings[0]}));
    const std::string many = render("markdown", pairs);
    EXPECT_LE(many.size(), 65536U);
    EXPECT_THAT(many, HasSubstr("more pairs."));
}

TEST(ReportFormats, ASuggestionIsAReplacementOfTheWords) {
    ReportedFinding renamed = finding("name-changed", Severity::error, "Anne Holm");
    renamed.suggestion = "Anna Holm";
    const std::vector<Report> reports = {report_of("a", {renamed})};
    const json diagnostic = json::parse(render("rdjsonl", reports));
    EXPECT_EQ(diagnostic["suggestions"][0]["text"], "Anna Holm");
    EXPECT_EQ(diagnostic["suggestions"][0]["range"], diagnostic["location"]["range"]);
    const json fix = json::parse(render("sarif", reports))["runs"][0]["results"][0]["fixes"][0];
    EXPECT_EQ(fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "Anna Holm");
    EXPECT_THAT(render("markdown", reports), HasSubstr("Suggestion: Anna Holm"));

    std::vector<Report> page = reports;
    page[0].rewrite.format = "html";
    EXPECT_FALSE(json::parse(render("rdjsonl", page)).contains("suggestions")) << "its words may be written with escapes";
    EXPECT_FALSE(json::parse(render("sarif", page))["runs"][0]["results"][0].contains("fixes"));
}

TEST(ReportFormats, WhatNoServiceCanShowStandsAtTheHeadOfTheRewrite) {
    ReportedFinding omitted = finding("quote-omitted", Severity::note, "Quote omitted");
    omitted.rewrite.reset();
    Report report = report_of("a", {omitted});
    EXPECT_EQ(json::parse(render("gitlab", {report}))[0]["location"]["path"], "a/source.md");
    report.source.path = "main:a/rewrite.md";
    report.source.in_git = true;
    const json issue = json::parse(render("gitlab", {report}))[0];
    EXPECT_EQ(issue["location"], json::parse(R"({"path": "a/rewrite.md", "lines": {"begin": 1, "end": 1}})"));
    EXPECT_EQ(issue["description"], "Quote omitted (line 3 of main:a/rewrite.md)");
    EXPECT_EQ(json::parse(render("rdjsonl", {report}))["location"], json::parse(R"({"path": "a/rewrite.md"})"));
    EXPECT_THAT(render("github", {report}), testing::StartsWith("::notice file=a/rewrite.md,title="));
    const json result = json::parse(render("sarif", {report}))["runs"][0]["results"][0];
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a/rewrite.md");
    EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "main%3Aa/rewrite.md");
}

TEST(ReportFormats, SarifKnowsWhatIsLetBe) {
    Report report = report_of("a", {finding("number-changed", Severity::error, "12 was 13")});
    report.findings[0].baseline = "new";
    ReportedFinding known = finding("name-changed", Severity::error, "Anne was Anna"), suppressed = finding("quote-altered", Severity::error, "“x” was “y”");
    known.baseline = "unchanged";
    known.silence = Silence{Silence::By::baseline, {}, {}, 0};
    suppressed.silence = Silence{Silence::By::comment, "the speaker corrected it", "a/rewrite.md", 4};
    report.silenced = {known, suppressed};
    const json results = json::parse(render("sarif", {report}))["runs"][0]["results"];
    ASSERT_EQ(results.size(), 3U);
    EXPECT_EQ(results[0]["baselineState"], "new");
    EXPECT_FALSE(results[0].contains("suppressions"));
    EXPECT_EQ(results[1]["baselineState"], "unchanged");
    EXPECT_FALSE(results[1].contains("suppressions"));
    EXPECT_EQ(results[2]["suppressions"], json::parse(R"([{"kind": "inSource", "justification": "the speaker corrected it"}])"));
    EXPECT_THAT(render("markdown", {report}), HasSubstr("2 more findings are let be"));
    EXPECT_EQ(count_of(render("github", {report}), "::error "), 1U);
}

TEST(ReportFormats, PathsAreRelativeToTheRoot) {
    Report report = report_of("a", {finding("number-changed", Severity::error, "1")});
    const auto path = [&](std::string given, std::string folder) {
        report.rewrite.path = std::move(given);
        return json::parse(render("gitlab", {report}, {.folder = std::move(folder), .root = "/repo"}))[0]["location"]["path"].get<std::string>();
    };
    EXPECT_EQ(path("a.md", "/repo"), "a.md");
    EXPECT_EQ(path("./a.md", "/repo/sub"), "sub/a.md");
    EXPECT_EQ(path("../a.md", "/repo/sub"), "a.md");
    EXPECT_EQ(path("/repo/b/a.md", "/elsewhere"), "b/a.md");
    EXPECT_EQ(path("/other/a.md", "/repo"), "/other/a.md");
    EXPECT_EQ(path("../../a.md", "/repo/sub"), "/a.md");
}

}  // namespace
}  // namespace factdiff
