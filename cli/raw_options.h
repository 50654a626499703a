// The command line as it was written, before it is settled: texts that still have to be understood.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "options.h"

namespace factdiff::cli {

/// As written; empty where an option was not given.
struct RawOptions {
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

/// What is wrong with the command line, for the user.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// "text (default), json or sarif": the formats of a report; `after_first` is said of the first.
std::string format_names(std::string_view after_first = {});

/// Understands what was written. Throws UsageError.
void settle(const RawOptions& raw, Options& options);

}  // namespace factdiff::cli
