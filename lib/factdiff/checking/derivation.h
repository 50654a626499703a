// Figures that stand nowhere in the source but follow from it.
//
//     Derivation d = derive(seven injured lightly, {eleven injured, four seriously});   // "11 − 4 = 7"
//     derive(25 percentage points, {47%, 22%});                                         // "47% − 22% = 25 percentage points"
//     derive(40%, {60%});                                                               // "100% − 60% = 40%"
//     derive(25%, {200, 250});                                                          // "(250 − 200) ÷ 200 = 25%"
//     derive(32 years, {1994, 2026});                                                   // "1994 to 2026 = 32 years"
//
//     derive($31.50, {60%, $52.50});                                                    // "60% × 52.5 USD = 31.5 USD"
//     derive($34 million a year, {$340 million, 10 years});                             // "340000000 USD ÷ 10 year = 34000000 USD"
//     derive(almost 5 inches, {14.6 feet, 14.2 feet});                                  // "175.2 inch − 170.4 inch = 5 inch"
//
// Tried: sums and differences of two, sums of three, the rest of a whole, one as a share of another, a share of an amount, an amount spread over a
// time, the change from one to another (derivation.cpp); and what a word beside the figures says of them: “twice the usual”, “each”, “for every”, “up
// 5% to” (derivation_told.cpp). A result counts when it agrees within the precision and the bound that the figure was written with.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"

namespace factdiff {

constexpr std::size_t kMostGivens = 40;    // of each list no more are tried …
constexpr std::size_t kMostCompared = 80;  // … but for a figure that is said to be a difference or a sum

/// What a word beside a figure of the source makes of it.
enum class Told : std::uint8_t {
    plain = 0,
    difference = 1,  // “14 cents more”, “40 centimetres below the record”
    each = 2,        // something in its sentence is told of each
    multiple = 4,    // “twice”, “halved”
    for_every = 8,   // “one teacher for every 15 pupils”
};
constexpr Told operator|(Told a, Told b) { return static_cast<Told>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b)); }
constexpr bool is(Told told, Told what) { return (static_cast<std::uint8_t>(told) & static_cast<std::uint8_t>(what)) != 0; }

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
    std::vector<const Given*> near;                 // of the statements aligned with the figure's own and their paragraphs
    std::vector<std::uint32_t> near_sentences;      // of each of `near`
    std::vector<Told> near_told;                    // likewise
    std::vector<const Quantity*> ranks;             // ordinals of the same: “from 34th to 19th” is 15 places
    std::span<const Given* const> far;              // of the whole source
    std::vector<std::chrono::sys_days> near_dates;  // of the same statements and paragraphs, and the reference day
    std::span<const std::chrono::sys_days> dates;   // of the whole source, reference day included: one of two must be near
    bool aligned = true;                            // the figure's sentence answers to one of the source; else it must be the more telling
    bool compared = false;                          // “14 grams lighter”, “another $4.50”: the writer says that it is a difference
    bool summed = false;                            // “37 between them”: that it is a sum
    bool ordinal = false;                           // the figure is one itself
    bool for_every = false;                         // “one teacher for every 15 pupils”
    bool rest = false;                              // “62% empty”, “the remaining 49%”
};

/// “0.5% more” where the source has 2.2% and 1.7%: the difference of two percentages told in per cent, not in points. The sum, or nothing.
std::optional<std::string> points_in_percent(const Quantity& figure, const Givens& givens);

/// What follows by a word that stands beside the figures of one sentence of the source: “twice the usual amount”, “each”, “8% more”.
std::optional<std::string> derive_by_word(const Quantity& figure, const Givens& givens);

/// The sum as it would be written out, or nothing. Of each list the first kMostGivens are tried.
std::optional<std::string> derive(const Quantity& figure, const Givens& givens);

}  // namespace factdiff
