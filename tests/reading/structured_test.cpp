// JSON, feeds and agency XML; what stands in fixtures/documents is not repeated here.
#include <gtest/gtest.h>

#include <string>

#include "factdiff/reading/json_tree.h"
#include "factdiff/reading/read.h"
#include "factdiff/reading/xml_tree.h"
#include "reading/rendered.h"

namespace factdiff::test {
namespace {

std::string read(const std::string& given, ReadOptions options = {}) {
    const Result<Document> document = read_text(given, std::move(options));
    return document ? rendered_with_asides(*document) : document.error().code;
}

std::string repeat(const std::string& unit, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += unit;
    return text;
}

TEST(Json, EscapesLeadBack) {
    const Result<Document> document =
        read_text(R"({"text": "Caf\u00e9 \"Rex\" lost \u20ac3 \ud83d\ude00 in May.\nIt shut.\/"})", {.format = Format::json});
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(rendered(*document), "body: Café \"Rex\" lost €3 😀 in May.\nbody: It shut./\n");
    const auto given_of = [&](const char* words) {
        const auto at = static_cast<std::uint32_t>(document->text().find(words));
        const Span given = document->given_span({at, at + static_cast<std::uint32_t>(std::string_view(words).size())});
        return std::string(document->given().substr(given.begin, given.length()));
    };
    EXPECT_EQ(given_of("€3"), "\\u20ac3");
    EXPECT_EQ(given_of("\"Rex\""), "\\\"Rex\\\"");
    EXPECT_EQ(given_of("It shut"), "It shut");
}

TEST(Json, MarkupInsideAStringLeadsBack) {
    const Result<Document> document = read_text(R"({"body": "<p>It cost &pound;3&nbsp;bn in <b>M\u0061y<\/b>.<\/p>"})", {});
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->format(), "json");
    EXPECT_EQ(document->text(), "It cost £3 bn in May.");
    const auto at = static_cast<std::uint32_t>(document->text().find("£3"));
    const Span money = document->given_span({at, at + 6});
    EXPECT_EQ(document->given().substr(money.begin, money.length()), "&pound;3&nbsp;bn");
    const auto month = static_cast<std::uint32_t>(document->text().find("May"));
    const Span may = document->given_span({month, month + 3});
    EXPECT_EQ(document->given().substr(may.begin, may.length()), "M\\u0061y");
}

TEST(Json, WhichField) {
    const std::string record = R"({"id": 1, "meta": {"title": "Up", "inner": {"copy": "It rose."}}, "list": [{"x": "It fell."}]})";
    EXPECT_EQ(read(record), "no-text");
    EXPECT_EQ(read(record, {.text_field = "meta.inner.copy"}), "title: Up\nbody: It rose.\n");
    EXPECT_EQ(read(record, {.text_field = "list.0.x"}), "body: It fell.\n");
    EXPECT_EQ(read(record, {.text_field = "list.1.x"}), "no-text");
    EXPECT_EQ(read(record, {.text_field = "meta.none"}), "no-text");
    EXPECT_EQ(read(R"([{"text": "One."}, {"text": "Two."}])"), "several-items");
    EXPECT_EQ(read(R"([{"text": "One."}, {"text": "Two."}])", {.item = 2}), "body: Two.\n");
    EXPECT_EQ(read(R"([{"text": "One."}])", {.item = 2}), "no-such-item");
    EXPECT_EQ(read(R"({"text": "It rose.", "author": [{"name": "Ann Lee"}, "Tom Roe"]})"), "body: It rose.\n(byline): Ann Lee\n(byline): Tom Roe\n");
    EXPECT_EQ(read(R"({"text": ""})"), "no-text");
    EXPECT_EQ(read(R"({"text": " "})"), "empty");
}

TEST(Json, ABrokenEscapeStandsForItself) {
    EXPECT_EQ(read("{\"text\": \"It r\\\u00e9se, \\q 3% \\u12 and \\ud83d fell.\"}", {.format = Format::json}),
              "body: It r\\\u00e9se, \\q 3% \uFFFD12 and \uFFFD fell.\n");
}

TEST(Json, WhatIsNone) {
    EXPECT_EQ(read("{\"text\": \"It rose.\"", {.format = Format::json}), "bad-json");
    EXPECT_EQ(read("{\"text\": \"It rose.\"} x", {.format = Format::json}), "bad-json");
    EXPECT_EQ(read("3", {.format = Format::json}), "bad-json");
    EXPECT_EQ(read(repeat("[", 10000), {.format = Format::json}), "bad-json");
    EXPECT_EQ(read(repeat("{\"a\":", 10000) + "1" + repeat("}", 10000), {.format = Format::json}), "bad-json");
    const Result<Document> bad = read_text("{\n\"text\": \"It rose.\",\n oops}", {.path = "a.json"});
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().line, 3U);
    // A brace at the beginning of a text is none of JSON.
    EXPECT_EQ(read("{\"Quoted\" in braces} rose."), "body: {\"Quoted\" in braces} rose.\n");
}

TEST(Feed, Items) {
    EXPECT_EQ(read("<rss><channel><item><title>Up</title><description>&lt;p&gt;It rose &amp;pound;3.&lt;/p&gt;</description></item></channel></rss>"),
              "title: Up\nbody: It rose £3.\n");
    EXPECT_EQ(read("<rss><channel></channel></rss>"), "empty");
    EXPECT_EQ(read("<feed><entry><title>Up</title><summary>It rose.</summary></entry></feed>"), "title: Up\nbody: It rose.\n");
    EXPECT_EQ(read("<x><y>It rose.</y></x>", {.path = "a.xml"}), "bad-format");
    EXPECT_EQ(read("<?xml version='1.0'?><x><y>It rose.</y></x>"), "bad-format");
    EXPECT_EQ(read("<rss><channel><item>", {.path = "a.rss"}), "bad-xml");
}

TEST(Feed, EscapedMarkupLeadsBack) {
    const Result<Document> document =
        read_text("<rss><channel><item><description>&lt;p&gt;It rose &lt;b&gt;3&lt;/b&gt;%.&lt;/p&gt;</description></item></channel></rss>", {});
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->text(), "It rose 3%.");
    const Span given = document->given_span({8, 10});
    EXPECT_EQ(document->given().substr(given.begin, given.length()), "3&lt;/b&gt;%");
}

TEST(NewsXml, Words) {
    const auto nitf = [](const std::string& content) { return "<nitf><body><body.content>" + content + "</body.content></body></nitf>"; };
    EXPECT_EQ(read(nitf("<p>It sold <num>3</num>,<q>“all”</q> &#8212; and\n  <q>some</q>.</p>")), "body: It sold 3,“all” — and “some”.\n");
    EXPECT_EQ(read(nitf("<p>It rose&nbsp;3%.</p><p>By <person>Ann Lee</person> it fell.</p>")), "body: It rose 3%.\nbody: By Ann Lee it fell.\n");
    EXPECT_EQ(read("<nitf><body/></nitf>"), "empty");
}

TEST(Xml, Limits) {
    // Ten entities of ten times the one before: ten billion characters.
    std::string bomb = "<!DOCTYPE nitf [<!ENTITY a0 \"lol\">";
    for (int i = 1; i <= 10; ++i) bomb += "<!ENTITY a" + std::to_string(i) + " \"" + repeat("&a" + std::to_string(i - 1) + ";", 10) + "\">";
    bomb += "]><nitf><body><p>&a10;</p></body></nitf>";
    const Result<Document> exploded = read_text(bomb, {});
    ASSERT_FALSE(exploded.ok());
    EXPECT_EQ(exploded.error().code, "bad-xml");
    EXPECT_NE(exploded.error().message().find("entities"), std::string::npos) << exploded.error().message();

    const Result<Document> deep = read_text("<nitf>" + repeat("<a>", 10000) + repeat("</a>", 10000) + "</nitf>", {});
    ASSERT_FALSE(deep.ok());
    EXPECT_NE(deep.error().message().find("nested more than 1000 deep"), std::string::npos) << deep.error().message();
    // Nothing is ever loaded from elsewhere.
    EXPECT_EQ(read("<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><p>It rose &x;3%.</p></body></nitf>"),
              "body: It rose 3%.\n");
}

TEST(XmlTree, Shape) {
    const Result<XmlTree> tree = parse_xml("<?xml version='1.0'?><r a='1' n:b='2'><n:c>x<![CDATA[<y>]]>&lt;</n:c><d/></r>");
    ASSERT_TRUE(tree.ok());
    EXPECT_EQ(tree->attribute(0, "b"), "2");
    EXPECT_EQ(tree->words(*tree->child(0, "c")), "x<y><");
    EXPECT_EQ(tree->content(*tree->child(0, "c")).way_back.given({1, 4}), (Span{53, 56}));
    EXPECT_TRUE(tree->child(0, "d"));
    EXPECT_EQ(xml_root("\n<?xml version='1.0'?><!-- <a> --><!DOCTYPE x><n:root a='b'>"), "root");
    EXPECT_EQ(xml_root("Rates < 3"), "");
}

}  // namespace
}  // namespace factdiff::test
