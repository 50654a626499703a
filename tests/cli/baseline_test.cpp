// The baseline: what is known does not fail, a second one like it does, what went away is said.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* source_text = "The quarry sold 4,210 tonnes of slate in May.\n\nIt employed 48 people, the county said.\n";
constexpr const char* one_change = "The quarry sold 5,330 tonnes of slate in May.\n\nIt employed 48 people, the county said.\n";
constexpr const char* two_changes = "The quarry sold 5,330 tonnes of slate in May.\n\nIt employed 61 people, the county said.\n";

class BaselineFile : public testing::Test {
protected:
    TempFolder folder;
    std::string source = folder.write("source.md", source_text), rewrite = folder.write("rewrite.md", one_change);

    Ran run(std::vector<std::string> arguments) const { return run_program(FACTDIFF_PROGRAM, arguments, {.folder = folder.path()}); }
    Ran check(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"source.md", "rewrite.md", "--baseline", "known.json"});
        return run(options);
    }
};

TEST_F(BaselineFile, OnlyWhatIsNewFails) {
    const Ran written = run({"baseline", "source.md", "rewrite.md", "-o", "known.json"});
    EXPECT_EQ(written.status, 0);
    EXPECT_THAT(written.err, HasSubstr("known.json: 1 finding of 1 article"));
    const Ran known = check();
    EXPECT_EQ(known.status, 0);
    EXPECT_EQ(known.err, "");
    EXPECT_THAT(known.out, HasSubstr("nothing new (1 in the baseline)"));
    EXPECT_THAT(check({"-v"}).out, HasSubstr("rewrite.md:1:17: in the baseline: number-changed"));

    folder.write("rewrite.md", two_changes);
    const Ran fresh = check();
    EXPECT_EQ(fresh.status, 1);
    EXPECT_THAT(fresh.out, testing::AllOf(HasSubstr("“61”"), Not(HasSubstr("5,330")), HasSubstr("1 error (1 in the baseline)")));
    const json report = json::parse(check({"--format", "json"}).out);
    EXPECT_EQ(report["findings"][0]["baseline"], "new");
    EXPECT_EQ(report["silenced"][0]["baseline"], "unchanged");
    EXPECT_EQ(report["silenced"][0]["silenced"]["by"], "baseline");
}

TEST_F(BaselineFile, AFindingIsKnownAsOftenAsItWasThere) {
    folder.write("source.md", "It sold 40 boats. Mara said so.\n\nThe mill burned down.\n\nIt sold 40 boats. Mara said so.\n");
    folder.write("rewrite.md", "It sold 50 boats. Mara said so.\n\nThe mill burned down.\n\nIt sold 40 boats. Mara said so.\n");
    ASSERT_EQ(run({"baseline", "source.md", "rewrite.md", "-o", "known.json"}).status, 0);
    EXPECT_EQ(check().status, 0);
    folder.write("rewrite.md", "It sold 50 boats. Mara said so.\n\nThe mill burned down.\n\nIt sold 50 boats. Mara said so.\n");
    const json report = json::parse(check({"--format", "json"}).out);
    EXPECT_EQ(report["summary"]["errors"], 1);
    EXPECT_EQ(report["summary"]["silenced"], 1);
}

TEST_F(BaselineFile, WhatWentAwayIsSaid) {
    ASSERT_EQ(run({"baseline", "source.md", "rewrite.md", "-o", "known.json"}).status, 0);
    folder.write("rewrite.md", source_text);
    const Ran ran = check();
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("known.json: stale: rewrite.md number-changed  Figure changed: “5,330 tonnes” was “4,210 tonnes”"));
    EXPECT_THAT(ran.err, HasSubstr("known.json: 1 of its findings is no more"));
    folder.write("other.md", source_text);
    EXPECT_EQ(run({"source.md", "other.md", "--baseline", "known.json"}).err, "");  // of another article
}

TEST_F(BaselineFile, IsStableAndKeepsOtherArticles) {
    std::filesystem::create_directories(folder.path_of("a"));
    std::filesystem::create_directories(folder.path_of("b"));
    for (const char* name : {"x", "y"}) {
        folder.write(std::string("a/") + name + ".md", source_text);
        folder.write(std::string("b/") + name + ".md", two_changes);
    }
    ASSERT_EQ(run({"baseline", "--pairs", "a/*.md=b/*.md", "-o", "known.json"}).status, 0);
    const std::string first = read_bytes(folder.path_of("known.json"));
    ASSERT_EQ(run({"baseline", "a/y.md", "b/y.md", "-o", "known.json"}).status, 0);
    EXPECT_EQ(read_bytes(folder.path_of("known.json")), first);
    const json file = json::parse(first);
    ASSERT_EQ(file["findings"].size(), 4U);
    EXPECT_EQ(file["findings"][0]["article"], "b/x.md");
    EXPECT_EQ(std::count(first.begin(), first.end(), '\n'), 9);  // a finding a line
    EXPECT_EQ(run({"check", "--pairs", "a/*.md=b/*.md", "--baseline", "known.json"}).status, 0);
    // From another folder, the articles are the same.
    const Ran inside = run_program(FACTDIFF_PROGRAM, {"../a/x.md", "x.md", "--baseline", "../known.json"}, {.folder = folder.path_of("b")});
    EXPECT_EQ(inside.status, 0) << inside.err;
}

TEST_F(BaselineFile, TheConfigurationMayNameIt) {
    std::filesystem::create_directories(folder.path_of("desk"));
    folder.write("desk/rewrite.md", one_change);
    folder.write("desk/factdiff.toml", "baseline = \"known.json\"\n");
    EXPECT_THAT(run({"source.md", "desk/rewrite.md"}).err, HasSubstr("desk/known.json: the baseline cannot be read"));
    ASSERT_EQ(run({"baseline", "source.md", "desk/rewrite.md", "-o", "desk/known.json"}).status, 0);
    EXPECT_EQ(run({"source.md", "desk/rewrite.md"}).status, 0);
    EXPECT_THAT(run({"config", "desk/rewrite.md"}).out, HasSubstr("baseline = \"desk/known.json\""));
    EXPECT_EQ(run({"source.md", "desk/rewrite.md", "--no-config"}).status, 1);
}

TEST_F(BaselineFile, TroubleIsSaid) {
    EXPECT_EQ(check().status, 2);
    EXPECT_THAT(check().err, HasSubstr("known.json: the baseline cannot be read (No such file or directory)"));
    for (const auto& [text, said] : std::map<std::string, std::string>{
             {"{", "is no JSON object"},
             {"[]", "is no JSON object"},
             {"{\"findings\": []}", "is no baseline of this version"},
             {"{\"baseline_version\": \"1\"}", "has no list of findings"},
             {"{\"baseline_version\": \"1\", \"findings\": [{}]}", "holds a finding without rule"},
             {"{\"baseline_version\": \"1\", \"findings\": [{\"rule\": \"x\", \"fingerprint\": \"y\", \"count\": -1}]}",
              "holds a finding without rule"},
         }) {
        folder.write("known.json", text);
        const Ran ran = check();
        EXPECT_EQ(ran.status, 2) << text;
        EXPECT_THAT(ran.err, HasSubstr(said)) << text;
    }
    const std::string before = read_bytes(folder.path_of("known.json"));
    EXPECT_EQ(run({"baseline", "source.md", "rewrite.md", "-o", "known.json"}).status, 2);  // what is no baseline is not written over
    EXPECT_EQ(read_bytes(folder.path_of("known.json")), before);
    EXPECT_EQ(run({"baseline", "source.md"}).status, 2);
}

class Pairs : public testing::Test {
protected:
    TempFolder folder;
    Pairs() {
        for (const char* name : {"a", "b", "nested/x", "nested/y"}) std::filesystem::create_directories(folder.path_of(name));
    }
    Ran pairs(std::string_view pattern, std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"check", "--pairs", std::string(pattern)});
        return run_program(FACTDIFF_PROGRAM, options, {.folder = folder.path()});
    }
};

TEST_F(Pairs, OneStarStandsForTheSameOnBothSides) {
    folder.write("a/one.md", source_text);
    folder.write("b/one.new.md", one_change);
    folder.write("a/two words.md", source_text);
    folder.write("b/two words.new.md", source_text);
    folder.write("a/.hidden.md", source_text);
    const Ran ran = pairs("a/*.md=b/*.new.md");
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, HasSubstr("a/one.md → b/one.new.md"));
    EXPECT_THAT(ran.out, HasSubstr("2 pairs checked, 1 inconsistent"));
    const std::string lines = pairs("a/*.md=b/*.new.md", {"--format", "json"}).out;
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);

    folder.write("nested/x/before.md", source_text);
    folder.write("nested/x/after.md", source_text);
    EXPECT_EQ(pairs("nested/*/before.md=nested/*/after.md").status, 0);
}

TEST_F(Pairs, TheNumberOfJobsChangesNothing) {
    for (int i = 0; i < 12; ++i) {
        folder.write("a/" + std::to_string(i) + ".md", source_text);
        folder.write("b/" + std::to_string(i) + ".md", i % 3 == 0 ? two_changes : one_change);
    }
    folder.write("factdiff.toml", "[[overrides]]\npaths = [\"b/1*.md\"]\nfail-on = \"never\"\n");
    const Ran one = pairs("a/*.md=b/*.md", {"--jobs", "1"});
    EXPECT_THAT(one.out, HasSubstr("12 pairs checked, 9 inconsistent"));
    EXPECT_EQ(pairs("a/*.md=b/*.md", {"--jobs", "4"}).out, one.out);
}

TEST_F(Pairs, WhatHasNoPartnerIsTrouble) {
    EXPECT_THAT(pairs("a/*.md=b/*.md").err, HasSubstr("no file matches either side"));
    folder.write("a/one.md", source_text);
    folder.write("a/two.md", source_text);
    folder.write("b/two.md", source_text);
    folder.write("b/three.md", source_text);
    const Ran ran = pairs("a/*.md=b/*.md");
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("a/one.md: no b/one.md to compare it with"));
    EXPECT_THAT(ran.err, HasSubstr("b/three.md: no a/three.md to compare it with"));
    EXPECT_THAT(ran.out, HasSubstr("nothing found"));  // of the pair that is there
    for (const char* pattern : {"a/*.md", "a/*.md=b/x.md", "a/*/*.md=b/*.md", "a/x.md=b/x.md", "=", "**=*"})
        EXPECT_THAT(pairs(pattern).err, HasSubstr("with one * on each side")) << pattern;
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"check", "--pairs", "a/*=b/*", "a/one.md", "b/two.md"}, {.folder = folder.path()}).status, 2);
}

TEST_F(Pairs, APairThatCannotBeReadDoesNotHideTheOthers) {
    folder.write("a/one.md", "");
    folder.write("b/one.md", source_text);
    folder.write("a/two.md", source_text);
    folder.write("b/two.md", one_change);
    const Ran ran = pairs("a/*.md=b/*.md");
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("a/one.md"));
    EXPECT_THAT(ran.out, HasSubstr("5,330"));
}

}  // namespace
}  // namespace factdiff::test

#endif
