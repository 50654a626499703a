// factdiff.toml as a user meets it: where it is found, what wins over what, what is said of a mistake.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* source_text =
    "The quarry sold 4,210 tonnes of slate. “We shall open the lower pit in spring and hire nobody new,” manager Orla Finch said.\n\n"
    "The county paid for the mended road between the harbour and the church in 2019.\n";
constexpr const char* rewrite_text =
    "The quarry sold 4,190 tonnes of slate. “We shall open the lower pit in summer and hire nobody new,” manager Orla Finch said.\n";

class Config : public testing::Test {
protected:
    TempFolder folder;
    std::string source = folder.write("source.txt", source_text);
    std::string rewrite = folder.write("rewrite.txt", rewrite_text);

    Ran run(std::vector<std::string> arguments) const { return run_program(FACTDIFF_PROGRAM, arguments, {.folder = folder.path()}); }
    Ran check(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"source.txt", "rewrite.txt"});
        return run(options);
    }
    /// "number-changed=error", in the order of the report.
    std::vector<std::string> found(std::vector<std::string> options = {}) const {
        options.insert(options.end(), {"--format", "json"});
        const Ran ran = check(options);
        EXPECT_EQ(ran.err, "");
        std::vector<std::string> out;
        const json report = json::parse(ran.out);
        for (const json& finding : report["findings"])
            out.push_back(finding["rule"].get<std::string>() + "=" + finding["severity"].get<std::string>());
        return out;
    }
    void write_config(std::string_view text) const { folder.write("factdiff.toml", text); }
};

TEST_F(Config, WithoutFileTheTableOfRulesCounts) {
    EXPECT_THAT(found(), testing::IsSupersetOf({"number-changed=error", "quote-altered=error", "statement-omitted=note"}));
}

TEST_F(Config, LaterPlacesWin) {
    write_config("profile = \"strict\"\n[severity]\nnumber-changed = \"note\"\nquote-altered = \"off\"\n");
    EXPECT_THAT(found(), testing::IsSupersetOf({"number-changed=note", "statement-omitted=warning"}));
    EXPECT_THAT(found(), Not(testing::Contains(HasSubstr("quote-altered"))));
    // The command line beats the file.
    EXPECT_THAT(found({"--severity", "number-changed=warning"}), testing::Contains("number-changed=warning"));
    EXPECT_THAT(found({"--severity", "quote-altered=error"}), testing::Contains("quote-altered=error"));
    EXPECT_THAT(found({"--select", "quote-altered"}), ElementsAre("quote-altered=error"));
    EXPECT_THAT(found({"--profile", "wire"}), Not(testing::Contains(HasSubstr("statement-omitted"))));
    EXPECT_THAT(found({"--profile", "wire"}), testing::Contains("number-changed=note"));  // the file beats any profile
    EXPECT_THAT(found({"--ignore", "number-changed"}), Not(testing::Contains(HasSubstr("number-changed"))));
    EXPECT_THAT(found({"--no-config"}), testing::Contains("quote-altered=error"));
}

TEST_F(Config, FailOnOfTheFileDecidesTheStatus) {
    write_config("fail-on = \"never\"\n");
    EXPECT_EQ(check().status, 0);
    EXPECT_EQ(check({"--fail-on", "error"}).status, 1);
    EXPECT_EQ(check({"--no-config"}).status, 1);
    const std::string other = folder.write("other.toml", "ignore = [\"number-changed\", \"quote-altered\"]\n");
    EXPECT_EQ(check({"--config", "other.toml"}).status, 0);
    EXPECT_THAT(check({"--config", "other.toml", "--no-config"}).err, HasSubstr("excludes"));
}

TEST_F(Config, IsFoundAboveTheRewriteUpToTheRootOfTheWorkTree) {
    std::filesystem::create_directories(folder.path_of("desk/sport"));
    folder.write("desk/sport/rewrite.txt", rewrite_text);
    write_config("fail-on = \"never\"\n");
    EXPECT_EQ(run({"source.txt", "desk/sport/rewrite.txt"}).status, 0);
    folder.write("desk/.factdiff.toml", "fail-on = \"error\"\n");
    EXPECT_EQ(run({"source.txt", "desk/sport/rewrite.txt"}).status, 1);
    std::filesystem::remove(folder.path_of("desk/.factdiff.toml"));
    std::filesystem::create_directory(folder.path_of("desk/.git"));
    EXPECT_EQ(run({"source.txt", "desk/sport/rewrite.txt"}).status, 1);  // the file above is another project's
}

TEST_F(Config, ToleranceTakesRoundingForEqual) {
    for (const char* tolerance : {"tolerance = 0.005", "tolerance = \"0.5%\"", "tolerance = \"0.5 %\""}) {
        write_config(tolerance);
        EXPECT_THAT(found(), Not(testing::Contains(HasSubstr("number-changed")))) << tolerance;
    }
    EXPECT_THAT(found({"--no-config", "--tolerance", "0.5%"}), Not(testing::Contains(HasSubstr("number-changed"))));
    EXPECT_THAT(check({"--tolerance", "2"}).err, HasSubstr("“2” is no share"));
    write_config("tolerance = 0.004");  // 4,190 is 0.47 per cent off
    EXPECT_THAT(found(), testing::Contains("number-changed=error"));
}

TEST_F(Config, PhrasesOfTheHouseAreNotReported) {
    folder.write("source.txt", std::string(source_text) + "\nFounded in 1904, member of the Slate Guild.\n");
    EXPECT_THAT(check({"-v"}).out, HasSubstr("Founded in 1904"));
    write_config("ignore-phrases = [\"founded in 1904,  member of the Slate Guild\"]");
    EXPECT_THAT(check({"-v"}).out, Not(HasSubstr("Founded in 1904")));
}

TEST_F(Config, OverridesSpeakForSomeArticles) {
    std::filesystem::create_directories(folder.path_of("briefs/old"));
    folder.write("briefs/rewrite.txt", rewrite_text);
    folder.write("briefs/old/rewrite.txt", rewrite_text);
    const auto status = [&](const std::string& path) { return run({"source.txt", path}).status; };
    write_config("[[overrides]]\npaths = [\"briefs/*\"]\nfail-on = \"never\"\n");
    EXPECT_EQ(status("rewrite.txt"), 1);
    EXPECT_EQ(status("briefs/rewrite.txt"), 0);
    EXPECT_EQ(status("briefs/old/rewrite.txt"), 1);
    write_config("[[overrides]]\npaths = [\"briefs/**\"]\nfail-on = \"never\"\n");
    EXPECT_EQ(status("briefs/old/rewrite.txt"), 0);
    write_config("[[overrides]]\npaths = [\"rewrite.*\"]\nfail-on = \"never\"\n");
    EXPECT_EQ(status("briefs/old/rewrite.txt"), 0);
}

TEST_F(Config, HouseWordsReachTheArticles) {
    const std::string text =
        "Cllr. Brandt spoke first. Harbour reeve Mina Lowe yammered that the quay was safe. The mill bought 10 skeps of barley from the Bank of "
        "Aldermouth.\n";
    folder.write("a.txt", text);
    const std::string plain = run({"claims", "a.txt"}).out;
    EXPECT_THAT(plain, Not(HasSubstr("Mina Lowe yammered")));
    EXPECT_THAT(plain, Not(HasSubstr("10 skep ")));
    write_config(
        "[lists]\ncue-verbs = { neutral = [\"yammer\"], doubting = [\"mutter on\"] }\ntitles = [\"harbour reeve\"]\nabbreviations = [\"Cllr\"]\n"
        "[lists.units]\nskep = \"18 litre\"\n\"fish box\" = \"\"\n[lists.names]\n\"Bank of Aldermouth\" = [\"BoA\"]\n");
    const std::string housed = run({"claims", "a.txt"}).out;
    EXPECT_THAT(housed, HasSubstr("Mina Lowe neutral"));
    EXPECT_THAT(housed, HasSubstr("title=Harbour reeve"));
    EXPECT_THAT(housed, HasSubstr("10 skep"));
    EXPECT_THAT(housed, HasSubstr("Cllr. Brandt"));

    folder.write(
        "b.txt",
        "Cllr. Brandt spoke first. Harbour reeve Mina Lowe yammered that the quay was safe. The mill bought 180 litres of barley from BoA.\n");
    EXPECT_EQ(run({"a.txt", "b.txt"}).status, 0) << run({"a.txt", "b.txt"}).out;
    EXPECT_EQ(run({"a.txt", "b.txt", "--no-config"}).status, 1);
}

TEST_F(Config, FingerprintOfARunTellsOfItsSettings) {
    const auto rules = [&](std::vector<std::string> options = {}) {
        options.insert(options.end(), {"--format", "json"});
        return json::parse(check(options).out)["tool"]["rules"].get<std::string>();
    };
    const std::string plain = rules();
    std::vector<std::string> seen{plain};
    for (const char* text : {"tolerance = 0.01", "ignore-phrases = [\"slate\"]", "fail-on = \"error\"", "[severity]\ntitle-changed = \"note\"",
                             "[lists]\ntitles = [\"reeve\"]"}) {
        write_config(text);
        seen.push_back(rules());
        EXPECT_EQ(rules({"--no-config"}), plain);
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
}

TEST_F(Config, ShowsWhatIsInForceAndWhy) {
    write_config("profile = \"wire\"\n\n[severity]\nquote-altered = \"warning\"\n\n[[overrides]]\npaths = [\"sport/*\"]\ntolerance = 0.01\n");
    const std::string shown = run({"config", "--fail-on", "error"}).out;
    for (const char* line :
         {"# factdiff.toml", "profile = \"wire\"                          # factdiff.toml:1",
          "fail-on = \"error\"                         # command line", "quote-altered = \"warning\"                 # factdiff.toml:4",
          "number-omitted = \"off\"                    # profile wire", "number-changed = \"error\"                  # default"})
        EXPECT_THAT(shown, HasSubstr(line));
    EXPECT_THAT(run({"config", "sport/x.md"}).out, HasSubstr("tolerance = 0.01                          # factdiff.toml:8"));
    EXPECT_THAT(run({"config", "--no-config"}).out, HasSubstr("# no factdiff.toml"));
    const json shown_json = json::parse(run({"config", "--format", "json"}).out);
    EXPECT_EQ(shown_json["severity"]["quote-altered"]["value"], "warning");
    EXPECT_EQ(shown_json["severity"]["quote-altered"]["from"], "factdiff.toml:4");
}

TEST_F(Config, TheExampleOfThePageIsAConfiguration) {
    const std::string page = read_bytes(source_path("docs/configuration.md"));
    const std::size_t begin = page.find("```toml\n") + 8;
    write_config(page.substr(begin, page.find("```", begin) - begin));
    const Ran ran = run({"config", "dredging.md"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, testing::AllOf(HasSubstr("unit: bushel = 35.239 litre"), HasSubstr("9f2c41d07be85a36")));
}

TEST_F(Config, EveryMistakeIsSaidWithItsPlace) {
    struct Case {
        const char* text;
        const char* said;
    };
    const Case cases[] = {
        {"profil = \"wire\"", "factdiff.toml:1:1: no key is called “profil”; did you mean “profile”?"},
        {"profile = \"wires\"", "1:11: no profile is called “wires”; did you mean “wire”?"},
        {"\nfail-on = \"sometimes\"", "2:11: “sometimes” is no level"},
        {"fail-on = 3", "1:11: fail-on is a text"},
        {"select = []", "1:10: select names no rule"},
        {"select = \"quote-altered\"", "1:10: select is a list of texts"},
        {"ignore = [\"quote-alterd\"]", "1:11: no rule is called “quote-alterd”; did you mean “quote-altered”?"},
        {"[severity]\nquote-altered = \"fatal\"", "2:17: quote-altered: this is no level"},
        {"[severity]\nquote-alterd = \"note\"", "2:1: no rule is called “quote-alterd”"},
        {"tolerance = 5", "1:13: tolerance is a share"},
        {"tolerance = \"-1%\"", "tolerance is a share"},
        {"require-claims = -1", "require-claims is a number"},
        {"[lists]\ntitle = [\"x\"]", "2:1: no list is called “title”; did you mean “titles”?"},
        {"[lists.units]\nskep = \"18 liter of\"", "2:8: skep: no unit is called “liter of”"},
        {"[lists.units]\nskep = \"many\"", "2:8: skep: write what one of it is"},
        {"[lists.cue-verbs]\ndoubtful = [\"mutter\"]", "2:1: no kind of verb is called “doubtful”; did you mean “doubting”?"},
        {"[lists.names]\n\"Bank\" = \"BoA\"", "2:10: \"Bank\" is a list of texts"},
        {"[[overrides]]\nfail-on = \"never\"", "1:1: [[overrides]] names no paths"},
        {"[overrides]\npaths = [\"x\"]", "overrides is a list of tables; write [[overrides]]"},
        {"[[suppress]]\nfingerprint = \"9f2c41d07be85a36\"", "1:1: [[suppress]] needs a reason"},
        {"[[suppress]]\nreason = \"agreed\"", "1:1: [[suppress]] needs the fingerprint"},
        {"a = = 3", "factdiff.toml:1:5: "},
        {"fail-on = \"error\"\nfail-on = \"note\"", "factdiff.toml:2:"},
    };
    for (const Case& c : cases) {
        write_config(c.text);
        const Ran ran = check();
        EXPECT_EQ(ran.status, 2) << c.text;
        EXPECT_EQ(ran.out, "") << c.text;
        EXPECT_THAT(ran.err, HasSubstr(c.said)) << c.text;
    }
    write_config("profil = 1\n[severity]\nx = 2\n");
    EXPECT_THAT(check().err, testing::AllOf(HasSubstr(":1:1:"), HasSubstr(":3:1:")));  // all at once
    EXPECT_EQ(check({"--no-config"}).status, 1);
    EXPECT_THAT(check({"--config", "missing.toml"}).err, HasSubstr("missing.toml: the configuration cannot be read"));
    EXPECT_THAT(check({"--config", "."}).err, HasSubstr("is a directory"));
}

}  // namespace
}  // namespace factdiff::test

#endif
