#include "factdiff/lexicon/contrasts.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(Contrasts, AreOppositesAndWordsOfAKind) {
    struct Case {
        std::string_view a, b;
        Contrast contrast;
    };
    constexpr Case cases[] = {
        {"copper", "iron", Contrast::kind},
        {"feet", "knee", Contrast::kind},
        {"Danes", "Swedish", Contrast::kind},
        {"British", "Scottish", Contrast::none},  // may be said of one person
        {"bus", "coaches", Contrast::none},
        {"copper", "sister", Contrast::none},
        {"guilty", "innocent", Contrast::opposite},
        {"paid", "free", Contrast::opposite},
        {"guilty", "guilt", Contrast::none},
        {"ferry", "ministry", Contrast::none},
    };
    Vocabulary vocabulary;
    for (const Case& c : cases) {
        EXPECT_EQ(contrast_of(vocabulary[vocabulary.intern(c.a)], vocabulary[vocabulary.intern(c.b)]), c.contrast) << c.a << " / " << c.b;
        EXPECT_EQ(contrast_of(vocabulary[vocabulary.intern(c.b)], vocabulary[vocabulary.intern(c.a)]), c.contrast) << c.b << " / " << c.a;
    }
}

}  // namespace
}  // namespace factdiff
