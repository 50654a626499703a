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

void Segments::index_tokens() {
    blocks.clear();
    if (tokens.empty()) return;
    blocks.resize((tokens.back().span.end + kBlock - 1) / kBlock);
    TokenIndex* block = blocks.data();
    const auto count = static_cast<TokenIndex>(tokens.size());
    for (TokenIndex i = 0; i < count; ++i)
        for (const TokenIndex* end = blocks.data() + (tokens[i].span.end + kBlock - 1) / kBlock; block < end;) *block++ = i;
}

std::uint32_t Segments::sentence_at(std::uint32_t offset) const { return last_begun(sentences, offset); }

TokenIndex Segments::token_at(std::uint32_t offset) const {
    TokenIndex i = first_ending_behind(offset);
    if (i == tokens.size() || tokens[i].span.begin > offset) i -= i == 0 ? 0 : 1;
    return i;
}

TokenIndex Segments::first_ending_behind(std::uint32_t offset) const {
    const std::size_t block = offset / kBlock;
    if (block >= blocks.size()) return static_cast<TokenIndex>(tokens.size());
    TokenIndex i = blocks[block];
    while (i < tokens.size() && tokens[i].span.end <= offset) ++i;
    return i;
}

std::pair<TokenIndex, TokenIndex> Segments::tokens_in(Span span) const {
    const TokenIndex first = first_ending_behind(span.begin);
    TokenIndex end = std::max(first, first_ending_behind(span.end));
    if (end < tokens.size() && end >= first && tokens[end].span.begin < span.end) ++end;
    return {first, end};
}

}  // namespace factdiff
