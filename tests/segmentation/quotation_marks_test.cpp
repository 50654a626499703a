// Which marks pair with which. Expected: the inner text of each quotation, in order, outer before inner.
#include <gtest/gtest.h>

#include "factdiff/segmentation/segment.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* text;
    std::vector<std::string> inner;
    std::size_t strays = 0;
};

Document plain(const char* text) {
    Document::Parts parts;
    parts.text = parts.given = text;
    return Document(std::move(parts));
}

class QuotationMarks : public testing::TestWithParam<Case> {};

TEST_P(QuotationMarks, ArePaired) {
    const Document document = plain(GetParam().text);
    Vocabulary vocabulary;
    const Segments segments = segment(document, vocabulary);
    std::vector<std::string> inner;
    for (const QuotationSpan& q : segments.quotations) inner.emplace_back(document.text_of(q.inner));
    EXPECT_EQ(inner, GetParam().inner) << GetParam().text;
    EXPECT_EQ(segments.stray_marks.size(), GetParam().strays) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Segmentation, QuotationMarks,
    testing::Values(
        // every kind of mark
        Case{"“We will pay,” said Orla Finch.", {"We will pay,"}}, Case{"\"We will pay,\" said Orla Finch.", {"We will pay,"}},
        Case{"‘We will pay,’ said Orla Finch.", {"We will pay,"}}, Case{"'We will pay,' said Orla Finch.", {"We will pay,"}},
        Case{"« We will pay », said Orla Finch.", {"We will pay"}}, Case{"„We will pay“, said Orla Finch.", {"We will pay"}},
        Case{"»We will pay«, said Orla Finch.", {"We will pay"}}, Case{"‹We will pay›, said Orla Finch.", {"We will pay"}},
        Case{"「We will pay」 said Orla Finch.", {"We will pay"}}, Case{"''We will pay,'' said Orla Finch.", {"We will pay,"}},
        // one kind opens, another closes
        Case{"“We will pay,\" said Orla Finch.", {"We will pay,"}}, Case{"”We will pay,” said Orla Finch.", {"We will pay,"}},
        // several
        Case{"“I will not,” said Doe, “pay a cent.”", {"I will not,", "pay a cent."}}, Case{"\"No.\" \"Yes,\" she said.", {"No.", "Yes,"}},
        // apostrophes inside and beside single marks
        Case{"'We won't sign,' Ms Lee said, adding that the boys' team wouldn't play in the '90s kit.", {"We won't sign,"}},
        Case{"‘It’s the players’ call,’ he said.", {"It’s the players’ call,"}}, Case{"The boys' team and the girls' team met.", {}},
        Case{"Rock 'n' roll was back.", {}}, Case{"She didn't say 'no' to it.", {"no"}}, Case{"The Joneses' house isn't the Smiths'.", {}},
        // nested
        Case{"“He said ‘never’ to me,” she told us.", {"He said ‘never’ to me,", "never"}},
        Case{"'She called it \"a mess\" twice,' he said.", {"She called it \"a mess\" twice,", "a mess"}},
        // feet and inches
        Case{"The 6'2\" keeper saved it.", {}}, Case{"A 5\" pipe burst.", {}}, Case{"“A 5\" pipe burst,” he said.", {"A 5\" pipe burst,"}},
        // several paragraphs: a mark opens each, one closes the last
        Case{"“It began at noon.\n\n“It ended at one,” she said.", {"It began at noon.", "It ended at one,"}},
        // strays stay in their paragraph
        Case{"He left.” She stayed.\n\n“We won,” he said.", {"We won,"}, 1}, Case{"The “plan was late.\n\nHe said “no” again.", {"no"}, 1},
        Case{"“I will not,” said Doe, “pay a cent.", {"I will not,", "pay a cent."}, 1}, Case{"No marks at all.", {}}, Case{"\"", {}, 1},
        Case{"\"\"", {}}));

TEST(QuotationMarks, AManyOfThemTakeLinearTime) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "“ ‘ \" ' « ";
    const Document document = plain(text.c_str());
    Vocabulary vocabulary;
    EXPECT_LE(segment(document, vocabulary).quotations.size(), 120'000u);
}

}  // namespace
}  // namespace factdiff::test
