#include "factdiff/text/offset_map.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(OffsetMap, EmptyIsTheIdentity) { EXPECT_EQ(OffsetMap{}.given({3, 9}), (Span{3, 9})); }

TEST(OffsetMap, LeadsFromCleanToGiven) {
    // given: "# A price of Â£3 fell" (Â£ is four bytes); clean: "A price of £3 fell", then a break, then "End" from further on.
    OffsetMapBuilder builder;
    builder.copy(2, 11);
    builder.replace(2, {13, 17});
    builder.copy(17, 6);
    builder.insert(2);
    builder.copy(30, 3);
    const OffsetMap map = std::move(builder).build();
    struct Row {
        const char* what;
        Span clean;
        Span given;
    };
    const Row rows[] = {
        {"copied", {0, 7}, {2, 9}},
        {"ends with a replaced piece", {8, 13}, {10, 17}},
        {"inside a replaced piece widens to all of it", {11, 12}, {13, 17}},
        {"begins after a replaced piece", {13, 14}, {17, 18}},
        {"over both", {8, 19}, {10, 23}},
        {"a break is the end of what stands before it", {19, 21}, {23, 23}},
        {"over a break", {15, 24}, {19, 33}},
        {"past the end", {24, 40}, {33, 33}},
        {"empty", {3, 3}, {5, 5}},
    };
    for (const Row& row : rows) EXPECT_EQ(map.given(row.clean), row.given) << row.what;
}

TEST(OffsetMap, CopiesThatTouchAreOnePiece) {
    OffsetMapBuilder builder;
    for (std::uint32_t i = 0; i < 100; ++i) builder.copy(i, 1);
    EXPECT_EQ(std::move(builder).build().pieces().size(), 1U);
}

TEST(OffsetMap, AReplacementOfEqualLengthIsNotACopy) {
    OffsetMapBuilder builder;
    builder.replace(3, {0, 3});  // "ffi" for the ligature
    builder.copy(3, 2);
    const OffsetMap map = std::move(builder).build();
    for (std::uint32_t i = 0; i < 3; ++i) EXPECT_EQ(map.given({i, i + 1}), (Span{0, 3})) << i;
    EXPECT_EQ(map.given({3, 5}), (Span{3, 5}));
}

TEST(OffsetMap, TakeBackForgetsTheLastBytes) {
    OffsetMapBuilder builder;
    builder.copy(0, 5);
    builder.replace(1, {5, 8});
    builder.copy(8, 4);
    builder.take_back(7);
    builder.copy(20, 2);
    const OffsetMap map = std::move(builder).build();
    EXPECT_EQ(map.given({0, 3}), (Span{0, 3}));
    EXPECT_EQ(map.given({3, 5}), (Span{20, 22}));
    EXPECT_EQ(map.pieces().size(), 2U);
}

TEST(OffsetMap, FieldsInAnotherOrderGiveASpanThatRunsForward) {
    OffsetMapBuilder builder;
    builder.copy(20, 5);
    builder.insert(2);
    builder.copy(4, 5);
    const Span given = std::move(builder).build().given({0, 12});
    EXPECT_LE(given.begin, given.end);
}

}  // namespace
}  // namespace factdiff
