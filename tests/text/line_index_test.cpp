#include "factdiff/text/line_index.h"

#include <gtest/gtest.h>

#include <string>

#include "factdiff/text/utf8.h"

namespace factdiff {
namespace {

TEST(LineIndex, LinesAndColumns) {
    const std::string text = "Zo\u00EB\r\nwon 3\u20132\rlast\n";  // Zoë is four bytes, the dash three
    const LineIndex index(text);
    struct Row {
        std::uint32_t offset;
        LineColumn place;
    };
    const Row rows[] = {
        {0, {1, 1}}, {2, {1, 3}}, {4, {1, 4}}, {6, {2, 1}}, {11, {2, 6}}, {14, {2, 7}}, {16, {3, 1}}, {20, {3, 5}}, {21, {4, 1}}, {999, {4, 1}},
    };
    for (const Row& row : rows) EXPECT_EQ(index.position(row.offset), row.place) << row.offset;
    EXPECT_EQ(index.line_count(), 4U);
    EXPECT_EQ(index.line(1), "Zo\u00EB");
    EXPECT_EQ(index.line(2), "won 3\u20132");
    EXPECT_EQ(index.line(3), "last");
    EXPECT_EQ(index.line(4), "");
    EXPECT_EQ(index.line(5), "");
    EXPECT_EQ(index.line(0), "");
}

TEST(LineIndex, EmptyTextHasOneLine) {
    EXPECT_EQ(LineIndex("").position(0), (LineColumn{1, 1}));
    EXPECT_EQ(LineIndex().position(5), (LineColumn{1, 1}));
}

TEST(LineIndex, CountsAgreeWithDecoding) {
    std::string text;
    for (int i = 0; i < 900; ++i) text += i % 11 == 0 ? "\U0001F600" : i % 3 == 0 ? "\u20AC" : i % 17 == 0 ? "\n" : "x";
    const LineIndex index(text);
    std::uint32_t points = 0;
    std::uint32_t units = 0;
    LineColumn place;
    for (std::size_t at = 0; at < text.size();) {
        const auto offset = static_cast<std::uint32_t>(at);
        ASSERT_EQ(index.code_points(offset), points);
        ASSERT_EQ(index.utf16(offset), units);
        ASSERT_EQ(index.position(offset), place);
        const CodePoint point = decode_utf8(text, at);
        ++points;
        units += point.value > 0xFFFF ? 2 : 1;
        place = point.value == U'\n' ? LineColumn{place.line + 1, 1} : LineColumn{place.line, place.column + 1};
        at += point.length;
    }
}

TEST(LineIndex, AsciiOffsetsAreTheirOwnCounts) {
    const std::string text(5000, 'a');
    const LineIndex index(text);
    EXPECT_EQ(index.code_points(4321), 4321U);
    EXPECT_EQ(index.utf16(4321), 4321U);
    EXPECT_EQ(index.position(4999), (LineColumn{1, 5000}));
}

}  // namespace
}  // namespace factdiff
