// Measures, over whole made-up articles and their free rewrites (fixtures/planted), how many of the discrepancies planted there are found with a rule
// that fits, and how many alarms stand where the facts are equal. They are hard on purpose: the figures may rise and must not fall.
// Run with FACTDIFF_SHOW=1 to see every miss and every false alarm.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/interface/article_input.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

/// Articles by one hand, and what was reached last; docs/accuracy.md tells of it.
struct PlantedSet {
    std::string_view files;  // their names begin so
    int found_with_fitting_rule;
    int false_alarms;
};
constexpr PlantedSet kSets[] = {{"articles-", 101, 9}, {"second-", 124, 1}, {"third-", 73, 3},  {"fourth-", 27, 3},
                                {"fifth-", 58, 5},     {"sixth-", 67, 0},   {"seventh-", 64, 2}};

struct PlantedPlace {
    std::vector<std::string> rules;  // any of them fits
    std::size_t begin = 0, end = 0;  // bytes of the rewrite
};

struct ArticlePair {
    std::string subject, source, rewrite;
    std::optional<std::chrono::year_month_day> source_day, rewrite_day;
    std::vector<PlantedPlace> planted;
};

std::vector<std::string> split(std::string_view text, std::string_view divider) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t end = text.find(divider, at);
        parts.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
        at = end == std::string_view::npos ? end : end + divider.size();
    }
    return parts;
}

/// “… at [[measure-changed|number-changed::$28m]] …”: the marks are taken out and remembered.
void take_marks(std::string_view marked, ArticlePair& pair) {
    while (true) {
        const std::size_t open = marked.find("[["), colons = marked.find("::", open), close = marked.find("]]", open);
        pair.rewrite += marked.substr(0, open);
        if (open == std::string_view::npos) return;
        if (colons == std::string_view::npos || close == std::string_view::npos || colons > close)
            throw std::invalid_argument("a mark is not closed");
        PlantedPlace planted{split(marked.substr(open + 2, colons - open - 2), "|"), pair.rewrite.size(), 0};
        pair.rewrite += marked.substr(colons + 2, close - colons - 2);
        planted.end = pair.rewrite.size();
        pair.planted.push_back(std::move(planted));
        marked.remove_prefix(close + 2);
    }
}

std::vector<ArticlePair> read_pairs(const std::filesystem::path& path) {
    std::vector<ArticlePair> pairs;
    const std::vector<std::string> blocks = split(read_bytes(path), "\n#### ");
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const std::size_t line = blocks[i].find('\n');
        const std::vector<std::string> head = split(blocks[i].substr(0, line), " | ");
        const std::vector<std::string> texts = split(blocks[i].substr(line + 1), "\n----\n");
        if (head.size() != 3 || texts.size() != 2) throw std::invalid_argument(path.string() + ": no article pair: " + head[0]);
        ArticlePair pair{head[0], texts[0], {}, parse_day(head[1]), parse_day(head[2]), {}};
        take_marks(texts[1], pair);
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

/// The sentence around [begin, end): an alarm beside the planted words answers for them too.
std::pair<std::size_t, std::size_t> sentence_around(std::string_view text, std::size_t begin, std::size_t end) {
    const auto ends = [&](std::size_t i) {
        return text[i] == '\n' || ((text[i] == '.' || text[i] == '!' || text[i] == '?') && (i + 1 == text.size() || text[i + 1] == ' '));
    };
    while (begin > 0 && !ends(begin - 1)) --begin;
    while (end < text.size() && !ends(end)) ++end;
    return {begin, end};
}

Document document_of(const std::string& text) {
    Result<Document> document = read_text(text, {});
    if (!document) throw std::invalid_argument(document.error().message());
    return std::move(*document);
}

class Planted : public testing::TestWithParam<PlantedSet> {};

TEST_P(Planted, FindsNoLessThanItDid) {
    Checker checker;
    int all = 0, found = 0, false_alarms = 0;
    std::ostringstream shown;
    for (const std::filesystem::path& path : files_in("fixtures/planted", ".txt")) {
        if (!path.filename().string().starts_with(GetParam().files)) continue;
        for (const ArticlePair& pair : read_pairs(path)) {
            const Report report = checker.compare(document_of(pair.source), document_of(pair.rewrite),
                                                  {.source_date = pair.source_day, .rewrite_date = pair.rewrite_day});
            std::vector<bool> answers(report.findings.size());
            for (const PlantedPlace& planted : pair.planted) {
                const auto [first, last] = sentence_around(pair.rewrite, planted.begin, planted.end);
                bool right = false;
                for (std::size_t i = 0; i < report.findings.size(); ++i) {
                    const ReportedFinding& finding = report.findings[i];
                    if (finding.severity == Severity::note || !finding.rewrite) continue;
                    const std::size_t begin = finding.rewrite->start.bytes, end = finding.rewrite->end.bytes;
                    const bool fits = std::find(planted.rules.begin(), planted.rules.end(), finding.rule) != planted.rules.end();
                    const bool here = begin < planted.end && end > planted.begin;
                    if (!here && !(fits && begin >= first && end <= last + 1)) continue;
                    answers[i] = true;
                    right = right || fits;
                }
                ++all;
                found += right;
                if (!right) shown << pair.subject << ": missed: " << pair.rewrite.substr(planted.begin, planted.end - planted.begin) << '\n';
            }
            for (std::size_t i = 0; i < report.findings.size(); ++i) {
                if (answers[i] || report.findings[i].severity == Severity::note) continue;
                ++false_alarms;
                shown << pair.subject << ": false alarm: " << report.findings[i].rule << ": " << report.findings[i].message << '\n';
            }
        }
    }
    shown << found << " of " << all << " found with a fitting rule, " << false_alarms << " false alarms\n";
    if (std::getenv("FACTDIFF_SHOW") != nullptr) std::cout << shown.str();
    EXPECT_GE(found, GetParam().found_with_fitting_rule) << shown.str();
    EXPECT_LE(false_alarms, GetParam().false_alarms) << shown.str();
}

INSTANTIATE_TEST_SUITE_P(Sets, Planted, testing::ValuesIn(kSets), [](const testing::TestParamInfo<PlantedSet>& set) {
    return std::string(set.param.files.substr(0, set.param.files.find('-')));
});

}  // namespace
}  // namespace factdiff::test
