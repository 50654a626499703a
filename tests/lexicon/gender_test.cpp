#include "factdiff/lexicon/gender.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(Gender, IsSaidByPronounsAndHonorifics) {
    EXPECT_EQ(gender_of_word("he"), Gender::male);
    EXPECT_EQ(gender_of_word("mrs"), Gender::female);
    EXPECT_EQ(gender_of_word("spokeswoman"), Gender::female);
    EXPECT_EQ(gender_of_word("chairman"), Gender::unknown) << "women are called so too";
    EXPECT_EQ(gender_of_word("they"), Gender::unknown);
}

TEST(Gender, IsSaidByTheFirstOfSeveralNames) {
    EXPECT_EQ(gender_of_name("Helen Whitlock"), Gender::female);
    EXPECT_EQ(gender_of_name("Paul R. Dorn"), Gender::male);
    EXPECT_EQ(gender_of_name("Robin Marsh"), Gender::unknown) << "either";
    EXPECT_EQ(gender_of_name("Paul"), Gender::unknown) << "a surname or a first name";
    EXPECT_EQ(gender_of_name("he said"), Gender::unknown) << "pronouns are no first names";
    EXPECT_EQ(gender_of_name("Wolfeschlegelsteinhausen Dorn"), Gender::unknown);
    EXPECT_EQ(gender_of_name(""), Gender::unknown);
}

}  // namespace
}  // namespace factdiff
