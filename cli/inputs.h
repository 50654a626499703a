// Reading the inputs of a subcommand and writing its outputs, with what is said on the way.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "factdiff/reading/document.h"
#include "options.h"

namespace factdiff::cli {

/// The Document at `path`; nothing after an error, which was said. Remarks ("read as Windows-1252") are said unless --quiet.
std::optional<Document> read_input(const std::string& path, const Options& options);

bool use_colour(const Options& options, const Output& output);

/// Columns of what is written: those of the terminal within reason, 80 for anything else, so that a file does not depend on a window.
unsigned output_width(const Output& output);

/// Writes every output: `render` gives its text. False after an error, which was said; a reader that went away is none.
bool write_outputs(const Options& options, const std::function<std::string(const Output&)>& render);

}  // namespace factdiff::cli
