#include <gtest/gtest.h>

#include "factdiff/text/decimal.h"

namespace factdiff {

TEST(Decimal, ReadsAndPrints) {
    EXPECT_EQ(Decimal::parse("3.80")->to_string(), "3.8");
    EXPECT_EQ((*Decimal::parse("3.8") * Decimal{1000000}).to_string(), "3800000");
    EXPECT_EQ((*Decimal::parse("0.1") + *Decimal::parse("0.2")), *Decimal::parse("0.3"));
    EXPECT_LT(Decimal{12}, Decimal{13});
    EXPECT_LT(Decimal{-13}, Decimal{-12});
    EXPECT_EQ(Decimal::ratio(1, 3, 4).to_string(), "0.3333");
    EXPECT_EQ(Decimal::ratio(2, 3, 4).to_string(), "0.6667");
    EXPECT_FALSE(Decimal::parse("1,2"));
    EXPECT_FALSE(Decimal::parse(""));
}

}  // namespace factdiff
