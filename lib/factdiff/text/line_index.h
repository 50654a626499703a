// Byte offsets of one text as lines, columns, code points and UTF-16 units.
//
//     LineIndex index("Zoë\r\nwon 3–2");
//     index.position(10);          // {2, 5}: line and column are 1-based, a column counts code points
//     index.code_points(4);        // 3: "Zoë" is four bytes and three code points
//     index.utf16(4);              // 3
//
// Built once for a text, in one pass; it looks into that text, which must outlive it. A line ends at "\n", "\r\n" or a lone "\r". An ASCII text costs
// nothing to convert; for any other, counts are kept for every 128 bytes, so that look-ups in any order cost at most 16 words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace factdiff {

struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    bool operator==(const LineColumn&) const = default;
};

class LineIndex {
public:
    LineIndex() = default;
    explicit LineIndex(std::string_view text);

    /// The place of the byte at `offset`; an offset past the end is the end.
    LineColumn position(std::uint32_t offset) const;
    struct Counts {
        std::uint32_t code_points = 0;
        std::uint32_t utf16 = 0;
    };
    /// The code points and the UTF-16 code units before the byte at `offset`.
    Counts counts(std::uint32_t offset) const;
    std::uint32_t code_points(std::uint32_t offset) const { return counts(offset).code_points; }
    std::uint32_t utf16(std::uint32_t offset) const { return counts(offset).utf16; }

    /// The line (1-based) of the byte at `offset`, and the offset where a line begins.
    std::uint32_t line_at(std::uint32_t offset) const;
    std::uint32_t line_start(std::uint32_t line) const { return starts_[line - 1]; }

    std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
    /// Line `line` (1-based) without its line end; empty when there is no such line.
    std::string_view line(std::uint32_t line) const;

private:
    Counts count(std::string_view text) const;

    std::string_view text_;
    std::vector<std::uint32_t> starts_ = {0};
    std::vector<Counts> counts_;  // before byte 128 × i; empty for ASCII
    bool astral_ = false;         // a character takes two UTF-16 units
};

}  // namespace factdiff
