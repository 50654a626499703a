// Pairs who-said-what by the content: an attribution of the rewrite answers to the one of the source whose content stands in an aligned sentence and
// shares most words. The sources are not asked to agree: that is what the rules look at.
#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "factdiff/alignment/content_stems.h"
#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/same_source.h"

namespace factdiff {
namespace {

using Row = std::span<const std::uint32_t>;

/// The attributions of one version, and what each is compared by: all in one vector.
class Side {
public:
    explicit Side(const Article& article) {
        for (std::uint32_t c = 0; c < article.claims.size(); ++c)
            if (const auto* attribution = std::get_if<Attribution>(&article.claims[c].value)) add(article, c, *attribution);
    }

    std::size_t size() const { return items_.size(); }
    std::uint32_t claim(std::size_t i) const { return items_[i].claim; }
    const Attribution& attribution(std::size_t i) const { return *items_[i].attribution; }
    /// Stems of the content, sorted.
    Row stems(std::size_t i) const { return row(items_[i].begin, items_[i].cue); }
    /// Stems of the cue.
    Row cue(std::size_t i) const { return row(items_[i].cue, items_[i].sentences); }
    /// Sentences that the attribution and its content touch, sorted.
    Row sentences(std::size_t i) const { return row(items_[i].sentences, items_[i].end); }

private:
    struct Item {
        std::uint32_t claim;
        const Attribution* attribution;
        std::size_t begin, cue, sentences, end;  // in rows_
    };

    void add(const Article& article, std::uint32_t claim, const Attribution& attribution) {
        constexpr TokenIndex longest = 160;  // tokens of a content that are looked at
        constexpr std::size_t most = 8;      // sentences that it touches
        const Segments& segments = article.segments;
        const auto tokens_of = [&](Span span) {
            auto [first, end] = segments.tokens_in(span);
            return std::pair{first, std::min(end, first + longest)};
        };
        Item item{claim, &attribution, rows_.size(), 0, 0, 0};
        for (const Span span : attribution.content) {
            const auto [first, end] = tokens_of(span);
            append_content_stems(article, first, end, rows_);
        }
        sort_once(rows_, item.begin);
        item.cue = rows_.size();
        if (attribution.cue) {
            const auto [first, end] = segments.tokens_in(attribution.cue->span);
            append_content_stems(article, first, end, rows_);
        }
        item.sentences = rows_.size();
        rows_.push_back(article.claims[claim].sentence);
        for (const Span span : attribution.content) {
            const auto [first, end] = tokens_of(span);
            if (first == end) continue;
            const std::uint32_t last = segments.sentence_at(segments.tokens[end - 1].span.begin);
            for (std::uint32_t s = segments.sentence_at(span.begin); s <= last && rows_.size() - item.sentences < most; ++s) rows_.push_back(s);
        }
        sort_once(rows_, item.sentences);
        item.end = rows_.size();
        items_.push_back(item);
    }
    Row row(std::size_t begin, std::size_t end) const { return Row(rows_).subspan(begin, end - begin); }

    std::vector<Item> items_;
    std::vector<std::uint32_t> rows_;
};

std::uint32_t shared(Row a, Row b) {
    std::uint32_t n = 0;
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
bool inside_content(Row cue, Row other_cue, Row other_content) {
    return !cue.empty() && !std::equal(cue.begin(), cue.end(), other_cue.begin(), other_cue.end()) &&
           std::all_of(cue.begin(), cue.end(), [&](WordId stem) { return std::binary_search(other_content.begin(), other_content.end(), stem); });
}

struct Candidate {
    float score;
    std::uint32_t source, rewrite;  // index into Side
    std::uint32_t common;
};

}  // namespace

void pair_attributions(const PairingInput& in, Alignment& out) {
    const Side source(in.source), rewrite(in.rewrite);
    if (source.size() == 0 || rewrite.size() == 0) return;
    // The attributions that touch each sentence of the source, as a chain; of a sentence that many touch, the first.
    constexpr std::uint32_t most = 16;
    constexpr std::uint32_t none = UINT32_MAX;
    struct Link {
        std::uint32_t attribution, next;
    };
    struct Chain {
        std::uint32_t first = none, count = 0;
    };
    std::vector<Chain> chains(in.source.segments.sentences.size());
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < source.size(); ++i)
        for (const std::uint32_t s : source.sentences(i)) {
            if (chains[s].count++ >= most) continue;
            links.push_back({i, chains[s].first});
            chains[s].first = static_cast<std::uint32_t>(links.size() - 1);
        }
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> near;
    for (std::uint32_t r = 0; r < rewrite.size(); ++r) {
        near.clear();
        for (const std::uint32_t sentence : rewrite.sentences(r))
            for (const StatementPair& pair : out.of_rewrite(sentence))
                for (std::uint32_t at = chains[pair.source].first; at != none; at = links[at].next) near.push_back(links[at].attribution);
        sort_once(near);
        const Attribution& b = rewrite.attribution(r);
        for (const std::uint32_t s : near) {
            const Row theirs = source.stems(s), ours = rewrite.stems(r);
            const std::uint32_t common = shared(theirs, ours);
            const std::size_t least = std::min(theirs.size(), ours.size());
            if (common == 0 || (common < 2 && least > 1)) continue;
            const float dice = 2.0F * static_cast<float>(common) / static_cast<float>(theirs.size() + ours.size());
            const float inside = static_cast<float>(common) / static_cast<float>(std::max<std::size_t>(least, 2));
            float score = 0.5F * dice + 0.5F * std::min(1.0F, inside);
            const Attribution& a = source.attribution(s);
            if (score + 0.15F < 0.45F) continue;
            bool doubtful = false;
            if (a.source && b.source && same_source(in.source, in.rewrite, in.vocabulary, *a.source, *b.source, doubtful) == SourceRelation::same)
                score += 0.1F;
            else if (inside_content(rewrite.cue(r), source.cue(s), theirs) || inside_content(source.cue(s), rewrite.cue(r), ours))
                continue;
            if (a.cue && b.cue && a.cue->canonical == b.cue->canonical) score += 0.05F;
            if (score >= 0.45F) candidates.push_back({score, s, r, common});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
    std::vector<bool> source_taken(source.size()), rewrite_taken(rewrite.size());
    for (const Candidate& c : candidates) {
        if (source_taken[c.source] || rewrite_taken[c.rewrite]) continue;
        source_taken[c.source] = rewrite_taken[c.rewrite] = true;
        const Attribution &a = source.attribution(c.source), &b = rewrite.attribution(c.rewrite);
        bool doubtful = false;
        ClaimPair pair;
        pair.source = source.claim(c.source);
        pair.rewrite = rewrite.claim(c.rewrite);
        pair.score = std::min(1.0F, c.score);
        pair.equal = a.source && b.source && a.cue_class == b.cue_class &&
                     same_source(in.source, in.rewrite, in.vocabulary, *a.source, *b.source, doubtful) != SourceRelation::different;
        pair.why = {{}, c.common, static_cast<std::uint32_t>(rewrite.stems(c.rewrite).size()), PairReason::Form::content};
        out.claims.push_back(pair);
    }
}

}  // namespace factdiff
