// A Summary for programs and for people; summary_page.h makes the page.
#pragma once

#include <optional>
#include <string>

#include "summary.h"

namespace factdiff::cli {

/// Of the run itself: what depends on the machine and the hour, unlike a Summary.
struct RunFacts {
    double seconds = 0;
    std::uint64_t records = 0;  // answered in this run
    std::uint64_t resumed = 0;  // answered before, by the run that this one went on with
    std::uint64_t bytes = 0;    // of the records read in this run, unpacked
    unsigned jobs = 1;
    std::string status = "complete";  // or "interrupted", "failed"
};

/// One JSON object, indented. Everything but "run" is the same for the same answers.
std::string summary_json(const Summary& summary, const std::optional<RunFacts>& run);

/// Some lines of at most 80 columns. `most_rules`: the rest is counted in one line.
std::string summary_text(const Summary& summary, const std::optional<RunFacts>& run, std::size_t most_rules);

/// "1,234,567"
std::string grouped(std::uint64_t number);

/// The rules that found something, those with the most findings first.
std::vector<std::pair<std::string, Summary::RuleCount>> rules_by_findings(const Summary& summary);

/// The mean score in thousandths; -1 without reports.
double mean_score(const Summary& summary);

}  // namespace factdiff::cli
