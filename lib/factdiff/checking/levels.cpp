#include "factdiff/checking/levels.h"

#include <algorithm>

#include "factdiff/checking/rules.h"

namespace factdiff {
namespace {

constexpr std::pair<std::string_view, Level> level_names[] = {
    {"off", Level::off}, {"note", Level::note}, {"warning", Level::warning}, {"error", Level::error}};

}  // namespace

Level default_level(std::string_view rule) {
    switch (find_rule(rule)->severity) {
        case Severity::error:
            return Level::error;
        case Severity::warning:
            return Level::warning;
        default:
            return Level::note;
    }
}

Severity severity_of(Level level) { return level == Level::error ? Severity::error : level == Level::warning ? Severity::warning : Severity::note; }

std::string_view to_string(Level level) { return level_names[static_cast<std::size_t>(level)].first; }

std::optional<Level> level_named(std::string_view name) {
    for (const auto& [known, level] : level_names)
        if (known == name) return level;
    return std::nullopt;
}

std::optional<int> threshold_named(std::string_view name) {
    if (name == "never") return static_cast<int>(Severity::error) + 1;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
        if (name == to_string(severity)) return static_cast<int>(severity);
    return std::nullopt;
}

std::string_view threshold_name(int threshold) {
    return threshold > static_cast<int>(Severity::error) ? "never" : to_string(static_cast<Severity>(threshold));
}

std::optional<Decimal> share_of(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    std::optional<Decimal> share = Decimal::parse(text);
    if (share && percent) share = *share * Decimal{1, -2};
    if (!share || *share < Decimal{0} || *share >= Decimal{1}) return std::nullopt;
    return share;
}

const std::vector<Profile>& profiles() {
    static const std::vector<Profile> all = {
        {"editorial", "the levels of the rule table: what an editor wants to see of a rewrite", {}},
        {"strict",
         "nothing may be left out, put in or loosened without a look at it: omissions, additions and words that lost their marks are warnings",
         {{"number-omitted", Level::warning},
          {"date-omitted", Level::warning},
          {"name-omitted", Level::warning},
          {"quote-omitted", Level::warning},
          {"statement-omitted", Level::warning},
          {"statement-unsupported", Level::warning},
          {"attribution-added", Level::warning},
          {"quote-unquoted", Level::warning}}},
        {"wire",
         "what an agency does freely stays quiet: cutting, background, trimmed and paraphrased quotes, its own dateline and sources; changed facts "
         "count",
         {{"number-omitted", Level::off},
          {"date-omitted", Level::off},
          {"name-omitted", Level::off},
          {"quote-omitted", Level::off},
          {"statement-omitted", Level::off},
          {"statement-unsupported", Level::off},
          {"number-derived", Level::off},
          {"quote-adjusted", Level::off},
          {"quote-unquoted", Level::off},
          {"attribution-added", Level::off},
          {"name-unsupported", Level::note},
          {"date-unsupported", Level::note},
          {"reporting-verb-changed", Level::note}}},
    };
    return all;
}

const Profile* find_profile(std::string_view name) {
    const auto found = std::find_if(profiles().begin(), profiles().end(), [&](const Profile& profile) { return profile.name == name; });
    return found == profiles().end() ? nullptr : &*found;
}

}  // namespace factdiff
