// What the source only plans, asks for or alleges, and the rewrite tells as done.
//
//     source:   "The firm offered to buy the mill."            "offered to buy" / "bought"
//     rewrite:  "The firm bought the mill."
//     source:   "The clerk is accused of stealing the deeds."  "accused of stealing" / "stole"
//     rewrite:  "The clerk stole the deeds."
#pragma once

#include <vector>

#include "factdiff/checking/statement_sense.h"

namespace factdiff {

/// Adds what one pair of statements shows, seen from the source, to be reported under certainty-changed.
void told_as_done(const Comparison& comparison, const StatementView& view, std::vector<Finding>& findings);

}  // namespace factdiff
