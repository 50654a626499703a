// relate(): two spellings of a figure or date and how they compare.
#include "factdiff/alignment/value_relation.h"

#include <gtest/gtest.h>

#include "support/claim_notation.h"

namespace factdiff::test {
namespace {

const Claim* first_value(const Article& article, bool date) {
    for (const Claim& claim : article.claims)
        if (date ? claim.kind == ClaimKind::date || claim.kind == ClaimKind::time : is_quantity(claim.kind)) return &claim;
    return nullptr;
}

std::string describe(const QuantityRelation& r) {
    if (!r.comparable) return "incomparable";
    std::string text = r.same_value ? "same" : "other";
    if (!r.same_unit) text += " unit";
    if (!r.same_measure) text += " measure";
    if (r.same_value) {
        constexpr const char* names[] = {"", " harmless", " dropped", " added", " turned"};
        text += names[static_cast<std::size_t>(r.bound)];
    }
    return text;
}

struct Row {
    const char* source;
    const char* rewrite;
    const char* expected;
};

TEST(ValueRelation, Figures) {
    constexpr Row rows[] = {
        // the same figure in another form
        {"It sold 1,300,000 pens.", "It sold 1.3 million pens.", "same"},
        {"It cost $5 million.", "It cost $5m.", "same"},
        {"It sold 12 pens.", "It sold a dozen pens.", "same"},
        {"It sold three pens.", "It sold 3 pens.", "same"},
        {"It sold half a million pens.", "It sold 500,000 pens.", "same"},
        {"It lost a tenth of it.", "It lost 10% of it.", "same"},
        {"It lost ten percent of it.", "It lost a tenth of it.", "same"},
        {"It owns a three-fifths stake.", "It owns a 60% stake.", "same"},
        {"It lost half of it.", "It lost 50 per cent of it.", "same"},
        {"One in five voters left.", "A fifth of voters left.", "same"},
        {"One in four voters left.", "25% of voters left.", "same"},
        {"It lost a third of it.", "It lost 33% of it.", "same"},
        {"It ran half a year.", "It ran 26 weeks.", "same"},
        {"It is 10 km long.", "It is 6.2 miles long.", "same"},
        {"It is 10 km long.", "It is 10,000 metres long.", "same"},
        {"It is 6ft 2in tall.", "It is 74 inches tall.", "same"},
        {"It ran two decades.", "It ran 20 years.", "same"},
        {"It ran 90 minutes.", "It ran an hour and a half.", "same"},
        {"It cost 50 cents.", "It cost $0.50.", "same"},
        {"It cost $200.", "It cost US$200.", "same"},
        {"It was 20 degrees Celsius.", "It was 68 degrees Fahrenheit.", "same"},
        {"It grew 25 basis points.", "It grew 0.25 percentage points.", "same"},
        {"At 0% share it ends.", "At zero it ends.", "same"},
        {"It sold more than 5,000 pens.", "It sold over 5,000 pens.", "same"},
        {"It sold up to 40 pens.", "It sold as many as 40 pens.", "same"},
        {"It sold up to 40 pens.", "It sold no more than 40 pens.", "same"},
        {"It sold between 3 and 4 million pens.", "It sold 3 to 4 million pens.", "same"},
        {"It won 7-2 there.", "It won by 7 votes to 2.", "same"},
        // rounding that the rewrite admits
        {"It made 4.24 billion pens.", "It made about 4.2 billion pens.", "same harmless"},
        {"It made 4.24 billion pens.", "It made 4.2 billion pens.", "same"},
        {"It made 4.24 billion pens.", "It made about 4.3 billion pens.", "other"},
        {"It made 4.24 billion pens.", "It made 4.3 billion pens.", "other"},
        {"It sold 1,987 pens.", "It sold nearly 2,000 pens.", "same harmless"},
        {"It sold 1,987 pens.", "It sold nearly 1,900 pens.", "other"},
        {"It sold 3,120 pens.", "It sold more than 3,100 pens.", "same harmless"},
        {"It sold 447 pens.", "It sold about 450 pens.", "same harmless"},
        {"It rose 43.6% there.", "It rose 44% there.", "same"},
        {"It sold 42 pens.", "It sold dozens of pens.", "same"},
        {"It sold 3 to 4 million pens.", "It sold up to 4 million pens.", "same harmless"},
        {"It sold a couple of pens.", "It sold two pens.", "same"},
        // another figure
        {"It sold 12 pens.", "It sold 13 pens.", "other"},
        {"It sold dozens of pens.", "It sold 42 pens.", "other"},
        {"It cost $2.7 million.", "It cost $2.7 billion.", "other"},
        {"It sold 12 to 15 pens.", "It sold 12 to 16 pens.", "other"},
        {"It lost a quarter of it.", "It lost 30% of it.", "other"},
        // bounds
        {"It sold more than 260,000 pens.", "It sold 260,000 pens.", "same dropped"},
        {"It sold 450 pens.", "It sold at least 450 pens.", "same added"},
        {"It sold about 450 pens.", "It sold at least 450 pens.", "same turned"},
        {"It sold nearly 300 pens.", "It sold more than 300 pens.", "same turned"},
        {"It ran more than three hours.", "It ran nearly three hours.", "same turned"},
        {"It lost less than half of it.", "It lost about half of it.", "same turned"},
        {"It lost no more than one in four pens.", "It lost at least a quarter of them.", "same turned"},
        {"It sold about 300 pens.", "It sold nearly 300 pens.", "same harmless"},
        // units and currencies
        {"It grew 5 percent.", "It grew 5 percentage points.", "same unit"},
        {"It cost $5 million.", "It cost £5 million.", "same unit"},
        {"It cost C$840 million.", "It cost US$840 million.", "same unit"},
        {"It is 3½ miles long.", "It is 3½ kilometres long.", "same unit"},
        {"It ran 16 weeks.", "It ran 16 months.", "same unit"},
        {"The lead was 23 points.", "The lead was 23%.", "same unit"},
        // what is measured
        {"It had 95% share of the toy trade.", "It had 95% of the toy trade.", "same measure"},
        {"It had revenue of $7 million.", "It had a profit of $7 million.", "same measure"},
        {"It had revenue of $7 million.", "It had $7 million in sales.", "same"},
        // no comparison
        {"It cost $5 million.", "It sold 5 million pens.", "incomparable"},
        {"It is 3 miles long.", "It weighs 3 tonnes.", "incomparable"},
        {"It won 7-2 there.", "It sold 7 pens.", "incomparable"},
    };
    for (const Row& row : rows) {
        const Article source = article_of(row.source), rewrite = article_of(row.rewrite);
        const Claim* a = first_value(source, false);
        const Claim* b = first_value(rewrite, false);
        ASSERT_TRUE(a != nullptr && b != nullptr) << row.source << " / " << row.rewrite;
        EXPECT_EQ(describe(relate(std::get<Quantity>(a->value), std::get<Quantity>(b->value))), row.expected) << row.source << " / " << row.rewrite;
    }
}

TEST(ValueRelation, Dates) {
    constexpr Row rows[] = {
        {"It met on Wednesday.", "It met on Oct. 29.", "same"},
        {"It met on Wednesday.", "It met on Thursday.", "different"},
        {"It met on Oct. 29.", "It met on 29 October.", "same"},
        {"It met on Oct. 29, 2025.", "It met on 2025-10-29.", "same"},
        {"It met on Oct. 29.", "It met on Nov. 29.", "different"},
        {"It met on Oct. 29.", "It met on Oct. 19.", "different"},
        {"It met on Oct. 29.", "It met in October.", "within"},
        {"It met in October.", "It met in November.", "different"},
        {"It met in 2024.", "It met last year.", "same"},
        {"It met in 2023.", "It met last year.", "different"},
        {"It met two years ago.", "It met in 2023.", "same"},
        {"It met yesterday.", "It met on Thursday.", "same"},
        {"It met in 2019.", "It met in 2021.", "different"},
        {"It met in May 2019.", "It met in 2019.", "within"},
        {"It met in the third quarter of 2024.", "It met in Q3 2024.", "same"},
        {"It met in the third quarter of 2024.", "It met in August 2024.", "within"},
        {"It will meet on Saturday.", "It met on Saturday.", "same"},
        {"It met at 9.30pm there.", "It met at half past nine there.", "same"},
        {"It met at 9.30pm there.", "It met at 9:30 p.m. there.", "same"},
        {"It met at 9 a.m. there.", "It met at 9 p.m. there.", "different"},
    };
    constexpr const char* names[] = {"same", "within", "different", "incomparable"};
    const ReferenceDay reference = std::chrono::year{2025} / 10 / 31;
    for (const Row& row : rows) {
        const Article source = article_of(row.source, reference), rewrite = article_of(row.rewrite, reference);
        const Claim* a = first_value(source, true);
        const Claim* b = first_value(rewrite, true);
        ASSERT_TRUE(a != nullptr && b != nullptr && a->kind == b->kind) << row.source << " / " << row.rewrite;
        const DateRelation relation = a->kind == ClaimKind::date ? relate(std::get<DateValue>(a->value), std::get<DateValue>(b->value))
                                                                 : relate(std::get<TimeValue>(a->value), std::get<TimeValue>(b->value));
        EXPECT_STREQ(names[static_cast<std::size_t>(relation)], row.expected) << row.source << " / " << row.rewrite;
    }
}

TEST(ValueRelation, OpenDatesCompareByTheirParts) {
    const auto date = [](const char* text) { return std::get<DateValue>(article_of(text).claims.front().value); };
    EXPECT_EQ(relate(date("It met on Wednesday."), date("It met on Wednesday.")), DateRelation::same);
    EXPECT_EQ(relate(date("It met on Wednesday."), date("It met on Friday.")), DateRelation::different);
    EXPECT_EQ(relate(date("It met on Wednesday."), date("It met last month.")), DateRelation::incomparable);
    EXPECT_EQ(relate(date("It met on Oct. 29."), date("It met on Oct. 29, 2025.")), DateRelation::same);
    EXPECT_EQ(relate(date("It met on Thursday."), date("It met on Oct. 29, 2025.")), DateRelation::different);
}

}  // namespace
}  // namespace factdiff::test
