// Where a finding is, in the words and units of the format that asks.
//
//     const Columns columns = columns_of(side, OffsetUnit::utf16);      // SARIF counts UTF-16 units, reviewdog bytes, people code points
//     machine_path(report.rewrite, options);                           // "stories/ferry.md", relative to the root of the checkout
#pragma once

#include <cstdint>
#include <string>

#include "factdiff/reporting/formats.h"
#include "factdiff/reporting/report.h"

namespace factdiff {

/// 1-based; `end` is that of the first character behind, in the line where that stands.
struct Columns {
    std::uint32_t start = 1;
    std::uint32_t end = 1;
};
Columns columns_of(const ReportedSide& side, OffsetUnit unit);

std::uint32_t offset_in(const Position& position, OffsetUnit unit);

/// The side that a finding is shown at: the rewrite's where it has one. Null where it has no place at all.
const ReportedSide* leading_side(const ReportedFinding& finding);
const ReportedDocument& leading_document(const Report& report, const ReportedFinding& finding);

/// Where a service shows a finding: its leading side, unless that is a source that no service can show (standard input, a version in git). Then it stands
/// at the head of the rewrite, and its message says where it is.
struct ServicePlace {
    const ReportedDocument& document;
    const ReportedSide* side;  // null: the head of the document
    std::string remark = {};   // " (line 13 of main:story.md)", to be put behind the message
};
ServicePlace service_place(const Report& report, const ReportedFinding& finding);

/// A suggestion that a service puts into the file by itself: only where the words of a finding are the bytes of the file, and not packed or written
/// with escapes, as in HTML.
bool has_replacement(const Report& report, const ReportedFinding& finding);

/// For programs: relative to the root where it lies below it, else absolute; "stdin" for standard input, "" where the text has no path.
std::string machine_path(const ReportedDocument& document, const RenderOptions& options);

/// The same for people: "<stdin>", "<text>".
std::string shown_path(const ReportedDocument& document, const RenderOptions& options);

/// The findings counted: "1 error, 2 warnings, 9 notes"; "nothing found".
std::string counts_in_words(std::uint32_t errors, std::uint32_t warnings, std::uint32_t notes);

/// A finding as plain lines, each with an end: place, level and message, then both passages, the reason and the suggestion.
void append_plain_finding(std::string& out, const Report& report, const ReportedFinding& finding, const RenderOptions& options);

/// "0.71" for 710 thousandths.
std::string score_in_words(int thousandths);

}  // namespace factdiff
