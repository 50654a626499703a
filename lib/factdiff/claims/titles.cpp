#include "factdiff/claims/titles.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

template <typename T>
using WordMap = boost::unordered_flat_map<WordText, T, WordHash>;

struct Office {
    std::string_view office;
    std::string_view field;
};
struct Offices {
    WordMap<Office> phrases;
    WordMap<std::uint8_t> modifiers;
};

constexpr std::array<std::string_view, 5> kModifierNames = {"former", "acting", "deputy", "elect", "outgoing"};

const Offices& offices() {
    static const Offices all = [] {
        Offices out;
        for (const Row& row : table("titles")) {
            if (row[2] == "modifier") {
                const auto at = std::find(kModifierNames.begin(), kModifierNames.end(), row[1]);
                if (at != kModifierNames.end()) out.modifiers.try_emplace(row[0], static_cast<std::uint8_t>(1U << (at - kModifierNames.begin())));
            } else {
                out.phrases.try_emplace(row[0], Office{row[1], row[2]});
            }
        }
        return out;
    }();
    return all;
}

bool is_hyphen(const SegmentedText& text, TokenIndex i) {
    return text.is(i, TokenKind::punctuation) && text.surface(i) == "-" && !text.token(i).space_before;
}

bool titlish(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, TokenKind::word)) return false;
    if (text.is(i, WordClass::title_noun | WordClass::title_modifier)) return true;
    return text.token(i).capitalised && text.is(i, WordClass::nationality | WordClass::place_name);
}

bool plural_title(std::string_view word) { return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word != "boss"; }

bool determiner(const WordText& w) {
    return w == "the" || w == "a" || w == "an" || w == "its" || w == "their" || w == "his" || w == "her" || w == "our";
}

/// “The head of quality, Melissa Tran”: the word that what stands behind “of” belongs to, or `last`.
TokenIndex headed(const SegmentedText& text, TokenIndex last, TokenIndex floor) {
    constexpr TokenIndex longest = 3;  // words behind “of”
    for (TokenIndex k = last; k > floor + 1 && last - k < longest && text.is(k, TokenKind::word) && !text.token(k).capitalised; --k)
        if (text.lower(k - 1) == "of" && text.is(k - 2, WordClass::title_noun)) return k - 2;
    return last;
}

bool list_follows(const SegmentedText& text, TokenIndex name) {
    for (TokenIndex i = name; i < std::min<std::size_t>(text.size(), name + 5); ++i) {
        if (text.lower(i) == "and" || text.surface(i) == "," || text.surface(i) == "&") return i > name;
        if (!text.is(i, TokenKind::word) || !text.token(i).capitalised) return false;
    }
    return false;
}

}  // namespace

TitleTokens title_before(const SegmentedText& text, TokenIndex name, TokenIndex floor) {
    TitleTokens out{name, name, false};
    if (name == 0 || name <= floor) return out;
    TokenIndex noun = name - 1;
    if (text.is(noun, WordClass::honorific) && noun > floor) --noun;  // "prime minister Sir John Hale"
    // "the chief executive, Dana Whitlock, said": the comma of an apposition.
    if (text.surface(noun) == "," && noun > floor && text.token(noun).break_before == false) --noun;
    if (!text.is(noun, TokenKind::word)) return out;
    const bool comma = text.surface(noun + 1) == ",";
    if (comma) noun = headed(text, noun, floor);
    if (!text.is(noun, WordClass::title_noun)) return out;
    if (text.token(noun + 1).break_before || text.token(name).break_before) return out;
    TokenIndex first = noun;
    while (first > floor && !text.token(first).break_before) {
        TokenIndex before = first - 1;
        if (is_hyphen(text, before) && before > floor) --before;
        if (titlish(text, before) && !text.is(before, TokenKind::number)) {
            first = before;
            continue;
        }
        // "Secretary of State", "minister of justice".
        if (text.lower(before) == "of" && before > floor && text.is(before - 1, WordClass::title_noun)) {
            first = before - 1;
            continue;
        }
        break;
    }
    // "former Federal Reserve chairman": the body it belongs to may stand between.
    TokenIndex back = first;
    for (int steps = 0; steps < 5 && back > floor && !text.token(back).break_before; ++steps) {
        const TokenIndex before = back - 1;
        if (text.is(before, TokenKind::word) && modifier_sense(text.lower(before)) != 0) {
            first = before;
            break;
        }
        if (!text.is(before, TokenKind::word) || (!text.token(before).capitalised && text.lower(before) != "'s" && text.lower(before) != "of")) break;
        back = before;
    }
    if (comma) {
        // Only after a determiner or possessive is it an apposition; "met the president, John Smith and others" stays open to doubt but reads the
        // same.
        if (first == 0) return out;
        const WordText det = text.lower(first - 1);
        if (det != "the" && det != "its" && det != "'s" && det != "his" && det != "her" && det != "their" && det != "our" && det != "whose")
            return out;
        if (list_follows(text, name) && plural_title(text.lower(noun))) return out;
    }
    out = {first, noun + 1, false};
    if (plural_title(text.lower(noun))) {
        if (!list_follows(text, name)) return {name, name, false};
        out.plural = true;
    }
    return out;
}

TitleTokens title_after(const SegmentedText& text, TokenIndex end) {
    const TitleTokens none{end, end, false};
    if (text.surface(end) != "," || text.token(end).break_before) return none;
    TokenIndex i = end + 1;
    if (text.is(i, TokenKind::number)) {  // ", 45, a teacher"
        if (text.surface(i + 1) != ",") return none;
        i += 2;
    }
    if (text.lower(i) == "who") {  // "who became its treasurer", "who took over as chief executive"
        const TokenIndex limit = std::min<std::size_t>(text.size(), i + 6);
        TokenIndex k = i + 1;
        while (k < limit && text.is(k, TokenKind::word) && text.lower(k) != "as" && !determiner(text.lower(k))) ++k;
        if (text.lower(i + 1) != "is" && text.lower(i + 1) != "was" && text.lower(i + 1) != "became" && text.lower(i + 1) != "serves" &&
            text.lower(i + 1) != "took" && text.lower(i + 1) != "served" && text.lower(i + 1) != "works")
            return none;
        if (k == limit) return none;
        i = text.lower(k) == "as" ? k + 1 : k;
    }
    if (determiner(text.lower(i))) ++i;
    TokenIndex first = i;
    int unknown = 0;
    for (TokenIndex n = i; n < text.size() && n < i + 9; ++n) {
        if (text.token(n).break_before || !(text.is(n, TokenKind::word) || is_hyphen(text, n))) return none;
        if (is_hyphen(text, n)) continue;
        if (text.is(n, WordClass::title_noun)) {
            TokenIndex last = n;
            while (text.is(last + 1, TokenKind::word) && text.is(last + 1, WordClass::title_noun) && !text.token(last + 1).capitalised) ++last;
            // "the chief product officer": what she is chief of stands in between.
            if (last == n && text.is(n, WordClass::title_modifier) && text.is(n + 1, TokenKind::word) && !text.token(n + 1).capitalised &&
                !text.is(n + 1, WordClass::function_word | WordClass::auxiliary | WordClass::reporting | WordClass::pronoun) &&
                text.is(n + 2, TokenKind::word) && text.is(n + 2, WordClass::title_noun) && !text.token(n + 2).capitalised)
                last = n + 2;
            // "Whitlock, president Lee and others": what follows takes the title for itself. A bare plural opens a list, not an apposition.
            if (text.is(last + 1, TokenKind::word) && text.token(last + 1).capitalised && !text.is(last + 1, WordClass::function_word) &&
                !text.is(last + 1, WordClass::title_noun | WordClass::title_modifier))
                return none;
            while (text.is(last + 1, TokenKind::word) && text.token(last + 1).capitalised && text.is(last + 1, WordClass::title_noun)) ++last;
            if (plural_title(text.lower(last))) return none;
            if (text.lower(last + 1) == "of" && text.is(last + 2, TokenKind::word) && text.token(last + 2).capitalised &&
                text.is(last + 2, WordClass::title_modifier))
                last += 2;
            while (first < n && !titlish(text, first) && modifier_sense(text.lower(first)) == 0) ++first;
            return {first, last + 1, false};
        }
        if (text.lower(n) == "'s") {
            first = n + 1;
            continue;
        }
        if (text.is(n, WordClass::title_modifier | WordClass::nationality | WordClass::place_name) || text.token(n).capitalised) continue;
        if (text.is(n, WordClass::function_word | WordClass::reporting | WordClass::auxiliary | WordClass::pronoun) && text.lower(n) != "of")
            return none;
        if (++unknown > 2) return none;
    }
    return none;
}

std::uint8_t modifier_sense(const WordText& folded_word) {
    const auto found = offices().modifiers.find(folded_word);
    return found == offices().modifiers.end() ? 0 : found->second;
}

std::string_view modifier_name(std::uint8_t modifiers) {
    for (std::size_t i = 0; i < kModifierNames.size(); ++i)
        if ((modifiers >> i & 1U) != 0) return kModifierNames[i];
    return {};
}

Title parse_title(std::string_view text) {
    // Words of the title, folded, one space between; starts[i] is where word i begins.
    std::string folded;
    std::vector<std::size_t> starts;
    bool gap = true;
    for (const char c : text) {
        if (c == '.') continue;
        if (!is_letter_or_high(c)) {
            gap = true;
            continue;
        }
        if (gap) {
            if (!folded.empty()) folded += ' ';
            starts.push_back(folded.size());
            gap = false;
        }
        folded += ascii_lower(c);
    }
    Title out;
    if (starts.empty()) return out;
    const std::string_view words = folded;
    const auto piece = [&](std::size_t i, std::size_t j) {
        const std::size_t stop = j < starts.size() ? starts[j] - 1 : words.size();
        return words.substr(starts[i], stop - starts[i]);
    };
    // The longest phrase of the table that ends last; its words modify nothing.
    std::size_t office_first = starts.size();
    for (std::size_t end = starts.size(); end > 0 && out.office.empty(); --end)
        for (std::size_t first = end > 5 ? end - 5 : 0; first < end; ++first) {
            const auto found = offices().phrases.find(piece(first, end));
            if (found == offices().phrases.end()) continue;
            out.office = found->second.office;
            out.field = found->second.field;
            office_first = first;
            break;
        }
    for (std::size_t i = 0; i < starts.size(); ++i)
        if (i < office_first || piece(i, i + 1) == "elect" || piece(i, i + 1) == "designate") out.modifiers |= modifier_sense(piece(i, i + 1));
    return out;
}

bool offices_contradict(const Title& a, const Title& b) {
    if (a.office.empty() || b.office.empty() || a.office == b.office || a.field == "-" || b.field == "-") return false;
    // "minister" and "secretary" alone may be any of the cabinet; a head of government is none of them.
    if (a.field == b.field) return a.field != "cabinet-any";
    const auto politics = [](std::string_view f) { return f == "head" || f == "cabinet" || f == "cabinet-any" || f == "elected"; };
    if (!politics(a.field) || !politics(b.field)) return false;
    const auto cabinet = [](std::string_view f) { return f == "cabinet" || f == "cabinet-any"; };
    if (cabinet(a.field) && cabinet(b.field)) return false;
    // "secretary" in a body that is no government stays possible beside an elected seat ("state senator", "mayor"): only the head excludes it.
    return a.field == "head" || b.field == "head" || (a.field == "elected" && b.field == "cabinet") || (a.field == "cabinet" && b.field == "elected");
}

}  // namespace factdiff
