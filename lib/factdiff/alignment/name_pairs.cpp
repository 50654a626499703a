// Names: the same name in matched sentences first; then another name in the same place; then slips of spelling; then the same name anywhere.
#include <algorithm>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/titles.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostInSentence = 24;  // names of one sentence that are weighed against each other by their place
constexpr std::size_t kMostNearMisses = 200;

class Pairer {
public:
    Pairer(const PairingInput& in, const NamePairing& names, Alignment& out)
        : in_(in),
          out_(out),
          source_(names.source),
          rewrite_(names.rewrite),
          match_(names.source_of),
          source_used_(in.source.claims.size()),
          rewrite_used_(in.rewrite.claims.size()) {}

    void run() {
        index(in_.source, source_, source_names_);
        index(in_.rewrite, rewrite_, rewrite_names_);
        // The best statement first, whole: a name it has in another's place must not be taken for a mention of that other in a lesser match.
        const auto close = [](const StatementPair& pair) { return pair.best || pair.score >= 0.5F; };
        for (const StatementPair& pair : out_.statements)
            if (pair.best) same_names(pair);
        for (const StatementPair& pair : out_.statements)
            if (pair.best) same_places(pair);
        for (const StatementPair& pair : out_.statements)
            if (!pair.best) same_names(pair);
        for (const StatementPair& pair : out_.statements)
            if (!pair.best && close(pair)) same_places(pair);
        near_misses();
        anywhere();
    }

private:
    using Names = std::vector<std::vector<std::uint32_t>>;  // claims by sentence

    static void index(const Article& article, const NameEntities& entities, Names& out) {
        out.resize(article.segments.sentences.size());
        for (std::uint32_t c = 0; c < article.claims.size(); ++c)
            if (entities.of_claim[c] != kNoEntity && article.claims[c].sentence < out.size()) out[article.claims[c].sentence].push_back(c);
    }
    /// The same entity, or the same words: a surname may have been put to another bearer in each version.
    bool same(std::uint32_t s, std::uint32_t r) const {
        return match_[rewrite_.of_claim[r]] == source_.of_claim[s] || source_.key_of_claim[s] == rewrite_.key_of_claim[r];
    }
    /// "Kashmir" and "Kashmiri", "Antarctic" and "Antarctica": the place and what is of it.
    static bool same_stock(std::string_view a, std::string_view b) {
        const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
        if (shorter.size() < 4 || longer.size() > shorter.size() + 2 || !longer.starts_with(shorter)) return false;
        const std::string_view rest = longer.substr(shorter.size());
        return rest == "i" || rest == "n" || rest == "an" || rest == "a" || rest == "s";
    }
    /// One mention was cut shorter than the other, but the text around it is the same.
    bool cut_differently(std::uint32_t s, std::uint32_t r) const {
        const std::string& a = source_.key_of_claim[s];
        const std::string& b = rewrite_.key_of_claim[r];
        if (holds_name(a, b) || same_stock(a, b)) return true;
        if (a.size() == b.size()) return false;
        const bool shorter_in_source = a.size() < b.size();
        const std::string_view shorter = shorter_in_source ? a : b, longer = shorter_in_source ? b : a;
        if (!longer.ends_with(shorter) || longer[longer.size() - shorter.size() - 1] != ' ') return false;
        const Article& article = shorter_in_source ? in_.source : in_.rewrite;
        const TokenIndex first = article.segments.tokens_in(article.claims[shorter_in_source ? s : r].span).first;
        std::string_view before = longer.substr(0, longer.size() - shorter.size() - 1);
        before = before.substr(before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1);
        return first > 0 && in_.vocabulary[article.segments.tokens[first - 1].word].folded == before;
    }

    void pair(std::uint32_t s, std::uint32_t r, float score, bool equal, std::string why) {
        source_used_[s] = rewrite_used_[r] = true;
        out_.claims.push_back({s, r, score, equal, std::move(why)});
    }

    struct Place {
        int left = 0;
        int right = 0;
    };
    static bool counts(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }
    bool same_token(const Token& a, const Token& b) const {
        if (a.word == b.word) return true;
        const Word& x = in_.vocabulary[a.word];
        const Word& y = in_.vocabulary[b.word];
        return x.stem == y.stem || (has(x.classes, WordClass::reporting) && has(y.classes, WordClass::reporting));
    }
    /// How many words agree on each side of the two names, marks and articles aside; the start or end of the sentence agrees with itself.
    Place place(std::uint32_t s, std::uint32_t r) const {
        const Segments& a = in_.source.segments;
        const Segments& b = in_.rewrite.segments;
        const Claim& x = in_.source.claims[s];
        const Claim& y = in_.rewrite.claims[r];
        const auto [first_a, end_a] = a.tokens_in(x.span);
        const auto [first_b, end_b] = b.tokens_in(y.span);
        const Sentence& sa = a.sentences[x.sentence];
        const Sentence& sb = b.sentences[y.sentence];
        const auto skip = [&](const Token& token) { return !counts(token) || in_.vocabulary[token.word].folded == "the"; };
        Place out;
        for (TokenIndex i = first_a, j = first_b; out.left < 4;) {
            while (i > sa.first_token && skip(a.tokens[i - 1])) --i;
            while (j > sb.first_token && skip(b.tokens[j - 1])) --j;
            const bool at_a = i <= sa.first_token, at_b = j <= sb.first_token;
            if (at_a || at_b) {
                if (at_a && at_b) ++out.left;
                break;
            }
            if (!same_token(a.tokens[--i], b.tokens[--j])) break;
            ++out.left;
        }
        for (TokenIndex i = end_a, j = end_b; out.right < 4; ++i, ++j) {
            while (i < sa.end_token && skip(a.tokens[i])) ++i;
            while (j < sb.end_token && skip(b.tokens[j])) ++j;
            const bool at_a = i >= sa.end_token, at_b = j >= sb.end_token;
            if (at_a || at_b) {
                if (at_a && at_b) ++out.right;
                break;
            }
            if (!same_token(a.tokens[i], b.tokens[j])) break;
            ++out.right;
        }
        return out;
    }

    /// The rewrite's name stands in no sentence of the source that its sentence answers to, and the reverse.
    bool only_here(std::uint32_t s, std::uint32_t r) const {
        const std::uint32_t wanted = match_[rewrite_.of_claim[r]];
        const auto names_it = [](const Names& names, std::uint32_t sentence, const std::vector<std::uint32_t>& of_claim, std::uint32_t entity) {
            for (std::size_t k = 0; k < names[sentence].size() && k < kMostInSentence; ++k)
                if (of_claim[names[sentence][k]] == entity) return true;
            return false;
        };
        const std::uint32_t sentence = in_.rewrite.claims[r].sentence;
        const std::span<const StatementPair> pairs = out_.of_rewrite(sentence);
        for (const StatementPair& pair : pairs)
            if (wanted != kNoEntity && pair.score >= std::max(0.3F, 0.6F * pairs.front().score) &&
                names_it(source_names_, pair.source, source_.of_claim, wanted))
                return false;
        for (std::size_t k = 0; k < rewrite_names_[in_.rewrite.claims[r].sentence].size() && k < kMostInSentence; ++k)
            if (match_[rewrite_.of_claim[rewrite_names_[in_.rewrite.claims[r].sentence][k]]] == source_.of_claim[s]) return false;
        return true;
    }
    /// No other name of its type in the sentence is without a partner.
    static bool lone(const std::vector<std::uint32_t>& names, std::uint32_t claim, const std::vector<bool>& used, const Article& article) {
        const NameType type = std::get<Name>(article.claims[claim].value).type;
        for (std::size_t k = 0; k < names.size() && k < kMostInSentence; ++k)
            if (names[k] != claim && !used[names[k]] && std::get<Name>(article.claims[names[k]].value).type == type) return false;
        return names.size() <= kMostInSentence;
    }
    struct Candidate {
        int score;
        std::uint32_t s, r;
    };
    static void best_first(std::vector<Candidate>& candidates) {
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    }

    void same_names(const StatementPair& statement) {
        candidates_.clear();
        std::size_t tried = 0;
        for (const std::uint32_t r : rewrite_names_[statement.rewrite]) {
            if (rewrite_used_[r]) continue;
            if (++tried > kMostInSentence) break;
            std::size_t held = 0;
            for (const std::uint32_t s : source_names_[statement.source]) {
                if (++held > kMostInSentence) break;
                if (source_used_[s] || !same(s, r)) continue;
                const Place at = place(s, r);
                candidates_.push_back({at.left + at.right, s, r});
            }
        }
        best_first(candidates_);
        for (const Candidate& c : candidates_)
            if (!source_used_[c.s] && !rewrite_used_[c.r]) pair(c.s, c.r, 1.0F, true, "same name in the matched sentence");
    }

    void same_places(const StatementPair& statement) {
        candidates_.clear();
        std::size_t tried = 0;
        for (const std::uint32_t r : rewrite_names_[statement.rewrite]) {
            if (rewrite_used_[r]) continue;
            if (++tried > kMostInSentence) break;
            const Name& y = std::get<Name>(in_.rewrite.claims[r].value);
            const bool lacking = match_[rewrite_.of_claim[r]] == kNoEntity;
            std::size_t held = 0;
            for (const std::uint32_t s : source_names_[statement.source]) {
                if (++held > kMostInSentence) break;
                if (source_used_[s] || cut_differently(s, r)) continue;
                const Name& x = std::get<Name>(in_.source.claims[s].value);
                const std::string& was = source_.key_of_claim[s];
                const std::string& is = rewrite_.key_of_claim[r];
                if (!name_metonym(was).empty() && name_metonym(was) == name_metonym(is)) continue;
                const Place at = place(s, r);
                int score = at.left + at.right;
                int least = at.left > 0 && at.right > 0 ? 4 : 5;
                if (!x.title_span.empty() && !y.title_span.empty()) {
                    const Title a = parse_title(x.title), b = parse_title(y.title);
                    if (!a.office.empty() && a.office == b.office) score += 2;
                }
                // Neither name has any business in the other's sentences: the one stands for the other. All the more where no other name is left
                // over.
                if (only_here(s, r)) {
                    score += x.type == y.type ? 2 : 1;
                    if (at.left > 0 && lone(source_names_[statement.source], s, source_used_, in_.source) &&
                        lone(rewrite_names_[statement.rewrite], r, rewrite_used_, in_.rewrite))
                        ++score;
                    least = 4;
                }
                if (lacking) ++score;
                if (statement.score >= 0.8F) ++score;
                // A person where a place stood is no likely partner, unless the words beside it are the very same.
                const bool same_words = statement.score >= 0.8F || std::max(at.left, at.right) >= 3;
                if (x.type != y.type && x.type != NameType::other && y.type != NameType::other) score -= same_words ? 1 : 3;
                // A place is often told by a wider or narrower one: "in Gyeongju", "in South Korea".
                if (y.type == NameType::place && x.type == NameType::place && !lacking && statement.score < 0.8F) ++least;
                if (near_miss(source_.list[source_.of_claim[s]].key, rewrite_.list[rewrite_.of_claim[r]].key)) score += 4;
                if (score >= least) candidates_.push_back({score, s, r});
            }
        }
        best_first(candidates_);
        for (const Candidate& c : candidates_)
            if (!source_used_[c.s] && !rewrite_used_[c.r])
                pair(c.s, c.r, std::min(1.0F, 0.55F + 0.06F * static_cast<float>(c.score)), false,
                     "another name in the same place of the matched sentence");
    }

    void near_misses() {
        std::vector<std::uint32_t> free_source, free_rewrite;
        std::vector<bool> matched(source_.list.size());
        for (const std::uint32_t s : match_)
            if (s != kNoEntity) matched[s] = true;
        for (std::uint32_t e = 0; e < source_.list.size() && free_source.size() < kMostNearMisses; ++e)
            if (!matched[e] || source_.list[e].key.size() >= 6) free_source.push_back(e);
        for (std::uint32_t e = 0; e < rewrite_.list.size() && free_rewrite.size() < kMostNearMisses; ++e)
            if (match_[e] == kNoEntity) free_rewrite.push_back(e);
        for (const std::uint32_t e : free_rewrite)
            for (const std::uint32_t f : free_source) {
                if (!near_miss(source_.list[f].key, rewrite_.list[e].key)) continue;
                std::size_t k = 0;
                for (const std::uint32_t r : rewrite_.list[e].mentions) {
                    const auto& mentions = source_.list[f].mentions;
                    while (k < mentions.size() && source_used_[mentions[k]]) ++k;
                    if (k == mentions.size()) break;
                    if (!rewrite_used_[r]) pair(mentions[k], r, 0.9F, false, "the spelling is close to a name of the source that the rewrite lacks");
                }
                break;
            }
    }

    void anywhere() {
        std::vector<std::size_t> next(source_.list.size());
        for (std::uint32_t r = 0; r < in_.rewrite.claims.size(); ++r) {
            const std::uint32_t e = rewrite_.of_claim[r];
            if (e == kNoEntity || rewrite_used_[r] || match_[e] == kNoEntity) continue;
            const auto& mentions = source_.list[match_[e]].mentions;
            std::size_t& k = next[match_[e]];
            while (k < mentions.size() && source_used_[mentions[k]]) ++k;
            if (k < mentions.size()) pair(mentions[k], r, 0.7F, true, "same name");
        }
    }

    const PairingInput& in_;
    Alignment& out_;
    const NameEntities &source_, &rewrite_;
    const std::vector<std::uint32_t>& match_;
    std::vector<bool> source_used_, rewrite_used_;
    Names source_names_, rewrite_names_;
    std::vector<Candidate> candidates_;
};

}  // namespace

void pair_names(const PairingInput& in, Alignment& out) {
    NamePairing names{name_entities(in.source, in.vocabulary), name_entities(in.rewrite, in.vocabulary), {}};
    names.source_of = match_names(names.source, names.rewrite);
    out.names = std::make_shared<const NamePairing>(std::move(names));
    Pairer(in, *out.names, out).run();
}

}  // namespace factdiff
