// The names that JSON and listings use for the members of values.
//
//     to_string(CueClass::doubting);   // "doubting"
//     clock_time(1432);                // "23:52"
#pragma once

#include <string>
#include <string_view>

#include "factdiff/claims/claim.h"

namespace factdiff {

std::string_view to_string(QuoteRole role);
std::string_view to_string(CueClass cue_class);
std::string_view to_string(NameType type);
std::string_view to_string(Certainty certainty);

/// A minute of the day.
std::string clock_time(unsigned minute);

}  // namespace factdiff
