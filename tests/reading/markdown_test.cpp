#include "factdiff/reading/markdown.h"

#include <gtest/gtest.h>

#include "reading/rendered.h"

namespace factdiff::test {
namespace {

struct Row {
    const char* what;
    const char* given;
    const char* expected;
};

void check(const Row& row) { EXPECT_EQ(rendered(row.given, Format::markdown), row.expected) << row.what << "\n" << row.given; }

TEST(Markdown, Blocks) {
    const Row rows[] = {
        {"headings", "# Rates rise\n\nText.\n\n## What now ##\nMore.\n", "title: Rates rise\nbody: Text.\nheading: What now\nbody: More.\n"},
        {"underlined headings", "Rates rise\n===\nText.\n\nWhat now\n---\nMore.\n",
         "title: Rates rise\nbody: Text.\nheading: What now\nbody: More.\n"},
        {"a title of the front matter stands", "---\ntitle: Up\n---\n# Rates rise\nText.\n", "title: Up\nheading: Rates rise\nbody: Text.\n"},
        {"a number sign is no heading", "#1 song\n\n#hashtag\n", "body: #1 song\nbody: #hashtag\n"},
        {"wrapped paragraph", "The bank\nacted.\n\nIt fell.\n", "body: The bank acted.\nbody: It fell.\n"},
        {"hard breaks", "One.  \nTwo.\\\nThree.\n", "body: One.\nbody: Two.\nbody: Three.\n"},
        {"lists", "Risks:\n- debt\n* trade\n  goes on\n\n1. first\n2. second\n   - inner\n",
         "body: Risks:\nbody: debt\nbody: trade goes on\nbody: first\nbody: second\nbody: inner\n"},
        {"a year at the line start is no list", "It began in\n2019. Then it grew.\n", "body: It began in 2019. Then it grew.\n"},
        {"a negative number is no list", "-5 degrees\n\n- 5 degrees\n", "body: -5 degrees\nbody: 5 degrees\n"},
        {"block quote", "He said:\n\n> We act\n> now.\n\nIt fell.\n", "body: He said:\nquote: We act now.\nbody: It fell.\n"},
        {"lazy and nested quotes", "> One\ntwo\n>\n> > three\n", "quote: One two\nquote: three\n"},
        {"a quote ends a paragraph", "He said:\n> We act.\n", "body: He said:\nquote: We act.\n"},
        {"fenced code", "One.\n```c\nx = 5;\n\ny = 6;\n```\nTwo.\n~~~\n7\n~~~\n", "body: One.\nbody: Two.\n"},
        {"indented code", "One.\n\n    x = 5;\n\nTwo.\n", "body: One.\nbody: Two.\n"},
        {"indent in a list is text", "- one\n\n    two\n", "body: one\nbody: two\n"},
        {"rules", "One.\n\n***\n\nTwo.\n\n- - -\n\nThree.\n", "body: One.\nbody: Two.\nbody: Three.\n"},
        {"table", "| Firm | Sales |\n|:-----|------:|\n| Holt | 5 |\n| *Lee* | 6 |\n\nText.\n",
         "body: Firm | Sales\nbody: Holt | 5\nbody: Lee | 6\nbody: Text.\n"},
        {"comment over blank lines", "One.\n\n<!-- hidden 5\n\nhidden 6 --> Two.\n", "body: One.\nbody: Two.\n"},
        {"script and style", "One.\n<script>\nvar x = 5;\n\nf(6);\n</script>\nTwo.\n<STYLE>p { top: 7px }</STYLE>\nThree.\n",
         "body: One.\nbody: Two.\nbody: Three.\n"},
        {"block tags divide", "<div class=\"a\"><p>One.</p><p>Two.</p></div>\n", "body: One.\nbody: Two.\n"},
        {"reference definitions", "The [bank][1] and the [Fed] acted.\n\n[1]: https://example.com/2025 \"Title 9\"\n[fed]: <https://example.com>\n",
         "body: The bank and the Fed acted.\n"},
        {"footnotes", "It fell.[^1] It rose.[^note]\n\n[^1]: By 5%.\n[^note]: By 6%.\n", "body: It fell. It rose.\nbody: By 5%.\nbody: By 6%.\n"},
        {"strong line is a heading", "Text.\n\n**What now**\n\nMore.\n\n**It fell.**\n\n**A** and **B**\n",
         "body: Text.\nheading: What now\nbody: More.\nbody: It fell.\nbody: A and B\n"},
        {"templates", "{% include ad.html %}\n\nIt fell {{ page.x }} today.\n{: .lead}\n\n## Next {#next}\n",
         "body: It fell  today.\nheading: Next\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(Markdown, Inlines) {
    const Row rows[] = {
        {"emphasis", "It was *up*, **very** ***much*** _so_ and __more__.", "body: It was up, very much so and more.\n"},
        {"inside words", "un*believ*able, snake_case_name", "body: unbelievable, snake_case_name\n"},
        {"nested", "**bold *both* bold** *a **b***", "body: bold both bold a b\n"},
        {"over lines", "It was **very\nmuch** so.", "body: It was very much so.\n"},
        {"stars that are text", "5 * 3 * 2, *Prices are net, 2 ** 3", "body: 5 * 3 * 2, *Prices are net, 2 ** 3\n"},
        {"quotation marks next to emphasis", "*“No,”* he said. **“Yes”**", "body: “No,” he said. “Yes”\n"},
        {"struck", "It ~~fell~~ rose ~50 points", "body: It fell rose ~50 points\n"},
        {"link", "The [bank *of* Arlen](https://example.com/a_(2025)_b \"On 5 May\") acted.", "body: The bank of Arlen acted.\n"},
        {"link in angles", "The [bank](<a b>) and [fund]( x 'y' ) acted.", "body: The bank and fund acted.\n"},
        {"an editor's insertion is no link", "“[The bank] acted” [sic] (then)", "body: “[The bank] acted” [sic] (then)\n"},
        {"a bracket and a parenthesis apart", "[Lee] (2025) said", "body: [Lee] (2025) said\n"},
        {"picture", "It fell. ![Chart of *9* banks](a.png \"x\") It rose.", "body: It fell.  It rose.\ncaption: Chart of 9 banks\n"},
        {"picture in a link", "[![Chart](a.png)](https://example.com) It rose.", "body: It rose.\ncaption: Chart\n"},
        {"picture without description", "![](a.png)\n\nText.", "body: Text.\n"},
        {"code", "Run `x = 5` and ``a ` 6`` now, a lone ` stays.", "body: Run x = 5 and a ` 6 now, a lone ` stays.\n"},
        {"address", "See <https://example.com/2025> or <a.b@example.com>.", "body: See  or .\n"},
        {"tags", "It <b>rose</b> <span title=\"5 > 3\">fast</span>.<br>Then it fell.", "body: It rose fast.\nbody: Then it fell.\n"},
        {"a less-than sign", "if a < b and c <3, 5<6>4", "body: if a < b and c <3, 5<6>4\n"},
        {"comment", "It <!-- 5 -->rose.", "body: It rose.\n"},
        {"entities", "&ldquo;AT&amp;T&rdquo; cost &pound;5&nbsp;m &#8212; AT&T", "body: “AT&T” cost £5 m — AT&T\n"},
        {"escapes", "\\*not\\* \\[a\\](b) C:\\dir \\$5", "body: *not* [a](b) C:\\dir $5\n"},
        {"kramdown attribute", "The [bank](x){:target=\"_blank\"} acted.", "body: The bank acted.\n"},
        {"unknown reference", "The [bank][9] acted.", "body: The [bank][9] acted.\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(Markdown, WhatIsLeftOutIsTold) {
    const Result<Document> open = read_text("One.\n\n```\nx\n", {.format = Format::markdown});
    ASSERT_EQ(open->remarks().size(), 1U);
    EXPECT_EQ(open->remarks()[0], "line 3: a code block is opened and never closed; what follows was left out");
    const Result<Document> indented = read_text("---\ntitle: Up\n---\nOne.\n\n    x\n    y\n", {.format = Format::markdown});
    ASSERT_EQ(indented->remarks().size(), 1U);
    EXPECT_EQ(indented->remarks()[0], "line 6: indented by four or more, read as code and left out");
}

TEST(Markdown, EveryWordLeadsToItselfInTheFile) {
    const std::string text =
        "---\ntitle: Up\n---\n## Rates *rise*\n\nThe [bank\nof **Arlen**](x) cost &pound;9\nmillion.\n\n> quoted `code` tail\n> further\n\n| Holt | "
        "5 |\n|---|---|\n| Lee | 6 |\n";
    const Result<Document> document = read_text(text, {});
    ASSERT_TRUE(document.ok());
    for (const std::string word :
         {"Up", "Rates", "rise", "bank", "of", "Arlen", "cost", "9", "million", "quoted", "tail", "further", "Holt", "Lee", "6"}) {
        const std::size_t at = document->text().find(word);
        ASSERT_NE(at, std::string_view::npos) << word;
        const Span given = document->given_span({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
        EXPECT_EQ(document->given().substr(given.begin, given.length()), word);
    }
    const auto pound = static_cast<std::uint32_t>(document->text().find("£"));
    const Span given = document->given_span({pound, pound + 2});
    EXPECT_EQ(document->given().substr(given.begin, given.length()), "&pound;");
}

}  // namespace
}  // namespace factdiff::test
