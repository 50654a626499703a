#include "factdiff/lexicon/thesaurus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {
namespace {

bool related(Vocabulary& vocabulary, std::string_view a, std::string_view b) {
    const auto x = vocabulary[vocabulary.intern(a)].senses, y = vocabulary[vocabulary.intern(b)].senses;
    std::vector<SenseGroup> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return !both.empty();
}

TEST(Thesaurus, KnowsWhichWordsCanStandForOneAnother) {
    struct Case {
        std::string_view a, b;
        bool related;
    };
    constexpr Case cases[] = {
        {"began", "started", true},      {"purchase", "buy", true}, {"decided", "decision", true}, {"physician", "doctor", true},
        {"announce", "announced", true}, {"rose", "fell", false},   {"minister", "ferry", false},  {"zzyzx", "zzyzx", false},
    };
    Vocabulary vocabulary;
    for (const Case& c : cases) EXPECT_EQ(related(vocabulary, c.a, c.b), c.related) << c.a << " / " << c.b;
}

TEST(Thesaurus, BringsIrregularFormsToTheirBase) {
    EXPECT_EQ(base_stem("sold"), "sell");
    EXPECT_EQ(base_stem("children"), "child");
    EXPECT_EQ(base_stem("walked"), "");
    EXPECT_EQ(base_stem(""), "");
    Vocabulary vocabulary;
    EXPECT_EQ(vocabulary[vocabulary.intern("Sold")].stem, vocabulary[vocabulary.intern("selling")].stem);
    EXPECT_NE(vocabulary[vocabulary.intern("sold")].stem, vocabulary[vocabulary.intern("solid")].stem);
}

}  // namespace
}  // namespace factdiff
