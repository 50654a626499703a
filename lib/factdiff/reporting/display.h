// Text for a terminal: display columns, control characters made harmless, wrapping.
//
//     display_width("naïve 東京");                      // 10: a Han character takes two columns, a combining mark none
//     visible("\x1b[2J done");                         // "␛[2J done"
//     clipped("a line that is too long", 12);          // "a line that…"
//     wrapped("a line that is too long", 12, 0, "  ");  // "a line that\n  is too\n  long"
//
// No function splits a code point or emits a byte that a terminal would obey.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff {

/// Columns that a code point takes: 0, 1 or 2.
unsigned column_width(char32_t code_point);
unsigned display_width(std::string_view text);

/// `text` on one line with white space folded, control characters and marks that turn the direction of text made visible, ill-formed bytes replaced.
std::string visible(std::string_view text);

/// `text` cut to `width` columns, with … where something was cut.
std::string clipped(std::string_view text, unsigned width);

/// `text` wrapped at spaces to lines of `width` columns, of which the first has `used` columns already taken; the others begin with `indent`. No line
/// break at the end.
std::string wrapped(std::string_view text, unsigned width, unsigned used, std::string_view indent);

/// A line of a passage: what stands there and where the marked columns are.
struct MarkedLine {
    struct Piece {
        std::string text;
        unsigned width = 0;
        bool marked = false;
    };
    std::vector<Piece> pieces;
    bool has_mark() const;
    /// "   ^^^^  ^^": up to the last mark.
    std::string carets() const;
};

/// A passage with byte ranges marked, clipped around the marks where it is longer than `lines` lines, and wrapped to `width` columns.
std::vector<MarkedLine> lay_out(std::string_view passage, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks, unsigned width,
                                unsigned lines);

}  // namespace factdiff
