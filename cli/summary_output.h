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

inline double percent_of(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// One JSON object, indented. Everything but "run" is the same for the same answers. `files`: the inputs by their number.
std::string summary_json(const Summary& summary, const std::optional<RunFacts>& run, const std::vector<std::string>& files);

/// Some lines of at most 80 columns. `most_rules`: the rest is counted in one line.
std::string summary_text(const Summary& summary, const std::optional<RunFacts>& run, std::size_t most_rules);

/// The worst pairs, each with its gravest findings; empty where there are none.
std::string worst_pairs_text(const Summary& summary, const std::vector<std::string>& files, std::size_t most);

/// What a pair is called: its id, or its rewrite, or its line.
std::string name_of(const WorstPair& pair);
/// "b.jsonl, line 17"; the file only where there are several.
std::string place_of(const WorstPair& pair, const std::vector<std::string>& files);

/// "1,234,567"
std::string grouped(std::uint64_t number);

/// The rules that found something, those with the most findings first.
std::vector<std::pair<std::string, Summary::RuleCount>> rules_by_findings(const Summary& summary);

/// The mean score in thousandths; -1 without reports.
double mean_score(const Summary& summary);

}  // namespace factdiff::cli
