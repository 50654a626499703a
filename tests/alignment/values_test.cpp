// How figures and dates of two versions are paired: the notation is "value in the rewrite < value in the source", `=` where they are the same fact.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/reading/read.h"

namespace factdiff {
namespace {

/// The pairs of figures, dates and times in the order of the rewrite.
std::vector<std::string> pairs_of(const std::string& source, const std::string& rewrite) {
    Checker checker;
    const Article a = checker.analyse(*read_text(source, {}), {}), b = checker.analyse(*read_text(rewrite, {}), {});
    const Alignment alignment = checker.align(a, b);
    std::vector<std::string> pairs;
    for (const ClaimPair& pair : alignment.claims) {
        const Claim &from = a.claims[pair.source], &to = b.claims[pair.rewrite];
        if (!is_quantity(to.kind) && to.kind != ClaimKind::date && to.kind != ClaimKind::time) continue;
        pairs.push_back(std::string(b.document.text_of(to.span)) + (pair.equal ? " = " : " < ") + std::string(a.document.text_of(from.span)));
    }
    return pairs;
}

using Pairs = std::vector<std::string>;

struct Case {
    std::string source, rewrite;
    Pairs expected;
};

TEST(ValuePairs, AnswerToEachOther) {
    const std::vector<Case> cases = {
        // The same figure in the same sentence, in another form.
        {"The plant employs 4,200 people.", "The plant has a staff of 4,200.", {"4,200 = 4,200"}},
        {"Output rose by half a million tonnes.", "Output went up by 500,000 tonnes.", {"500,000 tonnes = half a million tonnes"}},
        // A changed figure in a matched sentence.
        {"The plant employs 4,200 people in Marlow.", "The plant employs 4,700 people in Marlow.", {"4,700 < 4,200"}},
        // Two figures keep their places, however the sentence is turned.
        {"Turnout was 61% in Marlow and 48% in Denby.", "In Denby turnout was 48%, and in Marlow 61%.", {"48% = 48%", "61% = 61%"}},
        // Two figures that changed places.
        {"Turnout was 61% in Marlow and 48% in Denby.", "Turnout was 48% in Marlow and 61% in Denby.", {"48% < 61%", "61% < 48%"}},
        // Nothing to do with each other.
        {"The bridge is 96 metres tall.", "He paid $40 for a ticket to the opera.", {}},
    };
    for (const Case& c : cases) EXPECT_EQ(pairs_of(c.source, c.rewrite), c.expected) << c.source << "\n" << c.rewrite;
}

}  // namespace
}  // namespace factdiff
