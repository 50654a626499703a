// A hash for maps whose keys are words: what a WordText carries makes looking one up a few instructions.
//
//     boost::unordered_flat_map<WordText, Unit, WordHash> units;
#pragma once

#include <cstddef>
#include <cstdint>

#include "factdiff/text/word_text.h"

namespace factdiff {

/// Eight bytes at a time: words are short, and every token is looked up.
struct WordHash {
    using is_avalanching = void;
    std::size_t operator()(const WordText& word) const {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
        std::uint64_t hash = (word.head() ^ word.size()) * odd;
        hash ^= hash >> 32;
        for (std::size_t at = 8; at < word.size(); at += 8) {
            hash = (hash ^ head_of(word.substr(at))) * odd;
            hash ^= hash >> 32;
        }
        return hash * odd;
    }
};

}  // namespace factdiff
