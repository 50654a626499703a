// The command line as plain data, read from the definitions that --help is printed from: the manual page and the completions are made of it.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace factdiff::cli {

struct OptionDescription {
    std::vector<std::string> names;  // "-o", "--output"; of an argument its one name, "SOURCE"
    std::string value;               // "PATH"; empty for a flag and for an argument
    std::string help;
    bool repeated = false;
};

struct CommandDescription {
    std::string name;
    std::string summary;
    std::vector<OptionDescription> arguments;
    std::vector<OptionDescription> options;
    std::string notes;  // examples and remarks behind the options
};

/// The program itself first, then its commands.
std::vector<CommandDescription> describe(const CLI::App& app);

/// The manual page, in man(7).
std::string manual_page(const std::vector<CommandDescription>& commands);

/// The completion script for "bash", "zsh" or "fish".
std::string completion_script(const std::vector<CommandDescription>& commands, std::string_view shell);

}  // namespace factdiff::cli
