#include "factdiff/alignment/word_match.h"

#include <algorithm>
#include <span>

namespace factdiff {
namespace {

constexpr std::size_t kLongest = 160;  // words of a sentence laid side by side; what is longer is no sentence but a table or a list

struct Entry {
    TokenIndex token;
    TermId term;
    bool content;
    bool capitalised;
};

/// The words of every sentence of an article as they are compared: marks left out, of a very long sentence only the beginning.
class SentenceWords {
public:
    SentenceWords(const Article& article, const std::vector<TermId>& terms) {
        first_.reserve(article.segments.sentences.size() + 1);
        words_.reserve(article.segments.tokens.size());
        for (const Sentence& sentence : article.segments.sentences) {
            const std::size_t first = words_.size();
            first_.push_back(first);
            for (TokenIndex i = sentence.first_token; i < sentence.end_token && words_.size() - first < kLongest; ++i) {
                const Token& token = article.segments.tokens[i];
                if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) continue;
                words_.push_back({i, terms[i], !has(token.classes, WordClass::function_word | WordClass::auxiliary), token.capitalised});
            }
        }
        first_.push_back(words_.size());
    }

    std::span<const Entry> of(std::uint32_t sentence) const {
        return std::span(words_).subspan(first_[sentence], first_[sentence + 1] - first_[sentence]);
    }

private:
    std::vector<Entry> words_;
    std::vector<std::size_t> first_;  // of each sentence in words_, and the end
};

/// `a` of the source, `b` of the rewrite: a word of either sentence could turn its sense against the other, or one tells in the passive who did it;
/// without these only an exchange of words can turn it.
bool may_turn(const Sentence& a, const Sentence& b) {
    constexpr WordClass alone = WordClass::negator | WordClass::hedge | WordClass::strong_hedge | WordClass::uncertain_modal | WordClass::plan;
    return has(a.classes | b.classes, alone) || has(a.classes, WordClass::agent_mark) != has(b.classes, WordClass::agent_mark) ||
           may_be_opposed(a.poles, b.poles) || (has(b.classes, WordClass::share) && has(a.classes, WordClass::share | WordClass::number_word));
}

/// Lays one pair after the other side by side; its tables serve all of them.
class Matcher {
public:
    explicit Matcher(const Terms& terms) : uses_(terms.count), terms_(terms) {}

    /// Whether the content words that each side has once stand in another order.
    bool exchanged(std::span<const Entry> a, std::span<const Entry> b) {
        for (TokenIndex j = 0; j < b.size(); ++j) {
            Use& use = uses_[b[j].term];
            ++use.in_b;
            use.token = j;
        }
        bool out = false;
        TokenIndex last = 0;
        for (const Entry& x : a) {
            const Use& use = uses_[x.term];
            if (!x.content || use.in_b == 0) continue;
            if (use.in_b > 1) continue;  // such a word is matched in order only
            out = out || use.token < last;
            last = use.token;
        }
        for (const Entry& y : b) uses_[y.term] = {};
        return out;
    }

    /// Whether each side has a capitalised word that the other lacks: one name may have taken the place of another.
    bool renamed(std::span<const Entry> a, std::span<const Entry> b) {
        for (const Entry& y : b) uses_[y.term].in_b = 1;
        bool out = false;
        for (const Entry& x : a) {
            out = out || (x.capitalised && x.content && uses_[x.term].in_b == 0);
            uses_[x.term].in_a = 1;
        }
        bool lacking = false;
        for (const Entry& y : b) lacking = lacking || (y.capitalised && y.content && uses_[y.term].in_a == 0);
        for (const Entry& x : a) uses_[x.term] = {};
        for (const Entry& y : b) uses_[y.term] = {};
        return out && lacking;
    }

    void match(std::span<const Entry> a, std::span<const Entry> b, WordMatches& out) {
        out_ = &out;
        std::size_t head = 0, a_end = a.size(), b_end = b.size(), matched = 0;
        while (head < a_end && head < b_end && a[head].term == b[head].term) {
            join(a[head], b[head]);
            ++head;
        }
        while (a_end > head && b_end > head && a[a_end - 1].term == b[b_end - 1].term) join(a[--a_end], b[--b_end]);
        matched = head + (a.size() - a_end);
        matched += in_order(a.subspan(head, a_end - head), b.subspan(head, b_end - head));
        out.common = static_cast<float>(matched) / static_cast<float>(std::min(a.size(), b.size()));
        if (matched < std::min(a.size(), b.size())) {
            out_of_order(a, b);
            by_meaning(a, b);
        }
    }

private:
    void join(const Entry& x, const Entry& y) {
        out_->rewrite_for[x.token - out_->source_first] = y.token;
        out_->source_for[y.token - out_->rewrite_first] = x.token;
    }

    /// Longest common subsequence, content words counting three times a function word, so that "of the" never displaces a name. Returns how many were
    /// matched.
    std::size_t in_order(std::span<const Entry> a, std::span<const Entry> b) {
        keep_common(a, b);
        const std::size_t n = a_.size(), m = b_.size();
        if (n == 0 || m == 0) return 0;
        best_.assign((n + 1) * (m + 1), 0);
        const auto row = [&](std::size_t i) { return best_.data() + i * (m + 1); };
        for (std::size_t i = n; i-- > 0;) {
            const TermId term = a_[i].term;
            const int gain = a_[i].content ? 3 : 1;
            std::uint16_t* here = row(i);
            const std::uint16_t* below = row(i + 1);
            for (std::size_t j = m; j-- > 0;) {
                int value = std::max(below[j], here[j + 1]);
                if (term == b_[j].term) value = std::max(value, below[j + 1] + gain);
                here[j] = static_cast<std::uint16_t>(value);
            }
        }
        std::size_t matched = 0;
        for (std::size_t i = 0, j = 0; i < n && j < m;) {
            const Entry &x = a_[i], &y = b_[j];
            if (x.term == y.term && row(i)[j] == row(i + 1)[j + 1] + (x.content ? 3 : 1)) {
                join(a_[i++], b_[j++]);
                ++matched;
            } else if (row(i)[j] == row(i + 1)[j]) {
                ++i;
            } else {
                ++j;
            }
        }
        return matched;
    }

    /// a_ and b_: the words of each side that the other has too. No other can match, and they are few.
    void keep_common(std::span<const Entry> a, std::span<const Entry> b) {
        a_.clear();
        b_.clear();
        for (const Entry& y : b) uses_[y.term].in_b = 1;
        for (const Entry& x : a)
            if (uses_[x.term].in_b != 0) {
                a_.push_back(x);
                uses_[x.term].in_a = 1;
            }
        for (const Entry& y : b)
            if (uses_[y.term].in_a != 0) b_.push_back(y);
        for (const Entry& x : a) uses_[x.term] = {};
        for (const Entry& y : b) uses_[y.term] = {};
    }

    void out_of_order(std::span<const Entry> a, std::span<const Entry> b) {
        for (const Entry& x : a)
            if (out_->rewrite_of(x.token) == kNoToken) {
                Use& use = uses_[x.term];
                ++use.in_a;
                use.token = x.token;
            }
        for (const Entry& y : b) ++uses_[y.term].in_b;
        for (const Entry& y : b) {
            const Use& use = uses_[y.term];
            if (!y.content || use.in_a != 1 || use.in_b != 1 || out_->source_of(y.token) != kNoToken) continue;
            join({use.token, y.term, true, false}, y);
            out_->crossed = true;
        }
        for (const Entry& x : a) uses_[x.term] = {};
        for (const Entry& y : b) uses_[y.term] = {};
    }

    /// Words left over on both sides that may stand for one another, where neither could stand for a second and the words beside them match.
    void by_meaning(std::span<const Entry> a, std::span<const Entry> b) {
        for (const Entry& x : a)
            if (x.content && out_->rewrite_of(x.token) == kNoToken) {
                Use& use = uses_[x.term];
                ++use.in_a;
                use.token = x.token;
            }
        for (const Entry& y : b) {
            if (!y.content || out_->source_of(y.token) != kNoToken) continue;
            const Use* found = nullptr;
            bool several = false;
            for (const TermId other : terms_.related(y.term)) {
                const Use& use = uses_[other];
                if (use.in_a == 0) continue;
                several = several || found != nullptr || use.in_a > 1;
                found = &use;
            }
            if (found == nullptr || several || out_->rewrite_of(found->token) != kNoToken) continue;
            if (beside_matched(found->token, y.token)) join({found->token, 0, true, false}, y);
        }
        for (const Entry& x : a) uses_[x.term] = {};
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

    struct Use {
        std::uint16_t in_a = 0, in_b = 0;
        TokenIndex token = 0;
    };
    WordMatches* out_ = nullptr;
    std::vector<Use> uses_;  // by term; all zero between calls
    const Terms& terms_;
    std::vector<Entry> a_, b_;
    std::vector<std::uint16_t> best_;
};

}  // namespace

void match_words(const PairingInput& in, Alignment& out) {
    const auto& [source, rewrite, vocabulary, terms] = in;
    const SentenceWords source_words(source, terms.source), rewrite_words(rewrite, terms.rewrite);
    Matcher matcher(terms);
    // Of each sentence of the rewrite: how many of its pairs are laid side by side, the best first, up to the last that may tell anything.
    std::vector<std::size_t> wanted;
    std::size_t cells = 0;
    for (std::size_t k = 0, first = 0; k < out.statements.size(); ++k) {
        const StatementPair& pair = out.statements[k];
        if (k > 0 && out.statements[k - 1].rewrite != pair.rewrite) first = k;
        if (pair.score < kLeastMatched) continue;
        const Sentence &s = source.segments.sentences[pair.source], &r = rewrite.segments.sentences[pair.rewrite];
        const auto a = source_words.of(pair.source), b = rewrite_words.of(pair.rewrite);
        if (!may_turn(s, r) && !matcher.exchanged(a, b) && !(pair.best && matcher.renamed(a, b))) continue;
        for (std::size_t i = std::max(first, wanted.empty() ? 0 : wanted.back() + 1); i <= k; ++i) {
            wanted.push_back(i);
            const Sentence& partner = source.segments.sentences[out.statements[i].source];
            cells += partner.end_token - partner.first_token + r.end_token - r.first_token;
        }
    }
    out.words.resize(out.statements.size());
    out.partners.assign(cells, kNoToken);
    TokenIndex* free = out.partners.data();

    for (const std::size_t k : wanted) {
        const StatementPair& pair = out.statements[k];
        const Sentence &s = source.segments.sentences[pair.source], &r = rewrite.segments.sentences[pair.rewrite];
        WordMatches& words = out.words[k];
        words.source_first = s.first_token;
        words.rewrite_first = r.first_token;
        words.rewrite_for = {free, s.end_token - s.first_token};
        free += words.rewrite_for.size();
        words.source_for = {free, r.end_token - r.first_token};
        free += words.source_for.size();
        const auto a = source_words.of(pair.source), b = rewrite_words.of(pair.rewrite);
        if (!a.empty() && !b.empty()) matcher.match(a, b, words);
    }
}

}  // namespace factdiff
