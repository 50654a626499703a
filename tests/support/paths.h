// Where the files of the tests are.
//
//     read_bytes(source_path("fixtures/rules/number-changed.txt"));
//     for (const std::filesystem::path& page : files_in("docs/rules", ".md")) …     // sorted by name
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff::test {

inline std::filesystem::path source_path(std::string_view relative) { return std::filesystem::path(FACTDIFF_SOURCE_DIR) / relative; }

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Regular files directly inside a folder of the repository with this ending, sorted; none when the folder does not exist.
inline std::vector<std::filesystem::path> files_in(std::string_view folder, std::string_view extension) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(source_path(folder))) return files;
    for (const auto& entry : std::filesystem::directory_iterator(source_path(folder)))
        if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// A name that GoogleTest accepts for a parameter: "number-changed" → "number_changed".
inline std::string test_name(std::string_view text) {
    std::string name(text);
    for (char& c : name)
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) c = '_';
    return name;
}

}  // namespace factdiff::test
