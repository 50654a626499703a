#include "batch_worker.h"

#include <fmt/format.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <chrono>

#include "factdiff/reporting/json.h"

namespace factdiff::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// The comparison asks between its steps whether the time is over.
StopRequest stop_after(std::uint64_t milliseconds, Clock::time_point begin) {
    if (milliseconds == 0) return {};
    const Clock::time_point end = begin + std::chrono::milliseconds(milliseconds);
    return [end] { return Clock::now() >= end; };
}

/// What a long record took is given back to the system before another thread takes as much: the allocator would keep it for this thread.
struct ReturnMemory {
    explicit ReturnMemory(std::uint64_t bytes) : much(bytes > (512 << 10)) {}
    ~ReturnMemory() {
#ifdef __GLIBC__
        if (much) ::malloc_trim(0);
#endif
    }
    bool much;
};

ReadOptions reading_of(const Options& options) {
    ReadOptions reading;
    reading.format = options.format_in;
    reading.text_field = options.text_field;
    reading.item = options.item;
    reading.max_bytes = std::min(reading.max_bytes, options.batch.max_bytes);
    return reading;
}

}  // namespace

BatchWorker::BatchWorker(const Options& options, const Manifest* manifest, BatchState& state)
    : options_(options),
      manifest_(manifest),
      state_(state),
      reading_(reading_of(options)),
      checkers_(options),
      summary_reader_(options.force.require_claims.value) {
    if (options.batch.timeout_ms == 0) return;
    // The first comparison also loads tables, which no record shall pay for with its time.
    Result<Document> words = read_text("It rains.", {});
    Result<Document> again = read_text("It rains.", {});
    checkers_.of("").compare(std::move(*words), std::move(*again), {});
}

void BatchWorker::answer(const InputLine& line, std::string& out) {
    Record record = manifest_ != nullptr ? manifest_->read_row(line) : reader_.read_pair(line);
    const std::size_t before = out.size();
    try {
        if (!record.error) compare(record, out);
    } catch (const Stopped&) {
        record.error = Error{"timeout", fmt::format("not finished within {} ms", options_.batch.timeout_ms), "raise --timeout-ms"};
    } catch (const std::exception& exception) {  // out of memory, say: one record is lost, not the run
        record.error = Error{"internal", exception.what(), {}};
    }
    if (record.error) {
        out.resize(before);
        append_error_record(out, record.id, *record.error, line.number);
    }
    const std::uint64_t findings_before = summary_.all_findings(), errors_before = summary_.errors;
    out.append(line_padding, '\0');
    summary_reader_.add(std::string_view(out).substr(before, out.size() - line_padding - before), {0, line.record + 1}, summary_);
    out.resize(out.size() - line_padding);
    state_.records.fetch_add(1, std::memory_order_relaxed);
    state_.findings.fetch_add(summary_.all_findings() - findings_before, std::memory_order_relaxed);
    state_.errors.fetch_add(summary_.errors - errors_before, std::memory_order_relaxed);
}

void BatchWorker::compare(Record& record, std::string& out) {
    const auto begin = Clock::now();
    Context context;
    context.stop = stop_after(options_.batch.timeout_ms, begin);
    Checker& checker = checkers_.of(record.rewrite->path.value_or(""));
    Result<Document> source = read_article_input(std::move(*record.source), reading_, "source");
    if (!source) return void(record.error = source.error());
    stop_if_asked(context.stop);
    Result<Document> rewrite = read_article_input(std::move(*record.rewrite), reading_, "rewrite");
    if (!rewrite) return void(record.error = rewrite.error());

    const auto read = Clock::now();

    // A record's own days come before the article's, and those before the options'.
    context.source_date = record.source_date ? record.source_date : source->date() ? source->date() : options_.context.source_date;
    context.rewrite_date = record.rewrite_date ? record.rewrite_date : rewrite->date() ? rewrite->date() : options_.context.rewrite_date;
    const std::uint64_t bytes = source->text().size() + rewrite->text().size();
    const WorkBudget::Share share(state_.budget, bytes);
    const ReturnMemory after(bytes);
    context.stop = stop_after(options_.batch.timeout_ms, begin + (Clock::now() - read));  // what it had to wait does not count
    const Report report = checker.compare(std::move(*source), std::move(*rewrite), context);
    JsonOptions json;
    json.offsets = options_.offsets;
    json.id = record.id;
    append_json(out, report, json);
    out += '\n';
}

}  // namespace factdiff::cli
