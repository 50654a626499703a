#include "factdiff/reading/front_matter.h"

#include <gtest/gtest.h>

#include "reading/rendered.h"

namespace factdiff::test {
namespace {

using namespace std::chrono;

TEST(FrontMatter, TitleStandfirstAndDateAreReadTheRestIsNoText) {
    struct Row {
        const char* what;
        const char* given;
        const char* expected;
    };
    const Row rows[] = {
        {"plain scalars", "---\ntitle: Rates rise\nauthor: Ann Lee\nimage: a/2025.jpg\ntags: [5, 6]\n---\nThe bank acted.\n",
         "title: Rates rise\nbody: The bank acted.\n"},
        {"double quotes", "---\ntitle: \"Big: rates rise\"\n---\nIt acted.\n", "title: Big: rates rise\nbody: It acted.\n"},
        {"escapes", "---\ntitle: \"The \\\"big\\\" caf\\u00e9\"\n---\nIt acted.\n", "title: The \"big\" café\nbody: It acted.\n"},
        {"single quotes", "---\ntitle: 'It''s up'\n---\nIt acted.\n", "title: It's up\nbody: It acted.\n"},
        {"folded", "---\ntitle: Up\nexcerpt: >\n  The bank\n  acted today.\n---\nText.\n",
         "title: Up\nstandfirst: The bank acted today.\nbody: Text.\n"},
        {"literal", "---\ntitle: |\n  Rates rise\n---\nText.\n", "title: Rates rise\nbody: Text.\n"},
        {"over two lines", "---\ntitle: Rates\n  rise\n---\nText.\n", "title: Rates rise\nbody: Text.\n"},
        {"comment", "---\ntitle: Rates rise # draft\n---\nText.\n", "title: Rates rise\nbody: Text.\n"},
        {"the order of the article, not of the keys", "---\ndescription: Up again\nTitle: Rates rise\n---\nText.\n",
         "title: Rates rise\nstandfirst: Up again\nbody: Text.\n"},
        {"equal standfirsts once", "---\ntitle: Up\nexcerpt: Same\ndescription: Same\n---\nText.\n", "title: Up\nstandfirst: Same\nbody: Text.\n"},
        {"an unquoted colon", "---\ntitle: Big News: rates rise\n---\nText.\n", "title: Big News: rates rise\nbody: Text.\n"},
        {"an unclosed quote", "---\ntitle: \"Rates rise\n---\nText.\n", "title: Rates rise\nbody: Text.\n"},
        {"nested keys are not the article's", "---\nimage:\n  title: A chart\ntitle: Up\n---\nText.\n", "title: Up\nbody: Text.\n"},
        {"an alias", "---\na: &x Rates rise\ntitle: *x\n---\nText.\n", "title: Rates rise\nbody: Text.\n"},
        {"TOML", "+++\ntitle = \"The \\\"big\\\" rise\"\ndate = 2025-10-31\n[extra]\ntitle = \"no\"\n+++\nText.\n",
         "title: The \"big\" rise\nbody: Text.\n"},
        {"Windows line ends", "---\r\ntitle: Up\r\n---\r\nText.\r\n", "title: Up\nbody: Text.\n"},
        {"closed by dots", "---\ntitle: Up\n...\nText.\n", "title: Up\nbody: Text.\n"},
        {"empty", "---\n---\nText.\n", "body: Text.\n"},
        {"no front matter: never closed", "---\ntitle: Up\n\nText.\n", "body: ---\nheading: title: Up\nbody: Text.\n"},
        {"no front matter: prose between rules", "---\n\nThe bank acted.\n\n---\n\nIt fell.\n",
         "body: ---\nbody: The bank acted.\nbody: ---\nbody: It fell.\n"},
    };
    for (const Row& row : rows) EXPECT_EQ(rendered(row.given, Format::detect), row.expected) << row.what;
}

TEST(FrontMatter, Dates) {
    EXPECT_EQ(read_day("2025-10-31T11:24:46"), 2025y / 10 / 31);
    EXPECT_EQ(read_day("2025-10-31"), 2025y / 10 / 31);
    EXPECT_EQ(read_day("2025/1/5 10:00:00 +0100"), 2025y / 1 / 5);
    EXPECT_EQ(read_day("2025-10-31Z"), 2025y / 10 / 31);
    for (const char* text :
         {"", "31.10.2025", "2025-13-01", "2025-02-30", "2025-10", "2025-10/31", "20251031", "2025-10-311", "October 31, 2025", "2025-10-", "-"}) {
        EXPECT_EQ(read_day(text), std::nullopt) << text;
    }
}

TEST(FrontMatter, TheDateOfTheDocument) {
    const std::string text = "---\ntitle: Up\ndate: 2025-10-31T11:24:46\n---\nText.";
    EXPECT_EQ(read_text(text, {})->date(), 2025y / 10 / 31);
    EXPECT_EQ(read_text(text, {.date = 2024y / 1 / 2})->date(), 2024y / 1 / 2);
    EXPECT_EQ(read_text(text, {})->title(), "Up");
    EXPECT_EQ(read_text(text, {.title = "Down"})->title(), "Down");
}

TEST(FrontMatter, TroubleIsToldWithItsLine) {
    struct Row {
        const char* given;
        const char* remark;
    };
    const Row rows[] = {
        {"---\ntitle: Up\ndate: yesterday\n---\nText.", "front matter, line 3: the date “yesterday” is not of the form 2025-10-31"},
        {"---\ntitle: Big News: up\n---\nText.", "front matter, line 2: a value with a colon should be quoted; read as it stands"},
        {"+++\ntitle = \"\"\"Up\n\"\"\"\n+++\nText.", "front matter, line 2: only strings on one line are read"},
    };
    for (const Row& row : rows) {
        const Result<Document> document = read_text(row.given, {});
        ASSERT_TRUE(document.ok());
        ASSERT_EQ(document->remarks().size(), 1U) << row.given;
        EXPECT_EQ(document->remarks()[0], row.remark);
    }
    const Result<Document> broken = read_text("---\ntitle: \"Up\nx: [\n---\nText.", {});
    ASSERT_TRUE(broken.ok());
    EXPECT_EQ(broken->remarks().size(), 1U);
    EXPECT_EQ(broken->title(), "Up");
}

TEST(FrontMatter, EveryWordLeadsToItselfInTheFile) {
    const std::string text = "---\nexcerpt: >\n  The bank\n  acted \"today\".\ntitle: 'It''s “up” by 5%'\n---\nText.";
    const Result<Document> document = read_text(text, {});
    ASSERT_TRUE(document.ok());
    for (const std::string word : {"It", "up", "5%", "bank", "acted", "today"}) {
        const auto at = static_cast<std::uint32_t>(document->text().find(word));
        const Span given = document->given_span({at, at + static_cast<std::uint32_t>(word.size())});
        EXPECT_EQ(document->given().substr(given.begin, given.length()), word);
    }
}

TEST(FrontMatter, HostileYamlIsBounded) {
    std::string deep = "---\ntitle: ";
    deep += std::string(30000, '[');
    std::string aliases = "---\na: &a [x]\n";
    for (char c = 'b'; c < 'z'; ++c)
        aliases += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" + static_cast<char>(c - 1) + "]\n";
    aliases += "title: &t {a: *y}\n";
    std::string questions = "---\ntitle: >\n";
    for (int i = 0; i < 10000; ++i) questions += "? - ";
    for (const std::string& block : {deep, aliases, questions}) {
        const Result<Document> document = read_text(block + "\n---\nText.", {});
        ASSERT_TRUE(document.ok());
        EXPECT_TRUE(document->text().ends_with("Text."));
    }
    EXPECT_TRUE(read_text("---\ntitle: " + std::string(1 << 20, 'x') + "\n---\nText.", {}).ok());
}

}  // namespace
}  // namespace factdiff::test
