// Versions in git: REV:PATH, and the articles of a branch. A scratch repository for each test.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "support/run_program.h"

namespace factdiff::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* before =
    "The quarry sold 4,210 tonnes of slate in May.\n\nIt employed 48 people, the county said.\n\nThe lower pit opens in spring, and a road leads to "
    "it.\n";
constexpr const char* after =
    "The quarry sold 5,330 tonnes of slate in May.\n\nIt employed 48 people, the county said.\n\nThe lower pit opens in spring, and a road leads to "
    "it.\n";

class Git : public testing::Test {
protected:
    TempFolder folder;

    void SetUp() override {
        if (run_program("/usr/bin/env", {"git", "--version"}).status != 0) GTEST_SKIP() << "git is not installed";
        git({"init", "-q", "-b", "main", "."});
        std::filesystem::create_directories(folder.path_of("desk"));
        folder.write("story.md", before);
        folder.write("desk/it's “here”.md", before);
        folder.write("-dash.md", before);
        folder.write("desk/two\nlines.txt", before);
        folder.write("tool.py", "print(4)\n");
        commit("articles");
    }
    RunOptions options(const std::string& below = "") const {
        RunOptions run;
        run.folder = below.empty() ? folder.path() : folder.path_of(below);
        // Nobody's own configuration, and no repository above.
        run.environment = {{"GIT_CONFIG_GLOBAL", "/dev/null"},
                           {"GIT_CONFIG_SYSTEM", "/dev/null"},
                           {"GIT_CEILING_DIRECTORIES", std::filesystem::path(folder.path()).parent_path()},
                           {"GIT_AUTHOR_NAME", "Ana"},
                           {"GIT_AUTHOR_EMAIL", "ana@example.org"},
                           {"GIT_COMMITTER_NAME", "Ana"},
                           {"GIT_COMMITTER_EMAIL", "ana@example.org"},
                           {"GITHUB_BASE_REF", ""},
                           {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", ""}};
        return run;
    }
    void git(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "git");
        const Ran ran = run_program("/usr/bin/env", arguments, options());
        ASSERT_EQ(ran.status, 0) << testing::PrintToString(arguments) << ran.err;
    }
    void commit(const std::string& message) const {
        git({"add", "-A"});
        git({"commit", "-q", "-m", message});
    }
    Ran run(std::vector<std::string> arguments, const std::string& below = "") const {
        return run_program(FACTDIFF_PROGRAM, arguments, options(below));
    }
};

TEST_F(Git, AVersionIsNamedByRevisionAndPath) {
    folder.write("story.md", after);
    EXPECT_EQ(run({"main:story.md", "story.md"}).status, 1);
    EXPECT_THAT(run({"main:story.md", "story.md"}).out, HasSubstr("“5,330 tonnes” was"));
    EXPECT_EQ(run({"main:story.md", "HEAD:story.md"}).status, 0);
    EXPECT_EQ(run({":story.md", "story.md"}).status, 1);  // the index
    EXPECT_EQ(run({"main:-dash.md", "main:desk/it's “here”.md"}).status, 0);
    EXPECT_EQ(run({"main:desk/two\nlines.txt", "story.md"}).status, 1);
    EXPECT_THAT(run({"claims", "main:story.md"}).out, HasSubstr("4,210 tonnes"));
    // In a folder both the path from the top and the path from here will do.
    EXPECT_EQ(run({"main:story.md", "main:it's “here”.md"}, "desk").status, 0);
    // A file of that name comes first.
    folder.write("main:story.md", after);
    EXPECT_EQ(run({"main:story.md", "story.md"}).status, 0);
}

TEST_F(Git, AVersionThatIsNotThereIsTrouble) {
    struct Case {
        const char* name;
        const char* said;
    };
    for (const Case& c :
         {Case{"mian:story.md", "git says: invalid object name 'mian'"}, Case{"main:stry.md", "git says: path 'stry.md' does not exist in 'main'"},
          Case{"main:desk", "main:desk: no such file"}, Case{"main:", "main:: no such file"}}) {
        const Ran ran = run({c.name, "story.md"});
        EXPECT_EQ(ran.status, 2) << c.name;
        EXPECT_THAT(ran.err, HasSubstr(c.said)) << c.name;
    }
    const Ran injected = run({"story.md", "--", "--output=x:story.md"});
    EXPECT_EQ(injected.status, 2);
    EXPECT_FALSE(std::filesystem::exists(folder.path_of("x:story.md")));

    TempFolder outside;
    folder.write("story.md", after);
    RunOptions elsewhere = options();
    elsewhere.folder = outside.path();
    elsewhere.environment["GIT_CEILING_DIRECTORIES"] = "/";
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"main:story.md", folder.path_of("story.md")}, elsewhere).err,
                HasSubstr("this folder is in no git work tree"));
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"git"}, elsewhere).err, HasSubstr("this folder is in no git work tree"));
    RunOptions without = options();
    without.environment["PATH"] = outside.path();
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"main:story.md", "story.md"}, without).err, HasSubstr("the program git is not to be found"));
}

TEST_F(Git, ChangedArticlesAreCheckedAgainstTheMergeBase) {
    git({"checkout", "-q", "-b", "edit"});
    git({"mv", "desk/it's “here”.md", "desk/moved.md"});
    folder.write("desk/moved.md", after);
    folder.write("-dash.md", after);
    folder.write("tool.py", "print(5)\n");
    folder.write("fresh.md", after);
    commit("edits");
    folder.write("desk/two\nlines.txt", after);  // not committed yet
    git({"checkout", "-q", "main"});
    folder.write("story.md", after);  // main went on: no matter of the branch
    git({"add", "story.md"});
    git({"commit", "-q", "-m", "on main"});
    git({"checkout", "-q", "edit"});

    const Ran ran = run({"git", "main"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, AllOf(HasSubstr(":desk/it's “here”.md → desk/moved.md"), HasSubstr(":-dash.md → -dash.md"), HasSubstr("two lines.txt:1:17"),
                               HasSubstr("3 pairs checked, 3 inconsistent")));
    EXPECT_THAT(ran.out, AllOf(Not(HasSubstr("story.md")), Not(HasSubstr("tool.py"))));
    EXPECT_THAT(ran.err, HasSubstr("new, nothing to compare: fresh.md"));
    EXPECT_EQ(run({"git"}).out, ran.out);  // main is the default
    EXPECT_THAT(run({"git", "main", "desk"}).out, HasSubstr("2 pairs checked"));
    EXPECT_THAT(run({"git", "desk"}).out, HasSubstr("2 pairs checked"));
    EXPECT_THAT(run({"git", "main", "."}, "desk").out, HasSubstr("→ moved.md"));
    EXPECT_THAT(run({"git", "HEAD"}).out, HasSubstr("two lines.txt"));
    EXPECT_THAT(run({"git", "HEAD"}).out, Not(HasSubstr("moved.md")));
    EXPECT_EQ(run({"git", "main", "--exit-zero"}).status, 0);
    // The target of a merge request, where the service names it and the clone has it.
    git({"update-ref", "refs/remotes/origin/release", "HEAD"});
    RunOptions service = options();
    service.environment["GITHUB_BASE_REF"] = "release";
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"git"}, service).out, Not(HasSubstr("moved.md")));
    service.environment["GITHUB_BASE_REF"] = "gone";
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"git"}, service).out, HasSubstr("moved.md"));
}

TEST_F(Git, ABranchThatTouchesNoArticlePassesAndATypoDoesNot) {
    git({"checkout", "-q", "-b", "edit"});
    const Ran clean = run({"git", "main"});
    EXPECT_EQ(clean.status, 0);
    EXPECT_THAT(clean.err, HasSubstr("no article differs from main"));
    EXPECT_EQ(run({"git", "main", "-q"}).err, "");
    struct Case {
        std::vector<std::string> arguments;
        const char* said;
    };
    const Case cases[] = {
        {{"git", "main", "desks"}, "no article"},
        {{"git", "main", "*.markdown"}, "no article"},
        {{"git", "mian"}, "“mian” is neither a revision nor a path"},
        {{"git", "--", "--output=x"}, "neither a revision nor a path"},
    };
    for (const Case& c : cases) {
        const Ran ran = run(c.arguments);
        EXPECT_EQ(ran.status, 2) << testing::PrintToString(c.arguments);
        EXPECT_THAT(ran.err, HasSubstr(c.said)) << testing::PrintToString(c.arguments);
    }
    folder.write("main", "a file of that name\n");
    EXPECT_THAT(run({"git", "main"}).err, HasSubstr("“main” is a revision and a path"));
    std::filesystem::remove(folder.path_of("main"));
    git({"checkout", "-q", "--orphan", "alone"});
    EXPECT_THAT(run({"git", "main"}).err, HasSubstr("the branch has no commit yet"));
    commit("alone");
    EXPECT_THAT(run({"git", "main"}).err, HasSubstr("fetch-depth: 0"));
}

}  // namespace
}  // namespace factdiff::test

#endif
