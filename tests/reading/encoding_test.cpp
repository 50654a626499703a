#include "factdiff/reading/encoding.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

TEST(Encoding, RecognisedBytesBecomeUtf8) {
    struct Row {
        std::string bytes;
        const char* text;
        const char* encoding;
        const char* remark;
    };
    const Row rows[] = {
        {"plain", "plain", "UTF-8", ""},
        {"\xEF\xBB\xBF"
         "caf\xC3\xA9",
         "café", "UTF-8", ""},
        {"\xFF\xFE" + utf16(u"5 € 😀", false), "5 € 😀", "UTF-16LE", "read as UTF-16LE"},
        {"\xFE\xFF" + utf16(u"5 € 😀", true), "5 € 😀", "UTF-16BE", "read as UTF-16BE"},
        {utf16(u"Rates rise to 5 € today", false), "Rates rise to 5 € today", "UTF-16LE", "read as UTF-16LE"},
        {utf16(u"Rates rise to 5 € today", true), "Rates rise to 5 € today", "UTF-16BE", "read as UTF-16BE"},
        {"caf\xE9 \x80"
         "5 \x93up\x94",
         "café €5 “up”", "windows-1252", "read as Windows-1252"},
        {"caf\xC3\xA9, na\xC3\xAFve, \xA3"
         "5",
         "café, naïve, £5", "UTF-8", "1 byte that cannot be UTF-8 read as Windows-1252 (first on line 1)"},
        {"It cost \xE2\x82", "It cost \uFFFD", "UTF-8", "the last character is cut off (line 1)"},
    };
    for (const Row& row : rows) {
        const Result<Decoded> decoded = decode(row.bytes);
        ASSERT_TRUE(decoded.ok()) << row.text << ": " << decoded.error().what;
        EXPECT_EQ(decoded->text, row.text);
        EXPECT_EQ(decoded->encoding, row.encoding) << row.text;
        EXPECT_EQ(decoded->remarks.empty() ? "" : decoded->remarks[0], row.remark) << row.text;
    }
}

TEST(Encoding, WhatIsNoTextIsRefused) {
    struct Row {
        std::string bytes;
        const char* code;
        std::uint64_t line;
    };
    const Row rows[] = {
        {"one\ntwo\0three"s, "binary", 2},
        {"%PDF-1.7\n%\xE2\xE3\xCF\xD3", "binary", 0},
        {"PK\x03\x04\x14", "binary", 0},
        {"\x89PNG\r\n\x1A\n", "binary", 0},
        {"\x01\x02\x03\x04"
         "abcd",
         "binary", 0},
        {"fine\nbad \x81 \xFF", "bad-encoding", 2},                     // 0x81 means nothing in Windows-1252
        {"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0", "bad-encoding", 1},  // Cyrillic in eight bits: nearly every byte is high
    };
    for (const Row& row : rows) {
        const Result<Decoded> decoded = decode(row.bytes);
        ASSERT_FALSE(decoded.ok()) << row.bytes;
        EXPECT_EQ(decoded.error().code, row.code) << row.bytes;
        EXPECT_EQ(decoded.error().line, row.line) << row.bytes;
        EXPECT_FALSE(decoded.error().remedy.empty());
    }
}

TEST(Encoding, Windows1252) {
    EXPECT_EQ(windows_1252_specials()[0], u'€');
    EXPECT_EQ(windows_1252_specials()[0x13], u'“');
    EXPECT_EQ(windows_1252_specials()[0x1F], u'Ÿ');
}

}  // namespace
}  // namespace factdiff
