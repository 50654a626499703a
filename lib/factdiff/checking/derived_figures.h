// Which figures of the rewrite follow from the statements of the source that they answer to.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/derivation.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

/// The figures of one version, made ready once for a rule that asks of many.
class KnownFigures {
public:
    explicit KnownFigures(const Article& article);

    /// The value stands somewhere in the version, in whatever form.
    bool hold(const Quantity& figure) const;

private:
    friend class DerivedFigures;
    /// “From seven to nine seats” is a range in one version and two figures, side by side in one sentence, in the other.
    bool hold_ends(const Quantity& range) const;
    struct Known {
        const Quantity* quantity;
        QuantityReach reach;
        std::uint32_t sentence, paragraph;
        const Claim* claim;
        bool ordinal;
    };
    std::vector<Known> figures_;  // in order
};

class DerivedFigures {
public:
    explicit DerivedFigures(const Comparison& comparison);

    const KnownFigures& source() const { return source_; }
    const KnownFigures& rewrite() const { return rewrite_; }
    /// The sum that gives `claim` (a figure of the rewrite without counterpart) out of the source's figures in the statements aligned with its own
    /// and in their paragraphs; nothing when the figure stands in the source as it is, or follows from nothing.
    std::optional<std::string> derivation_of(const Claim& claim) const;
    /// The figure of the rewrite has another value than the one it was paired with, but follows from the source's figures: “14 of the 22 are done”
    /// against “eight have still to be done”.
    bool follow_from_source(const ClaimPair& pair) const;
    /// A change told in per cent that is one of percentage points in the source; the sum.
    std::optional<std::string> points_told_in_percent(const Claim& claim) const;

private:
    const std::optional<std::string>& sum_of(const Claim& claim) const;
    std::optional<std::string> find_sum(const Claim& claim) const;
    /// What `claim` may follow from; nothing where its sentence was taken over as it was.
    std::optional<Givens> givens_of(const Claim& claim) const;
    /// “Two years and six months” for 30 months, and the reverse.
    std::optional<std::string> months_of(const Claim& claim) const;
    /// “The ten-day strike cost €30m” for “€3m a day for ten days”.
    std::optional<std::string> rate_for_its_time(const Claim& claim) const;
    Told told_of(std::size_t figure) const;
    Told find_told(const KnownFigures::Known& known) const;
    /// “The 24 hours before” for “a day earlier”.
    std::optional<std::string> larger_unit_of(const Claim& claim) const;
    /// “14 of the 18 trains did not run” for “four of the usual 18 are left”: the two make up a third figure of the source's sentence.
    bool is_rest_of(const ClaimPair& pair, const Quantity& figure) const;

    const Article &source_article_, &rewrite_article_;
    const Alignment& alignment_;
    const Vocabulary& vocabulary_;
    KnownFigures source_, rewrite_;
    std::vector<Given> givens_;  // of each figure of the source
    std::vector<const Given*> far_;
    std::vector<std::chrono::sys_days> dates_;
    struct PlacedDate {
        std::chrono::sys_days day;
        std::uint32_t paragraph;
    };
    std::vector<PlacedDate> placed_dates_;  // by paragraph
    std::vector<std::chrono::sys_days> reference_days_;
    mutable std::map<const Claim*, std::optional<std::string>> sums_;  // of the claims asked for
    mutable std::vector<std::optional<Told>> told_;                    // of the figures of the source asked for
};

/// The one of this comparison, for every rule that asks.
const DerivedFigures& derived_figures(const Comparison& comparison);

}  // namespace factdiff
