#include <algorithm>
#include <iterator>

#include "config_file.h"
#include "factdiff/lexicon/house_words.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {
namespace {

/// The article whose folder the search begins in; "" is the working folder.
std::string article_of(const Options& options) {
    switch (options.command) {
        case Command::check:
        case Command::align:
        case Command::baseline:
        case Command::fix:
            return options.inputs.size() > 1 ? options.inputs[1] : std::string();
        case Command::text:
        case Command::claims:
            return options.claims_batch || options.inputs.empty() ? std::string() : options.inputs.front();
        case Command::config:
            return options.inputs.empty() ? std::string() : options.inputs.front();
        default:
            return {};
    }
}

}  // namespace

bool configure(Options& options) {
    constexpr Command without[] = {Command::rules, Command::explain, Command::demo, Command::completions, Command::manual, Command::summarize};
    if (std::find(std::begin(without), std::end(without), options.command) != std::end(without)) return true;
    std::optional<std::string> path;
    if (!options.config_path.empty()) {
        path = options.config_path;
    } else if (!options.no_config) {
        path = find_config(article_of(options));
    }
    if (path) {
        ConfigReading reading = read_config(*path);
        for (const std::string& error : reading.errors) say_error(error);
        if (!reading.errors.empty()) return false;
        options.config = std::move(reading.file);
        if (!options.config->words.empty()) use_house_words(options.config->words);
        if (options.baseline.empty()) options.baseline = options.config->baseline.value;
    }
    options.force = settle(options.config, options.chosen, article_of(options));
    options.settings = options.force.settings();
    if (options.settings.ignore.size() == options.force.rules.size()) {
        say_error("no rule is in force, so that nothing would be checked; `factdiff config` shows what turned them off");
        return options.command == Command::config;
    }
    return true;
}

}  // namespace factdiff::cli
