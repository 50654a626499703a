#include "factdiff/reading/clean_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "factdiff/reading/read.h"
#include "factdiff/text/utf8.h"

namespace factdiff {
namespace {

std::string clean(const std::string& text) {
    const Result<Document> document = read_text(text, {.format = Format::plain});
    return document ? std::string(document->text()) : document.error().code;
}

TEST(CleanText, EqualFactsInAnotherFormBecomeEqual) {
    struct Row {
        const char* given;
        const char* clean;
    };
    const Row rows[] = {
        {"5\u00A0000\u2009km\u202Fa\u3000b", "5 000 km a b"},
        {"ex\u00ADtra \u200Bzero\u200D \u2060wide\uFEFF", "extra zero wide"},
        {"\u202Eback\u202C \u2066x\u2069 \u200Fy", "back x y"},
        {"\uFB01ne \uFB02oor o\uFB03ce", "fine floor office"},
        {"\uFF11\uFF12\uFF0C\uFF13\uFF05 \uFF21\uFF29 \uFFE15", "12,3% AI £5"},
        {"34\u2011year\u2010old", "34-year-old"},
        {"Beyonce\u0301, Zoe\u0308, n\u0303", "Beyoncé, Zoë, ñ"},
        {"e\u0302\u0301", "ế"},
        {"\U0001D7D7 and \U0001D7CF", "9 and 1"},
        {"\u00AD \u2009 up\u2009\n\u2009\u200B \nDown.", "up\n\nDown."},
        {"tab\there \x07 bell", "tab\there  bell"},
        {"rock \u02BCn\u02BC roll", "rock ’n’ roll"},
    };
    for (const Row& row : rows) EXPECT_EQ(clean(row.given), row.clean);
}

TEST(CleanText, WhatLaterRoomsReadStays) {
    for (const char* text : {"“curly” ‘single’ «guillemets» „low“", "2010–2015 — so…", "−5°C", "½ and ⅓", "£5 €6 ¥7 ₹8", "x\u0338 q\u0301\u0302 z",
                             "5′ 2″", "日本", "1⁄2"}) {
        EXPECT_EQ(clean(text), text);
    }
}

/// Words with exotic characters between and inside them; each clean word must lead to the stretch of the given text that it was written as.
TEST(CleanText, UnderAnyMixtureEveryWordLeadsHome) {
    struct Piece {
        const char* given;
        const char* clean;
    };
    const Piece inside[] = {{"a", "a"},     {"Z", "Z"},     {"9", "9"}, {"é", "é"},  {"e\u0301", "é"}, {"\uFB03", "ffi"}, {"\uFF15", "5"},
                            {"\u00AD", ""}, {"\u200B", ""}, {"’", "’"}, {"Ã©", "é"}, {"x", "x"},       {"😀", "😀"}};
    const Piece between[] = {{" ", " "},       {"\u00A0", " "},  {"\u2009", " "}, {"\t", "\t"},    {"\n", "\n\n"},
                             {"\r\n", "\n\n"}, {"\n\n", "\n\n"}, {" — ", " — "},  {".\n", ".\n\n"}};
    std::mt19937 random(7);
    const auto pick = [&random](std::size_t size) { return static_cast<std::size_t>(random() % size); };
    for (int round = 0; round < 400; ++round) {
        struct Word {
            std::string clean;
            Span given;
        };
        std::vector<Word> words;
        std::string given;
        for (std::size_t i = 0, count = 1 + pick(30); i < count; ++i) {
            if (i > 0) given += between[pick(std::size(between))].given;
            Word word;
            word.given.begin = static_cast<std::uint32_t>(given.size());
            given += "w";
            word.clean += "w";
            for (std::size_t j = 0, length = pick(8); j < length; ++j) {
                const Piece& piece = inside[pick(std::size(inside))];
                given += piece.given;
                word.clean += piece.clean;
            }
            given += "w";
            word.clean += "w";
            word.given.end = static_cast<std::uint32_t>(given.size());
            words.push_back(word);
        }
        const Result<Document> document = read_text(given, {.format = Format::plain});
        ASSERT_TRUE(document.ok());
        EXPECT_EQ(document->given(), given);
        std::size_t from = 0;
        for (const Word& word : words) {
            const std::size_t at = document->text().find(word.clean, from);
            ASSERT_NE(at, std::string_view::npos) << given << "\n" << word.clean;
            const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.clean.size())};
            EXPECT_EQ(document->given_span(span), word.given) << given << "\n" << word.clean;
            from = span.end;
        }
        EXPECT_TRUE(is_utf8(document->text()));
    }
}

TEST(CleanText, FieldsAreSortedAndApart) {
    const Result<Document> document = read_text("Title\nOne sentence.\nHead\nTwo sentences.\n", {});
    std::uint32_t end = 0;
    for (const Field& field : document->fields()) {
        EXPECT_GE(field.span.begin, end);
        EXPECT_GT(field.span.end, field.span.begin);
        end = field.span.end;
    }
    EXPECT_EQ(end, document->text().size());
}

}  // namespace
}  // namespace factdiff
