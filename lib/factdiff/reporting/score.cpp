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

bool exceeds(std::string_view rule) { return rule.ends_with("-unsupported") || rule.ends_with("-added"); }

}  // namespace

int score_weight(std::string_view rule, Severity severity) {
    if (severity == Severity::error) return error_weight;
    if (severity == Severity::warning) return warning_weight;
    for (const RuleWeight& row : rule_weights)
        if (row.rule == rule) return row.weight;
    return exceeds(rule) ? excess_note_weight : 0;
}

int score(std::span<const Finding> findings) {
    std::int64_t sum = 0;  // thousandths × per cent
    for (const Finding& finding : findings) sum += static_cast<std::int64_t>(score_weight(finding.rule, finding.severity)) * finding.confidence;
    constexpr std::int64_t one = 1000 * 100;
    return static_cast<int>((1000 * one + (one + sum) / 2) / (one + sum));
}

}  // namespace factdiff
