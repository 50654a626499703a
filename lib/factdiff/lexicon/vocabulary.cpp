#include "factdiff/lexicon/vocabulary.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <utility>

#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/reporting_verbs.h"
#include "factdiff/lexicon/spelling.h"
#include "factdiff/lexicon/stemmer.h"
#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

template <typename T>
using WordMap = boost::unordered_flat_map<WordText, T, WordHash>;

using ClassMap = WordMap<WordClass>;

WordClass class_named(std::string_view name) {
    static constexpr std::pair<std::string_view, WordClass> names[] = {
        {"function_word", WordClass::function_word},
        {"negator", WordClass::negator},
        {"hedge", WordClass::hedge},
        {"uncertain_modal", WordClass::uncertain_modal},
        {"firm_modal", WordClass::firm_modal},
        {"quantifier", WordClass::quantifier},
        {"pronoun", WordClass::pronoun},
        {"month", WordClass::month},
        {"weekday", WordClass::weekday},
        {"honorific", WordClass::honorific},
        {"title_noun", WordClass::title_noun},
        {"title_modifier", WordClass::title_modifier},
        {"abbreviation", WordClass::abbreviation},
        {"organization_word", WordClass::organization_word},
        {"place_word", WordClass::place_word},
        {"given_name", WordClass::given_name},
        {"place_name", WordClass::place_name},
        {"nationality", WordClass::nationality},
        {"direction_up", WordClass::direction_up},
        {"direction_down", WordClass::direction_down},
        {"reporting", WordClass::reporting},
        {"number_word", WordClass::number_word},
        {"auxiliary", WordClass::auxiliary},
        {"not_a_name", WordClass::not_a_name},
        {"unit", WordClass::unit},
        {"currency", WordClass::currency},
        {"ambiguous_name", WordClass::ambiguous_name},
        {"agent_mark", WordClass::agent_mark},
        {"name_particle", WordClass::name_particle},
        {"comparison_mark", WordClass::comparison_mark},
        {"way_start", WordClass::way_start},
        {"date_word", WordClass::date_word},
    };
    for (const auto& [known, value] : names)
        if (known == name) return value;
    return WordClass::none;
}

ClassMap build_classes() {
    ClassMap classes;
    const auto add = [&](std::string_view word, WordClass value) {
        // Of a phrase ("according to") the first word carries the bit: it is where a matcher starts to look.
        word = word.substr(0, word.find(' '));
        auto [entry, fresh] = classes.emplace(word, value);
        if (!fresh) entry->second = entry->second | value;
    };
    for (const Row& row : table("classes")) for_each_part(row[1], [&](std::string_view name) { add(row[0], class_named(name)); });
    for (const Row& row : table("number_words")) add(row[0], WordClass::number_word);
    for (const Row& row : table("units")) add(row[0], WordClass::unit);
    for (const Row& row : table("currencies")) add(row[0], WordClass::currency);
    for (const Row& row : table("reporting_verbs")) add(row[0], WordClass::reporting);
    for (const Row& row : table("stance_verbs")) add(row[0], WordClass::stance);
    for (const Row& row : table("reporting_nouns")) add(row[0], WordClass::reporting_noun);
    for (const Row& row : table("quantifiers")) add(row[0], WordClass::share);
    for (const Row& row : table("negative_words")) add(row[0], WordClass::negative);
    for (const Row& row : table("hedges")) {
        if (row[1] == "strong") add(row[0], WordClass::strong_hedge);
        if (row[2] == "plan") add(row[0], WordClass::plan);
        if (row[2] == "hearsay") add(row[0], WordClass::hearsay);
    }
    for (const Row& row : table("dates")) {
        if (row[1] == "month") add(row[0], WordClass::month);
        if (row[1] == "weekday") add(row[0], WordClass::weekday);
        add(row[0], WordClass::date_word);
    }
    for (const Row& row : table("extremes")) add(row[0], WordClass::extreme);
    for (const Row& row : table("unrealised")) for_each_part(row[0], [&](std::string_view form) { add(form, WordClass::unrealised); });
    for (const Row& row : table("holidays")) add(row[0], WordClass::date_word);
    return classes;
}

const ClassMap& classes() {
    static const ClassMap map = build_classes();
    return map;
}

WordClass classes_of(const WordText& folded) {
    const auto found = classes().find(folded);
    return found == classes().end() ? WordClass::none : found->second;
}

PoleMask poles_of_stem(const std::string& stem) {
    static const auto stems = [] {
        boost::unordered_flat_map<std::string, PoleMask> map;
        Stemmer stem_of;
        std::uint32_t number = 0;
        for (const Row& row : table("opposites")) {
            for (const bool second : {false, true})
                for_each_part(row[second ? 1 : 0], [&](std::string_view entry) {
                    PoleMask& poles = map[std::string(stem_of(entry.substr(0, entry.find(' '))))];  // “turn down”: known by its first word
                    (second ? poles.second : poles.first) |= 1ULL << (number % 64);
                });
            ++number;
        }
        return map;
    }();
    const auto found = stems.find(stem);
    return found == stems.end() ? PoleMask{} : found->second;
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

/// Lower case; typographic apostrophes straightened; all kinds of hyphen made one.
std::string lower_text(std::string_view surface) {
    if (is_ascii(surface)) return ascii_lower(surface);
    std::string text;
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(surface.data(), static_cast<std::int32_t>(surface.size())));
    for (std::int32_t i = 0; i < wide.length(); ++i) {
        const char16_t c = wide.charAt(i);
        if (c == u'\u2019' || c == u'\u2018' || c == u'\u02BC') wide.setCharAt(i, u'\'');
        if (c == u'\u2010' || c == u'\u2011') wide.setCharAt(i, u'-');
    }
    wide.toLower(icu::Locale::getRoot()).toUTF8String(text);
    return text;
}

std::string without_diacritics(std::string_view text) {
    std::string folded;
    if (is_ascii(text)) {
        folded = text;
    } else {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
        const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
        const icu::UnicodeString decomposed = U_SUCCESS(status) ? nfd->normalize(wide, status) : wide;
        icu::UnicodeString kept;
        for (std::int32_t i = 0; i < decomposed.length();) {
            const UChar32 c = decomposed.char32At(i);
            i += U16_LENGTH(c);
            if (u_charType(c) != U_NON_SPACING_MARK) kept.append(c);
        }
        kept.toUTF8String(folded);
    }
    return folded;
}

bool begins_with_capital(std::string_view text) {
    UChar32 first = 0;
    std::int32_t at = 0;
    if (text.empty()) return false;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, static_cast<std::int32_t>(text.size()), first);
    return first < 0x80 ? is_ascii_upper(static_cast<char>(first)) : u_isUUppercase(first) != 0;
}

bool capital_behind_small(std::string_view text) { return text.size() >= 4 && is_ascii_lower(text[0]) && is_ascii_upper(text[1]); }

/// Two letters or more, none of them small.
bool all_capitals(std::string_view text) {
    int upper = 0;
    for (const char c : text) {
        if (is_ascii_lower(c)) return false;
        upper += is_ascii_upper(c) ? 1 : 0;
    }
    return upper >= 2;
}

}  // namespace

std::string folded_form(std::string_view surface) {
    std::string folded = without_diacritics(lower_text(surface));
    if (!folded.empty() && is_letter_or_high(folded.front())) std::erase(folded, '.');
    return folded;
}

struct Vocabulary::Impl {
    std::deque<Word> words;  // never moves, so the maps may point into it
    std::deque<std::pair<std::string, Surface>> surfaces;
    WordMap<const Surface*> by_surface;
    WordMap<WordId> by_text;
    std::array<const Surface*, 128> of_one_byte{};  // marks, mostly: every sixth token
    boost::unordered_flat_map<std::string, WordId> stems, forms;
    Stemmer stem_of;

    WordId add(std::string text, std::string_view surface);
    /// What is known of a text that was never met: seldom asked, and so apart from the look-up.
    const Surface& take_in(Vocabulary& of, std::string_view written);
};

WordId Vocabulary::Impl::add(std::string text, std::string_view surface) {
    Word word;
    word.text = std::move(text);
    word.folded = without_diacritics(word.text);
    if (!word.folded.empty() && is_letter_or_high(word.folded.front())) std::erase(word.folded, '.');
    // "US", "U.S.", "WHO" and "IT" are names, not the pronouns they would fold to: such initialisms keep their capitals.
    bool capitals = false, only_capitals = true;
    for (const char c : surface) {
        if (is_ascii_upper(c))
            capitals = true;
        else if (c != '.')
            only_capitals = false;
    }
    if (capitals && only_capitals && word.folded.size() >= 2 && word.folded.size() <= 5 &&
        has(classes_of(word.folded), WordClass::function_word | WordClass::pronoun)) {
        for (char& c : word.folded) c = ascii_upper(c);
        word.text = word.folded;
    }
    word.folded_head = head_of(word.folded);
    word.classes = classes_of(word.lower());
    word.speech = speech_roles(word.lower());
    const WordId id = static_cast<WordId>(words.size());
    if (!word.folded.empty() && is_letter_or_high(word.folded.front())) {
        word.stem_text = stem_of(word.folded);
    } else {
        word.stem_text = word.folded;
    }
    word.poles = poles_of_stem(word.stem_text);
    if ((word.poles.first | word.poles.second) != 0) word.classes = word.classes | WordClass::opposite;
    const ThesaurusEntry entry = thesaurus_entry(word.stem_text);
    word.senses = entry.groups;
    word.antonyms = entry.opposites;
    word.kinds = kinds_of_stem(word.stem_text);
    if (!word.antonyms.empty() || !word.kinds.empty()) word.classes = word.classes | WordClass::contrast;
    word.stem = stems.emplace(word.stem_text, static_cast<WordId>(stems.size())).first->second;
    word.form = forms.emplace(ascii_lower(word.folded), static_cast<WordId>(forms.size())).first->second;
    word.spelling = forms.emplace(one_spelling(ascii_lower(word.folded)), static_cast<WordId>(forms.size())).first->second;
    words.push_back(std::move(word));
    by_text.emplace(std::string_view(words.back().text), id);
    return id;
}

Vocabulary::Vocabulary() : impl_(std::make_unique<Impl>()) {}
Vocabulary::~Vocabulary() = default;
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;

WordId Vocabulary::word_of(std::string_view surface) {
    Impl& in = *impl_;
    std::string text = lower_text(surface);
    if (text.size() > 1 && text.ends_with('.') && is_letter_or_high(text.front())) text.pop_back();
    WordId id = 0;
    // An initialism may have kept its capitals; then its text is another key than the pronoun's.
    const Word* known = nullptr;
    const auto same_text = in.by_text.find(std::string_view(text));
    if (same_text != in.by_text.end()) known = &in.words[same_text->second];
    const bool no_small = surface.size() >= 2 && surface.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    if (known != nullptr && !no_small) {
        id = same_text->second;
    } else {
        id = in.add(std::move(text), surface);
        // Two surfaces of one text ("Paris", "PARIS") share the first id.
        const auto first = in.by_text.find(std::string_view(in.words[id].text));
        if (first->second != id) {
            id = first->second;
            in.words.pop_back();
        } else {
            words_.push_back(&in.words[id]);
        }
    }
    return id;
}

const Surface& Vocabulary::surface(std::string_view written) {
    const Impl& in = *impl_;
    if (written.size() == 1 && is_ascii(written))
        if (const Surface* known = in.of_one_byte[static_cast<std::size_t>(written[0])]) return *known;
    const auto found = in.by_surface.find(written);
    return found != in.by_surface.end() ? *found->second : impl_->take_in(*this, written);
}

const Surface& Vocabulary::Impl::take_in(Vocabulary& of, std::string_view written) {
    Surface known;
    known.word = of.word_of(written);
    known.stem = of[known.word].stem;
    known.classes = of[known.word].classes;
    known.capitalised = begins_with_capital(written);
    if (known.capitalised) known.all_caps = all_capitals(written);
    known.has_capital = known.capitalised || capital_behind_small(written);
    const auto& [text, entry] = surfaces.emplace_back(written, known);
    by_surface.emplace(std::string_view(text), &entry);
    if (written.size() == 1 && is_ascii(written)) of_one_byte[static_cast<std::size_t>(written[0])] = &entry;
    return entry;
}

void Vocabulary::trim(std::size_t limit) {
    if (impl_->surfaces.size() <= limit) return;
    impl_ = std::make_unique<Impl>();
    words_.clear();
}

}  // namespace factdiff
