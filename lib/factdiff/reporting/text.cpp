#include "factdiff/reporting/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <ostream>
#include <sstream>
#include <string>

#include "factdiff/reporting/display.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

constexpr unsigned passage_lines = 3;  // a longer passage is clipped around its marks

std::string count_of(std::uint32_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

class TextWriter {
public:
    TextWriter(std::ostream& out, const Report& report, const TextOptions& options) : out_(out), report_(report), options_(options) {
        std::uint32_t last_line = 1;
        for (const ReportedFinding& finding : report.findings)
            for (const auto* side : {&finding.source, &finding.rewrite})
                if (*side) last_line = std::max(last_line, (*side)->line);
        number_width_ = static_cast<unsigned>(std::to_string(last_line).size());
    }

    void write() {
        const std::vector<const ReportedFinding*> findings = in_reading_order();
        const ReportedFinding* before = nullptr;
        for (const ReportedFinding* finding : findings) {
            const bool brief = finding->severity == Severity::note && !options_.verbose;
            const bool brief_before = before && before->severity == Severity::note && !options_.verbose;
            if (before && !(brief && brief_before)) out_ << '\n';
            brief ? write_brief(*finding) : write_full(*finding);
            before = finding;
        }
        if (options_.quiet) return;
        if (before) out_ << '\n';
        if (options_.verbose) write_silenced();
        write_summary();
    }

private:
    /// The order of the report, with the findings of one passage sorted by level.
    std::vector<const ReportedFinding*> in_reading_order() const {
        std::vector<const ReportedFinding*> findings;
        for (const ReportedFinding& finding : report_.findings)
            if ((finding.source || finding.rewrite) && !(options_.quiet && finding.severity == Severity::note)) findings.push_back(&finding);
        for (std::size_t begin = 0; begin < findings.size();) {
            std::size_t end = begin + 1;
            while (end < findings.size() && findings[end]->rewrite.has_value() == findings[begin]->rewrite.has_value() &&
                   leading_side(*findings[end])->passage == leading_side(*findings[begin])->passage)
                ++end;
            std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(begin), findings.begin() + static_cast<std::ptrdiff_t>(end),
                             [](const ReportedFinding* a, const ReportedFinding* b) { return a->severity > b->severity; });
            begin = end;
        }
        return findings;
    }

    std::string paint(std::string_view code, std::string_view text) const {
        return options_.colour && !text.empty() ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
    }
    static std::string_view code_of(Severity severity) {
        return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
    }

    std::string path_of(bool rewrite) const {
        const std::string& path = (rewrite ? report_.rewrite : report_.source).path;
        if (path == "-") return "<stdin>";
        if (path.empty()) return rewrite ? "<rewrite>" : "<source>";
        return visible(path);
    }

    std::string place_of(const ReportedFinding& finding) const {
        const ReportedSide& side = *leading_side(finding);
        return fmt::format("{}:{}:{}:", path_of(finding.rewrite.has_value()), side.line, side.column);
    }

    /// The first line up to the message; gives the columns it takes.
    unsigned write_head(const ReportedFinding& finding) {
        const std::string place = place_of(finding);
        const std::string_view level = to_string(finding.severity);
        const std::string& field = leading_side(finding)->field;
        const std::string where = field.empty() ? std::string() : fmt::format(" [{}]", field);
        out_ << paint("1", place) << ' ' << paint(code_of(finding.severity), level) << ' ' << finding.rule << paint("2", where);
        return display_width(place) + 1 + static_cast<unsigned>(level.size()) + 1 + display_width(finding.rule) + display_width(where);
    }

    /// What of a message fits behind `used` columns.
    std::string one_line(const std::string& message, unsigned used) const {
        return clipped(message, !options_.clip ? std::numeric_limits<unsigned>::max() : std::max(40U, options_.width > used ? options_.width - used : 0));
    }

    void write_brief(const ReportedFinding& finding) {
        const unsigned used = write_head(finding) + 2;
        // A long path costs the message its room, yet not all of it: then the line is longer than the screen.
        out_ << "  " << one_line(finding.message, used) << '\n';
    }

    void write_full(const ReportedFinding& finding) {
        const unsigned used = write_head(finding) + 2;
        const std::string message = wrapped(finding.message, options_.width, used, "    ");
        out_ << (message.starts_with('\n') || message.empty() ? "" : "  ") << message << '\n';
        write_side("source", finding.source, finding.severity);
        write_side("rewrite", finding.rewrite, finding.severity);
        std::string why = finding.why;
        if (options_.verbose) why += fmt::format("{}{} % sure", why.empty() ? "" : "; ", finding.confidence);
        write_remark("why", why);
        if (options_.verbose) write_remark("fingerprint", finding.fingerprint);
        if (!finding.suggestion.empty()) write_remark("suggestion", finding.suggestion);
    }

    /// What somebody let be, a line each with the reason.
    void write_silenced() {
        for (const ReportedFinding& finding : report_.silenced) {
            if (!finding.source && !finding.rewrite) continue;
            const bool known = finding.silence->by == Silence::By::baseline;
            const std::string head = fmt::format("{} {} {}  ", place_of(finding), known ? "in the baseline:" : "suppressed:", finding.rule);
            out_ << paint("2", head) << one_line(finding.message, display_width(head)) << '\n';
            if (known) continue;
            const Silence& silence = *finding.silence;
            write_remark("reason", fmt::format("{} ({}:{})", visible(silence.reason), visible(silence.path), silence.line));
        }
        if (!report_.silenced.empty()) out_ << '\n';
    }

    void write_remark(std::string_view label, std::string_view text) {
        if (text.empty()) return;
        out_ << "  " << paint("2", fmt::format("{}:", label)) << ' '
             << wrapped(text, options_.width, static_cast<unsigned>(label.size()) + 4, "       ") << '\n';
    }

    void write_side(std::string_view label, const std::optional<ReportedSide>& side, Severity severity) {
        if (!side || side->passage.empty()) return;
        const std::string first = fmt::format("  {:<7} {:>{}} │ ", label, side->line, number_width_);
        const unsigned indent = display_width(first);
        const std::string next = std::string(indent - 2, ' ') + "│ ";
        bool is_first = true;
        for (const MarkedLine& line :
             lay_out(side->passage, side->marks, options_.width > indent + 20 ? options_.width - indent : 20, passage_lines)) {
            out_ << paint("2", is_first ? first : next);
            for (const MarkedLine::Piece& piece : line.pieces) out_ << (piece.marked ? paint(code_of(severity), piece.text) : piece.text);
            out_ << '\n';
            if (line.has_mark()) out_ << paint("2", next) << paint(code_of(severity), line.carets()) << '\n';
            is_first = false;
        }
    }

    void write_summary() {
        std::vector<std::string> parts;
        std::string findings;
        auto add = [&](std::uint32_t count, std::string_view noun, Severity severity) {
            if (count == 0) return;
            if (!findings.empty()) findings += ", ";
            findings += paint(code_of(severity), count_of(count, noun));
        };
        add(report_.errors, "error", Severity::error);
        add(report_.warnings, "warning", Severity::warning);
        add(report_.notes, "note", Severity::note);
        if (const std::string silenced = silenced_text(); !silenced.empty()) findings += (findings.empty() ? "nothing new (" : " (") + silenced + ')';
        const bool unchecked = report_.verdict == "unchecked";
        parts.push_back(!findings.empty() ? findings : unchecked ? "nothing could be checked" : "nothing found");
        const ClaimCounts& claims = report_.claims;
        parts.push_back(fmt::format("{} matched, {} changed, {} added, {} omitted", count_of(claims.matched, "claim"), claims.changed, claims.added,
                                    claims.omitted));
        parts.push_back(unchecked ? "unchecked" : fmt::format("{} (score {})", report_.verdict, score_in_words(report_.score)));

        unsigned used = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const unsigned width = plain_width(parts[i]);
            if (i > 0) {
                const bool fits = used + 3 + width <= options_.width;
                out_ << (fits ? " · " : "\n");
                used = fits ? used + 3 : 0;
            }
            out_ << parts[i];
            used += width;
        }
        out_ << '\n';
    }

    std::string silenced_text() const {
        std::uint32_t known = 0;
        for (const ReportedFinding& finding : report_.silenced) known += finding.silence->by == Silence::By::baseline ? 1 : 0;
        const std::uint32_t suppressed = static_cast<std::uint32_t>(report_.silenced.size()) - known;
        std::string text = suppressed > 0 ? fmt::format("{} suppressed", suppressed) : "";
        if (known > 0) text += fmt::format("{}{} in the baseline", text.empty() ? "" : ", ", known);
        return text;
    }

    /// Columns of a text that may hold colour codes of our own.
    static unsigned plain_width(std::string_view text) {
        std::string plain;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\033') {
                i = text.find('m', i);
            } else {
                plain += text[i];
            }
        }
        return display_width(plain);
    }

    std::ostream& out_;
    const Report& report_;
    const TextOptions& options_;
    unsigned number_width_ = 1;
};

}  // namespace

void write_text(std::ostream& out, const Report& report, const TextOptions& options) { TextWriter(out, report, options).write(); }

/// Several reports stand below each other, each under the names of its pair, and a last line counts the pairs.
std::string render_text(std::span<const Report> reports, const RenderOptions& options) {
    const TextOptions text_options{.colour = options.colour, .quiet = options.quiet, .verbose = options.verbose, .width = options.width, .clip = options.clip};
    std::ostringstream out;
    if (reports.size() == 1) {
        write_text(out, reports[0], text_options);
        return std::move(out).str();
    }
    if (reports.empty()) return {};
    std::size_t inconsistent = 0;
    for (const Report& report : reports) {
        inconsistent += report.verdict == "inconsistent" ? 1 : 0;
        std::ostringstream body;
        write_text(body, report, text_options);
        if (body.view().empty()) continue;  // quiet, and nothing found
        const std::string head = fmt::format("{} → {}", visible(report.source.path), visible(report.rewrite.path));
        out << (options.colour ? fmt::format("\033[1m{}\033[0m", head) : head) << '\n' << body.view() << '\n';
    }
    if (!options.quiet)
        out << fmt::format("{} checked, {} inconsistent\n", count_of(static_cast<std::uint32_t>(reports.size()), "pair"), inconsistent);
    return std::move(out).str();
}

}  // namespace factdiff
