// What the benchmarks compare: generated article pairs of 2 × 5 KB, the same in every run.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "factdiff/reading/read.h"
#include "support/article_generator.h"

namespace factdiff::test {

inline std::vector<GeneratedPair> bench_pairs(std::size_t count) {
    std::vector<GeneratedPair> pairs;
    for (std::size_t i = 0; i < count; ++i) pairs.push_back(generate_pair(1000 + i, 5000));
    return pairs;
}

inline std::size_t bytes_of(const std::vector<GeneratedPair>& pairs) {
    std::size_t bytes = 0;
    for (const GeneratedPair& pair : pairs) bytes += pair.source.size() + pair.rewrite.size();
    return bytes;
}

inline Document read_article(const std::string& text) {
    Result<Document> document = read_text(text, {});
    if (!document) throw std::runtime_error(document.error().message());
    return std::move(*document);
}

}  // namespace factdiff::test
