#include "support/marked_text.h"

#include <gtest/gtest.h>

namespace factdiff::test {
namespace {

TEST(MarkedText, GivesTextAndSpans) {
    const MarkedText m = parse_marked("Revenue rose to [[money: $2.4 billion | 2400000000 USD]] on [[date: May 3]].");
    EXPECT_EQ(m.text, "Revenue rose to $2.4 billion on May 3.");
    ASSERT_EQ(m.marks.size(), 2U);
    EXPECT_EQ(m.marks[0], (Mark{"money", {16, 28}, "2400000000 USD"}));
    EXPECT_EQ(m.marks[1], (Mark{"date", {32, 37}, ""}));
    EXPECT_EQ(m.words(m.marks[1]), "May 3");
}

TEST(MarkedText, MarksStandInsideOneAnother) {
    const MarkedText m = parse_marked("[[title: the leader [[name: Ana Rey | Ana Rey]]]] spoke");
    EXPECT_EQ(m.text, "the leader Ana Rey spoke");
    ASSERT_EQ(m.marks.size(), 2U);
    EXPECT_EQ(m.marks[0], (Mark{"title", {0, 18}, ""}));
    EXPECT_EQ(m.marks[1], (Mark{"name", {11, 18}, "Ana Rey"}));
    EXPECT_EQ(m.of("name").size(), 1U);
}

TEST(MarkedText, SingleBracketsAndBarsAreText) {
    EXPECT_EQ(parse_marked("“[the board] met” | later").text, "“[the board] met” | later");
    EXPECT_TRUE(parse_marked("a ]] b").marks.empty());
}

TEST(MarkedText, RefusesWhatItCannotRead) {
    EXPECT_THROW(parse_marked("[[money: $2"), std::invalid_argument);
    EXPECT_THROW(parse_marked("[[ $2]]"), std::invalid_argument);
    EXPECT_THROW(parse_marked("[[money: $2 | 2 USD"), std::invalid_argument);
}

TEST(MarkedText, WritesWhatItReads) {
    for (const char* text : {"[[money: $2 | 2 USD]] on [[date: May 3]].", "[[title: the leader [[name: Ana Rey]]]] spoke", "no mark"}) {
        const MarkedText m = parse_marked(text);
        EXPECT_EQ(write_marked(m.text, m.marks), text);
    }
}

}  // namespace
}  // namespace factdiff::test
