// The value of a claim as canonical text, the same for every spelling of one fact: what reports, `claims` and tests print.
//
//     canonical_value(claim)   "more than $4.2bn"      → "above 4200000000 USD"
//                              "12 to 15 miles"        → "12..15 mile"
//                              "on Wednesday"          → "2025-10-29"
//                              "Ms Dalgaard"           → "Mira Dalgaard"
#pragma once

#include <string>

#include "factdiff/claims/claim.h"

namespace factdiff {

std::string canonical_value(const Article& article, const Claim& claim);

/// "2025-10-29".
std::string iso_date(std::chrono::sys_days day);

std::string_view to_string(Bound bound);              // "", "above", "at_least" …
std::string_view to_string(Granularity granularity);  // "day" …

}  // namespace factdiff
