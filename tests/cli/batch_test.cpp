// `factdiff batch` and `factdiff claims --batch`: one line out for every line in, whatever the line holds.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/article_generator.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

Ran batch(const std::string& input, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), "batch");
    return run_program(FACTDIFF_PROGRAM, arguments, {.input = input});
}

TEST(Batch, OneLineOutForEveryLineIn) {
    struct Case {
        std::string name;
        std::string line;
        std::string id;     // JSON, as it must stand in the answer
        std::string error;  // code; empty: a report
    };
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    const Case cases[] = {
        {"text", R"({"id":"a","source":"The ferry sank.","rewrite":"The ferry sank."})", R"("a")", ""},
        {"articles",
         R"({"id":"b","source":{"text":"It rains.","date":"2026-03-31","title":"Rain"},"rewrite":{"text":"It rains.","format":"markdown","lang":"en"}})",
         R"("b")", ""},
        {"days", R"({"id":1,"source":"It rains.","rewrite":"It rains.","source_date":"2026-03-31","rewrite_date":"2026-04-01T08:00:00Z"})", "1", ""},
        {"null days", R"({"id":1,"source":"It rains.","rewrite":"It rains.","source_date":null,"rewrite_date":null})", "1", ""},
        {"unknown fields", R"({"x":{"y":[1,{"id":2}]},"id":1,"source":"It rains.","rewrite":"It rains.","label":0.5e3})", "1", ""},
        {"no id", R"({"source":"It rains.","rewrite":"It rains."})", "", ""},
        {"big id", R"({"id":123456789012345678901234567890,"source":"It rains.","rewrite":"It rains."})", "123456789012345678901234567890", ""},
        {"id null", R"({"id":null,"source":"It rains.","rewrite":"It rains."})", "null", ""},
        {"id object", R"({"id":{"a":[1,2.50]},"source":"It rains.","rewrite":"It rains."})", R"({"a":[1,2.50]})", ""},
        {"id escaped", R"({"id":"\u00e9\n\"","source":"It rains.","rewrite":"It rains."})", R"("\u00e9\n\"")", ""},
        {"id last", R"({"source":"It rains.","rewrite":7,"id":"z"})", R"("z")", "bad-record"},
        {"spaces", " \t {\"id\" : 9 ,\"source\":\"It rains.\",\"rewrite\":\"It rains.\"} ", "9", ""},
        {"carriage return", "{\"id\":8,\"source\":\"It rains.\",\"rewrite\":\"It rains.\"}\r", "8", ""},
        {"not JSON", "hello", "", "bad-"},
        {"cut short", R"({"id":"c","source":"It ra)", "", "bad-json"},
        {"array", "[1,2]", "", "bad-record"},
        {"number", "17", "", "bad-record"},
        {"two records", R"({"id":1,"source":"It rains.","rewrite":"It rains."}{"id":2})", "", "bad-json"},
        {"bad id", R"({"id":nope,"source":"It rains.","rewrite":"It rains."})", "", "bad-json"},
        {"bad id inside", R"({"id":[1,,2],"source":"It rains.","rewrite":"It rains."})", "", "bad-json"},
        {"no rewrite", R"({"id":"d","source":"It rains."})", R"("d")", "bad-record"},
        {"rewrite null", R"({"id":"d","source":"It rains.","rewrite":null})", R"("d")", "bad-record"},
        {"source twice", R"({"id":"e","source":"It rains.","rewrite":"It rains.","source":"It pours."})", R"("e")", "duplicate-key"},
        {"empty", R"({"id":"f","source":"It rains.","rewrite":""})", R"("f")", "empty"},
        {"blank", R"({"id":"f","source":" \n ","rewrite":"It rains."})", R"("f")", "empty"},
        {"missing file", R"({"id":"g","source":{"path":"/no/such/file.txt"},"rewrite":"It rains."})", R"("g")", "not-found"},
        {"text and path", R"({"id":"g","source":{"path":"a","text":"b"},"rewrite":"It rains."})", R"("g")", "bad-record"},
        {"neither", R"({"id":"g","source":{},"rewrite":"It rains."})", R"("g")", "bad-record"},
        {"bad day", R"({"id":"h","source":"It rains.","rewrite":"It rains.","source_date":"31.10.2025"})", R"("h")", "bad-date"},
        {"format", R"({"id":"h","source":{"text":"It rains.","format":"pdf"},"rewrite":"It rains."})", R"("h")", "bad-format"},
        {"language", R"({"id":"h","source":{"text":"Es regnet.","lang":"de"},"rewrite":"It rains."})", R"("h")", "bad-language"},
        {"half a pair", R"({"id":"i","source":"\ud83d","rewrite":"It rains."})", R"("i")", "bad-json"},
        {"invalid UTF-8", "{\"id\":\"j\",\"source\":\"caf\xE9\",\"rewrite\":\"It rains.\"}", "", "bad-json"},
        {"zero byte", std::string("{\"id\":\"k\",\"source\":\"a\0b\",\"rewrite\":\"c\"}", 40), "", "bad-json"},
        {"deep", "{\"id\":\"l\",\"source\":" + deep + ",\"rewrite\":\"c\"}", "", "bad-"},
        {"deep elsewhere", "{\"id\":\"m\",\"x\":" + deep + ",\"source\":\"It rains.\",\"rewrite\":\"It rains.\"}", "\"m\"", ""},
    };
    std::string input = "\xEF\xBB\xBF";
    for (const Case& c : cases) input += c.line + "\n\n";  // blank lines are skipped, and counted
    input.erase(input.size() - 2);                         // the last line has no end
    const Ran ran = batch(input);
    EXPECT_EQ(ran.status, 0);
    const std::vector<std::string> lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), std::size(cases));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Case& c = cases[i];
        const std::size_t number = 2 * i + 1;
        ASSERT_TRUE(json::accept(lines[i])) << c.name << ": " << lines[i];
        const json answer = json::parse(lines[i]);
        if (!c.id.empty() || c.error.empty()) {
            EXPECT_THAT(lines[i], HasSubstr("\"id\":" + (c.id.empty() ? std::to_string(number) : c.id) + ",")) << c.name;
        }
        EXPECT_EQ(answer.contains("error"), !c.error.empty()) << c.name << ": " << lines[i];
        if (!answer.contains("error")) {
            EXPECT_EQ(answer["schema_version"], "1") << c.name;
            continue;
        }
        EXPECT_THAT(answer["error"]["code"].get<std::string>(), HasSubstr(c.error)) << c.name;
        EXPECT_EQ(answer["error"]["line"], number) << c.name;
        EXPECT_FALSE(answer["error"]["message"].get<std::string>().empty()) << c.name;
    }
}

TEST(Batch, SameBytesForAnyNumberOfThreads) {
    std::string input;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const GeneratedPair pair = generate_pair(seed, 300 + seed % 7 * 900);
        input += json{{"id", seed}, {"source", pair.source}, {"rewrite", pair.rewrite}}.dump() + '\n';
        if (seed % 10 == 0) input += "broken\n";
    }
    const Ran one = batch(input, {"--jobs", "1"});
    ASSERT_EQ(one.status, 0);
    ASSERT_EQ(lines_of(one.out).size(), 66U);
    for (const char* jobs : {"2", "3", "8", "0"}) EXPECT_EQ(batch(input, {"--jobs", jobs}).out, one.out) << jobs;

    // Nor does a report depend on what was compared before it.
    const std::vector<std::string> in = lines_of(input), out = lines_of(one.out);
    EXPECT_EQ(batch(in[40]).out, out[40] + '\n');
}

TEST(Batch, ExitStatusFollowsFailOnOnlyWhereGiven) {
    const std::string same = R"({"source":"Prices rose in March.","rewrite":"Prices rose in March."})"
                             "\n";
    const std::string turned = R"({"source":"Ferry prices rose sharply in March.","rewrite":"Ferry prices fell sharply in March."})"
                               "\n";
    EXPECT_EQ(batch(same + turned).status, 0);
    EXPECT_EQ(batch(same, {"--fail-on", "warning"}).status, 0);
    EXPECT_EQ(batch(same + turned, {"--fail-on", "warning"}).status, 1);
    EXPECT_EQ(batch(same + turned, {"--fail-on", "never"}).status, 0);
    EXPECT_EQ(batch(same + turned, {"--fail-on", "warning", "--exit-zero"}).status, 0);
    EXPECT_EQ(batch(same + "broken\n").status, 0);
    EXPECT_EQ(batch(same + "broken\n", {"--fail-on", "error"}).status, 2) << "a gate must not pass because nothing was read";
    EXPECT_EQ(batch("").status, 0);
    EXPECT_EQ(batch(same, {"--format", "text"}).status, 2);
}

TEST(Batch, FilesAndOutput) {
    const TempFolder folder;
    const std::string a = folder.write("a.jsonl", R"({"id":"a","source":"It rains.","rewrite":"It rains."})"),
                      b = folder.write("b.jsonl", R"({"source":"It rains.","rewrite":"It rains."})");
    folder.write("story.txt", "It rains.");
    const std::string out = folder.path_of("out.jsonl");
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"batch", a, b, "-o", out}).status, 0);
    const Ran ran = run_program(FACTDIFF_PROGRAM, {"batch", a, b});
    EXPECT_EQ(lines_of(ran.out).size(), 2U);
    EXPECT_THAT(folder.names(), testing::ElementsAre("a.jsonl", "b.jsonl", "out.jsonl", "story.txt"));

    const Ran relative =
        run_program(FACTDIFF_PROGRAM, {"batch"}, {.input = R"({"source":{"path":"story.txt"},"rewrite":"It rains."})", .folder = folder.path()});
    EXPECT_EQ(json::parse(relative.out)["source"]["path"], "story.txt");
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"batch", a}, {.close_out = true}).err, "");
}

TEST(Batch, LongLineIsOneRecord) {
    std::string text;
    while (text.size() < (1U << 20)) text += "The ferry left at noon and came back at night. ";
    const Ran ran = batch(json{{"id", 1}, {"source", text}, {"rewrite", "The ferry left."}}.dump() + "\n" +
                          json{{"id", 2}, {"source", "It rains."}, {"rewrite", "It rains."}}.dump());
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(lines_of(ran.out).size(), 2U);
}

TEST(ClaimsBatch, OneLineOutForEveryLineIn) {
    const std::string input = R"({"id":"a","text":"Marta Holm said: “The bridge will open on 3 May 2026 with no delay at all.”"})"
                              "\n"
                              R"({"text":""})"
                              "\n"
                              R"({"id":3})"
                              "\n";
    const Ran ran = run_program(FACTDIFF_PROGRAM, {"claims", "--batch", "-"}, {.input = input});
    EXPECT_EQ(ran.status, 0);
    const std::vector<std::string> lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(json::parse(lines[0])["id"], "a");
    EXPECT_TRUE(json::parse(lines[0])["claims"].is_array());
    EXPECT_EQ(json::parse(lines[1])["error"]["code"], "empty");
    EXPECT_EQ(json::parse(lines[1])["id"], 2);
    EXPECT_EQ(json::parse(lines[2])["error"]["code"], "bad-record");
}

}  // namespace
}  // namespace factdiff::test

#endif
