#include "factdiff/reading/lines.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace factdiff {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> result;
    Lines lines(text);
    while (lines.next()) result.push_back(text.substr(lines.line().begin, lines.line().length()));
    return result;
}

TEST(Lines, EveryLineEnd) {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(lines_of(""), Texts{});
    EXPECT_EQ(lines_of("a"), Texts{"a"});
    EXPECT_EQ(lines_of("a\n"), Texts{"a"});
    EXPECT_EQ(lines_of("\n\n"), (Texts{"", ""}));
    EXPECT_EQ(lines_of("a\r\nb\rc\nd"), (Texts{"a", "b", "c", "d"}));
    EXPECT_EQ(lines_of("a\r\r\nb"), (Texts{"a", "", "b"}));
    EXPECT_EQ(lines_of("a\u2028b\u2029c\u0085d – e"), (Texts{"a", "b", "c", "d – e"}));
}

TEST(Lines, EndsInStop) {
    for (const char* text : {"He left.", "“He left.”", "Why?", "Now:", "a,", "and…", "(It is so.)", "‘No!’ "})
        EXPECT_TRUE(ends_in_stop(text)) << text;
    for (const char* text : {"", "Rates rise", "Rates “rise”", "Up 5%", "Zoë"}) EXPECT_FALSE(ends_in_stop(text)) << text;
}

}  // namespace
}  // namespace factdiff
