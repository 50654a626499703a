// What `factdiff batch` can be given: packed input, damaged input, long lines, a manifest, pairs of folders; and its limits.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/article_generator.h"
#include "support/packed_text.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string zstd_packed(const std::string& text, int window_log = 0) {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    if (window_log > 0) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    // In a stream, so that a frame keeps the window it was asked for.
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    ZSTD_outBuffer made{out.data(), out.size(), 0};
    ZSTD_compressStream2(context, &made, &in, ZSTD_e_flush);
    while (ZSTD_compressStream2(context, &made, &in, ZSTD_e_end) != 0) {
    }
    out.resize(made.pos);
    ZSTD_freeCCtx(context);
    return out;
}

std::string record(const json& id, const std::string& source = "The ferry sank.", const std::string& rewrite = "The ferry sank.") {
    return json{{"id", id}, {"source", source}, {"rewrite", rewrite}}.dump() + "\n";
}

std::string some_records(int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) {
        const GeneratedPair pair = generate_pair(static_cast<std::uint64_t>(i), 400);
        out += record(i, pair.source, pair.rewrite);
    }
    return out;
}

Ran batch(const std::string& input, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), "batch");
    return run_program(FACTDIFF_PROGRAM, arguments, {.input = input});
}

std::vector<json> answers_of(const std::string& text) {
    std::vector<json> answers;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) answers.push_back(json::parse(line));
    return answers;
}

/// The id of each answer, or the code of its error.
std::vector<std::string> outline(const std::string& text) {
    std::vector<std::string> out;
    for (const json& answer : answers_of(text))
        out.push_back(answer["id"].dump() + (answer.contains("error") ? " " + answer["error"]["code"].get<std::string>() : ""));
    return out;
}

TEST(BatchInput, PackedIsTheSameAsPlain) {
    const std::string text = some_records(40);
    const std::string plain = batch(text).out;
    const std::string half = text.substr(0, text.size() / 2), rest = text.substr(text.size() / 2);  // cut inside a record
    const std::pair<std::string, std::string> forms[] = {
        {"gzip", gzipped(text)},
        {"gzip, two members", gzipped(half) + gzipped(rest)},
        {"gzip, an empty member, zeros behind", gzipped("") + gzipped(text) + std::string(700, '\0')},
        {"zstd", zstd_packed(text)},
        {"zstd, two frames", zstd_packed(half) + zstd_packed(rest)},
        {"zstd, a frame to be skipped", std::string("\x50\x2A\x4D\x18\x03\0\0\0abc", 11) + zstd_packed(text)},
    };
    const TempFolder folder;
    for (const auto& [name, bytes] : forms) {
        const Ran piped = batch(bytes);
        EXPECT_EQ(piped.status, 0) << name << piped.err;
        EXPECT_EQ(difference(plain, piped.out), "") << name;
        const std::string path = folder.write("pairs", bytes);
        EXPECT_EQ(batch("", {path}).out, plain) << name << ": what it is is seen by its bytes, not by its name";
    }
    const std::string a = folder.write("a", forms[0].second), b = folder.write("b", text), c = folder.write("c", forms[3].second);
    EXPECT_EQ(batch("", {a, b, c}).out, plain + plain + plain);
}

TEST(BatchInput, WhatOnlyBeginsLikePackedIsText) {
    EXPECT_THAT(outline(batch("(").out), ElementsAre("1 bad-json"));
    EXPECT_THAT(outline(batch("\x1F").out), ElementsAre("1 bad-json"));
    EXPECT_THAT(outline(batch("\x28\xB5").out), ElementsAre("1 bad-json"));
    EXPECT_THAT(outline(batch("Paper").out), ElementsAre("1 bad-json"));
}

TEST(BatchInput, DamagedArchives) {
    const std::string text = some_records(300);
    const std::string plain = batch(text).out;
    for (const bool zstd : {false, true}) {
        const std::string packed = zstd ? zstd_packed(text) : gzipped(text), kind = zstd ? "zstd" : "gzip";
        const TempFolder folder;
        const std::string cut = folder.write("cut", packed.substr(0, packed.size() * 2 / 3));
        const Ran ran = batch("", {cut});
        EXPECT_EQ(ran.status, 2);
        EXPECT_THAT(ran.err,
                    HasSubstr(cut + ": damaged " + kind + " data at byte " + std::to_string(packed.size() * 2 / 3) + " (it ends too early)"));
        EXPECT_GT(ran.out.size(), zstd ? 0U : plain.size() / 3);
        EXPECT_THAT(plain, StartsWith(ran.out)) << "the records before the damage are answered, and nothing is made of a part of one";

        std::string spoilt = packed;
        for (std::size_t i = spoilt.size() / 2; i < spoilt.size() / 2 + 64; ++i) spoilt[i] = static_cast<char>(~spoilt[i]);
        const Ran broken = batch(spoilt);
        EXPECT_EQ(broken.status, 2);
        EXPECT_THAT(broken.err, HasSubstr("standard input: damaged " + kind + " data at byte "));

        const Ran behind = batch(packed + "and this");
        EXPECT_EQ(behind.status, 2);
        EXPECT_EQ(behind.out, plain);
        EXPECT_THAT(behind.err, HasSubstr("damaged " + kind + " data at byte "));
    }
}

TEST(BatchInput, TheNextFileIsStillRead) {
    const TempFolder folder;
    const std::string cut = folder.write("cut.gz", gzipped(record("a")).substr(0, 20)), good = folder.write("good", record("b"));
    const Ran ran = batch("", {cut, folder.path_of("missing"), folder.path(), good});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(outline(ran.out), ElementsAre("\"b\""));
    EXPECT_THAT(ran.err, testing::AllOf(HasSubstr("cut.gz: "), HasSubstr("missing: No such file"), HasSubstr("Is a directory")));
}

TEST(BatchInput, OtherPackingIsNamed) {
    for (const auto& [bytes, name] : {std::pair<std::string, std::string>{"\xFD"
                                                                          "7zXZ\0\0",
                                                                          "xz -dc"},
                                      {"BZh91AY&SY", "bzip2 -dc"},
                                      {"PK\x03\x04", "unzip -p"},
                                      {"\xFF\xFE{\0", "iconv"}}) {
        const Ran ran = batch(bytes);
        EXPECT_EQ(ran.status, 2) << name;
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr(name));
    }
}

TEST(BatchInput, ABombIsARecordTooLong) {
    const std::string bomb = record("before") + std::string(100U << 20, ' ') + std::string(100U << 20, '[') + "\n" + record("behind");
    for (const std::string& packed : {gzipped(bomb), zstd_packed(bomb)}) {
        ASSERT_LT(packed.size(), 400'000U);
        const Ran ran = batch(packed);
        EXPECT_EQ(ran.status, 0);
        EXPECT_THAT(outline(ran.out), ElementsAre("\"before\"", "2 too-long", "\"behind\""));
    }
}

TEST(BatchInput, AWindowThatWouldTakeTooMuchMemory) {
    const Ran ran = batch(zstd_packed(record(1), 30));
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("--long"));
    EXPECT_EQ(batch(zstd_packed(record(1), 27)).status, 0);
}

TEST(BatchInput, HundredMegabyteLine) {
    const std::string input = record(1) + "{\"id\":2,\"source\":\"" + std::string(100'000'000, 'a') + "\",\"rewrite\":\"b\"}\n" + record(3);
    const Ran ran = batch(input);
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(outline(ran.out), ElementsAre("1", "2 too-long", "3"));
}

TEST(BatchInput, TheLastLineMayBeTorn) {
    EXPECT_THAT(outline(batch(record(1) + record(2).substr(0, 30)).out), ElementsAre("1", "2 bad-json"));
    std::string whole = record(2);
    whole.pop_back();
    EXPECT_THAT(outline(batch(record(1) + whole).out), ElementsAre("1", "2")) << "a line end is not asked for";
    EXPECT_THAT(outline(batch("\n\n \t\r\n" + record(7) + "\n\n" + "x").out), ElementsAre("7", "7 bad-json"))
        << "blank lines count, and get no answer";
}

TEST(BatchInput, TheSameIdTwiceIsTwoRecords) {
    EXPECT_THAT(outline(batch(record("a") + record("a") + record("a")).out), ElementsAre("\"a\"", "\"a\"", "\"a\""));
}

TEST(BatchInput, BytesThatAreNoText) {
    const std::string nul = std::string("{\"id\":1,\"source\":\"a") + '\0' + "b\",\"rewrite\":\"c\"}\n";
    EXPECT_THAT(outline(batch(nul + "{\"id\":2,\"source\":\"caf\xE9\",\"rewrite\":\"b\"}\n" + std::string(1, '\0') + "\n" + record(4)).out),
                ElementsAre("1 bad-json", "2 bad-json", "3 bad-json", "4"));
}

TEST(BatchLimits, LongLinesAndArticles) {
    const TempFolder folder;
    const std::string path = folder.write("long.txt", std::string(3000, 'a') + ".");
    const std::string by_path = json{{"id", 2}, {"source", {{"path", path}}}, {"rewrite", "It rains."}}.dump() + "\n";
    const std::string input = record(1, std::string(3000, 'a')) + by_path + record(3);
    EXPECT_THAT(outline(batch(input).out), ElementsAre("1", "2", "3"));
    EXPECT_THAT(outline(batch(input, {"--max-bytes", "2k"}).out), ElementsAre("1 too-long", "2 too-large", "3"));
    EXPECT_THAT(outline(batch(input, {"--max-bytes", "2999"}).out), ElementsAre("1 too-long", "2 too-large", "3"));
    EXPECT_THAT(outline(batch(input, {"--max-bytes", "1MiB"}).out), ElementsAre("1", "2", "3"));
    for (const char* wrong : {"0", "-1", "16X", "k", "129M", "1.5M", "99999999999999999999"})
        EXPECT_EQ(batch("", {std::string("--max-bytes=") + wrong}).status, 2) << wrong;
}

TEST(BatchLimits, ALongRecordIsCalledByItsIdWhereItBeginsWithIt) {
    const std::string rest = ",\"source\":\"" + std::string(9000, 'a') + "\",\"rewrite\":\"b\"}\n";
    const std::pair<std::string, std::string> cases[] = {
        {R"({"id":7)", "7"},
        {R"( { "id" : "a\"b" )", R"("a\"b")"},
        {R"({"id":null)", "null"},
        {R"({"x":1,"id":7)", "4"},
        {R"({"id":{"a":1})", "5"},
        {R"({"id":"\ud83d")", "6"},
        {R"({"id":tru)", "7"},
        {"{\"id\":\"caf\xE9\"", "8"},
        {R"({"id":")" + std::string(5000, 'x') + "\"", "9"},
    };
    std::string input;
    std::vector<std::string> expected;
    for (const auto& [head, id] : cases) {
        input += head + rest;
        expected.push_back(id + " too-long");
    }
    EXPECT_EQ(outline(batch(input, {"--max-bytes", "5000"}).out), expected);
    EXPECT_EQ(outline(batch(input, {"--max-bytes", "500"}).out), expected);
}

TEST(BatchLimits, TimeIsAskedForBetweenSteps) {
    const GeneratedPair pair = generate_pair(5, 400'000);
    const std::string input = record(1) + record("long", pair.source, pair.rewrite) + record(3);
    const Ran ran = batch(input, {"--timeout-ms", "20", "--jobs", "1"});
    EXPECT_EQ(ran.status, 0);
    // The long one takes many times the limit on any machine; a short one may meet it where the machine is busy.
    EXPECT_THAT(outline(ran.out), ElementsAre(StartsWith("1"), "\"long\" timeout", StartsWith("3")));
    EXPECT_THAT(ran.out, HasSubstr("not finished within 20 ms"));
    EXPECT_EQ(batch(record(1), {"--timeout-ms", "60000"}).out, batch(record(1)).out);
    EXPECT_EQ(batch(input, {"--timeout-ms", "20", "--fail-on", "error"}).status, 2);
}

TEST(BatchManifest, RowsNamePairs) {
    const TempFolder folder;
    folder.write("a.txt", "The fare is 3 euros.");
    folder.write("b, \"c\".txt", "The fare is 4 euros.");
    folder.write("n\no.txt", "The fare is 3 euros.");
    const auto run = [&](const std::string& manifest, std::vector<std::string> arguments = {}) {
        arguments.insert(arguments.begin(), {"batch", "--manifest", "-"});
        return run_program(FACTDIFF_PROGRAM, arguments, {.input = manifest, .folder = folder.path()});
    };
    const Ran ran =
        run("\xEF\xBB\xBFrewrite,note,id,source,source_date\r\n"
            "\"b, \"\"c\"\".txt\",\"a note\r\nof two lines\",x,a.txt,2025-10-31\r\n"
            "a.txt,,,a.txt,\r\n"
            "\r\n"
            "\"n\no.txt\",,\"7\"\"\",a.txt,\n"
            "a.txt,,8,a.txt\n"
            "a.txt,,9,a.txt,31.10.2025\n"
            ",,10,a.txt,\n"
            "missing.txt,,11,a.txt,\n"
            "a.txt,,12,a.txt,\"\"x\n"
            "a.txt,it's 5\" wide,13,a.txt,");
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(outline(ran.out), ElementsAre("\"x\"", "4", "\"7\\\"\"", "\"8\" bad-row", "\"9\" bad-date", "\"10\" bad-row", "\"11\" not-found",
                                              "12 bad-row", "\"13\""));
    const std::vector<json> answers = answers_of(ran.out);
    EXPECT_EQ(answers[0]["rewrite"]["path"], "b, \"c\".txt");
    EXPECT_EQ(answers[0]["source"]["date"], "2025-10-31");
    EXPECT_EQ(answers[0]["summary"]["rules"]["number-changed"], 1);
    EXPECT_EQ(answers[3]["error"]["line"], 8) << "lines inside quotation marks are counted";

    for (const char* header : {"", "id,source\n", "source,rewrite,source\n", "a.txt,b.txt\n", "\"source,rewrite\n"}) {
        const Ran wrong = run(header);
        EXPECT_EQ(wrong.status, 2) << header;
        EXPECT_THAT(wrong.err, HasSubstr("standard input: ")) << header;
        EXPECT_EQ(wrong.out, "");
    }
    EXPECT_EQ(run("source,rewrite\n").status, 0) << "no rows are no trouble";
    EXPECT_THAT(outline(run("source,rewrite\na.txt,\"never closed\n" + std::string(5000, 'x'), {"--max-bytes", "4k"}).out),
                ElementsAre("2 too-large"));
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"batch", "--manifest", "a.csv", "b.jsonl"}).status, 2);
}

TEST(BatchPairs, FoldersAreRecords) {
    const TempFolder folder;
    folder.write("a.source", "The fare is 3 euros.");
    folder.write("a.ours", "The fare is 4 euros.");
    folder.write("b.source", "It rains.");
    folder.write("b.ours", "It rains.");
    const auto run = [&] { return run_program(FACTDIFF_PROGRAM, {"batch", "--pairs", "*.source=*.ours"}, {.folder = folder.path()}); };
    const Ran ran = run();
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(outline(ran.out), ElementsAre("\"a.ours\"", "\"b.ours\""));
    EXPECT_EQ(answers_of(ran.out)[0]["summary"]["rules"]["number-changed"], 1);
    folder.write("c.source", "It rains.");
    EXPECT_EQ(run().status, 2) << "a file without its partner";
}

TEST(BatchPairs, PartsOfTheConfigurationSpeakForTheirArticles) {
    const TempFolder folder;
    folder.write("factdiff.toml", "[[overrides]]\npaths = [\"*.b\"]\nignore = [\"number-changed\"]\n");
    folder.write("x.source", "The fare is 3 euros.");
    for (const char* name : {"x.a", "x.b"}) folder.write(name, "The fare is 4 euros.");
    const Ran ran = run_program(FACTDIFF_PROGRAM, {"batch", "--manifest", "-"},
                                {.input = "source,rewrite\nx.source,x.a\nx.source,x.b\n", .folder = folder.path()});
    const std::vector<json> answers = answers_of(ran.out);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0]["verdict"], "inconsistent");
    EXPECT_EQ(answers[1]["verdict"], "consistent");
}

TEST(BatchOptions, ReadingOptionsHoldWhereARecordSaysNothing) {
    const std::string html = "<p>The fare is <b>3</b> euros.</p>";
    const auto read_as = [&](const std::string& input, std::vector<std::string> arguments) {
        return answers_of(batch(input, std::move(arguments)).out)[0]["source"]["claims"];
    };
    EXPECT_EQ(read_as(record(1, html, html), {"--format-in", "html"}), 1);
    EXPECT_EQ(read_as(record(1, R"({"story":"The fare is 3 euros."})", R"({"story":"It rains."})"), {"--format-in", "json", "--text-field", "story"}),
              1);
}

}  // namespace
}  // namespace factdiff::test

#endif
