#include "factdiff/lexicon/spelling.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(Spelling, IsOneForBritainAndAmerica) {
    for (const auto& [british, american] : {std::pair{"colourful", "colorful"},
                                            {"neighbours", "neighbors"},
                                            {"organised", "organized"},
                                            {"privatisation", "privatization"},
                                            {"travelling", "traveling"},
                                            {"centres", "centers"},
                                            {"defence", "defense"}})
        EXPECT_EQ(one_spelling(british), one_spelling(american)) << british;
}

TEST(Spelling, KeepsOtherWordsApart) {
    for (const auto& [one, other] : {std::pair{"tours", "tors"}, {"four", "for"}, {"prise", "prize"}, {"rising", "rizing"}, {"mummy", "momy"}})
        EXPECT_NE(one_spelling(one), one_spelling(other)) << one;
    EXPECT_EQ(one_spelling(""), "");
}

}  // namespace
}  // namespace factdiff
