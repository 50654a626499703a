#include "factdiff/segmentation/language.h"

#include <algorithm>
#include <array>

namespace factdiff {
namespace {

constexpr std::size_t kLooked = 400;      // words; the beginning of an article tells
constexpr std::size_t kFewest = 12;       // a shorter text may be a list of names
constexpr std::size_t kEnglishShare = 6;  // one word in so many is a function word: four in ten of English prose are

/// The commonest words of the languages that write as English does; those that English has too ("on", "die", "me") are left out.
constexpr std::array<std::string_view, 63> kElsewhere = {
    "al",  "aux",  "av",   "avec", "che",  "como", "con",  "da",  "dans", "das", "de",    "dei",  "del", "della", "dem", "den",
    "der", "des",  "det",  "di",   "do",   "dos",  "du",   "e",   "een",  "ein", "eine",  "el",   "en",  "est",   "et",  "gli",
    "het", "il",   "ist",  "la",   "las",  "le",   "les",  "los", "med",  "mit", "na",    "nicht", "och", "og",    "par", "para",
    "por", "pour", "que",  "qui",  "sich", "som",  "sur",  "til", "um",   "un",  "una",   "und",  "une", "van",   "von"};
static_assert(std::is_sorted(kElsewhere.begin(), kElsewhere.end()));

}  // namespace

bool reads_as_english(const SegmentedText& text) {
    std::size_t words = 0, english = 0;
    const std::size_t end = std::min(text.size(), 2 * kLooked);
    for (TokenIndex i = 0; i < end; ++i) {
        if (!text.is(i, TokenKind::word)) continue;
        ++words;
        english += text.is(i, WordClass::function_word | WordClass::pronoun | WordClass::auxiliary);
    }
    if (words < kFewest || english * kEnglishShare >= words) return true;
    // Few of them: a table, a list of results, or another language, whose own little words or letters must say so.
    std::size_t foreign = 0, beyond_ascii = 0;
    for (TokenIndex i = 0; i < end; ++i) {
        if (!text.is(i, TokenKind::word)) continue;
        foreign += std::binary_search(kElsewhere.begin(), kElsewhere.end(), std::string_view(text.lower(i)));
        beyond_ascii += static_cast<unsigned char>(text.surface(i).front()) >= 0xC4;  // no letter of Western Europe
    }
    return foreign * 8 < words && beyond_ascii * 2 < words;
}

}  // namespace factdiff
