// `factdiff fix`: what is put right, and that nothing else is touched.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Fix : public testing::Test {
protected:
    TempFolder folder;

    Ran run(std::vector<std::string> arguments) const { return run_program(FACTDIFF_PROGRAM, arguments, {.folder = folder.path()}); }
    /// The rewrite after `fix --write`, with --quotes.
    std::string fixed(std::string_view source, std::string_view rewrite, const std::string& name = "rewrite.txt") const {
        folder.write("source.txt", source);
        const std::string path = folder.write(name, rewrite);
        const Ran ran = run({"fix", "source.txt", name, "--write", "--quotes", "-q"});
        EXPECT_EQ(ran.status, 0) << ran.err;
        return read_bytes(path);
    }
};

TEST_F(Fix, PutsRightWhatHasOneRightReplacement) {
    struct Case {
        const char *source, *rewrite, *fixed;  // nullptr: as it was
    };
    const Case cases[] = {
        // Figures, with their unit and currency.
        {"The quarry sold 4,210 tonnes of slate.", "The quarry sold 5,330 tonnes of slate.", "The quarry sold 4,210 tonnes of slate."},
        {"The bridge cost $3.4 million, the county said.", "The bridge cost $3.4 billion, the county said.",
         "The bridge cost $3.4 million, the county said."},
        {"The path is 12 km long, the county said.", "The path is 12 miles long, the county said.", "The path is 12 km long, the county said."},
        // One person is not two people, and an adjective is not a figure.
        {"The storm injured two people in Calder.", "The storm injured one person in Calder.", nullptr},
        {"The judge sent the baker to prison for six years.", "The judge gave the baker a nine-year prison sentence.", nullptr},
        // A sentence does not begin with digits that began with a word.
        {"In May 48 people worked at the quarry.", "Fifty-two people worked at the quarry in May.", nullptr},
        // Dates and times.
        {"The pit opens on 4 March 2026, Finch said.", "The pit opens on 14 March 2026, Finch said.", "The pit opens on 4 March 2026, Finch said."},
        {"The pit opened on Monday, Finch said.", "The pit opened on Tuesday, Finch said.", "The pit opened on Monday, Finch said."},
        // Names.
        {"The letter was signed by Orla Finch of Calder.", "The letter was signed by Orla Finsh of Calder.",
         "The letter was signed by Orla Finch of Calder."},
        // Quotes: the source's words, the rewrite's cut and marks.
        {"“We shall open the lower pit in spring and hire nobody new,” Orla Finch said.",
         "“We shall open the lower pit in summer and hire nobody new,” Orla Finch said.",
         "“We shall open the lower pit in spring and hire nobody new,” Orla Finch said."},
        {"“We shall open the lower pit in spring and hire nobody new,” Orla Finch said.",
         "Orla Finch said they would “open the lower pit in summer and hire nobody new”.",
         "Orla Finch said they would “open the lower pit in spring and hire nobody new”."},
        {"“We haven't sold the lower pit, and we never will,” Orla Finch said.",
         "“We haven’t sold the upper pit, and we never will,” Orla Finch said.",
         "“We haven’t sold the lower pit, and we never will,” Orla Finch said."},
        // A marked cut, and new words at the end of a longer quote: nobody can tell what should stand there.
        {"“We shall open the lower pit in spring and hire nobody new this year,” Orla Finch said.",
         "“We shall open the lower pit … and hire everybody new,” Orla Finch said.", nullptr},
        // That both end alike is chance where the source goes on in one breath.
        {"“We have waited for the pit long enough,” Orla Finch said.", "“We have waited for the pit far too long,” Orla Finch said.", nullptr},
        // Damage.
        {"The toll is £4, Finch said.", "The toll is Â£4, Finch said.", "The toll is £4, Finch said."},
    };
    for (const Case& c : cases) EXPECT_EQ(fixed(c.source, c.rewrite), c.fixed != nullptr ? c.fixed : c.rewrite);
}

constexpr const char* source_text =
    "The quarry sold 4,210 tonnes of slate in May.\n\n“We shall open 4 pits in spring and hire nobody new,” Orla Finch said.\n\nIt employed 48 "
    "people, the county said.\n";
constexpr const char* rewrite_text =
    "The quarry sold 5,330 tonnes of slate in May.\n\n“We shall open 6 pits in summer and hire nobody new,” Orla Finch said.\n\nIt employed 61 "
    "people, the county said.\n";

TEST_F(Fix, PrintsADifferenceThatPatchReads) {
    folder.write("source.md", source_text);
    folder.write("rewrite.md", rewrite_text);
    const Ran ran = run({"fix", "source.md", "rewrite.md"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.out,
              "--- rewrite.md\n+++ rewrite.md\n@@ -1,5 +1,5 @@\n-The quarry sold 5,330 tonnes of slate in May.\n+The quarry sold 4,210 tonnes of "
              "slate in May.\n \n"
              " “We shall open 6 pits in summer and hire nobody new,” Orla Finch said.\n \n"
              "-It employed 61 people, the county said.\n+It employed 48 people, the county said.\n");
    EXPECT_THAT(ran.err, HasSubstr("2 replacements to make, 1 inside quotation marks (--quotes)"));
    EXPECT_EQ(read_bytes(folder.path_of("rewrite.md")), rewrite_text);
    EXPECT_EQ(run({"fix", "source.md", "source.md"}).status, 0);
    EXPECT_EQ(run({"fix", "source.md", "source.md"}).out, "");
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md", "--exit-zero"}).status, 0);
    EXPECT_THAT(run({"fix", "source.md", "rewrite.md", "--select", "quote-altered", "-q"}).out, Not(HasSubstr("@@")));
    EXPECT_THAT(run({"fix", "source.md", "rewrite.md", "--color", "always"}).out, HasSubstr("\033[32m+It employed 48 people"));
}

TEST_F(Fix, DistantChangesAreHunksOfTheirOwnAndALastLineMayHaveNoEnd) {
    std::string before = "The quarry sold 4,210 tonnes of slate in May.\n", after = "The quarry sold 5,330 tonnes of slate in May.\n";
    for (int i = 0; i < 10; ++i) before += "\nThe road to the lower pit stayed shut.\n", after += "\nThe road to the lower pit stayed shut.\n";
    folder.write("source.md", before + "\nIt employed 48 people, the county said.");
    folder.write("rewrite.md", after + "\nIt employed 61 people, the county said.");
    const Ran ran = run({"fix", "source.md", "rewrite.md"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("@@ -1,4 +1,4 @@\n"), HasSubstr("@@ -20,4 +20,4 @@\n"),
                               HasSubstr("-It employed 61 people, the county said.\n\\ No newline at end of file\n+It employed 48 people")));
}

TEST_F(Fix, WritesOnlyTheWordsAtFault) {
    folder.write("source.md", source_text);
    const std::string path = folder.write("rewrite.md", rewrite_text);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const Ran ran = run({"fix", "source.md", "rewrite.md", "--write"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("2 replacements written, 1 inside quotation marks"));
    EXPECT_THAT(read_bytes(path), AllOf(HasSubstr("4,210"), HasSubstr("summer"), HasSubstr("48 people")));
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md", "--write", "--quotes"}).status, 0);
    EXPECT_EQ(read_bytes(path), source_text);  // the quote and the figure in it are one replacement
    EXPECT_THAT(folder.names(), testing::ElementsAre("rewrite.md", "source.md"));
}

TEST_F(Fix, KeepsEncodingMarksAndLineEnds) {
    const std::string source = "The café sold 40 cups, the owner said – twice.\n\nIt is old.\n",
                      rewrite = "The café sold 60 cups, the owner said – twice.\n\nIt is old.\n";
    const auto with_crlf = [](const std::string& text) {
        std::string out;
        for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
        return out;
    };
    const auto as_utf16 = [](const std::u16string& text) {
        std::string out = "\xFF\xFE";
        for (const char16_t c : text) out += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
        return out;
    };
    EXPECT_EQ(fixed(source, "\xEF\xBB\xBF" + with_crlf(rewrite)), "\xEF\xBB\xBF" + with_crlf(source));
    EXPECT_EQ(fixed(source, "The caf\xE9 sold 60 cups, the owner said \x96 twice.\r\n"), "The caf\xE9 sold 40 cups, the owner said \x96 twice.\r\n");
    EXPECT_EQ(fixed("The 🚢 sold 40 cups, the owner said.", as_utf16(u"The 🚢 sold 60 cups, the owner said.")),
              as_utf16(u"The 🚢 sold 40 cups, the owner said."));
    folder.write("source.txt", "The letter was signed by Orla Łowicka of Calder.");
    folder.write("western.txt", "The caf\xE9 was full. The letter was signed by Orla Lowicke of Calder.");
    const Ran ran = run({"fix", "source.txt", "western.txt", "--write"});
    EXPECT_EQ(ran.status, 2) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("cannot be written in windows-1252"));
}

TEST_F(Fix, LeavesMarkupToPeople) {
    EXPECT_EQ(fixed("The quarry sold 4,210 tonnes of slate.", "The quarry sold **5,330** tonnes of slate.\n", "rewrite.md"),
              "The quarry sold **5,330** tonnes of slate.\n");
    const Ran ran = run({"fix", "source.txt", "rewrite.md"});
    EXPECT_THAT(ran.err, HasSubstr("1 with markup in the words"));
}

TEST_F(Fix, IntoAnotherFile) {
    folder.write("source.md", source_text);
    folder.write("rewrite.md", rewrite_text);
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md", "--fail-on", "never"}).status, 0);
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md", "-o", "right.md"}).status, 0);
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md"}).status, 1);  // itself it stays as it was
    EXPECT_EQ(run({"fix", "source.md", "right.md"}).status, 0);
}

TEST_F(Fix, WhatIsNoFileIsNotWritten) {
    folder.write("source.md", source_text);
    const Ran piped = run_program(FACTDIFF_PROGRAM, {"fix", "source.md", "-"}, {.input = rewrite_text, .folder = folder.path()});
    EXPECT_EQ(piped.status, 1);
    EXPECT_THAT(piped.out, HasSubstr("--- <stdin>"));
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"fix", "source.md", "-", "--write"}, {.input = rewrite_text, .folder = folder.path()}).status, 2);
    EXPECT_THAT(run({"fix", "source.md", "main:rewrite.md", "--write"}).err, HasSubstr("is no file that could be put right"));
    EXPECT_EQ(run({"fix", "source.md", "missing.md", "--write"}).status, 2);
}

TEST_F(Fix, OnlyTextAndMarkdownAreWritten) {
    folder.write("source.md", source_text);
    const std::string page = "<!doctype html><p>The county has 12 &amp; 13 schools.</p>";
    folder.write("page.html", page);
    const Ran ran = run({"fix", "source.md", "page.html", "--write"});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("page.html is html; only plain text and Markdown can be put right"));
    EXPECT_EQ(read_bytes(folder.path_of("page.html")), page);
}

TEST_F(Fix, SuppressedFindingsAreNotPutRight) {
    folder.write("source.md", source_text);
    folder.write("rewrite.md", "<!-- factdiff ignore-file number-changed: the county counted anew -->\n\n" + std::string(rewrite_text));
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md"}).out, "");
    // What was meant to be protected is not written over because the comment is wrong.
    const std::string wrong = "<!-- factdiff ignore-file number-changed -->\n\n" + std::string(rewrite_text);
    folder.write("rewrite.md", wrong);
    EXPECT_EQ(run({"fix", "source.md", "rewrite.md", "--write"}).status, 2);
    EXPECT_EQ(read_bytes(folder.path_of("rewrite.md")), wrong);
}

}  // namespace
}  // namespace factdiff::test

#endif
