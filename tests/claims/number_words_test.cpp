// Number words against an oracle: ICU spells a value out, the grammar reads it back.
#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include "support/claim_notation.h"

namespace factdiff::test {
namespace {

class SpellOut {
public:
    explicit SpellOut(const char16_t* rules) : format_(icu::URBNF_SPELLOUT, icu::Locale::getUK(), status_) {
        format_.setDefaultRuleSet(rules, status_);
    }
    std::string operator()(std::int64_t value) {
        icu::UnicodeString wide;
        format_.format(value, wide);
        std::string text;
        wide.toUTF8String(text);
        return text;
    }
    bool ok() const { return U_SUCCESS(status_); }

private:
    UErrorCode status_ = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format_;
};

void read_back(SpellOut& spell, std::int64_t value) {
    const std::string words = spell(value);
    const Article article = article_of("They counted " + words + " marbles.");
    std::string found;
    for (const Claim& claim : article.claims)
        if (is_quantity(claim.kind)) found += (found.empty() ? "" : " + ") + notation(claim.value);
    EXPECT_EQ(found, std::to_string(value)) << words;
}

void read_all(const char16_t* rules) {
    SpellOut spell(rules);
    ASSERT_TRUE(spell.ok());
    for (std::int64_t value = 2; value <= 1200; ++value) read_back(spell, value);
    // Every step of 7,919 up to ten million, then steps that grow by a four-digit share up to 10^12, each with other digits below.
    for (std::int64_t value = 1201; value < 10'000'000; value += 7919) read_back(spell, value);
    std::int64_t below = 1;
    for (std::int64_t value = 10'000'000; value < 1'000'000'000'000; value = value * 1009 / 1000 + 1) {
        read_back(spell, value);
        below = (below * 7919 + 13) % 9973;
        read_back(spell, value + below);
    }
    for (std::int64_t power = 10; power <= 1'000'000'000'000; power *= 10)
        for (const int digit : {1, 2, 7}) read_back(spell, power * digit);
}

TEST(NumberWords, ReadsBackWhatIsSpelledOut) { read_all(u"%spellout-cardinal"); }
TEST(NumberWords, ReadsBackWithAndAndCommas) { read_all(u"%spellout-cardinal-verbose"); }

}  // namespace
}  // namespace factdiff::test
