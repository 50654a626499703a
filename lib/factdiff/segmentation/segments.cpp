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
    constexpr std::uint32_t step = 8;  // bytes written at once; what is too many, the next token writes over
    indexed_ = tokens.empty() ? 0 : tokens.back().span.end;
    ending_behind_ = std::make_unique_for_overwrite<TokenIndex[]>(indexed_ + step);
    std::uint32_t begin = 0;
    for (TokenIndex i = 0; const Token& token : tokens) {
        for (std::uint32_t byte = begin; byte < token.span.end; byte += step) std::fill_n(&ending_behind_[byte], step, i);
        begin = token.span.end;
        ++i;
    }
}

std::uint32_t Segments::sentence_at(std::uint32_t offset) const { return last_begun(sentences, offset); }

TokenIndex Segments::token_at(std::uint32_t offset) const {
    TokenIndex i = first_ending_behind(offset);
    if (i == tokens.size() || tokens[i].span.begin > offset) i -= i == 0 ? 0 : 1;
    return i;
}

std::pair<TokenIndex, TokenIndex> Segments::tokens_in(Span span) const {
    const TokenIndex first = first_ending_behind(span.begin);
    TokenIndex end = std::max(first, first_ending_behind(span.end));
    if (end < tokens.size() && end >= first && tokens[end].span.begin < span.end) ++end;
    return {first, end};
}

}  // namespace factdiff
