// `factdiff check` as a user meets it: exit status, messages, outputs.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "factdiff/reporting/display.h"
#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// One error (direction-changed) and nothing else that these tests rely on.
constexpr const char* source_text = "Ferry prices rose in March\n\nTicket prices on the Aldermouth ferry rose sharply in March, the operator said.\n";
constexpr const char* rewrite_text =
    "Ferry prices fell in March\n\nTicket prices on the Aldermouth ferry fell sharply in March, the operator said.\n";

class Check : public testing::Test {
protected:
    TempFolder folder;
    std::string source = folder.write("source.txt", source_text);
    std::string rewrite = folder.write("rewrite.txt", rewrite_text);

    Ran run(std::vector<std::string> arguments, RunOptions options = {}) const { return run_program(FACTDIFF_PROGRAM, arguments, options); }
};

TEST_F(Check, WhatCouldNotBeCheckedIsTrouble) {
    const std::string french = folder.write("french.txt", "Le ministre a annoncé mardi que les travaux du tunnel coûteront 12 millions d'euros et dureront trois ans.");
    const std::string scores = folder.write("scores.txt", "Results: Arlen 3 Denby 1; Marlow 2 Holt 2; Calder 0 Eastmere 4; Norton 1 Sutton 1; Weston 5 Varley 0.");
    const std::string hello = folder.write("hello.txt", "Hello there."), bye = folder.write("bye.txt", "Goodbye.");
    const Ran other_language = run({french, french, "--format", "json"});
    EXPECT_EQ(other_language.status, 2);
    EXPECT_THAT(other_language.err, HasSubstr("the source does not read as English"));
    EXPECT_EQ(json::parse(other_language.out)["verdict"], "unchecked");
    EXPECT_THAT(run({source, french}).err, HasSubstr("the rewrite does not read as English"));
    EXPECT_EQ(run({scores, scores}).status, 0);  // a table has few little words, too
    EXPECT_EQ(run({hello, bye}).status, 2);
    EXPECT_EQ(run({hello, hello}).status, 0);
}

TEST_F(Check, WordsOfItsOwnForWhatIsMistyped) {
    EXPECT_THAT(run({"chek", source, rewrite}).err, HasSubstr("chek: neither a command nor a file; did you mean “check”?"));
    EXPECT_THAT(run({source, rewrite, "-o", "a", "-o", "b"}).err, HasSubstr("--output is given more than once"));
    EXPECT_THAT(run({source, rewrite, "third.txt"}).err, HasSubstr("third.txt: not expected here"));
}

TEST_F(Check, ExitStatusSaysWhetherSomethingWasFound) {
    struct Case {
        std::vector<std::string> arguments;
        int status;
    };
    const Case cases[] = {
        {{"check", source, source}, 0},
        {{source, source}, 0},
        {{"check", source, rewrite}, 1},
        {{source, rewrite}, 1},
        {{source, rewrite, "--fail-on", "error"}, 1},
        {{"--fail-on=error", source, rewrite}, 1},
        {{"--fail-on", "error", "check", source, rewrite}, 1},
        {{"-q", source, rewrite}, 1},
        {{source, rewrite, "--fail-on", "never"}, 0},
        {{source, rewrite, "--exit-zero"}, 0},
        {{source, rewrite, "--format", "json"}, 1},
        {{source, rewrite, "--ignore", "direction-changed"}, 0},
        {{source, rewrite, "--select", "input-repaired"}, 0},
        {{source, rewrite, "--select", "direction-changed,input-repaired"}, 1},
        {{source, rewrite, "--severity", "direction-changed=note"}, 0},
        {{source, rewrite, "--severity", "direction-changed=note", "--fail-on", "note"}, 1},
        {{source, rewrite, "--severity", "direction-changed=warning"}, 1},
        {{source, rewrite, "--severity", "direction-changed=warning", "--fail-on", "error"}, 0},
        {{source, rewrite, "--date", "2026-03-31", "--source-date", "2026-03-30", "--lang", "en-GB", "--jobs", "2"}, 1},
        {{"--help"}, 0},
        {{"check", "--help"}, 0},
        {{"--version"}, 0},
        {{"rules"}, 0},
        {{"explain", "direction-changed"}, 0},
    };
    for (const Case& c : cases) {
        const Ran ran = run(c.arguments);
        EXPECT_EQ(ran.status, c.status) << testing::PrintToString(c.arguments) << '\n' << ran.out << ran.err;
        EXPECT_EQ(ran.err, "") << testing::PrintToString(c.arguments);
    }
}

TEST_F(Check, TroubleIsSaidOnStandardErrorAndExitsWith2) {
    const std::string empty = folder.write("empty.txt", ""), blank = folder.write("blank.txt", " \n\t\n"),
                      marks = folder.write("marks.txt", "— … !!! —\n");
    const std::string binary = folder.write("image.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\xff\xfe\x00", 23));
    const std::string zeros = folder.write("nul.txt", std::string("A text with\0a zero byte in it.\0\0\n", 33));
    struct Case {
        std::vector<std::string> arguments;
        std::vector<std::string> said;
    };
    const Case cases[] = {
        {{folder.path_of("missing.txt"), rewrite}, {"missing.txt", "no such file"}},
        {{source, folder.path()}, {folder.path(), "directory"}},
        {{source, empty}, {"empty.txt"}},
        {{blank, rewrite}, {"blank.txt"}},
        {{empty, folder.path_of("missing.txt")}, {"empty.txt", "missing.txt"}},
        {{source, binary}, {"image.png"}},
        {{zeros, rewrite}, {"nul.txt"}},
        {{source, marks}, {"nothing could be checked"}},
        {{"-", "-"}, {"only once"}},
        {{source}, {"REWRITE"}},
        {{}, {"nothing to do"}},
        {{source, rewrite, rewrite}, {"rewrite.txt"}},
        {{source, rewrite, "--frobnicate"}, {"--frobnicate"}},
        {{source, rewrite, "--ignore", "direction-chnaged"}, {"direction-chnaged", "did you mean", "direction-changed"}},
        {{source, rewrite, "--select", "zzzzzzzzzz"}, {"zzzzzzzzzz", "factdiff rules"}},
        {{source, rewrite, "--severity", "direction-changed=fatal"}, {"fatal"}},
        {{source, rewrite, "--severity", "direction-changed"}, {"RULE=LEVEL"}},
        {{source, rewrite, "--severity", "no-such=error"}, {"no-such"}},
        {{source, rewrite, "--fail-on", "sometimes"}, {"sometimes"}},
        {{source, rewrite, "--format", "html"}, {"html", "not available"}},
        {{source, rewrite, "--format", "yaml"}, {"yaml", "no such format"}},
        {{source, rewrite, "--format", "json:"}, {"no path"}},
        {{source, rewrite, "--format", "json", "--format", "text"}, {"two formats"}},
        {{source, rewrite, "--date", "31/10/2025"}, {"31/10/2025", "2025-10-31"}},
        {{source, rewrite, "--date", "2025-02-30"}, {"2025-02-30"}},
        {{source, rewrite, "--lang", "de"}, {"de", "not available"}},
        {{source, rewrite, "--offsets", "words"}, {"words"}},
        {{source, rewrite, "--color", "pink"}, {"pink"}},
        {{source, rewrite, "--jobs", "-3"}, {"--jobs"}},
        {{source, rewrite, "--jobs", "many"}, {"many"}},
        {{source, rewrite, "-o", folder.path_of("no/such/folder.txt")}, {"no/such/folder.txt"}},
        {{source, rewrite, "-o", folder.path()}, {folder.path()}},
        {{"serve"}, {"serve", "not available"}},
        {{"explain", "direction-chnaged"}, {"did you mean", "direction-changed"}},
        {{"claims", source, rewrite}, {"one file"}},
        {{"batch", folder.path_of("missing.jsonl")}, {"missing.jsonl"}},
    };
    for (const Case& c : cases) {
        const Ran ran = run(c.arguments);
        EXPECT_EQ(ran.status, 2) << testing::PrintToString(c.arguments) << '\n' << ran.out << ran.err;
        for (const std::string& words : c.said) EXPECT_THAT(ran.err, HasSubstr(words)) << testing::PrintToString(c.arguments);
    }
}

TEST_F(Check, NamesOfFilesCannotSteerTheTerminal) {
    const Ran ran = run({folder.path_of("a\x1b[2Jb.txt"), rewrite});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("a\\x1b[2Jb.txt"));
    EXPECT_THAT(ran.err, Not(HasSubstr("\x1b")));
}

TEST_F(Check, OtherEncodingsAreReadAndSaid) {
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string(source_text)) utf16.append({c, '\0'});
    const std::string wide = folder.write("utf16.txt", utf16);
    EXPECT_EQ(run({wide, source}).status, 0);
    EXPECT_THAT(run({wide, source}).err, HasSubstr("utf16.txt: read as UTF-16"));

    const std::string western = folder.write("cp1252.txt",
                                             "The caf\xE9 cost \xA3"
                                             "40, the owner said \x96 twice.\n");
    const std::string utf8 = folder.write("utf8.txt", "The café cost £40, the owner said – twice.\n");
    EXPECT_EQ(run({western, utf8}).status, 0);
    EXPECT_THAT(run({western, utf8}).err, HasSubstr("Windows-1252"));
    EXPECT_EQ(run({western, utf8, "-q"}).err, "");
}

TEST_F(Check, StandardInputIsEitherSide) {
    EXPECT_EQ(run({"-", rewrite}, {.input = source_text}).status, 1);
    const Ran ran = run({source, "-"}, {.input = rewrite_text});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, HasSubstr("<stdin>:3:"));
    EXPECT_EQ(run({source, "-"}, {.input = ""}).status, 2);
}

TEST_F(Check, OutputFileAppearsWholeOrNotAtAll) {
    const std::string target = folder.path_of("report.txt");
    const Ran to_file = run({source, rewrite, "-o", target});
    EXPECT_EQ(to_file.status, 1);
    EXPECT_EQ(to_file.out, "");
    EXPECT_EQ(read_bytes(target), run({source, rewrite}).out);
    EXPECT_THAT(folder.names(), testing::ElementsAre("report.txt", "rewrite.txt", "source.txt"));

    folder.write("report.txt", "what stood there before");
    EXPECT_EQ(run({source, folder.path_of("missing.txt"), "-o", target}).status, 2);
    EXPECT_EQ(read_bytes(target), "what stood there before");
    EXPECT_EQ(run({source, rewrite, "-o", target}).status, 1);
    EXPECT_EQ(read_bytes(target), to_file.out + run({source, rewrite}).out);
}

TEST_F(Check, SeveralFormatsAtOnce) {
    const std::string path = folder.path_of("report.json");
    const Ran ran = run({source, rewrite, "--format", "text", "--format", "json:" + path});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.out, run({source, rewrite}).out);
    EXPECT_EQ(json::parse(read_bytes(path)), json::parse(run({source, rewrite, "--format", "json"}).out));
}

TEST_F(Check, WriteFailures) {
    EXPECT_EQ(run({source, rewrite, "-o", "/dev/null"}).status, 1);
    const Ran full = run({source, rewrite}, {.out_path = "/dev/full"});
    EXPECT_EQ(full.status, 2);
    EXPECT_THAT(full.err, HasSubstr("No space left"));
    const Ran closed = run({source, rewrite}, {.close_out = true});
    EXPECT_EQ(closed.status, 1);
    EXPECT_EQ(closed.err, "");
}

TEST_F(Check, ColourIsForTerminals) {
    EXPECT_THAT(run({source, rewrite}).out, Not(HasSubstr("\033[")));
    EXPECT_THAT(run({source, rewrite, "--color", "always"}).out, HasSubstr("\033["));
    EXPECT_THAT(run({source, rewrite, "--colour=always"}).out, HasSubstr("\033["));
    EXPECT_THAT(run({source, rewrite, "--color", "never"}).out, Not(HasSubstr("\033[")));
    EXPECT_THAT(run({source, rewrite, "--color", "auto"}, {.environment = {{"NO_COLOR", "1"}}}).out, Not(HasSubstr("\033[")));
}

TEST_F(Check, JsonHoldsWhatTheContractPromises) {
    const Ran ran = run({source, rewrite, "--format", "json", "--date", "2026-03-31"});
    const json report = json::parse(ran.out);
    EXPECT_EQ(report["schema_version"], "1");
    EXPECT_EQ(report["tool"]["name"], "factdiff");
    EXPECT_EQ(report["verdict"], "inconsistent");
    EXPECT_LT(report["score"], 1);
    EXPECT_EQ(report["rewrite"]["date"], "2026-03-31");
    EXPECT_EQ(report["source"]["language"], "en");
    EXPECT_GE(report["summary"]["errors"], 1);
    EXPECT_FALSE(report.contains("id"));
    ASSERT_FALSE(report["findings"].empty());
    const std::string given = rewrite_text;
    for (const json& finding : report["findings"]) {
        for (const char* key : {"rule", "severity", "confidence", "message", "why", "source", "rewrite", "fingerprint"})
            EXPECT_TRUE(finding.contains(key)) << key;
        if (finding["rewrite"].is_null()) continue;
        const std::size_t start = finding["rewrite"]["start"], end = finding["rewrite"]["end"];
        EXPECT_EQ(given.substr(start, end - start), finding["rewrite"]["text"]);
    }
}

TEST_F(Check, OffsetsInEveryUnit) {
    const std::string a = folder.write("a.txt", "Zoë 🚢 ferry prices rose in March, they said.\n"),
                      b = folder.write("b.txt", "Zoë 🚢 ferry prices fell in March, they said.\n");
    for (const auto& [unit, start] : std::map<std::string, int>{{"codepoints", 19}, {"bytes", 23}, {"utf16", 20}}) {
        const json report = json::parse(run({a, b, "--format", "json", "--offsets", unit, "--select", "direction-changed"}).out);
        ASSERT_EQ(report["findings"].size(), 1U);
        EXPECT_EQ(report["findings"][0]["rewrite"]["text"], "fell");
        EXPECT_EQ(report["findings"][0]["rewrite"]["start"], start) << unit;
        EXPECT_EQ(report["findings"][0]["rewrite"]["column"], 20) << unit;
    }
}

TEST_F(Check, QuietAndVerbose) {
    const std::string brief = run({source, rewrite}).out, quiet = run({source, rewrite, "-q"}).out;
    EXPECT_THAT(brief, HasSubstr("inconsistent (score"));
    EXPECT_THAT(quiet, HasSubstr("direction-changed"));
    EXPECT_THAT(quiet, Not(HasSubstr("score")));
    EXPECT_EQ(run({source, source, "-q"}).out, "");
    EXPECT_THAT(run({source, rewrite, "-v"}).out, HasSubstr("% sure"));
}

TEST_F(Check, RulesAndExplain) {
    EXPECT_THAT(run({"rules"}).out, HasSubstr("direction-changed"));
    const json rules = json::parse(run({"rules", "--format", "json"}).out);
    ASSERT_FALSE(rules.empty());
    for (const json& rule : rules) {
        const Ran page = run({"explain", rule["id"]});
        EXPECT_EQ(page.status, 0);
        EXPECT_THAT(page.out, HasSubstr(rule["id"].get<std::string>()));
    }
}

TEST_F(Check, APageIsLaidOutForTheTerminal) {
    for (const json& rule : json::parse(run({"rules", "--format", "json"}).out)) {
        const std::string page = run({"explain", rule["id"]}).out;
        for (const char* markup : {"```", "](", "\n#", "\n\n\n"}) EXPECT_THAT(page, Not(HasSubstr(markup))) << rule["id"];
        std::istringstream lines(page);
        for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
    }
    EXPECT_THAT(run({"explain", "quote-altered", "--color", "always"}).out, HasSubstr("\033[1mWhat it catches\033[0m"));
}

TEST_F(Check, TheDemoShowsFindingsAndSavesItsArticles) {
    const Ran shown = run({"demo"});
    EXPECT_EQ(shown.status, 0) << "a demonstration is no gate";
    EXPECT_EQ(shown.out, read_bytes(source_path("fixtures/articles/example/report.txt")));
    EXPECT_THAT(shown.err, HasSubstr("next: "));
    EXPECT_EQ(run({"demo", "-q"}).err, "");
    EXPECT_TRUE(json::accept(run({"demo", "--format", "sarif"}).out));
    EXPECT_EQ(run({"demo", "--save", folder.path()}).status, 0);
    EXPECT_EQ(run({folder.path_of("source.md"), folder.path_of("rewrite.txt")}).status, 1);
    EXPECT_EQ(run({"demo", "--save", folder.path_of("no/such")}).status, 2);
}

TEST_F(Check, CompletionsAreForKnownShells) {
    EXPECT_EQ(run({"completions", "tcsh"}).status, 2);
    EXPECT_THAT(run({"completions", "tcsh"}).err, HasSubstr("bash, zsh or fish"));
    EXPECT_THAT(run({"completions", "bash"}).out, HasSubstr("complete -F _factdiff factdiff"));
    EXPECT_THAT(run({"man"}).out, testing::StartsWith(".TH FACTDIFF 1"));
}

}  // namespace
}  // namespace factdiff::test

#endif
