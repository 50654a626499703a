// Names: which words are one, whose they are, and which capitals are none.
#include <gtest/gtest.h>

#include "factdiff/claims/extract.h"
#include "support/marked_text.h"

namespace factdiff::test {
namespace {

/// All names of the text written back into it as [[person: words | canonical]].
std::string names_in(std::string_view text) {
    Document::Parts parts;
    parts.text = parts.given = text;
    Vocabulary vocabulary;
    const Article article = analyse(Document(std::move(parts)), vocabulary, {});
    static constexpr const char* kTypes[] = {"person", "organization", "place", "other"};
    std::vector<Mark> marks;
    for (const Claim& claim : article.claims)
        if (const Name* name = std::get_if<Name>(&claim.value))
            marks.push_back({kTypes[static_cast<std::size_t>(name->type)], claim.span, name->canonical});
    return write_marked(text, marks);
}

struct Case {
    const char* what;
    const char* marked;
};

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, AreFound) {
    const MarkedText m = parse_marked(GetParam().marked);
    EXPECT_EQ(names_in(m.text), GetParam().marked) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Claims, Names,
    testing::Values(
        Case{"title and honorific are no part of the name",
             "President [[person: Orla Finch | Orla Finch]] met Mr [[person: Tamsin Reyes | Tamsin Reyes]] on the quay."},
        Case{"the surname stands for the full name",
             "The report was written by [[person: Elena Marsh | Elena Marsh]] last year. Critics praised [[person: Marsh | Elena Marsh]] for it."},
        Case{"initials", "It was signed by [[person: George W. Tilling | George W. Tilling]] in haste."},
        Case{"a word that opens the sentence before a name", "Injured [[person: Helen Varga | Helen Varga]] won. [[person: Helen | Helen Varga]] wept."},
        Case{"degrees", "[[person: Ada Holm | Ada Holm]] took her PhD in spring."},
        Case{"months after an honorific", "Ms [[person: May | May]] went home in May. Mr [[person: March | March]] stayed."},
        Case{"a surname that is a modal elsewhere", "Minister [[person: Ann May | Ann May]] said so in May. The boats may go."},
        Case{"small words inside a name",
             "She met [[person: Ursula von der Lahn | Ursula von der Lahn]] at the [[organization: Bank of Norland | Bank of Norland]]."},
        Case{"possessives are stripped", "The fall of [[organization: Varnex | Varnex]]'s shares hurt [[organization: Varnex | Varnex]]."},
        Case{"a body with of and for",
             "The [[organization: Institute for Rural Affairs | Institute for Rural Affairs]] wrote to the [[organization: Department of Energy | "
             "Department of Energy]]."},
        Case{
            "acronym and expansion are one",
            "The [[organization: Northern Fisheries Council | Northern Fisheries Council]] ([[organization: Nfc | Northern Fisheries Council]]) met. "
            "Later the [[organization: NFC | Northern Fisheries Council]] voted."},
        Case{"two places, not one name", "The [[place: US | US]]-[[place: China | China]] talks stalled."},
        Case{"a nationality is no name", "The French and South Korean leaders met in [[place: Paris | Paris]]."},
        Case{"a people before a body is part of it", "It sued [[organization: British Rail Systems | British Rail Systems]] in court."},
        Case{"the first word of a sentence is no name by itself", "Shares fell. However, nobody sold. Officials said so. Rain is expected."},
        Case{"unless seen elsewhere", "[[organization: Varnex | Varnex]] grew. Shareholders of [[organization: Varnex | Varnex]] cheered."},
        Case{"or known as a place", "[[place: France | France]] voted yesterday."},
        Case{"a lower-case suffix ends a name", "A [[organization: Varnex | Varnex]]-led group won."},
        Case{"titles alone are no names", "The President and the Prime Minister met the Senator."},
        Case{"pronouns are none", "She said in spring that I was late."},
        Case{"common abbreviations are none", "The AI boom lifted GDP, the CEO said."},
        Case{"but may stand inside one", "Chips went to the [[organization: National AI Computing Center | National AI Computing Center]] first."},
        Case{"inside quotation marks too", "“We trust [[person: Elena Marsh | Elena Marsh]] fully,” he said."},
        Case{"titles of a headline are no names, known names are",
             "[[organization: Varnex | Varnex]] Strikes Bumper Deals With Rivals\n\nThe company, [[organization: Varnex | Varnex]], signed three "
             "deals."},
        Case{"a hyphen inside", "They heard [[person: Jean-Claude Perrin | Jean-Claude Perrin]] speak."},
        Case{"a family name first", "Envoys met [[person: Moon Jae-bin | Moon Jae-bin]] there."}));

TEST(Names, EveryTextIsRead) {
    std::string capitals, titles;
    for (int i = 0; i < 20'000; ++i) capitals += "French ", titles += "President ";
    for (const std::string& text :
         {std::string(), std::string("."), std::string("A"), std::string("X. Y. Z."), capitals, titles, std::string("Mr"), std::string("of the\xC3")})
        names_in(text);
}

}  // namespace
}  // namespace factdiff::test
