// Completion scripts for bash, zsh and fish: static texts, made from the definitions of the options. What can stand for a value is decided by the name
// that --help gives it.
#include <fmt/format.h>

#include <algorithm>

#include "describe.h"
#include "factdiff/checking/rules.h"
#include "factdiff/reading/formats.h"
#include "factdiff/reporting/formats.h"

namespace factdiff::cli {
namespace {

enum class Kind { none, files, words, list, assignment, format };

/// What completes a value.
struct Values {
    Kind kind = Kind::none;
    std::string words;  // separated by spaces
};

constexpr std::string_view levels = "error warning note never";

std::string rule_names() {
    std::string names;
    for (const Rule& rule : factdiff::rules()) names.append(names.empty() ? "" : " ").append(rule.id);
    return names;
}

/// The help of a command that writes every format names them all.
std::string format_words(std::string_view help) {
    if (help.find("sarif") == std::string_view::npos) return "text json";
    std::string names;
    for (const OutputFormat& format : formats()) names.append(names.empty() ? "" : " ").append(format.name);
    return names;
}

std::string without_commas(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    return text;
}

Values values_of(const OptionDescription& option, bool argument) {
    const std::string& name = argument ? option.names[0] : option.value;
    if (name == "LEVEL") return {Kind::words, std::string(levels)};
    if (name == "RULE") return {Kind::words, rule_names()};
    if (name == "RULE,…") return {Kind::list, rule_names()};
    if (name == "RULE=LEVEL") return {Kind::assignment, rule_names()};
    if (name == "FORMAT[:PATH]") return {Kind::format, format_words(option.help)};
    if (name == "WHEN") return {Kind::words, "auto always never"};
    if (name == "UNIT") return {Kind::words, "codepoints bytes utf16"};
    if (name == "SHELL") return {Kind::words, "bash zsh fish"};
    if (name == "NAME") return {Kind::words, "editorial strict wire"};
    if (name == "LANG") return {Kind::words, "en"};
    if (name == "FORMAT") return {Kind::words, without_commas(input_format_names())};
    if (argument || name == "PATH" || name == "FILE" || name == "FOLDER") return {Kind::files, {}};
    return {};
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) out.append(out.empty() ? "" : between).append(word);
    return out;
}

std::string names_of(const std::vector<CommandDescription>& commands) {
    std::string names;
    for (std::size_t i = 1; i < commands.size(); ++i) names += (i > 1 ? " " : "") + commands[i].name;
    return names;
}

// --- bash

constexpr std::string_view bash_head = R"(# bash completion for factdiff; made by `factdiff completions bash`

# Completes the last part of a list: "a,b,c<TAB>" keeps "a,b,".
_factdiff_list() {
    local before=
    [[ $cur == *,* ]] && before=${cur%,*},
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
}

_factdiff_files() {
    compopt -o filenames 2>/dev/null
    local IFS=$'\n'
    COMPREPLY=($(compgen -f -- "$cur"))
}

_factdiff() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} before= command=check word
    COMPREPLY=()
    # The colon of FORMAT:PATH and the sign of RULE=LEVEL and --option=value are words of their own.
    if [[ $prev == [:=] ]]; then
        before=$prev prev=${COMP_WORDS[COMP_CWORD-2]}
        [[ $prev == --* || COMP_CWORD -lt 3 ]] || prev=${COMP_WORDS[COMP_CWORD-3]}$before
    elif [[ $cur == [:=] ]]; then
        before=$cur cur=
        [[ $prev == --* || COMP_CWORD -lt 2 ]] || prev=${COMP_WORDS[COMP_CWORD-2]}$before
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
)";

std::string bash_value(const OptionDescription& option) {
    const Values values = values_of(option, false);
    std::string rows;
    const auto row = [&](std::string_view suffix, const std::string& action) {
        std::string pattern;
        for (const std::string& name : option.names) pattern.append(pattern.empty() ? "" : "|").append(name).append(suffix);
        rows += fmt::format("                {}) {}; return ;;\n", pattern, action);
    };
    switch (values.kind) {
        case Kind::none:
            if (!option.value.empty()) row("", "true");
            break;
        case Kind::files: row("", "_factdiff_files"); break;
        case Kind::words: row("", fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", values.words)); break;
        case Kind::list: row("", fmt::format("_factdiff_list \"{}\"", values.words)); break;
        case Kind::assignment:
            row("", fmt::format("compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -S = -W \"{}\" -- \"$cur\"))", values.words));
            row("=", "COMPREPLY=($(compgen -W \"error warning note off\" -- \"$cur\"))");
            break;
        case Kind::format:
            row("", fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", values.words));
            row(":", "_factdiff_files");
            break;
    }
    return rows;
}

std::string bash_script(const std::vector<CommandDescription>& commands) {
    std::string out(bash_head);
    std::string names = names_of(commands), alternatives = names;
    for (char& c : alternatives) c = c == ' ' ? '|' : c;
    out += fmt::format("            {}) command=$word; break ;;\n            -*) ;;\n            *) break ;;\n        esac\n    done\n    case $command in\n", alternatives);
    for (std::size_t i = 1; i < commands.size(); ++i) {
        const CommandDescription& command = commands[i];
        out += fmt::format("        {})\n            case $prev in\n", command.name);
        std::string options;
        for (const OptionDescription& option : command.options) {
            out += bash_value(option);
            options += (options.empty() ? "" : " ") + joined(option.names, " ");
        }
        out += fmt::format("            esac\n            [[ $cur == -* ]] && COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")) && return\n", options);
        if (command.arguments.empty()) {
            out += "            return ;;\n";
        } else if (const Values values = values_of(command.arguments[0], true); values.kind == Kind::words) {
            out += fmt::format("            COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n", values.words);
        } else {
            out += "            _factdiff_files ;;\n";
        }
    }
    out += fmt::format("    esac\n    # The first word may be a command or, for short, the source.\n    if ((COMP_CWORD == 1)); then\n"
                       "        COMPREPLY+=($(compgen -W \"{}\" -- \"$cur\"))\n    fi\n}}\ncomplete -F _factdiff factdiff\n", names);
    return out;
}

// --- zsh

/// Inside '…[…]…': no quote, bracket or colon may end it.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out;
}

std::string zsh_action(const Values& values) {
    switch (values.kind) {
        case Kind::none: return " ";
        case Kind::files: return "_files";
        case Kind::words: return "(" + values.words + ")";
        case Kind::list: return "_sequence compadd - " + values.words;
        case Kind::assignment: return "_factdiff_severity";
        case Kind::format: return "_factdiff_format " + values.words;
    }
    return " ";
}

std::string zsh_script(const std::vector<CommandDescription>& commands) {
    std::string out = fmt::format(R"(#compdef factdiff
# zsh completion for factdiff; made by `factdiff completions zsh`

_factdiff_format() {{
    if compset -P '*:'; then _files; else compadd -S '' -- "$@"; fi
}}

_factdiff_severity() {{
    if compset -P '*='; then compadd -- error warning note off; else compadd -S = -- {}; fi
}}
)", rule_names());
    for (std::size_t i = 1; i < commands.size(); ++i) {
        out += fmt::format("\n_factdiff_{}() {{\n    _arguments -s -S", commands[i].name);
        for (const OptionDescription& option : commands[i].options) {
            for (const std::string& name : option.names) {
                const std::string sign = name.starts_with("--") && !option.value.empty() ? "=" : "";
                const std::string once = option.repeated ? "*" : option.names.size() > 1 ? "(" + joined(option.names, " ") + ")" : "";
                out += fmt::format(" \\\n        '{}{}{}[{}]", once, name, sign, zsh_text(option.help));
                out += option.value.empty() ? "'" : fmt::format(":{}:{}'", zsh_text(option.value), zsh_action(values_of(option, false)));
            }
        }
        for (const OptionDescription& argument : commands[i].arguments)
            out += fmt::format(" \\\n        '{}:{}:{}'", argument.repeated ? "*" : "", argument.names[0], zsh_action(values_of(argument, true)));
        out += "\n}\n";
    }
    out += "\n_factdiff() {\n    local -a commands=(\n";
    for (std::size_t i = 1; i < commands.size(); ++i) out += fmt::format("        '{}:{}'\n", commands[i].name, zsh_text(commands[i].summary));
    out += R"(    )
    local command=${words[2]}
    if ((CURRENT == 2)) && [[ $command != -* ]]; then
        _alternative 'commands:command:{_describe command commands}' 'files:source:_files'
    elif (( $+functions[_factdiff_$command] )) && [[ $command != (format|severity) ]]; then
        shift words
        ((CURRENT--))
        _factdiff_$command
    else
        _factdiff_check
    fi
}

if [[ $funcstack[1] == _factdiff ]]; then _factdiff "$@"; else compdef _factdiff factdiff; fi
)";
    return out;
}

// --- fish

std::string fish_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string fish_value(const OptionDescription& option) {
    const Values values = values_of(option, false);
    switch (values.kind) {
        case Kind::none: return option.value.empty() ? "" : " -x";
        case Kind::files: return " -r -F";
        case Kind::words: return " -x -a " + fish_text(values.words);
        case Kind::list: return " -x -a " + fish_text("(__fish_append , " + values.words + ")");
        case Kind::assignment: return " -x -a " + fish_text("(string join \\n {" + [&] {
            std::string names = values.words;
            for (char& c : names) c = c == ' ' ? ',' : c;
            return names;
        }() + "}={error,warning,note,off})");
        case Kind::format: return " -r -f -a " + fish_text(values.words);
    }
    return {};
}

std::string fish_script(const std::vector<CommandDescription>& commands) {
    std::string others;  // whoever names no command means check
    for (std::size_t i = 1; i < commands.size(); ++i)
        if (commands[i].name != "check") others += " " + commands[i].name;
    std::string out = "# fish completion for factdiff; made by `factdiff completions fish`\n";
    for (std::size_t i = 1; i < commands.size(); ++i) {
        const CommandDescription& command = commands[i];
        out += fmt::format("complete -c factdiff -n __fish_use_subcommand -a {} -d {}\n", command.name, fish_text(command.summary));
        const std::string when = command.name == "check" ? "not __fish_seen_subcommand_from" + others : "__fish_seen_subcommand_from " + command.name;
        for (const OptionDescription& option : command.options) {
            out += "complete -c factdiff -n " + fish_text(when);
            for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            out += fish_value(option) + " -d " + fish_text(option.help) + '\n';
        }
        if (command.arguments.empty()) continue;
        if (const Values values = values_of(command.arguments[0], true); values.kind == Kind::words)
            out += fmt::format("complete -c factdiff -n {} -f -a {}\n", fish_text(when), fish_text(values.words));
    }
    return out;
}

}  // namespace

std::string completion_script(const std::vector<CommandDescription>& commands, std::string_view shell) {
    return shell == "bash" ? bash_script(commands) : shell == "zsh" ? zsh_script(commands) : fish_script(commands);
}

}  // namespace factdiff::cli
