// The command line, read: one struct for all subcommands.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "describe.h"
#include "factdiff/compare.h"
#include "factdiff/reading/formats.h"
#include "factdiff/reporting/json.h"
#include "settings.h"

namespace factdiff::cli {

// Exit status: what a caller may rely on.
constexpr int nothing_found = 0;
constexpr int found = 1;
constexpr int trouble = 2;

enum class Command { check, batch, claims, align, text, rules, explain, demo, completions, manual, config, baseline, git, fix, summarize };
enum class Colour { automatic, always, never };

/// What `batch` alone knows.
struct BatchOptions {
    std::string manifest;  // --manifest, in place of records
    std::string summary;   // --summary
    bool unordered = false;
    bool resume = false;
    bool no_progress = false;
    std::uint64_t max_bytes = 4 << 20;
    std::uint64_t timeout_ms = 0;  // 0: none
};

/// --format FORMAT[:PATH]; an empty path is standard output.
struct Output {
    std::string format = "text";  // a name of reporting/formats.h
    std::string path = {};
};

struct Options {
    Command command = Command::check;
    std::vector<std::string> inputs;           // SOURCE and REWRITE, or the files of batch and claims
    std::vector<std::string> pair_patterns;    // --pairs, in place of SOURCE and REWRITE
    std::string baseline;                      // --baseline
    std::string rule;                          // of explain
    std::string shell;                         // of completions
    std::string folder;                        // of demo --save
    std::vector<CommandDescription> commands;  // of completions and man
    bool write = false;                        // of fix
    bool quotes = false;                       // of fix
    bool claims_batch = false;                 // claims --batch
    bool html = false;                         // of summarize
    BatchOptions batch;
    std::vector<Output> outputs;  // at least one
    std::string config_path;      // --config
    bool no_config = false;
    Layer chosen;                      // what the command line says of the settings
    std::optional<ConfigFile> config;  // from here to `settings`: by configure()
    InForce force;
    Settings settings;
    bool fail_on_given = false;
    bool exit_zero = false;
    Context context;
    Format format_in = Format::detect;
    std::string text_field;  // of JSON records
    std::uint32_t item = 0;  // of a feed
    unsigned jobs = 1;
    OffsetUnit offsets = OffsetUnit::codepoints;
    Colour colour = Colour::automatic;
    bool quiet = false;
    bool verbose = false;
};

/// The options, or the exit status where nothing is left to do (help, version, an error already said on standard error).
std::variant<Options, int> parse_options(int argc, char** argv);

/// Finds and reads the configuration and settles what is in force. False after an error, which was said.
bool configure(Options& options);

// One function a subcommand; the result is the exit status.
int check(const Options& options);
int batch(const Options& options);
int claims(const Options& options);
int align(const Options& options);
int text(const Options& options);
int rules(const Options& options);
int explain(const Options& options);
int demo(const Options& options);
int completions(const Options& options);
int manual(const Options& options);
int config(const Options& options);
int baseline(const Options& options);
int git(const Options& options);
int fix(const Options& options);
int summarize(const Options& options);

}  // namespace factdiff::cli
