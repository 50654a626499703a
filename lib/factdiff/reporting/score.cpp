#include "factdiff/reporting/score.h"

#include <cmath>
#include <cstdint>

namespace factdiff {
namespace {

struct RuleWeight {
    std::string_view rule;
    int weight;  // thousandths, whatever the level
};

// Rules that weigh otherwise than their level says. A note that the rewrite holds more than the source weighs a little; a note that it holds less, or
// the same in another form, nothing.
constexpr RuleWeight rule_weights[] = {
    {"statement-unsupported", 50}, {"attribution-added", 50}, {"number-derived", 0},
    {"input-repaired", 0},         {"quote-adjusted", 0},     {"quote-unquoted", 0},
};
constexpr int error_weight = 500;
constexpr int warning_weight = 250;
constexpr int excess_note_weight = 50;
// What it weighs that words of the rewrite stand nowhere in the source, as a share of all its content words: if none did, and if all belonged to
// names and figures; and that no sentence has its like in the source. Fitted with tools/fit_score to six sets of summaries and claims judged by people
// (docs/accuracy.md) in November 2026; of the values in steps of a fifth none gives half a point more.
constexpr int missing_word_weight = 400;
constexpr int missing_name_weight = 6000;
constexpr int unlike_weight = 400;       // that no sentence has its like in the source
constexpr float same_statement = 0.95F;  // a sentence that was only moved
constexpr std::int64_t free_words = 10;  // so that one word of a short sentence is not everything

bool exceeds(std::string_view rule) { return rule.ends_with("-unsupported") || rule.ends_with("-added"); }

}  // namespace

int score_weight(std::string_view rule, Severity severity) {
    if (severity == Severity::error) return error_weight;
    if (severity == Severity::warning) return warning_weight;
    for (const RuleWeight& row : rule_weights)
        if (row.rule == rule) return row.weight;
    return exceeds(rule) ? excess_note_weight : 0;
}

Excess excess_of(const Alignment& alignment, std::span<const StatementSupport> rewrite_support) {
    Excess excess;
    std::int64_t unlike = 0;  // thousandths × words
    for (std::size_t i = 0; i < rewrite_support.size(); ++i) {
        const StatementSupport& statement = rewrite_support[i];
        excess.content += static_cast<int>(statement.content);
        excess.missing += static_cast<int>(statement.missing);
        excess.missing_names += static_cast<int>(statement.missing_names);
        const std::span<const StatementPair> pairs = alignment.of_rewrite(static_cast<std::uint32_t>(i));
        const float likeness = pairs.empty() ? 0 : pairs.front().score;
        if (likeness < same_statement) unlike += static_cast<std::int64_t>(statement.content) * std::lround(1000 * (1 - likeness));
    }
    if (excess.content > 0) excess.unlike = static_cast<int>(unlike / excess.content);
    return excess;
}

int score(std::span<const Finding> findings, const Excess& excess) {
    std::int64_t sum = 0;  // thousandths × per cent
    for (const Finding& finding : findings) sum += static_cast<std::int64_t>(score_weight(finding.rule, finding.severity)) * finding.confidence;
    const std::int64_t missing = excess.missing, names = excess.missing_names;
    sum += 100 * (missing * missing_word_weight + names * missing_name_weight) / (excess.content + free_words);
    sum += 100LL * excess.unlike * unlike_weight / 1000;
    constexpr std::int64_t one = 1000 * 100;
    return static_cast<int>((1000 * one + (one + sum) / 2) / (one + sum));
}

}  // namespace factdiff
