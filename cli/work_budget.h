// How many bytes of articles are compared at once: a comparison takes many times the length of its texts, and every thread may meet a long one. Short
// records never wait; a long one waits until what is under way has become little, and one longer than the budget is compared alone.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace factdiff::cli {

class WorkBudget {
public:
    explicit WorkBudget(std::uint64_t bytes) : bytes_(bytes) {}

    /// While one lives, its bytes are taken.
    class Share {
    public:
        Share(WorkBudget& budget, std::uint64_t bytes) : budget_(budget), bytes_(std::min(bytes, budget.bytes_)) { budget_.take(bytes_); }
        ~Share() { budget_.give_back(bytes_); }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        WorkBudget& budget_;
        std::uint64_t bytes_;
    };

private:
    /// In the order of asking, so that a long record is not passed by for ever.
    void take(std::uint64_t bytes) {
        std::unique_lock lock(mutex_);
        const std::uint64_t mine = next_++;
        changed_.wait(lock, [&] { return served_ == mine && taken_ + bytes <= bytes_; });
        taken_ += bytes;
        ++served_;
        if (served_ != next_) changed_.notify_all();
    }
    void give_back(std::uint64_t bytes) {
        const std::lock_guard lock(mutex_);
        taken_ -= bytes;
        if (served_ != next_) changed_.notify_all();
    }

    const std::uint64_t bytes_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t taken_ = 0, next_ = 0, served_ = 0;
};

}  // namespace factdiff::cli
