#include "factdiff/text/offset_map.h"

#include <algorithm>

namespace factdiff {

namespace {

bool copied(const OffsetMap::Piece& piece) { return piece.clean.length() == piece.given.length(); }

}  // namespace

Span OffsetMap::given(Span clean) const {
    if (pieces_.empty()) return clean;
    // The piece that begins at or before `offset`; none when a break was put in before the first piece.
    const auto piece_at = [this](std::uint32_t offset) -> const Piece* {
        const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                            [](std::uint32_t wanted, const Piece& piece) { return wanted < piece.clean.begin; });
        return after == pieces_.begin() ? nullptr : &*(after - 1);
    };
    const auto begin_of = [&](std::uint32_t offset) {
        const Piece* piece = piece_at(offset);
        if (piece == nullptr) return pieces_.front().given.begin;
        if (offset >= piece->clean.end) return piece->given.end;
        return copied(*piece) ? piece->given.begin + (offset - piece->clean.begin) : piece->given.begin;
    };
    const std::uint32_t begin = begin_of(clean.begin);
    if (clean.end <= clean.begin) return {begin, begin};
    // The last byte of the span decides its end, so that a deletion after the span stays outside it.
    const std::uint32_t last = clean.end - 1;
    const Piece* piece = piece_at(last);
    std::uint32_t end = pieces_.front().given.begin;
    if (piece != nullptr) {
        end = last >= piece->clean.end || !copied(*piece) ? piece->given.end : piece->given.begin + (clean.end - piece->clean.begin);
    }
    // Fields may stand in another order than in the file (a standfirst above its title), so a span over both can run backwards.
    return {std::min(begin, end), std::max(begin, end)};
}

void OffsetMapBuilder::copy(std::uint32_t given, std::uint32_t length) {
    if (length == 0) return;
    if (!pieces_.empty()) {
        OffsetMap::Piece& last = pieces_.back();
        if (last.clean.end == clean_ && last.given.end == given && copied(last)) {
            last.clean.end += length;
            last.given.end += length;
            clean_ += length;
            return;
        }
    }
    pieces_.push_back({{clean_, clean_ + length}, {given, given + length}});
    clean_ += length;
}

void OffsetMapBuilder::replace(std::uint32_t clean_length, Span given) {
    if (clean_length == 0) return;
    if (clean_length == given.length() && clean_length > 1) {
        // Equal lengths mean "copied" to the look-up; "ffi" for the three bytes of one ligature is not. Two pieces, each for the whole, are.
        pieces_.push_back({{clean_, clean_ + 1}, given});
        pieces_.push_back({{clean_ + 1, clean_ + clean_length}, given});
    } else {
        pieces_.push_back({{clean_, clean_ + clean_length}, given});
    }
    clean_ += clean_length;
}

void OffsetMapBuilder::take_back(std::uint32_t length) {
    clean_ -= std::min(length, clean_);
    while (!pieces_.empty() && pieces_.back().clean.end > clean_) {
        OffsetMap::Piece& last = pieces_.back();
        if (last.clean.begin >= clean_) {
            pieces_.pop_back();
            continue;
        }
        if (copied(last)) last.given.end -= last.clean.end - clean_;
        last.clean.end = clean_;
    }
}

OffsetMap OffsetMapBuilder::build() && { return OffsetMap(std::move(pieces_)); }

}  // namespace factdiff
