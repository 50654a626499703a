// Quotations as claims: parts, roles, speakers. Sentences with more marks stand in fixtures/claims/quotes.txt.
#include <gtest/gtest.h>

#include "factdiff/claims/extract.h"
#include "support/marked_text.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

Article article_of(std::string_view text) {
    Document::Parts parts;
    parts.text = parts.given = std::string(text);
    Vocabulary vocabulary;
    return analyse(Document(std::move(parts)), vocabulary, {});
}

std::vector<const Quotation*> quotations(const Article& article) {
    std::vector<const Quotation*> found;
    for (const Claim& claim : article.claims)
        if (const Quotation* q = std::get_if<Quotation>(&claim.value)) found.push_back(q);
    return found;
}

TEST(Quotes, ASplitQuoteIsOneClaim) {
    const Article article = article_of("“I will not,” said Orla Finch, “pay a cent.”");
    const auto found = quotations(article);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0]->parts.size(), 2u);
    ASSERT_TRUE(found[0]->speaker);
    EXPECT_EQ(found[0]->speaker->canonical, "Orla Finch");
}

TEST(Quotes, TwoSentencesOfASpeechAreTwoClaimsOfOneSpeaker) {
    const Article article = article_of("“We lost the roof,” Orla Finch said. “Then we lost the walls.”");
    const auto found = quotations(article);
    ASSERT_EQ(found.size(), 2u);
    for (const Quotation* q : found) {
        ASSERT_TRUE(q->speaker);
        EXPECT_EQ(q->speaker->canonical, "Orla Finch");
    }
}

TEST(Quotes, ASpeechOverSeveralParagraphsIsOneClaim) {
    const Article article = article_of("Orla Finch said: “It began at noon and nobody noticed.\n\n“It ended at one.”");
    const auto found = quotations(article);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0]->parts.size(), 2u);
}

struct Role {
    const char* text;
    QuoteRole role;
};
class QuoteRoles : public testing::TestWithParam<Role> {};
TEST_P(QuoteRoles, AreToldApart) {
    const Article article = article_of(GetParam().text);
    const auto found = quotations(article);
    ASSERT_FALSE(found.empty()) << GetParam().text;
    EXPECT_EQ(found[0]->role, GetParam().role) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(Claims, QuoteRoles,
                         testing::Values(Role{"“We will rebuild the bridge,” said Orla Finch.", QuoteRole::speech},
                                         Role{"“Never,” said Orla Finch.", QuoteRole::speech},
                                         Role{"The so-called “reform” failed.", QuoteRole::scare},
                                         Role{"They built “digital twins” of the plant.", QuoteRole::scare},
                                         Role{"She wrote the novel “Rivers of Salt” in 1990.", QuoteRole::title},
                                         Role{"The film “The Long Harbour” opens in May.", QuoteRole::title}));

// One line a text (\n for a paragraph break), [[quote: words | speaker]]; an empty speaker is not checked.
TEST(Quotes, MarkedSentences) {
    std::size_t line_number = 0, checked = 0;
    std::string all = read_bytes(source_path("fixtures/claims/quotes.txt"));
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = std::min(all.find('\n', begin), all.size());
        std::string line = all.substr(begin, end - begin);
        begin = end + 1;
        ++line_number;
        if (line.empty() || line[0] == '#') continue;
        for (std::size_t at = line.find("\\n"); at != std::string::npos; at = line.find("\\n", at)) line.replace(at, 2, "\n\n");
        const MarkedText marked = parse_marked(line);
        const Article article = article_of(marked.text);
        std::vector<std::string> expected, found;
        std::vector<std::string> speakers;
        for (const Mark& mark : marked.of("quote")) {
            expected.emplace_back(marked.words(mark));
            speakers.push_back(mark.canonical);
        }
        std::vector<std::string> found_speakers;
        for (const Quotation* q : quotations(article))
            for (Span part : q->parts) {
                if (q->role == QuoteRole::nested) continue;
                found.emplace_back(article.document.text_of(part));
                found_speakers.push_back(q->speaker ? q->speaker->canonical : "");
            }
        EXPECT_EQ(found, expected) << "line " << line_number << ": " << marked.text;
        if (found.size() == expected.size()) {
            for (std::size_t i = 0; i < found.size(); ++i)
                if (!speakers[i].empty()) {
                    EXPECT_EQ(found_speakers[i], speakers[i]) << "line " << line_number << ": " << found[i];
                }
        }
        checked += expected.size();
    }
    EXPECT_GE(checked, 100u);
}

}  // namespace
}  // namespace factdiff::test
