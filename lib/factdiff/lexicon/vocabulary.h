// Every distinct word once: its folded text, its stem, what the lexicon knows of it.
//
//     Vocabulary vocabulary;
//     WordId id = vocabulary.intern("Don’t");
//     vocabulary[id].text;                                  // "don't": lower case, straight apostrophe
//     has(vocabulary[id].classes, WordClass::negator);      // true
//     vocabulary[vocabulary.intern("chips")].stem == vocabulary[vocabulary.intern("chip")].stem;   // true
//
// One Vocabulary serves both versions of a pair and is reused by its thread for the next; ids depend on the order of interning, so nothing that is
// printed may depend on them. Not thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/lexicon/thesaurus.h"
#include "factdiff/lexicon/word_class.h"
#include "factdiff/text/word_text.h"

namespace factdiff {

using WordId = std::uint32_t;

/// Of which rows of opposites.tsv a word stands on the first side and of which on the second, a bit for each (row % 64): tells cheaply which words
/// cannot be opposed.
struct PoleMask {
    std::uint64_t first = 0, second = 0;

    PoleMask operator|(const PoleMask& other) const { return {first | other.first, second | other.second}; }
};
constexpr bool may_be_opposed(const PoleMask& a, const PoleMask& b) { return ((a.first & b.second) | (a.second & b.first)) != 0; }

/// A place in kinds.tsv: the row, and the member of it.
struct KindMark {
    std::uint16_t kind = 0, member = 0;
    bool of_figures = false;  // what stands beside a figure says what it is of: votes, seats
    bool operator==(const KindMark&) const = default;
};

struct Word {
    std::string text;  // lower case, typographic apostrophes straightened, trailing full stop of an abbreviation dropped ("mr", "u.k")
    std::string folded;  // `text` without diacritics and inner full stops ("u.k" → "uk", "beyoncé" → "beyonce"): the key of the lexicon; initialisms
                         // that would fold to a pronoun or function word keep their capitals ("U.S." and "US" → "US", "WHO" → "WHO")
    std::uint64_t folded_head = 0;  // head_of(folded)
    std::string stem_text;          // Snowball stem of `folded`, of the base form if that is irregular (“sold” → “sell”)
    WordId stem = 0;                // one id for all words of a stem; comparable between words of one Vocabulary
    WordId form = 0;                // likewise for all words that fold alike but for capitals
    WordId spelling = 0;            // the `form` of its American spelling: the same for “colour” and “color”
    WordClass classes = WordClass::none;
    SpeechRole speech = SpeechRole::none;
    PoleMask poles;
    std::span<const SenseGroup> senses;      // what other stems may stand for it
    std::span<const OppositePole> antonyms;  // by WordNet; asked through contrasts.h,
    std::span<const KindMark> kinds;         // as these

    WordText lower() const { return {folded, folded_head}; }
};

/// What is known of a word as written, so that a token is made by one look-up.
struct Surface {
    WordId word = 0;
    WordId stem = 0;
    WordClass classes = WordClass::none;
    bool capitalised = false;  // first letter is upper case
    bool all_caps = false;     // two letters or more, all upper case
    bool has_capital = false;  // at its start, or behind a small letter: iPhone, eBay
};

/// The key of the lexicon for a word as written: lower case, without diacritics and full stops. What Word::folded holds for all but the initialisms
/// that keep their capitals.
std::string folded_form(std::string_view surface);

class Vocabulary {
public:
    Vocabulary();
    ~Vocabulary();
    Vocabulary(Vocabulary&&) noexcept;
    Vocabulary& operator=(Vocabulary&&) noexcept;

    const Surface& surface(std::string_view written);
    WordId intern(std::string_view written) { return surface(written).word; }
    const Word& operator[](WordId id) const { return *words_[id]; }
    std::size_t size() const { return words_.size(); }
    /// Forgets everything when more than `limit` words are held: call between pairs, never within one. All ids become invalid.
    void trim(std::size_t limit = 200'000);

private:
    WordId word_of(std::string_view surface);

    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::vector<const Word*> words_;  // by id; every later stage asks it several times for each token
};

}  // namespace factdiff
