#include "factdiff/reporting/display.h"

#include <gtest/gtest.h>

#include "factdiff/text/utf8.h"

namespace factdiff {
namespace {

TEST(Display, Width) {
    const std::pair<std::string_view, unsigned> cases[] = {
        {"", 0},   {"ferry", 5}, {"naïve", 5}, {"nai\u0308ve", 5}, {"東京", 4}, {"“…” – £", 7}, {"soft\u00ADhyphen", 10}, {"zero\u200Bwidth", 9},
        {"Ｆ", 2},
    };
    for (const auto& [text, width] : cases) EXPECT_EQ(display_width(text), width) << text;
}

TEST(Display, VisibleTextSteersNoTerminal) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"a  line\n\tfolded ", "a line folded"},  {"\x1b[2Jgone", "␛[2Jgone"},
        {"bell\a and del\x7f", "bell␇ and del␡"}, {"\u009b31m", "\uFFFD31m"},  // the C1 form of ESC [
        {"abc\u202Edcba", "abc\uFFFDdcba"},                                    // right-to-left override
        {"bad \xFF byte", "bad \uFFFD byte"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(visible(text), expected);
}

TEST(Display, Clipped) {
    EXPECT_EQ(clipped("a line that is too long", 12), "a line that…");
    EXPECT_EQ(clipped("fits exactly", 12), "fits exactly");
    EXPECT_EQ(clipped("東京東京", 6), "東京…");
    EXPECT_EQ(clipped("東京東京", 5), "東京…");
    EXPECT_EQ(clipped("anything", 1), "…");
}

TEST(Display, Wrapped) {
    EXPECT_EQ(wrapped("a line that is too long", 12, 0, "  "), "a line that\n  is too\n  long");
    EXPECT_EQ(wrapped("first word", 12, 10, "  "), "\n  first word");
    EXPECT_EQ(wrapped("unbreakablelongword", 8, 0, ""), "unbreaka\nblelongw\nord");
    EXPECT_EQ(wrapped("", 8, 0, ""), "");
}

std::string shown(std::string_view passage, std::vector<std::pair<std::uint32_t, std::uint32_t>> marks, unsigned width, unsigned lines) {
    std::string out;
    for (const MarkedLine& line : lay_out(passage, marks, width, lines)) {
        for (const MarkedLine::Piece& piece : line.pieces) out += piece.text;
        out += '\n';
        if (line.has_mark()) out += line.carets() + '\n';
    }
    return out;
}

TEST(Display, MarksStandBelowTheirWords) {
    EXPECT_EQ(shown("prices rose in March", {{7, 11}}, 40, 3), "prices rose in March\n       ^^^^\n");
    EXPECT_EQ(shown("東京 fell by 3%", {{0, 6}, {15, 17}}, 40, 3), "東京 fell by 3%\n^^^^         ^^\n");
    EXPECT_EQ(shown("one two three four", {{4, 13}}, 8, 5), "one two\n    ^^^\nthree\n^^^^^\nfour\n");
    EXPECT_EQ(shown("no marks here", {}, 40, 3), "no marks here\n");
}

TEST(Display, LongPassagesAreClippedAroundTheMarks) {
    std::string passage;
    for (int i = 0; i < 60; ++i) passage += "word" + std::to_string(i) + " ";
    const auto at = static_cast<std::uint32_t>(passage.find("word30"));
    const std::string out = shown(passage, {{at, at + 6}}, 30, 2);
    EXPECT_EQ(out.substr(0, 4), "… ");
    EXPECT_NE(out.find("word30"), std::string::npos);
    EXPECT_EQ(out.find("word10"), std::string::npos);
    EXPECT_NE(out.find("…\n"), std::string::npos);
    EXPECT_LT(out.size(), 160U);

    const auto far = static_cast<std::uint32_t>(passage.find("word55"));
    const std::string two = shown(passage, {{0, 5}, {far, far + 6}}, 30, 2);
    EXPECT_NE(two.find("word0"), std::string::npos);
    EXPECT_NE(two.find(" … "), std::string::npos);
    EXPECT_NE(two.find("word55"), std::string::npos);

    const std::string all = shown(passage, {{0, static_cast<std::uint32_t>(passage.size())}}, 30, 2);  // one long mark
    EXPECT_NE(all.find("…"), std::string::npos);
    EXPECT_NE(all.find("word59"), std::string::npos);
    EXPECT_LT(all.size(), 400U);
}

TEST(Display, AnyBytesAtAnyWidth) {
    std::string text;
    std::uint32_t state = 7;
    for (int i = 0; i < 3000; ++i) text += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    for (unsigned width = 1; width < 90; width += 11) {
        EXPECT_TRUE(is_utf8(wrapped(text, width, 3, "    ")));
        EXPECT_TRUE(is_utf8(clipped(text, width)));
        for (std::uint32_t begin = 0; begin < 3000; begin += 371)
            for (const MarkedLine& line : lay_out(text, {{begin, begin + 90}, {begin + 100, begin + 350}}, width, 3))
                for (const MarkedLine::Piece& piece : line.pieces) EXPECT_TRUE(is_utf8(piece.text));
    }
}

}  // namespace
}  // namespace factdiff
