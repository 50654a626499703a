// Figures that stand nowhere in the source but follow from it.
//
//     Derivation d = derive(seven injured lightly, {eleven injured, four seriously});   // "11 − 4 = 7"
//     derive(25 percentage points, {47%, 22%});                                         // "47% − 22% = 25 percentage points"
//     derive(40%, {60%});                                                               // "100% − 60% = 40%"
//     derive(25%, {200, 250});                                                          // "(250 − 200) ÷ 200 = 25%"
//     derive(32 years, {1994, 2026});                                                   // "1994 to 2026 = 32 years"
//
// Tried: sums and differences of two, sums of three, the rest of a whole, one as a share of another, the change from one to another. A result counts
// when it agrees within the precision that the figure was written with.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"

namespace factdiff {

constexpr std::size_t kMostGivens = 40;  // of each list no more are tried

/// A figure to reckon with: cents as parts of their currency, and what quickly says that nothing comes of it.
struct Given {
    explicit Given(const Quantity& figure);

    const Quantity* quantity;
    Decimal low, high, precision;
    std::string_view currency, unit;  // of *quantity, but for cents
    double value = 0, rounding = 0;   // low and precision, nearly
};

/// What a figure may follow from. In a long list everything follows from something, so only a figure of three digits or more is looked for in `far`.
struct Givens {
    std::vector<const Given*> near;                // of the statements aligned with the figure's own and their paragraphs
    std::span<const Given* const> far;             // of the whole source
    std::span<const std::chrono::sys_days> dates;  // of the whole source, reference day included
    bool aligned = true;                           // the figure's sentence answers to one of the source; else it must be the more telling
};

/// The sum as it would be written out, or nothing. Of each list the first kMostGivens are tried.
std::optional<std::string> derive(const Quantity& figure, const Givens& givens);

}  // namespace factdiff
