#include "factdiff/text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace factdiff {
namespace {

using namespace std::string_literals;

TEST(Utf8, FirstInvalidByte) {
    struct Row {
        std::string text;
        std::size_t offset;
    };
    constexpr std::size_t none = std::string_view::npos;
    const Row rows[] = {
        {"", none},
        {"plain", none},
        {"caf\u00E9 \u20AC5 \U0001F600", none},
        {"caf\xE9 bar", 3},
        {"0123456789 caf\xE9", 14},
        {"\x80", 0},
        {"ab\xC0\x80", 2},          // overlong
        {"ab\xE0\x80\x80", 2},      // overlong
        {"ab\xED\xA0\x80", 2},      // surrogate
        {"ab\xF4\x90\x80\x80", 2},  // above U+10FFFF
        {"\u20AC\xE2\x82", 3},      // cut off
    };
    for (const Row& row : rows) {
        EXPECT_EQ(first_invalid_utf8(row.text), row.offset) << row.text;
        EXPECT_EQ(is_utf8(row.text), row.offset == none) << row.text;
    }
}

TEST(Utf8, EveryCodePointSurvivesTheRoundTrip) {
    for (char32_t point = 0; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 37) {
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, point);
        const CodePoint back = decode_utf8(text, 0);
        ASSERT_EQ(back.value, point);
        ASSERT_EQ(back.length, text.size());
        ASSERT_TRUE(is_utf8(text));
        ASSERT_EQ(count_code_points(text), 1U);
        ASSERT_EQ(count_utf16(text), point > 0xFFFF ? 2U : 1U);
    }
}

TEST(Utf8, IllFormedBytesNeverStopALoop) {
    const std::string text = "a\xFF\xE2\x82z\xF0"s;
    std::u32string seen;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        ASSERT_GT(point.length, 0U);
        seen += point.value;
        at += point.length;
    }
    EXPECT_EQ(seen, U"a\uFFFD\uFFFD\uFFFDz\uFFFD");
    EXPECT_EQ(decode_utf8(text, text.size()).length, 0U);
}

TEST(Utf8, WhatCannotBeEncodedIsReplaced) {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Utf8, CountsAgreeWithDecodingAtEveryLength) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += i % 7 == 0 ? "\U0001F600" : i % 3 == 0 ? "\u20AC" : i % 2 == 0 ? "\u00E9" : "x";
    std::size_t points = 0;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        EXPECT_EQ(count_code_points(std::string_view(text).substr(0, at)), points);
        EXPECT_EQ(count_utf16(std::string_view(text).substr(0, at)), units);
        const CodePoint point = decode_utf8(text, at);
        ++points;
        units += point.value > 0xFFFF ? 2 : 1;
        at += point.length;
    }
}

TEST(Utf8, AsciiRun) {
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text = "zz" + std::string(length, 'a') + "\u00E9tail";
        EXPECT_EQ(ascii_run(text, 2), length);
        EXPECT_EQ(ascii_run(std::string_view(text).substr(0, length + 2), 2), length);
    }
}

}  // namespace
}  // namespace factdiff
