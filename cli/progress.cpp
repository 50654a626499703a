#include "progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <deque>
#include <string_view>

#include "factdiff/reporting/display.h"
#include "messages.h"
#include "summary_output.h"

namespace factdiff::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto between_bars = std::chrono::milliseconds(200);
constexpr auto between_lines = std::chrono::minutes(1);
constexpr double looked_back = 15;  // seconds: what speed and time left are reckoned from
constexpr unsigned shortest_bar = 8, longest_bar = 40;

unsigned terminal_width() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::lround(std::min(seconds, 3.6e6)));
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string bar(double done, unsigned width) {
    const auto filled = static_cast<unsigned>(std::lround(std::clamp(done, 0.0, 1.0) * width));
    std::string out;
    for (unsigned i = 0; i < width; ++i) out += i < filled ? "━" : "─";
    return out;
}

std::string counted(std::uint64_t count, std::string_view what) { return fmt::format("{} {}{}", grouped(count), what, count == 1 ? "" : "s"); }

/// Speed and time left, from what was seen in the last seconds.
class Pace {
public:
    void see(const ProgressFacts& facts) {
        const double now = std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
        seen_.push_back({now, facts.bytes, facts.done.value_or(0)});
        while (seen_.size() > 2 && seen_[1].time < now - looked_back) seen_.pop_front();
        const Moment &first = seen_.front(), &last = seen_.back();
        const double seconds = last.time - first.time;
        bytes_per_second = seconds > 0 ? (last.bytes - first.bytes) / seconds : 0;
        left = facts.done && last.done > first.done ? (1 - last.done) * seconds / (last.done - first.done) : -1;
    }
    double bytes_per_second = 0, left = -1;

private:
    struct Moment {
        double time, bytes, done;
    };
    std::deque<Moment> seen_;
};

}  // namespace

ProgressStyle progress_style() {
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return standard_error_is_terminal() && !dumb ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string progress_line(const ProgressFacts& facts, double bytes_per_second, double left, unsigned width, bool with_bar) {
    const std::string_view between = with_bar ? "  " : ", ";
    std::string line = facts.done ? fmt::format("{:.0f} %", std::floor(std::clamp(*facts.done, 0.0, 1.0) * 100)) : std::string();
    // What matters most first: a narrow terminal drops the rest.
    for (const std::string& part :
         {counted(facts.records, "record"), left >= 0 ? duration(left) + " left" : std::string(), fmt::format("{:.1f} MB/s", bytes_per_second / 1e6),
          counted(facts.findings, "finding"), counted(facts.errors, "error")}) {
        if (part.empty()) continue;
        if (display_width(line) + between.size() + part.size() > width) break;
        line.append(line.empty() ? "" : between).append(part);
    }
    const unsigned used = display_width(line) + 2;
    if (with_bar && facts.done && used + shortest_bar <= width) line = bar(*facts.done, std::min(width - used, longest_bar)) + "  " + line;
    return line;
}

Progress::Progress(ProgressStyle style, std::function<ProgressFacts()> facts) : style_(style), facts_(std::move(facts)) {
    if (style_ != ProgressStyle::none) thread_ = std::thread([this] { watch(); });
}

Progress::~Progress() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    ended_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Progress::watch() {
    Pace pace;
    pace.see(facts_());
    std::unique_lock lock(mutex_);
    Clock::time_point next_line = Clock::now() + between_lines;
    const auto wait = style_ == ProgressStyle::bar ? Clock::duration(between_bars) : Clock::duration(std::chrono::seconds(1));
    while (!ended_.wait_for(lock, wait, [&] { return over_; })) {
        const ProgressFacts facts = facts_();
        pace.see(facts);
        if (style_ == ProgressStyle::bar) {
            show_status(progress_line(facts, pace.bytes_per_second, pace.left, terminal_width() - 1, true));
        } else if (Clock::now() >= next_line) {
            next_line += between_lines;
            say(progress_line(facts, pace.bytes_per_second, pace.left, 200, false));
        }
    }
    if (style_ == ProgressStyle::bar) show_status({});
}

}  // namespace factdiff::cli
