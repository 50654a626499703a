#include "options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "factdiff/checking/rules.h"
#include "factdiff/reporting/display.h"
#include "factdiff/reporting/formats.h"
#include "line_runner.h"
#include "messages.h"
#include "nearest.h"

namespace factdiff::cli {
namespace {

constexpr std::string_view exit_statuses = "Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 trouble.\n";

constexpr std::string_view check_examples = R"(Examples:
  factdiff source.md rewrite.md                    for people
  factdiff source.md rewrite.md --format json      for programs
  factdiff source.md rewrite.md --fail-on error    status 1 only for errors
  factdiff source.md rewrite.md --ignore number-omitted,quote-omitted
  factdiff source.md rewrite.md --severity title-changed=error
  factdiff source.md - < rewrite.md                the rewrite from a pipe
  factdiff main:story.md story.md                  a version in git
  factdiff check --pairs 'sources/*.md=rewrites/*.md'
)";

constexpr std::string_view batch_help = R"(A record is one line of JSON:
  {"id": 7, "source": "text", "rewrite": "text"}
  {"id": 8, "source": {"path": "a.md", "date": "2025-10-31"},
            "rewrite": {"path": "b.md"}}
Its answer is one line, in the same order, with the id of the record. A record
that cannot be read is answered with {"id", "error": {"code", "message", "line"}}.

Examples:
  factdiff batch pairs.jsonl > reports.jsonl
  factdiff batch pairs.jsonl.gz -o reports.jsonl --summary summary.json
  factdiff batch pairs.jsonl.gz -o reports.jsonl --resume    after a crash
  factdiff batch --manifest pairs.csv -o reports.jsonl

Exit status: 0 when every line was answered; with --fail-on 1 where something
was found, 2 where a record could not be read; 130, 143 after SIGINT, SIGTERM.
)";

constexpr std::string_view summarize_examples = R"(The page needs no network and no script.

Examples:
  factdiff summarize reports.jsonl
  factdiff summarize reports/*.jsonl.zst --format json
  factdiff summarize reports.jsonl --html -o reports.html
)";

constexpr std::string_view claims_examples = R"(Examples:
  factdiff claims story.md
  factdiff claims story.md --format json
  factdiff claims --batch stories.jsonl > claims.jsonl
)";

constexpr std::string_view completions_examples = R"(Examples:
  factdiff completions bash > ~/.local/share/bash-completion/completions/factdiff
  factdiff completions zsh > ~/.zfunc/_factdiff
  factdiff completions fish > ~/.config/fish/completions/factdiff.fish
)";

constexpr std::string_view baseline_help = R"(The file lists the findings, one a line. Articles of an earlier run keep theirs.

Examples:
  factdiff baseline source.md rewrite.md -o factdiff-baseline.json
  factdiff baseline --pairs 'sources/*.md=rewrites/*.md' -o factdiff-baseline.json
  factdiff check source.md rewrite.md --baseline factdiff-baseline.json
)";

constexpr std::string_view fix_help = R"(Figures, dates, units and names that were changed, and with --quotes the words
of quotes, become what the source has. All else in the file stays as it is, byte
by byte. Read the difference before you write it: the source may be wrong, too.

Examples:
  factdiff fix source.md rewrite.md                       prints the difference
  factdiff fix source.md rewrite.md --select number-changed --write
  factdiff fix source.md rewrite.md | patch -p0           the same, by patch

Exit status: 0 nothing to put right, or it was written; 1 a difference was
printed; 2 trouble.
)";

constexpr std::string_view git_examples = R"(Every changed .md, .txt and .html file of the work tree, committed or not, is
compared with its version at the merge base; renames are followed.

Examples:
  factdiff git                                     against the main branch
  factdiff git origin/release stories              one folder against another branch
  factdiff git HEAD                                what is not committed yet
)";

// Names of the public contract that later versions will have.
constexpr std::string_view planned_formats[] = {"html"};
constexpr std::string_view text_examples = R"(Examples:
  factdiff text page.html
  factdiff text page.html --format json
  curl -s https://example.org/story | factdiff text - --format-in html
)";

constexpr std::string_view planned_commands[] = {"serve"};

struct Raw {
    std::vector<std::string> formats;
    std::string output;
    std::string fail_on;
    std::vector<std::string> severities, select, ignore;
    std::string profile;
    std::string tolerance;
    std::optional<unsigned> require_claims;
    std::string date;
    std::string source_date;
    std::string language;
    std::string format_in;
    std::string offsets;
    std::string colour;
    std::string max_bytes;
    int jobs = 0;
};

struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

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

/// "text (default), json or sarif".
std::string format_names(std::span<const OutputFormat> formats, std::string_view after_first = {}) {
    std::string names;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        if (i > 0) names += i + 1 == formats.size() ? " or " : ", ";
        names.append(formats[i].name).append(i == 0 ? after_first : "");
    }
    return names;
}

void add_output_option(CLI::App* app, Raw& raw) {
    app->add_option("-o,--output", raw.output, "write to PATH instead of standard output")->type_name("PATH");
}

/// --format of a subcommand that knows only the first two rows of the table.
void add_output_options(CLI::App* app, Raw& raw) {
    list_option(app, "--format", raw.formats, "text (default) or json; FORMAT:PATH writes to a file; may be given several times")
        ->type_name("FORMAT[:PATH]");
    add_output_option(app, raw);
}

/// --format of a subcommand whose findings can be written in every format.
void add_report_options(CLI::App* app, Raw& raw) {
    list_option(app, "--format", raw.formats,
                fmt::format("{}; FORMAT:PATH writes to a file; may be given several times", format_names(formats(), " (default)")))
        ->type_name("FORMAT[:PATH]");
    add_output_option(app, raw);
}

void add_rule_options(CLI::App* app, Options& options, Raw& raw) {
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

void add_reading_options(CLI::App* app, Options& options, Raw& raw) {
    app->add_option("--date", raw.date, "day that “on Wednesday” is reckoned from, for both versions")->type_name("YYYY-MM-DD");
    app->add_option("--source-date", raw.source_date, "the same for the source alone")->type_name("YYYY-MM-DD");
    app->add_option("--lang", raw.language, "language of the articles: en")->type_name("LANG");
    app->add_option("--format-in", raw.format_in, "format of the articles: " + input_format_names() + "; else by name and content")
        ->type_name("FORMAT");
    app->add_option("--text-field", options.text_field, "field of a JSON record that holds the text: body, article.body")->type_name("FIELD");
    app->add_option("--item", options.item, "which item of a feed, counted from 1")->type_name("N");
}

void add_offset_option(CLI::App* app, Raw& raw) {
    app->add_option("--offsets", raw.offsets, "unit of start and end in JSON: codepoints (default), bytes, utf16")->type_name("UNIT");
}

void add_jobs_option(CLI::App* app, Raw& raw) { app->add_option("--jobs", raw.jobs, "threads; 0 (default): one for each core")->type_name("N"); }

void add_colour_option(CLI::App* app, Raw& raw) {
    app->add_option("--color,--colour", raw.colour, "auto (default: on a terminal, unless NO_COLOR is set), always, never")->type_name("WHEN");
}

void add_text_options(CLI::App* app, Options& options, Raw& raw) {
    add_colour_option(app, raw);
    app->add_flag("-q,--quiet", options.quiet, "errors and warnings only: no notes, no summary, no remarks");
    app->add_flag("-v,--verbose", options.verbose, "notes in full, with both passages");
}

std::chrono::year_month_day parse_day_option(const std::string& text, std::string_view option) {
    const auto day = parse_day(text);
    if (!day) throw UsageError(fmt::format("{}: “{}” is no day; write it as 2025-10-31", option, printable(text)));
    return *day;
}

Output parse_format(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon);
    Output output;
    if (colon != std::string::npos) {
        output.path = text.substr(colon + 1);
        if (output.path.empty()) throw UsageError(fmt::format("--format {}: no path after the colon", printable(text)));
        if (output.path == "-") output.path.clear();
    }
    output.format = name;
    if (find_format(name) != nullptr) return output;
    const bool planned = std::find(std::begin(planned_formats), std::end(planned_formats), name) != std::end(planned_formats);
    throw UsageError(fmt::format("--format {}: {}; use {}", printable(name), planned ? "not available in this version" : "no such format",
                                 format_names(formats())));
}

void settle_outputs(const Raw& raw, Options& options) {
    for (const std::string& text : raw.formats) options.outputs.push_back(parse_format(text));
    if (options.html) options.outputs.push_back({.format = "html"});
    if (options.outputs.empty()) options.outputs.push_back({});
    if (!raw.output.empty() && raw.output != "-")
        for (Output& output : options.outputs)
            if (output.path.empty()) output.path = raw.output;
    for (std::size_t i = 0; i < options.outputs.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (options.outputs[i].path == options.outputs[k].path)
                throw UsageError(fmt::format("two formats would be written to {}; give one of them a path: --format json:report.json",
                                             options.outputs[i].path.empty() ? "standard output" : printable(options.outputs[i].path)));
}

void settle_rules(const Raw& raw, Options& options) {
    constexpr const char* here = "command line";
    Layer& chosen = options.chosen;
    options.fail_on_given = !raw.fail_on.empty();
    if (options.fail_on_given) {
        const std::optional<int> threshold = threshold_named(raw.fail_on);
        if (!threshold) throw UsageError(fmt::format("--fail-on: “{}” is no level; use error, warning, note or never", printable(raw.fail_on)));
        chosen.fail_on = {*threshold, here};
    }
    if (!raw.tolerance.empty()) {
        const std::optional<Decimal> share = share_of(raw.tolerance);
        if (!share) throw UsageError(fmt::format("--tolerance: “{}” is no share; write 0.5% or 0.005 for half a per cent", printable(raw.tolerance)));
        chosen.tolerance = {*share, here};
    }
    if (raw.require_claims) chosen.require_claims = {*raw.require_claims, here};
    if (!raw.profile.empty()) {
        std::vector<std::string_view> names;
        for (const Profile& profile : profiles()) names.push_back(profile.name);
        if (find_profile(raw.profile) == nullptr)
            throw UsageError(fmt::format("--profile: no profile is called “{}”{}", printable(raw.profile), did_you_mean(raw.profile, names)));
        chosen.profile = {raw.profile, here};
    }
    const auto existing = [](const std::string& name) {
        if (find_rule(name) == nullptr) throw UsageError(no_such_rule(name));
        return name;
    };
    for (const std::string& name : raw.select) existing(name);
    for (const std::string& name : raw.ignore) existing(name);
    if (!raw.select.empty()) chosen.select = {raw.select, here};
    if (!raw.ignore.empty()) chosen.ignore = {raw.ignore, here};
    for (const std::string& text : raw.severities) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) throw UsageError(fmt::format("--severity {}: write it as RULE=LEVEL", printable(text)));
        const std::optional<Level> level = level_named(text.substr(equals + 1));
        if (!level)
            throw UsageError(fmt::format("--severity: “{}” is no level; use error, warning, note or off", printable(text.substr(equals + 1))));
        chosen.severity.push_back({existing(text.substr(0, equals)), *level, here});
    }
}

/// "500k", "16M", "1G": in steps of 1,024.
std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && i < 12; ++i) size = size * 10 + static_cast<std::uint64_t>(text[i] - '0');
    if (i == 0) return std::nullopt;
    const std::string_view unit = text.substr(i);
    if (unit.empty()) return size;
    constexpr std::string_view units = "kKmMgG";
    const std::size_t place = units.find(unit[0]);
    if (place == std::string_view::npos || (unit.size() > 1 && unit.substr(1) != "B" && unit.substr(1) != "iB")) return std::nullopt;
    return size << (10 * (place / 2 + 1));
}

void settle(const Raw& raw, Options& options) {
    settle_outputs(raw, options);
    settle_rules(raw, options);
    if (!raw.date.empty()) options.context.source_date = options.context.rewrite_date = parse_day_option(raw.date, "--date");
    if (!raw.source_date.empty()) options.context.source_date = parse_day_option(raw.source_date, "--source-date");
    if (!raw.language.empty() && !language_available(raw.language))
        throw UsageError(fmt::format("--lang {}: not available in this version; use en", printable(raw.language)));

    if (!raw.format_in.empty()) {
        const std::optional<Format> format = format_named(raw.format_in);
        if (!format) throw UsageError(fmt::format("--format-in {}: no such format; use {}", printable(raw.format_in), input_format_names()));
        options.format_in = *format;
    }

    options.offsets = OffsetUnit::codepoints;
    if (raw.offsets == "bytes") {
        options.offsets = OffsetUnit::bytes;
    } else if (raw.offsets == "utf16") {
        options.offsets = OffsetUnit::utf16;
    } else if (!raw.offsets.empty() && raw.offsets != "codepoints") {
        throw UsageError(fmt::format("--offsets {}: use codepoints, bytes or utf16", printable(raw.offsets)));
    }

    if (raw.colour == "always") {
        options.colour = Colour::always;
    } else if (raw.colour == "never") {
        options.colour = Colour::never;
    } else if (!raw.colour.empty() && raw.colour != "auto") {
        throw UsageError(fmt::format("--color {}: use auto, always or never", printable(raw.colour)));
    }

    if (raw.jobs < 0 || raw.jobs > 1024) throw UsageError(fmt::format("--jobs {}: give a number of threads, or 0 for one on each core", raw.jobs));
    options.jobs = raw.jobs > 0 ? static_cast<unsigned>(raw.jobs) : std::max(1U, std::thread::hardware_concurrency());

    if (!raw.max_bytes.empty()) {
        const std::optional<std::uint64_t> size = parse_size(raw.max_bytes);
        if (!size || *size == 0 || *size > longest_line)
            throw UsageError(fmt::format("--max-bytes: “{}” is no size from 1 to 128M; write 500k or 16M", printable(raw.max_bytes)));
        options.batch.max_bytes = *size;
    }

    if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
        throw UsageError("standard input (-) can be read only once; give a path for the other");
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

}  // namespace

std::optional<std::chrono::year_month_day> parse_day(std::string_view text, bool time_allowed) {
    if (time_allowed && text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (const char c : text) {
        if (c == '-') {
            ++part;
        } else if (c >= '0' && c <= '9' && part < 3) {
            parts[part] = parts[part] * 10 + (c - '0');
        } else {
            return std::nullopt;
        }
    }
    const std::chrono::year_month_day day{std::chrono::year(parts[0]), std::chrono::month(static_cast<unsigned>(parts[1])),
                                          std::chrono::day(static_cast<unsigned>(parts[2]))};
    if (part != 2 || !day.ok()) return std::nullopt;
    return day;
}

bool language_available(std::string_view language) {
    if (language.size() < 2 || (language[0] | 0x20) != 'e' || (language[1] | 0x20) != 'n') return false;
    return language.size() == 2 || language[2] == '-' || language[2] == '_';
}

std::variant<Options, int> parse_options(int argc, char** argv) {
    Options options;
    Raw raw;
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

    CLI::App* text_app = app.add_subcommand("text", "What is read of one file, field by field");
    text_app->add_option("FILE", options.inputs, "a path, or - for standard input")->required()->type_name(" ");
    add_output_options(text_app, raw);
    add_reading_options(text_app, options, raw);
    add_offset_option(text_app, raw);
    add_text_options(text_app, options, raw);
    text_app->footer(std::string(text_examples));

    CLI::App* rules_app = app.add_subcommand("rules", "The rules, with their levels");
    add_output_options(rules_app, raw);

    CLI::App* explain_app = app.add_subcommand("explain", "The page of a rule: what it catches, what it leaves alone");
    explain_app->add_option("RULE", options.rule, "name of a rule")->required()->type_name(" ");
    add_output_options(explain_app, raw);
    add_colour_option(explain_app, raw);

    CLI::App* demo_app = app.add_subcommand("demo", "Check a made-up article and its rewrite that come with the program");
    demo_app->add_option("--save", options.folder, "write the two articles into this folder, to try things on them")->type_name("FOLDER");
    add_report_options(demo_app, raw);
    add_text_options(demo_app, options, raw);

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
        say_error(fmt::format("{}\nTry `factdiff{} --help`.", printable(error.what()), of_command));
    } catch (const UsageError& error) {
        say_error(fmt::format("{}\nTry `factdiff{} --help`.", error.what(), of_command));
    }
    return trouble;
}

}  // namespace factdiff::cli
