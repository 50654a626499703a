#include "factdiff/alignment/terms.h"

#include <algorithm>
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

/// The senses of every content term of an article, by term.
class Senses {
public:
    Senses(const Article& article, const std::vector<TermId>& terms, TermId count, const Vocabulary& vocabulary) : of_(count) {
        std::vector<bool> seen(count);
        for (TokenIndex i = 0; i < terms.size(); ++i) {
            const Token& token = article.segments.tokens[i];
            if (token.kind != TokenKind::word || seen[terms[i]]) continue;
            seen[terms[i]] = true;
            if (!has(token.classes, WordClass::function_word | WordClass::auxiliary | WordClass::negator))
                of_[terms[i]] = vocabulary[token.word].senses;
        }
    }
    std::span<const SenseGroup> of(TermId term) const { return of_[term]; }

private:
    std::vector<std::span<const SenseGroup>> of_;
};

/// Which terms belong to a group: chains in a table that is never more than half full.
class Groups {
public:
    Groups(const Senses& senses, TermId count) {
        std::size_t size = 0;
        for (TermId term = 0; term < count; ++term) size += senses.of(term).size();
        first_.assign(std::bit_ceil(2 * size + 2), kEnd);
        members_.reserve(size);
        for (TermId term = 0; term < count; ++term)
            for (const SenseGroup group : senses.of(term)) {
                std::uint32_t& first = first_[slot(group)];
                members_.push_back({group, term, first});
                first = static_cast<std::uint32_t>(members_.size() - 1);
            }
    }
    template <typename Visit>
    void each(SenseGroup group, Visit visit) const {
        for (std::uint32_t at = first_[slot(group)]; at != kEnd; at = members_[at].next)
            if (members_[at].group == group) visit(members_[at].term);
    }

private:
    static constexpr std::uint32_t kEnd = UINT32_MAX;
    struct Member {
        SenseGroup group;
        TermId term;
        std::uint32_t next;  // of the same slot
    };
    std::size_t slot(SenseGroup group) const { return (group * 0x9E3779B1U) >> 7 & (first_.size() - 1); }

    std::vector<std::uint32_t> first_;
    std::vector<Member> members_;
};

}  // namespace

Terms::Terms(const Article& source_article, const Article& rewrite_article, const Vocabulary& vocabulary) {
    const auto &a = source_article.segments.tokens, &b = rewrite_article.segments.tokens;
    Numbering numbering(a.size() + b.size());
    source.reserve(a.size());
    rewrite.reserve(b.size());
    for (const Token& token : a) source.push_back(numbering.number(token.stem));
    for (const Token& token : b) rewrite.push_back(numbering.number(token.stem));
    count = numbering.count();
    relate(source_article, rewrite_article, vocabulary);
}

void Terms::relate(const Article& source_article, const Article& rewrite_article, const Vocabulary& vocabulary) {
    const Senses theirs(source_article, source, count, vocabulary), ours(rewrite_article, rewrite, count, vocabulary);
    const Groups groups(theirs, count);
    first_related_.reserve(count + 1);
    for (TermId term = 0; term < count; ++term) {
        first_related_.push_back(static_cast<std::uint32_t>(related_.size()));
        const auto begin = static_cast<std::ptrdiff_t>(related_.size());
        for (const SenseGroup group : ours.of(term))
            groups.each(group, [&](TermId other) {
                if (other != term) related_.push_back(other);
            });
        std::sort(related_.begin() + begin, related_.end());
        related_.erase(std::unique(related_.begin() + begin, related_.end()), related_.end());
    }
    first_related_.push_back(static_cast<std::uint32_t>(related_.size()));
}

}  // namespace factdiff
