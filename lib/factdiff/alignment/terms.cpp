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

struct Member {
    SenseGroup group;
    TermId term;
    auto operator<=>(const Member&) const = default;
};

/// Every content term of an article once for each of its sense groups, by term.
std::vector<Member> members_of(const Article& article, const std::vector<TermId>& terms, TermId count, const Vocabulary& vocabulary) {
    std::vector<Member> members;
    members.reserve(2 * article.segments.tokens.size());
    std::vector<bool> seen(count);
    for (TokenIndex i = 0; i < terms.size(); ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind != TokenKind::word || seen[terms[i]]) continue;
        seen[terms[i]] = true;
        if (has(token.classes, WordClass::function_word | WordClass::auxiliary | WordClass::negator)) continue;
        for (const SenseGroup group : vocabulary[token.word].senses) members.push_back({group, terms[i]});
    }
    return members;
}

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
    first_related_.resize(count + 1);
    std::vector<Member> held = members_of(source_article, source, count, vocabulary);
    std::sort(held.begin(), held.end());
    std::vector<Member> asked = members_of(rewrite_article, rewrite, count, vocabulary);
    std::stable_sort(asked.begin(), asked.end(), [](const Member& a, const Member& b) { return a.term < b.term; });

    TermId term = 0;
    std::size_t begin = 0;
    const auto close = [&](TermId next) {
        std::sort(related_.begin() + static_cast<std::ptrdiff_t>(begin), related_.end());
        related_.erase(std::unique(related_.begin() + static_cast<std::ptrdiff_t>(begin), related_.end()), related_.end());
        begin = related_.size();
        for (; term < next; ++term) first_related_[term + 1] = static_cast<std::uint32_t>(begin);
    };
    for (const Member& member : asked) {
        if (member.term != term) close(member.term);
        const auto first = std::lower_bound(held.begin(), held.end(), Member{member.group, 0});
        for (auto at = first; at != held.end() && at->group == member.group; ++at)
            if (at->term != member.term) related_.push_back(at->term);
    }
    close(count);
}

}  // namespace factdiff
