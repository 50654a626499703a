// What a run found, counted over the lines that it answered: verdicts, findings by rule, errors, scores, the worst pairs.
//
//     SummaryReader reader;
//     Summary summary;
//     reader.add(line, {0, 17}, summary);         // a line of `factdiff batch`; false: it is none
//     summary.add(other_thread);                  // in any order: the outcome is the same
//     summary.rules["quote-altered"].findings;    // 412
//
// Memory is bounded whatever the number of lines.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff::cli {

enum SeverityIndex : std::uint8_t { error_level, warning_level, note_level };
using SeverityCounts = std::array<std::uint64_t, 3>;

/// How a report names what made it, in Summary::made_by.
std::string made_by(std::string_view version, std::string_view rules_fingerprint);

/// Where a line stands: the order of ties.
struct LinePlace {
    std::uint64_t input = 0;
    std::uint64_t line = 0;  // 1-based
    auto operator<=>(const LinePlace&) const = default;
};

/// A pair among those with the lowest scores.
struct WorstPair {
    struct Found {
        std::string rule;
        SeverityIndex severity = note_level;
        std::string message;
    };
    LinePlace place;
    int score = 1000;  // thousandths
    SeverityCounts findings{};
    std::string id;               // JSON; empty: none, or one too long to show
    std::string source, rewrite;  // paths or titles, where there are
    std::vector<Found> shown;     // the gravest

    /// The lower score first, then more errors, more warnings, the earlier place.
    bool worse_than(const WorstPair& other) const;
};

struct Summary {
    static constexpr std::size_t most_worst_pairs = 50;
    static constexpr std::size_t most_names = 500;  // of rules, of codes

    struct RuleCount {
        SeverityCounts findings{};
        std::uint64_t records = 0;
        std::uint64_t total() const { return findings[0] + findings[1] + findings[2]; }
    };

    std::uint64_t records = 0;  // answered: reports and errors
    std::uint64_t consistent = 0, inconsistent = 0, unchecked = 0;
    std::uint64_t errors = 0;                                 // records that could not be checked
    std::map<std::string, std::uint64_t, std::less<>> codes;  // of them
    SeverityCounts findings{};
    std::uint64_t silenced = 0;
    std::map<std::string, RuleCount, std::less<>> rules;
    std::array<std::uint64_t, 1001> scores{};  // reports by thousandths
    std::uint64_t matched = 0, changed = 0, added = 0, omitted = 0;
    std::uint64_t too_few_claims = 0;                           // reports below require-claims
    std::uint64_t wrong_suppressions = 0;                       // reports with a suppression that is wrong
    std::map<std::string, std::uint64_t, std::less<>> made_by;  // reports by version and fingerprint of the rules in force
    std::vector<WorstPair> worst;                               // sorted, the worst first

    std::uint64_t reports() const { return consistent + inconsistent + unchecked; }
    std::uint64_t all_findings() const { return findings[0] + findings[1] + findings[2]; }
    void add(const Summary& other);
    void add(WorstPair pair);
    /// The score that `share` of the reports are at or below: 0.5 is the median; -1 without reports.
    int score_at(double share) const;
};

class SummaryReader {
public:
    /// `required_claims`: reports with fewer in either version are counted.
    explicit SummaryReader(unsigned required_claims = 0);
    ~SummaryReader();
    SummaryReader(SummaryReader&&) noexcept;

    /// `line` must be followed by line_padding readable bytes. False where it is neither a report nor an error record.
    bool add(std::string_view line, LinePlace place, Summary& summary);
    /// The id of the line read last, as JSON; empty where it had none.
    const std::string& id() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace factdiff::cli
