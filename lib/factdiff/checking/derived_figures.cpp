#include "factdiff/checking/derived_figures.h"

#include <algorithm>

#include "factdiff/checking/derivation.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostDates = 100;  // every two of them are tried

bool holds(const std::vector<std::uint32_t>& list, std::uint32_t value) { return std::find(list.begin(), list.end(), value) != list.end(); }

}  // namespace

KnownFigures::KnownFigures(const Article& article) {
    for (const Claim& claim : article.claims)
        if (const auto* quantity = std::get_if<Quantity>(&claim.value))
            figures_.push_back({quantity, reach_of(*quantity), claim.sentence, article.segments.sentences[claim.sentence].paragraph,
                                claim.kind == ClaimKind::ordinal});
}

bool KnownFigures::hold(const Quantity& figure) const {
    const QuantityReach reach = reach_of(figure);
    for (const Known& known : figures_) {
        const Quantity& whole = *known.quantity;
        if (may_be_equal(known.reach, reach)) {
            const QuantityRelation relation = relate(whole, figure);
            if (relation.comparable && relation.same_value && relation.same_unit) return true;
        }
        // Either end of a range, either side of a score, told on its own.
        if (whole.is_range() && !figure.is_range() && whole.unit == figure.unit && whole.currency == figure.currency &&
            (figure.low == whole.low || figure.low == whole.high))
            return true;
    }
    return figure.is_range() && figure.low < figure.high && hold_ends(figure);
}

bool KnownFigures::hold_ends(const Quantity& range) const {
    const auto is_end = [&](const Quantity& q, const Decimal& end) { return !q.is_range() && q.low == end && q.currency == range.currency; };
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
        const Quantity &low = *figures_[i].quantity, &high = *figures_[i + 1].quantity;
        if (figures_[i].sentence != figures_[i + 1].sentence || !is_end(low, range.low) || !is_end(high, range.high)) continue;
        // The unit stands behind the second of the two.
        const bool unit = low.unit == range.unit || high.unit == range.unit || !range.currency.empty();
        if (unit && (low.unit.empty() || low.unit == high.unit)) return true;
    }
    return false;
}

DerivedFigures::DerivedFigures(const Comparison& comparison)
    : source_article_(comparison.source),
      rewrite_article_(comparison.rewrite),
      alignment_(comparison.alignment),
      source_(comparison.source),
      rewrite_(comparison.rewrite) {
    givens_.reserve(source_.figures_.size());
    for (const KnownFigures::Known& known : source_.figures_) givens_.emplace_back(*known.quantity);
    for (std::size_t i = 0; i < givens_.size() && far_.size() < kMostGivens; ++i)
        if (!source_.figures_[i].ordinal && !source_.figures_[i].quantity->vague) far_.push_back(&givens_[i]);
    const auto add = [&](std::chrono::sys_days day) {
        if (dates_.size() < kMostDates && std::find(dates_.begin(), dates_.end(), day) == dates_.end()) dates_.push_back(day);
    };
    for (const Claim& claim : comparison.source.claims)
        if (const auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && date->start) add(*date->start);
    for (const Article* article : {&comparison.source, &comparison.rewrite})
        if (article->reference_day && article->reference_day->ok()) add(std::chrono::sys_days{*article->reference_day});
}

const std::optional<std::string>& DerivedFigures::sum_of(const Claim& claim) const {
    const auto [entry, fresh] = sums_.try_emplace(&claim);
    if (fresh) entry->second = find_sum(claim);
    return entry->second;
}

std::optional<std::string> DerivedFigures::find_sum(const Claim& claim) const {
    const Quantity& figure = std::get<Quantity>(claim.value);
    if (claim.kind == ClaimKind::ordinal) return std::nullopt;
    // A small count follows from almost any two others: for one only the figures of the aligned sentences themselves are asked.
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13} && !figure.fraction;
    const auto& statements = alignment_.statements;
    std::vector<std::uint32_t> paragraphs, sentences;
    float best = 0;
    for (auto at = std::lower_bound(statements.begin(), statements.end(), claim.sentence,
                                    [](const StatementPair&pair, std::uint32_t sentence) { return pair.rewrite < sentence; });
         at != statements.end() && at->rewrite == claim.sentence; ++at) {
        best = std::max(best, at->score);
        sentences.push_back(at->source);
        paragraphs.push_back(source_article_.segments.sentences[at->source].paragraph);
    }
    if (best >= 0.9F) return std::nullopt;  // a sentence taken over as it was holds no sums of the writer's
    std::sort(sentences.begin(), sentences.end());
    std::sort(paragraphs.begin(), paragraphs.end());
    paragraphs.erase(std::unique(paragraphs.begin(), paragraphs.end()), paragraphs.end());

    // The figures of the aligned sentences from the last to the first, then those of their paragraphs from the first on.
    const auto& figures = source_.figures_;
    Givens givens;
    givens.aligned = best >= 0.25F;
    const auto add = [&](const KnownFigures::Known& known) {
        if (!known.ordinal && !known.quantity->vague) givens.near.push_back(&givens_[static_cast<std::size_t>(&known - figures.data())]);
        return givens.near.size() < kMostGivens;
    };
    using Known = KnownFigures::Known;
    const auto before = [](std::uint32_t Known::*part) { return [part](const Known& known, std::uint32_t value) { return known.*part < value; }; };
    for (std::size_t i = sentences.size(); i-- > 0;) {
        auto at = std::lower_bound(figures.begin(), figures.end(), sentences[i] + 1, before(&Known::sentence));
        while (at != figures.begin() && (--at)->sentence == sentences[i] && add(*at)) {
        }
    }
    for (std::size_t i = 0; !small && i < paragraphs.size(); ++i)
        for (auto at = std::lower_bound(figures.begin(), figures.end(), paragraphs[i], before(&Known::paragraph));
             at != figures.end() && at->paragraph == paragraphs[i]; ++at)
            if (!holds(sentences, at->sentence) && !add(*at)) break;
    givens.far = far_;
    givens.dates = dates_;
    return derive(figure, givens);
}

bool DerivedFigures::follow_from_source(const ClaimPair& pair) const {
    // “A third” that became “two-thirds” is a change, though 6 of 9 somewhere near would be two-thirds as well.
    const auto fraction = [](const Article& article, std::uint32_t claim) { return std::get<Quantity>(article.claims[claim].value).fraction; };
    if (fraction(source_article_, pair.source) && fraction(rewrite_article_, pair.rewrite)) return false;
    // In a sentence that was hardly touched a changed figure is a changed figure, whatever it could be the sum of.
    if (pair.statement >= 0.8F) return false;
    // A figure that the source has elsewhere was most likely moved; only small counts recur by chance (“eight have still to be done” of 22, 14 of
    // them done).
    const Claim& claim = rewrite_article_.claims[pair.rewrite];
    const Quantity& figure = std::get<Quantity>(claim.value);
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13};
    return (small || !source_.hold(figure)) && sum_of(claim).has_value();
}

std::optional<std::string> DerivedFigures::derivation_of(const Claim& claim) const {
    if (source_.hold(std::get<Quantity>(claim.value))) return std::nullopt;
    return sum_of(claim);
}

const DerivedFigures& derived_figures(const Comparison& comparison) {
    if (!comparison.memo.derived) comparison.memo.derived = std::make_shared<const DerivedFigures>(comparison);
    return *comparison.memo.derived;
}

}  // namespace factdiff
