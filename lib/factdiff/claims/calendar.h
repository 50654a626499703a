// Calendar arithmetic for dates of news: intervals of a granularity, weekdays against a reference day.
//
//     interval_of(Granularity::month, 2025y/October/29d)   → 2025-10-01 … 2025-10-31
//     shifted(2025y/October/31d, Granularity::month, -1)   → 2025-09-01 … 2025-09-30
#pragma once

#include <chrono>
#include <utility>

#include "factdiff/claims/value.h"

namespace factdiff {

struct DayInterval {
    std::chrono::sys_days start;
    std::chrono::sys_days end;  // inclusive
};

/// The day, ISO week, month, quarter, half, year, decade or century that holds `day`. A season: its three months.
DayInterval interval_of(Granularity granularity, std::chrono::year_month_day day);
/// The same, `count` periods away from the one that holds `day`.
DayInterval shifted(std::chrono::year_month_day day, Granularity granularity, int count);
DayInterval months_from(std::chrono::year_month first, int months);
/// 1 Monday … 7 Sunday.
int weekday_number(std::chrono::sys_days day);

}  // namespace factdiff
