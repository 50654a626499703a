// A comparison that is asked to stop ends at the next step, and leaves a Checker that works as before.
#include <gtest/gtest.h>

#include "factdiff/compare.h"
#include "factdiff/reading/read.h"
#include "factdiff/reporting/json.h"
#include "support/article_generator.h"

namespace factdiff::test {
namespace {

std::string report_of(Checker& checker, const GeneratedPair& pair, const Context& context) {
    Result<Document> source = read_text(pair.source, {}), rewrite = read_text(pair.rewrite, {});
    std::string json;
    append_json(json, checker.compare(std::move(*source), std::move(*rewrite), context), {});
    return json;
}

TEST(Stop, AtAnyStepAndGoOnWithTheNextPair) {
    const GeneratedPair pair = generate_pair(11, 900), next = generate_pair(12, 900);
    Checker fresh;
    const std::string expected = report_of(fresh, pair, {}), expected_next = report_of(fresh, next, {});

    int steps = 0;
    Context counting;
    counting.stop = [&] { return ++steps, false; };
    Checker checker;
    EXPECT_EQ(report_of(checker, pair, counting), expected) << "being asked changes nothing";
    EXPECT_GT(steps, 40);

    for (int last = 1; last <= steps; ++last) {
        int asked = 0;
        Context context;
        context.stop = [&] { return ++asked == last; };
        EXPECT_THROW(report_of(checker, pair, context), Stopped) << last;
        EXPECT_EQ(asked, last);
        ASSERT_EQ(report_of(checker, next, {}), expected_next) << last;
    }
}

}  // namespace
}  // namespace factdiff::test
