// `factdiff text`: what an editor sees of a file before trusting what is found in it; and the options that say what a file is.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class TextCommand : public testing::Test {
protected:
    TempFolder folder;

    Ran run(std::vector<std::string> arguments, std::string input = {}) const {
        return run_program(FACTDIFF_PROGRAM, arguments, {.input = std::move(input), .folder = folder.path()});
    }
};

TEST_F(TextCommand, ShowsFieldsWithTheirLines) {
    folder.write("page.html",
                 "<!doctype html><meta name=date content=2025-05-03>\n<h1>Pool shut</h1>\n<p class=byline>By Ann Lee</p>\n"
                 "<p>The pool in Tarn shut on Friday &ndash; for 3&nbsp;years.</p>\n");
    const Ran ran = run({"text", "page.html"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out,
              "page.html: html, UTF-8, 2025-05-03\n2  headline    Pool shut\n3  (byline)    By Ann Lee\n"
              "4  body        The pool in Tarn shut on Friday – for 3 years.\n");
}

TEST_F(TextCommand, JsonLeadsBack) {
    const std::string given = "{\"title\": \"Caf\\u00e9 shut\", \"body\": \"<p>It shut after 3&nbsp;years.</p>\"}";
    folder.write("record.json", given);
    const Ran ran = run({"text", "record.json", "--format", "json", "--offsets", "bytes"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const nlohmann::json out = nlohmann::json::parse(ran.out);
    EXPECT_EQ(out["format"], "json");
    EXPECT_EQ(out["text"], "Café shut\n\nIt shut after 3 years.");
    EXPECT_EQ(out["fields"][0]["field"], "headline");
    EXPECT_EQ(out["fields"][1]["field"], "body");
    const std::string text = out["text"];
    for (const nlohmann::json& piece : out["offsets"]) {
        const std::string clean = text.substr(piece[0], piece[1].get<std::size_t>() - piece[0].get<std::size_t>());
        const std::string there = given.substr(piece[2], piece[3].get<std::size_t>() - piece[2].get<std::size_t>());
        if (clean.size() == there.size()) {
            EXPECT_EQ(clean, there);
        }
    }
}

TEST_F(TextCommand, TheFormatIsSaidWhereItMustBe) {
    EXPECT_THAT(run({"text", "-", "--format-in", "markdown"}, "It *rose*.").out, HasSubstr("It rose."));
    EXPECT_THAT(run({"text", "-"}, "<p>It rose.</p>").err, HasSubstr("read as html, by its content"));
    const Ran wrong = run({"text", "-", "--format-in", "pdf"}, "It rose.");
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.err, HasSubstr("no such format; use text, markdown, html, ninjs, json"));
    const Ran field = run({"text", "-", "--text-field", "a.b"}, "{\"a\": {\"b\": \"It rose.\"}}");
    EXPECT_THAT(field.out, HasSubstr("It rose."));
    const Ran several = run({"text", "-"}, "<rss><channel><item><title>Up</title></item><item><title>Down</title></item></channel></rss>");
    EXPECT_EQ(several.status, 2);
    EXPECT_THAT(several.err, HasSubstr("1 “Up”, 2 “Down”; choose one with --item N"));
}

// A finding names its field, and a headline is held against the whole source, not only against its headline.
TEST_F(TextCommand, FindingsNameTheirFields) {
    folder.write("source.html",
                 "<!doctype html><title>x</title><h1>Pool shut</h1><p>The pool in Tarn shut on Friday after 31 years, the town said.</p>"
                 "<figure><figcaption>Swimmers in May, when the pool had 640 guests a day</figcaption></figure>");
    folder.write("rewrite.md", "# Pool in Tarn shut after 13 years\n\nThe pool in Tarn shut on Friday. In May it had 460 guests a day.\n");
    const Ran json = run({"check", "source.html", "rewrite.md", "--format", "json"});
    EXPECT_EQ(json.status, 1) << json.err;
    bool headline = false;
    bool caption = false;
    const nlohmann::json report = nlohmann::json::parse(json.out);
    for (const nlohmann::json& finding : report["findings"]) {
        headline = headline ||
                   (finding["rewrite"].is_object() && finding["rewrite"].value("field", "") == "headline" && finding["rule"] == "number-changed");
        caption = caption || (finding["source"].is_object() && finding["source"].value("field", "") == "caption");
    }
    EXPECT_TRUE(headline) << json.out;
    EXPECT_TRUE(caption) << json.out;
    EXPECT_THAT(run({"check", "source.html", "rewrite.md"}).out, HasSubstr("number-changed [headline]"));
}

}  // namespace
}  // namespace factdiff::test

#endif
