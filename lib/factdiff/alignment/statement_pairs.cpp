// Which sentence of the source a sentence of the rewrite goes back to. Sentences are compared by the stems they share, each weighted by its rarity in
// the two articles; an inverted index finds the candidates, so that cost grows with shared words and not with all × all.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <string>

#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostCandidates = 4;  // source sentences kept for one rewrite sentence: merged sentences seldom draw on more
constexpr float kLeastScore = 0.18F;
constexpr std::uint32_t kCommonWord = 64;  // a stem in more sentences than this finds no candidates (it still counts in the score of those found)

/// One id for each distinct value, whatever its form: “48 hours” and “two days”, “47 per cent” and “47%” are one word to the comparison.
class ValueIds {
public:
    explicit ValueIds(std::uint32_t first) : next_(first) {}
    std::uint32_t of(const std::string& key) {
        const auto [entry, fresh] = ids_.emplace(key, next_);
        if (fresh) ++next_;
        return entry->second;
    }

private:
    std::uint32_t next_;
    boost::unordered_flat_map<std::string, std::uint32_t> ids_;
};

std::string key_of(const Quantity& q) {
    Decimal low = q.low;
    std::string unit = q.currency.empty() ? q.unit : q.currency;
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
    if (unit.empty() && low < Decimal{4}) return {};
    return low.to_string() + " " + unit;
}

struct SentenceWords {
    std::vector<std::uint32_t> stems;  // sorted, each once: content words, figures
    float weight = 0;
};

std::vector<SentenceWords> words_of(const Article& article, const Vocabulary& vocabulary, ValueIds& values) {
    std::vector<SentenceWords> all(article.segments.sentences.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Sentence& sentence = article.segments.sentences[i];
        auto& stems = all[i].stems;
        stems.reserve(sentence.end_token - sentence.first_token);
        for (TokenIndex t = sentence.first_token; t < sentence.end_token; ++t) {
            const Token& token = article.segments.tokens[t];
            if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
            const Word& word = vocabulary[token.word];
            if (has(word.classes, WordClass::function_word | WordClass::auxiliary) && !has(word.classes, WordClass::negator)) continue;
            stems.push_back(word.stem);
        }
    }
    for (const Claim& claim : article.claims) {
        std::string key;
        if (const auto* quantity = std::get_if<Quantity>(&claim.value); quantity != nullptr && claim.kind != ClaimKind::ordinal)
            key = key_of(*quantity);
        if (const auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && date->start)
            key = iso_date(*date->start) + std::string(to_string(date->granularity));
        if (!key.empty()) all[claim.sentence].stems.push_back(values.of(key));
    }
    for (SentenceWords& words : all) {
        auto& stems = words.stems;
        std::sort(stems.begin(), stems.end());
        stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    }
    return all;
}

class Matcher {
public:
    Matcher(const PairingInput& in, Alignment& out) : in_(in), out_(out) {
        ValueIds values(static_cast<std::uint32_t>(in.vocabulary.size()));  // beyond the ids of all stems
        source_ = words_of(in.source, in.vocabulary, values);
        rewrite_ = words_of(in.rewrite, in.vocabulary, values);
        number_stems();
        weigh();
    }

    void run() {
        std::vector<float> shared(source_.size());
        std::vector<std::uint32_t> touched;
        std::vector<StatementPair> found;
        for (std::uint32_t r = 0; r < rewrite_.size(); ++r) {
            touched.clear();
            for (const std::uint32_t stem : rewrite_[r].stems) {
                const Posting& posting = postings_[stem];
                if (posting.end - posting.begin > kCommonWord) continue;
                for (std::uint32_t p = posting.begin; p < posting.end; ++p) {
                    const std::uint32_t s = entries_[p];
                    if (shared[s] == 0) touched.push_back(s);
                    shared[s] += weight_[stem];
                }
            }
            found.clear();
            for (const std::uint32_t s : touched) {
                const float score = score_of(r, s, shared[s]);
                shared[s] = 0;
                if (score >= kLeastScore) found.push_back({s, r, score, false});
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

    /// Numbers the stems of this pair from 0, in their order: the tables below are then as long as the articles, not as the vocabulary of all
    /// articles of a batch.
    void number_stems() {
        std::vector<std::uint32_t> all;
        for (const auto* side : {&source_, &rewrite_})
            for (const SentenceWords& words : *side) all.insert(all.end(), words.stems.begin(), words.stems.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        stems_ = static_cast<std::uint32_t>(all.size());
        for (auto* side : {&source_, &rewrite_})
            for (SentenceWords& words : *side) {
                auto at = all.begin();
                for (std::uint32_t& stem : words.stems) {
                    at = std::lower_bound(at, all.end(), stem);
                    stem = static_cast<std::uint32_t>(at - all.begin());
                }
            }
    }

    void weigh() {
        const std::uint32_t stems = stems_;
        postings_.resize(stems);
        std::vector<std::uint32_t> count(stems);
        for (const SentenceWords& words : source_)
            for (const std::uint32_t stem : words.stems) ++postings_[stem].end;
        for (const auto* side : {&source_, &rewrite_})
            for (const SentenceWords& words : *side)
                for (const std::uint32_t stem : words.stems) ++count[stem];
        std::uint32_t at = 0;
        for (Posting& posting : postings_) {
            const std::uint32_t size = posting.end;
            posting.begin = posting.end = at;
            at += size;
        }
        entries_.resize(at);
        for (std::uint32_t s = 0; s < source_.size(); ++s)
            for (const std::uint32_t stem : source_[s].stems) entries_[postings_[stem].end++] = s;

        // Rarity: log2 of how many sentences of both articles there are for each that holds the stem. A word of one sentence on each side weighs
        // most.
        const auto sentences = static_cast<float>(source_.size() + rewrite_.size());
        std::vector<float> rarity(64);
        for (std::size_t n = 0; n < rarity.size(); ++n) rarity[n] = std::log2(1.0F + sentences / (1.0F + static_cast<float>(n)));
        weight_.resize(stems);
        for (std::uint32_t stem = 0; stem < stems; ++stem) weight_[stem] = rarity[std::min<std::size_t>(count[stem], rarity.size() - 1)];
        for (auto* side : {&source_, &rewrite_})
            for (SentenceWords& words : *side)
                for (const std::uint32_t stem : words.stems) words.weight += weight_[stem];
    }

    /// Mean of the Dice coefficient and of the share that the shorter side has in common (a split or merged sentence lies wholly inside the other), a
    /// little more for sentences at the same place of the story.
    float score_of(std::uint32_t r, std::uint32_t s, float shared) const {
        const float rewrite = rewrite_[r].weight, source = source_[s].weight;
        const float least = std::max(std::min(rewrite, source), 8.0F);  // two shared words of a three-word sentence prove little
        const float dice = 2 * shared / (rewrite + source);
        const float inside = std::min(1.0F, shared / least);
        const float here = static_cast<float>(r) / static_cast<float>(rewrite_.size());
        const float there = static_cast<float>(s) / static_cast<float>(source_.size());
        return std::min(1.0F, (0.5F * dice + 0.5F * inside) * (1.0F - 0.05F * std::abs(here - there)));
    }

    void mark_best() {
        std::vector<float> best_source(source_.size());
        for (const StatementPair& pair : out_.statements) best_source[pair.source] = std::max(best_source[pair.source], pair.score);
        for (std::size_t i = 0; i < out_.statements.size(); ++i) {
            StatementPair& pair = out_.statements[i];
            const bool first = i == 0 || out_.statements[i - 1].rewrite != pair.rewrite;
            pair.best = first && pair.score >= best_source[pair.source];
        }
    }

    const PairingInput& in_;
    Alignment& out_;
    std::vector<SentenceWords> source_, rewrite_;
    std::uint32_t stems_ = 0;  // distinct ones
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
