#include "factdiff/reading/html.h"

#include <gtest/gtest.h>

#include <string>

#include "factdiff/reading/html_class_words.h"
#include "factdiff/reading/html_tree.h"
#include "factdiff/reading/notices.h"
#include "factdiff/reading/read.h"
#include "reading/rendered.h"

namespace factdiff::test {
namespace {

struct Row {
    const char* what;
    std::string given;
    const char* expected;
};

std::string read(const std::string& given) {
    const Result<Document> document = read_text(given, {.format = Format::html});
    return document ? rendered_with_asides(*document) : document.error().code;
}

void check(const Row& row) { EXPECT_EQ(read(row.given), row.expected) << row.what << "\n" << row.given; }

TEST(Html, Words) {
    const Row rows[] = {
        {"white space folds", "<p>The  bank\n   cut <b>its</b>\trate.</p>", "body: The bank cut its rate.\n"},
        {"entities", "<p>It cost &pound;3&nbsp;bn &amp; more &#8212; &unknown; AT&T.</p>", "body: It cost £3 bn & more — &unknown; AT&T.\n"},
        {"no space is put in", "<p>It rose <b>3</b>%, <i>then</i>fell.</p>", "body: It rose 3%, thenfell.\n"},
        {"a deletion is no text", "<p>It sold <del>20</del> <ins>30</ins> <s>40</s> boats.</p>", "body: It sold 30 boats.\n"},
        {"q stands for marks", "<p>She called it <q>a <b>fair</b> deal</q>.</p>", "body: She called it “a fair deal”.\n"},
        {"marks are not doubled", "<p>She called it <q>“fair”</q>.</p>", "body: She called it “fair”.\n"},
        {"an empty q", "<p>It <q></q>rose.</p>", "body: It rose.\n"},
        {"one break inside a sentence", "<p>The bank<br>cut its rate.</p>", "body: The bank cut its rate.\n"},
        {"a break after a sentence", "<p>One rose.<br/>Two fell.</p>", "body: One rose.\nbody: Two fell.\n"},
        {"two breaks", "<div>One rose<br><br>and two fell.</div>", "body: One rose\nbody: and two fell.\n"},
        {"a footnote mark", "<p>It sold 20<sup><a href='#f'>1</a></sup> and 10<sup>6</sup> boats<sup>[2]</sup>.</p>",
         "body: It sold 20 and 106 boats.\n"},
        {"soft hyphen and word break", "<p>inter&shy;nation<wbr>al trade rose.</p>", "body: international trade rose.\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(Html, Blocks) {
    const Row rows[] = {
        {"end tags left out", "<p>One rose.<p>Two fell.<ul><li>a 3<li>b 4</ul>Three stood still.",
         "body: One rose.\nbody: Two fell.\nbody: a 3\nbody: b 4\nbody: Three stood still.\n"},
        {"headings", "<h1>Rates rise</h1><p>It rose.</p><h2>Why</h2><p>It fell.</p>",
         "title: Rates rise\nbody: It rose.\nheading: Why\nbody: It fell.\n"},
        {"a table of figures", "<p>So:</p><table><tr><th>Town</th><th>Votes</th></tr><tr><td>Osta</td><td>4,120</td></tr></table>",
         "body: So:\nbody: Town | Votes\nbody: Osta | 4,120\n"},
        {"a table of paragraphs", "<table><tr><td><p>One rose.</p><p>Two fell.</p></td></tr></table>", "body: One rose.\nbody: Two fell.\n"},
        {"a figure",
         "<p>It rose.</p><figure><img alt='x'><span>Enlarge</span><figcaption>Ann Lee in 2019 <small class='credit'>Tom "
         "Roe/PA</small></figcaption></figure>",
         "body: It rose.\ncaption: Ann Lee in 2019\n(notice): Enlarge\n(credit): Tom Roe/PA\n"},
        {"a credit behind a caption", "<p>It rose.</p><figure><figcaption><span>The dam in May.</span> Photograph: Tom Roe/PA</figcaption></figure>",
         "body: It rose.\ncaption: The dam in May.\n(credit): Photograph: Tom Roe/PA\n"},
        {"a bold line above a break", "<div><b>What now</b><br>The bank rose.</div>", "body: What now\nbody: The bank rose.\n"},
        {"a page laid out by a table",
         "<table><tr><td>Home | Sport</td><td>The bank cut its rate to 4 per cent on Monday, its third cut of the year."
         "<p>Prices rose by 2.1 per cent in May, the office of statistics said.</td><td><b>Most read</b><br>Ring found after 50 "
         "years</td></tr></table>",
         "body: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\nbody: Prices rose by 2.1 per cent in May, the office of "
         "statistics said.\n"},
        {"a paragraph between headline and article",
         "<main><h1>Polls close</h1><p>Polls have closed in 650 seats.</p><article><p>The exit poll puts the Greens on 41 seats, "
         "up from four, and the Unionists on 212.</p></article></main>",
         "title: Polls close\nstandfirst: Polls have closed in 650 seats.\nbody: The exit poll puts the Greens on 41 seats, up from four, and the "
         "Unionists on 212.\n"},
        {"a block quote", "<blockquote><p>It rose.</p></blockquote>", "quote: It rose.\n"},
        {"a block quote of somebody",
         "<p>He wrote:</p><blockquote cite='x'><p>It rose.</p><p>Then it fell.</p><footer>— Ann Lee</footer></blockquote>",
         "body: He wrote:\nquote: “It rose.\nquote: “Then it fell.”\nquote: — Ann Lee\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(Html, WhatIsNoTextOfTheArticle) {
    const std::string text = "<p>The bank cut its rate to 4 per cent on Monday, its third cut of the year.</p>";
    const char* const expected = "body: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\n";
    const Row rows[] = {
        {"scripts and styles", "<script>var a = '<p>no</p>' < 3;</script><style>p { }</style>" + text + "<noscript>Turn it on.</noscript>", expected},
        {"comments", "<!-- <p>no</p> -->" + text + "<![CDATA[ no ]]><?php no ?>", expected},
        {"hidden", text + "<p hidden>no 3.</p><p style='display : none'>no 4.</p><p aria-hidden=true>no 5.</p><p class='sr-only'>no 6.</p>",
         expected},
        {"menus", "<nav><a href=/>Home</a></nav><ul class='main-menu'><li>News 24</li></ul>" + text, expected},
        {"links to other articles", text + "<p><a href=/b>Ferry fares up 12%</a></p><p><b>Read more:</b> <a href=/c>Why rates fall</a></p>",
         expected},
        {"templates and forms", text + "<template><p>no</p></template><form><label>Age 18</label><input value=3></form>", expected},
        {"a component by its name",
         text + "<div data-component='links-block'><p>Trains that run today, and those that do not run.</p></div>"
                "<x-box name='EmailSignup'><p>Sign up here, 40,000 others did.</p></x-box>",
         expected},
        {"drawings", "<svg><title>3 bars</title><text>no</text></svg>" + text, expected},
        {"code", text + "<pre><code>int a = 3;</code></pre>", expected},
        {"comments of readers", text + "<div id=comments><p>I said it would cost two billion pounds, years ago.</p></div>", expected},
    };
    for (const Row& row : rows) check(row);
}

TEST(Html, TheArticleAmongOtherText) {
    const std::string first = "<p>The bank cut its rate to 4 per cent on Monday, its third cut of the year, and said more would follow.</p>";
    const std::string second = "<p>Prices rose by 2.1 per cent in May, the office of statistics said, less than in any month since 2021.</p>";
    const std::string other = "<p>The ferry will cost 12 per cent more from March on, its operator says, the third rise in four years.</p>";
    const std::string expected =
        "body: The bank cut its rate to 4 per cent on Monday, its third cut of the year, and said more would follow.\n"
        "body: Prices rose by 2.1 per cent in May, the office of statistics said, less than in any month since 2021.\n";
    const Row rows[] = {
        {"article", "<body><div>" + other + "</div><article>" + first + second + "</article></body>", expected.c_str()},
        {"the longest article", "<article>" + first + second + "</article><article>" + other + "</article>", expected.c_str()},
        {"main", "<div>Lead</div><main>" + first + second + "</main><div>" + other + "</div>", expected.c_str()},
        {"itemprop", "<div>" + other + "</div><div itemprop='articleBody'>" + first + second + "</div>", expected.c_str()},
        {"two pieces of itemprop",
         "<section>" + other + "</section><section><div itemprop=articleBody>" + first + "</div><div itemprop=articleBody>" + second +
             "</div></section>",
         expected.c_str()},
        {"density",
         "<div id=a><div>Top 10</div></div><div id=b><div class=x>" + first + second +
             "</div></div><div id=c><a href=/>One</a> <a href=/>Two</a></div>",
         expected.c_str()},
        {"articleBody of JSON-LD says which",
         "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": "
         "\"The bank cut its rate to 4 per cent on Monday, its third cut of the year, and said more would follow. "
         "Prices rose by 2.1 per cent in May, the office of statistics said, less than in any month since 2021.\"}</script>"
         "<div>" +
             other + other + other + "</div><div>" + first + second + "</div>",
         expected.c_str()},
    };
    for (const Row& row : rows) check(row);
}

TEST(Html, Metadata) {
    const std::string body = "<p>The bank cut its rate to 4 per cent on Monday, its third cut of the year.</p>";
    const Result<Document> ld = read_text(
        "<head><title>Rates | The Post</title><script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"headline\":\"Rates "
        "\\u2018fall\\u2019\","
        "\"datePublished\":\"2025-10-31T06:00:00+01:00\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"}}]</script></head>" +
            body,
        {.format = Format::html});
    ASSERT_TRUE(ld.ok());
    EXPECT_EQ(rendered_with_asides(*ld),
              "title: Rates ‘fall’\nbody: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\n(byline): Ann Lee\n");
    EXPECT_EQ(ld->date(), std::chrono::year_month_day(std::chrono::year(2025), std::chrono::month(10), std::chrono::day(31)));
    const Span word = ld->given_span({0, 5});
    EXPECT_EQ(ld->given().substr(word.begin, word.length()), "Rates");

    EXPECT_EQ(read("<head><meta property='og:title' content='Rates &amp; prices'><title>x</title></head>" + body),
              "title: Rates & prices\nbody: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\n");
    EXPECT_EQ(read("<head><title>Rates fall for a third time – The Post</title></head>" + body),
              "title: Rates fall for a third time\nbody: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\n");
    const Result<Document> meta = read_text("<meta name=date content='2024-02-29'>" + body, {.format = Format::html});
    EXPECT_EQ(meta->date(), std::chrono::year_month_day(std::chrono::year(2024), std::chrono::month(2), std::chrono::day(29)));
    EXPECT_NE(read_text("<html lang=de>" + body, {.format = Format::html})->remarks().size(), 0U);
}

TEST(Html, APageWithoutTextGivesItsArticleBody) {
    const Result<Document> document = read_text(
        "<html><body><div id=app></div><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Rates fall\",\"articleBody\":"
        "\"The bank cut its rate to 4 per cent on Monday, its third cut of the year.\\n\\nPrices rose by \\u00a32 in May, the office "
        "said.\"}</script>",
        {});
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(rendered(*document),
              "title: Rates fall\nbody: The bank cut its rate to 4 per cent on Monday, its third cut of the year.\nbody: Prices rose by £2 in May, "
              "the office said.\n");
    EXPECT_EQ(document->format(), "html");
    const std::size_t at = document->text().find("£2");
    const Span given = document->given_span({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)});
    EXPECT_EQ(document->given().substr(given.begin, given.length()), "\\u00a32");
}

TEST(Html, IsKnownByNameOrContent) {
    const std::string page = "<!DOCTYPE html><p>It *rose*.</p>";
    EXPECT_EQ(read_text(page, {.path = "a.html"})->remarks().size(), 0U);
    EXPECT_EQ(read_text(page, {.path = "a.txt"})->remarks(), std::vector<std::string>{"read as html, by its content"});
    EXPECT_EQ(rendered(*read_text("<p>It *rose*.</p>", {})), "body: It *rose*.\n");
    EXPECT_EQ(read_text("<3 percent rise", {})->format(), "text");
    EXPECT_EQ(read_text("<p>It *rose*.</p>", {.path = "a.md"})->format(), "markdown");
    EXPECT_EQ(read_text(page, {.path = "a.html", .format = Format::plain})->format(), "text");
}

TEST(HtmlTree, HoldsNoMoreThanItsLimit) {
    std::string text;
    for (int i = 0; i < (1 << 22) + 10; ++i) text += "<b>";
    EXPECT_TRUE(parse_html(text).cut);
    const Result<Document> document = read_text(text, {.format = Format::html});
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().code, "too-large");
}

TEST(HtmlTree, Shape) {
    const HtmlTree tree = parse_html("<div a=\"x>y\" b = 'z' c=w d><p>One<b>two</p>three</div><!-- c -->");
    ASSERT_EQ(tree.nodes.size(), 7U);
    EXPECT_EQ(tree.nodes[1].tag, Tag::div);
    EXPECT_EQ(tree.nodes[1].end, 7U);
    EXPECT_EQ(tree.value(1, "a"), "x>y");
    EXPECT_EQ(tree.value(1, "B"), "z");
    EXPECT_EQ(tree.value(1, "c"), "w");
    EXPECT_TRUE(tree.attribute(1, "d"));
    EXPECT_FALSE(tree.attribute(1, "e"));
    EXPECT_EQ(tree.nodes[2].end, 6U);  // </p> ends <b> too
    EXPECT_EQ(tree.nodes[6].parent, 1U);
}

TEST(HtmlClassWords, Roles) {
    struct Pair {
        const char* classes;
        ClassRole roles;
    };
    const Pair pairs[] = {
        {"article__related-links", ClassRole::clutter},
        {"mostReadList", ClassRole::clutter},
        {"c-byline u-mt2", ClassRole::byline},
        {"mw-editsection", ClassRole::clutter},
        {"elementor-widget", ClassRole::none},
        {"headline", ClassRole::none},
        {"overflow-hidden", ClassRole::none},
        {"x hidden", ClassRole::hidden},
        {"story-body__text", ClassRole::body},
        {"shared_value", ClassRole::none},
        {"loading", ClassRole::none},
        {"wp-caption-text", ClassRole::caption},
        {"most improved", ClassRole::none},
        {"", ClassRole::none},
    };
    EXPECT_EQ(roles_of_classes("links-block"), ClassRole::clutter);
    for (const Pair& pair : pairs) EXPECT_EQ(roles_of_classes(pair.classes), pair.roles) << pair.classes;
}

TEST(Notices, Kinds) {
    struct Pair {
        const char* line;
        const char* kind;
    };
    const Pair pairs[] = {
        {"By Ann Lee", "byline"},
        {"BY ANN LEE AND TOM ROE", "byline"},
        {"By Ann Lee, political editor, and Tom Roe in Oslo", "byline"},
        {"By Monday it was over.", ""},
        {"By 2030 the plant will be shut", ""},
        {"Additional reporting by Ann Lee in Oslo; Editing by Tom Roe", "credit"},
        {"(Reporting by Ann Lee)", "credit"},
        {"Reporting by the commission found 12 faults.", ""},
        {"Editing by Tom Roe took nine days.", ""},
        {"MORE TO FOLLOW", "notice"},
        {"-- more --", "notice"},
        {"ENDS", "notice"},
        {"More of it fell.", ""},
        {"Ends of the road", ""},
        {"More.", ""},
        {"- ends -", "notice"},
        {"BC-PORT-STRIKE-2NDLD", "slug"},
        {"COVID-19", ""},
        {"(Adds quotes, details)", "notice"},
        {"(He adds that it rose.)", ""},
        {"The bank rose.", ""},
        {"Advertisement", "notice"},
        {"Read more: Why rates fall", "link"},
    };
    for (const Pair& pair : pairs) EXPECT_EQ(notice_kind(pair.line, true), pair.kind) << pair.line;
    EXPECT_EQ(notice_kind("Advertisement", false), "");
    EXPECT_EQ(notice_kind("Editing by Tom Roe", false), "credit");
}

}  // namespace
}  // namespace factdiff::test
