// What was extracted and what was paired with what, one line each: `factdiff claims` and `factdiff align`.
//
//     3:12   money        “$2.4 billion”  =  2400000000 USD measure=revenue
//     5:1    quote        “We are open”  =  speech by Ana Ruiz (said)
#pragma once

#include <iosfwd>
#include <string>

#include "factdiff/alignment/alignment.h"
#include "factdiff/claims/claim.h"
#include "factdiff/reporting/json.h"

namespace factdiff {

struct ListingOptions {
    bool colour = false;
    bool verbose = false;  // long texts in full
};

void write_claims_text(std::ostream& out, const Article& article, const ListingOptions& options);

void write_alignment_text(std::ostream& out, const Article& source, const Article& rewrite, const Alignment& alignment,
                          const ListingOptions& options);
void append_alignment_json(std::string& out, const Article& source, const Article& rewrite, const Alignment& alignment, const JsonOptions& options);

}  // namespace factdiff
