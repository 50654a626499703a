#include "factdiff/alignment/value_pairs.h"

#include <algorithm>
#include <array>

#include "factdiff/alignment/assignment.h"
#include "factdiff/alignment/claim_context.h"
#include "factdiff/alignment/swapped_values.h"

namespace factdiff {
namespace {

struct Item {
    std::uint32_t claim;
    ClaimContext context;
};

std::vector<Item> items_of(const Article& article, bool (*belongs)(const Claim&), const Vocabulary& vocabulary) {
    std::vector<Item> items;
    for (std::uint32_t i = 0; i < article.claims.size(); ++i)
        if (belongs(article.claims[i])) items.push_back({i, context_of(article, article.claims[i], vocabulary)});
    return items;
}

/// How much better the words around another value must fit than those around the same value, before the figure counts as moved.
constexpr float kEqualHeadStart = 0.30F;
constexpr float kLeastOther = 0.36F;
constexpr float kLeastUnknown = 0.24F;

struct Judgement {
    ValueMatch match;
    float context;
    float statement;
};

std::string explain(const Judgement& judgement) {
    static constexpr std::array<const char*, 5> what = {"", "another value", "same figure, not the same thing", "same, less exact", "same value"};
    const auto percent = [](float share) { return std::to_string(static_cast<int>(share * 100 + 0.5F)) + "%"; };
    return std::string(what[static_cast<std::size_t>(judgement.match)]) + "; statements " + percent(judgement.statement) +
           " alike, words around it " + percent(judgement.context);
}

}  // namespace

void pair_values(const PairingInput& in, bool (*belongs)(const Claim&), ValueMatch (*match)(const Claim&, const Claim&), Alignment& out) {
    const std::vector<Item> source = items_of(in.source, belongs, in.vocabulary), rewrite = items_of(in.rewrite, belongs, in.vocabulary);
    if (source.empty() || rewrite.empty()) return;

    // Statement score of (source sentence, rewrite sentence); only the few pairs that are aligned have one.
    const auto statement_score = [&](std::uint32_t s, std::uint32_t r) {
        auto at = std::lower_bound(out.statements.begin(), out.statements.end(), r,
                                   [](const StatementPair& p, std::uint32_t value) { return p.rewrite < value; });
        for (; at != out.statements.end() && at->rewrite == r; ++at)
            if (at->source == s) return at->score;
        return 0.0F;
    };

    std::vector<ScoredEdge> edges;
    std::vector<Judgement> judgements;
    std::vector<std::pair<std::uint64_t, std::size_t>> by_pair;
    std::vector<std::pair<std::uint32_t, Judgement>> row;
    // Figures that have no equal anywhere on the other side: where two of them stand in aligned statements, one has most likely become the other.
    std::vector<bool> source_known(source.size()), rewrite_known(rewrite.size());
    for (std::uint32_t r = 0; r < rewrite.size(); ++r)
        for (std::uint32_t s = 0; s < source.size(); ++s)
            if (match(in.source.claims[source[s].claim], in.rewrite.claims[rewrite[r].claim]) >= ValueMatch::near)
                source_known[s] = rewrite_known[r] = true;

    for (std::uint32_t r = 0; r < rewrite.size(); ++r) {
        const Claim& b = in.rewrite.claims[rewrite[r].claim];
        row.clear();
        float best_equal = 0;
        for (std::uint32_t s = 0; s < source.size(); ++s) {
            const Claim& a = in.source.claims[source[s].claim];
            const float statement = statement_score(a.sentence, b.sentence);
            const ValueMatch kind = match(a, b);
            if (kind == ValueMatch::no || (kind == ValueMatch::other && statement < 0.25F)) continue;
            const float context = similarity(source[s].context, rewrite[r].context);
            if (kind != ValueMatch::other && (statement > 0 || context > 0.15F)) best_equal = std::max(best_equal, context + kEqualHeadStart);
            row.emplace_back(s, Judgement{kind, context, statement});
        }
        for (const auto& [s, judgement] : row) {
            const float together = 0.5F * judgement.context + 0.2F * judgement.statement;
            float score = 0;
            switch (judgement.match) {
                case ValueMatch::same:
                    score = 0.30F + together;
                    break;
                case ValueMatch::within:
                case ValueMatch::near:
                    score = 0.22F + together;
                    break;
                default:
                    // Another value only answers to a figure whose own value does not stand in a place nearly as fitting: a figure that is told twice
                    // is no change.
                    if (judgement.context < best_equal) continue;
                    score = 0.6F * judgement.context + 0.3F * judgement.statement;
                    if (score < (source_known[s] || rewrite_known[r] ? kLeastOther : kLeastUnknown)) continue;
            }
            edges.push_back({r, s, score});
            by_pair.emplace_back((static_cast<std::uint64_t>(r) << 32) | s, judgements.size());
            judgements.push_back(judgement);
        }
    }
    std::sort(by_pair.begin(), by_pair.end());
    const std::size_t first = out.claims.size();
    for (const ScoredEdge& edge : best_assignment(std::move(edges))) {
        const std::uint64_t key = (static_cast<std::uint64_t>(edge.row) << 32) | edge.column;
        const Judgement& judgement =
            judgements[std::lower_bound(by_pair.begin(), by_pair.end(), std::pair<std::uint64_t, std::size_t>{key, 0})->second];
        out.claims.push_back({source[edge.column].claim, rewrite[edge.row].claim, std::min(1.0F, edge.score), judgement.match >= ValueMatch::within,
                              explain(judgement), judgement.statement});
    }
    exchange_swapped_values(in, match, first, out);
}

}  // namespace factdiff
