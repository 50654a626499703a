// The manual page: man(7) made from the definitions of the options, with the lists that the library has anyway.
#include <fmt/format.h>

#include "describe.h"
#include "factdiff/checking/rules.h"
#include "factdiff/reporting/display.h"
#include "factdiff/reporting/formats.h"

namespace factdiff::cli {
namespace {

constexpr std::string_view description =
    "factdiff compares a news article, the source, with its rewrite and reports every factual discrepancy: a figure changed, words between quotation "
    "marks altered, a speaker swapped, a hedge dropped. Equal facts in another form raise nothing. It reads, aligns and checks with tables and "
    "rules: the "
    "same input gives the same bytes, offline.";

/// Text for roff: a backslash and a hyphen are themselves, and no line begins with a control character.
std::string roff(std::string_view text) {
    std::string out;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        at_start = c == '\n';
    }
    return out;
}

/// In short lines, as roff likes them.
std::string sentence(std::string_view text) { return roff(wrapped(text, 72, 0, "")) + (text.ends_with('.') || text.ends_with(')') ? "\n" : ".\n"); }

class ManualWriter {
public:
    explicit ManualWriter(const std::vector<CommandDescription>& commands) : commands_(commands) {}

    std::string write() {
        out_ = fmt::format(".TH FACTDIFF 1 \"{}\" \"factdiff {}\" \"User Commands\"\n", FACTDIFF_DATE, FACTDIFF_VERSION);
        out_ += ".SH NAME\nfactdiff \\- compare two versions of a news article\n";
        write_synopsis();
        out_ += ".SH DESCRIPTION\n" + sentence(description);
        out_ += ".SH COMMANDS\n";
        for (std::size_t i = 1; i < commands_.size(); ++i) write_command(commands_[i]);
        write_formats();
        write_rules();
        write_ends();
        return std::move(out_);
    }

private:
    void write_synopsis() {
        out_ += ".SH SYNOPSIS\n.B factdiff\n.RI [ option \" ...] \" \"SOURCE REWRITE\"\n";
        for (std::size_t i = 1; i < commands_.size(); ++i) {
            out_ += ".br\n.B factdiff " + roff(commands_[i].name) + '\n';
            std::string arguments;
            for (const OptionDescription& argument : commands_[i].arguments) arguments += (arguments.empty() ? "" : " ") + argument.names[0];
            out_ += ".RI [ option \" ...]\"";
            out_ += arguments.empty() ? "\n" : fmt::format(" \" \" \"{}\"\n", roff(arguments));
        }
    }

    void write_command(const CommandDescription& command) {
        out_ += fmt::format(".SS factdiff {}\n", roff(command.name)) + sentence(command.summary);
        for (const OptionDescription& argument : command.arguments) out_ += ".TP\n.I " + roff(argument.names[0]) + '\n' + sentence(argument.help);
        for (const OptionDescription& option : command.options) {
            std::string names;
            for (const std::string& name : option.names) names += (names.empty() ? "\\fB" : "\\fR, \\fB") + roff(name);
            out_ += ".TP\n" + names + "\\fR" + (option.value.empty() ? "" : " \\fI" + roff(option.value) + "\\fR") + '\n' + sentence(option.help);
        }
        if (!command.notes.empty()) out_ += ".PP\n.nf\n" + roff(command.notes.substr(0, command.notes.find_last_not_of('\n') + 1)) + "\n.fi\n";
    }

    void write_formats() {
        out_ += ".SH FORMATS\n";
        for (const OutputFormat& format : formats()) out_ += fmt::format(".TP\n.B {}\n", format.name) + sentence(format.summary);
    }

    void write_rules() {
        out_ += ".SH RULES\n.B factdiff explain\n.I RULE\nprints the page of a rule.\n";
        for (const Rule& rule : factdiff::rules())
            out_ += fmt::format(".TP\n.BR {} \" ({})\"\n", roff(rule.id), to_string(rule.severity)) + sentence(rule.summary);
    }

    void write_ends() {
        out_ +=
            ".SH EXIT STATUS\n"
            ".TP\n.B 0\nNothing was found at or above the level of \\-\\-fail\\-on.\n"
            ".TP\n.B 1\nSomething was found.\n"
            ".TP\n.B 2\nTrouble: an input that cannot be read, a bad option, or nothing that could\nbe checked.\n"
            ".TP\n.BR 130 \", \" 143 \", \" 129\nA batch was ended by SIGINT, SIGTERM or SIGHUP; what was read is answered.\n"
            ".PP\nThe format never changes the status.\n";
        out_ +=
            ".SH ENVIRONMENT\n"
            ".TP\n.B NO_COLOR\nNo colour, even on a terminal.\n"
            ".TP\n.BR GITHUB_WORKSPACE \", \" CI_PROJECT_DIR\nPaths in reports are relative to this folder where it holds the current one.\n"
            ".TP\n.B GITHUB_STEP_SUMMARY\nWith \\-\\-format github, a Markdown report is appended to this file.\n";
    }

    const std::vector<CommandDescription>& commands_;
    std::string out_;
};

}  // namespace

std::string manual_page(const std::vector<CommandDescription>& commands) { return ManualWriter(commands).write(); }

}  // namespace factdiff::cli
