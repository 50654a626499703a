#include <memory>
#include <sstream>

#include "factdiff/reporting/json.h"
#include "factdiff/reporting/listing.h"
#include "inputs.h"
#include "line_runner.h"
#include "messages.h"
#include "options.h"
#include "records.h"

namespace factdiff::cli {
namespace {

class ClaimsWorker {
public:
    explicit ClaimsWorker(const Options& options) : options_(options) {}

    void answer(const InputLine& line, std::string& out) {
        Record record = reader_.read_article(line);
        const std::size_t before = out.size();
        try {
            if (!record.error) extract(record, out);
        } catch (const std::exception& exception) {
            out.resize(before);
            record.error = Error{"internal", exception.what(), {}};
        }
        if (record.error) append_error_record(out, record.id, *record.error, line.number);
    }

private:
    void extract(Record& record, std::string& out) {
        Result<Document> document = read_article_input(std::move(*record.article), {});
        if (!document) return void(record.error = document.error());
        checker_.forget();
        const auto day = document->date() ? document->date() : options_.context.rewrite_date;
        const Article article = checker_.analyse(std::move(*document), day);
        append_claims_json(out, article, {.offsets = options_.offsets, .id = record.id});
        out += '\n';
    }

    const Options& options_;
    RecordReader reader_;
    Checker checker_;
};

int claims_batch(const Options& options) {
    Result<Sink> sink = Sink::open(options.outputs[0].path);
    if (!sink) {
        say_error(sink.error().message());
        return trouble;
    }
    const auto make_function = [&]() -> LineFunction {
        auto worker = std::make_shared<ClaimsWorker>(options);
        return [worker](const InputLine& line, std::string& out) { worker->answer(line, out); };
    };
    LineRun run;
    run.inputs = options.inputs;
    run.jobs = options.jobs;
    run.make_function = make_function;
    run.write = [&](const Answers& answers) { return sink->write(answers.text); };
    const bool inputs_good = run_lines(run).inputs_good;
    if (sink->broken() && sink->error().empty()) return nothing_found;  // the reader has seen enough
    if (inputs_good && sink->finish()) return nothing_found;
    if (!sink->error().empty()) say_error(sink->error());
    return trouble;
}

}  // namespace

int claims(const Options& options) {
    if (options.claims_batch) return claims_batch(options);
    std::optional<Document> document = read_input(options.inputs[0], options);
    if (!document) return trouble;
    Checker checker;
    const Article article = checker.analyse(std::move(*document), options.context.rewrite_date);
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format == "json") {
            std::string text;
            append_claims_json(text, article, {.offsets = options.offsets, .indented = true});
            return text + '\n';
        }
        std::ostringstream out;
        write_claims_text(out, article, {.colour = use_colour(options, output), .verbose = options.verbose});
        return std::move(out).str();
    });
    return written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
