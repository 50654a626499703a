#include "factdiff/alignment/value_pairs.h"
#include "factdiff/alignment/value_relation.h"

namespace factdiff {
namespace {

ValueMatch match(const Claim& source, const Claim& rewrite) {
    const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
    if (!relation.comparable) return ValueMatch::no;
    if (!relation.same_value) return ValueMatch::other;
    const bool bound_agrees = relation.bound == BoundRelation::same || relation.bound == BoundRelation::harmless;
    return relation.same_unit && relation.same_measure && bound_agrees ? ValueMatch::same : ValueMatch::near;
}

}  // namespace

void pair_quantities(const PairingInput& in, Alignment& out) {
    pair_values(
        in, [](const Claim& claim) { return is_quantity(claim.kind); }, match, out);
}

}  // namespace factdiff
