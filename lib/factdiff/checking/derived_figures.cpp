#include "factdiff/checking/derived_figures.h"

#include <algorithm>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/derivation.h"

namespace factdiff {

std::optional<std::string> sum_of(const Comparison& c, const Claim& claim) {
    const Quantity& figure = std::get<Quantity>(claim.value);
    if (claim.kind == ClaimKind::ordinal) return std::nullopt;
    // A small count follows from almost any two others: for one only the figures of the aligned sentences themselves are asked.
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13} && !figure.fraction;
    std::vector<std::uint32_t> paragraphs, sentences;
    float best = 0;
    for (const StatementPair& pair : c.alignment.statements)
        if (pair.rewrite == claim.sentence) {
            best = std::max(best, pair.score);
            paragraphs.push_back(c.source.segments.sentences[pair.source].paragraph);
            sentences.push_back(pair.source);
        }
    if (best >= 0.9F) return std::nullopt;  // a sentence taken over as it was holds no sums of the writer's
    const auto holds = [](const std::vector<std::uint32_t>& list, std::uint32_t value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    Givens givens;
    givens.aligned = best >= 0.25F;
    for (const Claim& given : c.source.claims) {
        if (const auto* date = std::get_if<DateValue>(&given.value); date != nullptr && date->start) givens.dates.push_back(*date->start);
        if (!is_quantity(given.kind) || given.kind == ClaimKind::ordinal) continue;
        const auto* quantity = &std::get<Quantity>(given.value);
        givens.far.push_back(quantity);
        const std::uint32_t paragraph = c.source.segments.sentences[given.sentence].paragraph;
        const bool here = holds(sentences, given.sentence);
        if (here)
            givens.near.insert(givens.near.begin(), quantity);
        else if (!small && holds(paragraphs, paragraph))
            givens.near.push_back(quantity);
    }
    for (const Article* article : {&c.source, &c.rewrite})
        if (article->document.date()) givens.dates.push_back(std::chrono::sys_days{*article->document.date()});
    return derive(figure, givens);
}

bool follows_from_source(const Comparison& c, const ClaimPair& pair) {
    // In a sentence that was hardly touched a changed figure is a changed figure, whatever it could be the sum of.
    if (pair.statement >= 0.8F) return false;
    // A figure that the source has elsewhere was most likely moved; only small counts recur by chance (“eight have still to be done” of 22, 14 of
    // them done).
    const Claim& claim = c.rewrite.claims[pair.rewrite];
    const Quantity& figure = std::get<Quantity>(claim.value);
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13};
    return (small || !figure_stands_in(c.source, figure)) && sum_of(c, claim).has_value();
}

bool figure_stands_in(const Article& source, const Quantity& figure) {
    for (const Claim& claim : source.claims) {
        if (!is_quantity(claim.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(claim.value), figure);
        if (relation.comparable && relation.same_value && relation.same_unit) return true;
        // Either end of a range, either side of a score, told on its own.
        const Quantity& whole = std::get<Quantity>(claim.value);
        if (whole.is_range() && !figure.is_range() && whole.unit == figure.unit && whole.currency == figure.currency &&
            (figure.low == whole.low || figure.low == whole.high))
            return true;
    }
    return false;
}

std::optional<std::string> derivation_of(const Comparison& c, const Claim& claim) {
    if (figure_stands_in(c.source, std::get<Quantity>(claim.value))) return std::nullopt;
    return sum_of(c, claim);
}

}  // namespace factdiff
