// The output formats: one row each in a constant table, one function in a file of its own.
//
//     const OutputFormat* sarif = find_format("sarif");
//     std::string document = sarif->render(reports, {.root = "/home/ana/articles"});
//
// A renderer takes the reports of one run, a pair each, and gives one document; it computes nothing that the reports do not hold, asks neither clock
// nor environment, and gives the same bytes for the same reports.
//
// Adding a format: a file reporting/<name>.cpp with one function, its declaration in renderers.h, a row in formats.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reporting/json.h"
#include "factdiff/reporting/report.h"

namespace factdiff {

/// A rule that was asked, with the level that its findings have.
struct RuleInForce {
    std::string_view id;
    Severity severity;
};

struct RenderOptions {
    OffsetUnit offsets = OffsetUnit::codepoints;  // of start and end in JSON; the other formats say which unit is theirs
    bool colour = false;                          // text
    bool quiet = false;                           // text
    bool verbose = false;                         // text
    unsigned width = 80;                          // text
    bool clip = true;                             // text: lines cut at the width, as a terminal wants them; else whole, as a program does
    int fail_on = static_cast<int>(Severity::warning);
    std::vector<RuleInForce> rules = {};  // empty: the table's own
    std::string folder = {};              // paths of reports are relative to this folder, absolute
    std::string root = {};                // paths below it are written relative to it; empty: as given
};

struct OutputFormat {
    std::string_view name;
    std::string_view summary;  // what it is for, in a few words: the help and the completions print it
    std::string (*render)(std::span<const Report> reports, const RenderOptions& options);
};

std::span<const OutputFormat> formats();
/// No value: no such format.
const OutputFormat* find_format(std::string_view name);

}  // namespace factdiff
