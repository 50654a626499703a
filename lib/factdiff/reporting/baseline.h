// Findings that were there before: a gate that is introduced today fails only for what comes after.
//
//     Result<Baseline> baseline = Baseline::read(text, "factdiff-baseline.json");
//     baseline->apply(report, "stories/dredging.md", fail_on);   // known findings move to report.silenced
//     for (const Baseline::Entry& entry : baseline->stale()) …   // of the articles applied to: nothing matches them any more
//
//     std::string text = baseline_text(entries);                 // sorted, one finding a line: a diff shows what came and went
//
// A finding is known by article, rule and fingerprint, and as often as the file says: a second one like it is new.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "factdiff/reporting/report.h"
#include "factdiff/text/result.h"

namespace factdiff {

class Baseline {
public:
    struct Entry {
        std::string article;  // of the rewrite, relative to the folder of the file
        std::string rule;
        std::string fingerprint;
        std::string message;  // for whoever reads the file
        std::uint32_t count = 1;
    };

    static Result<Baseline> read(std::string_view text, const std::string& path);

    /// Gives each finding its state, "new" or "unchanged", and silences the latter.
    void apply(Report& report, const std::string& article, int fail_on);

    /// What was expected of the articles seen and did not come; `count` is how often.
    std::vector<Entry> stale() const;

    /// The entries of all articles but these, as they were read.
    std::vector<Entry> others(const std::set<std::string>& articles) const;

private:
    using Key = std::tuple<std::string, std::string, std::string>;  // article, rule, fingerprint

    std::map<Key, Entry> left_;  // count: not matched yet
    std::set<std::string> seen_;
};

/// Adds the findings of a report.
void add_to_baseline(std::vector<Baseline::Entry>& entries, const Report& report, const std::string& article);

/// The file that knows them.
std::string baseline_text(std::vector<Baseline::Entry> entries);

}  // namespace factdiff
