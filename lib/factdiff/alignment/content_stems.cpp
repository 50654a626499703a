#include "factdiff/alignment/content_stems.h"

#include <algorithm>

namespace factdiff {

void append_content_stems(const Article& article, TokenIndex first, TokenIndex end, std::vector<std::uint32_t>& stems) {
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = article.segments.tokens[t];
        if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
        if (has(token.classes, WordClass::function_word | WordClass::auxiliary) && !has(token.classes, WordClass::negator)) continue;
        stems.push_back(token.stem);
    }
}

void sort_once(std::vector<std::uint32_t>& stems, std::size_t begin) {
    const auto first = stems.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, stems.end());
    stems.erase(std::unique(first, stems.end()), stems.end());
}

}  // namespace factdiff
