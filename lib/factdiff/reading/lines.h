// The lines of a text, one after another, without their ends.
//
//     Lines lines("a\r\nb");
//     while (lines.next()) use(text.substr(lines.line().begin, …), lines.number());   // "a", 1 and "b", 2
//
// A line ends at "\n", "\r\n", a lone "\r", or one of the separators U+2028, U+2029, U+0085. One pass; nothing is stored.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "factdiff/text/span.h"

namespace factdiff {

class Lines {
public:
    explicit Lines(std::string_view text, std::size_t begin = 0, std::uint32_t number = 0);

    /// Goes to the next line; false after the last. An empty text has no line, and a line end at the very end begins none.
    bool next();
    Span line() const { return line_; }
    std::uint32_t number() const { return number_; }
    /// Where the next line begins.
    std::size_t after() const { return next_; }

private:
    std::string_view text_;
    std::size_t next_ = 0;
    std::array<std::size_t, 5> ends_{};  // the first of each kind at or after next_, the text's size if none
    std::size_t rare_ = 0;               // the least of those that are not "\n"
    Span line_;
    std::uint32_t number_ = 0;
};

/// The words of the span.
inline std::string_view view(std::string_view text, Span span) { return text.substr(span.begin, span.length()); }

/// `line` without white space at its ends.
Span trimmed(std::string_view text, Span line);

/// True when the text ends a sentence: a full stop, question or exclamation mark, colon, semicolon, comma or ellipsis, closing marks after it
/// included.
bool ends_in_stop(std::string_view text);

}  // namespace factdiff
