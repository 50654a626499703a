// A Report for people: 80 columns, no colour needed to understand it.
//
//     write_text(std::cout, report, {.colour = false});
//
//     rewrite.md:14:1: error number-changed  Figure changed: 26,000 was 260,000
//       source  12 │ The ministry bought more than 260,000 chips.
//                  │                               ^^^^^^^
//       rewrite 14 │ The ministry bought 26,000 chips.
//                  │                     ^^^^^^
//       why: paired by sentence and by what is counted (chip)
//
//     1 error · 40 claims matched, 1 changed · inconsistent (score 0.67)
//
// In the order of the rewrite; inside one passage errors come before warnings before notes. What stands in the source alone comes last. A note is one
// line.
#pragma once

#include <iosfwd>

#include "factdiff/reporting/report.h"

namespace factdiff {

struct TextOptions {
    bool colour = false;
    bool quiet = false;    // errors and warnings only: no notes, no summary
    bool verbose = false;  // notes in full, and how sure each finding is
    unsigned width = 80;
    bool clip = true;  // a note that is longer is cut; else it is one long line
};

void write_text(std::ostream& out, const Report& report, const TextOptions& options);

}  // namespace factdiff
