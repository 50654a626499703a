// What a run of capitals is the name of, by its own words and the one before it.
//
//     “Dana Whitlock” a person, “Halden Bank” an organization, “Lake Orrin” a place, “Clean Air Act” none of these
#pragma once

#include <string_view>

#include "factdiff/claims/value.h"
#include "factdiff/segmentation/segments.h"

namespace factdiff {

struct GuessedType {
    NameType type;
    bool sure;
};

/// Of the tokens [first, end). `person`: an office or an honorific says so; `titled`: its words stand before the name.
GuessedType guess_type(const SegmentedText& text, TokenIndex first, TokenIndex end, bool person, bool titled);

/// “J”, “J.”
bool is_initial(std::string_view surface);
std::size_t words_in(const SegmentedText& text, TokenIndex first, TokenIndex end);

}  // namespace factdiff
