#include <algorithm>

#include "factdiff/alignment/value_pairs.h"
#include "factdiff/alignment/value_relation.h"

namespace factdiff {
namespace {

/// Kinds that answer only to their own: a rank to a rank, a score to a score.
bool stands_alone(ClaimKind kind) {
    return kind == ClaimKind::ordinal || kind == ClaimKind::score || kind == ClaimKind::age || kind == ClaimKind::temperature;
}

/// “Two manufacturers” and “188,000 machines” are no two values of one thing; a slip of the pen seldom goes beyond a scale word.
bool far_apart(const Quantity& a, const Quantity& b) {
    const Decimal low = std::min(a.low.abs(), b.low.abs()), high = std::max(a.low.abs(), b.low.abs());
    return a.currency.empty() && b.currency.empty() && a.counted != b.counted && low * Decimal{100} < high;
}

ValueMatch match(const Claim& source, const Claim& rewrite) {
    const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
    if (!relation.comparable) return ValueMatch::no;
    if (!relation.same_value) {
        if (source.kind != rewrite.kind && (stands_alone(source.kind) || stands_alone(rewrite.kind))) return ValueMatch::no;
        return far_apart(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value)) ? ValueMatch::no : ValueMatch::other;
    }
    const bool bound_agrees = relation.bound == BoundRelation::same || relation.bound == BoundRelation::harmless;
    return relation.same_unit && relation.same_measure && bound_agrees ? ValueMatch::same : ValueMatch::near;
}

}  // namespace

void pair_quantities(const PairingInput& in, Alignment& out) {
    pair_values(
        in, [](const Claim& claim) { return is_quantity(claim.kind); }, match, out);
}

}  // namespace factdiff
