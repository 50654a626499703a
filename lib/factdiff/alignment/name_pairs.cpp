// Names: the same name in matched sentences first; then another name in the same place; then slips of spelling; then the same name anywhere.
#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/titles.h"
#include "factdiff/lexicon/gender.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostInSentence = 24;  // names of one sentence that are weighed against each other by their place
constexpr std::size_t kMostNearMisses = 200;

class Pairer {
public:
    Pairer(const PairingInput& in, const NamePairing& names, Alignment& out)
        : in_(in),
          out_(out),
          names_(names),
          source_(names.source),
          rewrite_(names.rewrite),
          match_(names.source_of),
          source_used_(in.source.claims.size()),
          rewrite_used_(in.rewrite.claims.size()),
          source_names_(in.source, source_),
          rewrite_names_(in.rewrite, rewrite_),
          asked_(in.source.claims.size()) {}

    void run() {
        // The best statement first, whole: a name it has in another's place must not be taken for a mention of that other in a lesser match.
        const auto close = [](const StatementPair& pair) { return pair.best || pair.score >= 0.5F; };
        for (const StatementPair& pair : out_.statements)
            if (pair.best) same_names(pair);
        for (const StatementPair& pair : out_.statements)
            if (pair.best) same_places(pair);
        for (const StatementPair& pair : out_.statements)
            if (pair.best) left_over(pair, true);
        for (const StatementPair& pair : out_.statements)
            if (!pair.best) same_names(pair);
        for (const StatementPair& pair : out_.statements)
            if (!pair.best && close(pair)) same_places(pair);
        near_misses();
        for (std::size_t k = 0; k < out_.statements.size(); ++k)
            if (out_.statements[k].best && !out_.words[k].source_for.empty()) replaced(out_.statements[k], out_.words[k]);
        for (const StatementPair& pair : out_.statements)
            if (pair.best) left_over(pair, false);
        anywhere();
    }

private:
    /// The names of each sentence, in order.
    class Names {
    public:
        Names(const Article& article, const NameEntities& entities) : end_(article.segments.sentences.size() + 1) {
            const auto names = [&](auto visit) {
                for (std::uint32_t c = 0; c < article.claims.size(); ++c)
                    if (entities.of_claim[c] != kNoEntity && article.claims[c].sentence + 1 < end_.size()) visit(c, article.claims[c].sentence);
            };
            names([&](std::uint32_t, std::uint32_t sentence) { ++end_[sentence + 1]; });
            for (std::size_t s = 1; s < end_.size(); ++s) end_[s] += end_[s - 1];
            claims_.resize(end_.back());
            // While they are put in their places, the end of the sentence before grows to that of each.
            names([&](std::uint32_t c, std::uint32_t sentence) { claims_[end_[sentence]++] = c; });
        }
        std::span<const std::uint32_t> operator[](std::uint32_t sentence) const {
            const std::uint32_t begin = sentence == 0 ? 0 : end_[sentence - 1];
            return std::span(claims_).subspan(begin, end_[sentence] - begin);
        }

    private:
        std::vector<std::uint32_t> end_, claims_;
    };
    /// The same entity, or the same words: a surname may have been put to another bearer in each version.
    bool same(std::uint32_t s, std::uint32_t r) const {
        return match_[rewrite_.of_claim[r]] == source_.of_claim[s] || source_.key_of_claim[s] == rewrite_.key_of_claim[r];
    }
    /// One mention was cut shorter than the other, but the text around it is the same.
    bool cut_differently(std::uint32_t s, std::uint32_t r) const {
        const std::string& a = source_.key_of_claim[s];
        const std::string& b = rewrite_.key_of_claim[r];
        if (holds_name(a, b) || same_stock(a, b)) return true;
        if (synonymous(s, r) || same_place(s, r)) return true;
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

    /// “Start of the Contest” and “Beginning of the Contest”: the words of a heading, told in others.
    bool synonymous(std::uint32_t s, std::uint32_t r) const {
        const auto [first, end] = in_.source.segments.tokens_in(in_.source.claims[s].span);
        const auto [other, other_end] = in_.rewrite.segments.tokens_in(in_.rewrite.claims[r].span);
        if (end - first != other_end - other) return false;
        for (TokenIndex i = 0; i < end - first; ++i)
            if (!in_.terms.may_stand_for(in_.terms.source[first + i], in_.terms.rewrite[other + i])) return false;
        return true;
    }

    /// “Sarn Atoll” and “Sarn Island”: one place by two words for what it is.
    bool same_place(std::uint32_t s, std::uint32_t r) const {
        const auto [first, end] = in_.source.segments.tokens_in(in_.source.claims[s].span);
        const auto [other, other_end] = in_.rewrite.segments.tokens_in(in_.rewrite.claims[r].span);
        return end - first == 2 && other_end - other == 2 && in_.terms.source[first] == in_.terms.rewrite[other] &&
               has(in_.source.segments.tokens[end - 1].classes, WordClass::place_word) &&
               has(in_.rewrite.segments.tokens[other_end - 1].classes, WordClass::place_word);
    }

    static bool shares_a_word(std::string_view a, std::string_view b) {
        while (!a.empty()) {
            const std::string_view word = a.substr(0, a.find(' '));
            a.remove_prefix(std::min(word.size() + 1, a.size()));
            if (holds_name(word, b)) return true;
        }
        return false;
    }

    void pair(std::uint32_t s, std::uint32_t r, float score, bool equal, std::string_view why) {
        source_used_[s] = rewrite_used_[r] = true;
        out_.claims.push_back({s, r, score, equal, {.what = why}});
    }

    struct Place {
        int left = 0;
        int right = 0;
        bool located = false;  // one of the two is where something is, the other is not
    };
    bool same_token(const Article& x, TokenIndex i, const Article& y, TokenIndex j) const {
        const Token &a = x.segments.tokens[i], &b = y.segments.tokens[j];
        if (a.word == b.word) return true;
        const Word& u = in_.vocabulary[a.word];
        const Word& v = in_.vocabulary[b.word];
        return u.stem == v.stem || (has(u.classes, WordClass::reporting) && has(v.classes, WordClass::reporting));
    }
    static bool is_content(const Token& token) { return !has(token.classes, WordClass::function_word | WordClass::auxiliary); }

    /// The words beside a name, the nearest first, marks and articles aside.
    struct Beside {
        static constexpr std::size_t most = 6;
        std::array<TokenIndex, most> words{};
        std::size_t count = 0;
        bool whole = false;  // the sentence has no others on this side
    };
    bool counts(const Token& token) const {
        return (token.kind == TokenKind::word || token.kind == TokenKind::number) && in_.vocabulary[token.word].folded != "the";
    }
    Beside before(const Article& article, const Claim& claim) const {
        const auto& tokens = article.segments.tokens;
        // “President Orla Venn” stands where “Hollin Bay” stood: her office belongs to her.
        const Span title = std::get<Name>(claim.value).title_span;
        const std::uint32_t begin =
            !title.empty() && title.end <= claim.span.begin && title.end + 1 >= claim.span.begin ? title.begin : claim.span.begin;
        Beside out;
        TokenIndex i = article.segments.tokens_in({begin, claim.span.end}).first;
        const TokenIndex first = article.segments.sentences[claim.sentence].first_token;
        while (i > first && out.count < Beside::most)
            if (counts(tokens[--i])) out.words[out.count++] = i;
        out.whole = i <= first;
        return out;
    }
    Beside after(const Article& article, const Claim& claim) const {
        const auto& tokens = article.segments.tokens;
        Beside out;
        TokenIndex i = article.segments.tokens_in(claim.span).second;
        const TokenIndex end = article.segments.sentences[claim.sentence].end_token;
        for (; i < end && out.count < Beside::most; ++i)
            if (counts(tokens[i])) out.words[out.count++] = i;
        out.whole = i >= end;
        return out;
    }
    /// How many words agree, up to four; the end of the sentence agrees with itself. Over one word that is told otherwise or left out the count goes
    /// on where the next word of content agrees.
    int agreeing(const Beside& a, const Beside& b) const {
        int out = 0;
        bool slipped = false;
        for (std::size_t i = 0, j = 0; out < 4;) {
            if (i == a.count || j == b.count) {
                if (i == a.count && j == b.count && a.whole && b.whole && !slipped) ++out;
                break;
            }
            const auto agree = [&](std::size_t k, std::size_t l) {
                return k < a.count && l < b.count && same_token(in_.source, a.words[k], in_.rewrite, b.words[l]);
            };
            const auto resumes = [&](std::size_t k, std::size_t l) {
                return agree(k, l) && (is_content(in_.source.segments.tokens[a.words[k]]) || agree(k + 1, l + 1));
            };
            if (agree(i, j)) {
                ++i, ++j;
            } else if (slipped) {
                break;
            } else if (resumes(i + 1, j + 1)) {
                i += 2, j += 2, slipped = true;
            } else if (resumes(i, j + 1) &&
                       (j > 0 || !is_content(in_.rewrite.segments.tokens[b.words[j]]))) {  // “save Finch time”, “Finch: Save Time”
                i += 1, j += 2, slipped = true;
            } else if (resumes(i + 1, j) && (i > 0 || !is_content(in_.source.segments.tokens[a.words[i]]))) {
                i += 2, j += 1, slipped = true;
            } else {
                break;
            }
            ++out;
        }
        return out;
    }
    bool locates(const Article& article, const Beside& left) const {
        if (left.count == 0) return false;
        const std::string_view word = in_.vocabulary[article.segments.tokens[left.words[0]].word].folded;
        return word == "in" || word == "at" || word == "near" || word == "from";
    }
    Place place(std::uint32_t s, std::uint32_t r) const {
        const Claim& x = in_.source.claims[s];
        const Claim& y = in_.rewrite.claims[r];
        const Beside a = before(in_.source, x), b = before(in_.rewrite, y);
        return {agreeing(a, b), agreeing(after(in_.source, x), after(in_.rewrite, y)), locates(in_.source, a) != locates(in_.rewrite, b)};
    }

    /// The rewrite's name stands in no sentence of the source that its sentence answers to, and the reverse.
    bool only_here(std::uint32_t s, std::uint32_t r) const {
        const std::uint32_t wanted = match_[rewrite_.of_claim[r]];
        const auto names_it = [](const Names& names, std::uint32_t sentence, const std::vector<std::uint32_t>& of_claim, std::uint32_t entity) {
            for (std::size_t k = 0; k < names[sentence].size() && k < kMostInSentence; ++k)
                if (of_claim[names[sentence][k]] == entity) return true;
            return false;
        };
        const std::span<const StatementPair> pairs = out_.of_rewrite(in_.rewrite.claims[r].sentence);
        for (const StatementPair& pair : pairs)
            if (wanted != kNoEntity && pair.score >= std::max(0.3F, 0.6F * pairs.front().score) &&
                names_it(source_names_, pair.source, source_.of_claim, wanted))
                return false;
        for (std::size_t k = 0; k < rewrite_names_[in_.rewrite.claims[r].sentence].size() && k < kMostInSentence; ++k)
            if (match_[rewrite_.of_claim[rewrite_names_[in_.rewrite.claims[r].sentence][k]]] == source_.of_claim[s]) return false;
        return true;
    }
    /// No other name of its type in the sentence is without a partner.
    static bool lone(std::span<const std::uint32_t> names, std::uint32_t claim, const std::vector<bool>& used, const Article& article) {
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
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.score != b.score ? a.score > b.score : std::tie(a.r, a.s) < std::tie(b.r, b.s);
        });
    }

    void same_names(const StatementPair& statement) {
        candidates_.clear();
        ++round_;
        bool rivals = false;  // two of the one side answer to one of the other: then their places decide
        std::size_t tried = 0;
        for (const std::uint32_t r : rewrite_names_[statement.rewrite]) {
            if (rewrite_used_[r]) continue;
            if (++tried > kMostInSentence) break;
            std::size_t held = 0;
            for (const std::uint32_t s : source_names_[statement.source]) {
                if (++held > kMostInSentence) break;
                if (source_used_[s] || !same(s, r)) continue;
                rivals = rivals || asked_[s] == round_ || (!candidates_.empty() && candidates_.back().r == r);
                asked_[s] = round_;
                candidates_.push_back({0, s, r});
            }
        }
        if (rivals) {
            for (Candidate& c : candidates_) {
                const Place at = place(c.s, c.r);
                c.score = at.left + at.right;
            }
            best_first(candidates_);
        }
        for (const Candidate& c : candidates_)
            if (!source_used_[c.s] && !rewrite_used_[c.r]) pair(c.s, c.r, 1.0F, true, "same name in the matched sentence");
    }

    /// “CALDER — The mill …”: it stands beside the first words of the story and has no part in them.
    static bool is_dateline(const Article& article, const Claim& claim) {
        if (std::get<Name>(claim.value).type != NameType::place) return false;
        const TokenIndex first = article.segments.tokens_in(claim.span).first;
        const Sentence& sentence = article.segments.sentences[claim.sentence];
        return first == sentence.first_token && article.segments.tokens[first].all_caps &&
               article.segments.paragraphs[sentence.paragraph].first_token == first;
    }

    bool one_is_dateline(std::uint32_t s, std::uint32_t r) const {
        return is_dateline(in_.source, in_.source.claims[s]) != is_dateline(in_.rewrite, in_.rewrite.claims[r]);
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
                if (one_is_dateline(s, r)) continue;
                const Name& x = std::get<Name>(in_.source.claims[s].value);
                const std::string& was = source_.key_of_claim[s];
                const std::string& is = rewrite_.key_of_claim[r];
                if (!name_metonym(was).empty() && name_metonym(was) == name_metonym(is)) continue;
                const Place at = place(s, r);
                // “The firm Tessaly” is not “the firm in Calder”.
                if (at.located && x.type != y.type) continue;
                if (statement.score < 0.8F && y.type == NameType::person && meant_by_pronoun(s, r)) continue;
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
                // Four words in a row are the place itself.
                if (at.left >= 4 || at.right >= 4) least = 4;
                if (lacking) ++score;
                if (statement.score >= 0.8F) ++score;
                // A person where a place stood is no likely partner, unless the words beside it are the very same.
                const bool same_words = statement.score >= 0.8F || std::max(at.left, at.right) >= 3;
                if (x.type != y.type && x.type != NameType::other && y.type != NameType::other) score -= same_words ? 1 : 3;
                // A place is often told by a wider or narrower one: "in Gyeongju", "in South Korea".
                if (y.type == NameType::place && x.type == NameType::place && !lacking && statement.score < 0.8F) ++least;
                if (near_miss(source_.list[source_.of_claim[s]].key, rewrite_.list[rewrite_.of_claim[r]].key)) score += 4;
                if (score >= least && !parts_of_one_name(names_, was, is)) candidates_.push_back({score, s, r});
            }
        }
        best_first(candidates_);
        for (const Candidate& c : candidates_)
            if (!source_used_[c.s] && !rewrite_used_[c.r])
                pair(c.s, c.r, std::min(1.0F, 0.55F + 0.06F * static_cast<float>(c.score)), false,
                     "another name in the same place of the matched sentence");
    }

    /// The words around a name that have their partners in the other sentence, and whether a name stands in between there too.
    struct Gap {
        TokenIndex after = kNoToken, before = kNoToken;  // of the source: what lies between them
        int passed = 0;                                  // words of the rewrite between the name and these
        bool bounded() const { return after != kNoToken && before != kNoToken && after < before; }
    };
    /// Partners of the nearest matched words on both sides, at most three others away; an end of the sentence is its own partner.
    Gap gap_around(const Claim& name, const StatementPair& statement, const WordMatches& words) const {
        constexpr int reach = 3;
        const Sentence &there = in_.source.segments.sentences[statement.source], &here = in_.rewrite.segments.sentences[statement.rewrite];
        const auto& tokens = in_.rewrite.segments.tokens;
        const auto [first, end] = in_.rewrite.segments.tokens_in(name.span);
        Gap out;
        int passed = 0;
        TokenIndex i = first;
        while (i > here.first_token && passed <= reach && out.after == kNoToken)
            if (const TokenIndex partner = words.source_of(--i); partner != kNoToken)
                out.after = partner;
            else if (counts(tokens[i]))
                ++passed;
        // From the start of the sentence: what stands first there too.
        if (out.after == kNoToken && passed <= reach) out.after = there.first_token == 0 ? 0 : there.first_token - 1;
        out.passed = passed;
        passed = 0;
        for (i = end; i < here.end_token && passed <= reach && out.before == kNoToken; ++i)
            if (const TokenIndex partner = words.source_of(i); partner != kNoToken)
                out.before = partner;
            else if (counts(tokens[i]))
                ++passed;
        if (out.before == kNoToken && passed <= reach) out.before = there.end_token;
        out.passed += passed;
        return out;
    }
    /// Another name between words that agree, in two sentences that tell the same.
    void replaced(const StatementPair& statement, const WordMatches& words) {
        constexpr float least_common = 0.45F;
        constexpr TokenIndex widest = 14;
        if (words.common < least_common) return;
        std::size_t tried = 0;
        for (const std::uint32_t r : rewrite_names_[statement.rewrite]) {
            if (rewrite_used_[r]) continue;
            if (++tried > kMostInSentence) break;
            const Gap gap = gap_around(in_.rewrite.claims[r], statement, words);
            if (!gap.bounded() || gap.before - gap.after > widest) continue;
            std::uint32_t only = kNoEntity;
            bool several = false;
            for (std::size_t k = 0; k < source_names_[statement.source].size() && k < kMostInSentence; ++k) {
                const std::uint32_t s = source_names_[statement.source][k];
                const auto [first, end] = in_.source.segments.tokens_in(in_.source.claims[s].span);
                if (first < gap.after || end > gap.before) continue;
                several = several || only != kNoEntity || source_used_[s];
                only = s;
            }
            if (only == kNoEntity || several || cut_differently(only, r) || one_is_dateline(only, r)) continue;
            const Name &x = std::get<Name>(in_.source.claims[only].value), &y = std::get<Name>(in_.rewrite.claims[r].value);
            // A body where a person stood is no likely partner, unless nothing else lies between the words that agree.
            const auto [first, end] = in_.source.segments.tokens_in(in_.source.claims[only].span);
            if (x.type != y.type && (words.common < 0.6F || gap.passed > 1 || first > gap.after + 3 || gap.before > end + 2)) continue;
            if (x.type != y.type && place(only, r).located) continue;
            if (shares_a_word(source_.key_of_claim[only], rewrite_.key_of_claim[r]) ||
                parts_of_one_name(names_, source_.key_of_claim[only], rewrite_.key_of_claim[r]))
                continue;
            if (name_metonym(source_.key_of_claim[only]) == name_metonym(rewrite_.key_of_claim[r])) continue;
            pair(only, r, std::min(0.9F, 0.5F + 0.4F * words.common), false, "another name between the same words of the matched sentence");
        }
    }

    /// The source's sentence says “she”, and whom the rewrite names stood shortly before it.
    bool meant_by_pronoun(std::uint32_t s, std::uint32_t r) const {
        constexpr std::uint32_t sentences_back = 2;
        const std::uint32_t wanted = match_[rewrite_.of_claim[r]], at = in_.source.claims[s].sentence;
        if (wanted == kNoEntity) return false;
        const Sentence& sentence = in_.source.segments.sentences[at];
        bool pronoun = false;
        for (TokenIndex i = sentence.first_token; i < sentence.end_token && !pronoun; ++i)
            pronoun = has(in_.source.segments.tokens[i].classes, WordClass::pronoun) &&
                      gender_of_word(in_.vocabulary[in_.source.segments.tokens[i].word].folded) != Gender::unknown;
        const auto& mentions = source_.list[wanted].mentions;
        // They stand by their place.
        const auto near =
            std::lower_bound(mentions.begin(), mentions.end(), at - std::min(at, sentences_back),
                             [&](std::uint32_t claim, std::uint32_t wanted_at) { return in_.source.claims[claim].sentence < wanted_at; });
        return pronoun && near != mentions.end() && in_.source.claims[*near].sentence < at;
    }
    /// Another sentence of the source names whom the rewrite names and has more of its sentence: then both were told in one.
    bool drawn_on(const StatementPair& statement, std::uint32_t r) const {
        const std::uint32_t wanted = match_[rewrite_.of_claim[r]];
        if (wanted == kNoEntity) return false;
        const Sentence& here = in_.rewrite.segments.sentences[statement.rewrite];
        constexpr TokenIndex longest = 300;  // tokens of a sentence; a longer one may hold anything
        if (here.end_token - here.first_token > longest) return true;
        const auto told_here = [&](TokenIndex i) {
            const auto ours = in_.terms.rewrite.begin();
            return std::find(ours + here.first_token, ours + here.end_token, in_.terms.source[i]) != ours + here.end_token;
        };
        const auto& mentions = source_.list[wanted].mentions;
        for (std::size_t k = 0; k < mentions.size() && k < kMostInSentence; ++k) {
            const Claim& mention = in_.source.claims[mentions[k]];
            const Sentence& there = in_.source.segments.sentences[mention.sentence];
            const auto [first, end] = in_.source.segments.tokens_in(mention.span);
            if (there.end_token - there.first_token > longest) return true;
            for (TokenIndex i = there.first_token; i < there.end_token; ++i) {
                const Token& token = in_.source.segments.tokens[i];
                if ((i < first || i >= end) && token.kind != TokenKind::punctuation && is_content(token) && told_here(i)) return true;
            }
        }
        return false;
    }
    /// The one person on either side who found no partner, though the sentences answer to each other and she has no business in any near to them;
    /// while sentences that answer less well may still hold one, only where the rewrite's draws on none of those.
    void left_over(const StatementPair& statement, bool others_may_hold) {
        constexpr float least_alike = 0.3F;
        const std::span<const std::uint32_t> theirs = source_names_[statement.source], ours = rewrite_names_[statement.rewrite];
        if (statement.score < least_alike || ours.size() > kMostInSentence || theirs.size() > kMostInSentence) return;
        const auto free_person = [](std::span<const std::uint32_t> names, const std::vector<bool>& used, const Article& article) {
            const auto found = std::find_if(names.begin(), names.end(), [&](std::uint32_t claim) {
                return !used[claim] && std::get<Name>(article.claims[claim].value).type == NameType::person;
            });
            if (found == names.end() || !lone(names, *found, used, article)) return kNoEntity;
            // “Ada Park” may be read as a person's name.
            const auto [first, end] = article.segments.tokens_in(article.claims[*found].span);
            return has(article.segments.tokens[end - 1].classes, WordClass::place_word | WordClass::place_name) ? kNoEntity : *found;
        };
        const std::uint32_t s = free_person(theirs, source_used_, in_.source), r = free_person(ours, rewrite_used_, in_.rewrite);
        if (s == kNoEntity || r == kNoEntity || cut_differently(s, r) || one_is_dateline(s, r) || !only_here(s, r)) return;
        if (shares_a_word(source_.key_of_claim[s], rewrite_.key_of_claim[r]) || meant_by_pronoun(s, r)) return;
        if (others_may_hold && drawn_on(statement, r)) return;
        if (parts_of_one_name(names_, source_.key_of_claim[s], rewrite_.key_of_claim[r])) return;
        pair(s, r, 0.75F, false, "the one person left over in the matched sentence");
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
                if (!near_miss(source_.list[f].key, rewrite_.list[e].key) || same_stock(source_.list[f].key, rewrite_.list[e].key)) continue;
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
    const NamePairing& names_;
    const NameEntities &source_, &rewrite_;
    const std::vector<std::uint32_t>& match_;
    std::vector<bool> source_used_, rewrite_used_;
    Names source_names_, rewrite_names_;
    std::vector<Candidate> candidates_;
    std::vector<std::uint32_t> asked_;  // of each name of the source: the round in which it last was a candidate
    std::uint32_t round_ = 0;
};

}  // namespace

void pair_names(const PairingInput& in, Alignment& out) {
    NamePairing names{name_entities(in.source, in.vocabulary), name_entities(in.rewrite, in.vocabulary), {}};
    names.source_of = match_names(names.source, names.rewrite);
    out.names = std::make_shared<const NamePairing>(std::move(names));
    Pairer(in, *out.names, out).run();
}

}  // namespace factdiff
