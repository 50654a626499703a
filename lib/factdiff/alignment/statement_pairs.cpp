// Which sentence of the source a sentence of the rewrite goes back to. Sentences are compared by the stems and values they share, each weighted by
// its rarity in the two articles; an inverted index finds the candidates, so that cost grows with shared words and not with all × all.
#include <algorithm>
#include <array>
#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostCandidates = 4;  // source sentences kept for one rewrite sentence: merged sentences seldom draw on more
constexpr float kLeastScore = 0.18F;
constexpr float kRelated = 0.5F;           // weight of a word that may stand for another, beside the word itself
constexpr std::uint32_t kCommonWord = 64;  // a term in more sentences than this finds no candidates (it still counts in the score of those found)

/// What a figure or a date tells, whatever its form.
struct ValueKey {
    Decimal number;         // of a date its first day
    std::string_view unit;  // of a date its granularity
    bool date = false;
    bool operator==(const ValueKey&) const = default;
};
std::size_t hash_value(const ValueKey& key) {
    std::size_t seed = boost::hash<std::string_view>()(key.unit);
    boost::hash_combine(seed, key.number.mantissa());
    boost::hash_combine(seed, key.number.exponent());
    return seed;
}

/// One number for each distinct value: “48 hours” and “two days”, “47 per cent” and “47%” are one term to the comparison.
class ValueTerms {
public:
    explicit ValueTerms(TermId first) : next_(first) {}
    TermId of(const ValueKey& key) {
        const auto [entry, fresh] = terms_.emplace(key, next_);
        if (fresh) ++next_;
        return entry->second;
    }
    TermId end() const { return next_; }

private:
    TermId next_;
    boost::unordered_flat_map<ValueKey, TermId> terms_;
};

std::optional<ValueKey> key_of(const Quantity& q) {
    Decimal low = q.low;
    std::string_view unit = q.currency.empty() ? q.unit : q.currency;
    static constexpr std::pair<std::string_view, int> hours[] = {{"hour", 1}, {"day", 24}, {"week", 168}};
    for (const auto& [name, factor] : hours)
        if (unit == name) {
            low = low * Decimal{factor};
            unit = "hour";
            break;
        }
    if (unit == "percent" || (q.fraction && unit.empty())) {
        low = unit.empty() ? low : low * Decimal{1, -2};
        unit = "share";
    }
    // Small counts are in every second sentence: they tell too little.
    if (unit.empty() && low < Decimal{4}) return std::nullopt;
    return ValueKey{low, unit};
}

/// Content words and figures of every sentence, each once.
struct SentenceTerms {
    struct Part {
        std::uint32_t begin = 0, end = 0;  // in `terms`
        float weight = 0;
    };
    std::vector<Part> parts;
    std::vector<TermId> terms;

    std::size_t size() const { return parts.size(); }
    std::span<const TermId> of(std::size_t sentence) const {
        return std::span(terms).subspan(parts[sentence].begin, parts[sentence].end - parts[sentence].begin);
    }
};

TermId value_term(const Claim& claim, ValueTerms& values) {
    std::optional<ValueKey> key;
    if (const auto* quantity = std::get_if<Quantity>(&claim.value); quantity != nullptr && claim.kind != ClaimKind::ordinal) key = key_of(*quantity);
    if (const auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && date->start)
        key = ValueKey{Decimal{date->start->time_since_epoch().count()}, to_string(date->granularity), true};
    return key ? values.of(*key) : UINT32_MAX;
}

SentenceTerms terms_of(const Article& article, const std::vector<TermId>& of_token, ValueTerms& values) {
    const auto& sentences = article.segments.sentences;
    SentenceTerms all;
    all.parts.resize(sentences.size());
    all.terms.reserve(article.segments.tokens.size());
    std::vector<std::uint32_t> last(values.end());  // by term: the sentence, counted from 1, that was given it last
    auto claim = article.claims.begin();
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        all.parts[i].begin = static_cast<std::uint32_t>(all.terms.size());
        const auto add = [&](TermId term) {
            if (term >= last.size()) last.resize(term + 256);  // a new value
            if (last[term] == i + 1) return;
            last[term] = i + 1;
            all.terms.push_back(term);
        };
        for (TokenIndex t = sentences[i].first_token; t < sentences[i].end_token; ++t) {
            const Token& token = article.segments.tokens[t];
            if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
            if (has(token.classes, WordClass::function_word | WordClass::auxiliary) && !has(token.classes, WordClass::negator)) continue;
            add(of_token[t]);
        }
        for (; claim != article.claims.end() && claim->sentence <= i; ++claim)
            if (const TermId term = value_term(*claim, values); term != UINT32_MAX && claim->sentence == i) add(term);
        all.parts[i].end = static_cast<std::uint32_t>(all.terms.size());
    }
    return all;
}

class Matcher {
public:
    Matcher(const PairingInput& in, Alignment& out) : in_(in), out_(out) {
        ValueTerms values(in.terms.count);
        source_ = terms_of(in.source, in.terms.source, values);
        rewrite_ = terms_of(in.rewrite, in.terms.rewrite, values);
        weigh(values.end());
    }

    void run() {
        std::vector<float> shared(source_.size());
        std::vector<std::uint32_t> touched;
        std::vector<std::uint32_t> given(source_.size());  // to each source sentence: the last term that counted for it
        std::uint32_t asked = 0;
        std::vector<StatementPair> found;
        for (std::uint32_t r = 0; r < rewrite_.size(); ++r) {
            touched.clear();
            for (const TermId term : rewrite_.of(r)) {
                ++asked;
                const auto give = [&](TermId held, float weight) {
                    const Posting& posting = postings_[held];
                    if (posting.end - posting.begin > kCommonWord) return;
                    for (std::uint32_t p = posting.begin; p < posting.end; ++p) {
                        const std::uint32_t s = entries_[p];
                        if (given[s] == asked) continue;
                        given[s] = asked;
                        if (shared[s] == 0) touched.push_back(s);
                        shared[s] += weight;
                    }
                };
                give(term, weight_[term]);
                if (term >= in_.terms.count) continue;  // a value
                for (const TermId other : in_.terms.related(term)) give(other, kRelated * std::min(weight_[term], weight_[other]));
            }
            found.clear();
            for (const std::uint32_t s : touched) {
                const float in_common = std::exchange(shared[s], 0.0F);
                if (!may_score(r, s, in_common)) continue;
                const float score = score_of(r, s, in_common);
                if (score >= kLeastScore) found.push_back({s, r, score, false});
            }
            if (std::none_of(found.begin(), found.end(), [](const StatementPair& pair) { return pair.score >= kSameFrame; }))
                if (const std::uint32_t s = same_frame(r); s != kNone) {
                    std::erase_if(found, [&](const StatementPair& pair) { return pair.source == s; });
                    found.push_back({s, r, kSameFrame, false});
                }
            std::sort(found.begin(), found.end(),
                      [](const StatementPair& a, const StatementPair& b) { return a.score != b.score ? a.score > b.score : a.source < b.source; });
            if (found.size() > kMostCandidates) found.resize(kMostCandidates);
            out_.statements.insert(out_.statements.end(), found.begin(), found.end());
        }
        mark_best();
    }

private:
    struct Posting {
        std::uint32_t begin = 0, end = 0;
    };

    void weigh(TermId terms) {
        postings_.resize(terms);
        std::vector<std::uint32_t> count(terms);
        for (const TermId term : source_.terms) ++postings_[term].end, ++count[term];
        for (const TermId term : rewrite_.terms) ++count[term];
        std::uint32_t at = 0;
        for (Posting& posting : postings_) {
            const std::uint32_t size = posting.end;
            posting.begin = posting.end = at;
            at += size;
        }
        entries_.resize(at);
        for (std::uint32_t s = 0; s < source_.size(); ++s)
            for (const TermId term : source_.of(s)) entries_[postings_[term].end++] = s;

        // Rarity: log2 of how many sentences of both articles there are for each that holds the term. A word of one sentence on each side weighs
        // most.
        const auto sentences = static_cast<float>(source_.size() + rewrite_.size());
        std::array<float, 64> rarity;
        for (std::size_t n = 0; n < rarity.size(); ++n) rarity[n] = std::log2(1.0F + sentences / (1.0F + static_cast<float>(n)));
        weight_.resize(terms);
        for (TermId term = 0; term < terms; ++term) weight_[term] = rarity[std::min<std::size_t>(count[term], rarity.size() - 1)];
        for (auto* side : {&source_, &rewrite_})
            for (SentenceTerms::Part& part : side->parts)
                for (std::uint32_t t = part.begin; t < part.end; ++t) part.weight += weight_[side->terms[t]];
    }

    /// False only where score_of() stays below kLeastScore, as it does for most: both its parts are at most the share of the lighter side in common.
    bool may_score(std::uint32_t r, std::uint32_t s, float shared) const {
        constexpr float rounding = 0.99F;
        return shared >= rounding * kLeastScore * std::min(rewrite_.parts[r].weight, source_.parts[s].weight);
    }

    /// Mean of the Dice coefficient and of the share that the shorter side has in common (a split or merged sentence lies wholly inside the other), a
    /// little more for sentences at the same place of the story.
    float score_of(std::uint32_t r, std::uint32_t s, float shared) const {
        const float rewrite = rewrite_.parts[r].weight, source = source_.parts[s].weight;
        // Two shared words of a three-word sentence prove little, unless they are all there is on both sides.
        const bool all = shared >= 0.999F * std::max(rewrite, source);
        const float least = all ? shared : std::max(std::min(rewrite, source), 8.0F);
        const float dice = 2 * shared / (rewrite + source);
        const float inside = std::min(1.0F, shared / least);
        const float here = static_cast<float>(r) / static_cast<float>(rewrite_.size());
        const float there = static_cast<float>(s) / static_cast<float>(source_.size());
        return std::min(1.0F, (0.5F * dice + 0.5F * inside) * (1.0F - 0.05F * std::abs(here - there)));
    }

    /// “It cost £3m.” and “It cost £4m.”: the one short sentence of the source whose words are those of the rewrite's but for the figures, where no
    /// other of the rewrite has them either. What two words have in common says too little, that all stand in the same order says enough.
    std::uint32_t same_frame(std::uint32_t r) {
        const std::uint64_t frame = frame_of(in_.rewrite, in_.terms.rewrite, r);
        if (frame == 0) return kNone;
        if (!framed_) {
            framed_ = true;
            const auto add = [&](const Article& article, const std::vector<TermId>& terms, bool is_source) {
                for (std::uint32_t s = 0; s < article.segments.sentences.size(); ++s)
                    if (const std::uint64_t key = frame_of(article, terms, s); key != 0) {
                        Frame& at = frames_[key];
                        if (is_source) at.source = s;
                        at.lone = ++(is_source ? at.in_source : at.in_rewrite) == 1 && at.lone;
                    }
            };
            add(in_.source, in_.terms.source, true);
            add(in_.rewrite, in_.terms.rewrite, false);
        }
        const Frame& at = frames_[frame];
        return at.lone && at.in_source == 1 ? at.source : kNone;
    }

    /// The words of a short sentence that holds a figure as one number, all figures alike; 0 of others.
    static std::uint64_t frame_of(const Article& article, const std::vector<TermId>& terms, std::uint32_t sentence) {
        constexpr TokenIndex shortest = 3, longest = 9;
        const Sentence& at = article.segments.sentences[sentence];
        if (at.end_token < at.first_token + shortest || at.end_token > at.first_token + longest) return 0;
        std::size_t key = at.end_token - at.first_token;
        bool figure = false;
        for (TokenIndex i = at.first_token; i < at.end_token; ++i) {
            const Token& token = article.segments.tokens[i];
            const bool number = token.kind == TokenKind::number || has(token.classes, WordClass::number_word);
            figure = figure || number;
            boost::hash_combine(key, number ? UINT32_MAX : terms[i]);
        }
        return figure ? key : 0;
    }

    void mark_best() {
        std::vector<float> best_source(source_.size());
        for (const StatementPair& pair : out_.statements) best_source[pair.source] = std::max(best_source[pair.source], pair.score);
        for (std::size_t i = 0; i < out_.statements.size(); ++i) {
            StatementPair& pair = out_.statements[i];
            const bool first = i == 0 || out_.statements[i - 1].rewrite != pair.rewrite;
            pair.best_of_source = pair.score >= best_source[pair.source];
            pair.best = first && pair.best_of_source;
        }
    }

    static constexpr std::uint32_t kNone = UINT32_MAX;
    static constexpr float kSameFrame = 0.85F;  // score of two sentences that differ in their figures alone
    struct Frame {
        std::uint32_t source = kNone, in_source = 0, in_rewrite = 0;
        bool lone = true;  // in each version at most once
    };
    bool framed_ = false;
    boost::unordered_flat_map<std::uint64_t, Frame> frames_;

    const PairingInput& in_;
    Alignment& out_;
    SentenceTerms source_, rewrite_;
    std::vector<Posting> postings_;
    std::vector<std::uint32_t> entries_;
    std::vector<float> weight_;
};

}  // namespace

void pair_statements(const PairingInput& in, Alignment& out) {
    if (in.source.segments.sentences.empty() || in.rewrite.segments.sentences.empty()) return;
    Matcher(in, out).run();
}

}  // namespace factdiff
