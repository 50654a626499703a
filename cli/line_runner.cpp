#include "line_runner.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "compressed_input.h"
#include "interrupt.h"
#include "messages.h"

namespace factdiff::cli {
namespace {

constexpr std::size_t unit_bytes = 64 << 10;    // lines are handed over in units of about this size
constexpr std::size_t window_bytes = 32 << 20;  // when more than this is in flight, lines and answers, nothing is read

/// Some lines and, later, their answers.
struct Unit {
    struct Line {
        std::size_t begin = 0;
        std::size_t length = 0;
        std::uint64_t number = 0;
        std::uint64_t record = 0;
        bool too_long = false;
    };
    std::string text;
    std::size_t input = 0;
    std::vector<Line> lines;
    std::string answers;
    bool done = false;
};

class Window {
public:
    explicit Window(const LineRun& run) : run_(run), limit_(4 * static_cast<std::size_t>(run.jobs)) {}

    /// Called by the reader. False when nothing more is wanted.
    bool push(std::unique_ptr<Unit> unit) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || units_.empty() || (units_.size() < limit_ && bytes_ + unit->text.size() <= window_bytes); });
        if (stopped_) return false;
        bytes_ += unit->text.size();
        units_.push_back(std::move(unit));
        work_.notify_one();
        return true;
    }

    void close() {
        std::lock_guard lock(mutex_);
        closed_ = true;
        work_.notify_all();
    }

    /// What one thread does until nothing is left. A failure (no memory for a line, say) ends the run and is thrown again by finish().
    void work(const std::function<LineFunction()>& make_function) {
        try {
            work_through(make_function());
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::move(failure);
        stopped_ = true;
        room_.notify_all();
        work_.notify_all();
    }

    /// When all threads have ended.
    void finish() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void work_through(const LineFunction& function) {
        std::unique_lock lock(mutex_);
        while (true) {
            work_.wait(lock, [&] { return stopped_ || closed_ || taken_ < units_.size(); });
            if (stopped_ || taken_ >= units_.size()) return;
            Unit& unit = *units_[taken_++];
            lock.unlock();
            for (const Unit::Line& line : unit.lines)
                function({std::string_view(unit.text).substr(line.begin, line.length), line.number, line.record, line.too_long, unit.input},
                         unit.answers);
            if (unit.answers.capacity() > 2 * unit.answers.size() + unit_bytes || unit.answers.size() > 16 * unit_bytes) unit.answers.shrink_to_fit();
            lock.lock();
            unit.done = true;
            bytes_ += unit.answers.size();
            write_ready(lock);
        }
    }

    /// The next that may be written: the front, or any that is done where order does not matter.
    std::deque<std::unique_ptr<Unit>>::iterator next_ready() {
        if (!run_.unordered) return !units_.empty() && units_.front()->done ? units_.begin() : units_.end();
        const auto taken_end = units_.begin() + static_cast<std::ptrdiff_t>(taken_);
        const auto ready = std::find_if(units_.begin(), taken_end, [](const auto& unit) { return unit->done; });
        return ready == taken_end ? units_.end() : ready;
    }

    /// Writes what is ready. One thread writes at a time; it goes on for as long as it finds something ready.
    void write_ready(std::unique_lock<std::mutex>& lock) {
        if (writing_) return;
        writing_ = true;
        for (auto ready = next_ready(); !stopped_ && ready != units_.end(); ready = next_ready()) {
            const std::unique_ptr<Unit> unit = std::move(*ready);
            units_.erase(ready);
            --taken_;
            bytes_ -= unit->text.size() + unit->answers.size();
            room_.notify_one();
            lock.unlock();
            const bool written = run_.write({unit->answers, unit->lines.front().record, unit->lines.back().record + 1});
            lock.lock();
            if (!written) {
                stopped_ = true;
                room_.notify_all();
                work_.notify_all();
            }
        }
        writing_ = false;
    }

    const LineRun& run_;
    std::mutex mutex_;
    std::condition_variable room_, work_;
    std::deque<std::unique_ptr<Unit>> units_;  // in the order of the input
    std::size_t taken_ = 0;                    // units at the front that a thread has taken
    std::size_t bytes_ = 0;
    std::size_t limit_;
    bool closed_ = false, stopped_ = false, writing_ = false;
    std::exception_ptr failure_;
};

/// Cuts the inputs into lines and hands them over.
class Reader {
public:
    Reader(const LineRun& run, Window& window) : run_(run), window_(window) {}

    void read_made_lines() {
        std::uint64_t number = 0;
        for (const std::string& line : run_.made_lines) {
            if (!wanted_ || interrupting_signal() != 0) return;
            add({line, ++number, line.size() > run_.longest});                // too long only where --max-bytes is next to nothing
            if (unit_ && unit_->text.size() >= unit_bytes / 16) hand_over();  // the lines are short and stand for long articles
        }
        hand_over();
    }

    std::optional<Error> read(const std::string& path) {
        Result<CompressedInput> input = CompressedInput::open(path);
        if (!input) {
            ++input_;
            return input.error();
        }
        header_wanted_ = static_cast<bool>(run_.header);
        header_error_.reset();
        LineCutter cutter(run_.cut, run_.longest, [this](const LineCutter::Record& record) { add(record); });
        std::string chunk(unit_bytes, '\0');
        const std::uint64_t taken_before = run_.state != nullptr ? run_.state->taken.load() : 0;
        std::optional<Error> failure;
        while (wanted_ && !header_error_) {
            const Result<std::size_t> count = input->read(chunk.data(), chunk.size());
            if (!count) failure = count.error();
            if (!count || *count == 0) break;
            if (run_.state != nullptr) {
                run_.state->taken = taken_before + input->taken();
                run_.state->bytes += *count;
            }
            cutter.take(std::string_view(chunk).substr(0, *count));
            hand_over();  // the next read may wait: what is complete goes on its way
        }
        // A line that a failure or a signal cut short is no record.
        if (wanted_ && !failure && !header_error_ && interrupting_signal() == 0) cutter.end();
        if (!failure && !header_error_ && header_wanted_ && wanted_ && interrupting_signal() == 0) header_error_ = run_.header({});
        hand_over();
        ++input_;
        if (header_error_) {
            failure = header_error_;
            failure->path = path == "-" ? "standard input" : printable(path);
        }
        return failure;
    }

    bool wanted() const { return wanted_; }

private:
    void add(const LineCutter::Record& record) {
        if (header_error_) return;
        if (header_wanted_) {
            header_wanted_ = false;
            header_error_ = run_.header(record.text);
            return;
        }
        const std::string_view text = record.text;
        const std::uint64_t ordinal = record_++;
        const Wanted wanted = run_.wanted && wanted_ ? run_.wanted({text, record.number, ordinal, record.too_long, input_}) : Wanted::answer;
        if (wanted == Wanted::stop) wanted_ = false;
        if (wanted != Wanted::answer || !wanted_) return;
        if (!unit_) unit_ = std::make_unique<Unit>();
        unit_->input = input_;
        unit_->lines.push_back({unit_->text.size(), text.size(), record.number, ordinal, record.too_long});
        unit_->text += text;
    }

    void hand_over() {
        if (!unit_) return;
        unit_->text.append(line_padding, '\0');
        if (run_.state != nullptr) run_.state->lines += unit_->lines.size();
        wanted_ = window_.push(std::move(unit_)) && wanted_;
        unit_.reset();
    }

    const LineRun& run_;
    Window& window_;
    std::unique_ptr<Unit> unit_;
    std::uint64_t record_ = 0;
    std::size_t input_ = 0;
    bool wanted_ = true;
    bool header_wanted_ = false;
    std::optional<Error> header_error_;
};

}  // namespace

LineRunEnd run_lines(const LineRun& run) {
    Window window(run);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < run.jobs; ++i) {
        try {
            threads.emplace_back([&] { window.work(run.make_function); });
        } catch (const std::system_error&) {  // no more threads to be had: those that run are enough
            if (threads.empty()) throw;
            break;
        }
    }

    LineRunEnd end;
    try {
        Reader reader(run, window);
        reader.read_made_lines();
        for (const std::string& path : run.inputs) {
            if (!reader.wanted() || interrupting_signal() != 0) break;
            if (const std::optional<Error> failure = reader.read(path)) {
                say_error(failure->message());
                end.inputs_good = false;
            }
        }
    } catch (...) {
        window.fail(std::current_exception());
    }
    end.interrupted = interrupting_signal() != 0;
    window.close();
    for (std::thread& thread : threads) thread.join();
    window.finish();
    return end;
}

}  // namespace factdiff::cli
