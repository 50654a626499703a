// Whole articles: every folder of fixtures/articles that holds a report.txt is checked by the real program, and what an editor reads is compared with
// it.
//
// After a change that is meant: UPDATE_GOLDENS=1 build/dev/tests/factdiff_tests --gtest_filter='Articles.*', then read the difference with git.
#ifdef FACTDIFF_PROGRAM

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

std::string file_in(const std::filesystem::path& folder, std::string_view stem) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().stem() == stem) return entry.path().filename().string();
    return {};
}

TEST(Articles, GiveTheirReports) {
    int cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source_path("fixtures/articles"))) {
        const std::filesystem::path golden = entry.path() / "report.txt";
        if (!std::filesystem::exists(golden)) continue;
        ++cases;
        const Ran ran =
            run_program(FACTDIFF_PROGRAM, {file_in(entry.path(), "source"), file_in(entry.path(), "rewrite")}, {.folder = entry.path().string()});
        EXPECT_LT(ran.status, 2) << ran.err;
        if (std::getenv("UPDATE_GOLDENS") != nullptr) {
            std::ofstream(golden, std::ios::binary) << ran.out;
            continue;
        }
        EXPECT_EQ(difference(read_bytes(golden), ran.out), "") << golden << "\nUPDATE_GOLDENS=1 writes it anew";
    }
    EXPECT_GE(cases, 6) << "too few folders of fixtures/articles hold a report.txt";
}

TEST(Articles, AnArticleAgreesWithItself) {
    for (const auto& entry : std::filesystem::directory_iterator(source_path("fixtures/articles"))) {
        if (!entry.is_directory()) continue;
        for (const std::string_view stem : {"source", "rewrite"}) {
            const std::string file = file_in(entry.path(), stem);
            if (file.empty()) continue;
            const Ran ran = run_program(FACTDIFF_PROGRAM, {file, file, "-q"}, {.folder = entry.path().string()});
            EXPECT_EQ(ran.status, 0) << entry.path() << ' ' << file;
            EXPECT_EQ(ran.out, "") << entry.path() << ' ' << file;
        }
    }
}

}  // namespace
}  // namespace factdiff::test

#endif
