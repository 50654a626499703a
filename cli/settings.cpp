#include "settings.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "factdiff/checking/rules.h"

namespace factdiff::cli {
namespace {

constexpr std::pair<std::string_view, Level> level_names[] = {
    {"off", Level::off}, {"note", Level::note}, {"warning", Level::warning}, {"error", Level::error}};

using Rules = std::vector<Said<std::pair<std::string_view, Level>>>;

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

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

void set_level(Rules& rules, std::string_view name, Level level, const std::string& where) {
    for (auto& rule : rules)
        if (rule.value.first == name) rule = {{rule.value.first, level}, where};
}

/// Levels first, then what is selected, then what is left out: `ignore` has the last word within one place.
void apply_rules(Rules& rules, const Layer& layer) {
    for (const Layer::RuleLevel& said : layer.severity) set_level(rules, said.rule, said.level, said.where);
    if (layer.select) {
        for (auto& rule : rules) {
            const bool selected = contains(layer.select->value, rule.value.first);
            if (selected && rule.value.second == Level::off) rule = {{rule.value.first, default_level(rule.value.first)}, layer.select->where};
            if (!selected) rule = {{rule.value.first, Level::off}, layer.select->where};
        }
    }
    if (layer.ignore)
        for (const std::string& name : layer.ignore->value) set_level(rules, name, Level::off, layer.ignore->where);
}

template <typename T>
void apply(Said<T>& value, const std::optional<Said<T>>& said) {
    if (said) value = *said;
}

void apply_values(InForce& force, const Layer& layer) {
    apply(force.fail_on, layer.fail_on);
    apply(force.tolerance, layer.tolerance);
    apply(force.ignore_phrases, layer.ignore_phrases);
    apply(force.require_claims, layer.require_claims);
}

std::string absolute(const std::string& path) {
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::weakly_canonical(std::filesystem::absolute(path, ignored), ignored);
    return ignored ? path : whole.string();
}

}  // namespace

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

bool is_among(const std::vector<std::string>& patterns, const std::string& folder, const std::string& path) {
    if (path.empty() || path == "-") return false;
    const std::string relative = std::filesystem::path(absolute(path)).lexically_relative(folder).generic_string();
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        // A pattern without a slash is a name in any folder; `*` crosses no folder, `**` does.
        if (pattern.find('/') == std::string::npos)
            return fnmatch(pattern.c_str(), std::filesystem::path(relative).filename().c_str(), FNM_PATHNAME) == 0;
        return fnmatch(pattern.c_str(), relative.c_str(), pattern.find("**") == std::string::npos ? FNM_PATHNAME : 0) == 0;
    });
}

InForce settle(const std::optional<ConfigFile>& file, const Layer& command_line, const std::string& path) {
    std::vector<const Layer*> layers;
    if (file) {
        layers.push_back(&file->layer);
        for (const Override& part : file->overrides)
            if (is_among(part.paths, file->folder, path)) layers.push_back(&part.layer);
    }
    layers.push_back(&command_line);

    InForce force;
    force.profile = {"editorial", "default"};
    for (const Layer* layer : layers) apply(force.profile, layer->profile);
    force.fail_on = {static_cast<int>(Severity::warning), "default"};
    force.tolerance.where = force.ignore_phrases.where = force.require_claims.where = "default";
    for (const Rule& rule : factdiff::rules()) force.rules.push_back({{rule.id, default_level(rule.id)}, "default"});
    for (const auto& [rule, level] : find_profile(force.profile.value)->levels) set_level(force.rules, rule, level, "profile " + force.profile.value);
    for (const Layer* layer : layers) {
        apply_values(force, *layer);
        apply_rules(force.rules, *layer);
    }
    if (file)
        for (const ConfiguredSuppression& configured : file->suppressions) {
            const bool named = !configured.article.empty();
            if (named && !is_among({configured.article}, file->folder, path)) continue;
            force.suppressions.push_back(configured.suppression);
            force.suppressions.back().of_this_article = named;
        }
    return force;
}

Settings InForce::settings() const {
    Settings settings;
    settings.fail_on = fail_on.value;
    settings.tolerance = tolerance.value;
    settings.ignored_phrases = ignore_phrases.value;
    settings.suppressions = suppressions;
    for (const auto& rule : rules) {
        const auto [name, level] = rule.value;
        if (level == Level::off) {
            settings.ignore.emplace_back(name);
        } else if (rule.where != "default") {
            settings.severity[std::string(name)] = level == Level::error     ? Severity::error
                                                   : level == Level::warning ? Severity::warning
                                                                             : Severity::note;
        }
    }
    return settings;
}

}  // namespace factdiff::cli
