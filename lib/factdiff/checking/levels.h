// What a finding of a rule counts as, by name: levels, thresholds, shares and profiles as users write them.
//
//     level_named("off");                          // Level::off
//     threshold_named("never");                    // above error: nothing fails
//     share_of("0.5%");                            // 0.005
//     find_profile("wire")->levels;                // {"number-omitted", Level::off}, …
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "factdiff/checking/finding.h"
#include "factdiff/text/decimal.h"

namespace factdiff {

/// Of a rule: off, or what a finding of it counts as.
enum class Level : std::uint8_t { off, note, warning, error };
std::string_view to_string(Level level);
std::optional<Level> level_named(std::string_view name);

/// "error", "warning", "note", "never" as Settings::fail_on has them.
std::optional<int> threshold_named(std::string_view name);
std::string_view threshold_name(int threshold);

/// A tolerance as it is written: "0.005" or "0.5%". No value for anything but a share from 0 to less than 1.
std::optional<Decimal> share_of(std::string_view text);

/// What findings of `rule`, one of the rule table, count as where nobody says otherwise.
Level default_level(std::string_view rule);
/// The severity of a level that is not off.
Severity severity_of(Level level);

struct Profile {
    std::string_view name;
    std::string_view summary;
    std::vector<std::pair<std::string_view, Level>> levels;
};
const std::vector<Profile>& profiles();
const Profile* find_profile(std::string_view name);

}  // namespace factdiff
