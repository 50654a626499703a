#include "describe.h"

#include <CLI/CLI.hpp>

namespace factdiff::cli {
namespace {

OptionDescription described(const CLI::Option& option) {
    OptionDescription out;
    for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
    if (option.get_positional()) {
        out.names = {option.get_name(true, false)};
    } else if (option.get_items_expected_max() > 0) {
        out.value = option.get_type_name();
    }
    out.help = option.get_description();
    out.repeated = option.get_items_expected_max() > 1;
    return out;
}

CommandDescription described(const CLI::App& command) {
    CommandDescription out{command.get_name(), command.get_description(), {}, {}, command.get_footer()};
    for (const CLI::Option* option : command.get_options())
        (option->get_positional() ? out.arguments : out.options).push_back(described(*option));
    return out;
}

}  // namespace

std::vector<CommandDescription> describe(const CLI::App& app) {
    std::vector<CommandDescription> commands = {described(app)};
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) commands.push_back(described(*command));
    return commands;
}

}  // namespace factdiff::cli
