// Runs a function over the lines of some inputs on several threads and writes the answers in the order of the lines.
//
//     LineRun run;
//     run.inputs = {"pairs.jsonl.gz", "-"};
//     run.jobs = 4;
//     run.make_function = [] { return [](const InputLine& line, std::string& out) { out += "…\n"; }; };
//     run.write = [&](const Answers& answers) { return sink.write(answers.text); };
//     const LineRunEnd end = run_lines(run);
//
// Memory is bounded: a window of lines is in flight, the reader waits for the oldest of them. What is written does not depend on the number of
// threads unless `unordered` is set. Answers to what has been read are written before more input is waited for. A signal (interrupt.h) ends the
// reading; what was read whole is answered.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"
#include "line_cutter.h"

namespace factdiff::cli {

/// Longer lines are answered with an error record, unread.
constexpr std::size_t longest_line = std::size_t{128} << 20;
/// Bytes that may be read behind the end of a line (they hold other lines or zeros).
constexpr std::size_t line_padding = 64;

struct InputLine {
    std::string_view text;     // without its line end
    std::uint64_t number = 0;  // 1-based, in its input, blank lines counted
    std::uint64_t record = 0;  // from 0, over all inputs, blank lines not counted
    bool too_long = false;     // `text` is its beginning then
    std::size_t input = 0;     // from 0
};

/// The answers to the records from `first` to before `end`, whole lines.
struct Answers {
    std::string_view text;
    std::uint64_t first = 0, end = 0;
};

/// What others may look at while a run is under way.
struct LineRunState {
    std::atomic<std::uint64_t> taken = 0;  // bytes of the inputs as they lie there, packed or not
    std::atomic<std::uint64_t> bytes = 0;  // unpacked
    std::atomic<std::uint64_t> lines = 0;  // handed over to be answered
};

/// Of a line that was read: what is to be done with it.
enum class Wanted : std::uint8_t { answer, nothing, stop };

using LineFunction = std::function<void(const InputLine& line, std::string& out)>;

struct LineRun {
    std::vector<std::string> inputs;      // paths; "-" is standard input
    std::vector<std::string> made_lines;  // answered before the inputs, as if they stood in one
    Cut cut = Cut::lines;
    std::function<std::optional<Error>(std::string_view)> header;  // takes the first record of an input, where that is none to be answered
    std::size_t longest = longest_line;
    unsigned jobs = 1;
    bool unordered = false;
    std::function<LineFunction()> make_function;     // called once on each thread
    std::function<Wanted(const InputLine&)> wanted;  // asked in the order of the lines; empty: all are answered
    std::function<bool(const Answers&)> write;       // one call at a time; false: nothing more can be written
    LineRunState* state = nullptr;
};

struct LineRunEnd {
    bool inputs_good = true;   // an input that could not be read to its end was said on standard error
    bool interrupted = false;  // by a signal, before the end of the inputs
};

/// Blank lines are skipped. Throws what a function or the system threw (no memory), after all threads have ended.
LineRunEnd run_lines(const LineRun& run);

}  // namespace factdiff::cli
