#include "factdiff/alignment/same_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace factdiff {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

struct Part {
    std::string word;  // lower case, no possessive
    bool capital = false;
};

std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    std::size_t i = 0;
    while (i < text.size()) {
        if (!letter(text[i])) {
            ++i;
            continue;
        }
        std::size_t b = i;
        while (i < text.size() && (letter(text[i]) || (text[i] >= '0' && text[i] <= '9') || text[i] == '.')) ++i;
        Part p;
        for (std::size_t k = b; k < i; ++k) {
            char c = text[k];
            if (c == '.') continue;
            p.word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        }
        // ’s left over by the typographic apostrophe
        if (p.word.size() > 4 && p.word.ends_with("\xE2\x80\x99s")) p.word.resize(p.word.size() - 4);
        p.capital = text[b] >= 'A' && text[b] <= 'Z';
        static constexpr std::array<std::string_view, 26> empty = {"the",   "a",   "an",   "mr",  "mrs", "ms",     "dr",  "sir", "of",
                                                                   "for",   "and", "who",  "s",   "in",  "at",     "to",  "his", "her",
                                                                   "their", "its", "with", "one", "us",  "former", "sen", "rep"};
        if (p.word.size() > 1 && std::find(empty.begin(), empty.end(), p.word) == empty.end()) parts.push_back(std::move(p));
    }
    return parts;
}

bool pronoun(std::string_view text) {
    static constexpr std::array<std::string_view, 16> list = {"he", "she", "they", "it", "i", "we", "you", "who",
                                                              "He", "She", "They", "It", "I", "We", "You", "Who"};
    return std::find(list.begin(), list.end(), text) != list.end();
}

const Name* person_named(const Article& article, std::string_view canonical) {
    for (const Claim& claim : article.claims)
        if (const Name* n = std::get_if<Name>(&claim.value); n != nullptr && n->canonical == canonical) return n;
    return nullptr;
}

bool knows(const Article& article, std::string_view canonical) { return person_named(article, canonical) != nullptr; }

std::string stem(const std::string& w) {
    if (w.size() > 3 && w.ends_with("s") && !w.ends_with("ss")) return w.substr(0, w.size() - 1);
    return w;
}

/// "AP" for "Associated Press".
bool acronym(const std::vector<Part>& shorter, const std::vector<Part>& longer) {
    if (shorter.size() != 1 || longer.size() < 2 || shorter[0].word.size() != longer.size()) return false;
    for (std::size_t i = 0; i < longer.size(); ++i)
        if (shorter[0].word[i] != longer[i].word[0]) return false;
    return true;
}

}  // namespace

SourceRelation same_source(const Article& source, const Article& rewrite, const Vocabulary&, const Mention& a, const Mention& b, bool& doubtful) {
    std::string_view a_text = source.document.text_of(a.span), b_text = rewrite.document.text_of(b.span);
    doubtful = pronoun(a_text) || pronoun(b_text);
    std::string_view ca = a.canonical.empty() ? a_text : std::string_view(a.canonical);
    std::string_view cb = b.canonical.empty() ? b_text : std::string_view(b.canonical);
    if (ca == cb) return SourceRelation::same;
    if (pronoun(ca) || pronoun(cb)) return SourceRelation::unknown;
    std::vector<Part> pa = parts_of(ca), pb = parts_of(cb);
    if (pa.empty() || pb.empty()) return SourceRelation::unknown;
    const Name* na = person_named(source, ca);
    const Name* nb = person_named(rewrite, cb);
    bool both_people = na != nullptr && nb != nullptr && na->type == NameType::person && nb->type == NameType::person;
    bool shared = false, shared_capital = false;
    for (const Part& x : pa)
        for (const Part& y : pb)
            if (stem(x.word) == stem(y.word)) {
                shared = true;
                shared_capital = shared_capital || (x.capital && y.capital);
            }
    if (both_people || (pa.back().capital && pb.back().capital && pa.size() <= 3 && pb.size() <= 3 && na != nullptr && nb != nullptr)) {
        if (pa.back().word == pb.back().word) {
            // Two people of one surname: only when either version tells them apart
            if (pa.size() < 2 || pb.size() < 2 || pa.front().word == pb.front().word) return SourceRelation::same;
            if (pa.front().word[0] == pb.front().word[0]) return SourceRelation::unknown;  // Bill and William stay open, as does a slip
            return knows(source, cb) || knows(rewrite, ca) ? SourceRelation::different : SourceRelation::unknown;
        }
        if (shared_capital || acronym(pa, pb) || acronym(pb, pa)) return SourceRelation::unknown;
        // The same words elsewhere in the article may show that the one is known under the other's name: an office, an employer.
        return SourceRelation::different;
    }
    if (shared) return SourceRelation::same;
    if (acronym(pa, pb) || acronym(pb, pa)) return SourceRelation::same;
    bool capital_a = std::any_of(pa.begin(), pa.end(), [](const Part& p) { return p.capital; });
    bool capital_b = std::any_of(pb.begin(), pb.end(), [](const Part& p) { return p.capital; });
    if (capital_a && capital_b) {
        // A person and an organisation: she may speak for it
        if ((na != nullptr && na->type == NameType::person) || (nb != nullptr && nb->type == NameType::person)) return SourceRelation::unknown;
        return SourceRelation::different;
    }
    if (!capital_a && !capital_b) {
        // "analysts" against "officials": unlike, but words for people have too many neighbours to be sure
        doubtful = true;
        return SourceRelation::different;
    }
    return SourceRelation::unknown;
}

}  // namespace factdiff
