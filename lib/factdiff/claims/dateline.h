// The place and agency that open a report: “NEW HARBOUR, Calif. (AP) — Rain fell.”
//
//     if (const auto line = dateline_at(text, first, masked)) …    // tokens of “NEW HARBOUR”, and of “(AP)”
//
// Internal to claims/.
#pragma once

#include <optional>
#include <vector>

#include "factdiff/segmentation/segments.h"

namespace factdiff {

struct Dateline {
    TokenIndex place_end = 0;                     // the place is [first, place_end)
    TokenIndex agency_begin = 0, agency_end = 0;  // the brackets; empty where there are none
};

/// A place in capitals that opens its paragraph at token `first`, before a dash, or before a day and a colon. `masked`: of each token, whether it is part of a date or a figure.
std::optional<Dateline> dateline_at(const SegmentedText& text, TokenIndex first, const std::vector<char>& masked);

}  // namespace factdiff
