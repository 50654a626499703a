#include "page.h"

#include <fmt/format.h>

#include "factdiff/reporting/display.h"

namespace factdiff::cli {
namespace {

class PageWriter {
public:
    explicit PageWriter(const PageStyle& style) : style_(style) {}

    std::string write(std::string_view markdown) {
        while (!markdown.empty()) {
            const std::size_t end = markdown.find('\n');
            take(markdown.substr(0, end));
            markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
        }
        flush();
        return std::move(out_);
    }

private:
    void take(std::string_view line) {
        if (line.starts_with("```")) {
            flush();
            in_example_ = !in_example_;
        } else if (in_example_) {
            write_example_line(line);
        } else if (line.empty()) {
            flush();
            if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
        } else if (line.starts_with('#')) {
            flush();
            out_ += paint("1", line.substr(line.find_first_not_of("# "))) + '\n';
        } else {
            if (line.starts_with("- ")) flush();
            if (!paragraph_.empty()) paragraph_ += ' ';
            paragraph_ += line.substr(line.find_first_not_of(' '));
        }
    }

    /// A paragraph or an item of a list, its lines joined and broken anew.
    void flush() {
        if (paragraph_.empty()) return;
        const bool item = paragraph_.starts_with("- ");
        const std::string indent = item ? "    " : "  ";
        const std::string text = item ? paragraph_.substr(2) : paragraph_;
        out_ += item ? "  - " : "  ";
        out_ += code_painted(wrapped(text, style_.width, static_cast<unsigned>(indent.size()), indent)) + '\n';
        paragraph_.clear();
    }

    /// "source: words": wrapped beside its label.
    void write_example_line(std::string_view line) {
        static constexpr unsigned column = 13;
        const std::size_t colon = line.find(": ");
        const bool labelled = colon != std::string_view::npos && colon < 8;
        const std::string label = labelled ? fmt::format("    {:<9}", line.substr(0, colon + 1)) : std::string(column, ' ');
        out_ += paint("2", label) + wrapped(line.substr(labelled ? colon + 2 : 0), style_.width, column, std::string(column, ' ')) + '\n';
    }

    std::string paint(std::string_view code, std::string_view text) const {
        return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
    }

    /// `code` loses its marks where colour can say the same.
    std::string code_painted(const std::string& text) const {
        if (!style_.colour) return text;
        std::string out;
        bool inside = false;
        for (const char c : text) {
            if (c == '`') {
                out += inside ? "\033[0m" : "\033[36m";
                inside = !inside;
            } else {
                out += c;
            }
        }
        return inside ? out + "\033[0m" : out;
    }

    const PageStyle& style_;
    std::string out_;
    std::string paragraph_;
    bool in_example_ = false;
};

}  // namespace

std::string laid_out_page(std::string_view markdown, const PageStyle& style) { return PageWriter(style).write(markdown); }

}  // namespace factdiff::cli
