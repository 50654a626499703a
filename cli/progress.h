// How far a long run is, on standard error: a bar on a terminal, else a line a minute.
//
//     const Progress progress(progress_style(), [&] { return ProgressFacts{…}; });      // until it goes out of scope
//
//     ━━━━━━━━━━━━━━━━━━──────────  64 %  12,800 records  9.6 MB/s  431 findings  2 errors  0:41 left
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace factdiff::cli {

enum class ProgressStyle : std::uint8_t { none, bar, lines };

/// What the terminal and the environment allow.
ProgressStyle progress_style();

struct ProgressFacts {
    std::optional<double> done;  // share of the input, from 0 to 1, where its length is known
    std::uint64_t records = 0, findings = 0, errors = 0;
    double bytes = 0;
};

/// The facts of a moment in one line of at most `width` columns; `left`: seconds to the end, negative where nothing is known of it.
std::string progress_line(const ProgressFacts& facts, double bytes_per_second, double left, unsigned width, bool with_bar);

class Progress {
public:
    Progress(ProgressStyle style, std::function<ProgressFacts()> facts);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    void watch();

    ProgressStyle style_;
    std::function<ProgressFacts()> facts_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace factdiff::cli
