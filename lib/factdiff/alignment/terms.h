// The stems of two articles numbered from 0 in order of appearance, so that tables over them are as long as the articles and not as the vocabulary of
// a whole batch, and so that no sum depends on which articles were read before.
//
//     Terms terms(source, rewrite);
//     terms.source[i] == terms.rewrite[j]    // tokens i and j have the same stem
//     std::vector<float> weight(terms.count);
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/claims/claim.h"

namespace factdiff {

using TermId = std::uint32_t;

struct Terms {
    Terms(const Article& source, const Article& rewrite);

    std::vector<TermId> source, rewrite;  // of each token
    TermId count = 0;
};

}  // namespace factdiff
