#include "factdiff/claims/name_type.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

/// The last word of what is neither a person nor a body: "Clean Air Act", "Election Day".
bool event_word(const WordText& word) {
    static const auto words = [] {
        boost::unordered_flat_set<WordText, WordHash> out;
        for (const Row& row : table("event_words")) out.insert(row[0]);
        return out;
    }();
    return words.contains(word);
}

/// What the words of a name say of it.
struct Signs {
    bool organisation = false, place = false, of = false, ampersand = false;
};

Signs signs_of(const SegmentedText& text, TokenIndex first, TokenIndex end, std::size_t words) {
    Signs signs;
    for (TokenIndex i = first; i < end; ++i) {
        if (text.surface(i) == "&") signs.ampersand = true;
        if (!text.is(i, TokenKind::word)) continue;
        signs.of = signs.of || text.lower(i) == "of" || text.lower(i) == "for";
        const bool name_like = text.is(i, WordClass::ambiguous_name) && text.is(first, WordClass::given_name) && i > first;
        // "United States": the word tells a club only where it ends the name.
        const bool united = text.lower(i) == "united" && i == first;
        if (text.is(i, WordClass::organization_word) && !united && (words > 1 || text.token(i).all_caps) && !name_like) signs.organisation = true;
        if (text.is(i, WordClass::place_word) && words > 1 && !name_like) signs.place = true;
    }
    return signs;
}

bool has_middle_initial(const SegmentedText& text, TokenIndex first, TokenIndex end) {
    for (TokenIndex i = first + 1; i + 1 < end; ++i)
        if (is_initial(text.surface(i))) return true;
    return false;
}

/// The likeliest where no word says what it is.
GuessedType likeliest(const SegmentedText& text, TokenIndex first, TokenIndex end, std::size_t words, bool of) {
    const bool all_caps = text.token(first).all_caps;
    if (all_caps && words == 1) return {NameType::organization, false};
    if (words > 1 && event_word(text.lower(end - 1))) return {NameType::other, true};
    // "TD Varnes", "SK Hallam"
    if (words > 1 && all_caps && text.surface(first).find('.') == std::string_view::npos) return {NameType::organization, false};
    const WordText before = first > 0 ? text.lower(first - 1) : WordText{};
    if (words > 1) return {before == "the" || words > 3 || of ? NameType::other : NameType::person, false};
    if (before == "in" || before == "near" || before == "at") return {NameType::place, false};
    if (text.is(first, WordClass::given_name)) return {NameType::person, false};
    return {before == "the" ? NameType::other : NameType::organization, false};
}

}  // namespace

bool is_initial(std::string_view surface) {
    return !surface.empty() && is_ascii_upper(surface[0]) && (surface.size() == 1 || (surface.size() == 2 && surface[1] == '.'));
}

std::size_t words_in(const SegmentedText& text, TokenIndex first, TokenIndex end) {
    std::size_t words = 0;
    for (TokenIndex i = first; i < end; ++i) words += text.is(i, TokenKind::word) ? 1 : 0;
    return words;
}

GuessedType guess_type(const SegmentedText& text, TokenIndex first, TokenIndex end, bool person, bool titled) {
    const std::size_t words = words_in(text, first, end);
    const Signs signs = signs_of(text, first, end, words);
    if (person && !signs.organisation && !(words == 1 && text.token(first).all_caps && !titled)) return {NameType::person, true};
    if (signs.organisation || signs.ampersand) return {NameType::organization, true};
    if (text.is(first, WordClass::given_name) && words >= 2 && !signs.of) return {NameType::person, true};
    if (words == 1 && text.is(first, WordClass::place_name))
        return {NameType::place, !text.is(first, WordClass::ambiguous_name | WordClass::given_name)};
    const TokenIndex last = end - 1;
    if (signs.place ||
        (words == 2 && text.is(last, WordClass::place_name) && !text.is(last, WordClass::ambiguous_name) && text.is(first, WordClass::not_a_name)))
        return {NameType::place, true};
    if (has_middle_initial(text, first, end)) return {NameType::person, true};
    return likeliest(text, first, end, words, signs.of);
}

}  // namespace factdiff
