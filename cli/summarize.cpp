// `factdiff summarize`: what one or many files of answers hold, counted.
#include <fmt/format.h>

#include <memory>
#include <mutex>

#include "inputs.h"
#include "interrupt.h"
#include "line_runner.h"
#include "messages.h"
#include "options.h"
#include "progress.h"
#include "summary_output.h"
#include "summary_page.h"

namespace factdiff::cli {
namespace {

/// Lines that are no answer, and the first of them.
struct Strays {
    std::uint64_t lines = 0;
    LinePlace first;

    void add(LinePlace place, std::uint64_t count = 1) {
        if (lines == 0 || place < first) first = place;
        lines += count;
    }
};

struct Worker {
    SummaryReader reader;
    Summary summary;
    Strays strays;

    void count(const InputLine& line) {
        const LinePlace place{line.input, line.number};
        if (line.too_long || !reader.add(line.text, place, summary)) strays.add(place);
    }
};

/// The lines of all inputs, on all threads. What was said on standard error sets `good` to false.
Summary summary_of(const Options& options, bool& good) {
    std::mutex mutex;
    std::vector<std::shared_ptr<Worker>> workers;
    LineRun run;
    run.inputs = options.inputs;
    run.jobs = options.jobs;
    run.make_function = [&]() -> LineFunction {
        auto worker = std::make_shared<Worker>();
        const std::lock_guard lock(mutex);
        workers.push_back(worker);
        return [worker](const InputLine& line, std::string&) { worker->count(line); };
    };
    run.write = [](const Answers&) { return true; };
    good = run_lines(run).inputs_good;

    Summary summary;
    Strays strays;
    for (const auto& worker : workers) {
        summary.add(worker->summary);
        if (worker->strays.lines > 0) strays.add(worker->strays.first, worker->strays.lines);
    }
    if (strays.lines > 0) {
        const std::string& input = options.inputs[strays.first.input];
        say_error(fmt::format("{}:{}: no report of factdiff and no error of one{}", input == "-" ? "standard input" : printable(input),
                              strays.first.line, strays.lines == 1 ? "" : fmt::format(", like {} other lines", grouped(strays.lines - 1))));
        good = false;
    }
    return summary;
}

}  // namespace

int summarize(const Options& options) {
    bool good = true;
    const Summary summary = summary_of(options, good);
    if (!good && summary.records == 0) return trouble;  // a table of noughts would look like a run that found nothing
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format == "json") return summary_json(summary, std::nullopt, options.inputs);
        if (output.format == "html") return summary_page(summary, options.inputs);
        return summary_text(summary, std::nullopt, summary.rules.size()) + worst_pairs_text(summary, options.inputs, 10);
    });
    return good && written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
