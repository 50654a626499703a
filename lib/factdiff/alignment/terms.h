// The stems of two articles numbered from 0 in order of appearance, so that tables over them are as long as the articles and not as the vocabulary of
// a whole batch, and so that no sum depends on which articles were read before.
//
//     Terms terms(source, rewrite, vocabulary);
//     terms.source[i] == terms.rewrite[j]                       // tokens i and j have the same stem
//     std::vector<float> weight(terms.count);
//     for (TermId other : terms.related(terms.rewrite[j])) …    // “begin”, where the rewrite has “commence”
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

using TermId = std::uint32_t;

struct Terms {
    Terms(const Article& source, const Article& rewrite, const Vocabulary& vocabulary);

    std::vector<TermId> source, rewrite;  // of each token
    TermId count = 0;

    /// Of a term of the rewrite: the terms of the source that may stand for it, by the thesaurus; never itself. That is evidence and no proof, so a
    /// related word counts less than the word itself.
    std::span<const TermId> related(TermId term) const {
        return std::span(related_).subspan(first_related_[term], first_related_[term + 1] - first_related_[term]);
    }
    /// Of a term of the source and one of the rewrite: the same, or related.
    bool may_stand_for(TermId theirs, TermId ours) const {
        if (theirs == ours) return true;
        const auto others = related(ours);
        return std::find(others.begin(), others.end(), theirs) != others.end();
    }

private:
    void relate(const Article& source, const Article& rewrite, const Vocabulary& vocabulary);

    std::vector<std::uint32_t> first_related_;  // by term, and the end
    std::vector<TermId> related_;
};

}  // namespace factdiff
