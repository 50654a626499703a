// The rooms of lib/factdiff and the way includes may go:
//
//     text ← reading ← segmentation ← claims ← alignment ← checking ← reporting          lexicon: uses text, serves segmentation to checking
//
// context.h lies below all of them, compare.h above, and above that what other languages call: interface and factdiff.h. A header names no
// third-party package: whoever installs the library needs none to compile.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/paths.h"

namespace factdiff::test {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"context.h", {}},
    {"text", {"text"}},
    {"lexicon", {"lexicon", "text"}},
    {"reading", {"reading", "text", "context.h"}},
    {"segmentation", {"segmentation", "reading", "lexicon", "text", "context.h"}},
    {"claims", {"claims", "segmentation", "reading", "lexicon", "text", "context.h"}},
    {"alignment", {"alignment", "claims", "segmentation", "reading", "lexicon", "text", "context.h"}},
    {"checking", {"checking", "alignment", "claims", "segmentation", "reading", "lexicon", "text", "context.h"}},
    {"reporting", {"reporting", "checking", "alignment", "claims", "segmentation", "reading", "text", "context.h"}},
    {"interface", {"interface", "compare.h", "reporting", "checking", "reading", "text", "context.h"}},
};

// What a program built on the library may use: the facade, the types it returns, reading and writing. Not the stages.
const std::set<std::string> kPrivateHeaders = {
    "factdiff/alignment/pairing.h",     "factdiff/checking/rule_functions.h", "factdiff/claims/extract.h",
    "factdiff/lexicon/table.h",         "factdiff/reporting/renderers.h",     "factdiff/reporting/build_report.h",
    "factdiff/reporting/fingerprint.h", "factdiff/reporting/score.h",         "factdiff/segmentation/segment.h",
};

struct Include {
    std::string file;  // relative to its root: "factdiff/text/span.h"
    int line = 0;
    std::string target;
    bool angled = false;

    std::string where() const { return file + ":" + std::to_string(line) + " includes " + target; }
};

std::vector<Include> includes_below(const std::string& folder) {
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(source_path(folder))) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp") continue;
        std::istringstream lines(read_bytes(entry.path()));
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number) {
            const std::size_t hash = line.find_first_not_of(" \t");
            if (hash == std::string::npos || line[hash] != '#') continue;
            const std::size_t word = line.find_first_not_of(" \t", hash + 1);
            if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
            const std::size_t open = line.find_first_of("<\"", word);
            if (open == std::string::npos) continue;
            const std::size_t close = line.find_first_of(">\"", open + 1);
            const std::string file = fs::relative(entry.path(), source_path(folder)).generic_string();
            found.push_back({file, number, line.substr(open + 1, close - open - 1), line[open] == '<'});
        }
    }
    return found;
}

/// "text" for factdiff/text/span.h, "context.h" for factdiff/context.h.
std::string room_of(const std::string& path) {
    std::string rest = path.substr(std::string("factdiff/").size());
    return rest.substr(0, rest.find('/'));
}

bool is_header(const std::string& path) { return path.ends_with(".h"); }

/// Headers of the C++ library have neither a folder nor an ending; factdiff.h is read by C, too.
bool is_standard(const std::string& target) { return target.find_first_of("./") == std::string::npos || target == "stddef.h"; }

TEST(Includes, GoOneWay) {
    int seen = 0;
    for (const Include& include : includes_below("lib")) {
        if (include.angled || !include.file.starts_with("factdiff/")) continue;
        const std::string room = room_of(include.file);
        if (room.starts_with("compare.") || room.starts_with("factdiff.")) continue;
        ASSERT_TRUE(include.target.starts_with("factdiff/")) << include.where() << ": write it from the include root, \"factdiff/…\"";
        ASSERT_TRUE(kMayInclude.contains(room)) << include.file << ": a new room needs a row in this test and in docs/architecture.md";
        EXPECT_TRUE(kMayInclude.at(room).contains(room_of(include.target))) << include.where() << ": against the arrow";
        ++seen;
    }
    EXPECT_GT(seen, 20) << "the includes were not found";
}

TEST(Includes, HeadersNameNoThirdParty) {
    for (const Include& include : includes_below("lib"))
        if (include.angled && is_header(include.file)) {
            EXPECT_TRUE(is_standard(include.target)) << include.where() << ": keep it behind a .cpp";
        }
}

TEST(Includes, NameFilesThatExist) {
    for (const Include& include : includes_below("lib"))
        if (!include.angled) {
            EXPECT_TRUE(fs::exists(source_path("lib") / include.target)) << include.where();
        }
}

TEST(Includes, TheProgramUsesThePublicInterface) {
    for (const Include& include : includes_below("cli"))
        if (!include.angled) {
            EXPECT_FALSE(kPrivateHeaders.contains(include.target)) << include.where() << ": a stage of the library, not its interface";
        }
}

TEST(Includes, EveryHeaderIsGuarded) {
    for (const char* folder : {"lib", "cli", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(source_path(folder)))
            if (entry.path().extension() == ".h") {
                EXPECT_NE(read_bytes(entry.path()).find("#pragma once"), std::string::npos) << entry.path();
            }
}

}  // namespace
}  // namespace factdiff::test
