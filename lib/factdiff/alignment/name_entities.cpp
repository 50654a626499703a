#include "factdiff/alignment/name_entities.h"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostOfOneWord = 48;  // entities that share a word and are compared: "University" may stand in thousands

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return boost::hash<std::string_view>()(text); }
};
using NameMap = boost::unordered_flat_map<std::string, std::string, Hash, std::equal_to<>>;

struct Aliases {
    NameMap names, metonyms;
    boost::unordered_flat_map<std::string_view, std::string_view> words, dividers, peoples;
};
void add_word(const Aliases& all, std::string& key, std::string_view folded);

const Aliases& aliases() {
    static const Aliases all = [] {
        Aliases out;
        const std::vector<Row> rows = table("name_aliases");
        for (const Row& row : rows) {
            if (row[2] == "word") out.words[row[0]] = row[1];
            if (row[2] == "divider") out.dividers[row[0]] = row[1];
            if (row[2] == "people") out.peoples[row[0]] = row[1];
        }
        // Names are looked up by key, so their rows are read as keys.
        const auto key = [&](std::string_view words) {
            std::string made;
            while (!words.empty()) {
                const std::size_t end = std::min(words.find(' '), words.size());
                add_word(out, made, words.substr(0, end));
                words.remove_prefix(std::min(end + 1, words.size()));
            }
            return made;
        };
        for (const Row& row : rows) {
            if (row[2].empty()) out.names.try_emplace(key(row[0]), key(row[1]));
            if (row[2] == "metonym") out.metonyms[key(row[0])] = key(row[1]);
        }
        return out;
    }();
    return all;
}

using Words = boost::container::small_vector<std::string_view, 6>;

Words words_of(std::string_view key) {
    Words out;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find(' '), key.size());
        out.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return out;
}

bool divides(std::string_view word) { return aliases().dividers.contains(word); }

void add_word(const Aliases& all, std::string& key, std::string_view folded) {
    if (folded.empty() || folded == "the" || folded == "'s") return;
    if (!key.empty()) key += ' ';
    const std::size_t at = key.size();
    for (const char c : folded) key += ascii_lower(c);
    if (const auto found = all.words.find(std::string_view(key).substr(at)); found != all.words.end())
        key.replace(at, std::string::npos, found->second);
}

std::string key_of(const Article& article, const Vocabulary& vocabulary, Span span) {
    std::string key;
    const auto [first, end] = article.segments.tokens_in(span);
    for (TokenIndex i = first; i < end; ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind == TokenKind::word || token.kind == TokenKind::number)
            add_word(aliases(), key, vocabulary[token.word].folded);
        else if (token.kind == TokenKind::symbol && vocabulary[token.word].folded == "&")
            add_word(aliases(), key, "&");
    }
    return key;
}

/// One form for the words that same_word() holds equal, to look them up by.
std::string index_form(std::string_view word);

std::string initials(const Words& words) {
    std::string out;
    for (const std::string_view w : words)
        if (w != "of" && w != "for" && w != "&" && w != "in") out += w.front();
    return out;
}

/// Letters that transliterations and slips of the same name double or not: "Zelensky", "Zelenskyy", "Zelenskiy".
std::string plain_spelling(std::string_view word) {
    std::string out;
    for (const char c : word)
        if (out.empty() || out.back() != c) out += c;
    if (out.ends_with("iy") || out.ends_with("ij")) out.replace(out.size() - 2, 2, "y");
    return out;
}

std::string index_form(std::string_view word) {
    std::string out = plain_spelling(word);
    if (out.size() >= 5 && (out.back() == 's' || out.back() == 'a')) out.pop_back();
    return out;
}

bool same_word(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    if (shorter.size() < 5) return false;
    if (longer.size() == shorter.size() + 1 && longer.starts_with(shorter)) {
        if (longer.back() == 's') return true;                         // "United Nation", "the Smiths"
        if (longer.back() == 'a' && shorter.size() >= 8) return true;  // "Antarctic", "Antarctica"
    }
    return plain_spelling(a) == plain_spelling(b);
}

bool given_names_agree(std::string_view a, std::string_view b) {
    if (same_word(a, b)) return true;
    const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    // An initial, or the short form of the same name: "Chris" and "Christopher".
    return shorter.size() == 1 ? longer.front() == shorter.front() : (shorter.size() >= 3 && longer.starts_with(shorter));
}

/// “UMO Trust” and “Upland Moor Owls Trust”, or “Upland Moors Trust”: the first word of the one holds the first letters of two words of the other,
/// and they share the rest.
bool shortens(const Words& a, const Words& b) {
    if (a.size() < 2 || b.size() <= a.size() || a[0].size() < 2 || a[0].size() > 5) return false;
    if (!std::equal(a.begin() + 1, a.end(), b.end() - static_cast<std::ptrdiff_t>(a.size() - 1), same_word)) return false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i + a.size() - 1 < b.size() && letters < a[0].size(); ++i) letters = b[i].front() == a[0][letters] ? letters + 1 : 0;
    return letters >= 2;
}

/// 0 where the two keys cannot name the same; more where they agree in more.
int agreement(std::string_view a, std::string_view b, NameType type_a, NameType type_b) {
    if (a == b) return 4;
    if (name_alias(a) == name_alias(b)) return 4;
    const Words x = words_of(a), y = words_of(b);
    if (x.empty() || y.empty()) return 0;
    const Words& less = x.size() <= y.size() ? x : y;
    const Words& more = x.size() <= y.size() ? y : x;
    if (less.size() == more.size() && std::equal(x.begin(), x.end(), y.begin(), same_word)) return 3;
    {  // "Asia-Pacific" and "AsiaPacific", "Wal-Mart" and "Walmart"
        std::string p, q;
        for (const auto w : x) p += w;
        for (const auto w : y) q += w;
        if (p == q) return 3;
        if (less.size() == 1 && more.size() > 1 && less[0].size() >= 2 && initials(more) == less[0]) return 2;
    }
    const bool person = type_a == NameType::person || type_b == NameType::person;
    if (person && type_a != NameType::place && type_b != NameType::place) {
        if (less.size() == 1) return same_word(less[0], more.back()) || same_word(less[0], more.front()) ? 2 : 0;
        if (!same_word(less.back(), more.back())) {
            // The family name first, or a last name that one version leaves out.
            return std::equal(less.begin(), less.end(), more.begin(), same_word) ? 2 : 0;
        }
        return given_names_agree(less.front(), more.front()) ||
                       std::equal(less.begin(), less.end(), more.end() - static_cast<std::ptrdiff_t>(less.size()), same_word)
                   ? 3
                   : 0;
    }
    if (less.size() == more.size()) return 0;
    if (shortens(less, more)) return 1;
    // "New York" is not "New York Times", nor "Asia" "Asia Pacific Economic Cooperation".
    if ((type_a == NameType::place) != (type_b == NameType::place)) return 0;
    // All words of the shorter in order inside the longer, and nothing that makes it another place.
    std::size_t i = 0;
    for (const std::string_view w : more)
        if (i < less.size() && same_word(less[i], w))
            ++i;
        else if (divides(w))
            return 0;
    if (i < less.size()) return 0;
    return less.size() > 1 || same_word(less[0], more.front()) ? 1 : 0;
}

int agreement(const NameEntity& a, const NameEntity& b) {
    int best = agreement(a.key, b.key, a.type, b.type);
    if (best >= 3) return best;
    // A form of several words, or a single one that is all an article ever says.
    const bool single = a.key.find(' ') == std::string::npos || b.key.find(' ') == std::string::npos;
    for (const std::string& x : a.forms)
        for (const std::string& y : b.forms)
            if ((single || (x.find(' ') != std::string::npos)) && (x == y || name_alias(x) == name_alias(y))) best = std::max(best, 2);
    return best;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t up = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = up;
        }
    }
    return row[b.size()];
}

bool near_word(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::size_t length = std::min(a.size(), b.size());
    const std::size_t most = length >= 9 ? 2 : length >= 5 ? 1 : 0;
    if (a.size() > 32 || b.size() > 32 || std::max(a.size(), b.size()) - length > most || most == 0) return false;
    return edit_distance(a, b) <= most;
}

}  // namespace

std::string_view name_alias(std::string_view key) {
    const auto found = aliases().names.find(key);
    return found == aliases().names.end() ? key : std::string_view(found->second);
}

bool holds_name(std::string_view a, std::string_view b) {
    const Words x = words_of(a), y = words_of(b);
    const Words& less = x.size() <= y.size() ? x : y;
    const Words& more = x.size() <= y.size() ? y : x;
    if (less.empty()) return false;
    const auto at = std::search(more.begin(), more.end(), less.begin(), less.end(), same_word);
    if (at == more.end()) return false;
    for (auto it = more.begin(); it != more.end(); ++it)
        if ((it < at || it >= at + static_cast<std::ptrdiff_t>(less.size())) && divides(*it)) return false;
    return true;
}

std::string_view name_metonym(std::string_view key) {
    const std::string_view name = name_alias(key);
    const auto found = aliases().metonyms.find(name);
    if (found != aliases().metonyms.end()) return found->second;
    return name;
}

std::string_view country_of(std::string_view people) {
    const auto found = aliases().peoples.find(people);
    return found == aliases().peoples.end() ? std::string_view{} : found->second;
}

bool near_miss(std::string_view a, std::string_view b) {
    const Words x = words_of(a), y = words_of(b);
    if (x.size() != y.size() || x.empty() || std::equal(x.begin(), x.end(), y.begin(), same_word)) return false;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!near_word(x[i], y[i])) return false;
    return true;
}

NameEntities name_entities(const Article& article, const Vocabulary& vocabulary) {
    NameEntities out;
    out.of_claim.assign(article.claims.size(), kNoEntity);
    out.key_of_claim.resize(article.claims.size());
    const auto names = std::count_if(article.claims.begin(), article.claims.end(), [](const Claim& claim) { return claim.kind == ClaimKind::name; });
    out.list.reserve(static_cast<std::size_t>(names));
    boost::unordered_flat_map<std::string_view, std::uint32_t> by_canonical;
    for (std::uint32_t c = 0; c < article.claims.size(); ++c) {
        const Name* name = std::get_if<Name>(&article.claims[c].value);
        if (name == nullptr) continue;
        const auto [at, fresh] = by_canonical.emplace(name->canonical, static_cast<std::uint32_t>(out.list.size()));
        if (fresh) {
            out.list.emplace_back();
            out.list.back().type = name->type;
        }
        NameEntity& entity = out.list[at->second];
        out.of_claim[c] = at->second;
        const std::string_view words = article.document.text_of(article.claims[c].span);
        std::string& key = out.key_of_claim[c];
        // A name is mostly told again in the words of one of its last mentions.
        for (std::size_t k = entity.mentions.size(); k-- > 0 && k + 4 > entity.mentions.size() && key.empty();)
            if (article.document.text_of(article.claims[entity.mentions[k]].span) == words) key = out.key_of_claim[entity.mentions[k]];
        entity.mentions.push_back(c);
        if (!key.empty()) continue;
        key = key_of(article, vocabulary, article.claims[c].span);
        if (entity.forms.size() < 8 && std::find(entity.forms.begin(), entity.forms.end(), key) == entity.forms.end()) entity.forms.push_back(key);
        if (entity.key.empty() || words == name->canonical) entity.key = key;
    }
    return out;
}

std::vector<std::uint32_t> match_names(const NameEntities& source, const NameEntities& rewrite) {
    boost::unordered_flat_map<std::string, boost::container::small_vector<std::uint32_t, 2>> by_word;
    boost::unordered_flat_map<std::string, std::uint32_t> by_initials;
    const auto post = [&](std::string_view word, std::uint32_t e) {
        auto& list = by_word[index_form(word)];
        if (list.size() < kMostOfOneWord && (list.empty() || list.back() != e)) list.push_back(e);
    };
    for (std::uint32_t e = 0; e < source.list.size(); ++e)
        for (const std::string& form : source.list[e].forms) {
            const std::string_view alias = name_alias(form);
            const Words words = words_of(form);
            for (const std::string_view w : words) post(w, e);
            if (alias != form) post(alias, e);
            if (words.size() > 1) {
                post(form, e);
                by_initials.emplace(initials(words), e);
            }
        }
    std::vector<std::uint32_t> out(rewrite.list.size(), kNoEntity);
    boost::container::small_vector<std::uint32_t, 32> tried;
    for (std::uint32_t r = 0; r < rewrite.list.size(); ++r) {
        const NameEntity& entity = rewrite.list[r];
        int best = 0;
        tried.clear();
        const auto consider = [&](std::uint32_t e) {
            if (tried.size() >= 128 || std::find(tried.begin(), tried.end(), e) != tried.end()) return;
            tried.push_back(e);
            int score = 4 * agreement(source.list[e], entity);
            if (score == 0) return;
            if (source.list[e].type == entity.type) ++score;
            if (score > best) best = score, out[r] = e;
        };
        const auto look_up = [&](std::string_view word, bool only = true) {
            // A word that names half of everything finds nothing that the other words do not find better.
            if (const auto found = by_word.find(index_form(word)); found != by_word.end() && (only || found->second.size() < kMostOfOneWord))
                for (const std::uint32_t e : found->second) consider(e);
        };
        for (const std::string& form : entity.forms) {
            look_up(form);
            look_up(name_alias(form));
            const Words words = words_of(form);
            for (const std::string_view w : words) look_up(w, words.size() == 1);
            std::string compact;
            for (const std::string_view w : words) compact += w;
            if (words.size() > 1) {
                look_up(compact);
                look_up(initials(words));
            } else if (const auto found = by_initials.find(compact); found != by_initials.end()) {
                consider(found->second);
            }
        }
    }
    return out;
}

bool same_stock(std::string_view a, std::string_view b) {
    static constexpr std::array<std::string_view, 17> endings = {"n",   "an", "ian", "ean", "ese", "ish", "i",    "ic", "er",
                                                                 "ers", "s",  "ans", "ns",  "is",  "ite", "ites", ""};
    constexpr std::size_t least = 4;
    const auto of_the_place = [](std::string_view place, std::string_view people) {
        const auto ends = [&](std::string_view stock) {
            return stock.size() >= least && people.starts_with(stock) &&
                   std::find(endings.begin(), endings.end(), people.substr(stock.size())) != endings.end();
        };
        std::string_view stock = place;
        if (ends(stock)) return true;
        while (stock.size() > least && std::string_view("aeiouy").find(stock.back()) != std::string_view::npos) {
            stock.remove_suffix(1);
            if (ends(stock)) return true;
        }
        return false;
    };
    return a.find(' ') == std::string_view::npos && b.find(' ') == std::string_view::npos && (of_the_place(a, b) || of_the_place(b, a));
}

bool parts_of_one_name(const NamePairing& names, std::string_view a, std::string_view b) {
    const auto holds_both = [&](const NameEntity& entity) {
        return entity.key.size() > a.size() + b.size() && holds_name(a, entity.key) && holds_name(b, entity.key);
    };
    constexpr std::size_t most = 1000;  // asked of few names, but of each of these
    const auto any = [&](const std::vector<NameEntity>& list) {
        return std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), most)), holds_both);
    };
    return any(names.source.list) || any(names.rewrite.list);
}

}  // namespace factdiff
