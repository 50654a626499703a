// `factdiff fix`: suggestions put into the rewrite, every other byte of the file as it was.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "factdiff/reading/compressed.h"
#include "factdiff/reading/encoding.h"
#include "factdiff/text/utf8.h"
#include "git.h"
#include "inputs.h"
#include "messages.h"
#include "options.h"
#include "reports.h"
#include "text_edits.h"

namespace factdiff::cli {
namespace {

/// A finding with a replacement, in the order in which they are tried.
struct Proposal {
    const ReportedFinding* finding;
    const ReportedSide* side;
};

std::vector<Proposal> proposals_of(const Report& report) {
    std::vector<Proposal> out;
    for (const ReportedFinding& finding : report.findings)
        if (finding.rewrite && !finding.suggestion.empty()) out.push_back({&finding, &*finding.rewrite});
    // Where two overlap, the surer and the wider one is taken: a quote put right puts right the figure in it.
    std::stable_sort(out.begin(), out.end(), [](const Proposal& a, const Proposal& b) {
        const auto length = [](const Proposal& p) { return p.side->end.bytes - p.side->start.bytes; };
        return a.finding->severity != b.finding->severity ? a.finding->severity > b.finding->severity : length(a) > length(b);
    });
    return out;
}

/// Markup inside the words, or characters that would be markup: a person has to put that right.
bool holds_markup(std::string_view given, std::string_view replacement, Format format) {
    if (format == Format::plain) return false;
    return given.find_first_of("<>&[]`*_\\") != std::string_view::npos || replacement.find_first_of("<>&[]`*_\\") != std::string_view::npos;
}

struct Plan {
    std::vector<TextEdit> edits;  // of the text as decoded
    std::vector<Proposal> taken;  // of each edit
    unsigned quoted = 0, marked = 0, overlapping = 0;
};

Plan plan_of(const Report& report, const Options& options, Format format) {
    Plan plan;
    for (const Proposal& proposal : proposals_of(report)) {
        const std::size_t begin = proposal.side->start.bytes, end = proposal.side->end.bytes;
        const bool same = std::any_of(plan.edits.begin(), plan.edits.end(), [&](const TextEdit& edit) {
            return edit.begin == begin && edit.end == end && edit.replacement == proposal.finding->suggestion;
        });
        if (same || proposal.side->text == proposal.finding->suggestion) continue;
        if (proposal.side->quoted && !options.quotes) {
            ++plan.quoted;
        } else if (holds_markup(proposal.side->text, proposal.finding->suggestion, format)) {
            ++plan.marked;
        } else if (std::any_of(plan.edits.begin(), plan.edits.end(), [&](const TextEdit& edit) { return begin < edit.end && edit.begin < end; })) {
            ++plan.overlapping;
        } else {
            plan.edits.push_back({begin, end, proposal.finding->suggestion});
            plan.taken.push_back(proposal);
        }
    }
    std::vector<std::size_t> order(plan.edits.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return plan.edits[a].begin < plan.edits[b].begin; });
    Plan sorted = plan;
    for (std::size_t i = 0; i < order.size(); ++i) sorted.edits[i] = plan.edits[order[i]], sorted.taken[i] = plan.taken[order[i]];
    return sorted;
}

std::optional<std::string> as_utf16(std::string_view text, bool little) {
    std::string out;
    const auto unit = [&](char32_t value) {
        const char low = static_cast<char>(value & 0xFF), high = static_cast<char>(value >> 8 & 0xFF);
        out += little ? low : high;
        out += little ? high : low;
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        const auto value = static_cast<char32_t>(c.value);
        i += c.length;
        if (value < 0x10000) {
            unit(value);
        } else {
            unit(0xD800 + ((value - 0x10000) >> 10));
            unit(0xDC00 + ((value - 0x10000) & 0x3FF));
        }
    }
    return out;
}

/// Nothing where a character does not exist there.
std::optional<std::string> as_windows_1252(std::string_view text) {
    std::string out;
    const auto& specials = windows_1252_specials();
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        i += c.length;
        const auto special = std::find(specials.begin(), specials.end(), static_cast<char16_t>(c.value));
        if (c.value < 0x80 || (c.value >= 0xA0 && c.value < 0x100)) {
            out += static_cast<char>(c.value);
        } else if (c.value < 0x10000 && special != specials.end()) {
            out += static_cast<char>(0x80 + (special - specials.begin()));
        } else {
            return std::nullopt;
        }
    }
    return out;
}

/// The edits of the bytes of the file, in its own encoding. Nothing after an error, which was said.
std::optional<std::vector<TextEdit>> edits_of_file(const Plan& plan, std::string_view bytes, const std::string& encoding) {
    const auto marked = [&](std::string_view mark) { return bytes.starts_with(mark) ? mark.size() : 0; };
    std::vector<TextEdit> out;
    for (std::size_t i = 0; i < plan.edits.size(); ++i) {
        const Position &start = plan.taken[i].side->start, &end = plan.taken[i].side->end;
        const std::string& words = plan.edits[i].replacement;
        std::optional<std::string> encoded = words;
        TextEdit edit;
        if (encoding == "UTF-8") {
            const std::size_t mark = marked("\xEF\xBB\xBF");
            edit = {mark + start.bytes, mark + end.bytes, {}};
        } else if (encoding == "UTF-16LE" || encoding == "UTF-16BE") {
            const bool little = encoding == "UTF-16LE";
            const std::size_t mark = marked(little ? "\xFF\xFE" : "\xFE\xFF");
            edit = {mark + std::size_t{2} * start.utf16, mark + std::size_t{2} * end.utf16, {}};
            encoded = as_utf16(words, little);
        } else if (encoding == "windows-1252") {
            edit = {start.codepoints, end.codepoints, {}};
            encoded = as_windows_1252(words);
        } else {
            say_error(fmt::format("files in {} cannot be written; save it as UTF-8 first", encoding));
            return std::nullopt;
        }
        if (!encoded) {
            say_error(fmt::format("“{}” cannot be written in {}; save the file as UTF-8 first", printable(words), encoding));
            return std::nullopt;
        }
        edit.replacement = std::move(*encoded);
        out.push_back(std::move(edit));
    }
    return out;
}

/// The article put right, into `target`: the file itself, or another.
bool write_file(const std::string& path, const std::string& target, const Plan& plan, const std::string& encoding) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (is_compressed(bytes)) {
        say_error(fmt::format("{} is compressed; unpack it first", printable(path)));
        return false;
    }
    const std::optional<std::vector<TextEdit>> edits = edits_of_file(plan, bytes, encoding);
    if (!edits) return false;
    if (!in || (!edits->empty() && edits->back().end > bytes.size())) {
        say_error(fmt::format("{}: the file changed while it was read; nothing was written", printable(path)));
        return false;
    }
    Result<Sink> sink = Sink::open(target);
    if (!sink) {
        say_error(sink.error().message());
        return false;
    }
    if (sink->write(apply_edits(bytes, *edits)) && sink->finish()) return true;
    say_error(sink->error());
    return false;
}

std::string coloured(const std::string& diff) {
    std::string out;
    for (std::size_t i = 0; i < diff.size();) {
        const std::size_t end = std::min(diff.find('\n', i), diff.size());
        const std::string_view line = std::string_view(diff).substr(i, end - i);
        const char* code = line.starts_with("+++") || line.starts_with("---") ? "1"
                           : line.starts_with('+')                            ? "32"
                           : line.starts_with('-')                            ? "31"
                           : line.starts_with('@')                            ? "36"
                                                                              : "";
        out += *code == '\0' ? std::string(line) : fmt::format("\033[{}m{}\033[0m", code, line);
        out += '\n';
        i = end + 1;
    }
    return out;
}

void say_what_is_left(const Report& report, const Plan& plan, bool written) {
    const auto count = [](std::size_t n, std::string_view noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); };
    std::string text = fmt::format("{} {}", count(plan.edits.size(), "replacement"), written ? "written" : "to make");
    if (plan.quoted > 0) text += fmt::format(", {} inside quotation marks (--quotes)", plan.quoted);
    if (plan.marked > 0) text += fmt::format(", {} with markup in the words, for you", plan.marked);
    if (plan.overlapping > 0) text += fmt::format(", {} in the words of another: run it again", plan.overlapping);
    std::size_t without = 0;
    for (const ReportedFinding& finding : report.findings) without += finding.suggestion.empty() && finding.severity != Severity::note ? 1 : 0;
    if (without > 0) text += fmt::format("; {} without a single right replacement", count(without, "finding"));
    say(text);
}

}  // namespace

int fix(const Options& options) {
    const std::string& path = options.inputs[1];
    const std::string& target = options.write ? path : options.outputs[0].path;
    if (!target.empty() && (path == "-" || names_git_version(path))) {
        say_error(fmt::format("{} is no file that could be put right; leave out --write and -o to see the difference",
                              path == "-" ? "standard input" : printable(path)));
        return trouble;
    }
    std::optional<Document> source = read_input(options.inputs[0], options);
    std::optional<Document> rewrite = read_input(path, options);
    if (!source || !rewrite) return trouble;
    // Elsewhere the words of a finding are not the bytes of the file: they are packed, or written with escapes.
    if (rewrite->format() != name_of(Format::plain) && rewrite->format() != name_of(Format::markdown)) {
        say_error(
            fmt::format("{} is {}; only plain text and Markdown can be put right", path == "-" ? "<stdin>" : printable(path), rewrite->format()));
        return trouble;
    }
    const std::string given(rewrite->given()), encoding = rewrite->encoding();
    const std::string extension = std::filesystem::path(path).extension().string();
    const Format format = options.format_in != Format::detect           ? options.format_in
                          : extension == ".txt" || extension == ".text" ? Format::plain
                                                                        : Format::markdown;

    Checker checker(options.settings);
    const Report report = checker.compare(std::move(*source), std::move(*rewrite), options.context);
    if (report.verdict == "unchecked") {
        say_error("nothing could be checked: " + report.unchecked_because);
        return trouble;
    }
    // What a wrong suppression was meant to protect must not be written over.
    if (say_suppression_problems({&report, 1}, true)) return trouble;
    const Plan plan = plan_of(report, options, format);
    if (!target.empty()) {
        if ((!plan.edits.empty() || !options.write) && !write_file(path, target, plan, encoding)) return trouble;
        if (!options.quiet) say_what_is_left(report, plan, true);
        return nothing_found;
    }
    const std::string diff = unified_diff(given, plan.edits, path == "-" ? "<stdin>" : printable(path));
    if (!write_outputs(options, [&](const Output& output) { return use_colour(options, output) ? coloured(diff) : diff; })) return trouble;
    if (!options.quiet) say_what_is_left(report, plan, false);
    const bool failing = std::any_of(plan.taken.begin(), plan.taken.end(), [&](const Proposal& proposal) {
        return static_cast<int>(proposal.finding->severity) >= (options.fail_on_given ? options.settings.fail_on : 0);
    });
    return failing && !options.exit_zero ? found : nothing_found;
}

}  // namespace factdiff::cli
