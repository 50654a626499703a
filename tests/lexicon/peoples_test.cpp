#include "factdiff/lexicon/peoples.h"

#include <gtest/gtest.h>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {
namespace {

TEST(Peoples, AreToldOfByCountriesAndCities) {
    EXPECT_TRUE(tells_of_people("norway", "norwegian"));
    EXPECT_TRUE(tells_of_people("bergen", "norwegians"));
    EXPECT_TRUE(tells_of_people("swede", "swedish")) << "another form";
    EXPECT_TRUE(tells_of_people("georgia", "american"));
    EXPECT_TRUE(tells_of_people("georgia", "georgian")) << "a word may tell of several";
    EXPECT_TRUE(tells_of_people("leeds", "british"));
    EXPECT_TRUE(tells_of_people("leeds", "english"));
    EXPECT_FALSE(tells_of_people("leeds", "welsh"));
    EXPECT_FALSE(tells_of_people("norway", "swedish"));
    EXPECT_FALSE(tells_of_people("norwegian", "bergen")) << "a city is no people";
    EXPECT_FALSE(is_people("bergen"));
    EXPECT_FALSE(is_people("western"));
}

TEST(Peoples, AreWordsOfNationality) {
    Vocabulary vocabulary;
    for (const std::string_view word : {"afghan", "americans", "briton", "czechs", "finn", "welshman", "zimbabweans", "portuguese"}) {
        EXPECT_TRUE(is_people(word)) << word;
        EXPECT_TRUE(has(vocabulary[vocabulary.intern(word)].classes, WordClass::nationality)) << word;
    }
}

}  // namespace
}  // namespace factdiff
