// A Report is the finished comparison: self-contained, so that writers compute nothing.
//
//     Report report = compare(std::move(source), std::move(rewrite), {});   // factdiff/compare.h
//     write_text(std::cout, report, {.colour = false});                    // reporting/text.h
//     write_json(std::cout, report, {});                                   // reporting/json.h
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/checking/finding.h"
#include "factdiff/reporting/score.h"

namespace factdiff {

/// A place in the text as given, in every unit that a writer may need.
struct Position {
    std::uint32_t bytes = 0;
    std::uint32_t utf16 = 0;
    std::uint32_t codepoints = 0;
};

struct ReportedSide {
    Position start, end;                                         // half-open, in the text as given
    std::uint32_t line = 0;                                      // 1-based
    std::uint32_t column = 0;                                    // 1-based, in code points
    std::uint32_t end_line = 0;                                  // 1-based, where the last of the words stands
    Position line_start, end_line_start;                         // of those two lines: a column in any unit is a difference (places.h)
    std::string field;                                           // "headline", "caption" …; empty in the body
    bool quoted = false;                                         // inside quotation marks
    std::string text;                                            // the words at fault, as given
    std::string value;                                           // canonical
    std::string passage;                                         // the sentence(s) around them, clean, on one line: for people
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;  // byte ranges inside `passage` to mark
};

/// Why a finding is let be.
struct Silence {
    enum class By : std::uint8_t { comment, configuration, baseline };
    By by = By::comment;
    std::string reason;  // as the user gave it; empty for a baseline
    std::string path;    // where that stands: the article or the file
    std::uint32_t line = 0;
};
std::string_view to_string(Silence::By by);

struct ReportedFinding {
    std::string rule;
    Severity severity = Severity::warning;
    int confidence = 0;  // per cent
    std::string message;
    std::string why;
    std::optional<ReportedSide> source;
    std::optional<ReportedSide> rewrite;
    std::string suggestion;
    std::vector<std::pair<std::string, std::string>> details;
    std::string fingerprint;         // 16 hex digits
    std::string baseline = {};       // where there is a baseline: "new", or "unchanged" (then it is silenced)
    std::optional<Silence> silence;  // set for Report::silenced alone
};

/// A suppression that is wrong (then it silences nothing) or that had nothing to silence.
struct SuppressionProblem {
    std::string path;
    std::uint32_t line = 0;
    std::string what;
    bool wrong = false;  // trouble; else a remark
};

struct ReportedDocument {
    std::string path;
    std::string title;
    std::string date;  // "2025-10-31" or empty
    std::string language;
    std::uint32_t sentences = 0;
    std::uint32_t claims = 0;
    std::vector<std::string> remarks;
    std::string format;   // as it was read: "text", "markdown", "html"; empty where a program made the report
    bool in_git = false;  // the path is REV:PATH, which no service can show
};

struct ClaimCounts {
    std::uint32_t matched = 0;
    std::uint32_t changed = 0;
    std::uint32_t added = 0;
    std::uint32_t omitted = 0;
};

struct Report {
    ReportedDocument source;
    ReportedDocument rewrite;
    std::string rules_fingerprint;
    std::string verdict;  // consistent | inconsistent | unchecked
    std::string unchecked_because;  // of the last: "one of the versions holds no words"
    int score = 1000;     // thousandths: 710 is 0.71
    Excess excess;        // what of the score is not in the findings
    std::uint32_t errors = 0, warnings = 0, notes = 0;
    ClaimCounts claims;
    std::map<std::string, std::uint32_t> rules;  // findings by rule
    std::vector<ReportedFinding> findings;       // by place in the rewrite; those without one by place in the source, after the rest
    std::vector<ReportedFinding> silenced;       // suppressed or in the baseline: neither counted above nor failing
    std::vector<SuppressionProblem> suppression_problems;
};

}  // namespace factdiff
