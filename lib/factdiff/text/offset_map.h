// The way back from clean text to the text as given.
//
//     OffsetMapBuilder builder;
//     builder.copy(4, 10);        // clean [0,10) is given [4,14)
//     builder.replace(2, {14, 18});  // the next 2 clean bytes stand for 4 given bytes ("£" for "Â£")
//     OffsetMap map = std::move(builder).build();
//     map.given({0, 3});          // {4, 7}
//
// Pieces are sorted by clean offset; look-up is a binary search. An empty map is the identity.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/text/span.h"

namespace factdiff {

class OffsetMap {
public:
    struct Piece {
        Span clean;
        Span given;  // same length as `clean` where the bytes were copied; any length where they were replaced
    };

    OffsetMap() = default;
    explicit OffsetMap(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

    /// The given bytes that `clean` was made from. Offsets inside a replaced piece widen to the whole piece; an offset between pieces (a line
    /// break that reading put in) goes to the end of the piece before it.
    Span given(Span clean) const;
    const std::vector<Piece>& pieces() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
};

class OffsetMapBuilder {
public:
    /// The next `length` clean bytes were copied from given offset `given`.
    void copy(std::uint32_t given, std::uint32_t length);
    /// The next `clean_length` clean bytes stand for `given`.
    void replace(std::uint32_t clean_length, Span given);
    /// The next `length` clean bytes have no counterpart (a paragraph break put between two fields).
    void insert(std::uint32_t length) { clean_ += length; }
    /// Takes back the last `length` clean bytes.
    void take_back(std::uint32_t length);
    OffsetMap build() &&;

private:
    std::uint32_t clean_ = 0;
    std::vector<OffsetMap::Piece> pieces_;
};

}  // namespace factdiff
