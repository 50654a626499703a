// How two dates or two times compare; figures are compared in value_relation.cpp.
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

bool is_day(const DateValue& v) { return v.granularity == Granularity::day; }

/// Whether the open parts of `open` hold for the anchored `date`, and at which fineness.
DateRelation against_anchor(const DateValue& open, const DateValue& date) {
    const year_month_day start{*date.start};
    const bool one_day = *date.start == *date.end;
    bool compared = false;
    bool finer = false;  // `date` is finer than what the open parts say
    if (open.weekday) {
        if (!one_day) return DateRelation::incomparable;
        const unsigned weekday = std::chrono::weekday{*date.start}.iso_encoding();
        if (weekday != *open.weekday) return DateRelation::different;
        compared = true;
    }
    if (open.year) {
        if (static_cast<int>(start.year()) != *open.year) return DateRelation::different;
        compared = true;
    }
    if (open.month) {
        const auto first = static_cast<unsigned>(start.month());
        if (is_day(open) || open.granularity == Granularity::month) {
            const year_month_day end{*date.end};
            const bool spans = start.year() != end.year() || (first <= *open.month && *open.month <= static_cast<unsigned>(end.month()));
            if (!spans) return DateRelation::different;
            if (!open.year && *date.end - *date.start > days{300}) return DateRelation::incomparable;  // every year has its January
            if (*date.end - *date.start > days{31}) return DateRelation::within;
            if (!open.day && one_day) finer = true;
        } else {
            const unsigned length = open.granularity == Granularity::half ? 6 : 3;
            if (*date.end - *date.start > days{200}) return DateRelation::incomparable;
            if ((first + 12 - *open.month) % 12 >= length) return DateRelation::different;
            if (*date.end - *date.start < days{85}) finer = true;
        }
        compared = true;
    }
    if (open.day) {
        if (!one_day) return DateRelation::within;
        if (static_cast<unsigned>(start.day()) != *open.day) return DateRelation::different;
        compared = true;
    }
    if (!compared) return DateRelation::incomparable;
    return finer ? DateRelation::within : DateRelation::same;
}

}  // namespace

DateRelation relate(const DateValue& source, const DateValue& rewrite) {
    // What both write down decides first: another weekday, month, day or year is another date.
    const bool days_both = is_day(source) && is_day(rewrite);
    if (source.weekday && rewrite.weekday && *source.weekday != *rewrite.weekday) return DateRelation::different;
    const bool months_both = source.month && rewrite.month && (is_day(source) || source.granularity == Granularity::month) &&
                             (is_day(rewrite) || rewrite.granularity == Granularity::month);
    if (months_both && *source.month != *rewrite.month) return DateRelation::different;
    if (source.day && rewrite.day && *source.day != *rewrite.day) return DateRelation::different;
    if (source.year && rewrite.year && source.granularity <= Granularity::year && rewrite.granularity <= Granularity::year &&
        source.granularity != Granularity::season && rewrite.granularity != Granularity::season && *source.year != *rewrite.year)
        return DateRelation::different;
    if (source.granularity == rewrite.granularity && source.month && rewrite.month && !months_both && *source.month != *rewrite.month)
        return DateRelation::different;  // quarters, seasons, halves

    if (source.anchored && rewrite.anchored && source.start && rewrite.start) {
        if (source.fiscal != rewrite.fiscal && source.granularity != rewrite.granularity) return DateRelation::incomparable;
        if (*source.start == *rewrite.start && *source.end == *rewrite.end) return DateRelation::same;
        // “Last winter” ends when it is over, “February” is one of its months: of which year, the writer of neither says.
        if ((source.granularity == Granularity::season) != (rewrite.granularity == Granularity::season) && !source.year && !rewrite.year) {
            const DateValue& season = source.granularity == Granularity::season ? source : rewrite;
            const DateValue& month = source.granularity == Granularity::season ? rewrite : source;
            if (season.month && month.month && month.granularity <= Granularity::month && (*month.month + 12 - *season.month) % 12 < 3)
                return DateRelation::within;
        }
        const bool source_holds = *source.start <= *rewrite.start && *rewrite.end <= *source.end;
        const bool rewrite_holds = *rewrite.start <= *source.start && *source.end <= *rewrite.end;
        if (source_holds || rewrite_holds) return DateRelation::within;
        if (*source.start <= *rewrite.end && *rewrite.start <= *source.end) return DateRelation::within;
        // Without a year written, the year is a guess: the day is the same.
        if (months_both && source.day == rewrite.day && (!source.year || !rewrite.year)) return DateRelation::same;
        // A weekday is last week's or next week's by the tense of its sentence, which a rewrite may turn: the weekday itself agrees.
        const auto gap = *source.start < *rewrite.start ? *rewrite.start - *source.start : *source.start - *rewrite.start;
        if (days_both && (source.weekday || rewrite.weekday) && gap == days{7}) {
            const bool dated = (source.day && !rewrite.day) || (rewrite.day && !source.day) || (!source.day && !rewrite.day);
            if (dated) return DateRelation::same;
        }
        // “six months ago” and “16 months ago” are counted loosely, by one either way.
        if ((source.offset && std::abs(*source.offset) > 1) || (rewrite.offset && std::abs(*rewrite.offset) > 1)) {
            const Granularity unit = source.offset && std::abs(*source.offset) > 1 ? source.granularity : rewrite.granularity;
            const days slack{unit == Granularity::day ? 1 : unit == Granularity::week ? 7 : unit == Granularity::month ? 31 : 366};
            if (*source.start <= *rewrite.end + slack && *rewrite.start <= *source.end + slack && !(source.offset && rewrite.offset))
                return DateRelation::within;
        }
        return DateRelation::different;
    }
    if (source.anchored && source.start && !rewrite.anchored) {
        if (rewrite.offset && source.offset && source.granularity == rewrite.granularity)
            return *source.offset == *rewrite.offset ? DateRelation::same : DateRelation::different;
        return against_anchor(rewrite, source);
    }
    if (rewrite.anchored && rewrite.start && !source.anchored) {
        if (rewrite.offset && source.offset && source.granularity == rewrite.granularity)
            return *source.offset == *rewrite.offset ? DateRelation::same : DateRelation::different;
        return against_anchor(source, rewrite);
    }
    // Two open dates: their parts agree as far as both have them.
    if (source.offset || rewrite.offset) {
        if (!source.offset || !rewrite.offset) return DateRelation::incomparable;
        if (source.granularity != rewrite.granularity) return DateRelation::incomparable;
        if (source.month || rewrite.month)
            return source.month == rewrite.month && *source.offset == *rewrite.offset ? DateRelation::same : DateRelation::different;
        return *source.offset == *rewrite.offset ? DateRelation::same : DateRelation::different;
    }
    bool shared = false, all = true;
    const auto part = [&](const auto& x, const auto& y) {
        if (x && y) shared = true;
        if (x.has_value() != y.has_value()) all = false;
    };
    part(source.weekday, rewrite.weekday);
    part(source.month, rewrite.month);
    part(source.day, rewrite.day);
    part(source.year, rewrite.year);
    if (!shared) return DateRelation::incomparable;
    if (all && source.granularity == rewrite.granularity) return DateRelation::same;
    return DateRelation::within;
}

DateRelation relate(const TimeValue& source, const TimeValue& rewrite) {
    const bool zones_differ = !source.zone.empty() && !rewrite.zone.empty() && !equal_ascii_case(source.zone, rewrite.zone);
    if (source.minute == rewrite.minute && source.end_minute == rewrite.end_minute)
        return zones_differ ? DateRelation::incomparable : DateRelation::same;
    if (zones_differ) return DateRelation::incomparable;
    // “half past nine” and “9.30pm”: one does not say which half of the day.
    if ((source.either_half || rewrite.either_half) && source.minute % 720 == rewrite.minute % 720 &&
        source.end_minute % 720 == rewrite.end_minute % 720)
        return DateRelation::same;
    if (source.minute != source.end_minute && rewrite.minute == rewrite.end_minute && source.minute <= rewrite.minute &&
        rewrite.minute <= source.end_minute)
        return DateRelation::within;
    if (rewrite.minute != rewrite.end_minute && source.minute == source.end_minute && rewrite.minute <= source.minute &&
        source.minute <= rewrite.end_minute)
        return DateRelation::within;
    return DateRelation::different;
}

}  // namespace factdiff
