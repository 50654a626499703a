#include "factdiff/alignment/statement_support.h"

#include <gtest/gtest.h>

#include <string_view>

#include "factdiff/alignment/alignment.h"
#include "factdiff/claims/extract.h"

namespace factdiff {
namespace {

class AlignedPair {
public:
    AlignedPair(std::string_view source_text, std::string_view rewrite_text)
        : source(read(source_text)), rewrite(read(rewrite_text)), alignment(align(source, rewrite, vocabulary_)) {}

private:
    Article read(std::string_view text) {
        Document::Parts parts;
        parts.text = parts.given = text;
        return analyse(Document(std::move(parts)), vocabulary_, {});
    }
    Vocabulary vocabulary_;

public:
    const Article source, rewrite;
    const Alignment alignment;
};

struct Case {
    std::string_view source, rewrite;
    std::uint32_t content, missing, missing_names;
};

constexpr Case kCases[] = {
    // the same words
    {"The ferry to Skellan was delayed by fog.", "The ferry to Skellan was delayed by fog.", 4, 0, 0},
    // words that are new, and none of them a name
    {"The ferry to Skellan was delayed by fog.", "The ferry to Skellan was delayed by a broken propeller.", 5, 2, 0},
    // another form of the word, another word of its stock
    {"They protest against a delay.", "Protesters are delayed.", 2, 0, 0},
    // a name, a figure and what it measures
    {"The ferry was delayed.", "The ferry to Skellan was delayed by 40 minutes.", 5, 3, 3},
    // a figure in another form is held
    {"A dozen ferries were delayed.", "12 ferries were delayed.", 3, 0, 0},
    // of an equal name the given name is new
    {"The tunnel was opened by Dalgaard.", "The tunnel was opened by Mira Dalgaard.", 4, 1, 1},
};

TEST(StatementSupport, CountsWhatTheOtherVersionLacks) {
    for (const Case& c : kCases) {
        const AlignedPair pair(c.source, c.rewrite);
        const auto support = rewrite_support(pair.source, pair.rewrite, pair.alignment);
        ASSERT_EQ(support.size(), 1U) << c.rewrite;
        EXPECT_EQ(support[0].content, c.content) << c.rewrite;
        EXPECT_EQ(support[0].missing, c.missing) << c.rewrite;
        EXPECT_EQ(support[0].missing_names, c.missing_names) << c.rewrite;
    }
}

TEST(StatementSupport, LooksTheOtherWayToo) {
    const AlignedPair pair("The ferry was late. Anglers protested.", "The ferry was late.");
    const auto support = source_support(pair.source, pair.rewrite, pair.alignment);
    ASSERT_EQ(support.size(), 2U);
    EXPECT_EQ(support[0].missing, 0U);
    EXPECT_EQ(support[1].missing, 2U);
}

}  // namespace
}  // namespace factdiff
