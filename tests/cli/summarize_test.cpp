// `factdiff summarize`: what files of answers hold, counted; the same as what `factdiff batch --summary` says of its own.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/article_generator.h"
#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Summaries : testing::Test {
    TempFolder folder;
    std::string answers = folder.path_of("out.jsonl");

    Ran run(std::vector<std::string> arguments, const std::string& input = {}) {
        return run_program(FACTDIFF_PROGRAM, arguments, {.input = input, .folder = folder.path()});
    }
    json summary_of(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"summarize", "--format", "json"});
        const Ran ran = run(arguments);
        EXPECT_EQ(ran.status, 0) << ran.err;
        return json::parse(ran.out);
    }
    /// Runs a batch of `count` pairs with some records that cannot be read; what it says of itself, without what depends on the hour.
    json run_batch(int count) {
        std::string input;
        for (int i = 1; i <= count; ++i) {
            const GeneratedPair pair = generate_pair(static_cast<std::uint64_t>(i), 300);
            input += json{{"id", "pair " + std::to_string(i)}, {"source", pair.source}, {"rewrite", pair.rewrite}}.dump() + "\n";
            if (i % 20 == 0) input += "broken\n";
        }
        EXPECT_EQ(run({"batch", "-o", "out.jsonl", "--summary", "summary.json"}, input).status, 0);
        json summary = json::parse(read_bytes(folder.path_of("summary.json")));
        EXPECT_EQ(summary["status"], "complete");
        EXPECT_GT(summary["run"]["seconds"].get<double>(), 0);
        summary.erase("run");
        summary.erase("status");
        return summary;
    }
};

TEST_F(Summaries, SayWhatTheBatchSaid) {
    const json batch = run_batch(120);
    EXPECT_EQ(batch["records"], 126);
    EXPECT_EQ(batch["errors"]["records"], 6);
    EXPECT_EQ(batch["verdicts"]["consistent"].get<int>() + batch["verdicts"]["inconsistent"].get<int>(), 120);
    EXPECT_EQ(summary_of({"out.jsonl"}), batch);
    for (const char* jobs : {"1", "2", "8"}) EXPECT_EQ(summary_of({"out.jsonl", "--jobs", jobs}), batch) << jobs;

    // Counted here once more, from the lines.
    std::istringstream lines(read_bytes(answers));
    std::map<std::string, int> rules;
    int findings = 0, histogram = 0;
    double lowest = 1;
    for (std::string line; std::getline(lines, line);) {
        const json answer = json::parse(line);
        if (answer.contains("error")) continue;
        for (const json& finding : answer["findings"]) ++rules[finding["rule"]], ++findings;
        lowest = std::min(lowest, answer["score"].get<double>());
    }
    EXPECT_EQ(batch["findings"]["all"], findings);
    ASSERT_EQ(batch["rules"].size(), rules.size());
    for (const json& row : batch["rules"]) EXPECT_EQ(row["findings"], rules[row["rule"]]) << row;
    for (const json& bin : batch["score"]["histogram"]) histogram += bin.get<int>();
    EXPECT_EQ(histogram, 120);
    EXPECT_DOUBLE_EQ(batch["score"]["lowest"], lowest);
    EXPECT_DOUBLE_EQ(batch["worst"][0]["score"], lowest);
    EXPECT_LE(batch["worst"].size(), 50U);
    for (std::size_t i = 1; i < batch["worst"].size(); ++i) EXPECT_LE(batch["worst"][i - 1]["score"], batch["worst"][i]["score"]);
}

TEST_F(Summaries, TakeManyFilesAndAnyOrderOfKeys) {
    const json batch = run_batch(30);
    std::istringstream lines(read_bytes(answers));
    std::string sorted;
    for (std::string line; std::getline(lines, line);) sorted += json::parse(line).dump() + "\n";
    folder.write("sorted.jsonl", sorted);
    EXPECT_EQ(summary_of({"sorted.jsonl"}), batch);

    gzFile packed = gzopen(folder.path_of("packed").c_str(), "wb");
    gzwrite(packed, sorted.data(), static_cast<unsigned>(sorted.size()));
    gzclose(packed);
    const json twice = summary_of({"packed", "out.jsonl"});
    EXPECT_EQ(twice["records"], 62);
    EXPECT_EQ(twice["worst"][0]["file"], "packed");
    EXPECT_EQ(twice["worst"][1]["file"], "out.jsonl");
    EXPECT_EQ(json::parse(run({"summarize", "--format", "json"}, sorted).out), batch) << "standard input";
}

TEST_F(Summaries, LinesThatAreNoAnswersAreTrouble) {
    run_batch(2);
    const Ran ran = run({"summarize", "out.jsonl", "-"}, "\n{\"id\":1,\"source\":\"a\",\"rewrite\":\"b\"}\nnothing\n");
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("standard input:2: no report of factdiff and no error of one, like 1 other lines"));
    EXPECT_THAT(ran.out, HasSubstr("records                               2"));
    EXPECT_EQ(run({"summarize", "missing.jsonl"}).status, 2);
    EXPECT_EQ(run({"summarize", "out.jsonl", "--format", "sarif"}).status, 2);
    EXPECT_EQ(run({"summarize"}).status, 0) << "an empty input holds no records";
}

TEST_F(Summaries, TextForPeople) {
    run_batch(40);
    const Ran ran = run({"summarize", "out.jsonl"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, AllOf(HasSubstr("records                              42"), HasSubstr("could not be checked"), HasSubstr("bad-json 2"),
                               HasSubstr("number-changed"), HasSubstr("worst pairs"), HasSubstr("  pair ")));
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
}

TEST_F(Summaries, APageThatNeedsNothingElse) {
    run_batch(40);
    EXPECT_EQ(run({"summarize", "out.jsonl", "--html", "-o", "page.html"}).status, 0);
    const std::string page = read_bytes(folder.path_of("page.html"));
    EXPECT_THAT(page, testing::StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(page, AllOf(HasSubstr("number-changed"), HasSubstr("Worst pairs first"), HasSubstr("<svg"), HasSubstr("prefers-color-scheme:dark"),
                            HasSubstr("bad-json")));
    for (const char* outside : {"<script", "http:", "https:", "<link", "<img", "@import", "url("}) EXPECT_THAT(page, Not(HasSubstr(outside)));
    EXPECT_EQ(run({"summarize", "out.jsonl", "--html"}).out, page) << "the same answers give the same page";
    EXPECT_EQ(run({"summarize", "out.jsonl", "--html", "--format", "json:summary.json"}).out, page);
    EXPECT_TRUE(json::accept(read_bytes(folder.path_of("summary.json"))));
    EXPECT_THAT(run({"summarize", "--html"}).out, HasSubstr("</html>")) << "of nothing, too";
}

TEST_F(Summaries, WordsOfArticlesAreNoMarkup) {
    const std::string id = "</style><script>alert(1)</script>&amp;\u202E\x1b[31m";
    const json record = {
        {"id", id}, {"source", {{"text", "The fare rose to 3 euros."}, {"title", "<b>one</b>"}}}, {"rewrite", "The fare rose to 4 euros."}};
    run({"batch", "-o", "out.jsonl"}, record.dump() + "\n");
    const std::string page = run({"summarize", "out.jsonl", "--html"}).out;
    EXPECT_THAT(page, AllOf(HasSubstr("&lt;script&gt;alert(1)"), HasSubstr("&amp;amp;"), HasSubstr("&lt;b&gt;one"), Not(HasSubstr("<script"))));
    EXPECT_THAT(page, Not(HasSubstr("\x1b")));
    EXPECT_THAT(run({"summarize", "out.jsonl"}).out, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace factdiff::test

#endif
