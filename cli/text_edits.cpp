#include "text_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace factdiff::cli {
namespace {

constexpr std::size_t context = 3;  // lines around a change, as everywhere

/// Lines with their line ends; the last may have none.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Lines [first, last) of the text that become `after`.
struct Block {
    std::size_t first = 0, last = 0;
    std::string after;
    std::size_t after_lines = 0;
};

std::vector<Block> blocks_of(std::string_view text, const std::vector<std::string_view>& lines, std::span<const TextEdit> edits) {
    const auto begin_of = [&](std::size_t line) {
        return line < lines.size() ? static_cast<std::size_t>(lines[line].data() - text.data()) : text.size();
    };
    const auto line_at = [&](std::size_t offset) {
        const auto behind = std::upper_bound(lines.begin(), lines.end(), offset, [&](std::size_t o, std::string_view line) {
            return o < static_cast<std::size_t>(line.data() - text.data());
        });
        return behind == lines.begin() ? std::size_t{0} : static_cast<std::size_t>(behind - lines.begin()) - 1;
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < edits.size();) {
        Block block{line_at(edits[i].begin), line_at(std::max(edits[i].begin, edits[i].end - (edits[i].end > edits[i].begin ? 1 : 0))) + 1, {}, 0};
        std::size_t end = i + 1;
        while (end < edits.size() && line_at(edits[end].begin) < block.last) {
            block.last = std::max(block.last, line_at(std::max(edits[end].begin, edits[end].end - 1)) + 1);
            ++end;
        }
        const std::size_t from = begin_of(block.first), to = begin_of(block.last);
        std::vector<TextEdit> inside(edits.begin() + static_cast<std::ptrdiff_t>(i), edits.begin() + static_cast<std::ptrdiff_t>(end));
        for (TextEdit& edit : inside) edit.begin -= from, edit.end -= from;
        block.after = apply_edits(text.substr(from, to - from), inside);
        block.after_lines = lines_of(block.after).size();
        blocks.push_back(std::move(block));
        i = end;
    }
    return blocks;
}

void add_line(std::string& out, char sign, std::string_view line) {
    out += sign;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string apply_edits(std::string_view text, std::span<const TextEdit> edits) {
    std::string out;
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        out.append(text, at, edit.begin - at).append(edit.replacement);
        at = edit.end;
    }
    return out.append(text.substr(at));
}

std::string unified_diff(std::string_view text, std::span<const TextEdit> edits, std::string_view name) {
    const std::vector<std::string_view> lines = lines_of(text);
    const std::vector<Block> blocks = blocks_of(text, lines, edits);
    if (blocks.empty()) return {};
    std::string out = fmt::format("--- {}\n+++ {}\n", name, name);
    std::ptrdiff_t shift = 0;  // how far lines have moved by the hunks before
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i + 1;
        while (end < blocks.size() && blocks[end].first <= blocks[end - 1].last + 2 * context) ++end;
        const std::size_t first = blocks[i].first - std::min(blocks[i].first, context), last = std::min(lines.size(), blocks[end - 1].last + context);
        std::string body;
        std::ptrdiff_t grown = 0;
        std::size_t line = first;
        for (std::size_t k = i; k < end; ++k) {
            for (; line < blocks[k].first; ++line) add_line(body, ' ', lines[line]);
            for (; line < blocks[k].last; ++line) add_line(body, '-', lines[line]);
            for (const std::string_view added : lines_of(blocks[k].after)) add_line(body, '+', added);
            grown += static_cast<std::ptrdiff_t>(blocks[k].after_lines) - static_cast<std::ptrdiff_t>(blocks[k].last - blocks[k].first);
        }
        for (; line < last; ++line) add_line(body, ' ', lines[line]);
        const auto count = static_cast<std::ptrdiff_t>(last - first), start = static_cast<std::ptrdiff_t>(first) + 1;
        out += fmt::format("@@ -{},{} +{},{} @@\n", start, count, start + shift, count + grown) + body;
        shift += grown;
        i = end;
    }
    return out;
}

}  // namespace factdiff::cli
