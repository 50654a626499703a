#include "factdiff/checking/times_apart.h"

#include <cstdlib>
#include <vector>

namespace factdiff {
namespace {

constexpr int kDay = 24 * 60;
constexpr std::size_t kMostTimes = 40;  // of an article; a timetable tells nothing of how long something took

struct PlacedTime {
    int minute;  // of the day
    bool either_half;
    std::uint32_t paragraph;
};

std::vector<PlacedTime> times_of(const Article& article) {
    std::vector<PlacedTime> out;
    for (const Claim& claim : article.claims) {
        const auto* time = std::get_if<TimeValue>(&claim.value);
        if (time == nullptr) continue;
        const std::uint32_t paragraph = article.segments.sentences[claim.sentence].paragraph;
        out.push_back({time->minute, time->either_half, paragraph});
        if (time->end_minute != time->minute) out.push_back({time->end_minute, time->either_half, paragraph});
    }
    return out;
}

std::string clock(int minute) {
    const int rest = minute % 60;
    return std::to_string(minute / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

}  // namespace

std::optional<std::string> told_by_times_apart(const Article& article, const Quantity& figure) {
    const bool hours = figure.unit == "hour";
    if ((!hours && figure.unit != "minute") || figure.is_range()) return std::nullopt;
    const std::optional<std::int64_t> minutes = (figure.low * Decimal{hours ? 60 : 1}).integer();
    if (!minutes || *minutes <= 0 || *minutes >= kDay) return std::nullopt;
    const int about = figure.bound == Bound::exact ? 0 : (hours ? 30 : 5);
    const std::vector<PlacedTime> times = times_of(article);
    if (times.size() > kMostTimes) return std::nullopt;
    for (std::size_t i = 0; i < times.size(); ++i)
        for (std::size_t k = i + 1; k < times.size() && times[k].paragraph == times[i].paragraph; ++k) {
            const int day = times[i].either_half || times[k].either_half ? kDay / 2 : kDay;
            const int apart = ((times[k].minute - times[i].minute) % day + day) % day;
            if (std::abs(apart - static_cast<int>(*minutes)) <= about)
                return clock(times[i].minute) + " to " + clock(times[k].minute) + " = " + figure.low.to_string() + (hours ? " hours" : " minutes");
        }
    return std::nullopt;
}

}  // namespace factdiff
