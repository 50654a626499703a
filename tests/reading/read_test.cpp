#include "factdiff/reading/read.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "factdiff/reading/reader.h"
#include "factdiff/text/utf8.h"
#include "reading/rendered.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

using namespace std::string_literals;
namespace fs = std::filesystem;

class Read : public ::testing::Test {
protected:
    void SetUp() override {
        folder = fs::temp_directory_path() / ("factdiff_read_" + std::to_string(::getpid()));
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }
    std::string file(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return (folder / name).string();
    }
    fs::path folder;
};

TEST_F(Read, Refusals) {
    struct Row {
        std::string path;
        const char* code;
        const char* says;
    };
    const Row rows[] = {
        {(folder / "none.txt").string(), "not-found", "none.txt: no such file; check the path"},
        {"", "not-found", "no such file"},
        {"a\0b"s, "not-found", "no such file"},
        {folder.string(), "directory", "is a directory; name a file in it"},
        {file("empty.txt", ""), "empty", "empty.txt: no text at all"},
        {file("blank.txt", " \n\t\r\n\u00A0 \n"), "empty", "blank.txt: "},
        {file("markup.md", "---\nlayout: post\n---\n<!-- x -->\n"), "empty", "markup.md: no text besides markup"},
        {file("nul.txt", "one\ntwo\0"s), "binary", "nul.txt:2: not text"},
        {file("bad.txt", "one\n\x81\x8D\xFF\xFF"), "bad-encoding", "bad.txt:2: byte 0x81 is neither UTF-8 nor Windows-1252; save it as UTF-8"},
    };
    for (const Row& row : rows) {
        const Result<Document> document = read_file(row.path, {});
        ASSERT_FALSE(document.ok()) << row.path;
        EXPECT_EQ(document.error().code, row.code);
        EXPECT_NE(document.error().message().find(row.says), std::string::npos) << document.error().message();
    }
}

TEST_F(Read, LargerThanTheLimitIsRefused) {
    const std::string path = file("large.txt", std::string(2000, 'a'));
    EXPECT_EQ(read_file(path, {.max_bytes = 1999}).error().code, "too-large");
    EXPECT_TRUE(read_file(path, {.max_bytes = 2000}).ok());
    EXPECT_EQ(read_text(std::string(11, 'a'), {.max_bytes = 10}).error().code, "too-large");
}

TEST_F(Read, FormatFromTheNameOrTheContent) {
    EXPECT_EQ(rendered(*read_file(file("a.md", "It *rose*."), {})), "body: It rose.\n");
    EXPECT_EQ(rendered(*read_file(file("a.MARKDOWN", "It *rose*."), {})), "body: It rose.\n");
    EXPECT_EQ(rendered(*read_file(file("a.txt", "It *rose*."), {})), "body: It *rose*.\n");
    EXPECT_EQ(rendered(*read_file(file("b.txt", "---\ntitle: Up\n---\nIt *rose*."), {})), "title: Up\nbody: It rose.\n");
    EXPECT_EQ(rendered(*read_file(file("b.txt", "It *rose*."), {.format = Format::markdown})), "body: It rose.\n");
    EXPECT_EQ(read_file(file("c.txt", "It rose."), {})->path(), (folder / "c.txt").string());
}

TEST_F(Read, GivenIsTheDecodedTextWithoutAMark) {
    EXPECT_EQ(read_text("\xEF\xBB\xBF"
                        "Up",
                        {})
                  ->given(),
              "Up");
    EXPECT_EQ(read_text("\xEF\xBB\xBF---\ntitle: Up\n---\nText.", {})->title(), "Up");
    const Result<Document> document = read_text("caf\xE9 rose", {});
    EXPECT_EQ(document->given(), "café rose");
    EXPECT_EQ(document->encoding(), "windows-1252");
    ASSERT_EQ(document->remarks().size(), 1U);
}

TEST(Pathological, EveryFixtureIsReadOrRefused) {
    for (const auto& entry : fs::directory_iterator(source_path("fixtures/pathological"))) {
        std::vector<Format> formats = {Format::detect};
        for (const FormatRow& row : format_rows()) formats.push_back(row.format);
        for (const Format format : formats) {
            const Result<Document> document = read_file(entry.path().string(), {.format = format});
            if (!document) {
                EXPECT_FALSE(document.error().remedy.empty()) << entry.path();
                continue;
            }
            EXPECT_TRUE(is_utf8(document->text())) << entry.path();
            EXPECT_FALSE(document->text().empty()) << entry.path();
        }
    }
}

// Each of these costs a quadratic reader minutes.
TEST(Pathological, IsReadInLinearTime) {
    const auto repeat = [](const std::string& unit, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += unit;
        return text;
    };
    const std::string texts[] = {
        repeat("[", 200000) + "x",
        repeat("[a](", 100000) + "x",
        repeat("![a](b (", 100000) + "x",
        repeat("[a][b]", 50000) + "\n\n[b]: x\n",
        repeat("[a](<b", 100000) + "x",
        repeat("*a _b ", 100000),
        repeat("*a **b ", 100000),
        repeat("a* b_ ", 100000),
        repeat("**x", 100000),
        repeat("`", 200000) + "x",
        repeat("`a``b```c", 50000),
        repeat("<a\"", 100000) + ">",
        repeat("<a b=\"", 100000),
        repeat("<!-- ", 100000),
        repeat("&#", 200000),
        repeat("{% ", 100000),
        repeat("> ", 100000) + "x",
        repeat("- ", 100000) + "x",
        repeat("> > >\n", 50000) + "x",
        repeat("# a\n", 100000),
        repeat("<script>\n", 50000) + "x",
        repeat("<!-- x\n", 50000) + "x",
        repeat("a\n", 200000) + "===",
        repeat("[^a]: b\n", 50000),
        repeat("|a|\n|-|\n", 50000),
        repeat("\\", 200000) + "x",
        repeat("Â", 100000) + repeat("Ã‚", 100000),
        repeat("â€", 100000),
        "e" + repeat("\u0301", 200000),
        repeat("\xC2\xA0", 200000) + "x",
        repeat("a\r", 200000),
        repeat("a\u2028", 100000),
        repeat("~~", 100001),
        "---\n" + repeat("a: b\n", 100000) + "x",
        repeat("word ", 400000),
        repeat("<div>", 200000) + "Text.",
        repeat("<p>A b c.", 100000),
        repeat("<ul><li>", 50000) + "x",
        repeat("<q>", 100000) + "x",
        repeat("<blockquote cite=x>", 50000) + "x",
        repeat("<blockquote><cite>", 50000) + "x",
        repeat("<table><tr><td>", 50000) + "x",
        repeat("<sup>", 100000) + "x",
        repeat("</div>", 100000) + "x",
        repeat("<b><i></b>", 100000) + "x",
        repeat("<x-y>", 100000) + repeat("</z>", 100000) + "x",
        repeat("<h1 itemprop=headline>", 100000) + "x",
        repeat("<div itemprop=headline>", 100000) + "x",
        repeat("<div itemprop=articleBody>", 100000) + "x",
        repeat("<p a=\"", 100000) + "x",
        repeat("<script>", 100000) + "x",
        "<p class=\"" + repeat("a-b ", 200000) + "\">x</p>",
        "<p>x" + repeat("<br>", 200000) + "y",
    };
    for (const std::string& text : texts) {
        for (const Format format : {Format::markdown, Format::plain, Format::html}) {
            const Result<Document> document = read_text(text, {.format = format});
            if (!document) continue;
            EXPECT_TRUE(is_utf8(document->text()));
            EXPECT_LE(document->given_span({0, static_cast<std::uint32_t>(document->text().size())}).end, text.size());
        }
    }
}

}  // namespace
}  // namespace factdiff::test
