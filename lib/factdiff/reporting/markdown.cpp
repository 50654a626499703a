// A comment for a pull request: a table of counts, errors and warnings with both passages, notes folded away. GitHub refuses a comment of more than
// 65,536 characters, so what does not fit is counted instead, the least severe first.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "factdiff/reporting/display.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

constexpr std::size_t kLimit = 65536;       // bytes, which are never fewer than characters
constexpr std::size_t kTableLimit = 16384;  // of which the table takes no more
constexpr std::size_t kReserve = 512;       // for what closes the comment
constexpr unsigned kPassageWidth = 700;     // a longer passage is clipped around its marks

bool is_word(char c) { return is_letter_or_high(c) || is_ascii_digit(c) || c == '_'; }

/// Words of an article as themselves: no emphasis, no link, no HTML, no formula, and nobody called by "@name" or "#12".
std::string markdown_text(std::string_view text) {
    static constexpr std::string_view special = "\\`*_[]<>&|~$!";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (special.find(c) != std::string_view::npos) {
            out.append(1, '\\').append(1, c);
        } else {
            out += c;
            if ((c == '@' || c == '#') && i + 1 < text.size() && is_word(text[i + 1])) out += "<!-- -->";
        }
    }
    return out;
}

/// A code span that no backtick in a file's name can end, and that no bar can end a cell with.
std::string code(std::string text) {
    for (char& c : text)
        if (c == '`' || c == '|') c = '\'';
    return "`" + text + "`";
}

std::string passage_text(const ReportedSide& side) {
    std::string out;
    for (const MarkedLine& line : lay_out(side.passage, side.marks, kPassageWidth, 1))
        for (const MarkedLine::Piece& piece : line.pieces)
            out += piece.marked ? "<b>" + markdown_text(piece.text) + "</b>" : markdown_text(piece.text);
    return out;
}

class MarkdownWriter {
public:
    MarkdownWriter(std::span<const Report> reports, const RenderOptions& options) : reports_(reports), options_(options) {}

    std::string write() {
        for (const Report& report : reports_) errors_ += report.errors, warnings_ += report.warnings, notes_ += report.notes;
        out_ = fmt::format("<!-- factdiff -->\n## factdiff: {}\n\n", counts_in_words(errors_, warnings_, notes_));
        write_table();
        write_silenced();
        write_level(Severity::error, errors_);
        write_level(Severity::warning, warnings_);
        write_notes();
        if (left_out_ > 0)
            out_ += fmt::format("\n**{} more {} left out here**: a comment holds no more. The other formats have them all.\n", left_out_,
                                left_out_ == 1 ? "finding is" : "findings are");
        return std::move(out_);
    }

private:
    void write_table() {
        out_ +=
            "| Rewrite | Source | Errors | Warnings | Notes | Claims matched | changed | added | omitted | Verdict |\n"
            "|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n";
        std::size_t unsaid = 0;
        for (const Report& report : reports_) {
            const ClaimCounts& claims = report.claims;
            const std::string row =
                fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", code(shown_path(report.rewrite, options_)),
                            code(shown_path(report.source, options_)), report.errors, report.warnings, report.notes, claims.matched, claims.changed,
                            claims.added, claims.omitted,
                            report.verdict == "unchecked" ? "unchecked" : fmt::format("{}, score {}", report.verdict, score_in_words(report.score)));
            if (out_.size() + row.size() > kTableLimit) {
                ++unsaid;
            } else {
                out_ += row;
            }
        }
        if (unsaid > 0) out_ += fmt::format("\nand {} more {}.\n", unsaid, unsaid == 1 ? "pair" : "pairs");
    }

    void write_silenced() {
        std::size_t count = 0;
        for (const Report& report : reports_) count += report.silenced.size();
        if (count > 0)
            out_ += fmt::format("\n{} more {} let be by a comment, the configuration or the baseline.\n", count,
                                count == 1 ? "finding is" : "findings are");
    }

    template <typename Do>
    void each(Severity severity, Do&& act) const {
        for (const Report& report : reports_)
            for (const ReportedFinding& finding : report.findings)
                if (finding.severity == severity) act(report, finding);
    }

    /// Counts what does not fit; once one was left out, so are the rest of its level, lest the comment pick and choose.
    bool append(const std::string& piece) {
        if (full_ || out_.size() + piece.size() + kReserve > kLimit) {
            full_ = true;
            ++left_out_;
            return false;
        }
        out_ += piece;
        return true;
    }

    void write_level(Severity severity, std::uint32_t count) {
        if (count == 0) return;
        out_ += fmt::format("\n### {} {}{}\n", count, severity == Severity::error ? "error" : "warning", count == 1 ? "" : "s");
        each(severity, [&](const Report& report, const ReportedFinding& finding) { append(block_of(report, finding)); });
    }

    std::string place_of(const Report& report, const ReportedFinding& finding) const {
        const ReportedSide* side = leading_side(finding);
        const std::string path = shown_path(leading_document(report, finding), options_);
        return code(side == nullptr ? path : fmt::format("{}:{}", path, side->line));
    }

    std::string block_of(const Report& report, const ReportedFinding& finding) const {
        std::string block = fmt::format("\n**{}** {} {}\n", finding.rule, place_of(report, finding), markdown_text(visible(finding.message)));
        const auto add_side = [&](std::string_view name, const std::optional<ReportedSide>& side) {
            if (side && !side->passage.empty()) block += fmt::format(">\n> **{}**, line {}: {}\n", name, side->line, passage_text(*side));
        };
        block += '\n';
        const std::size_t begin = block.size();
        add_side("Source", finding.source);
        add_side("Rewrite", finding.rewrite);
        if (block.compare(begin, 2, ">\n") == 0) block.erase(begin, 2);
        if (!finding.why.empty()) block += fmt::format("\n<sub>{}</sub>\n", markdown_text(visible(finding.why)));
        if (!finding.suggestion.empty()) block += fmt::format("\nSuggestion: {}\n", markdown_text(visible(finding.suggestion)));
        return block;
    }

    void write_notes() {
        if (notes_ == 0) return;
        const std::string opening = fmt::format("\n<details>\n<summary>{} note{}</summary>\n\n", notes_, notes_ == 1 ? "" : "s");
        bool open = false;
        each(Severity::note, [&](const Report& report, const ReportedFinding& finding) {
            const std::string line =
                fmt::format("- **{}** {} {}\n", finding.rule, place_of(report, finding), markdown_text(visible(finding.message)));
            open = append(open ? line : opening + line) || open;
        });
        if (open) out_ += "\n</details>\n";
    }

    std::span<const Report> reports_;
    const RenderOptions& options_;
    std::string out_;
    std::uint32_t errors_ = 0, warnings_ = 0, notes_ = 0;
    std::size_t left_out_ = 0;
    bool full_ = false;
};

}  // namespace

std::string render_markdown(std::span<const Report> reports, const RenderOptions& options) { return MarkdownWriter(reports, options).write(); }

}  // namespace factdiff
