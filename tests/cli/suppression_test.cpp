// Findings that somebody let be, and the gate that does not pass by accident.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* source_text =
    "# Quarry sells slate\n\nThe quarry sold 4,210 tonnes of slate in May.\n\nIt employed 48 people, the county said. The road is 7 miles long.\n";

class Suppressions : public testing::Test {
protected:
    TempFolder folder;
    std::string source = folder.write("source.md", source_text);

    Ran check(std::string_view rewrite, std::vector<std::string> options = {}) const {
        folder.write("rewrite.md", rewrite);
        options.insert(options.begin(), {"source.md", "rewrite.md"});
        return run_program(FACTDIFF_PROGRAM, options, {.folder = folder.path()});
    }
    /// What a rewrite gives of number-changed and number-omitted: its words, "-" before those that are silenced.
    std::vector<std::string> found(std::string_view rewrite) const {
        const json report = json::parse(check(rewrite, {"--format", "json", "--select", "number-changed,number-omitted"}).out);
        std::vector<std::string> out;
        for (const char* list : {"findings", "silenced"})
            if (report.contains(list))
                for (const json& finding : report[list])
                    out.push_back((list[0] == 's' ? "-" : "") +
                                  (finding["rewrite"].is_null() ? finding["source"] : finding["rewrite"])["text"].get<std::string>());
        return out;
    }
};

constexpr const char* first = "The quarry sold 5,330 tonnes of slate in May.";
constexpr const char* second = "It employed 61 people, the county said.";

std::string article(const std::string& before, const std::string& between = "") {
    return "# Quarry sells slate\n\n" + before + first + "\n\n" + between + second + "\n";
}

TEST_F(Suppressions, ACommentSpeaksForTheNextParagraph) {
    EXPECT_THAT(found(article("")), ElementsAre("5,330 tonnes", "61", "7 miles"));
    EXPECT_THAT(found(article("<!-- factdiff ignore number-changed: counted anew -->\n\n")), ElementsAre("61", "7 miles", "-5,330 tonnes"));
    EXPECT_THAT(found(article("<!-- factdiff ignore number-changed: counted anew -->\n")), ElementsAre("61", "7 miles", "-5,330 tonnes"));
    EXPECT_THAT(found(article("<!--factdiff ignore quote-altered,number-changed : counted\nanew-->\n\n")),
                ElementsAre("61", "7 miles", "-5,330 tonnes"));
    EXPECT_THAT(found(article("", "<!-- factdiff ignore number-changed: counted anew -->\n\n")), ElementsAre("5,330 tonnes", "7 miles", "-61"));
    EXPECT_THAT(found(article("<!-- factdiff ignore quote-altered: another rule -->\n\n")), ElementsAre("5,330 tonnes", "61", "7 miles"));
}

TEST_F(Suppressions, ACommentBehindTextSpeaksForThatParagraph) {
    EXPECT_THAT(found("# Quarry sells slate\n\n" + std::string(first) + " <!-- factdiff ignore number-changed: counted anew -->\n\n" + second + "\n"),
                ElementsAre("61", "7 miles", "-5,330 tonnes"));
}

TEST_F(Suppressions, IgnoreFileSpeaksForAllOfThemAndForWhatIsLeftOut) {
    EXPECT_THAT(found(article("", "<!-- factdiff ignore-file number-changed, number-omitted: a brief -->\n\n")),
                ElementsAre("-5,330 tonnes", "-61", "-7 miles"));
}

TEST_F(Suppressions, ACommentOfTheSourceSpeaksForWhatIsLeftOut) {
    folder.write(
        "source.md",
        std::string(source_text).replace(std::string(source_text).find("It employed"), 0, "<!-- factdiff ignore number-omitted: known -->\n\n"));
    EXPECT_THAT(found(article("")), ElementsAre("5,330 tonnes", "61", "-7 miles"));
    EXPECT_EQ(check(source_text).err, "");  // what it has nothing to silence is not the rewrite's matter
}

TEST_F(Suppressions, AreCountedAndShown) {
    const std::string rewrite = article("<!-- factdiff ignore-file number-changed, number-omitted: the county counted anew -->\n\n");
    const Ran ran = check(rewrite, {"--select", "number-changed"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.out, HasSubstr("nothing new (2 suppressed)"));
    EXPECT_THAT(ran.out, Not(HasSubstr("5,330 tonnes")));
    const std::string verbose = check(rewrite, {"-v", "--select", "number-changed"}).out;
    EXPECT_THAT(verbose, HasSubstr("rewrite.md:5:17: suppressed: number-changed"));
    EXPECT_THAT(verbose, HasSubstr("reason: the county counted anew (rewrite.md:3)"));
    const json report = json::parse(check(rewrite, {"--format", "json", "--select", "number-changed"}).out);
    EXPECT_EQ(report["verdict"], "consistent");
    EXPECT_EQ(report["summary"]["errors"], 0);
    EXPECT_EQ(report["summary"]["silenced"], 2);
    EXPECT_EQ(report["silenced"][0]["silenced"]["reason"], "the county counted anew");
}

TEST_F(Suppressions, WrongOnesAreTroubleAndSilenceNothing) {
    for (const auto& [comment, said] : std::map<std::string, std::string>{
             {"<!-- factdiff ignore number-changed -->", "rewrite.md:3: this suppression gives no reason; write <!-- factdiff ignore RULE: why -->"},
             {"<!-- factdiff ignore number-changed:  -->", "gives no reason"},
             {"<!-- factdiff ignore: because -->", "names no rule"},
             {"<!-- factdiff ignore number-chnaged: because -->", "names the rule “number-chnaged”, which does not exist"},
             {"<!-- factdiff off -->", "says neither ignore nor ignore-file"},
         }) {
        const Ran ran = check(article(comment + "\n\n"), {"--format", "json"});
        EXPECT_EQ(ran.status, 2) << comment;
        EXPECT_THAT(ran.err, HasSubstr(said)) << comment;
        const json report = json::parse(ran.out);
        EXPECT_FALSE(report.contains("silenced")) << comment;
        EXPECT_EQ(report["suppression_problems"].size(), 1U) << comment;
    }
    EXPECT_EQ(check(article("<!-- factdiffer ignore -->\n<!-- a note -->\n\n")).status, 1);
}

TEST_F(Suppressions, UnusedOnesAreSaid) {
    const Ran ran = check(source_text + std::string("\n<!-- factdiff ignore-file number-changed, quote-altered: once -->\n"));
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("rewrite.md:7: this suppression of number-changed has nothing to silence; remove it"));
    EXPECT_THAT(ran.err, HasSubstr("quote-altered"));
    EXPECT_EQ(check(article("<!-- factdiff ignore number-changed: counted anew -->\n\n")).err, "");
}

TEST_F(Suppressions, AFindingIsNamedByItsFingerprint) {
    const std::string rewrite = article("");
    const json before = json::parse(check(rewrite, {"--format", "json", "--select", "number-changed"}).out);
    const std::string fingerprint = before["findings"][0]["fingerprint"];
    folder.write("factdiff.toml", "[[suppress]]\nfingerprint = \"" + fingerprint +
                                      "\"\nreason = \"agreed\"\n\n[[suppress]]\nfingerprint = \"0123456789abcdef\"\n" +
                                      "path = \"rewrite.md\"\nreason = \"gone\"\n\n[[suppress]]\nfingerprint = \"0123456789abcdef\"\npath = "
                                      "\"other.md\"\nreason = \"elsewhere\"\n");
    const Ran ran = check(rewrite, {"--format", "json", "--select", "number-changed"});
    const json after = json::parse(ran.out);
    EXPECT_EQ(after["findings"].size(), 1U);
    EXPECT_EQ(after["silenced"][0]["fingerprint"], fingerprint);
    EXPECT_EQ(after["silenced"][0]["silenced"], json::parse(R"({"by": "configuration", "reason": "agreed", "path": "factdiff.toml", "line": 1})"));
    EXPECT_THAT(ran.err, HasSubstr("factdiff.toml:5: the suppression of 0123456789abcdef has nothing to silence"));
    EXPECT_THAT(ran.err, Not(HasSubstr("factdiff.toml:10")));
    EXPECT_THAT(check(rewrite, {"-v", "--no-config"}).out, HasSubstr("fingerprint: " + fingerprint));
}

TEST_F(Suppressions, ABatchIsAGateToo) {
    const auto batch = [&](std::vector<std::string> options) {
        const json record = {{"source", source_text}, {"rewrite", article("<!-- factdiff ignore number-changed -->\n\n")}};
        options.insert(options.begin(), "batch");
        return run_program(FACTDIFF_PROGRAM, options, {.input = record.dump() + "\n", .folder = folder.path()});
    };
    EXPECT_EQ(batch({}).status, 0);
    EXPECT_THAT(batch({}).out, HasSubstr("gives no reason"));
    EXPECT_EQ(batch({"--fail-on", "error"}).status, 2);
    EXPECT_EQ(batch({"--fail-on", "error", "--require-claims", "99"}).status, 2);
    EXPECT_THAT(batch({"--fail-on", "error"}).err, HasSubstr("1 of 1 records hold fewer claims"));
}

TEST_F(Suppressions, ThousandsOfOpenCommentsTakeNoTime) {
    std::string text = source_text;
    for (int i = 0; i < 20'000; ++i) text += "<!-- factdiff ignore ";
    EXPECT_LT(check(text).status, 3);
}

TEST_F(Suppressions, AGateDoesNotPassByAccident) {
    struct Case {
        std::vector<std::string> options;
        int status;
        const char* said;
    };
    const Case cases[] = {
        {{"--require-claims", "2"}, 0, ""},
        {{"--require-claims", "40"}, 2, "claims found, 40 required"},
        {{"--require-claims", "-2"}, 2, "--require-claims"},
        {{"--select", "number-changd"}, 2, "did you mean"},
        {{"--ignore", "number-changd"}, 2, "did you mean"},
        {{"--severity", "number-changd=off"}, 2, "did you mean"},
        {{"--select", "number-changed", "--ignore", "number-changed"}, 2, "no rule is in force"},
        {{"--profile", "wired"}, 2, "did you mean “wire”"},
    };
    for (const Case& c : cases) {
        const Ran ran = check(source_text, c.options);
        EXPECT_EQ(ran.status, c.status) << testing::PrintToString(c.options) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(c.said)) << testing::PrintToString(c.options);
    }
}

}  // namespace
}  // namespace factdiff::test

#endif
