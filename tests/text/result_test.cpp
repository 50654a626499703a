#include "factdiff/text/result.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(Error, MessageNamesPlaceFaultAndRemedy) {
    struct Row {
        Error error;
        const char* message;
    };
    const Row rows[] = {
        {{"not-found", "no such file", "check the path", "story.txt", 0}, "story.txt: no such file; check the path"},
        {{"front-matter", "bad YAML", "quote the value", "story.md", 3}, "story.md:3: bad YAML; quote the value"},
        {{"empty", "no text", "", "", 0}, "no text"},
        {{"bad-json", "not an object", "", "", 7}, "line 7: not an object"},
    };
    for (const Row& row : rows) EXPECT_EQ(row.error.message(), row.message);
}

TEST(Result, HoldsAValueOrAnError) {
    const Result<int> good = 4;
    const Result<int> bad = Error{"empty", "no text", ""};
    EXPECT_TRUE(good.ok());
    EXPECT_EQ(*good, 4);
    EXPECT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().code, "empty");
}

}  // namespace
}  // namespace factdiff
