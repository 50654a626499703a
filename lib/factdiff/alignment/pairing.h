// The stages of align(), one for each kind of claim. Each takes the statement pairs found before it, appends to `out.claims`, and leaves no
// claim of its kind in two pairs. align() itself fills `added` and `omitted` from what stayed unpaired.
#pragma once

#include "factdiff/alignment/alignment.h"
#include "factdiff/alignment/terms.h"

namespace factdiff {

struct PairingInput {
    const Article& source;
    const Article& rewrite;
    const Vocabulary& vocabulary;
    const Terms& terms;
};

void pair_statements(const PairingInput& in, Alignment& out);    // statement_pairs.cpp
void pair_quotes(const PairingInput& in, Alignment& out);        // quote_pairs.cpp
void pair_attributions(const PairingInput& in, Alignment& out);  // attribution_pairs.cpp
void pair_names(const PairingInput& in, Alignment& out);         // name_pairs.cpp
void pair_dates(const PairingInput& in, Alignment& out);         // date_pairs.cpp
void pair_quantities(const PairingInput& in, Alignment& out);    // quantity_pairs.cpp

}  // namespace factdiff
