// factdiff.toml: where it is found and what it says.
//
//     std::optional<std::string> path = find_config("sport/final.md");   // "/desk/factdiff.toml", of the nearest folder above
//     ConfigReading reading = read_config(*path);
//     reading.errors;                                                     // "factdiff.toml:3:1: no key is called “serverity”; did you mean …"
//
// Everything that is wrong with a file is said at once, and a file with anything wrong is not used.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settings.h"

namespace factdiff::cli {

/// The nearest factdiff.toml or .factdiff.toml at or above the folder of `start` (a file, or a folder; "" or "-": the working folder). The search
/// ends at the root of a git work tree. The path is relative to the working folder where the file lies in or below it.
std::optional<std::string> find_config(const std::string& start);

struct ConfigReading {
    ConfigFile file;
    std::vector<std::string> errors;  // "path:line:column: what; remedy", in the order of the file
};
ConfigReading read_config(const std::string& path);
/// The same of a text.
ConfigReading read_config_text(std::string_view text, const std::string& path);

}  // namespace factdiff::cli
