#include "support/article_generator.h"

#include <gtest/gtest.h>

namespace factdiff::test {
namespace {

TEST(ArticleGenerator, TheSameSeedGivesTheSameArticle) {
    EXPECT_EQ(generate_pair(3, 4000).rewrite, generate_pair(3, 4000).rewrite);
    EXPECT_NE(generate_article(3, 4000), generate_article(4, 4000));
    EXPECT_EQ(Random(1).next(), 10451216379200822465ULL);  // the same on every machine
}

TEST(ArticleGenerator, GivesTheSizeAskedForAndChanges) {
    int changes = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const GeneratedPair pair = generate_pair(seed, 5000);
        EXPECT_GE(pair.source.size(), 5000U);
        EXPECT_LT(pair.source.size(), 5400U);
        EXPECT_GT(pair.rewrite.size(), 3000U);
        EXPECT_EQ(pair.source.find('{'), std::string::npos);
        changes += pair.changes;
    }
    EXPECT_GT(changes, 20);
}

}  // namespace
}  // namespace factdiff::test
