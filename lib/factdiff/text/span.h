// A Span is a half-open range of UTF-8 byte offsets into the clean text of one Document.
//
//     Span word{6, 11};
//     document.text_of(word);   // "world" of "hello world"
//     word.length();            // 5
//
// A Span never owns text and says nothing about which Document it belongs to; whoever holds one holds the Document too.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace factdiff {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t length() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    /// True when the two share at least one byte.
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    constexpr auto operator<=>(const Span&) const = default;
};

/// The smallest Span that holds both.
constexpr Span join(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace factdiff
