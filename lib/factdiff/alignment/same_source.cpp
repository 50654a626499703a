#include "factdiff/alignment/same_source.h"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <string>
#include <vector>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/lexicon/gender.h"
#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

struct Part {
    std::string word;  // lower case, no possessive
    bool capital = false;
};

using Parts = boost::container::small_vector<Part, 4>;

/// The words of a text that tell who is meant, one after the other: no articles, honorifics, prepositions.
class PartReader {
public:
    explicit PartReader(std::string_view text) : text_(text) {}

    /// False at the end.
    bool next(Part& part) {
        while (true) {
            while (at_ < text_.size() && !is_letter_or_high(text_[at_])) ++at_;
            if (at_ == text_.size()) return false;
            const std::size_t begin = at_;
            part.word.clear();
            for (; at_ < text_.size() && (is_letter_or_high(text_[at_]) || is_ascii_digit(text_[at_]) || text_[at_] == '.'); ++at_) {
                const char c = text_[at_];
                if (c != '.') part.word.push_back(ascii_lower(c));
            }
            // ’s left over by the typographic apostrophe
            if (part.word.size() > 4 && part.word.ends_with("\xE2\x80\x99s")) part.word.resize(part.word.size() - 4);
            part.capital = is_ascii_upper(text_[begin]);
            if (part.word.size() > kLongestEmpty || (part.word.size() > 1 && std::find(kEmpty.begin(), kEmpty.end(), part.word) == kEmpty.end()))
                return true;
        }
    }

private:
    static constexpr std::array<std::string_view, 25> kEmpty = {"the",   "a",   "an",   "mr",  "mrs", "ms",  "dr", "sir", "of",
                                                                "for",   "and", "who",  "s",   "in",  "at",  "to", "his", "her",
                                                                "their", "its", "with", "one", "us",  "sen", "rep"};
    static constexpr std::size_t kLongestEmpty = 5;

    std::string_view text_;
    std::size_t at_ = 0;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    PartReader reader(text);
    for (Part part; reader.next(part);) parts.push_back(part);
    return parts;
}

std::string_view stem(std::string_view w) {
    if (w.size() > 3 && w.ends_with("s") && !w.ends_with("ss")) return w.substr(0, w.size() - 1);
    return w;
}

bool pronoun(std::string_view text) {
    static constexpr std::array<std::string_view, 16> list = {"he", "she", "they", "it", "i", "we", "you", "who",
                                                              "He", "She", "They", "It", "I", "We", "You", "Who"};
    constexpr std::size_t longest = 4;
    return text.size() <= longest && std::find(list.begin(), list.end(), text) != list.end();
}

bool same_words(std::string_view a, std::string_view b) {
    // “Marsh and Dorn” are “Dorn and Marsh”.
    if (a.find(" and ") != std::string_view::npos && b.find(" and ") != std::string_view::npos) {
        Parts x = parts_of(a), y = parts_of(b);
        for (Parts* parts : {&x, &y}) std::sort(parts->begin(), parts->end(), [](const Part& p, const Part& q) { return p.word < q.word; });
        if (!x.empty() || !y.empty())
            return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const Part& p, const Part& q) { return p.word == q.word; });
    }
    PartReader ours(a), theirs(b);
    Part x, y;
    for (bool any = false;; any = true) {
        const bool more = ours.next(x);
        if (theirs.next(y) != more || (more && x.word != y.word)) return false;
        if (!more) return any || (pronoun(a) && pronoun(b) && (a[0] | 32) == (b[0] | 32));
    }
}

/// "three current employees" / "three former employees": alike but for one word that says whether they still are what they are called.
bool one_word_turned(const Parts& a, const Parts& b) {
    if (a.size() < 2 || a.size() != b.size()) return false;
    std::size_t differ = 0, at = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].word != b[i].word) ++differ, at = i;
    if (differ != 1) return false;
    const auto tense = [](std::string_view w) {
        return w == "former" ? 1 : w == "ex" ? 1 : w == "retired" ? 1 : w == "current" ? 2 : w == "serving" ? 2 : 0;
    };
    return tense(a[at].word) != 0 && tense(b[at].word) != 0 && tense(a[at].word) != tense(b[at].word);
}

const Name* person_named(const Article& article, std::string_view canonical) {
    for (const Claim& claim : article.claims)
        if (const Name* n = std::get_if<Name>(&claim.value); n != nullptr && n->canonical == canonical) return n;
    return nullptr;
}

bool knows(const Article& article, std::string_view canonical) { return person_named(article, canonical) != nullptr; }

/// The rows of a table by their first column.
std::vector<Row> sorted_rows(std::string_view name) {
    std::vector<Row> rows = table(name);
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a[0] < b[0]; });
    return rows;
}

/// The row of the word; nullptr where there is none.
const Row* row_of(const std::vector<Row>& rows, std::string_view word) {
    const auto row = std::lower_bound(rows.begin(), rows.end(), word, [](const Row& r, std::string_view w) { return r[0] < w; });
    return row != rows.end() && (*row)[0] == word ? &*row : nullptr;
}

/// What kind of people the phrase names ("official", "expert"), from its head noun; "" where the table does not say or the phrase names several
/// kinds.
std::string_view kind_of(const Parts& parts) {
    static const std::vector<Row> rows = sorted_rows("source_kinds");
    std::string_view kind;
    for (const Part& p : parts)
        if (const Row* row = row_of(rows, stem(p.word))) kind = (*row)[1];
    return kind;
}

/// The bodies that the lower-case words of the phrase name: "a coastguard official" is the coastguard's. Sorted.
std::vector<std::string_view> bodies_of(const Parts& parts) {
    static const std::vector<Row> rows = sorted_rows("source_bodies");
    std::vector<std::string_view> bodies;
    for (const Part& p : parts)
        if (const Row* row = row_of(rows, stem(p.word))) bodies.push_back((*row)[1]);
    std::sort(bodies.begin(), bodies.end());
    return bodies;
}

/// "a coastguard official" / "a ministry official": the same kind of people, of two bodies that are both named.
bool other_body(const Parts& a, const Parts& b) {
    const std::vector<std::string_view> x = bodies_of(a), y = bodies_of(b);
    if (x.size() != 1 || y.size() != 1 || x[0] == y[0]) return false;
    // a name in either phrase says which body it is; that of the other may be the same
    for (const Parts* parts : {&a, &b})
        for (std::size_t i = 1; i < parts->size(); ++i)
            if ((*parts)[i].capital) return false;
    return true;
}

bool begins_name(const Article& article, Span span) {
    auto it = std::lower_bound(article.claims.begin(), article.claims.end(), span.begin,
                               [](const Claim& c, std::uint32_t at) { return c.span.begin < at; });
    // behind an article too: “The Harbour Board”
    const std::uint32_t behind_article = span.begin + 4;
    for (; it != article.claims.end() && it->span.begin <= behind_article; ++it)
        if (it->kind == ClaimKind::name && (it->span.begin == span.begin || (it->span.begin == behind_article && it->span.end <= span.end &&
                                                                             (article.document.text_of(span).starts_with("The ") ||
                                                                              article.document.text_of(span).starts_with("the ")))))
            return true;
    return false;
}

/// A capital that makes a name: not that of the sentence's first word, nor of "Dutch".
bool named(const Article& article, const Vocabulary& vocabulary, const Mention& mention) {
    auto [first, end] = article.segments.tokens_in(mention.span);
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = article.segments.tokens[t];
        if (!token.capitalised || token.kind != TokenKind::word) continue;
        const Word& word = vocabulary[token.word];
        if (has(word.classes, WordClass::function_word | WordClass::nationality | WordClass::quantifier)) continue;
        if (!token.sentence_start) return true;
        // The first word of a sentence is a name where the reader of names took it for one.
        if (begins_name(article, token.span)) return true;
    }
    return false;
}

/// True when somebody of these names is mentioned shortly before the place: a pronoun there may as well mean them.
bool named_before(const Article& article, Span place, const Parts& names) {
    const std::uint32_t sentence = article.segments.sentence_at(place.begin);
    const std::uint32_t from = article.segments.sentences[sentence >= 1 ? sentence - 1 : 0].span.begin;
    auto it =
        std::lower_bound(article.claims.begin(), article.claims.end(), from, [](const Claim& c, std::uint32_t at) { return c.span.begin < at; });
    for (; it != article.claims.end() && it->span.begin < place.begin; ++it) {
        const Name* n = std::get_if<Name>(&it->value);
        if (n == nullptr) continue;
        const Parts parts = parts_of(n->canonical);
        if (parts.empty() || names.empty() || parts.back().word != names.back().word) continue;
        if (parts.size() < 2 || names.size() < 2 || parts.front().word == names.front().word) return true;
    }
    return false;
}

/// “Mr Dorn said” / “she said”.
bool other_gender(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const Mention& a, const Mention& b) {
    const Gender x = gender_of(source, vocabulary, a);
    if (x == Gender::unknown) return false;
    const Gender y = gender_of(rewrite, vocabulary, b);
    return y != Gender::unknown && x != y;
}

/// One person, several, or a thing: as far as the words of a mention say it.
enum class Number : std::uint8_t { unknown, person, people, body };

/// “Surveys”, “some Liberals”, “Danes”; not “Brussels”, “the press”, “census”.
bool plural(const std::string& word) { return word == "police" || (word != stem(word) && !word.ends_with("us") && !word.ends_with("is")); }

Number number_of(const Article& article, const Mention& mention) {
    const std::string_view text = article.document.text_of(mention.span);
    if (pronoun(text)) {
        const char c = static_cast<char>(text[0] | 32);
        if (text.size() == 2 && c == 'h') return Number::person;
        if (text.size() == 3 && c == 's') return Number::person;
        if (c == 't' || (c == 'w' && text.size() == 2))
            return mention.canonical.empty() || pronoun(mention.canonical) ? Number::people : Number::unknown;
        return text.size() == 2 && c == 'i' ? Number::body : Number::unknown;
    }
    if (text.find(" and ") != std::string_view::npos) return Number::unknown;
    if (const Name* name = person_named(article, mention.canonical)) {
        if (name->type == NameType::person) return Number::person;
        if (name->type == NameType::organization) return Number::body;
        return Number::unknown;
    }
    // The head: “the master of three ships” is one.
    std::size_t end = text.size();
    for (const std::string_view after : {" of ", " in ", " at ", " from ", " with ", " for ", " on ", " who ", ","})
        end = std::min(end, text.find(after));
    const Parts parts = parts_of(text.substr(0, end));
    if (parts.empty() || !plural(parts.back().word)) return Number::unknown;
    // Lower-case words that no table knows may be read wrong: “it kept gulls from landing”.
    const bool capital = std::any_of(parts.begin(), parts.end(), [](const Part& p) { return p.capital; });
    return capital || !kind_of(parts).empty() ? Number::people : Number::unknown;
}

/// "AP" for "Associated Press".
bool acronym(const Parts& shorter, const Parts& longer) {
    if (shorter.size() != 1 || longer.size() < 2 || shorter[0].word.size() != longer.size()) return false;
    for (std::size_t i = 0; i < longer.size(); ++i)
        if (shorter[0].word[i] != longer[i].word[0]) return false;
    return true;
}

/// “Beijing” and “China”: reporters put the one for the other.
bool stand_for_one(std::string_view a, std::string_view b) {
    const std::string x = ascii_lower(a), y = ascii_lower(b);
    const std::string_view place = name_metonym(x);
    return place == name_metonym(y) && (place != x || place != y);
}

}  // namespace

Gender gender_of(const Article& article, const Vocabulary& vocabulary, const Mention& mention) {
    const auto word = [&](TokenIndex t) { return gender_of_word(vocabulary[article.segments.tokens[t].word].folded); };
    const auto [first, end] = article.segments.tokens_in(mention.span);
    const TokenIndex surname = begins_name(article, mention.span) ? 1 : 0;  // Mrs King is no king
    for (TokenIndex t = first; t + surname < end; ++t)
        if (const Gender g = word(t); g != Gender::unknown) return g;
    for (const Claim& claim : article.claims) {
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->type != NameType::person || name->canonical != mention.canonical) continue;
        const auto [at, behind] = article.segments.tokens_in(claim.span);
        for (TokenIndex t = at > 0 ? at - 1 : at; t + 1 < behind; ++t)
            if (const Gender g = word(t); g != Gender::unknown) return g;
    }
    return gender_of_name(mention.canonical);
}

bool names_kind(std::string_view phrase) {
    const Parts parts = parts_of(phrase);
    return !kind_of(parts).empty() || !bodies_of(parts).empty();
}

SourceRelation same_source(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const Mention& a, const Mention& b,
                           bool& doubtful) {
    const std::string_view a_text = source.document.text_of(a.span), b_text = rewrite.document.text_of(b.span);
    const bool pronoun_a = pronoun(a_text), pronoun_b = pronoun(b_text);
    doubtful = pronoun_a || pronoun_b;
    const std::string_view ca = a.canonical.empty() ? a_text : std::string_view(a.canonical);
    const std::string_view cb = b.canonical.empty() ? b_text : std::string_view(b.canonical);
    // What "he" or "Dorn" stands for is not told apart by a guess on each side.
    if (a_text == b_text || (pronoun_a == pronoun_b && ca == cb) || same_words(a_text, b_text)) return SourceRelation::same;
    if (pronoun_a != pronoun_b && other_gender(source, rewrite, vocabulary, a, b)) {
        doubtful = false;
        return SourceRelation::different;
    }
    if (ca == cb) return SourceRelation::same;
    if (pronoun(ca) || pronoun(cb)) return SourceRelation::unknown;
    const Parts pa = parts_of(ca), pb = parts_of(cb);
    if (pa.empty() || pb.empty()) return SourceRelation::unknown;
    const Name *na = person_named(source, ca), *nb = person_named(rewrite, cb);
    if (pronoun_a && (pronoun_b || na == nullptr || na->type != NameType::person || named_before(source, a.span, pb))) return SourceRelation::unknown;
    if (pronoun_b && (nb == nullptr || nb->type != NameType::person || named_before(rewrite, b.span, pa))) return SourceRelation::unknown;
    const bool both_people = na != nullptr && nb != nullptr && na->type == NameType::person && nb->type == NameType::person;
    bool shared = false, shared_capital = false;
    for (const Part& x : pa)
        for (const Part& y : pb)
            if (stem(x.word) == stem(y.word)) {
                shared = true;
                shared_capital = shared_capital || (x.capital && y.capital);
            }
    if (acronym(pa, pb) || acronym(pb, pa)) return SourceRelation::same;
    if (pa.size() <= 2 && pb.size() <= 2 && stand_for_one(ca, cb)) return SourceRelation::same;
    if (both_people || (na != nullptr && nb != nullptr && pa.size() <= 3 && pb.size() <= 3)) {
        if (pa.back().word == pb.back().word) {
            // Two people of one surname: only when either version tells them apart
            if (pa.size() < 2 || pb.size() < 2 || pa.front().word == pb.front().word) return SourceRelation::same;
            if (pa.front().word[0] == pb.front().word[0]) return SourceRelation::unknown;  // Bill and William stay open, as does a slip
            return knows(source, cb) || knows(rewrite, ca) ? SourceRelation::different : SourceRelation::unknown;
        }
        if (shared_capital) return SourceRelation::unknown;
        if (both_people || na->type == nb->type) return SourceRelation::different;
        return SourceRelation::unknown;  // a person and an organisation: she may speak for it
    }
    if (one_word_turned(pa, pb)) {
        doubtful = true;
        return SourceRelation::different;
    }
    if (shared && other_body(pa, pb)) return SourceRelation::different;
    if (shared) return SourceRelation::same;
    const std::string_view kind_a = kind_of(pa), kind_b = kind_of(pb);
    if (!kind_a.empty() && !kind_b.empty() && na == nullptr && nb == nullptr) {
        if (kind_a == kind_b) return SourceRelation::same;
        return SourceRelation::different;
    }
    const bool capital_a = pronoun_a ? na != nullptr : named(source, vocabulary, a);
    const bool capital_b = pronoun_b ? nb != nullptr : named(rewrite, vocabulary, b);
    if (capital_a && capital_b) {
        // “Ruiz and Holm, at the Institute” may be the “experts at the Institute”.
        if ((kind_a == "expert" && kind_b.empty()) || (kind_b == "expert" && kind_a.empty())) return SourceRelation::unknown;
        if ((na != nullptr && na->type == NameType::person) || (nb != nullptr && nb->type == NameType::person)) return SourceRelation::unknown;
        if (pa.size() == 1 || pb.size() == 1 || (na != nullptr) == (nb != nullptr)) return SourceRelation::different;
    }
    return SourceRelation::unknown;  // words for people have too many neighbours: "dermatologists" are "skin experts"
}

bool plainly_replaced(const Article& source, const Article& rewrite, const Mention& a, const Mention& b) {
    const std::string_view a_text = source.document.text_of(a.span), b_text = rewrite.document.text_of(b.span);
    // “Dorn said” / “Lawmakers said”, “She said” / “Northmere said”: one person is not several, nor a body.
    const Number theirs = number_of(source, a), ours = number_of(rewrite, b);
    const bool one_pronoun = pronoun(a_text) || pronoun(b_text);
    if ((theirs == Number::person && ours == Number::people) || (theirs == Number::people && ours == Number::person)) return true;
    if (one_pronoun && theirs != ours && theirs != Number::unknown && ours != Number::unknown) return true;
    if (one_pronoun) return false;
    const Parts pa = parts_of(a_text), pb = parts_of(b_text), ca = parts_of(a.canonical), cb = parts_of(b.canonical);
    // “the German” may be anybody; “the Courier” is a name.
    const auto epithet = [](const Article& article, const Mention& m, std::string_view text, const Parts& parts) {
        return text.starts_with("the ") && parts.size() == 1 && person_named(article, m.canonical) == nullptr;
    };
    if (epithet(source, a, a_text, pa) || epithet(rewrite, b, b_text, pb)) return false;
    if (pa.empty() || pb.empty() || !pa.back().capital || !pb.back().capital) return false;
    // The experts may be the two who were named; “Officials” and “Organisers” are capitals of a sentence’s start.
    if (kind_of(pa) == "expert" || kind_of(pb) == "expert") return false;
    if ((!kind_of(pa).empty() && !begins_name(rewrite, b.span)) || (!kind_of(pb).empty() && !begins_name(source, a.span))) return false;
    for (const Parts* x : {&pa, &ca})
        for (const Parts* y : {&pb, &cb}) {
            for (const Part& p : *x)
                for (const Part& q : *y)
                    if (stem(p.word) == stem(q.word)) return false;
            if (acronym(*x, *y) || acronym(*y, *x)) return false;
        }
    // "Whitlock" for "Northmere": the office may name the house.
    for (const Article* article : {&source, &rewrite})
        for (const Claim& claim : article->claims) {
            const Name* n = std::get_if<Name>(&claim.value);
            if (n == nullptr || n->title.empty() || (n->canonical != a.canonical && n->canonical != b.canonical)) continue;
            const Parts title = parts_of(n->title);
            for (const Part& p : title)
                for (const Parts* y : {&pa, &pb, &ca, &cb})
                    for (const Part& q : *y)
                        if (stem(p.word) == stem(q.word)) return false;
        }
    return true;
}

}  // namespace factdiff
