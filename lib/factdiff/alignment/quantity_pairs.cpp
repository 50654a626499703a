#include <algorithm>

#include "factdiff/alignment/value_pairs.h"
#include "factdiff/alignment/value_relation.h"

namespace factdiff {
namespace {

/// Kinds that answer only to their own: a rank to a rank, a score to a score.
bool stands_alone(ClaimKind kind) {
    return kind == ClaimKind::ordinal || kind == ClaimKind::score || kind == ClaimKind::age || kind == ClaimKind::temperature ||
           kind == ClaimKind::ratio;
}

/// “Two manufacturers” and “188,000 machines” are no two values of one thing; a slip of the pen seldom goes beyond a scale word.
bool far_apart(const Quantity& a, const Quantity& b) {
    const Decimal low = std::min(a.low.abs(), b.low.abs()), high = std::max(a.low.abs(), b.low.abs());
    return a.currency.empty() && b.currency.empty() && a.counted != b.counted && low * Decimal{100} < high;
}

const Quantity& quantity(const Claim& claim) { return std::get<Quantity>(claim.value); }

/// Of two comparable values that are not the same.
ValueMatch other_value(const Claim& source, const Claim& rewrite) {
    if (source.kind != rewrite.kind && (stands_alone(source.kind) || stands_alone(rewrite.kind))) return ValueMatch::no;
    return far_apart(quantity(source), quantity(rewrite)) ? ValueMatch::no : ValueMatch::other;
}

ValueMatch differ(const Claim& source, const Claim& rewrite) {
    return comparable(quantity(source), quantity(rewrite)) ? other_value(source, rewrite) : ValueMatch::no;
}

/// “Fifth” against “five years”: a rank is at most the same as a plain number.
bool rank_against_measure(const Claim& a, const Claim& b) {
    return (a.kind == ClaimKind::ordinal && b.kind != ClaimKind::ordinal && b.kind != ClaimKind::number) ||
           (b.kind == ClaimKind::ordinal && a.kind != ClaimKind::ordinal && a.kind != ClaimKind::number);
}

ValueMatch match(const Claim& source, const Claim& rewrite) {
    if (rank_against_measure(source, rewrite)) return ValueMatch::no;
    const QuantityRelation relation = relate(quantity(source), quantity(rewrite));
    if (!relation.comparable) return ValueMatch::no;
    if (!relation.same_value) return other_value(source, rewrite);
    const bool bound_agrees = relation.bound == BoundRelation::same || relation.bound == BoundRelation::harmless;
    return relation.same_unit && relation.same_measure && bound_agrees ? ValueMatch::same : ValueMatch::near;
}

/// Alike in all that relate() looks at to say whether two values are equal.
bool alike(const Claim& x, const Claim& y) {
    const Quantity &a = quantity(x), &b = quantity(y);
    return a.low == b.low && a.high == b.high && a.precision == b.precision && a.bound == b.bound && a.vague == b.vague && a.fraction == b.fraction &&
           a.attached_m == b.attached_m && a.currency == b.currency && a.unit == b.unit && a.counted.empty() == b.counted.empty() &&
           (a.counted == "point") == (b.counted == "point");
}

std::size_t hash(const Claim& claim) {
    const Quantity& q = quantity(claim);
    std::uint64_t h = static_cast<std::uint64_t>(q.low.mantissa()) * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(q.low.exponent());
    h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(q.high.mantissa());
    return h ^ (h >> 29);
}

QuantityReach reach(const Claim& claim) { return reach_of(quantity(claim)); }

}  // namespace

void pair_quantities(const PairingInput& in, Alignment& out) {
    pair_values(in, {[](const Claim& claim) { return is_quantity(claim.kind); }, match, differ, alike, hash, reach}, out);
}

}  // namespace factdiff
