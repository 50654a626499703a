// Pairs who-said-what by the content: an attribution of the rewrite answers to the one of the source whose content stands in an aligned sentence and
// shares most words. The sources are not asked to agree: that is what the rules look at.
#include <algorithm>
#include <string>

#include "factdiff/alignment/content_stems.h"
#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/same_source.h"

namespace factdiff {
namespace {

struct Side {
    const Article& article;
    std::vector<std::uint32_t> claims;                  // attributions
    std::vector<std::vector<WordId>> stems;             // of their contents, sorted
    std::vector<std::vector<WordId>> cues;              // of their cues
    std::vector<std::vector<std::uint32_t>> sentences;  // that their contents touch
};

Side read(const Article& article) {
    constexpr TokenIndex longest = 160;  // tokens of a content that are looked at
    Side side{article, {}, {}, {}, {}};
    for (std::uint32_t c = 0; c < article.claims.size(); ++c) {
        const Attribution* a = std::get_if<Attribution>(&article.claims[c].value);
        if (a == nullptr) continue;
        std::vector<WordId> stems;
        std::vector<std::uint32_t> sentences{article.claims[c].sentence};
        for (Span span : a->content) {
            auto [first, end] = article.segments.tokens_in(span);
            end = std::min(end, first + longest);
            append_content_stems(article, first, end, stems);
            if (first < end) {
                std::uint32_t last = article.segments.sentence_at(article.segments.tokens[end - 1].span.begin);
                for (std::uint32_t s = article.segments.sentence_at(span.begin); s <= last && sentences.size() < 8; ++s) sentences.push_back(s);
            }
        }
        sort_once(stems);
        std::sort(sentences.begin(), sentences.end());
        sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
        side.claims.push_back(c);
        side.stems.push_back(std::move(stems));
        stems.clear();
        if (a->cue) {
            const auto [first, end] = article.segments.tokens_in(a->cue->span);
            append_content_stems(article, first, end, stems);
        }
        side.cues.push_back(std::move(stems));
        side.sentences.push_back(std::move(sentences));
    }
    return side;
}

std::size_t shared(const std::vector<WordId>& a, const std::vector<WordId>& b) {
    std::size_t n = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j])
            ++n, ++i, ++j;
        else
            a[i] < b[j] ? ++i : ++j;
    }
    return n;
}

/// “It would encourage them to wait” answers to those words inside “the firm estimates that it would encourage them to wait”, not to the firm’s
/// estimate: the cue of the one is content of the other.
bool inside_content(const std::vector<WordId>& cue, const std::vector<WordId>& other_cue, const std::vector<WordId>& other_content) {
    return !cue.empty() && cue != other_cue &&
           std::all_of(cue.begin(), cue.end(), [&](WordId stem) { return std::binary_search(other_content.begin(), other_content.end(), stem); });
}

struct Candidate {
    float score;
    std::uint32_t source, rewrite;  // index into Side
    std::size_t common;
};

}  // namespace

void pair_attributions(const PairingInput& in, Alignment& out) {
    const Side source = read(in.source), rewrite = read(in.rewrite);
    if (source.claims.empty() || rewrite.claims.empty()) return;
    std::vector<std::vector<std::uint32_t>> by_sentence(in.source.segments.sentences.size());
    for (std::uint32_t i = 0; i < source.claims.size(); ++i)
        for (std::uint32_t s : source.sentences[i])
            if (by_sentence[s].size() < 16) by_sentence[s].push_back(i);
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> near;
    for (std::uint32_t r = 0; r < rewrite.claims.size(); ++r) {
        near.clear();
        for (std::uint32_t sentence : rewrite.sentences[r]) {
            for (const StatementPair& pair : out.of_rewrite(sentence))
                near.insert(near.end(), by_sentence[pair.source].begin(), by_sentence[pair.source].end());
        }
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        const Attribution& b = std::get<Attribution>(in.rewrite.claims[rewrite.claims[r]].value);
        for (std::uint32_t s : near) {
            std::size_t common = shared(source.stems[s], rewrite.stems[r]);
            std::size_t least = std::min(source.stems[s].size(), rewrite.stems[r].size());
            if (common == 0 || (common < 2 && least > 1)) continue;
            float dice = 2.0F * static_cast<float>(common) / static_cast<float>(source.stems[s].size() + rewrite.stems[r].size());
            float inside = static_cast<float>(common) / static_cast<float>(std::max<std::size_t>(least, 2));
            float score = 0.5F * dice + 0.5F * std::min(1.0F, inside);
            const Attribution& a = std::get<Attribution>(in.source.claims[source.claims[s]].value);
            if (score + 0.15F < 0.45F) continue;
            bool doubtful = false;
            if (a.source && b.source && same_source(in.source, in.rewrite, in.vocabulary, *a.source, *b.source, doubtful) == SourceRelation::same)
                score += 0.1F;
            else if (inside_content(rewrite.cues[r], source.cues[s], source.stems[s]) ||
                     inside_content(source.cues[s], rewrite.cues[r], rewrite.stems[r]))
                continue;
            if (a.cue && b.cue && a.cue->canonical == b.cue->canonical) score += 0.05F;
            if (score >= 0.45F) candidates.push_back({score, s, r, common});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
    std::vector<bool> source_taken(source.claims.size()), rewrite_taken(rewrite.claims.size());
    for (const Candidate& c : candidates) {
        if (source_taken[c.source] || rewrite_taken[c.rewrite]) continue;
        source_taken[c.source] = rewrite_taken[c.rewrite] = true;
        const Attribution& a = std::get<Attribution>(in.source.claims[source.claims[c.source]].value);
        const Attribution& b = std::get<Attribution>(in.rewrite.claims[rewrite.claims[c.rewrite]].value);
        bool doubtful = false;
        ClaimPair pair;
        pair.source = source.claims[c.source];
        pair.rewrite = rewrite.claims[c.rewrite];
        pair.score = std::min(1.0F, c.score);
        pair.equal = a.source && b.source && a.cue_class == b.cue_class &&
                     same_source(in.source, in.rewrite, in.vocabulary, *a.source, *b.source, doubtful) != SourceRelation::different;
        pair.why = "content shares " + std::to_string(c.common) + " of " + std::to_string(rewrite.stems[c.rewrite].size()) + " words";
        out.claims.push_back(std::move(pair));
    }
}

}  // namespace factdiff
