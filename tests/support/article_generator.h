// Invented news articles in any number: names, figures, dates and quotations put into sentence patterns by a seed.
//
//     GeneratedPair pair = generate_pair(7, 5000);      // two texts of about 5,000 bytes; the same for seed 7 on every machine
//     pair.source;                                      // paragraphs divided by a blank line, the first is the headline
//     pair.rewrite;                                     // the same story told again: other patterns, other forms of equal values,
//                                                       // some sentences lost, some facts changed
//
// They are even and harmless compared with real articles: good for speed, for properties that hold for any text, and as bulk; not for accuracy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace factdiff::test {

/// SplitMix64: the standard distributions differ from library to library.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// From low to high, both included.
    int between(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
    bool chance(int per_cent) { return between(1, 100) <= per_cent; }
    template <typename Container>
    const auto& pick(const Container& values) {
        return values[next() % std::size(values)];
    }

private:
    std::uint64_t state_;
};

struct GeneratedPair {
    std::string source;
    std::string rewrite;
    int changes = 0;  // facts that the rewrite states differently
};

GeneratedPair generate_pair(std::uint64_t seed, std::size_t bytes);

/// Only the source.
std::string generate_article(std::uint64_t seed, std::size_t bytes);

}  // namespace factdiff::test
