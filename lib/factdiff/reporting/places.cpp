#include "factdiff/reporting/places.h"

#include <fmt/format.h>

#include <filesystem>

#include "factdiff/reporting/display.h"

namespace factdiff {

std::uint32_t offset_in(const Position& position, OffsetUnit unit) {
    return unit == OffsetUnit::bytes ? position.bytes : unit == OffsetUnit::utf16 ? position.utf16 : position.codepoints;
}

Columns columns_of(const ReportedSide& side, OffsetUnit unit) {
    return {offset_in(side.start, unit) - offset_in(side.line_start, unit) + 1, offset_in(side.end, unit) - offset_in(side.end_line_start, unit) + 1};
}

const ReportedSide* leading_side(const ReportedFinding& finding) {
    return finding.rewrite ? &*finding.rewrite : finding.source ? &*finding.source : nullptr;
}

const ReportedDocument& leading_document(const Report& report, const ReportedFinding& finding) {
    return finding.source && !finding.rewrite ? report.source : report.rewrite;
}

ServicePlace service_place(const Report& report, const ReportedFinding& finding) {
    const ReportedDocument& document = leading_document(report, finding);
    const bool in_source = &document == &report.source;
    if (!in_source || (!document.in_git && document.path != "-" && !document.path.empty())) return {document, leading_side(finding)};
    const std::string name = document.path.empty() || document.path == "-" ? "the source" : document.path;
    return {report.rewrite, nullptr, fmt::format(" (line {} of {})", finding.source->line, name)};
}

bool has_replacement(const Report& report, const ReportedFinding& finding) {
    const std::string& format = report.rewrite.format;
    return !finding.suggestion.empty() && finding.rewrite && (format.empty() || format == "text" || format == "markdown");
}

std::string machine_path(const ReportedDocument& document, const RenderOptions& options) {
    if (document.path == "-") return "stdin";
    if (document.path.empty() || document.in_git || options.root.empty()) return document.path;
    namespace fs = std::filesystem;
    const fs::path path = (fs::path(options.folder) / document.path).lexically_normal();
    const fs::path relative = path.lexically_relative(fs::path(options.root).lexically_normal());
    return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

std::string shown_path(const ReportedDocument& document, const RenderOptions& options) {
    if (document.path == "-") return "<stdin>";
    if (document.path.empty()) return "<text>";
    return visible(machine_path(document, options));
}

std::string counts_in_words(std::uint32_t errors, std::uint32_t warnings, std::uint32_t notes) {
    std::string text;
    const auto add = [&](std::uint32_t count, std::string_view noun) {
        if (count > 0) text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", count, noun, count == 1 ? "" : "s");
    };
    add(errors, "error");
    add(warnings, "warning");
    add(notes, "note");
    return text.empty() ? "nothing found" : text;
}

std::string score_in_words(int thousandths) {
    std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

void append_plain_finding(std::string& out, const Report& report, const ReportedFinding& finding, const RenderOptions& options) {
    out += shown_path(leading_document(report, finding), options);
    if (const ReportedSide* side = leading_side(finding)) out += fmt::format(":{}:{}", side->line, side->column);
    out += fmt::format(": {} {}: {}\n", to_string(finding.severity), finding.rule, visible(finding.message));
    const auto add_side = [&](std::string_view name, const ReportedDocument& document, const std::optional<ReportedSide>& side) {
        if (side && !side->passage.empty())
            out += fmt::format("  {}, {}:{}: {}\n", name, shown_path(document, options), side->line, visible(side->passage));
    };
    add_side("source", report.source, finding.source);
    add_side("rewrite", report.rewrite, finding.rewrite);
    if (!finding.why.empty()) out += fmt::format("  why: {}\n", visible(finding.why));
    if (!finding.suggestion.empty()) out += fmt::format("  suggestion: {}\n", visible(finding.suggestion));
}

}  // namespace factdiff
