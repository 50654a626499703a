#include "factdiff/checking/verbatim.h"

#include <algorithm>
#include <array>

namespace factdiff {
namespace {

/// The words of two sentences, compared; “The” that opens a sentence is “the” inside.
struct Words {
    const Comparison& comparison;
    bool equal(TokenIndex source, TokenIndex rewrite) const {
        return comparison.source.segments.tokens[source].word == comparison.rewrite.segments.tokens[rewrite].word;
    }
    /// `count` tokens from each place on.
    bool equal(TokenIndex source, TokenIndex rewrite, TokenIndex count) const {
        for (TokenIndex k = 0; k < count; ++k)
            if (!equal(source + k, rewrite + k)) return false;
        return true;
    }
    /// The stretch that is left when what is equal at both ends is taken away.
    Slot middle(const Sentence& source, const Sentence& rewrite) const {
        Slot slot{source.first_token, source.end_token, rewrite.first_token, rewrite.end_token};
        while (slot.source < slot.source_end && slot.rewrite < slot.rewrite_end && equal(slot.source, slot.rewrite)) ++slot.source, ++slot.rewrite;
        while (slot.source < slot.source_end && slot.rewrite < slot.rewrite_end && equal(slot.source_end - 1, slot.rewrite_end - 1))
            --slot.source_end, --slot.rewrite_end;
        return slot;
    }
};

}  // namespace

std::vector<Slot> slots_of(const Comparison& comparison, const Sentence& source, const Sentence& rewrite) {
    constexpr std::size_t most = 4;
    constexpr TokenIndex widest = 6;
    const Words words{comparison};
    const TokenIndex length = source.end_token - source.first_token, other = rewrite.end_token - rewrite.first_token;
    if (length == other) {
        std::array<Slot, most> slots;
        std::size_t count = 0;
        for (TokenIndex k = 0; k < length; ++k) {
            const TokenIndex s = source.first_token + k, r = rewrite.first_token + k;
            if (words.equal(s, r)) continue;
            if (count == most) return {};
            slots[count++] = {s, s + 1, r, r + 1};
        }
        return {slots.begin(), slots.begin() + count};
    }
    if (std::max(length, other) - std::min(length, other) > widest) return {};
    const Slot slot = words.middle(source, rewrite);
    if (slot.source_end - slot.source > widest || slot.rewrite_end - slot.rewrite > widest) return {};
    return {slot};
}

std::optional<Exchange> exchange_of(const Comparison& comparison, const Sentence& source, const Sentence& rewrite) {
    constexpr TokenIndex longest = 4;
    if (source.end_token - source.first_token != rewrite.end_token - rewrite.first_token) return std::nullopt;
    const Words words{comparison};
    const Slot rest = words.middle(source, rewrite);
    const TokenIndex length = rest.source_end - rest.source;
    if (length < 3) return std::nullopt;
    // “X between Y” became “Y between X”.
    for (TokenIndex x = 1; x <= longest && x + 2 <= length; ++x) {
        if (!words.equal(rest.source, rest.rewrite_end - x, x)) continue;
        for (TokenIndex y = 1; y <= longest && x + y + 1 <= length; ++y) {
            if (!words.equal(rest.source_end - y, rest.rewrite, y)) continue;
            const TokenIndex between = length - x - y;
            if (!words.equal(rest.source + x, rest.rewrite + y, between)) continue;
            return Exchange{{rest.source, rest.source + x, rest.rewrite_end - x, rest.rewrite_end},
                            {rest.source_end - y, rest.source_end, rest.rewrite, rest.rewrite + y}};
        }
    }
    return std::nullopt;
}

}  // namespace factdiff
