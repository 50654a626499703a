// The words in whose company a figure stands, when they tell that it is of something else.
//
//     source:  "had 44% of the vote"            rewrite: "took 44% of the seats"                 another of its kind
//     source:  "37 hurt, six of them badly"     rewrite: "37 people were badly hurt"             a word that the source says of another figure
#pragma once

#include <optional>

#include "factdiff/alignment/alignment.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

struct OtherCompany {
    TokenIndex source = kNoToken, rewrite = kNoToken;
    bool of_another = false;  // the word of the rewrite stands in the source beside another figure, at `source`
};

/// Of two claims that hold the same figure.
std::optional<OtherCompany> other_company(const Comparison& comparison, const Claim& source, const Claim& rewrite);

/// “84 years for women” told as “84 years, for men”: the two are opposed, and the source's sentence has both.
std::optional<OtherCompany> opposed_company(const Comparison& comparison, const Claim& source, const Claim& rewrite);

/// “8% of the world's seaborne trade” told as “8% of the world's trade”: the word of the source that said what part of the whole was meant.
std::optional<TokenIndex> dropped_restriction(const Comparison& comparison, const Claim& source, const Claim& rewrite);

}  // namespace factdiff
