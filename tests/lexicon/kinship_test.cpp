#include "factdiff/lexicon/kinship.h"

#include <gtest/gtest.h>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {
namespace {

TEST(Kinship, TiesWordsBySensesAndByTheNewsroom) {
    struct Case {
        std::string_view a, b;
        bool akin;
    };
    constexpr Case cases[] = {
        {"chased", "stopped", false}, {"elbow", "ferry", false},     {"purchased", "bought", true}, {"puppy", "dog", true},
        {"dog", "puppy", true},       {"expansion", "expand", true}, {"brisk", "lively", true},     {"arrested", "detained", true},
        {"banana", "verdict", false}, {"sold", "selling", true},     {"zzyzx", "ferry", false},
    };
    Vocabulary vocabulary;
    for (const Case& c : cases)
        EXPECT_EQ(akin(vocabulary[vocabulary.intern(c.a)].stem_text, vocabulary[vocabulary.intern(c.b)].stem_text), c.akin) << c.a << " / " << c.b;
}

TEST(Kinship, KnowsVerbsOfTwoWords) {
    EXPECT_TRUE(kinship_known("turn_down"));
    EXPECT_TRUE(akin("turn_down", "reject"));
    EXPECT_FALSE(akin("turn_down", "accept"));
}

TEST(Kinship, SaysWhatItDoesNotKnow) {
    EXPECT_TRUE(kinship_known("ferri"));
    EXPECT_FALSE(kinship_known("zzyzx"));
    EXPECT_FALSE(kinship_known(""));
    EXPECT_TRUE(is_wide("go"));
    EXPECT_FALSE(is_wide("ferri"));
}

}  // namespace
}  // namespace factdiff
