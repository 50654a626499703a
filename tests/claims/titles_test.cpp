// Titles: which words are bound to a name, and when two of them contradict each other.
#include "factdiff/claims/titles.h"

#include <gtest/gtest.h>

#include "factdiff/claims/extract.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* text;
    const char* name;
    const char* title;
};

class BoundTitle : public testing::TestWithParam<Case> {};

TEST_P(BoundTitle, StandsWithItsName) {
    Document::Parts parts;
    parts.text = parts.given = GetParam().text;
    Vocabulary vocabulary;
    const Article article = analyse(Document(std::move(parts)), vocabulary, {});
    std::string found = "no such name";
    for (const Claim& claim : article.claims)
        if (const Name* name = std::get_if<Name>(&claim.value); name != nullptr && article.document.text_of(claim.span) == GetParam().name) {
            found = name->title;
            break;
        }
    EXPECT_EQ(found, GetParam().title) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Claims, BoundTitle,
                         testing::Values(Case{"It was former US President Daniel Harlow who spoke.", "Daniel Harlow", "former US President"},
                                         Case{"The deal, chief executive Mira Olsen said, is done.", "Mira Olsen", "chief executive"},
                                         Case{"He met Deputy Commerce Secretary Lyle Hanning.", "Lyle Hanning", "Deputy Commerce Secretary"},
                                         Case{"The bill of Sen. Jane Farrow passed.", "Jane Farrow", "Sen."},
                                         Case{"He thanked Secretary of State John Terrell.", "John Terrell", "Secretary of State"},
                                         Case{"It pleased Renee Fortin, the town manager.", "Renee Fortin", "town manager"},
                                         Case{"So said Mira Olsen, the chief executive of Varnex, on Monday.", "Mira Olsen", "chief executive"},
                                         Case{"So said Mira Olsen, 45, a teacher.", "Mira Olsen", "teacher"},
                                         Case{"Varnex's chief executive, Mira Olsen, said no.", "Mira Olsen", "chief executive"},
                                         Case{"Varnex's head of quality, Mira Olsen, said no.", "Mira Olsen", "head"},
                                         Case{"Varnex's head of quality checks the work of Mira Olsen.", "Mira Olsen", ""},
                                         Case{"There were talks between Presidents Harlow and Ling.", "Ling", "President"},
                                         Case{"He met Mira Olsen, president Lee and others.", "Mira Olsen", ""},
                                         Case{"She and Mira Olsen, who likes tea, left.", "Mira Olsen", ""}));

struct Pair {
    const char* a;
    const char* b;
    bool contradict;
};
class Offices : public testing::TestWithParam<Pair> {};
TEST_P(Offices, Contradict) {
    EXPECT_EQ(offices_contradict(parse_title(GetParam().a), parse_title(GetParam().b)), GetParam().contradict)
        << GetParam().a << " / " << GetParam().b;
}
INSTANTIATE_TEST_SUITE_P(Claims, Offices,
                         testing::Values(Pair{"CEO", "chief executive", false}, Pair{"boss", "chief executive", false},
                                         Pair{"general counsel", "chief engineer", true}, Pair{"marine biologist", "vet", true},
                                         Pair{"zoologist", "marine biologist", false}, Pair{"lawyer", "senator", false},
                                         Pair{"striker", "goalkeeper", true}, Pair{"council leader", "leader of the council", false},
                                         Pair{"Sen.", "Senator", false}, Pair{"PM", "prime minister", false}, Pair{"spokeswoman", "spokesman", false},
                                         Pair{"chief executive", "chairman", true}, Pair{"President", "Secretary of State", true},
                                         Pair{"Sen.", "Gov.", true}, Pair{"teacher", "mother", false},
                                         Pair{"finance minister", "Treasury Secretary", false}, Pair{"minister", "health minister", false},
                                         Pair{"president", "president", false}));

TEST(Titles, ModifiersAreReadFromTheWordsBeforeTheOffice) {
    EXPECT_EQ(parse_title("former US President").modifiers, title_modifier::former);
    EXPECT_EQ(parse_title("ex-minister").modifiers, title_modifier::former);
    EXPECT_EQ(parse_title("Acting Deputy Secretary").modifiers, title_modifier::acting | title_modifier::deputy);
    EXPECT_EQ(parse_title("President-elect").modifiers, title_modifier::elect);
    EXPECT_EQ(parse_title("President").modifiers, 0);
    EXPECT_EQ(parse_title("").office, "");
}

}  // namespace
}  // namespace factdiff::test
