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

}  // namespace factdiff
