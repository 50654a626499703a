// What decides the bytes of a run's output, as a few hashes that tell a resumed run whether it is the same run.
#pragma once

#include "options.h"
#include "partial_file.h"

namespace factdiff::cli {

/// Version, rules and settings, options, inputs. Of an input that is a file: its size, its beginning and its end; of a pipe nothing is known.
RunFingerprints fingerprints_of(const Options& options, const std::vector<std::string>& made_lines);

}  // namespace factdiff::cli
