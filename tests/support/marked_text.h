// Marked text: a sentence with the expected spans written into it.
//
//     MarkedText m = parse_marked("Revenue rose to [[money: $2.4 billion | 2400000000 USD]] on [[date: May 3]].");
//     m.text;                // "Revenue rose to $2.4 billion on May 3."
//     m.marks[0];            // {"money", {16, 28}, "2400000000 USD"}
//     m.marks[1];            // {"date", {32, 37}, ""}
//
// Marks may stand inside one another; they are sorted by place, outer before inner. A mark that is not closed, or names no kind, throws: a fixture
// that cannot be read must fail, not test nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/span.h"

namespace factdiff::test {

struct Mark {
    std::string kind;
    Span span;
    std::string canonical;
    bool operator==(const Mark&) const = default;
};

struct MarkedText {
    std::string text;
    std::vector<Mark> marks;

    std::string_view words(const Mark& mark) const { return std::string_view(text).substr(mark.span.begin, mark.span.length()); }
    /// Only the marks of one kind.
    std::vector<Mark> of(std::string_view kind) const;
};

MarkedText parse_marked(std::string_view marked);

/// The reverse, for the message of a failing test: text with its spans marked.
std::string write_marked(std::string_view text, std::vector<Mark> marks);

}  // namespace factdiff::test
