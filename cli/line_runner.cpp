#include "line_runner.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

namespace factdiff::cli {
namespace {

constexpr std::size_t unit_bytes = 64 << 10;    // lines are handed over in units of about this size
constexpr std::size_t window_bytes = 32 << 20;  // more than this is in flight only for a single line

/// Some lines and, later, their answers.
struct Unit {
    struct Line {
        std::size_t begin = 0;
        std::size_t length = 0;
        std::uint64_t number = 0;
        bool too_long = false;
    };
    std::string text;
    std::vector<Line> lines;
    std::string answers;
    bool done = false;
};

class Window {
public:
    Window(unsigned jobs, Sink& sink) : limit_(4 * static_cast<std::size_t>(jobs)), sink_(sink) {}

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

    void work(const LineFunction& function) {
        std::unique_lock lock(mutex_);
        while (true) {
            work_.wait(lock, [&] { return stopped_ || closed_ || taken_ < units_.size(); });
            if (stopped_ || taken_ >= units_.size()) return;
            Unit& unit = *units_[taken_++];
            lock.unlock();
            for (const Unit::Line& line : unit.lines)
                function({std::string_view(unit.text).substr(line.begin, line.length), line.number, line.too_long}, unit.answers);
            lock.lock();
            unit.done = true;
            write_ready(lock);
        }
    }

private:
    /// Writes what is ready at the front. One thread writes at a time; it goes on for as long as it finds something ready.
    void write_ready(std::unique_lock<std::mutex>& lock) {
        if (writing_) return;
        writing_ = true;
        while (!stopped_ && !units_.empty() && units_.front()->done) {
            const std::unique_ptr<Unit> unit = std::move(units_.front());
            units_.pop_front();
            --taken_;
            bytes_ -= unit->text.size();
            room_.notify_one();
            lock.unlock();
            const bool written = sink_.write(unit->answers);
            lock.lock();
            if (!written) {
                stopped_ = true;
                room_.notify_all();
                work_.notify_all();
            }
        }
        writing_ = false;
    }

    std::mutex mutex_;
    std::condition_variable room_, work_;
    std::deque<std::unique_ptr<Unit>> units_;  // in the order of the input
    std::size_t taken_ = 0;                    // units at the front that a thread has taken
    std::size_t bytes_ = 0;
    std::size_t limit_;
    bool closed_ = false, stopped_ = false, writing_ = false;
    Sink& sink_;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

/// Cuts one input into lines and hands them over.
class Reader {
public:
    explicit Reader(Window& window) : window_(window) {}

    /// 0, or the errno of the failure.
    int read(int fd) {
        std::string chunk(unit_bytes, '\0');
        while (wanted_) {
            const ssize_t count = ::read(fd, chunk.data(), chunk.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return errno;
            if (count == 0) break;
            take(std::string_view(chunk.data(), static_cast<std::size_t>(count)));
            hand_over();  // the next read may wait: what is complete goes on its way
        }
        if (!rest_.empty() || skipping_) end_line();
        hand_over();
        return 0;
    }

private:
    void take(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t end = bytes.find('\n');
            const std::string_view part = bytes.substr(0, end);
            if (!skipping_ && rest_.size() + part.size() > longest_line) {
                skipping_ = true;
                std::string().swap(rest_);
            }
            if (!skipping_) rest_ += part;
            if (end == std::string_view::npos) return;
            end_line();
            bytes.remove_prefix(end + 1);
        }
    }

    void end_line() {
        ++number_;
        std::string_view line = rest_;
        if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (skipping_ || !is_blank(line)) {
            if (!unit_) unit_ = std::make_unique<Unit>();
            unit_->lines.push_back({unit_->text.size(), line.size(), number_, skipping_});
            unit_->text += line;
        }
        rest_.clear();
        if (rest_.capacity() > window_bytes) std::string().swap(rest_);
        skipping_ = false;
    }

    void hand_over() {
        if (!unit_) return;
        unit_->text.append(line_padding, '\0');
        wanted_ = window_.push(std::move(unit_));
        unit_.reset();
    }

    Window& window_;
    std::unique_ptr<Unit> unit_;
    std::string rest_;  // a line that is not complete
    std::uint64_t number_ = 0;
    bool skipping_ = false;  // inside a line that is too long
    bool wanted_ = true;
};

}  // namespace

bool run_lines(const std::vector<std::string>& paths, unsigned jobs, const std::function<LineFunction()>& make_function, Sink& sink) {
    Window window(jobs, sink);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs; ++i) {
        try {
            threads.emplace_back([&] { window.work(make_function()); });
        } catch (const std::system_error&) {  // no more threads to be had: those that run are enough
            if (threads.empty()) throw;
            break;
        }
    }

    bool good = true;
    for (const std::string& path : paths) {
        const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        const int failure = fd < 0 ? errno : Reader(window).read(fd);
        if (fd >= 0 && path != "-") ::close(fd);
        if (failure != 0) {
            say_error(fmt::format("{}: {}", path == "-" ? "standard input" : printable(path), std::strerror(failure)));
            good = false;
        }
    }
    window.close();
    for (std::thread& thread : threads) thread.join();
    if (!sink.error().empty()) {
        say_error(sink.error());
        good = false;
    }
    return good;
}

}  // namespace factdiff::cli
