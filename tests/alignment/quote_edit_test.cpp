// How a quotation was changed, word by word.
#include "factdiff/alignment/quote_edit.h"

#include <gtest/gtest.h>

#include "factdiff/alignment/alignment.h"
#include "factdiff/claims/extract.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* source;
    const char* rewrite;
    const char* edit;
};

Article article_of(std::string text, Vocabulary& vocabulary) {
    Document::Parts parts;
    parts.text = parts.given = std::move(text);
    return analyse(Document(std::move(parts)), vocabulary, {});
}

class QuoteEdits : public testing::TestWithParam<Case> {};

TEST_P(QuoteEdits, AreClassed) {
    Vocabulary vocabulary;
    const Article source = article_of("“" + std::string(GetParam().source) + "” said Orla Finch.", vocabulary);
    const Article rewrite = article_of("“" + std::string(GetParam().rewrite) + "” said Orla Finch.", vocabulary);
    const Alignment alignment = align(source, rewrite, vocabulary);
    ASSERT_EQ(alignment.quotes.size(), 1u);
    ASSERT_EQ(alignment.quotes[0].origin, QuoteOrigin::quoted);
    EXPECT_EQ(to_string(alignment.quotes[0].edit.kind), GetParam().edit) << GetParam().rewrite;
}

INSTANTIATE_TEST_SUITE_P(
    Alignment, QuoteEdits,
    testing::Values(
        // no fact is touched
        Case{"We don't know what the river will do,", "We don’t know what the river will do,", "exact"},
        Case{"We spent $1,500,000 on the old pumps,", "We spent $1.5 million on the old pumps,", "exact"},
        Case{"About 40 percent of the pumps failed,", "About 40% of the pumps failed,", "exact"},
        Case{"It opens on May 3, 2024, and not a day later,", "It opens on 3 May 2024, and not a day later,", "exact"},
        Case{"We lost five boats in the storm that night,", "We lost 5 boats in the storm that night,", "exact"},
        Case{"Nobody asked us and nobody paid us for the work we did,", "nobody paid us for the work we did,", "adjusted"},
        Case{"The river rose, and I say this as a sailor, faster than we could run,", "The river rose … faster than we could run,", "adjusted"},
        Case{"He told us to leave the boats where they were,", "[The captain] told us to leave the boats where they were,", "adjusted"},
        // a word is
        Case{"We will rebuild the bridge before the winter,", "We will rebuild the bridge before the summer,", "words-replaced"},
        Case{"We will rebuild the old bridge before the winter,", "We will rebuild the bridge before the winter,", "words-dropped"},
        Case{"We will rebuild the bridge before the winter,", "We will surely rebuild the bridge before the winter,", "words-added"},
        Case{"We lost five boats in the storm that night,", "We lost nine boats in the storm that night,", "number-changed"},
        Case{"We will rebuild the bridge before the winter,", "We will not rebuild the bridge before the winter,", "negation-changed"},
        Case{"We are going to rebuild the bridge before winter,", "We're going to rebuild the bridge before winter,", "words-replaced"},
        Case{"We deeply respect the skill of our rivals,", "We respect deeply the skill of our rivals,", "words-replaced"}));

TEST(QuoteLinks, WhereTheWordsComeFrom) {
    const std::string source =
        "Orla Finch said the council would close the northern harbour for three years.\n\n“We counted every boat,” she said. “Then we counted them "
        "again.”";
    struct {
        const char* rewrite;
        QuoteOrigin origin;
    } const cases[] = {
        {"“We counted every boat,” Finch said.", QuoteOrigin::quoted},
        {"“We counted every boat. Then we counted them again,” Finch said.", QuoteOrigin::quoted},
        {"“The council would close the northern harbour for three years,” Finch said.", QuoteOrigin::narrative},
        {"“The council will be closing the northern harbour for three years,” Finch said.", QuoteOrigin::paraphrase},
        {"“Nobody warned the fishermen about this decision,” Finch said.", QuoteOrigin::nowhere},
    };
    for (const auto& c : cases) {
        Vocabulary vocabulary;
        const Article a = article_of(source, vocabulary), b = article_of(c.rewrite, vocabulary);
        const Alignment alignment = align(a, b, vocabulary);
        ASSERT_EQ(alignment.quotes.size(), 1u) << c.rewrite;
        EXPECT_EQ(static_cast<int>(alignment.quotes[0].origin), static_cast<int>(c.origin)) << c.rewrite;
        EXPECT_FALSE(is_altered(alignment.quotes[0].edit.kind) && c.origin == QuoteOrigin::quoted) << c.rewrite;
    }
}

}  // namespace
}  // namespace factdiff::test
