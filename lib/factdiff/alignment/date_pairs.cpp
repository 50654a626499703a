#include "factdiff/alignment/value_pairs.h"
#include "factdiff/alignment/value_relation.h"

namespace factdiff {
namespace {

ValueMatch match(const Claim& source, const Claim& rewrite) {
    if (source.kind != rewrite.kind) return ValueMatch::no;
    const DateRelation relation = source.kind == ClaimKind::date ? relate(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value))
                                                                 : relate(std::get<TimeValue>(source.value), std::get<TimeValue>(rewrite.value));
    switch (relation) {
        case DateRelation::same:
            return ValueMatch::same;
        case DateRelation::within:
            return ValueMatch::within;
        case DateRelation::different:
            return ValueMatch::other;
        default:
            return ValueMatch::no;
    }
}

bool alike(const Claim& a, const Claim& b) { return a.kind == b.kind && a.value == b.value; }

std::size_t hash(const Claim& claim) {
    if (const auto* time = std::get_if<TimeValue>(&claim.value)) return time->minute;
    const DateValue& date = std::get<DateValue>(claim.value);
    const auto day = date.start ? static_cast<std::size_t>(date.start->time_since_epoch().count()) : 0;
    return day * 64 + date.day.value_or(0) + date.month.value_or(0) * 32U + date.weekday.value_or(0) * 512U +
           static_cast<std::size_t>(date.year.value_or(0)) * 4096U;
}

/// relate() is cheap for dates: nothing is settled beforehand.
QuantityReach reach(const Claim&) { return {1, 0, 0}; }

}  // namespace

void pair_dates(const PairingInput& in, Alignment& out) {
    pair_values(in,
                {[](const Claim& claim) { return claim.kind == ClaimKind::date || claim.kind == ClaimKind::time; }, match, match, alike, hash, reach},
                out);
}

}  // namespace factdiff
