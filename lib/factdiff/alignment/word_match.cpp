#include "factdiff/alignment/word_match.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>

#include "factdiff/lexicon/contrasts.h"

namespace factdiff {
namespace {

constexpr std::size_t kLongest = 160;  // words of a sentence laid side by side; what is longer is no sentence but a table or a list

struct Entry {
    TokenIndex token;
    TermId term;
    bool content;
    bool capitalised;
    bool contrast;  // another word may be against it
};

/// The words of every sentence of an article as they are compared: marks left out, of a very long sentence only the beginning.
class SentenceWords {
public:
    SentenceWords(const Article& article, const std::vector<TermId>& terms)
        : words_(std::make_unique_for_overwrite<Entry[]>(article.segments.tokens.size())) {
        first_.reserve(article.segments.sentences.size() + 1);
        Entry* free = words_.get();
        for (const Sentence& sentence : article.segments.sentences) {
            const Entry* first = free;
            first_.push_back(static_cast<std::size_t>(first - words_.get()));
            for (TokenIndex i = sentence.first_token; i < sentence.end_token && free < first + kLongest; ++i) {
                const Token& token = article.segments.tokens[i];
                if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) continue;
                *free++ = {i, terms[i], !has(token.classes, WordClass::function_word | WordClass::auxiliary), token.capitalised,
                           has(token.classes, WordClass::contrast)};
            }
        }
        first_.push_back(static_cast<std::size_t>(free - words_.get()));
    }

    std::span<const Entry> of(std::uint32_t sentence) const {
        return {words_.get() + first_[sentence], words_.get() + first_[sentence + 1]};
    }

private:
    std::unique_ptr<Entry[]> words_;
    std::vector<std::size_t> first_;  // of each sentence in words_, and the end
};

/// `a` of the source, `b` of the rewrite: a word of either sentence could turn its sense against the other, or one tells in the passive who did it;
/// without these only an exchange of words can turn it.
bool may_turn(const Sentence& a, const Sentence& b) {
    constexpr WordClass alone = WordClass::negator | WordClass::hedge | WordClass::strong_hedge | WordClass::uncertain_modal | WordClass::plan;
    return has(a.classes | b.classes, alone) || has(a.classes, WordClass::unrealised) || has(a.classes, WordClass::agent_mark) != has(b.classes, WordClass::agent_mark) ||
           may_be_opposed(a.poles, b.poles) || (has(b.classes, WordClass::share) && has(a.classes, WordClass::share | WordClass::number_word));
}

/// How far from each other two words are looked for that changed places: around a verb, but for a passive and its doer, who may stand anywhere.
TokenIndex reach_of_exchange(const Sentence& a, const Sentence& b) {
    constexpr TokenIndex around_a_verb = 6;
    return has(a.classes, WordClass::agent_mark) && has(b.classes, WordClass::agent_mark) ? kLongest : around_a_verb;
}

/// Lays the sentences of the source that were paired with one of the rewrite beside it. What is known of the words of that one serves all of them.
class Matcher {
public:
    explicit Matcher(const PairingInput& in) : in_b_(in.terms.count), left_(in.terms.count), terms_(in.terms), in_(in) {}

    /// The sentence of the rewrite that all calls up to the next one are about.
    void take(std::span<const Entry> b) {
        for (const Entry& y : b_) in_b_[y.term] = {};
        b_ = b;
        alike_.clear();
        for (std::size_t j = b.size(); j-- > 0;) {
            Places& places = in_b_[b[j].term];
            next_[j] = places.first;
            places.first = static_cast<std::uint8_t>(j);
            ++places.count;
        }
        for (const Entry& y : b)
            if (y.content && !terms_.related(y.term).empty()) alike_.push_back(y);
    }

    /// Whether two content words, each of which b has once, stand in another order, no more than `reach` tokens from each other on either side.
    bool exchanged(std::span<const Entry> a, TokenIndex reach) {
        once_.clear();
        for (const Entry& x : a) {
            const Places& places = in_b_[x.term];
            if (!x.content || places.count != 1) continue;  // a word that recurs is matched in order only
            const TokenIndex here = b_[places.first].token;
            for (std::size_t k = once_.size(); k-- > 0 && x.token - once_[k].first <= reach;)
                if (once_[k].second > here && once_[k].second - here <= reach) return true;
            once_.emplace_back(x.token, here);
        }
        return false;
    }

    /// Whether each side has a capitalised word that the other lacks: one name may have taken the place of another.
    bool renamed(std::span<const Entry> a) {
        const auto lacking = [&](const Entry& x) { return x.capitalised && x.content && in_b_[x.term].count == 0; };
        if (std::none_of(a.begin(), a.end(), lacking)) return false;
        for (const Entry& x : a) left_[x.term].count = 1;
        const bool out = std::any_of(b_.begin(), b_.end(), [&](const Entry& y) { return y.capitalised && y.content && left_[y.term].count == 0; });
        for (const Entry& x : a) left_[x.term] = {};
        return out;
    }

    /// Whether each side has a word that the other lacks, and these are opposites or of one kind.
    bool contrasted(std::span<const Entry> a) {
        against_.clear();
        for (const Entry& x : a)
            if (x.contrast && in_b_[x.term].count == 0) against_.push_back(&word(in_.source, x));
        if (against_.empty()) return false;
        for (const Entry& x : a) left_[x.term].count = 1;
        const bool out = std::any_of(b_.begin(), b_.end(), [&](const Entry& y) {
            if (!y.contrast || left_[y.term].count != 0) return false;
            const Word& other = word(in_.rewrite, y);
            return std::any_of(against_.begin(), against_.end(), [&](const Word* x) { return contrast_of(*x, other) != Contrast::none; });
        });
        for (const Entry& x : a) left_[x.term] = {};
        return out;
    }

    void match(std::span<const Entry> a, WordMatches& out) {
        out_ = &out;
        std::size_t head = 0, a_end = a.size(), b_end = b_.size();
        while (head < a_end && head < b_end && a[head].term == b_[head].term) {
            join(a[head].token, b_[head].token);
            ++head;
        }
        while (a_end > head && b_end > head && a[a_end - 1].term == b_[b_end - 1].term) join(a[--a_end].token, b_[--b_end].token);
        const std::size_t shorter = std::min(a.size(), b_.size());
        const std::size_t matched = head + (a.size() - a_end) + in_order(a, head, a_end, b_end);
        out.common = static_cast<float>(matched) / static_cast<float>(shorter);
        if (matched == shorter) return;
        out_of_order(a);
        by_meaning(a);
    }

private:
    static constexpr std::uint8_t kNone = UINT8_MAX;
    static_assert(kLongest < kNone);
    static constexpr std::uint16_t kEnd = UINT16_MAX;

    const Word& word(const Article& article, const Entry& entry) const { return in_.vocabulary[article.segments.tokens[entry.token].word]; }

    void join(TokenIndex x, TokenIndex y) {
        out_->rewrite_for[x - out_->source_first] = y;
        out_->source_for[y - out_->rewrite_first] = x;
    }

    /// Longest common subsequence of a[head, a_end) and b[head, b_end), content words counting three times a function word, so that "of the" never
    /// displaces a name. Few words stand on both sides, so the ways are counted from one such pair of places to the next and not over all places.
    /// Returns how many were matched.
    std::size_t in_order(std::span<const Entry> a, std::size_t head, std::size_t a_end, std::size_t b_end) {
        if (head == a_end || head == b_end) return 0;
        // Of each pair of places, from the last: the most that a common subsequence beginning there can weigh.
        steps_.clear();
        std::fill(most_.begin() + static_cast<std::ptrdiff_t>(head), most_.begin() + static_cast<std::ptrdiff_t>(b_end) + 1, 0);
        std::fill(common_.begin() + static_cast<std::ptrdiff_t>(head), common_.begin() + static_cast<std::ptrdiff_t>(b_end), false);
        for (std::size_t i = a_end; i-- > head;)
            for (std::size_t j = in_b_[a[i].term].first; j != kNone; j = next_[j]) {
                if (j < head || j >= b_end) continue;
                const auto weight = static_cast<std::uint16_t>(most_[j + 1] + weight_of(a[i]));
                for (std::size_t k = j + 1; k-- > head && most_[k] < weight;) most_[k] = weight;
                common_[j] = true;
                steps_.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j), of_weight_[weight]});
                of_weight_[weight] = static_cast<std::uint16_t>(steps_.size() - 1);
            }
        // From the first: of those equally heavy one at the next word of b that a has as well, else the last of a.
        std::size_t matched = 0, i = head, j = head;
        for (std::uint16_t weight = most_[head]; weight > 0; ++matched) {
            while (!common_[j]) ++j;
            const Step* best = nullptr;
            for (std::uint16_t at = of_weight_[weight]; at != kEnd && (best == nullptr || best->b != j); at = steps_[at].next)
                if (steps_[at].a >= i && steps_[at].b >= j) best = &steps_[at];
            join(a[best->a].token, b_[best->b].token);
            weight = static_cast<std::uint16_t>(weight - weight_of(a[best->a]));
            i = best->a + 1U;
            j = best->b + 1U;
        }
        std::fill(of_weight_.begin(), of_weight_.begin() + most_[head] + 1, kEnd);
        return matched;
    }
    static int weight_of(const Entry& word) { return word.content ? 3 : 1; }

    /// Content words that each side has only once left over.
    void out_of_order(std::span<const Entry> a) {
        leave([&](const Entry& x) { return in_b_[x.term].count == 1; }, a);
        for (const Entry* x : leftover_) {
            if (left_[x->term].count != 1) continue;
            const Entry& y = b_[in_b_[x->term].first];
            if (!y.content || out_->source_of(y.token) != kNoToken) continue;
            join(x->token, y.token);
            out_->crossed = true;
        }
        forget();
    }

    /// Words left over on both sides that may stand for one another, where neither could stand for a second and the words beside them match.
    void by_meaning(std::span<const Entry> a) {
        if (alike_.empty()) return;
        leave([](const Entry& x) { return x.content; }, a);
        for (const Entry& y : alike_) {
            if (out_->source_of(y.token) != kNoToken) continue;
            const Left* found = nullptr;
            bool several = false;
            for (const TermId other : terms_.related(y.term)) {
                const Left& rest = left_[other];
                if (rest.count == 0) continue;
                several = several || found != nullptr || rest.count > 1;
                found = &rest;
            }
            if (found == nullptr || several || out_->rewrite_of(found->token) != kNoToken) continue;
            if (beside_matched(found->token, y.token)) join(found->token, y.token);
        }
        forget();
    }

    /// Whether words that stand close to the one have their partners close to the other.
    bool beside_matched(TokenIndex x, TokenIndex y) const {
        constexpr TokenIndex reach = 4;
        for (TokenIndex k = x - std::min(x, reach); k <= x + reach; ++k) {
            const TokenIndex partner = out_->rewrite_of(k);
            if (partner != kNoToken && (partner < y ? y - partner : partner - y) <= reach) return true;
        }
        return false;
    }

    struct Places {
        std::uint8_t first = kNone, count = 0;
    };
    struct Left {
        std::uint32_t count = 0;
        TokenIndex token = 0;  // the last
    };
    struct Step {
        std::uint8_t a, b;
        std::uint16_t next;  // of the same weight
    };
    static_assert(kLongest * kLongest < kEnd);
    /// Notes the words of a that `counts` and that have no partner, until forget().
    template <typename Counts>
    void leave(Counts&& counts, std::span<const Entry> a) {
        for (const Entry& x : a) {
            if (!counts(x) || out_->rewrite_of(x.token) != kNoToken) continue;
            ++left_[x.term].count;
            left_[x.term].token = x.token;
            leftover_.push_back(&x);
        }
    }
    void forget() {
        for (const Entry* x : leftover_) left_[x->term] = {};
        leftover_.clear();
    }

    WordMatches* out_ = nullptr;
    std::span<const Entry> b_;
    std::vector<Places> in_b_;                   // by term
    std::array<std::uint8_t, kLongest> next_{};  // of each word of b_: the next of the same term
    std::vector<Entry> alike_;                   // words of b_ that others may stand for
    std::vector<Left> left_;                     // by term: words of a without a partner; all zero between calls
    std::vector<const Entry*> leftover_;         // these words
    std::vector<const Word*> against_;
    const Terms& terms_;
    const PairingInput& in_;
    std::vector<std::pair<TokenIndex, TokenIndex>> once_;  // words of a that b has once: their tokens in both
    std::vector<Step> steps_;
    std::array<std::uint16_t, kLongest + 1> most_{};                    // by place of b
    std::array<bool, kLongest + 1> common_{};                           // likewise
    std::array<std::uint16_t, 3 * kLongest + 1> of_weight_ = filled();  // the step of that weight that was found last

    static std::array<std::uint16_t, 3 * kLongest + 1> filled() {
        std::array<std::uint16_t, 3 * kLongest + 1> out;
        out.fill(kEnd);
        return out;
    }
};

}  // namespace

void match_words(const PairingInput& in, Alignment& out) {
    const auto& [source, rewrite, vocabulary, terms] = in;
    const SentenceWords source_words(source, terms.source), rewrite_words(rewrite, terms.rewrite);
    const auto cells = [&](const StatementPair& pair) {
        const Sentence &s = source.segments.sentences[pair.source], &r = rewrite.segments.sentences[pair.rewrite];
        return std::pair<std::size_t, std::size_t>{s.end_token - s.first_token, r.end_token - r.first_token};
    };
    std::size_t most = 0;
    for (const StatementPair& pair : out.statements) most += cells(pair).first + cells(pair).second;
    out.partners.reserve(most);  // so that none moves
    out.words.resize(out.statements.size());

    Matcher matcher(in);
    for (std::size_t first = 0, end = 0; first < out.statements.size(); first = end) {
        const std::uint32_t sentence = out.statements[first].rewrite;
        const Sentence& r = rewrite.segments.sentences[sentence];
        matcher.take(rewrite_words.of(sentence));
        std::size_t wanted = first;  // the best are laid side by side, up to the last that may tell anything
        for (end = first; end < out.statements.size() && out.statements[end].rewrite == sentence; ++end) {
            const StatementPair& pair = out.statements[end];
            if (pair.score < kLeastMatched) continue;
            const auto a = source_words.of(pair.source);
            const Sentence& s = source.segments.sentences[pair.source];
            if (may_turn(s, r) || matcher.exchanged(a, reach_of_exchange(s, r)) ||
                (pair.best && (matcher.renamed(a) || (pair.score >= kLeastReplaced && matcher.contrasted(a)))))
                wanted = end + 1;
        }
        for (std::size_t k = first; k < wanted; ++k) {
            const StatementPair& pair = out.statements[k];
            const auto [of_source, of_rewrite] = cells(pair);
            TokenIndex* free = out.partners.data() + out.partners.size();
            out.partners.resize(out.partners.size() + of_source + of_rewrite, kNoToken);
            WordMatches& words = out.words[k];
            words.source_first = source.segments.sentences[pair.source].first_token;
            words.rewrite_first = r.first_token;
            words.rewrite_for = {free, of_source};
            words.source_for = {free + of_source, of_rewrite};
            const auto a = source_words.of(pair.source);
            if (!a.empty() && !rewrite_words.of(sentence).empty()) matcher.match(a, words);
        }
    }
}

}  // namespace factdiff
