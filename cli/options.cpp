#include "options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "factdiff/reading/formats.h"
#include "factdiff/reporting/display.h"
#include "help_texts.h"
#include "messages.h"
#include "nearest.h"
#include "raw_options.h"

namespace factdiff::cli {
namespace {

/// Names of the public contract that later versions will have.
constexpr std::string_view planned_commands[] = {"serve"};

/// 80 columns: one line or a few for each option, the description wrapped beside its name.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        std::string head = "  " + option->get_name(is_positional, !is_positional);
        if (const std::size_t comma = head.find(','); comma != std::string::npos) head.insert(comma + 1, " ");
        if (const std::string value = option->get_option_text().empty() ? option->get_type_name() : option->get_option_text();
            !is_positional && !value.empty())
            head += ' ' + value;
        const unsigned used = display_width(head);
        const std::string indent(column, ' ');
        std::string out = head + (used + 2 > column ? '\n' + indent : std::string(column - used, ' '));
        return out + wrapped(option->get_description(), 80, column, indent) + '\n';
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return fmt::format("  {:<{}}{}\n", command->get_name(), column - 2, command->get_description());
    }

private:
    static constexpr unsigned column = 27;
};

template <typename T>
CLI::Option* list_option(CLI::App* app, const std::string& name, std::vector<T>& values, const std::string& help) {
    return app->add_option(name, values, help)->allow_extra_args(false);
}

void add_output_option(CLI::App* app, RawOptions& raw) {
    app->add_option("-o,--output", raw.output, "write to PATH instead of standard output")->type_name("PATH");
}

/// --format of a subcommand that knows only the first two rows of the table.
void add_output_options(CLI::App* app, RawOptions& raw) {
    list_option(app, "--format", raw.formats, "text (default) or json; FORMAT:PATH writes to a file; may be given several times")
        ->type_name("FORMAT[:PATH]");
    add_output_option(app, raw);
}

/// --format of a subcommand whose findings can be written in every format.
void add_report_options(CLI::App* app, RawOptions& raw) {
    list_option(app, "--format", raw.formats, fmt::format("{}; FORMAT:PATH writes to a file; may be given several times", format_names(" (default)")))
        ->type_name("FORMAT[:PATH]");
    add_output_option(app, raw);
}

void add_rule_options(CLI::App* app, Options& options, RawOptions& raw) {
    app->add_option("--fail-on", raw.fail_on, "lowest level that makes the exit status 1: error, warning (default), note, never")->type_name("LEVEL");
    app->add_flag("--exit-zero", options.exit_zero, "exit status 0 whatever was found");
    list_option(app, "--select", raw.select, "only these rules")->delimiter(',')->type_name("RULE,…");
    list_option(app, "--ignore", raw.ignore, "without these rules")->delimiter(',')->type_name("RULE,…");
    list_option(app, "--severity", raw.severities, "give a rule another level: error, warning, note or off")->delimiter(',')->type_name("RULE=LEVEL");
    app->add_option("--require-claims", raw.require_claims, "trouble (status 2) where fewer than N claims were found in either version")
        ->type_name("N");
    app->add_option("--tolerance", raw.tolerance, "figures that differ by no more are equal: 0.5% or 0.005")->type_name("SHARE");
    app->add_option("--profile", raw.profile, "levels to begin with: editorial (default), strict, wire")->type_name("NAME");
}

void add_config_options(CLI::App* app, Options& options) {
    CLI::Option* file =
        app->add_option("--config", options.config_path, "read the configuration from FILE, not from a factdiff.toml beside or above");
    file->type_name("FILE");
    app->add_flag("--no-config", options.no_config, "read no configuration")->excludes(file);
}

void add_reading_options(CLI::App* app, Options& options, RawOptions& raw) {
    app->add_option("--date", raw.date, "day that “on Wednesday” is reckoned from, for both versions")->type_name("YYYY-MM-DD");
    app->add_option("--source-date", raw.source_date, "the same for the source alone")->type_name("YYYY-MM-DD");
    app->add_option("--lang", raw.language, "language of the articles: en")->type_name("LANG");
    app->add_option("--format-in", raw.format_in, "format of the articles: " + input_format_names() + "; else by name and content")
        ->type_name("FORMAT");
    app->add_option("--text-field", options.text_field, "field of a JSON record that holds the text: body, article.body")->type_name("FIELD");
    app->add_option("--item", options.item, "which item of a feed, counted from 1")->type_name("N");
}

void add_offset_option(CLI::App* app, RawOptions& raw) {
    app->add_option("--offsets", raw.offsets, "unit of start and end in JSON: codepoints (default), bytes, utf16")->type_name("UNIT");
}

void add_jobs_option(CLI::App* app, RawOptions& raw) {
    app->add_option("--jobs", raw.jobs, "threads; 0 (default): one for each core")->type_name("N");
}

void add_colour_option(CLI::App* app, RawOptions& raw) {
    app->add_option("--color,--colour", raw.colour, "auto (default: on a terminal, unless NO_COLOR is set), always, never")->type_name("WHEN");
}

void add_text_options(CLI::App* app, Options& options, RawOptions& raw) {
    add_colour_option(app, raw);
    app->add_flag("-q,--quiet", options.quiet, "errors and warnings only: no notes, no summary, no remarks");
    app->add_flag("-v,--verbose", options.verbose, "notes in full, with both passages");
}

bool is_command(const CLI::App& app, const std::string& name) {
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) { return command->get_name() == name; });
}

bool takes_value(const CLI::App& app, const std::string& argument) {
    if (argument.find('=') != std::string::npos) return false;
    const CLI::Option* option = app.get_option_no_throw(argument);
    return option != nullptr && option->get_items_expected_max() > 0;
}

/// `factdiff SOURCE REWRITE` is short for `factdiff check SOURCE REWRITE`, and options may stand before the name of a subcommand.
void put_command_first(const CLI::App& app, std::vector<std::string>& arguments) {
    const CLI::App& check_app = *app.get_subcommand("check");
    if (arguments[0] == "-h" || arguments[0] == "--help" || arguments[0] == "--version" || arguments[0] == "-V") return;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--") break;
        if (argument.size() > 1 && argument[0] == '-') {
            i += takes_value(check_app, argument) ? 1 : 0;
            continue;
        }
        if (!is_command(app, argument)) break;
        std::rotate(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return;
    }
    arguments.insert(arguments.begin(), "check");
}

/// What the option parser says, in our words.
std::string in_our_words(const std::string& said) {
    constexpr std::string_view twice = ": At Most 1 required but received ", one = "The following argument was not expected: ",
                               many = "The following arguments were not expected: ";
    if (const std::size_t at = said.find(twice); at != std::string::npos) return said.substr(0, at) + " is given more than once";
    for (const std::string_view start : {one, many})
        if (said.starts_with(start)) return printable(said.substr(start.size())) + ": not expected here";
    return printable(said);
}

/// “factdiff chek a.md b.md”: a word that is neither a command nor a file, and is written much like a command; empty otherwise.
std::string mistyped_command(const CLI::App& app, const std::string& word) {
    std::error_code ignored;
    if (word.empty() || word[0] == '-' || word.find_first_of("./:") != std::string::npos || is_command(app, word) || std::filesystem::exists(word, ignored))
        return {};
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
    const std::vector<std::string_view> views(names.begin(), names.end());
    return std::string(nearest_name(word, views));
}

}  // namespace

std::variant<Options, int> parse_options(int argc, char** argv) {
    Options options;
    RawOptions raw;
    CLI::App app{
        "Compares two versions of a news article and reports every factual discrepancy.\n`factdiff SOURCE REWRITE` is short for `factdiff check "
        "SOURCE REWRITE`.",
        "factdiff"};
    app.set_version_flag("-V,--version", std::string("factdiff ") + FACTDIFF_VERSION);
    app.require_subcommand(1);
    app.footer("factdiff COMMAND --help says more.\n\n" + std::string(check_examples) +
               "  factdiff batch pairs.jsonl > reports.jsonl\n  factdiff explain quote-altered\n\n" + std::string(exit_statuses));
    app.formatter(std::make_shared<HelpFormatter>());

    std::string source, rewrite, file;
    auto pair_of = [&](CLI::App* sub) {
        CLI::Option* first = sub->add_option("SOURCE", source, "the version that is right: a path, - for standard input, or REV:PATH in git");
        CLI::Option* second = sub->add_option("REWRITE", rewrite, "the version to be checked: likewise");
        first->required()->type_name(" ");
        second->required()->type_name(" ");
        return std::pair(first, second);
    };
    auto pairs_of = [&](CLI::App* sub) {
        const auto [first, second] = pair_of(sub);
        first->required(false);
        second->required(false);
        list_option(sub, "--pairs", options.pair_patterns, "compare folders: * stands for the same on both sides; may be given several times")
            ->type_name("'SOURCES/*.md=REWRITES/*.md'")
            ->excludes(first)
            ->excludes(second);
    };
    auto baseline_of = [&](CLI::App* sub) {
        sub->add_option("--baseline", options.baseline, "findings that FILE knows do not count; see factdiff baseline")->type_name("FILE");
    };

    CLI::App* check_app = app.add_subcommand("check", "Compare two versions of an article");
    pairs_of(check_app);
    baseline_of(check_app);
    add_report_options(check_app, raw);
    add_rule_options(check_app, options, raw);
    add_config_options(check_app, options);
    add_reading_options(check_app, options, raw);
    add_offset_option(check_app, raw);
    add_text_options(check_app, options, raw);
    add_jobs_option(check_app, raw);
    check_app->footer(std::string(check_examples) + "\n" + std::string(exit_statuses));

    CLI::App* batch_app = app.add_subcommand("batch", "One pair a line in (JSONL), one report a line out");
    CLI::Option* records = batch_app->add_option(
        "PAIRS", options.inputs, "files of records {\"id\", \"source\", \"rewrite\"}, also packed (gzip, zstd); none, or -: standard input");
    records->type_name(" ");
    CLI::Option* pair_files =
        list_option(batch_app, "--pairs", options.pair_patterns, "compare folders: * stands for the same on both sides; may be given several times");
    pair_files->type_name("'SOURCES/*.md=REWRITES/*.md'")->excludes(records);
    batch_app->add_option("--manifest", options.batch.manifest, "compare the files that a CSV file names: id,source,rewrite,source_date,rewrite_date")
        ->type_name("FILE")
        ->excludes(records)
        ->excludes(pair_files);
    add_output_options(batch_app, raw);
    batch_app->add_flag("--resume", options.batch.resume, "go on with a run to -o OUT that was interrupted");
    batch_app->add_option("--summary", options.batch.summary, "write what was found, counted, to FILE (JSON); - is standard output")
        ->type_name("FILE");
    batch_app->add_flag("--unordered", options.batch.unordered, "answers as they are ready, not in the order of the records");
    batch_app->add_option("--max-bytes", raw.max_bytes, "longer lines and articles are answered with an error; 4M by default")->type_name("SIZE");
    batch_app->add_option("--timeout-ms", options.batch.timeout_ms, "a record that takes longer is answered with an error; 0 (default): never")
        ->type_name("N");
    batch_app->add_flag("--no-progress", options.batch.no_progress, "do not show how far the run is");
    add_rule_options(batch_app, options, raw);
    add_config_options(batch_app, options);
    add_reading_options(batch_app, options, raw);
    add_offset_option(batch_app, raw);
    add_jobs_option(batch_app, raw);
    batch_app->add_flag("-q,--quiet", options.quiet, "no remarks, no progress and no summary on standard error");
    batch_app->add_flag("-v,--verbose", options.verbose, "the summary on standard error even where that is no terminal");
    batch_app->footer(std::string(batch_help));

    CLI::App* summarize_app = app.add_subcommand("summarize", "What a batch found, counted: rules, scores, the worst pairs");
    summarize_app->add_option("REPORTS", options.inputs, "files of a batch, also packed (gzip, zstd); none, or -: standard input")->type_name(" ");
    summarize_app->add_flag("--html", options.html, "one page with charts");
    add_output_options(summarize_app, raw);
    add_jobs_option(summarize_app, raw);
    summarize_app->footer(std::string(summarize_examples));

    CLI::App* claims_app = app.add_subcommand("claims", "What was extracted from one article");
    claims_app->add_option("FILE", options.inputs, "a path, or - for standard input")->required()->type_name(" ");
    claims_app->add_flag("--batch", options.claims_batch, "FILE holds records {\"id\", \"text\"}, one a line");
    add_output_options(claims_app, raw);
    add_config_options(claims_app, options);
    add_reading_options(claims_app, options, raw);
    add_offset_option(claims_app, raw);
    add_jobs_option(claims_app, raw);
    add_text_options(claims_app, options, raw);

    claims_app->footer(std::string(claims_examples));

    CLI::App* align_app = app.add_subcommand("align", "Which statement and claim was paired with which, and why");
    pair_of(align_app);
    add_output_options(align_app, raw);
    add_config_options(align_app, options);
    add_reading_options(align_app, options, raw);
    add_offset_option(align_app, raw);
    add_text_options(align_app, options, raw);
    align_app->footer(std::string(align_examples));

    CLI::App* text_app = app.add_subcommand("text", "What is read of one file, field by field");
    text_app->add_option("FILE", options.inputs, "a path, or - for standard input")->required()->type_name(" ");
    add_output_options(text_app, raw);
    add_reading_options(text_app, options, raw);
    add_offset_option(text_app, raw);
    add_text_options(text_app, options, raw);
    text_app->footer(std::string(text_examples));

    CLI::App* rules_app = app.add_subcommand("rules", "The rules, with their levels");
    add_output_options(rules_app, raw);
    rules_app->footer(std::string(rules_examples));

    CLI::App* explain_app = app.add_subcommand("explain", "The page of a rule: what it catches, what it leaves alone");
    explain_app->add_option("RULE", options.rule, "name of a rule")->required()->type_name(" ");
    add_output_options(explain_app, raw);
    add_colour_option(explain_app, raw);
    explain_app->footer(std::string(explain_examples));

    CLI::App* demo_app = app.add_subcommand("demo", "Check a made-up article and its rewrite that come with the program");
    demo_app->add_option("--save", options.folder, "write the two articles into this folder, to try things on them")->type_name("FOLDER");
    add_report_options(demo_app, raw);
    add_text_options(demo_app, options, raw);
    demo_app->footer(std::string(demo_examples));

    CLI::App* completions_app = app.add_subcommand("completions", "The completion script of a shell, on standard output");
    completions_app->add_option("SHELL", options.shell, "bash, zsh or fish")->required()->type_name(" ");
    completions_app->footer(std::string(completions_examples));
    CLI::App* manual_app = app.add_subcommand("man", "The manual page, on standard output");
    manual_app->footer("Examples:\n  factdiff man | man -l -\n");

    CLI::App* config_app = app.add_subcommand("config", "What is in force for an article, and where each setting comes from");
    config_app->add_option("PATH", options.inputs, "the article; none: the working folder")->type_name(" ");
    add_output_options(config_app, raw);
    add_rule_options(config_app, options, raw);
    add_config_options(config_app, options);

    CLI::App* baseline_app = app.add_subcommand("baseline", "Write down what is found today, so that only what is new fails");
    pairs_of(baseline_app);
    add_output_option(baseline_app, raw);
    add_rule_options(baseline_app, options, raw);
    add_config_options(baseline_app, options);
    add_reading_options(baseline_app, options, raw);
    baseline_app->add_flag("-q,--quiet", options.quiet, "no remarks on standard error");
    baseline_app->footer(std::string(baseline_help));

    CLI::App* git_app = app.add_subcommand("git", "Check the articles of a branch against where it left its base");
    git_app
        ->add_option("BASE", options.inputs,
                     "the branch it left (default: origin’s main branch, main or master), then paths: none is the whole work tree")
        ->type_name("[PATH…]");
    baseline_of(git_app);
    add_report_options(git_app, raw);
    add_rule_options(git_app, options, raw);
    add_config_options(git_app, options);
    add_reading_options(git_app, options, raw);
    add_offset_option(git_app, raw);
    add_text_options(git_app, options, raw);
    git_app->footer(std::string(git_examples) + "\n" + std::string(exit_statuses));

    CLI::App* fix_app = app.add_subcommand("fix", "Put right in the rewrite what has exactly one right replacement");
    pair_of(fix_app);
    fix_app->add_flag("--write", options.write, "change the file; without it, the difference is printed");
    fix_app->add_flag("--quotes", options.quotes, "inside quotation marks too");
    add_output_option(fix_app, raw);
    add_rule_options(fix_app, options, raw);
    add_config_options(fix_app, options);
    add_reading_options(fix_app, options, raw);
    add_text_options(fix_app, options, raw);
    fix_app->footer(std::string(fix_help));

    std::vector<std::string> arguments(argv + 1, argv + argc);
    for (const std::string_view name : planned_commands) {
        if (!arguments.empty() && arguments[0] == name) {
            say_error(fmt::format("{}: not available in this version", name));
            return trouble;
        }
    }
    if (arguments.empty()) {
        say_error("nothing to do: give a source and a rewrite\nTry `factdiff --help`.");
        return trouble;
    }
    if (const std::string meant = mistyped_command(app, arguments[0]); !meant.empty()) {
        say_error(fmt::format("{}: neither a command nor a file; did you mean “{}”?\nTry `factdiff --help`.", printable(arguments[0]), meant));
        return trouble;
    }
    put_command_first(app, arguments);
    std::string of_command = " " + arguments[0];
    if (!is_command(app, arguments[0])) of_command.clear();
    try {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(arguments);
        if (*check_app || *align_app || *baseline_app || *fix_app) {
            if (options.pair_patterns.empty()) options.inputs = {source, rewrite};
            if (options.pair_patterns.empty() && rewrite.empty())
                throw UsageError(source.empty() ? "SOURCE and REWRITE are required, or --pairs" : "REWRITE is required");
        }
        const std::pair<const CLI::App*, Command> commands[] = {
            {check_app, Command::check},     {batch_app, Command::batch},   {claims_app, Command::claims},
            {align_app, Command::align},     {text_app, Command::text},     {rules_app, Command::rules},
            {explain_app, Command::explain}, {demo_app, Command::demo},     {completions_app, Command::completions},
            {manual_app, Command::manual},   {config_app, Command::config}, {baseline_app, Command::baseline},
            {git_app, Command::git},         {fix_app, Command::fix},       {summarize_app, Command::summarize},
        };
        for (const auto& [parsed, command] : commands)
            if (*parsed) options.command = command;
        if (*completions_app || *manual_app) options.commands = describe(app);
        if (*completions_app && options.shell != "bash" && options.shell != "zsh" && options.shell != "fish")
            throw UsageError(fmt::format("completions {}: no such shell here; use bash, zsh or fish", printable(options.shell)));
        settle(raw, options);
        if (options.command != Command::check && options.command != Command::demo && options.command != Command::batch &&
            options.command != Command::git)
            for (const Output& output : options.outputs)
                if (output.format != "text" && output.format != "json" && !(options.html && output.format == "html"))
                    throw UsageError(fmt::format("--format {}: {} writes text or json", output.format, app.get_subcommands().front()->get_name()));
        if (options.command == Command::text && options.inputs.size() > 1) throw UsageError("text reads one file");
        if (options.command == Command::claims && !options.claims_batch && options.inputs.size() > 1)
            throw UsageError("claims reads one file; for many, use --batch");
        if (options.command == Command::summarize && options.inputs.empty()) options.inputs = {"-"};
        if (options.command == Command::batch || options.claims_batch) {
            if (options.outputs.size() > 1) throw UsageError("a batch has one output");
            if (!raw.formats.empty() && options.outputs[0].format != "json")
                throw UsageError(fmt::format("--format {}: a batch writes JSON lines only", options.outputs[0].format));
            options.outputs[0].format = "json";
            if (options.batch.summary == "-" && options.outputs[0].path.empty())
                throw UsageError("--summary - and the reports cannot both go to standard output; give -o OUT");
            if (!options.batch.manifest.empty()) options.inputs = {options.batch.manifest};
            if (options.inputs.empty() && options.pair_patterns.empty()) options.inputs = {"-"};
        }
        return options;
    } catch (const CLI::Success& success) {  // --help and --version
        std::ostringstream out;
        app.exit(success, out, out);
        return write_standard_output(out.str()) ? nothing_found : trouble;
    } catch (const CLI::ParseError& error) {
        say_error(fmt::format("{}\nTry `factdiff{} --help`.", in_our_words(error.what()), of_command));
    } catch (const UsageError& error) {
        say_error(fmt::format("{}\nTry `factdiff{} --help`.", error.what(), of_command));
    }
    return trouble;
}

}  // namespace factdiff::cli
