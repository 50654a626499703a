#include "factdiff/claims/calendar.h"

namespace factdiff {

using namespace std::chrono;

DayInterval months_from(year_month first, int count) {
    const year_month next = first + months{count};
    return {sys_days{first / day{1}}, sys_days{next / day{1}} - days{1}};
}

int weekday_number(sys_days value) { return static_cast<int>(weekday{value}.iso_encoding()); }

DayInterval interval_of(Granularity granularity, year_month_day value) {
    const year_month month{value.year(), value.month()};
    const auto month_index = static_cast<unsigned>(value.month()) - 1;
    const int year_number = static_cast<int>(value.year());
    const auto floor_to = [](int number, int unit) { return number - ((number % unit) + unit) % unit; };
    switch (granularity) {
        case Granularity::day:
            return {sys_days{value}, sys_days{value}};
        case Granularity::week: {
            const sys_days start = sys_days{value} - days{weekday_number(sys_days{value}) - 1};
            return {start, start + days{6}};
        }
        case Granularity::month:
            return months_from(month, 1);
        case Granularity::quarter:
            return months_from(value.year() / std::chrono::month{month_index / 3 * 3 + 1}, 3);
        case Granularity::season: {
            // December belongs to the winter of the year that follows.
            const year_month first = month - months{static_cast<int>((month_index + 1) % 3)};
            return months_from(first, 3);
        }
        case Granularity::half:
            return months_from(value.year() / std::chrono::month{month_index / 6 * 6 + 1}, 6);
        case Granularity::year:
            return months_from(value.year() / January, 12);
        case Granularity::decade:
            return months_from(year{floor_to(year_number, 10)} / January, 120);
        case Granularity::century:
            return months_from(year{floor_to(year_number - 1, 100) + 1} / January, 1200);
    }
    return {sys_days{value}, sys_days{value}};
}

DayInterval shifted(year_month_day value, Granularity granularity, int count) {
    // Far beyond any article; keeps the arithmetic within what <chrono> can hold.
    if (count > 4000 || count < -4000) count = count > 0 ? 4000 : -4000;
    const auto by_months = [&](int step) {
        const year_month moved = year_month{value.year(), value.month()} + months{step * count};
        return interval_of(granularity, moved / day{1});
    };
    switch (granularity) {
        case Granularity::day:
            return {sys_days{value} + days{count}, sys_days{value} + days{count}};
        case Granularity::week: {
            const DayInterval week = interval_of(Granularity::week, value);
            return {week.start + days{7 * count}, week.end + days{7 * count}};
        }
        case Granularity::month:
            return by_months(1);
        case Granularity::quarter:
        case Granularity::season:
            return by_months(3);
        case Granularity::half:
            return by_months(6);
        default: {
            const int unit = granularity == Granularity::year ? 1 : granularity == Granularity::decade ? 10 : 100;
            int target = static_cast<int>(value.year()) + unit * count;
            if (target < -30000) target = -30000;
            if (target > 30000) target = 30000;
            return interval_of(granularity, year{target} / value.month() / day{1});
        }
    }
}

}  // namespace factdiff
