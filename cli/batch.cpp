#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>

#include "batch_worker.h"
#include "earlier_answers.h"
#include "factdiff/reporting/json_writer.h"
#include "interrupt.h"
#include "line_runner.h"
#include "manifest.h"
#include "messages.h"
#include "options.h"
#include "pairs.h"
#include "partial_file.h"
#include "progress.h"
#include "run_fingerprint.h"
#include "summary_output.h"

namespace factdiff::cli {
namespace {

/// A device, a named pipe: written as it is.
bool written_in_place(const std::string& path) {
    struct stat status {};
    return path.empty() || (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode));
}

bool same_file(const std::string& a, const std::string& b) {
    struct stat left {
    }, right{};
    const bool both = (a == "-" ? ::fstat(0, &left) : ::stat(a.c_str(), &left)) == 0 && ::stat(b.c_str(), &right) == 0;
    return both && S_ISREG(left.st_mode) && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/// A record for each pair of files that --pairs names.
std::vector<std::string> lines_of(const std::vector<ArticlePair>& pairs) {
    std::vector<std::string> lines;
    for (const ArticlePair& pair : pairs) {
        std::string& line = lines.emplace_back();
        JsonWriter json(line);
        json.begin_object();
        json.field("id", pair.rewrite);
        for (const auto& [side, path] : {std::pair("source", &pair.source), std::pair("rewrite", &pair.rewrite)}) {
            json.key(side);
            json.begin_object();
            json.field("path", *path);
            json.end_object();
        }
        json.end_object();
    }
    return lines;
}

/// One run, from its inputs to its summary.
class Batch {
public:
    explicit Batch(const Options& options) : options_(options) {}

    int run() {
        if (!prepare()) return trouble;
        const auto begin = std::chrono::steady_clock::now();
        LineRunEnd end;
        if (!go_through(end)) return trouble;
        for (const auto& worker : workers_) summary_.add(worker->summary());
        facts_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        facts_.records = shared_.records;
        facts_.bytes = state_.bytes;
        facts_.jobs = options_.jobs;
        return finish(end);
    }

private:
    bool fail(const std::string& message) {
        say_error(message);
        return false;
    }

    /// Empty: standard output, where there is a summary at all.
    std::string summary_path() const { return options_.batch.summary == "-" ? std::string() : options_.batch.summary; }

    bool prepare() {
        if (!options_.pair_patterns.empty()) {
            bool missing = false;
            const auto pairs = expand_pairs(options_.pair_patterns, missing);
            if (!pairs || missing) return false;
            made_lines_ = lines_of(*pairs);
        }
        const std::string& out = options_.outputs[0].path;
        for (const std::string& input : options_.inputs)
            for (const std::string* written : {&out, &options_.batch.summary})
                if (!written->empty() && same_file(input, *written))
                    return fail(fmt::format("{}: would be written over while it is read; write to another file", printable(*written)));
        input_bytes_ = input_bytes();
        if (!written_in_place(summary_path())) {  // better known now than after hours
            const Result<Sink> tried = Sink::open(summary_path());
            if (!tried) return fail(tried.error().message());
        }
        return prepare_output(out);
    }

    /// 0 where they are not all files.
    std::uint64_t input_bytes() const {
        std::uint64_t bytes = 0;
        for (const std::string& input : options_.inputs) {
            struct stat status {};
            const bool known = (input == "-" ? ::fstat(0, &status) : ::stat(input.c_str(), &status)) == 0 && S_ISREG(status.st_mode);
            if (!known) return 0;
            bytes += static_cast<std::uint64_t>(status.st_size);
        }
        return bytes;
    }

    bool prepare_output(const std::string& out) {
        if (written_in_place(out)) {
            if (options_.batch.resume) return fail("--resume needs a file after -o: what is written elsewhere cannot be read again");
            Result<Sink> opened = Sink::open(out);
            if (!opened) return fail(opened.error().message());
            sink_ = std::make_unique<Sink>(std::move(*opened));
            return true;
        }
        Result<PartialFile> file = PartialFile::begin(out, {fingerprints_of(options_, made_lines_), options_.batch.resume, options_.batch.unordered});
        if (!file) return fail(file.error().message());
        file_ = std::make_unique<PartialFile>(std::move(*file));
        return file_->earlier().empty() || prepare_earlier();
    }

    bool prepare_earlier() {
        earlier_ = std::make_unique<EarlierAnswers>(file_->earlier(), file_->earlier_bytes(), options_.force.require_claims.value);
        if (!options_.batch.unordered) return true;  // read beside the inputs
        while (earlier_->next(summary_)) facts_.resumed += 1;
        if (earlier_->damaged() || (!file_->finished() && facts_.resumed != file_->journaled().size())) return fail(damaged_message());
        return true;
    }

    std::string damaged_message() const {
        return fmt::format("{}: line {} is no answer of this run; remove the file and begin anew",
                           printable(file_->finished() ? options_.outputs[0].path : file_->partial_name()), earlier_->lines());
    }

    Wanted wanted(const InputLine& line) {
        if (earlier_ == nullptr) return Wanted::answer;
        if (options_.batch.unordered) {
            const bool answered = file_->finished() ? line.record < facts_.resumed : file_->journaled().contains(line.record);
            if (!answered && file_->finished()) return refuse("holds fewer answers than there are records");
            return answered ? Wanted::nothing : Wanted::answer;
        }
        if (!earlier_->next(summary_)) {
            if (earlier_->damaged()) return refuse(fmt::format("line {} is no answer", earlier_->lines()));
            earlier_ended_ = true;
            if (!file_->finished()) return Wanted::answer;
            if (made_by_others()) return refuse(others_said);
            return file_->go_on() ? Wanted::answer : Wanted::stop;
        }
        ++facts_.resumed;
        if (earlier_->id() == id_of(line)) return Wanted::nothing;
        return refuse(fmt::format("line {} answers record {}, and the input has {} there", earlier_->lines(), printable(earlier_->id().substr(0, 60)),
                                  printable(id_of(line).substr(0, 60))));
    }

    static constexpr const char* others_said = "was made with other rules or settings, or by another version";

    /// Of OUT itself nothing is known but what its reports say.
    bool made_by_others() const {
        const std::string mine = made_by(FACTDIFF_VERSION, Checker(options_.settings).rules_fingerprint());
        const bool in_parts = options_.config && !options_.config->overrides.empty();  // then there are several
        return !in_parts && std::any_of(summary_.made_by.begin(), summary_.made_by.end(), [&](const auto& entry) { return entry.first != mine; });
    }

    Wanted refuse(const std::string& why) {
        refusal_ = fmt::format("{}: {}; remove the file, or give the inputs it was made of",
                               printable(file_->finished() ? options_.outputs[0].path : file_->partial_name()), why);
        return Wanted::stop;
    }

    std::string id_of(const InputLine& line) {
        if (!options_.batch.manifest.empty()) return manifest_.read_row(line).id;
        padded_.assign(line.text).append(line_padding, '\0');
        InputLine copy = line;
        copy.text = std::string_view(padded_).substr(0, line.text.size());
        return reader_.read_pair(copy).id;
    }

    bool progress_wanted() const {
        const bool typed = std::count(options_.inputs.begin(), options_.inputs.end(), "-") > 0 && standard_input_is_terminal();
        return !options_.quiet && !options_.batch.no_progress && !typed;
    }

    ProgressFacts progress_facts() const {
        ProgressFacts facts;
        facts.records = shared_.records;
        facts.findings = shared_.findings;
        facts.errors = shared_.errors;
        // What was read and is still in the window is not done.
        const std::uint64_t read = state_.lines;
        const double answered = read == 0 ? 1 : std::min(1.0, static_cast<double>(facts.records) / static_cast<double>(read));
        facts.bytes = static_cast<double>(state_.bytes.load()) * answered;
        if (!made_lines_.empty()) {
            facts.done = static_cast<double>(facts.records) / static_cast<double>(made_lines_.size());
        } else if (input_bytes_ > 0) {
            facts.done = static_cast<double>(state_.taken.load()) * answered / static_cast<double>(input_bytes_);
        }
        return facts;
    }

    /// False after trouble that was said.
    bool go_through(LineRunEnd& end) {
        LineRun run;
        const bool by_manifest = !options_.batch.manifest.empty();
        run.inputs = options_.inputs;
        run.made_lines = made_lines_;
        run.cut = by_manifest ? Cut::rows : Cut::lines;
        if (by_manifest) run.header = [this](std::string_view row) { return manifest_.read_header(row); };
        run.longest = std::min<std::size_t>(longest_line, options_.batch.max_bytes);
        run.jobs = options_.jobs;
        run.unordered = options_.batch.unordered;
        run.make_function = [this, by_manifest]() -> LineFunction {
            auto worker = std::make_shared<BatchWorker>(options_, by_manifest ? &manifest_ : nullptr, shared_);
            const std::lock_guard lock(workers_mutex_);
            workers_.push_back(worker);
            return [worker](const InputLine& line, std::string& out) { worker->answer(line, out); };
        };
        run.wanted = [this](const InputLine& line) { return earlier_ended_ ? Wanted::answer : wanted(line); };
        run.write = [this](const Answers& answers) {
            return file_ != nullptr ? file_->append(answers.text, answers.first, answers.end) : sink_->write(answers.text);
        };
        run.state = &state_;
        {
            const GentleEnd gentle;
            const Progress progress(progress_wanted() ? progress_style() : ProgressStyle::none, [this] { return progress_facts(); });
            end = run_lines(run);
        }
        if (earlier_ != nullptr && refusal_.empty() && end.inputs_good && !end.interrupted && !options_.batch.unordered && !earlier_ended_ &&
            earlier_->next(summary_))
            refuse("holds more answers than there are records");
        if (refusal_.empty() && file_ != nullptr && file_->finished() && made_by_others()) refuse(others_said);
        return refusal_.empty() || fail(refusal_);
    }

    int finish(const LineRunEnd& end) {
        if (sink_ != nullptr && sink_->broken() && sink_->error().empty()) return nothing_found;  // the reader has seen enough
        bool good = end.inputs_good;
        const bool whole = good && !end.interrupted && (file_ == nullptr || file_->error().empty());
        if (file_ != nullptr) {
            if (!file_->error().empty() || (whole && !file_->finish())) good = fail(file_->error());
            if ((!good || !whole) && !file_->empty() && !file_->finished())
                say(fmt::format("the answers so far are in {}; --resume goes on from there with the same inputs", printable(file_->partial_name())));
            if (file_->finished() && whole && !options_.quiet) say(fmt::format("{}: complete already", printable(options_.outputs[0].path)));
        } else if (!sink_->finish()) {
            good = fail(sink_->error());
        }
        facts_.status = !good ? "failed" : end.interrupted ? "interrupted" : "complete";
        good = give_summary() && good;
        if (end.interrupted) return exit_status(interrupting_signal());
        return good ? verdict() : trouble;
    }

    bool give_summary() {
        const bool table = !options_.quiet && (options_.verbose || !options_.batch.summary.empty() || standard_error_is_terminal());
        if (table) write_standard_error(summary_text(summary_, facts_, 12));
        if (summary_.errors > 0 && !options_.quiet)
            say(fmt::format("{} of {} records could not be checked; their lines hold \"error\"", summary_.errors, summary_.records));
        if (options_.batch.summary.empty()) return true;
        Result<Sink> sink = Sink::open(summary_path());
        if (!sink) return fail(sink.error().message());
        const bool written = sink->write(summary_json(summary_, facts_, {})) && sink->finish();
        return written || sink->error().empty() || fail(sink->error());
    }

    int verdict() const {
        if (!options_.fail_on_given || options_.exit_zero) return nothing_found;
        // A gate must not pass because a record could not be read.
        const std::uint64_t unsound = std::max(summary_.too_few_claims, summary_.wrong_suppressions);
        if (unsound > 0)
            say_error(
                fmt::format("{} of {} records hold fewer claims than require-claims, or a suppression that is wrong", unsound, summary_.records));
        if (summary_.errors > 0 || unsound > 0) return trouble;
        return summary_.inconsistent > 0 ? found : nothing_found;
    }

    const Options& options_;
    std::vector<std::string> made_lines_;
    std::uint64_t input_bytes_ = 0;
    Manifest manifest_;
    RecordReader reader_;
    std::string padded_;
    std::unique_ptr<PartialFile> file_;
    std::unique_ptr<Sink> sink_;
    std::unique_ptr<EarlierAnswers> earlier_;
    bool earlier_ended_ = false;
    std::string refusal_;
    BatchState shared_;
    LineRunState state_;
    std::mutex workers_mutex_;
    std::vector<std::shared_ptr<BatchWorker>> workers_;
    Summary summary_;
    RunFacts facts_;
};

}  // namespace

int batch(const Options& options) { return Batch(options).run(); }

}  // namespace factdiff::cli
