#include "settings.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "factdiff/checking/rules.h"

namespace factdiff::cli {
namespace {

using Rules = std::vector<Said<std::pair<std::string_view, Level>>>;

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
            settings.severity[std::string(name)] = severity_of(level);
        }
    }
    return settings;
}

}  // namespace factdiff::cli
