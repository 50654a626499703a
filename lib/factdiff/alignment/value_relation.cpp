// Stand-in until the comparison by meaning lands: replace this file.
#include "factdiff/alignment/value_relation.h"

namespace factdiff {

QuantityRelation relate(const Quantity& source, const Quantity& rewrite) {
    QuantityRelation relation;
    relation.comparable = source.unit == rewrite.unit && source.currency == rewrite.currency;
    relation.same_value = source.low == rewrite.low && source.high == rewrite.high;
    relation.same_unit = relation.same_measure = true;
    return relation;
}
DateRelation relate(const DateValue& source, const DateValue& rewrite) { return source == rewrite ? DateRelation::same : DateRelation::incomparable; }
DateRelation relate(const TimeValue& source, const TimeValue& rewrite) { return source == rewrite ? DateRelation::same : DateRelation::different; }

}  // namespace factdiff
