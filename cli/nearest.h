// The nearest valid name to one that does not exist: `quote-alterd` → `quote-altered`.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace factdiff::cli {

/// Edits (insertions, deletions, replacements, swaps of neighbours) between two names.
unsigned edit_distance(std::string_view a, std::string_view b);

/// The nearest of `names`, or "" where none is near.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

/// “; did you mean “…”?”, or which names there are.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

/// The nearest name of a rule, or "" where none is near.
std::string_view nearest_rule(std::string_view name);

/// “no rule is called …; did you mean …?”
std::string no_such_rule(std::string_view name);

}  // namespace factdiff::cli
