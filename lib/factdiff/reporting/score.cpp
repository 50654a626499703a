#include "factdiff/reporting/score.h"

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
// names and figures. Chosen by the area under the ROC curve on summaries and claims judged by people (docs/accuracy.md); twice or half as much
// changes it by less than one point.
constexpr int missing_word_weight = 400;
constexpr int missing_name_weight = 6000;
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

int score(std::span<const Finding> findings, std::span<const StatementSupport> support) {
    std::int64_t sum = 0;  // thousandths × per cent
    for (const Finding& finding : findings) sum += static_cast<std::int64_t>(score_weight(finding.rule, finding.severity)) * finding.confidence;
    std::int64_t content = 0, missing = 0, names = 0;
    for (const StatementSupport& statement : support) {
        content += statement.content;
        missing += statement.missing;
        names += statement.missing_names;
    }
    sum += 100 * (missing * missing_word_weight + names * missing_name_weight) / (content + free_words);
    constexpr std::int64_t one = 1000 * 100;
    return static_cast<int>((1000 * one + (one + sum) / 2) / (one + sum));
}

}  // namespace factdiff
