// How two values compare by meaning: equal facts in another form are the same.
//
//     relate("4.24 billion", "about 4.2bn")      → same value, bound differs but is harmless (the rewrite only admits its rounding)
//     relate("95 per cent", "95 percentage points") → same value, unit differs
//     relate("more than 260,000", "260,000")     → same value, bound differs
//     relate("10 km", "6.2 miles")               → same value (converted, within the digits written), same unit
//     relate("70% share of the ferry trade", "70% of the ferry trade") → same value, measure differs
#pragma once

#include <cstdint>

#include "factdiff/claims/value.h"

namespace factdiff {

enum class BoundRelation : std::uint8_t {
    same,      // equal, or two ways to say it ("more than" 5,000 / "over" 5,000; at least one in five / a fifth or more)
    harmless,  // the rewrite rounds what the source gives exactly and says so ("about 4.2bn" for 4.24bn; "nearly 2,000" for 1,987)
    dropped,   // the source bounds, the rewrite does not
    added,     // the reverse, and nothing is rounded
    turned     // "more than" against "less than", "about" against "at least"
};

struct QuantityRelation {
    bool comparable = false;    // the two could measure the same thing: both money, both lengths, both counts, both shares …
    bool same_value = false;    // after conversion, within the rounding that the writing of either admits
    bool same_unit = false;     // unit and currency; per cent against percentage points differs; a bare "dollar" agrees with any dollar
    bool same_measure = false;  // what the figure is (share, revenue, profit) does not contradict
    BoundRelation bound = BoundRelation::same;
    bool exact = false;  // the same number to the last digit, not only within rounding
};
QuantityRelation relate(const Quantity& source, const Quantity& rewrite);
/// relate(source, rewrite).comparable: for values that are known not to be the same.
bool comparable(const Quantity& source, const Quantity& rewrite);

/// How far the writing of a figure lets its value reach, on each scale where it may be compared: cheap to test before relate() is asked.
struct QuantityReach {
    std::uint8_t scales = 0;  // bits
    double low = 0, high = 0;
    std::size_t unit = 0;  // of a measure: a number for its unit; values of two units may be equal once they are converted
};
QuantityReach reach_of(const Quantity& quantity);
/// False only where relate() finds the two not to have the same value, either way round.
inline bool may_be_equal(const QuantityReach& a, const QuantityReach& b) {
    if ((a.scales & b.scales) == 0) return false;
    if (a.low <= b.high && b.low <= a.high) return true;
    return a.unit != b.unit && a.unit != 0 && b.unit != 0;  // may be converted
}

enum class DateRelation : std::uint8_t {
    same,         // the same day or period
    within,       // one holds the other without contradicting it: "on Oct. 29" and "in October"
    different,    // they exclude each other
    incomparable  // not enough is known: an open "Wednesday" against "last month"
};
DateRelation relate(const DateValue& source, const DateValue& rewrite);
DateRelation relate(const TimeValue& source, const TimeValue& rewrite);

}  // namespace factdiff
