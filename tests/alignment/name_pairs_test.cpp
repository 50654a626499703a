// Names of two versions: the same in another form, a slip of spelling, another name in the same place.
#include <gtest/gtest.h>

#include "factdiff/alignment/alignment.h"
#include "factdiff/alignment/name_entities.h"
#include "factdiff/claims/extract.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* source;
    const char* rewrite;
    const char* pairs;  // "rewrite=source" or "rewrite!source" (paired, not equal) or "rewrite+" (unpaired), by place in the rewrite
};

class NamePairs : public testing::TestWithParam<Case> {};

TEST_P(NamePairs, AreFound) {
    Vocabulary vocabulary;
    const auto read = [&](const char* text) {
        Document::Parts parts;
        parts.text = parts.given = text;
        return analyse(Document(std::move(parts)), vocabulary, {});
    };
    const Article source = read(GetParam().source), rewrite = read(GetParam().rewrite);
    const Alignment alignment = align(source, rewrite, vocabulary);
    std::string found;
    for (std::uint32_t r = 0; r < rewrite.claims.size(); ++r) {
        if (rewrite.claims[r].kind != ClaimKind::name) continue;
        if (!found.empty()) found += " ";
        found += rewrite.document.text_of(rewrite.claims[r].span);
        std::string partner = "+";
        for (const ClaimPair& pair : alignment.claims)
            if (pair.rewrite == r) partner = (pair.equal ? "=" : "!") + std::string(source.document.text_of(source.claims[pair.source].span));
        found += partner;
    }
    EXPECT_EQ(found, GetParam().pairs) << GetParam().source << "\n" << GetParam().rewrite;
}

INSTANTIATE_TEST_SUITE_P(
    Alignment, NamePairs,
    testing::Values(Case{"The council praised Elena Marsh for the plan.", "The council praised Ms Marsh for the plan.", "Marsh=Elena Marsh"},
                    Case{"Talks at Asia-Pacific Forum went on.", "Talks at Asia Pacific Forum went on.", "Asia Pacific Forum=Asia-Pacific Forum"},
                    Case{"Sales to the United States fell.", "Sales to the U.S. fell.", "U.S.=United States"},
                    Case{"Sales to America fell.", "Sales to the US fell.", "US=America"},
                    Case{"They thanked José Peña in the hall.", "They thanked Jose Pena in the hall.", "Jose Pena=José Peña"},
                    Case{"The prize went to Tomas Brandel in spring.", "The prize went to Thomas Brandel in spring.", "Thomas Brandel!Tomas Brandel"},
                    Case{"The road to Norhaven is closed for repairs.", "The road to Northaven is closed for repairs.", "Northaven!Norhaven"},
                    Case{"The judge heard Elena Marsh first. Later he met Karl Dorn at home.",
                         "The judge heard Karl Dorn first. Later he met Karl Dorn at home.", "Karl Dorn!Elena Marsh Karl Dorn=Karl Dorn"},
                    Case{"Elena Marsh met Karl Dorn in the garden.", "In the garden, Karl Dorn and Elena Marsh met.",
                         "Karl Dorn=Karl Dorn Elena Marsh=Elena Marsh"},
                    Case{"The team left for North Valdria.", "A goose was seen by Ingrid Soler.", "Ingrid Soler+"}));

TEST(NamePairs, NearMisses) {
    EXPECT_TRUE(near_miss("norhaven", "northaven"));
    EXPECT_TRUE(near_miss("tomas brandl", "thomas brandt"));
    EXPECT_FALSE(near_miss("elena marsh", "elena marsh"));
    EXPECT_FALSE(near_miss("zelensky", "zelenskyy"));
    EXPECT_FALSE(near_miss("lee", "kim"));
    EXPECT_FALSE(near_miss("united nation", "united nations"));
}

}  // namespace
}  // namespace factdiff::test
