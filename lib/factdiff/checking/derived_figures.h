// Which figures of the rewrite follow from the statements of the source that they answer to.
#pragma once

#include <optional>
#include <string>

#include "factdiff/checking/rules.h"

namespace factdiff {

/// The sum that gives `claim` (a figure of the rewrite without counterpart) out of the source's figures in the statements aligned with its own and in
/// their paragraphs; nothing when the figure stands in the source as it is, or follows from nothing.
std::optional<std::string> derivation_of(const Comparison& comparison, const Claim& claim);

/// The figure of the rewrite has another value than the one it was paired with, but follows from the source's figures: “14 of the 22 are done”
/// against “eight have still to be done”.
bool follows_from_source(const Comparison& comparison, const ClaimPair& pair);

/// The value stands somewhere in the source, in whatever form.
bool figure_stands_in(const Article& source, const Quantity& figure);

}  // namespace factdiff
