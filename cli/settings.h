// What was chosen, where: default, profile, configuration file, command line; the later of them wins.
//
//     Layer line;                                            // what the command line says
//     line.fail_on = {Threshold…, "command line"};
//     InForce force = settle(config_file, line, "sport/final.md");
//     force.rules[0];                                        // number-changed: error, from "default"
//     Checker checker(force.settings());
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "factdiff/checking/levels.h"
#include "factdiff/compare.h"
#include "factdiff/lexicon/house_words.h"

namespace factdiff::cli {

template <typename T>
struct Said {
    T value{};
    std::string where;  // "default", "profile wire", "factdiff.toml:3", "command line"
};

/// What one place says; what it does not say is left to the place before.
struct Layer {
    struct RuleLevel {
        std::string rule;
        Level level = Level::off;
        std::string where;
    };
    std::optional<Said<std::string>> profile;
    std::optional<Said<int>> fail_on;
    std::optional<Said<Decimal>> tolerance;
    std::optional<Said<std::vector<std::string>>> select, ignore, ignore_phrases;
    std::optional<Said<unsigned>> require_claims;
    std::vector<RuleLevel> severity;
};

/// A part of the configuration for some articles.
struct Override {
    std::vector<std::string> paths;  // patterns, as the shell has them
    Layer layer;
};

struct ConfiguredSuppression {
    Suppression suppression;
    std::string article;  // empty: any
};

struct ConfigFile {
    std::string path;    // as it is shown
    std::string folder;  // absolute: what its paths are relative to
    Layer layer;
    std::vector<Override> overrides;
    HouseWords words;
    std::string words_where;  // of [lists]
    std::vector<ConfiguredSuppression> suppressions;
    Said<std::string> baseline;  // as a path from the working folder; empty: none
};

struct InForce {
    Said<std::string> profile;
    Said<int> fail_on;
    Said<Decimal> tolerance;
    Said<std::vector<std::string>> ignore_phrases;
    Said<unsigned> require_claims;
    std::vector<Said<std::pair<std::string_view, Level>>> rules;  // in the order of the rule table
    std::vector<Suppression> suppressions;

    Settings settings() const;
};

/// What is in force for an article: `path` as the user named it, "" where there is none.
InForce settle(const std::optional<ConfigFile>& file, const Layer& command_line, const std::string& path);

/// Whether `path` (relative to the working folder) is one of `patterns` of a file in `folder`: "sport/*.md", "sport/**", "*.md" in any folder.
bool is_among(const std::vector<std::string>& patterns, const std::string& folder, const std::string& path);

}  // namespace factdiff::cli
