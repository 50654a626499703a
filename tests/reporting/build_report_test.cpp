#include "factdiff/reporting/build_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "factdiff/alignment/terms.h"
#include "factdiff/claims/extract.h"
#include "factdiff/reading/read.h"
#include "factdiff/reporting/json.h"

namespace factdiff {
namespace {

/// Two texts and findings placed by their words.
struct Pair {
    Pair(std::string source_text, std::string rewrite_text, std::string title = {}) {
        ReadOptions options;
        options.title = std::move(title);
        source = analyse(*read_text(std::move(source_text), options), vocabulary, {});
        rewrite = analyse(*read_text(std::move(rewrite_text), options), vocabulary, {});
        alignment.terms = std::make_shared<const Terms>(source, rewrite, vocabulary);
    }

    static std::optional<Evidence> at(const Article& article, std::string_view words, const std::vector<std::string_view>& changed) {
        if (words.empty()) return std::nullopt;
        const std::size_t begin = article.document.text().find(words);
        EXPECT_NE(begin, std::string_view::npos) << words;
        Evidence evidence{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}, {}, {}};
        for (const std::string_view part : changed) {
            const auto from = static_cast<std::uint32_t>(article.document.text().find(part, begin));
            evidence.changed.push_back({from, from + static_cast<std::uint32_t>(part.size())});
        }
        return evidence;
    }

    Finding& add(std::string_view rule, Severity severity, std::string_view source_words, std::string_view rewrite_words,
                 const std::vector<std::string_view>& changed = {}) {
        Finding finding{.rule = rule, .severity = severity};
        finding.source = at(source, source_words, {});
        finding.rewrite = at(rewrite, rewrite_words, changed);
        findings.push_back(std::move(finding));
        return findings.back();
    }

    Report report(int fail_on = static_cast<int>(Severity::warning)) const {
        return build_report({source, rewrite, alignment, vocabulary}, findings, {.fail_on = fail_on});
    }

    Vocabulary vocabulary;
    Article source, rewrite;
    Alignment alignment;
    std::vector<Finding> findings;
};

TEST(BuildReport, OrdersByPlaceAndCountsOnce) {
    Pair pair("Ferries left at noon. Buses left at night. Nobody came.", "Buses left at dawn. Ferries left at night.");
    pair.add("statement-omitted", Severity::note, "Nobody came", "");
    pair.add("number-omitted", Severity::note, "noon", "");
    pair.add("b-rule", Severity::warning, "", "Ferries");
    pair.add("a-rule", Severity::error, "", "Ferries");
    pair.add("date-changed", Severity::error, "night", "dawn");
    pair.add("date-changed", Severity::error, "night", "dawn");
    const Report report = pair.report();
    std::vector<std::string> rules;
    for (const ReportedFinding& finding : report.findings) rules.push_back(finding.rule);
    EXPECT_THAT(rules, testing::ElementsAre("date-changed", "a-rule", "b-rule", "number-omitted", "statement-omitted"));
    EXPECT_EQ(report.errors, 2U);
    EXPECT_EQ(report.warnings, 1U);
    EXPECT_EQ(report.notes, 2U);
    EXPECT_EQ(report.rules.at("date-changed"), 1U);
}

TEST(BuildReport, PlacesAreThoseOfTheTextAsGiven) {
    Pair pair("---\ntitle: Zoë’s 🚢\n---\n\nIt rains.", "---\ntitle: Zoë’s 🚢\n---\n\nThe *old* ferry\r\nsank — “twice”.\r\n");
    pair.add("quote-altered", Severity::error, "", "twice");
    const ReportedSide side = *pair.report().findings.at(0).rewrite;
    EXPECT_EQ(side.text, "twice");
    EXPECT_EQ(side.line, 6U);
    EXPECT_EQ(side.column, 9U);
    EXPECT_EQ(side.end.codepoints - side.start.codepoints, 5U);
    EXPECT_GT(side.start.bytes, side.start.utf16);
    EXPECT_EQ(side.start.utf16, side.start.codepoints + 1);
}

TEST(BuildReport, PassageIsTheSentenceOnOneLineWithItsMarks) {
    struct Case {
        std::string text;
        std::string words;
        std::vector<std::string_view> changed;
        std::string passage;  // marks in [ ]
    };
    const Case cases[] = {
        {"It rains. The ferry sank in March. Nobody came.", "March", {}, "The ferry sank in [March]."},
        {"It rains. The ferry \t sank in  March. Nobody came.", "sank in  March", {}, "The ferry [sank in March]."},
        {"It rains. The ferry   sank in March. Nobody came.", "ferry   sank in March", {"ferry", "March"}, "The [ferry] sank in [March]."},
        {"It rains. The ferry sank. Nobody came. So what.", "sank. Nobody", {}, "The ferry [sank. Nobody] came."},
    };
    for (const Case& c : cases) {
        Pair pair("It rains.", c.text);
        pair.add("quote-altered", Severity::error, "", c.words, c.changed);
        const ReportedSide side = *pair.report().findings.at(0).rewrite;
        std::string passage = side.passage;
        for (auto mark = side.marks.rbegin(); mark != side.marks.rend(); ++mark) passage.insert(mark->second, "]").insert(mark->first, "[");
        EXPECT_EQ(passage, c.passage);
    }
}

TEST(BuildReport, FingerprintsStayWhileTheWordsStay) {
    auto fingerprints = [](std::string source, std::string rewrite) {
        Pair pair(std::move(source), std::move(rewrite));
        pair.add("quote-altered", Severity::error, "“not open”", "“now open”");
        std::vector<std::string> out;
        for (const ReportedFinding& finding : pair.report().findings) out.push_back(finding.fingerprint);
        return out.at(0);
    };
    const std::string name = fingerprints("The port is “not open”.", "The port is “now open”.");
    EXPECT_EQ(name.size(), 16U);
    EXPECT_EQ(fingerprints("It rains. Here, the port is “not open”, they say.", "Well.\n\nThe old port is “now open”."), name);

    Pair other("The port is “not open”.", "The port is “now open”.");
    other.add("quote-altered", Severity::error, "not open", "now open");  // marks do not count, words do
    EXPECT_EQ(other.report().findings[0].fingerprint, name);
    other.findings.clear();
    other.add("quote-unsupported", Severity::error, "not open", "now open");
    EXPECT_NE(other.report().findings[0].fingerprint, name);

    Pair twice("Ten came.", "Nine came. Nine left.");
    twice.add("number-unsupported", Severity::warning, "", "Nine");
    Finding second = twice.findings[0];
    second.rewrite->span = {11, 15};
    twice.findings.push_back(second);
    const Report report = twice.report();
    EXPECT_NE(report.findings.at(0).fingerprint, report.findings.at(1).fingerprint);
}

TEST(BuildReport, Verdict) {
    Pair pair("Ferries left at noon, and buses at night.", "Ferries left at night.");
    pair.alignment.statements.push_back({});
    EXPECT_EQ(pair.report().verdict, "consistent");
    const int clean = pair.report().score;
    pair.add("number-omitted", Severity::note, "noon", "");
    EXPECT_EQ(pair.report().verdict, "consistent");
    EXPECT_EQ(pair.report().score, clean);
    EXPECT_EQ(pair.report(static_cast<int>(Severity::note)).verdict, "inconsistent");
    pair.add("date-changed", Severity::error, "noon", "night");
    EXPECT_EQ(pair.report().verdict, "inconsistent");
    EXPECT_EQ(pair.report(3).verdict, "consistent");
    EXPECT_EQ(Pair("Ferries left at noon.", "— … —").report().unchecked_because, "one of the versions holds no words");
    const Report nothing_alike = Pair("Hello there.", "Goodbye.").report();
    EXPECT_EQ(nothing_alike.verdict, "unchecked");
    EXPECT_EQ(nothing_alike.unchecked_because, "no statement or claim of one version answers to the other");
}

TEST(BuildReport, SpansOutsideTheTextDoNoHarm) {
    Pair pair("It rains.", "It pours.");
    Finding finding{.rule = "quote-altered", .severity = Severity::error};
    finding.rewrite = Evidence{{5, 500}, "", {{3, 900}, {800, 900}}};
    finding.source = Evidence{{700, 900}, "", {}};
    pair.findings.push_back(finding);
    EXPECT_EQ(pair.report().findings.at(0).rewrite->text, "urs.");
}

}  // namespace
}  // namespace factdiff
