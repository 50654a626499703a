// The C interface: the same bytes as the command line, whatever the thread; every failure a result, none an exception.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "factdiff/factdiff.h"
#include "support/article_generator.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

struct Free {
    void operator()(factdiff_checker* checker) const { factdiff_checker_free(checker); }
    void operator()(factdiff_result* result) const { factdiff_result_free(result); }
};
using CheckerHandle = std::unique_ptr<factdiff_checker, Free>;

/// What a result says, copied out of it.
struct Answer {
    explicit Answer(factdiff_result* given) {
        const std::unique_ptr<factdiff_result, Free> result(given);
        status = factdiff_result_status(result.get());
        text.assign(factdiff_result_text(result.get()), factdiff_result_length(result.get()));
        code = factdiff_result_code(result.get());
        message = factdiff_result_message(result.get());
        inconsistent = factdiff_result_inconsistent(result.get()) != 0;
    }
    factdiff_status status;
    std::string text, code, message;
    bool inconsistent;
};

CheckerHandle new_checker(const std::string& settings = "{}") {
    factdiff_result* error = nullptr;
    CheckerHandle checker(factdiff_checker_new(settings.c_str(), &error));
    EXPECT_TRUE(checker) << settings << ": " << factdiff_result_message(error);
    factdiff_result_free(error);
    return checker;
}

Answer check(const CheckerHandle& checker, const std::string& source, const std::string& rewrite, const char* options = nullptr) {
    return Answer(factdiff_check(checker.get(), source.data(), source.size(), rewrite.data(), rewrite.size(), options));
}

Answer check_record(const CheckerHandle& checker, const std::string& record) {
    return Answer(factdiff_check_record(checker.get(), record.data(), record.size()));
}

Answer claims_record(const CheckerHandle& checker, const std::string& record) {
    return Answer(factdiff_claims_record(checker.get(), record.data(), record.size()));
}

constexpr const char* fares = "Fares rose by 4% on Monday, the ministry said.";
constexpr const char* fares_again = "Fares fell by 14% on Monday, the company said.";

TEST(CInterface, SaysItsVersion) { EXPECT_THAT(factdiff_version(), HasSubstr(".")); }

TEST(CInterface, ComparesTwoTexts) {
    const CheckerHandle checker = new_checker();
    const Answer answer = check(checker, fares, fares_again);
    EXPECT_EQ(answer.status, FACTDIFF_OK);
    EXPECT_TRUE(answer.inconsistent);
    const json report = json::parse(answer.text);
    EXPECT_EQ(report["verdict"], "inconsistent");
    EXPECT_FALSE(report.contains("id"));
    EXPECT_FALSE(check(checker, fares, fares).inconsistent);
}

TEST(CInterface, TakesNoSettingsForTheDefaults) {
    const CheckerHandle checker(factdiff_checker_new(nullptr, nullptr));
    ASSERT_TRUE(checker);
    EXPECT_EQ(check(checker, fares, fares_again).text, check(new_checker(), fares, fares_again).text);
}

TEST(CInterface, ExtractsClaims) {
    const Answer answer(factdiff_claims(new_checker().get(), fares, 16, R"({"id": "a"})"));
    EXPECT_EQ(answer.status, FACTDIFF_OK);
    EXPECT_THAT(answer.text, HasSubstr(R"({"id":"a","claims":[{"kind":"percent")"));
    EXPECT_EQ(answer.text, claims_record(new_checker(), R"({"id":"a","text":"Fares rose by 4%"})").text);
}

TEST(CInterface, ListsTheRules) {
    const json rules = json::parse(Answer(factdiff_rules()).text);
    EXPECT_GT(rules.size(), 20U);
    for (const json& rule : rules) EXPECT_TRUE(rule.contains("id") && rule.contains("severity") && rule.contains("summary")) << rule;
}

#ifdef FACTDIFF_PROGRAM
/// What `factdiff COMMAND --no-config OPTIONS` answers to one line.
std::string command_line(std::vector<std::string> arguments, const std::string& record) {
    arguments.push_back("--no-config");
    Ran ran = run_program(FACTDIFF_PROGRAM, arguments, {.input = record + '\n'});
    EXPECT_EQ(ran.err, "");
    EXPECT_TRUE(ran.out.ends_with('\n'));
    ran.out.resize(ran.out.size() - (ran.out.empty() ? 0 : 1));
    return ran.out;
}

TEST(CInterface, WritesTheBytesOfTheCommandLine) {
    const struct {
        std::string settings;
        std::vector<std::string> options;
    } cases[] = {
        {"", {}},
        {R"({"select":["number-changed","direction-changed"]})", {"--select", "number-changed,direction-changed"}},
        {R"({"ignore":["direction-changed"],"severity":{"number-changed":"note","title-changed":"off"}})",
         {"--ignore", "direction-changed", "--severity", "number-changed=note", "--severity", "title-changed=off"}},
        {R"({"profile":"strict","fail_on":"error"})", {"--profile", "strict", "--fail-on", "error", "--exit-zero"}},
        {R"({"profile":"wire","select":["name-omitted","number-changed"]})", {"--profile", "wire", "--select", "name-omitted,number-changed"}},
        {R"({"tolerance":0.05,"offsets":"bytes"})", {"--tolerance", "0.05", "--offsets", "bytes"}},
        {R"({"tolerance":"5%","offsets":"utf16"})", {"--tolerance", "0.05", "--offsets", "utf16"}},
        {R"({"source_date":"2026-03-02","rewrite_date":"2026-03-03"})", {"--date", "2026-03-03", "--source-date", "2026-03-02"}},
    };
    const std::string records[] = {
        json{{"id", 1}, {"source", fares}, {"rewrite", fares_again}}.dump(),
        R"({"id": [1, 2.50], "source": {"text": "The fee is £3 on Friday.", "title": "Fees", "date": "2026-03-31"}, "rewrite": "The fee is £4 on 2 April."})",
        R"({"id":123456789012345678901234567890,"source":"“We won,” Ann Lee said.","rewrite":"“We lost 😀,” Ann Li said.","source_date":"2026-03-31T08:00"})",
        [] {
            const GeneratedPair pair = generate_pair(5, 4000);
            return json{{"source", pair.source}, {"rewrite", pair.rewrite}, {"id", "\u00e9"}}.dump();
        }(),
    };
    for (const auto& c : cases) {
        const CheckerHandle checker = new_checker(c.settings);
        std::vector<std::string> arguments = c.options;
        arguments.insert(arguments.begin(), "batch");
        for (const std::string& record : records) {
            const Answer answer = check_record(checker, record);
            EXPECT_EQ(answer.status, FACTDIFF_OK) << answer.message;
            EXPECT_EQ(difference(command_line(arguments, record), answer.text), "") << c.settings << ' ' << record;
        }
    }
    const CheckerHandle checker = new_checker();
    for (const char* record :
         {R"({"id":1,"text":"Fares rose by 4% on Monday, Ann Lee said."})", R"({"id":"x","text":"It rains.","date":"2026-03-31"})"})
        EXPECT_EQ(claims_record(checker, record).text, command_line({"claims", "--batch", "-"}, record)) << record;
}

TEST(CInterface, WritesTheBytesOfCheckAboutFiles) {
    const TempFolder folder;
    folder.write("a.md", std::string("# Fares\n\n") + fares + '\n');
    folder.write("b.txt", fares_again);
    const std::string a = folder.path_of("a.md"), b = folder.path_of("b.txt");
    const Ran ran = run_program(FACTDIFF_PROGRAM, {"check", a, b, "--format", "json", "--no-config", "-q"});
    const Answer answer = check_record(new_checker(R"({"indented":true})"), json{{"source", {{"path", a}}}, {"rewrite", {{"path", b}}}}.dump());
    EXPECT_EQ(difference(ran.out, answer.text + '\n'), "");
}
#endif

TEST(CInterface, TextsBesideTheirRecord) {
    const CheckerHandle checker = new_checker();
    const std::string text = "# Fares\n\nFares rose by 4% on Monday.";
    const char* options =
        R"({"id":"p","source":{"path":"desk/a.md","date":"2026-03-31"},"rewrite":{"format":"markdown"},"rewrite_date":"2026-04-01"})";
    const json report = json::parse(check(checker, text, text, options).text);
    EXPECT_EQ(report["id"], "p");
    EXPECT_EQ(report["source"]["path"], "desk/a.md") << "a name: no such file was read";
    EXPECT_EQ(report["source"]["title"], "Fares");
    EXPECT_EQ(report["source"]["date"], "2026-03-31");
    EXPECT_EQ(report["rewrite"]["date"], "2026-04-01");
}

TEST(CInterface, RefusesBadSettings) {
    const struct {
        const char* settings;
        const char* code;
        const char* message;
    } cases[] = {
        {"{", "bad-json", "not valid JSON"},
        {"[]", "bad-settings", "no object"},
        {"{} {}", "bad-json", "not valid JSON, at byte 4"},
        {"{\"select\":\"caf\xE9\"}", "bad-json", "UTF-8"},
        {R"({"selct":[]})", "bad-settings", "no setting is called “selct”"},
        {R"({"select":["number-chnaged"]})", "bad-settings", "no rule is called “number-chnaged”"},
        {R"({"select":"number-changed"})", "bad-settings", "an array of strings"},
        {R"({"select":[]})", "bad-settings", "nothing would be checked"},
        {R"({"ignore":[7]})", "bad-settings", "a string"},
        {R"({"ignore":["no"]})", "bad-settings", "no rule"},
        {R"({"severity":{"number-changed":"fatal"}})", "bad-settings", "“fatal” is no level"},
        {R"({"severity":["number-changed"]})", "bad-settings", "an object of levels"},
        {R"({"fail_on":"always"})", "bad-settings", "no threshold"},
        {R"({"fail_on":"note","fail_on":"error"})", "duplicate-key", "given twice"},
        {R"({"tolerance":1.5})", "bad-settings", "no share"},
        {R"({"profile":"tabloid"})", "bad-settings", "no profile"},
        {R"({"offsets":"words"})", "bad-settings", "no unit of offsets"},
        {R"({"source_date":"31.10.2025"})", "bad-date", "write it as 2025-10-31"},
        {R"({"indented":1})", "bad-settings", "true or false"},
        {R"({"max_bytes":-1})", "bad-settings", "a number of bytes"},
        {R"({"timeout_ms":"soon"})", "bad-settings", "a number of milliseconds"},
        {R"({"suppress":[{"fingerprint":"1"}]})", "bad-settings", "suppression"},
    };
    for (const auto& c : cases) {
        factdiff_result* error = nullptr;
        EXPECT_EQ(factdiff_checker_new(c.settings, &error), nullptr) << c.settings;
        const Answer answer(error);
        EXPECT_EQ(answer.status, FACTDIFF_BAD_ARGUMENT) << c.settings;
        EXPECT_EQ(answer.code, c.code) << c.settings << ": " << answer.message;
        EXPECT_THAT(answer.message, HasSubstr(c.message)) << c.settings;
        EXPECT_EQ(answer.text, "");
        EXPECT_EQ(factdiff_checker_new(c.settings, nullptr), nullptr) << "nobody wants to know why";
    }
}

TEST(CInterface, RefusesBadInput) {
    const CheckerHandle checker = new_checker(R"({"max_bytes":1000})");
    const struct {
        std::string source, rewrite;
        const char* options;
        const char* code;
    } cases[] = {
        {"", "It rains.", nullptr, "empty"},
        {"It rains.", " \n ", nullptr, "empty"},
        {std::string(200, '\0'), "It rains.", nullptr, "binary"},
        {std::string(2000, 'a'), "It rains.", nullptr, "too-large"},
        {"It rains.", "It rains.", R"({"source":{"format":"pdf"}})", "bad-format"},
        {"It rains.", "It rains.", R"({"source":{"lang":"de"}})", "bad-language"},
        {"It rains.", "It rains.", R"({"source":{"date":"soon"}})", "bad-date"},
        {"It rains.", "It rains.", R"({"source":"It pours."})", "bad-record"},
        {"It rains.", "It rains.", R"({"source":7})", "bad-record"},
        {"It rains.", "It rains.", R"({"id":nope})", "bad-json"},
        {"It rains.", "It rains.", R"({"id":1,"id":2})", "duplicate-key"},
        {"It rains.", "It rains.", "7", "bad-record"},
        {"It rains.", "It rains.", "{\"id\":\"\xFF\"}", "bad-json"},
    };
    for (const auto& c : cases) {
        const Answer answer = check(checker, c.source, c.rewrite, c.options);
        EXPECT_EQ(answer.status, FACTDIFF_BAD_INPUT) << c.code;
        EXPECT_EQ(answer.code, c.code) << answer.message;
        EXPECT_NE(answer.message, "");
        EXPECT_EQ(answer.text, "");
    }
    const std::pair<const char*, const char*> records[] = {
        {"", "bad-record"},
        {"{}", "bad-record"},
        {R"({"source":"It rains."})", "bad-record"},
        {R"({"source":{"path":"/no/such/file.txt"},"rewrite":"It rains."})", "not-found"},
        {R"({"source":{"path":"-"},"rewrite":"It rains."})", "not-found"},
        {R"({"source":{"path":"a","text":"b"},"rewrite":"It rains."})", "bad-record"},
        {R"({"source":"\ud83d","rewrite":"It rains."})", "bad-json"},
    };
    for (const auto& [record, code] : records) EXPECT_EQ(check_record(checker, record).code, code) << record;
    EXPECT_EQ(claims_record(checker, R"({"id":1})").code, "bad-record");
    EXPECT_EQ(check(checker, "It rains.", "It rains.").status, FACTDIFF_OK) << "what failed before leaves no trace";
}

TEST(CInterface, DecodesBytesThatAreNoUtf8) {
    const Answer answer = check(new_checker(), "The caf\xE9 sold 40 cups.", "The caf\xC3\xA9 sold 41 cups.");
    ASSERT_EQ(answer.status, FACTDIFF_OK);
    const json report = json::parse(answer.text);
    EXPECT_EQ(report["findings"][0]["rule"], "number-changed");
    EXPECT_TRUE(report["source"].contains("remarks"));
    EXPECT_FALSE(report["rewrite"].contains("remarks"));
}

TEST(CInterface, NamesThePointerThatIsNull) {
    const CheckerHandle checker = new_checker();
    const std::pair<factdiff_result*, const char*> answers[] = {
        {factdiff_check(nullptr, "a", 1, "b", 1, nullptr), "`checker`"},
        {factdiff_check(checker.get(), nullptr, 0, "b", 1, nullptr), "`source`"},
        {factdiff_check(checker.get(), "a", 1, nullptr, 1, nullptr), "`rewrite`"},
        {factdiff_check_record(checker.get(), nullptr, 5), "`record`"},
        {factdiff_check_record(nullptr, "{}", 2), "`checker`"},
        {factdiff_claims(checker.get(), nullptr, 3, nullptr), "`text`"},
        {factdiff_claims_record(checker.get(), nullptr, 3), "`record`"},
    };
    for (const auto& [result, name] : answers) {
        const Answer answer(result);
        EXPECT_EQ(answer.status, FACTDIFF_BAD_ARGUMENT);
        EXPECT_EQ(answer.code, "bad-argument");
        EXPECT_THAT(answer.message, HasSubstr(name));
    }
    factdiff_checker_free(nullptr);
    const Answer none(nullptr);
    EXPECT_EQ(none.status, FACTDIFF_OUT_OF_MEMORY);
    EXPECT_EQ(none.code, "out-of-memory");
    EXPECT_NE(none.message, "");
}

TEST(CInterface, OneCheckerForManyThreads) {
    const CheckerHandle checker = new_checker();
    constexpr std::uint64_t pairs = 24;
    std::vector<std::string> expected;
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        const GeneratedPair pair = generate_pair(seed, 1500);
        expected.push_back(check(new_checker(), pair.source, pair.rewrite).text);
    }
    std::vector<std::vector<std::string>> answers(8);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < answers.size(); ++t)
        threads.emplace_back([&, t] {
            for (std::uint64_t i = 0; i < pairs; ++i) {
                const GeneratedPair pair = generate_pair((i + 3 * t) % pairs, 1500);
                answers[t].push_back(check(checker, pair.source, pair.rewrite).text);
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t t = 0; t < answers.size(); ++t)
        for (std::uint64_t i = 0; i < pairs; ++i) EXPECT_EQ(answers[t][i], expected[(i + 3 * t) % pairs]) << "thread " << t;
}

TEST(CInterface, ReadsTextsOfManyMegabytes) {
    const CheckerHandle checker = new_checker();
    std::string source;
    while (source.size() < 3'000'000) source += "The harbour board met and agreed on nothing in particular.\n\n";
    const std::string rewrite = source + "It spent $40.\n";
    const Answer answer = check(checker, source + "It spent $14.\n", rewrite);
    ASSERT_EQ(answer.status, FACTDIFF_OK) << answer.message;
    EXPECT_THAT(answer.text, HasSubstr("\"number-changed\""));
    EXPECT_EQ(check(checker, std::string((64 << 20) + 1, 'a'), "It rains.").code, "too-large");

    const CheckerHandle impatient = new_checker(R"({"timeout_ms":1})");
    const Answer late = check(impatient, source, rewrite);
    EXPECT_EQ(late.status, FACTDIFF_BAD_INPUT);
    EXPECT_EQ(late.code, "timeout");
    EXPECT_EQ(late.text, "");
    EXPECT_EQ(Answer(factdiff_claims(impatient.get(), source.data(), source.size(), nullptr)).code, "timeout");
}

}  // namespace
}  // namespace factdiff::test
