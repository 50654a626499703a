#include <fmt/format.h>

#include <algorithm>

#include "factdiff/reporting/display.h"
#include "factdiff/reporting/document_json.h"
#include "factdiff/text/line_index.h"
#include "inputs.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {
namespace {

struct Row {
    std::uint32_t line = 0;
    std::string label;
    std::string text;
    bool aside = false;
};

/// Paragraphs and asides, each with its line in the file: the order of reading, asides where they stand.
std::vector<Row> rows_of(const Document& document) {
    const LineIndex lines(document.given());
    std::vector<Row> rows;
    std::size_t aside = 0;
    const auto put_asides = [&](std::uint32_t before) {
        for (; aside < document.asides().size() && document.asides()[aside].given.begin < before; ++aside) {
            const Aside& one = document.asides()[aside];
            rows.push_back({lines.position(one.given.begin).line, one.kind, one.text, true});
        }
    };
    for (const Field& field : document.fields()) {
        const std::string_view text = document.text_of(field.span);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (end > begin) {
                const auto at = field.span.begin + static_cast<std::uint32_t>(begin);
                const std::uint32_t given = document.given_span({at, at + 1}).begin;
                put_asides(given);
                rows.push_back({lines.position(given).line, std::string(to_string(field.kind)), std::string(text.substr(begin, end - begin))});
            }
            begin = end + 1;
        }
    }
    put_asides(0xFFFFFFFF);
    return rows;
}

std::string listing(const Document& document, bool colour) {
    constexpr unsigned width = 110;
    const std::vector<Row> rows = rows_of(document);
    std::uint32_t last = 1;
    for (const Row& row : rows) last = std::max(last, row.line);
    const auto digits = static_cast<unsigned>(std::to_string(last).size());
    const auto dim = [&](std::string_view text) { return colour ? fmt::format("\033[2m{}\033[0m", text) : std::string(text); };
    std::string about = fmt::format("{}: {}, {}", document.path() == "-" || document.path().empty() ? "<stdin>" : printable(document.path()),
                                    document.format(), document.encoding());
    if (const auto& day = document.date(); day && day->ok())
        about +=
            fmt::format(", {:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()));
    std::string out = dim(about) + "\n";
    for (const Row& row : rows) {
        const std::string label = row.aside ? "(" + row.label + ")" : row.label;
        const std::string head = fmt::format("{:>{}}  {:<10}  ", row.line, digits, label);
        const std::string text = wrapped(visible(row.text), width, display_width(head), std::string(digits + 14, ' '));
        out += dim(head) + (row.aside ? dim(text) : text) + '\n';
    }
    return out;
}

}  // namespace

int text(const Options& options) {
    const std::optional<Document> document = read_input(options.inputs[0], options);
    if (!document) return trouble;
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format != "json") return listing(*document, use_colour(options, output));
        std::string out;
        append_document_json(out, *document, options.offsets);
        return out + '\n';
    });
    return written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
