// Every --format of `factdiff check`, by the real program: what it writes stands beside the articles in fixtures/formats, and its places point at the
// words in the unit that its readers count in.
//
// After a change that is meant: UPDATE_GOLDENS=1 build/dev/tests/factdiff_tests --gtest_filter='Formats.*', then read the difference with git.
#ifdef FACTDIFF_PROGRAM

#include "factdiff/reporting/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <boost/regex.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::string harbour = source_path("fixtures/formats/harbour-fares").string();

Ran check_harbour(std::vector<std::string> arguments, std::map<std::string, std::string> environment = {}) {
    arguments.insert(arguments.begin(), {"source.md", "rewrite.md"});
    for (const char* name : {"GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"}) environment.emplace(name, "");
    return run_program(FACTDIFF_PROGRAM, arguments, {.environment = environment, .folder = harbour});
}

std::string extension_of(std::string_view format) {
    if (format == "markdown") return "md";
    if (format == "junit") return "xml";
    if (format == "gitlab") return "gitlab.json";
    if (format == "text") return "txt";
    return format == "github" ? "github.txt" : std::string(format);
}

/// Without what changes with every version and with every word of a rule's page.
std::string lasting(std::string text) {
    text = boost::regex_replace(text, boost::regex(R"re("(version|semanticVersion)": "0\.[0-9]+\.[0-9]+")re"), "\"$1\": \"VERSION\"");
    text = boost::regex_replace(text, boost::regex(R"re("rules": "[0-9a-f]{16}")re"), "\"rules\": \"FINGERPRINT\"");
    return boost::regex_replace(text, boost::regex(R"re(("help": \{\s*"text": )"[^\n]*"(,\s*"markdown": )"[^\n]*")re"), "$1\"PAGE\"$2\"PAGE\"");
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

TEST(Formats, WriteTheirGoldens) {
    for (const OutputFormat& format : formats()) {
        const std::string golden = harbour + "/report." + extension_of(format.name);
        const std::string written = lasting(check_harbour({"--format", std::string(format.name)}).out);
        if (std::getenv("UPDATE_GOLDENS") != nullptr) {
            std::ofstream(golden, std::ios::binary) << written;
            continue;
        }
        ASSERT_TRUE(std::filesystem::exists(golden)) << golden << "\nUPDATE_GOLDENS=1 writes it";
        EXPECT_EQ(difference(read_bytes(golden), written), "") << golden << "\nUPDATE_GOLDENS=1 writes it anew";
    }
}

TEST(Formats, NeverChangeTheExitStatus) {
    struct Case {
        std::vector<std::string> arguments;
        int status;
    };
    const Case cases[] = {
        {{"source.md", "source.md"}, 0},
        {{"source.md", "rewrite.md"}, 1},
        {{"source.md", "rewrite.md", "--fail-on", "error"}, 1},
        {{"source.md", "rewrite.md", "--fail-on", "never"}, 0},
        {{"source.md", "rewrite.md", "--exit-zero"}, 0},
        {{"source.md", "rewrite.md", "--select", "input-repaired"}, 0},
        {{"source.md", "rewrite.md", "--select", "number-omitted"}, 0},
        {{"source.md", "rewrite.md", "--select", "number-omitted", "--fail-on", "note"}, 1},
        {{"source.md", "rewrite.md", "-q"}, 1},
        {{"source.md", "missing.md"}, 2},
        {{"source.md", "/dev/null"}, 2},
    };
    for (const Case& c : cases) {
        for (const OutputFormat& format : formats()) {
            std::vector<std::string> arguments = c.arguments;
            arguments.insert(arguments.end(), {"--format", std::string(format.name)});
            EXPECT_EQ(run_program(FACTDIFF_PROGRAM, arguments, {.folder = harbour}).status, c.status) << testing::PrintToString(arguments);
        }
    }
}

TEST(Formats, PlacesPointAtTheWords) {
    const json report = json::parse(check_harbour({"--format", "json"}).out);
    const json sarif = json::parse(check_harbour({"--format", "sarif"}).out)["runs"][0];
    const std::vector<std::string> rdjson = lines_of(check_harbour({"--format", "rdjsonl"}).out);
    const std::vector<std::string> github = lines_of(check_harbour({"--format", "github"}).out);
    ASSERT_EQ(sarif["results"].size(), report["findings"].size());
    ASSERT_EQ(rdjson.size(), report["findings"].size());
    for (std::size_t i = 0; i < report["findings"].size(); ++i) {
        const json& finding = report["findings"][i];
        const bool in_rewrite = !finding["rewrite"].is_null();
        const json& side = finding[in_rewrite ? "rewrite" : "source"];
        const std::string words = side["text"];
        const std::string line = lines_of(read_bytes(harbour + (in_rewrite ? "/rewrite.md" : "/source.md")))[side["line"].get<std::size_t>() - 1];

        const json region = sarif["results"][i]["locations"][0]["physicalLocation"]["region"];
        EXPECT_EQ(region["startLine"], side["line"]);
        std::string cut;
        icu::UnicodeString::fromUTF8(line)
            .tempSubString(region["startColumn"].get<int>() - 1, region["endColumn"].get<int>() - region["startColumn"].get<int>())
            .toUTF8String(cut);
        EXPECT_EQ(cut, words) << "SARIF counts UTF-16 units";
        EXPECT_EQ(region["snippet"]["text"], words);

        const json range = json::parse(rdjson[i])["location"]["range"];
        const std::size_t start = range["start"]["column"].get<std::size_t>() - 1, end = range["end"]["column"].get<std::size_t>() - 1;
        EXPECT_EQ(line.substr(start, end - start), words) << "reviewdog counts bytes";

        EXPECT_THAT(github[i], HasSubstr("line=" + std::to_string(side["line"].get<int>()) + ","));
        EXPECT_THAT(github[i], HasSubstr(",col=" + std::to_string(side["column"].get<int>()) + ",")) << "people count code points";
    }
}

TEST(Formats, SeveralAreWrittenAtOnceToFilesOfTheirOwn) {
    const TempFolder folder;
    std::vector<std::string> arguments = {"--format", "text"};
    for (const OutputFormat& format : formats())
        if (format.name != "text") arguments.insert(arguments.end(), {"--format", std::string(format.name) + ":" + folder.path_of(format.name)});
    const Ran ran = check_harbour(arguments);
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(folder.names().size(), formats().size() - 1) << "no temporary file stays behind";
    for (const OutputFormat& format : formats()) {
        const std::string alone = check_harbour({"--format", std::string(format.name)}).out;
        EXPECT_EQ(format.name == "text" ? ran.out : read_bytes(folder.path_of(format.name)), alone) << format.name;
    }
}

TEST(Formats, AFileThatCannotBeWrittenIsTroubleAndTheOthersAreWritten) {
    const TempFolder folder;
    const Ran ran =
        check_harbour({"--format", "sarif:" + folder.path_of("no/such/folder.sarif"), "--format", "junit:" + folder.path_of("junit.xml")});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, testing::AllOf(HasSubstr("no/such/folder.sarif"), HasSubstr("check the path")));
    EXPECT_THAT(folder.names(), testing::ElementsAre("junit.xml"));
}

TEST(Formats, PathsAreRelativeToTheCheckoutWhereAServiceNamesIt) {
    for (const auto& [variable, format] : std::map<std::string, std::string>{{"GITHUB_WORKSPACE", "github"}, {"CI_PROJECT_DIR", "gitlab"}}) {
        const Ran ran = check_harbour({"--format", format}, {{variable, source_path("fixtures").string()}});
        EXPECT_THAT(ran.out, HasSubstr("formats/harbour-fares/rewrite.md")) << variable;
    }
    const Ran absolute = run_program(FACTDIFF_PROGRAM, {harbour + "/source.md", harbour + "/rewrite.md", "--format", "gitlab"}, {.folder = harbour});
    EXPECT_THAT(absolute.out, HasSubstr("\"path\": \"rewrite.md\""));
    const Ran elsewhere = run_program(FACTDIFF_PROGRAM, {harbour + "/source.md", harbour + "/rewrite.md", "--format", "sarif"}, {.folder = "/"});
    EXPECT_THAT(elsewhere.out, HasSubstr("harbour-fares/rewrite.md\""));
}

TEST(Formats, GithubGetsAJobSummaryBesideTheAnnotations) {
    const TempFolder folder;
    const std::string summary = folder.write("summary.md", "# Another step\n");
    EXPECT_EQ(check_harbour({"--format", "github"}, {{"GITHUB_STEP_SUMMARY", summary}}).status, 1);
    EXPECT_THAT(read_bytes(summary), testing::AllOf(testing::StartsWith("# Another step\n"), HasSubstr("factdiff: 3 errors")));
    EXPECT_EQ(check_harbour({"--format", "text"}, {{"GITHUB_STEP_SUMMARY", folder.path_of("none.md")}}).status, 1);
    EXPECT_FALSE(std::filesystem::exists(folder.path_of("none.md")));
    const Ran unwritable = check_harbour({"--format", "github"}, {{"GITHUB_STEP_SUMMARY", folder.path_of("no/summary.md")}});
    EXPECT_EQ(unwritable.status, 2);
    EXPECT_THAT(unwritable.err, HasSubstr("GITHUB_STEP_SUMMARY"));
}

TEST(Formats, StandardInputHasAName) {
    const std::string rewrite = read_bytes(harbour + "/rewrite.md");
    for (const OutputFormat& format : formats()) {
        const Ran ran =
            run_program(FACTDIFF_PROGRAM, {"source.md", "-", "--format", std::string(format.name)}, {.input = rewrite, .folder = harbour});
        EXPECT_EQ(ran.status, 1) << format.name;
        EXPECT_NE(ran.out, "");
    }
}

TEST(Formats, OtherCommandsRefuseWhatTheyCannotWrite) {
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"rules", "--format", "sarif"}).status, 2);
    EXPECT_THAT(run_program(FACTDIFF_PROGRAM, {"claims", "source.md", "--format", "junit"}, {.folder = harbour}).err, HasSubstr("text or json"));
}

}  // namespace
}  // namespace factdiff::test

#endif
