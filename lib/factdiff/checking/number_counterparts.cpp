#include "factdiff/checking/number_counterparts.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Nouns that an article counts again and again: alone they tie no two figures.
bool is_common(std::string_view noun) {
    static constexpr std::string_view nouns[] = {"people", "person", "man", "woman", "child", "time", "year", "day", "point", "other"};
    return std::find(std::begin(nouns), std::end(nouns), noun) != std::end(nouns);
}

bool may_answer(const Claim& claim, const Article& article) {
    if (!is_quantity(claim.kind) || claim.kind == ClaimKind::ordinal || claim.kind == ClaimKind::score || inside_quotation(article, claim))
        return false;
    const Quantity& q = std::get<Quantity>(claim.value);
    return !q.vague && !q.is_range() && !(q.spelled && q.low == Decimal{1});
}

/// Both count the same things, or measure in one unit.
bool count_alike(const Claim& source, const Claim& rewrite) {
    if (source.kind != rewrite.kind) return false;
    const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
    if (a.currency != b.currency || a.unit != b.unit || a.fraction != b.fraction || a.counted != b.counted) return false;
    // Shares and amounts of money are told of many things in one article.
    if (a.counted.empty() && (source.kind == ClaimKind::percent || source.kind == ClaimKind::money)) return false;
    if (a.counted.empty() && a.unit.empty() && (source.kind != ClaimKind::ratio || a.fraction)) return false;
    const Decimal low = std::min(a.low.abs(), b.low.abs()), high = std::max(a.low.abs(), b.low.abs());
    return low != high && high <= low * Decimal{20};
}

/// The one result of a vote that the article tells, “three votes to two”; nullptr where it tells none or several.
const Claim* lone_vote(const Article& article) {
    const Claim* found = nullptr;
    for (const Claim& claim : article.claims) {
        if (claim.kind != ClaimKind::score || article.document.text_of(claim.span).find("vote") == std::string_view::npos) continue;
        if (found != nullptr) return nullptr;
        found = &claim;
    }
    return found;
}

/// However far apart they stand: an article that tells of one vote tells of one.
std::optional<Counterpart> other_vote(const Comparison& c) {
    const Claim *was = lone_vote(c.source), *is = lone_vote(c.rewrite);
    if (was == nullptr || is == nullptr || inside_quotation(c.rewrite, *is)) return std::nullopt;
    const auto index = static_cast<std::uint32_t>(is - c.rewrite.claims.data());
    if (std::find(c.alignment.added.begin(), c.alignment.added.end(), index) == c.alignment.added.end()) return std::nullopt;
    const Quantity &a = std::get<Quantity>(was->value), &b = std::get<Quantity>(is->value);
    if ((a.low == b.low && a.high == b.high) || (a.low == b.high && a.high == b.low)) return std::nullopt;
    return Counterpart{was, is, false};
}

std::vector<Counterpart> find_counterparts(const Comparison& c) {
    std::vector<const Claim*> lost;
    for (const std::uint32_t index : c.alignment.omitted)
        if (lost.size() < kMostUnmatched && may_answer(c.source.claims[index], c.source)) lost.push_back(&c.source.claims[index]);
    std::vector<Counterpart> out;
    if (const auto vote = other_vote(c)) out.push_back(*vote);
    if (lost.empty()) return out;
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if (!may_answer(claim, c.rewrite)) continue;
        const Counterpart* found = nullptr;
        Counterpart best{nullptr, &claim, false};
        bool several = false;
        for (const Claim* other : lost) {
            if (!count_alike(*other, claim)) continue;
            const bool here = c.alignment.pair_of(other->sentence, claim.sentence) != nullptr;
            const Quantity& q = std::get<Quantity>(claim.value);
            if (!here && (q.counted.empty() || is_common(q.counted))) continue;
            if (best.source != nullptr && here == best.aligned) several = true;
            if (best.source == nullptr || (here && !best.aligned)) {
                several = false;
                best.source = other;
                best.aligned = here;
                found = &best;
            }
        }
        if (found == nullptr || several) continue;
        const DerivedFigures& derived = derived_figures(c);
        if (derived.source().hold(std::get<Quantity>(claim.value)) || derived.derivation_of(claim)) continue;
        out.push_back(best);
    }
    return out;
}

}  // namespace

const std::vector<Counterpart>& counterparts(const Comparison& c) {
    return made_once(c.memo.counterparts, [&] { return find_counterparts(c); });
}

}  // namespace factdiff
