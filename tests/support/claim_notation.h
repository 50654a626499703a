// The compact notation of values in fixtures/claims: "above 260000", "12..15 mile", "4200000000 USD", "2025-10-29", "weekday=3", "23:52".
//
//     notation(quantity);   // bound, low or low..high, currency, unit, divided by spaces
#pragma once

#include <string>
#include <vector>

#include "factdiff/claims/extract.h"
#include "support/marked_text.h"

namespace factdiff::test {

std::string notation(const Value& value);

/// One article out of plain text, as the extraction sees it.
Article article_of(std::string text, ReferenceDay reference_day = {});

/// The figures, dates and times of an article as marks with their notation.
std::vector<Mark> value_marks(const Article& article, bool quantities, bool dates);

}  // namespace factdiff::test
