#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "line_runner.h"
#include "options.h"
#include "records.h"

namespace factdiff::cli {
namespace {

struct Tally {
    std::atomic<std::uint64_t> records = 0;
    std::atomic<std::uint64_t> errors = 0;
    std::atomic<std::uint64_t> unsound = 0;  // reports of next to nothing, or with a suppression that is wrong
    std::atomic<std::uint64_t> failing = 0;  // reports with something at or above --fail-on
};

/// What one thread keeps from record to record.
class BatchWorker {
public:
    BatchWorker(const Options& options, Tally& tally) : options_(options), tally_(tally), checker_(options.settings) {}

    void answer(const InputLine& line, std::string& out) {
        ++tally_.records;
        Record record = reader_.read_pair(line);
        const std::size_t before = out.size();
        try {
            if (!record.error) compare(record, out);
        } catch (const std::exception& exception) {  // out of memory, say: one record is lost, not the run
            out.resize(before);
            record.error = Error{"internal", exception.what(), {}};
        }
        if (record.error) {
            ++tally_.errors;
            append_error_record(out, record.id, *record.error, line.number);
        }
    }

private:
    void compare(Record& record, std::string& out) {
        Result<Document> source = read_article_input(std::move(*record.source), "source");
        if (!source) return void(record.error = source.error());
        Result<Document> rewrite = read_article_input(std::move(*record.rewrite), "rewrite");
        if (!rewrite) return void(record.error = rewrite.error());

        // A record's own days come before the article's, and those before the options'.
        Context context;
        context.source_date = record.source_date ? record.source_date : source->date() ? source->date() : options_.context.source_date;
        context.rewrite_date = record.rewrite_date ? record.rewrite_date : rewrite->date() ? rewrite->date() : options_.context.rewrite_date;
        const Report report = checker_.compare(std::move(*source), std::move(*rewrite), context);
        if (report.verdict == "inconsistent") ++tally_.failing;
        const bool wrong = std::any_of(report.suppression_problems.begin(), report.suppression_problems.end(), [](const auto& p) { return p.wrong; });
        if (wrong || std::min(report.source.claims, report.rewrite.claims) < options_.force.require_claims.value) ++tally_.unsound;
        JsonOptions json;
        json.offsets = options_.offsets;
        json.id = record.id;
        append_json(out, report, json);
        out += '\n';
    }

    const Options& options_;
    Tally& tally_;
    RecordReader reader_;
    Checker checker_;
};

}  // namespace

int batch(const Options& options) {
    Result<Sink> sink = Sink::open(options.outputs[0].path);
    if (!sink) {
        say_error(sink.error().message());
        return trouble;
    }
    Tally tally;
    const auto make_function = [&]() -> LineFunction {
        auto worker = std::make_shared<BatchWorker>(options, tally);
        return [worker](const InputLine& line, std::string& out) { worker->answer(line, out); };
    };
    if (!run_lines(options.inputs, options.jobs, make_function, *sink)) return trouble;
    if (sink->broken()) return nothing_found;  // the reader has seen enough
    if (!sink->finish()) {
        say_error(sink->error());
        return trouble;
    }
    if (tally.errors > 0 && !options.quiet)
        say(fmt::format("{} of {} records could not be checked; their lines hold \"error\"", tally.errors.load(), tally.records.load()));
    if (tally.errors == 0 && options.verbose) say(fmt::format("{} records", tally.records.load()));
    if (!options.fail_on_given || options.exit_zero) return nothing_found;
    if (tally.unsound > 0)
        say_error(fmt::format("{} of {} records hold fewer claims than require-claims, or a suppression that is wrong", tally.unsound.load(),
                              tally.records.load()));
    if (tally.errors > 0 || tally.unsound > 0) return trouble;  // a gate must not pass because a record could not be read
    return tally.failing > 0 ? found : nothing_found;
}

}  // namespace factdiff::cli
