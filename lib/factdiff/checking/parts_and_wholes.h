// A part told as the whole, and a whole as a part, in sentences that were reworded.
//
//     source:   "Three of its seven carriages left the track."      "three of its seven" / "all seven"
//     rewrite:  "All seven carriages left the track."
//     source:   "All but six of the patients were vaccinated."      "all but six" / "only six"
//     source:   "each group a grant of £15,000"                     "each" / "between them"
#pragma once

#include <vector>

#include "factdiff/checking/statement_sense.h"

namespace factdiff {

/// Adds what one pair of statements shows, seen from the source, to be reported under quantifier-changed.
void parts_and_wholes(const StatementView& view, std::vector<Finding>& findings);

}  // namespace factdiff
