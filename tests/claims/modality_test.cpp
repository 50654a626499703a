// Modality: whether a claim is asserted, hedged, reported or denied.
#include <gtest/gtest.h>

#include "factdiff/claims/extract.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* text;
    const char* words;  // of the claim
    bool negated;
    Certainty certainty;
};

class Modality : public testing::TestWithParam<Case> {};

TEST_P(Modality, IsRead) {
    Document::Parts parts;
    parts.text = parts.given = GetParam().text;
    Vocabulary vocabulary;
    const Article article = analyse(Document(std::move(parts)), vocabulary, {});
    const Claim* found = nullptr;
    for (const Claim& claim : article.claims)
        if (claim.kind != ClaimKind::quote && claim.kind != ClaimKind::attribution && article.document.text_of(claim.span) == GetParam().words)
            found = &claim;
    ASSERT_NE(found, nullptr) << GetParam().text;
    EXPECT_EQ(found->negated, GetParam().negated) << GetParam().text;
    EXPECT_EQ(found->certainty, GetParam().certainty) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Claims, Modality,
                         testing::Values(Case{"The firm sold it to Mira Olsen.", "Mira Olsen", false, Certainty::asserted},
                                         Case{"The firm did not sell it to Mira Olsen.", "Mira Olsen", true, Certainty::asserted},
                                         Case{"The firm may sell it to Mira Olsen.", "Mira Olsen", false, Certainty::hedged},
                                         Case{"It was allegedly sold to Mira Olsen.", "Mira Olsen", false, Certainty::hedged},
                                         Case{"It did not only please Mira Olsen.", "Mira Olsen", false, Certainty::asserted},
                                         Case{"Nobody paid, but the firm sold it to Mira Olsen.", "Mira Olsen", false, Certainty::asserted},
                                         Case{"Rents rose 4% in May.", "4%", false, Certainty::asserted},
                                         Case{"Rents may rise 4% in June.", "4%", false, Certainty::hedged},
                                         Case{"Mira Olsen might leave.", "Mira Olsen", false, Certainty::hedged},
                                         Case{"Mira Olsen never left.", "Mira Olsen", true, Certainty::asserted}));

}  // namespace
}  // namespace factdiff::test
