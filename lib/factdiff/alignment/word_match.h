// The words of two paired statements laid side by side, for rules that look at what turned between them.
//
//     source:   "The council may approve the plan on Friday"
//     rewrite:  "The council will approve the plan"
//     SentenceWords a(source, vocabulary), b(rewrite, vocabulary);   // once for all pairs of the two articles
//     WordMatches words = match_words(a, b, pair);
//     words.rewrite_of("approve" in source)   // its place in the rewrite; "may" and "will" have no partner
//
// Words match by stem, in order (longest common subsequence); content words left over match out of order where both sides have exactly one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "factdiff/alignment/alignment.h"

namespace factdiff {

/// The words of every sentence of an article as they are compared: marks left out, of a very long sentence only the beginning.
class SentenceWords {
public:
    struct Entry {
        TokenIndex token;
        std::uint32_t stem;
        bool content;
    };

    SentenceWords(const Article& article, const Vocabulary& vocabulary);

    std::span<const Entry> of(std::uint32_t sentence) const {
        return std::span(words_).subspan(first_[sentence], first_[sentence + 1] - first_[sentence]);
    }
    const Sentence& sentence(std::uint32_t index) const { return article_.segments.sentences[index]; }

private:
    const Article& article_;
    std::vector<Entry> words_;
    std::vector<std::size_t> first_;  // of each sentence in words_, and the end
};

WordMatches match_words(const SentenceWords& source, const SentenceWords& rewrite, const StatementPair& pair);

}  // namespace factdiff
