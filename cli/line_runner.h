// Runs a function over the lines of some inputs on several threads and writes the answers in the order of the lines.
//
//     run_lines({"-"}, 4, [] { return [](const InputLine& line, std::string& out) { out += "…\n"; }; }, sink);
//
// Memory is bounded: a window of lines is in flight, the reader waits for the oldest of them. What is written does not depend on the number of
// threads. Answers to what has been read are written before more input is waited for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"
#include "messages.h"

namespace factdiff::cli {

/// Longer lines are answered with an error record, unread.
constexpr std::size_t longest_line = std::size_t{128} << 20;
/// Bytes that may be read behind the end of a line (they hold other lines or zeros).
constexpr std::size_t line_padding = 64;

struct InputLine {
    std::string_view text;     // without its line end
    std::uint64_t number = 0;  // 1-based, blank lines counted
    bool too_long = false;     // `text` is empty then
};

using LineFunction = std::function<void(const InputLine& line, std::string& out)>;

/// `make_function` is called once on each thread. Blank lines are skipped. False where an input could not be read or the sink failed; said on
/// standard error.
bool run_lines(const std::vector<std::string>& paths, unsigned jobs, const std::function<LineFunction()>& make_function, Sink& sink);

}  // namespace factdiff::cli
