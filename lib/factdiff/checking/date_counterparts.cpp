#include "factdiff/checking/date_counterparts.h"

#include <algorithm>

#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

constexpr float kLeastStatement = 0.2F;    // how far the statements must answer to each other
constexpr float kWeekdayStatement = 0.3F;  // … where the dates have nothing in common but that they are weekdays

/// Parts that both write and agree on, and that both write and do not.
struct Parts {
    int same = 0, other = 0;
};
Parts parts_of(const DateValue& a, const DateValue& b) {
    Parts parts;
    const auto compare = [&](const auto& x, const auto& y) {
        if (!x || !y) return;
        ++(*x == *y ? parts.same : parts.other);
    };
    compare(a.day, b.day);
    compare(a.month, b.month);
    compare(a.year, b.year);
    return parts;
}

bool is_distance(const DateValue& date) { return date.offset && (*date.offset < -1 || *date.offset > 1); }

/// “Two years ago” and “six years ago”.
bool other_distance(const DateValue& a, const DateValue& b) {
    return is_distance(a) && is_distance(b) && a.granularity == b.granularity && (*a.offset < 0) == (*b.offset < 0) && *a.offset != *b.offset;
}

std::vector<DateCounterpart> find_counterparts(const Comparison& c) {
    std::vector<DateCounterpart> out;
    std::vector<const Claim*> lost;
    for (const std::uint32_t index : c.alignment.omitted)
        if (lost.size() < kMostUnmatched && c.source.claims[index].kind == ClaimKind::date) lost.push_back(&c.source.claims[index]);
    if (lost.empty()) return out;
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& rewrite = c.rewrite.claims[index];
        if (rewrite.kind != ClaimKind::date || inside_quotation(c.rewrite, rewrite)) continue;
        const DateValue& is = std::get<DateValue>(rewrite.value);
        const Claim* found = nullptr;
        int best = 0;
        bool several = false;
        for (const Claim* source : lost) {
            const DateValue& was = std::get<DateValue>(source->value);
            const auto aligned = [&](float least = kLeastStatement) {
                const StatementPair* pair = c.alignment.pair_of(source->sentence, rewrite.sentence);
                return pair != nullptr && pair->score >= least;
            };
            int likeness = 0;
            if (other_distance(was, is)) {
                likeness = aligned() ? 2 : 0;
            } else if (was.weekday && is.weekday && *was.weekday != *is.weekday && !was.day && !is.day) {
                likeness = aligned(kWeekdayStatement) ? 2 : 0;  // “reports next Tuesday” / “publishes its figures next Wednesday”
            } else if (is.granularity == was.granularity && is.day.has_value() == was.day.has_value() && is.month && was.month) {
                const Parts parts = parts_of(was, is);
                if (parts.other == 1 && parts.same > 0) likeness = aligned() ? 3 + parts.same : parts.same >= 2 ? 2 : 0;
            }
            if (likeness == 0 || likeness < best) continue;
            several = likeness == best;
            best = likeness;
            found = source;
        }
        if (found != nullptr && !several) out.push_back({found, &rewrite});
    }
    return out;
}

}  // namespace

const std::vector<DateCounterpart>& date_counterparts(const Comparison& c) {
    return made_once(c.memo.date_counterparts, [&] { return find_counterparts(c); });
}

bool are_counted_back(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const auto counted_back = [&](const Article& article, const Claim& claim) {
        const SegmentedText text = article.view(c.vocabulary);
        const auto [first, end] = text.segments.tokens_in(claim.span);
        return claim.kind == ClaimKind::date && first < end && text.lower(end - 1) == "ago";
    };
    return counted_back(c.source, source) && counted_back(c.rewrite, rewrite) &&
           std::get<DateValue>(source.value).granularity == std::get<DateValue>(rewrite.value).granularity;
}

namespace {

/// A count of days or years and the way it goes; 0 years and days where there is none.
struct Count {
    int years = 0, days = 0;
};
Count count_of(const SegmentedText& text, const Claim& claim) {
    const auto* length = std::get_if<Quantity>(&claim.value);
    Count count;
    if (claim.kind != ClaimKind::duration || length == nullptr || length->is_range() || length->bound != Bound::exact) return count;
    const auto whole = length->low.integer();
    if (!whole || *whole < 1 || *whole > 3000) return count;
    const auto [first, end] = text.segments.tokens_in(claim.span);
    // “A dozen more every two years after that” counts nothing on from a day.
    if (first > 0 && in(text.lower(first - 1), {"every", "each", "for"})) return count;
    const std::string_view behind = text.lower(end);
    const bool later = behind == "later" || behind == "on", earlier = behind == "earlier" || behind == "before";
    // “11 days after it left”: the day that is told may be the later or the earlier.
    if (!later && !earlier && behind != "after") return count;
    const int sign = earlier ? -1 : 1, number = static_cast<int>(*whole) * sign;
    if (length->unit == "year") count.years = number;
    if (length->unit == "decade") count.years = 10 * number;
    if (length->unit == "week") count.days = 7 * number;
    if (length->unit == "day") count.days = number;
    return count;
}

/// “A decade earlier” is no figure.
Count decade_at(const SegmentedText& text, TokenIndex i) {
    if (text.lower(i) != "decade" || i == 0 || text.lower(i - 1) != "a") return {};
    const std::string_view behind = text.lower(i + 1);
    return {behind == "later" || behind == "after" ? 10 : behind == "earlier" || behind == "before" ? -10 : 0, 0};
}

bool gives(const DateValue& from, const Count& count, const DateValue& date) {
    if (!from.start || !date.start) return false;
    if (count.years != 0) {
        const auto year_of = [](const DateValue& value) { return static_cast<int>(std::chrono::year_month_day{*value.start}.year()); };
        return date.granularity == Granularity::year && year_of(from) + count.years == year_of(date);
    }
    const std::chrono::days days{count.days};
    return count.days != 0 && from.granularity == Granularity::day && date.granularity == Granularity::day &&
           (*from.start + days == *date.start || *from.start - days == *date.start);
}

}  // namespace

bool is_counted_on(const Comparison& c, const Claim& rewrite) {
    const auto* date = std::get_if<DateValue>(&rewrite.value);
    if (date == nullptr || !date->start) return false;
    const SegmentedText text = c.source.view(c.vocabulary);
    const std::vector<Claim>& claims = c.source.claims;
    for (const StatementPair& pair : c.alignment.of_rewrite(rewrite.sentence)) {
        std::vector<Count> counts;
        const Sentence& sentence = c.source.segments.sentences[pair.source];
        for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i)
            if (const Count count = decade_at(text, i); count.years != 0) counts.push_back(count);
        const auto first = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.sentence == pair.source; });
        auto end = first;
        for (; end != claims.end() && end->sentence == pair.source; ++end)
            if (const Count count = count_of(text, *end); count.years != 0 || count.days != 0) counts.push_back(count);
        for (auto claim = first; claim != end; ++claim)
            if (const auto* from = std::get_if<DateValue>(&claim->value))
                for (const Count& count : counts)
                    if (gives(*from, count, *date)) return true;
    }
    return false;
}

}  // namespace factdiff
