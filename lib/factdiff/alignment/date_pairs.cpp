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

}  // namespace

void pair_dates(const PairingInput& in, Alignment& out) {
    pair_values(
        in, [](const Claim& claim) { return claim.kind == ClaimKind::date || claim.kind == ClaimKind::time; }, match, out);
}

}  // namespace factdiff
