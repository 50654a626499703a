// From findings to the finished Report: places in the text as given, passages for people, order, fingerprints, counts, verdict and score.
//
//     std::vector<Finding> findings = …;                                  // every rule has spoken
//     Report report = build_report({source, rewrite, alignment, vocabulary}, std::move(findings), {.rules_fingerprint = "9f2c…"});
//     report.findings[0].rewrite->line;                                   // 14, of the file as given
//
// Two findings of one rule at the same places are one.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/checking/finding.h"
#include "factdiff/checking/rules.h"
#include "factdiff/reporting/report.h"

namespace factdiff {

struct ReportOptions {
    int fail_on = static_cast<int>(Severity::warning);  // findings at or above make the verdict "inconsistent"
    std::string rules_fingerprint = {};
    std::string_view unreadable = {};  // why the rules could not be applied at all; empty: they were
    std::optional<std::chrono::year_month_day> source_date = {};  // reference days that were used
    std::optional<std::chrono::year_month_day> rewrite_date = {};
};

Report build_report(const Comparison& comparison, std::vector<Finding> findings, const ReportOptions& options);

}  // namespace factdiff
