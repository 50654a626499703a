#include "factdiff/alignment/terms.h"

#include <bit>

namespace factdiff {
namespace {

/// Open addressing, never more than half full: it is asked once for each token.
class Numbering {
public:
    explicit Numbering(std::size_t tokens) : slots_(std::bit_ceil(2 * tokens + 2), Slot{kFree, 0}), mask_(slots_.size() - 1) {}

    TermId number(WordId stem) {
        std::size_t at = (stem * 0x9E3779B1U) >> 7 & mask_;
        while (slots_[at].stem != stem) {
            if (slots_[at].stem == kFree) {
                slots_[at] = {stem, count_++};
                break;
            }
            at = (at + 1) & mask_;
        }
        return slots_[at].term;
    }
    TermId count() const { return count_; }

private:
    static constexpr WordId kFree = UINT32_MAX;
    struct Slot {
        WordId stem;
        TermId term;
    };
    std::vector<Slot> slots_;
    std::size_t mask_;
    TermId count_ = 0;
};

}  // namespace

Terms::Terms(const Article& source_article, const Article& rewrite_article) {
    const auto &a = source_article.segments.tokens, &b = rewrite_article.segments.tokens;
    Numbering numbering(a.size() + b.size());
    source.reserve(a.size());
    rewrite.reserve(b.size());
    for (const Token& token : a) source.push_back(numbering.number(token.stem));
    for (const Token& token : b) rewrite.push_back(numbering.number(token.stem));
    count = numbering.count();
}

}  // namespace factdiff
