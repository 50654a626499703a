#include "factdiff/lexicon/thesaurus.h"

#include "factdiff/lexicon/thesaurus_tables.h"
#include "factdiff/text/word_text.h"

namespace factdiff {
namespace {

constexpr std::size_t kAbsent = SIZE_MAX;

/// The first eight bytes as a number that sorts as they do.
std::uint64_t order_of(std::string_view text) { return __builtin_bswap64(head_of(text)); }

std::string_view string_at(const std::uint32_t* starts, const char* text, std::size_t i) { return {text + starts[i], starts[i + 1] - starts[i]}; }

}  // namespace

std::size_t thesaurus::find(const std::uint32_t* starts, const char* text, std::size_t count, std::string_view wanted) {
    std::size_t low = 0, high = count;
    const std::uint64_t order = order_of(wanted);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::string_view here = string_at(starts, text, middle);
        const std::uint64_t its = order_of(here);
        if (its < order || (its == order && here < wanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && string_at(starts, text, low) == wanted ? low : kAbsent;
}

ThesaurusEntry thesaurus_entry(std::string_view stem) {
    using namespace thesaurus;
    const std::size_t at = find(kStemsAt, kStems, kStemCount, stem);
    if (at == kAbsent) return {};
    return {{kGroups + kFirstGroup[at], kGroups + kFirstGroup[at + 1]}, {kOpposites + kFirstOpposite[at], kOpposites + kFirstOpposite[at + 1]}};
}

bool are_antonyms(std::span<const OppositePole> a, std::span<const OppositePole> b) {
    for (const OppositePole x : a)
        for (const OppositePole y : b)
            if ((x ^ y) == 1) return true;
    return false;
}

std::string_view base_stem(std::string_view word) {
    using namespace thesaurus;
    const std::size_t at = find(kIrregularFormsAt, kIrregularForms, kIrregularCount, word);
    return at == kAbsent ? std::string_view{} : string_at(kBaseStemsAt, kBaseStems, at);
}

}  // namespace factdiff
