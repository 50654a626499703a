#include "factdiff/segmentation/segments.h"

#include <algorithm>

namespace factdiff {
namespace {

/// Index of the last part that begins at or before `offset`; 0 when there is none.
template <typename Parts>
std::uint32_t last_begun(const Parts& parts, std::uint32_t offset) {
    const auto after = std::upper_bound(parts.begin(), parts.end(), offset, [](std::uint32_t o, const auto& part) { return o < part.span.begin; });
    return after == parts.begin() ? 0 : static_cast<std::uint32_t>(after - parts.begin() - 1);
}

}  // namespace

std::uint32_t Segments::sentence_at(std::uint32_t offset) const { return last_begun(sentences, offset); }

TokenIndex Segments::token_at(std::uint32_t offset) const { return last_begun(tokens, offset); }

std::pair<TokenIndex, TokenIndex> Segments::tokens_in(Span span) const {
    const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
    const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
    return {static_cast<TokenIndex>(first - tokens.begin()), static_cast<TokenIndex>(end - tokens.begin())};
}

}  // namespace factdiff
