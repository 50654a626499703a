#include "factdiff/checking/name_support.h"

#include <algorithm>
#include <bitset>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/alignment/terms.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/peoples.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

/// The words of `article`: by stem, the places where each stands that somebody asks for.
class WordPlaces {
public:
    WordPlaces(const Article& article, const Vocabulary& vocabulary) : article_(article), vocabulary_(vocabulary) {}

    void ask(WordId word) {
        const WordId stem = vocabulary_[word].stem;
        places_[stem];
        asked_.set(stem % asked_.size());
    }
    void read() {
        for (TokenIndex i = 0; i < article_.segments.tokens.size(); ++i) {
            const WordId stem = article_.segments.tokens[i].stem;
            if (!asked_[stem % asked_.size()]) continue;
            const auto found = places_.find(stem);
            // A word asked for may stand everywhere; sixty-four places prove as much as all.
            if (found != places_.end() && found->second.size() < 64) found->second.push_back(i);
        }
    }
    /// All words in this order with at most two others between two of them.
    bool sequence(const std::vector<WordId>& words) const {
        const auto first = places_.find(vocabulary_[words.front()].stem);
        if (first == places_.end()) return false;
        for (const TokenIndex start : first->second) {
            TokenIndex at = start + 1;
            std::size_t k = 1;
            for (; k < words.size(); ++k) {
                const WordId stem = vocabulary_[words[k]].stem;
                const TokenIndex stop = std::min<std::size_t>(article_.segments.tokens.size(), at + 4);
                while (at < stop && article_.segments.tokens[at].stem != stem) ++at;
                if (at == stop) break;
                ++at;
            }
            if (k == words.size()) return true;
        }
        return false;
    }
    bool stands(WordId word) const {
        const auto found = places_.find(vocabulary_[word].stem);
        return found != places_.end() && !found->second.empty();
    }

private:
    const Article& article_;
    const Vocabulary& vocabulary_;
    boost::unordered_flat_map<WordId, std::vector<TokenIndex>> places_;
    std::bitset<2048> asked_;  // stems in places_: most words are none of them
};

std::vector<WordId> words_of(const Article& article, Span span) {
    std::vector<WordId> out;
    const auto [first, end] = article.segments.tokens_in(span);
    for (TokenIndex i = first; i < end; ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind == TokenKind::word && !has(token.classes, WordClass::function_word)) out.push_back(token.word);
    }
    return out;
}

/// The peoples a version speaks of, each once: "Germany" is no new name where it says "German".
std::vector<std::string_view> peoples_of(const Article& article, const Vocabulary& vocabulary) {
    std::vector<std::string_view> out;
    boost::unordered_flat_set<WordId> seen;
    for (const Token& token : article.segments.tokens)
        if (has(token.classes, WordClass::nationality) && seen.insert(token.word).second)
            out.push_back(vocabulary[token.word].folded);
    return out;
}

bool people_stand(const std::vector<std::string_view>& peoples, std::string_view place) {
    return std::any_of(peoples.begin(), peoples.end(), [&](std::string_view people) {
        if (const std::string_view country = country_of(people); country == place || country == name_alias(place)) return true;
        // “Peruvian”, “Serb”
        if (place.substr(0, 4) == people.substr(0, 4) && tells_of_people(place, people)) return true;
        return place.size() >= 5 && people.size() >= 5 && people.substr(0, 4) == place.substr(0, 4);
    });
}

/// “AS482” stands where the other version writes “AS 482” or “AS-482”.
bool designation_stands(const Article& article, std::string_view folded) {
    const std::size_t digits = folded.find_first_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return false;
    const auto& tokens = article.segments.tokens;
    for (TokenIndex i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens[i].capitalised || !equal_ascii_case(article.document.text_of(tokens[i].span), folded.substr(0, digits))) continue;
        const TokenIndex number = i + (article.document.text_of(tokens[i + 1].span) == "-" ? 2 : 1);
        if (number < tokens.size() && equal_ascii_case(article.document.text_of(tokens[number].span), folded.substr(digits))) return true;
    }
    return false;
}

/// Every word of the name stands, with a capital, in that sentence of the other version.
bool stands_in(const Article& article, const Claim& name, const Article& other, std::uint32_t sentence) {
    const auto [first, end] = article.segments.tokens_in(name.span);
    const Sentence& there = other.segments.sentences[sentence];
    for (TokenIndex i = first; i < std::min(end, first + 12); ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind != TokenKind::word || !token.capitalised) continue;
        bool found = false;
        for (TokenIndex k = there.first_token; k < std::min(there.end_token, there.first_token + 200) && !found; ++k)
            found = other.segments.tokens[k].capitalised && other.segments.tokens[k].stem == token.stem;
        if (!found) return false;
    }
    return true;
}

/// “Halden sued Brightwater” became “Brightwater was sued by Halden”: both names stand on both sides, and the sentence was turned.
bool turned(const Comparison& c, const Claim& source, const Claim& rewrite) {
    return stands_in(c.source, source, c.rewrite, rewrite.sentence) && stands_in(c.rewrite, rewrite, c.source, source.sentence);
}

}  // namespace

bool took_its_place(const Comparison& c, const ClaimPair& pair) {
    const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
    if (pair.equal || rewrite.kind != ClaimKind::name) return false;
    if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) return false;
    if (turned(c, source, rewrite)) return false;
    // “Soubre” stands there still: nothing took its place.
    constexpr float sure = 0.9F;
    return pair.score >= sure || !stands_in(c.source, source, c.rewrite, rewrite.sentence);
}

std::vector<std::uint32_t> names_lacking(const Article& article, const Article& other, const std::vector<std::uint32_t>& unpaired,
                                         bool article_is_rewrite, const Comparison& comparison) {
    std::vector<std::uint32_t> out;
    boost::unordered_flat_set<std::string_view> paired, seen;
    std::vector<std::uint32_t> open = unpaired;
    for (const ClaimPair& pair : comparison.alignment.claims) {
        const std::uint32_t index = article_is_rewrite ? pair.rewrite : pair.source;
        const Name* name = std::get_if<Name>(&article.claims[index].value);
        if (name == nullptr) continue;
        if (pair.equal || took_its_place(comparison, pair))
            paired.insert(name->canonical);
        else
            open.push_back(index);  // name-changed does not tell of it
    }
    std::sort(open.begin(), open.end());
    std::erase_if(open, [&](std::uint32_t index) {
        const Name* name = std::get_if<Name>(&article.claims[index].value);
        return name == nullptr || paired.contains(name->canonical);
    });
    if (open.empty()) return out;

    const NamePairing& names = *comparison.alignment.names;
    const NameEntities& mine = article_is_rewrite ? names.rewrite : names.source;
    const std::vector<std::uint32_t> match = article_is_rewrite ? names.source_of : match_names(names.rewrite, names.source);
    WordPlaces places(other, comparison.vocabulary);
    for (const std::uint32_t index : open)
        for (const WordId word : words_of(article, article.claims[index].span)) places.ask(word);
    places.read();
    const std::vector<std::string_view> peoples = peoples_of(other, comparison.vocabulary);
    for (const std::uint32_t index : open) {
        const Claim& claim = article.claims[index];
        const Name& name = std::get<Name>(claim.value);
        if (!seen.insert(name.canonical).second) continue;
        const NameEntity& entity = mine.list[mine.of_claim[index]];
        if (match[mine.of_claim[index]] != kNoEntity) continue;
        std::vector<WordId> words = words_of(article, claim.span);
        if (words.empty()) continue;
        bool stands = places.sequence(words);
        // The first word of a sentence may have been taken into the name.
        if (!stands && words.size() > 1 && !places.stands(words.front())) {
            const auto [first, end] = article.segments.tokens_in(claim.span);
            (void)end;
            if (article.segments.tokens[first].sentence_start) stands = places.sequence({words.begin() + 1, words.end()});
        }
        // Bodies are named by their words in any order: "Department of Energy", "Energy Department".
        if (!stands && name.type != NameType::person && words.size() > 1)
            stands = std::all_of(words.begin(), words.end(), [&](WordId word) { return places.stands(word); });
        // Or by the part that tells them from others: "Labour" for "Labour Party", "Hillsborough" for "Hillsborough Stadium".
        if (!stands && name.type != NameType::person && words.size() > 1) {
            std::erase_if(words, [&](WordId word) {
                return has(comparison.vocabulary[word].classes, WordClass::organization_word | WordClass::place_word) &&
                       !has(comparison.vocabulary[word].classes, WordClass::place_name);
            });
            stands = !words.empty() && places.sequence(words);
        }
        if (!stands && words.size() == 1) {
            const NameEntities& others = article_is_rewrite ? names.source : names.rewrite;
            stands = std::any_of(others.list.begin(), others.list.end(), [&](const NameEntity& there) {
                return same_stock(there.key, entity.key) || name_metonym(there.key) == name_alias(entity.key);  // “Beijing” tells of China
            });
        }
        if (!stands && words.size() == 1) stands = designation_stands(other, comparison.vocabulary[words.front()].folded);
        if (!stands && words.size() == 1)
            stands = people_stand(peoples, entity.key) || (name_alias(entity.key) != entity.key && people_stand(peoples, name_alias(entity.key)));
        if (!stands) out.push_back(index);
    }
    return out;
}

namespace {

/// Whether the word alone says of what people somebody is: not “the British Museum”, “African American” or the “Welsh” inside a longer name.
bool tells_people(const Article& article, const Word& word, TokenIndex i) {
    const auto& tokens = article.segments.tokens;
    if (!tokens[i].capitalised || tokens[i].quoted || !is_people(word.folded)) return false;  // “Western”, “Victorian”, “European” are none
    const auto part_of_name = [&](TokenIndex k) {
        return k < tokens.size() && tokens[k].kind == TokenKind::word && tokens[k].capitalised && !tokens[k].sentence_start &&
               !has(tokens[k].classes, WordClass::title_noun | WordClass::honorific);
    };
    const auto joined = [&](TokenIndex k) {
        return k < tokens.size() && tokens[k].kind == TokenKind::punctuation && article.document.text_of(tokens[k].span) == "-";
    };
    return !part_of_name(i + 1) && !joined(i + 1) && (i == 0 || (!part_of_name(i - 1) && !joined(i - 1)));
}

}  // namespace

std::vector<Span> peoples_lacking(const Comparison& c) {
    constexpr std::size_t stock = 4;  // “Norway”, “Norwegian”
    std::vector<TokenIndex> open;
    const auto& ours = c.rewrite.segments.tokens;
    const auto people = [&](TokenIndex i) -> const std::string& { return c.vocabulary[ours[i].word].folded; };
    for (TokenIndex i = 0; i < ours.size(); ++i)
        if (has(ours[i].classes, WordClass::nationality) && tells_people(c.rewrite, c.vocabulary[ours[i].word], i) &&
            std::none_of(open.begin(), open.end(), [&](TokenIndex k) { return tells_of_people(people(i), people(k)); }))
            open.push_back(i);
    for (const Token& token : c.source.segments.tokens) {
        if (open.empty()) break;
        if (token.kind != TokenKind::word || !token.capitalised) continue;
        const std::string word = ascii_lower(c.vocabulary[token.word].folded);  // “US” keeps its capitals
        std::erase_if(open, [&](TokenIndex i) {
            return (word.size() >= stock && people(i).compare(0, stock, word, 0, stock) == 0) || tells_of_people(word, people(i));
        });
    }
    std::vector<Span> out;
    for (const TokenIndex i : open) out.push_back(ours[i].span);
    return out;
}

std::vector<AddedNamePart> added_name_parts(const Comparison& c) {
    std::vector<AddedNamePart> out;
    const Terms& terms = *c.alignment.terms;
    std::vector<bool> held(terms.count), seen(terms.count);
    for (TokenIndex i = 0; i < terms.source.size(); ++i)
        if (c.source.segments.tokens[i].kind == TokenKind::word) held[terms.source[i]] = true;
    const NamePairing& names = *c.alignment.names;
    for (std::uint32_t index = 0; index < c.rewrite.claims.size(); ++index) {
        const Claim& claim = c.rewrite.claims[index];
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->type != NameType::person || inside_quotation(c.rewrite, claim)) continue;
        const std::uint32_t entity = names.rewrite.of_claim[index];
        if (entity == kNoEntity || names.source_of[entity] == kNoEntity) continue;
        const auto [first, end] = c.rewrite.segments.tokens_in(claim.span);
        if (end - first < 2) continue;
        // The given name stands first; initials, particles and what the table knows as a short form of one that is held are no news.
        const Token& token = c.rewrite.segments.tokens[first];
        const Word& word = c.vocabulary[token.word];
        if (token.kind != TokenKind::word || !token.capitalised || word.folded.size() < 3 || held[terms.rewrite[first]]) continue;
        if (has(token.classes, WordClass::honorific | WordClass::title_noun | WordClass::title_modifier | WordClass::nationality |
                                   WordClass::function_word | WordClass::not_a_name))
            continue;
        const std::string& theirs = names.source.list[names.source_of[entity]].key;
        if (theirs.find(' ') != std::string::npos) continue;  // the source tells a given name too: name-changed compares the two
        if (seen[terms.rewrite[first]]) continue;
        seen[terms.rewrite[first]] = true;
        out.push_back({index, token.span});
    }
    return out;
}

}  // namespace factdiff
