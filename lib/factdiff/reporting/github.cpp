// Workflow commands of GitHub Actions: "::error file=story.md,line=3,col=5,…::message". A command is one line; what would end it or its properties is
// percent-escaped. GitHub shows ten annotations of each level for a step and drops the rest without a word, so a last line counts them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "factdiff/reporting/display.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

constexpr std::uint32_t kShown = 10;  // annotations of one level that GitHub keeps of a step

std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        if (c == '%') {
            out += "%25";
        } else if (c == '\r') {
            out += "%0D";
        } else if (c == '\n') {
            out += "%0A";
        } else if (property && c == ':') {
            out += "%3A";
        } else if (property && c == ',') {
            out += "%2C";
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view command_of(Severity severity) { return severity == Severity::note ? "notice" : to_string(severity); }

std::string message_of(const Report& report, const ReportedFinding& finding, const std::string& remark, const RenderOptions& options) {
    std::string message = visible(finding.message + remark);
    if (finding.source && finding.rewrite && !finding.source->passage.empty())
        message += fmt::format("\nSource ({}:{}): {}", shown_path(report.source, options), finding.source->line, visible(finding.source->passage));
    if (!finding.suggestion.empty()) message += "\nSuggestion: " + visible(finding.suggestion);
    return message;
}

void append_command(std::string& out, const Report& report, const ReportedFinding& finding, const RenderOptions& options) {
    out += fmt::format("::{} ", command_of(finding.severity));
    const auto [document, side, remark] = service_place(report, finding);
    if (!document.path.empty() && document.path != "-" && !document.in_git) {
        out += fmt::format("file={},", escaped(machine_path(document, options), true));
        if (side != nullptr) {
            out += fmt::format("line={},endLine={},", side->line, side->end_line);
            // Columns are taken for one line only.
            if (side->line == side->end_line) {
                const Columns columns = columns_of(*side, OffsetUnit::codepoints);
                out += fmt::format("col={},endColumn={},", columns.start, columns.end);
            }
        }
    }
    out += fmt::format("title={}::{}\n", escaped("factdiff " + finding.rule, true), escaped(message_of(report, finding, remark, options), false));
}

}  // namespace

std::string render_github(std::span<const Report> reports, const RenderOptions& options) {
    std::string out;
    std::array<std::uint32_t, 3> counts{};
    for (const Report& report : reports) {
        for (const ReportedFinding& finding : report.findings) {
            ++counts[static_cast<std::size_t>(finding.severity)];
            append_command(out, report, finding, options);
        }
    }
    std::array<std::uint32_t, 3> cut{};
    for (std::size_t i = 0; i < counts.size(); ++i) cut[i] = counts[i] > kShown ? counts[i] - kShown : 0;
    if (cut[0] + cut[1] + cut[2] > 0)
        out += fmt::format("factdiff: GitHub shows {} annotations of each level for a step; {} are not among them and stand only in this log and the job summary\n",
                           kShown, counts_in_words(cut[2], cut[1], cut[0]));
    return out;
}

}  // namespace factdiff
