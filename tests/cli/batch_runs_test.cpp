// `factdiff batch` as something that runs for hours: slow input, signals, files that appear whole, runs that are resumed.
#ifdef FACTDIFF_PROGRAM

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "support/article_generator.h"
#include "support/paths.h"
#include "support/run_program.h"

namespace factdiff::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

std::string record(int id) {
    const GeneratedPair pair = generate_pair(static_cast<std::uint64_t>(id), 300);
    return json{{"id", id}, {"source", pair.source}, {"rewrite", pair.rewrite}}.dump() + "\n";
}

std::string some_records(int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) out += i % 7 == 0 ? "broken\n" : record(i);
    return out;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// Waits until `path` holds `count` lines; false after ten seconds.
bool has_lines(const std::string& path, std::ptrdiff_t count) {
    for (int i = 0; i < 1000; ++i) {
        const std::string text = fs::exists(path) ? read_bytes(path) : std::string();
        if (std::count(text.begin(), text.end(), '\n') >= count) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

struct BatchRuns : testing::Test {
    TempFolder folder;
    std::string out = folder.path_of("out.jsonl"), partial = out + ".partial", run_file = partial + ".run";

    Ran batch(std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.begin(), "batch");
        return run_program(FACTDIFF_PROGRAM, arguments, {.input = input, .folder = folder.path()});
    }
    std::string answers(const std::string& input) { return batch({}, input).out; }
};

TEST_F(BatchRuns, ASlowInputIsAnsweredLineByLine) {
    Running running(FACTDIFF_PROGRAM, {"batch", "--jobs", "2"});
    for (int id = 1; id <= 3; ++id) {
        running.write(record(id));
        EXPECT_EQ(json::parse(running.read_line())["id"], id);
    }
    running.write("{\"id\":4,\"source\":\"It rains.\",");
    running.write("\"rewrite\":\"It rains.\"}");  // no line end
    EXPECT_THAT(running.wait().out, HasSubstr("\"id\":4"));
}

TEST_F(BatchRuns, ASignalEndsItGently) {
    for (const auto& [signal_number, status] : {std::pair(SIGINT, 130), std::pair(SIGTERM, 143), std::pair(SIGHUP, 129)}) {
        const std::string summary = folder.path_of("summary.json");
        Running running(FACTDIFF_PROGRAM, {"batch", "--summary", summary});
        running.write(record(1) + record(2) + "{\"id\":3,\"sou");
        const std::string first = running.read_line(), second = running.read_line();
        running.send(signal_number);
        const Ran ran = running.wait();
        EXPECT_EQ(ran.status, status);
        EXPECT_EQ(ran.out, "") << "half a line is no record";
        EXPECT_EQ(first + "\n" + second + "\n", answers(record(1) + record(2)));
        const json counted = json::parse(read_bytes(summary));
        EXPECT_EQ(counted["status"], "interrupted");
        EXPECT_EQ(counted["records"], 2);
        EXPECT_THAT(ran.err, HasSubstr("records"));
    }
}

TEST_F(BatchRuns, ASecondSignalEndsItAtOnce) {
    Running running(FACTDIFF_PROGRAM, {"batch", "--jobs", "1"});
    const GeneratedPair pair = generate_pair(3, 2'000'000);
    running.write(json{{"source", pair.source}, {"rewrite", pair.rewrite}}.dump() + "\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    running.send(SIGTERM);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    running.send(SIGTERM);
    const Ran ran = running.wait();
    EXPECT_EQ(ran.status, 143);
    EXPECT_EQ(ran.out, "");
}

TEST_F(BatchRuns, AReaderThatGoesAwayIsNoTrouble) {
    const Ran ran = run_program(FACTDIFF_PROGRAM, {"batch"}, {.input = some_records(50), .close_out = true});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
}

TEST_F(BatchRuns, TheFileAppearsWhole) {
    const std::string input = some_records(20);
    folder.write("in.jsonl", input);
    EXPECT_EQ(batch({"in.jsonl", "-o", "out.jsonl"}).status, 0);
    EXPECT_EQ(read_bytes(out), answers(input));
    EXPECT_THAT(folder.names(), ElementsAre("in.jsonl", "out.jsonl"));

    // What stands there is replaced at the end, not before, and keeps its permissions.
    folder.write("out.jsonl", "old");
    fs::permissions(out, fs::perms(0640));
    {
        Running running(FACTDIFF_PROGRAM, {"batch", "-o", out});
        running.write(record(1));
        EXPECT_TRUE(has_lines(partial, 1));
        EXPECT_EQ(read_bytes(out), "old");
        EXPECT_EQ(running.wait().status, 0);
    }
    EXPECT_EQ(read_bytes(out), answers(record(1)));
    EXPECT_EQ(fs::status(out).permissions(), fs::perms(0640));

    // Through a link, the file it leads to is replaced.
    fs::create_symlink("out.jsonl", folder.path_of("link"));
    EXPECT_EQ(batch({"in.jsonl", "-o", "link"}).status, 0);
    EXPECT_TRUE(fs::is_symlink(folder.path_of("link")));
    EXPECT_EQ(read_bytes(out), answers(input));
}

TEST_F(BatchRuns, WhereNothingCanBeWritten) {
    folder.write("in.jsonl", some_records(20));
    EXPECT_EQ(batch({"in.jsonl", "-o", "/dev/null"}).status, 0);
    const Ran full = batch({"in.jsonl", "-o", "/dev/full"});
    EXPECT_EQ(full.status, 2);
    EXPECT_THAT(full.err, HasSubstr("/dev/full: No space left"));
    EXPECT_EQ(run_program(FACTDIFF_PROGRAM, {"batch"}, {.input = some_records(5), .out_path = "/dev/full"}).status, 2);
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"in.jsonl", "-o", "no/such/folder"},
                                                                                           {"in.jsonl", "-o", "."},
                                                                                           {"in.jsonl", "-o", "in.jsonl"},
                                                                                           {"in.jsonl", "--summary", "in.jsonl"},
                                                                                           {"in.jsonl", "--summary", "no/such/folder"},
                                                                                           {"in.jsonl", "--resume"},
                                                                                           {"in.jsonl", "--resume", "-o", "/dev/null"}}) {
        const Ran ran = batch(arguments);
        EXPECT_EQ(ran.status, 2) << testing::PrintToString(arguments);
        EXPECT_EQ(ran.out, "");
    }
    EXPECT_THAT(folder.names(), ElementsAre("in.jsonl"));
    EXPECT_EQ(read_bytes(folder.path_of("in.jsonl")), some_records(20));
    EXPECT_EQ(batch({"missing.jsonl", "-o", "out.jsonl"}).status, 2);
    EXPECT_THAT(folder.names(), ElementsAre("in.jsonl")) << "a run without answers leaves nothing";
    EXPECT_EQ(batch({"in.jsonl", "--summary", "-"}).status, 2);
    EXPECT_TRUE(json::accept(batch({"in.jsonl", "-o", "out.jsonl", "--summary", "-"}).out));
}

/// Killed after `count` answers; what it left is there.
void interrupt_after(const BatchRuns& test, int count, const std::string& input, std::vector<std::string> options = {}) {
    const bool journal = std::find(options.begin(), options.end(), "--unordered") != options.end();
    options.insert(options.begin(), {"batch", "-o", test.out});
    Running running(FACTDIFF_PROGRAM, options);
    running.write(input);
    ASSERT_TRUE(has_lines(test.partial, count));
    // The journal is written behind the answers that it speaks of.
    if (journal) {
        ASSERT_TRUE(has_lines(test.run_file, 2));
    }
    running.send(SIGKILL);
    EXPECT_EQ(running.wait().status, 128 + SIGKILL);
    ASSERT_FALSE(fs::exists(test.out));
}

TEST_F(BatchRuns, ResumedFromAnyByte) {
    const std::string input = some_records(24), whole = answers(input);
    interrupt_after(*this, 3, some_records(3));
    const std::string header = read_bytes(run_file);
    std::vector<std::size_t> cuts = {0, 1, whole.size() - 1, whole.size()};
    for (std::size_t i = 0, end = 0; i < 6; ++i) {  // around the ends of the first lines
        end = whole.find('\n', end) + 1;
        cuts.insert(cuts.end(), {end - 1, end, end + 1});
    }
    for (std::size_t i = 1; i < 12; ++i) cuts.push_back(whole.size() * i / 12 + i);
    for (const std::size_t cut : cuts) {
        fs::remove(out);
        folder.write("out.jsonl.partial", whole.substr(0, cut));
        folder.write("out.jsonl.partial.run", header);
        const Ran ran = batch({"-o", "out.jsonl", "--resume", "--summary", "summary.json"}, input);
        ASSERT_EQ(ran.status, 0) << cut << ": " << ran.err;
        ASSERT_EQ(difference(whole, read_bytes(out)), "") << cut;
        ASSERT_FALSE(fs::exists(partial));
        ASSERT_FALSE(fs::exists(run_file));
        json counted = json::parse(read_bytes(folder.path_of("summary.json")));
        EXPECT_EQ(counted["records"], 24);
        EXPECT_EQ(
            counted["errors"]["codes"]["bad-record"].is_null() ? counted["errors"]["codes"]["bad-json"] : counted["errors"]["codes"]["bad-record"],
            3);
        EXPECT_EQ(counted["run"]["records"].get<int>() + counted["run"]["resumed_records"].get<int>(), 24);
    }
}

TEST_F(BatchRuns, ResumedInAnyOrder) {
    const std::string input = some_records(24);
    std::vector<std::string> whole = lines_of(answers(input));
    std::sort(whole.begin(), whole.end());
    interrupt_after(*this, 12, some_records(12), {"--unordered"});
    const std::string header = read_bytes(run_file), answered = read_bytes(partial);
    ASSERT_GT(lines_of(header).size(), 1U) << "a journal";
    for (std::size_t part = 0; part <= 8; ++part) {
        fs::remove(out);
        folder.write("out.jsonl.partial", answered.substr(0, answered.size() * part / 8));
        folder.write("out.jsonl.partial.run", part % 2 == 0 ? header : header.substr(0, header.size() - 3));
        const Ran ran = batch({"-o", "out.jsonl", "--resume", "--unordered"}, input);
        ASSERT_EQ(ran.status, 0) << part << ": " << ran.err;
        std::vector<std::string> got = lines_of(read_bytes(out));
        std::sort(got.begin(), got.end());
        EXPECT_EQ(got, whole) << part;
    }
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume", "--unordered"}, input).status, 0);
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume", "--unordered"}, input + record(25)).status, 2);
}

TEST_F(BatchRuns, ASignalLeavesWhatCanBeResumed) {
    const std::string input = some_records(12);
    Running running(FACTDIFF_PROGRAM, {"batch", "-o", out});
    running.write(some_records(5));
    ASSERT_TRUE(has_lines(partial, 5));
    running.send(SIGTERM);
    const Ran ran = running.wait();
    EXPECT_EQ(ran.status, 143);
    EXPECT_THAT(ran.err, HasSubstr("out.jsonl.partial; --resume"));
    EXPECT_EQ(lines_of(read_bytes(partial)).size(), 5U);
    EXPECT_EQ(batch({"-o", "out.jsonl"}, input).status, 2) << "hours of work are not thrown away without a word";
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume"}, input).status, 0);
    EXPECT_EQ(read_bytes(out), answers(input));
    folder.write("out.jsonl.partial.run", "left by a run that was killed between its last two steps");
    const Ran again = batch({"-o", "out.jsonl", "--resume"}, input);
    EXPECT_FALSE(fs::exists(run_file));
    EXPECT_EQ(again.status, 0);
    EXPECT_THAT(again.err, HasSubstr("complete already"));
    EXPECT_EQ(read_bytes(out), answers(input));
    for (const std::string& other : {some_records(11), "x\n" + input}) {
        EXPECT_EQ(batch({"-o", "out.jsonl", "--resume"}, other).status, 2);
        EXPECT_EQ(read_bytes(out), answers(input));
    }
    const Ran others = batch({"-o", "out.jsonl", "--resume", "--ignore", "number-changed"}, input);
    EXPECT_EQ(others.status, 2);
    EXPECT_THAT(others.err, HasSubstr("made with other rules"));
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.jsonl"});
}

TEST_F(BatchRuns, WhatWasWrittenWithoutAPartialFileIsResumedToo) {
    const std::string input = some_records(12), whole = answers(input);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{7}, whole.find('\n'), whole.find('\n') + 1, whole.size() / 2, whole.size() - 1}) {
        folder.write("out.jsonl", whole.substr(0, cut));  // `factdiff batch > out.jsonl`, killed
        EXPECT_EQ(batch({"-o", "out.jsonl", "--resume"}, input).status, 0) << cut;
        EXPECT_EQ(difference(whole, read_bytes(out)), "") << cut;
    }
    folder.write("out.jsonl", whole + whole.substr(0, 40));
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume"}, input).status, 0);
    EXPECT_EQ(read_bytes(out), whole) << "a torn line behind the last answer";
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume"}, input + record(13)).status, 0) << "records that came since";
    EXPECT_EQ(read_bytes(out), answers(input + record(13)));
    folder.write("out.jsonl", whole.substr(0, whole.size() / 2));
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume", "--ignore", "number-changed"}, input).status, 2);
    EXPECT_EQ(read_bytes(out), whole.substr(0, whole.size() / 2));
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.jsonl"});
}

TEST_F(BatchRuns, OnlyTheSameRunIsResumed) {
    folder.write("in.jsonl", some_records(5));
    interrupt_after(*this, 3, some_records(3));
    const std::string before = read_bytes(partial);
    const auto refused = [&](std::vector<std::string> arguments, const std::string& why, const std::string& input = some_records(5)) {
        arguments.insert(arguments.begin(), {"-o", "out.jsonl", "--resume"});
        const Ran ran = batch(arguments, input);
        EXPECT_EQ(ran.status, 2);
        EXPECT_THAT(ran.err, HasSubstr("out.jsonl.partial: ")) << why;
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_EQ(read_bytes(partial), before);
    };
    refused({"--ignore", "number-changed"}, "other rules or settings");
    refused({"--fail-on", "error"}, "other rules or settings");
    refused({"--offsets", "bytes"}, "other options");
    refused({"--max-bytes", "1M"}, "other options");
    refused({"--unordered"}, "other order");
    refused({"in.jsonl"}, "other inputs");
    refused({}, "line 1 answers record 1, and the input has 9 there", record(9) + some_records(5));
    refused({}, "more answers", record(1));
    folder.write("out.jsonl.partial.run", "{}");
    refused({}, "does not say what run it is of");
    fs::remove(run_file);
    refused({}, "does not say what run it is of");
}

TEST_F(BatchRuns, AFileIsToldFromAnother) {
    const std::string in = folder.write("in.jsonl", some_records(5));
    interrupt_after(*this, 6, record(9), {in, "-"});
    folder.write("in.jsonl", some_records(6));
    EXPECT_THAT(batch({"in.jsonl", "-", "-o", "out.jsonl", "--resume"}, record(9)).err, HasSubstr("other inputs"));
    fs::rename(in, folder.write("moved.jsonl", ""));
    folder.write("moved.jsonl", some_records(5));
    EXPECT_EQ(batch({"moved.jsonl", "-", "-o", "out.jsonl", "--resume"}, record(9) + record(10)).status, 0) << "what counts is what it holds";
    EXPECT_EQ(read_bytes(out), answers(some_records(5)) + answers(record(9) + record(10)));
}

TEST_F(BatchRuns, TwoRunsDoNotShareAFile) {
    Running running(FACTDIFF_PROGRAM, {"batch", "-o", out});
    running.write(record(1));
    ASSERT_TRUE(has_lines(partial, 1));
    for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{{}, {"--resume"}}) {
        std::vector<std::string> arguments = {"-o", "out.jsonl"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_THAT(batch(arguments, record(1)).err, HasSubstr("another run is writing it"));
    }
    EXPECT_EQ(running.wait().status, 0);
    EXPECT_EQ(read_bytes(out), answers(record(1)));
}

TEST_F(BatchRuns, ProgressIsForTerminals) {
    if (!fs::exists("/usr/bin/script")) GTEST_SKIP() << "script(1) gives the terminal";
    folder.write("in.jsonl", some_records(13));
    const auto on_terminal = [&](const std::string& options, const std::string& terminal = "xterm") {
        const std::string slow = "(cat in.jsonl; sleep 0.7) | " FACTDIFF_PROGRAM " batch - missing.jsonl -o /dev/null " + options;
        return run_program("/usr/bin/script", {"-qec", "stty cols 70; " + slow, "/dev/null"},
                           {.environment = {{"TERM", terminal}}, .folder = folder.path()})
            .out;
    };
    const std::string shown = on_terminal("");
    EXPECT_THAT(shown, HasSubstr("\r\x1b[K13 records"));
    EXPECT_THAT(shown, HasSubstr("1 error"));
    EXPECT_THAT(shown, HasSubstr("\r\x1b[Kfactdiff: error: missing.jsonl")) << "what is said stands on a line of its own";
    EXPECT_THAT(shown, HasSubstr("consistent")) << "the summary is shown at the end";
    for (const std::string& quiet : {on_terminal("--no-progress"), on_terminal("-q"), on_terminal("", "dumb")})
        EXPECT_THAT(quiet, testing::Not(HasSubstr("\x1b[K")));
    EXPECT_EQ(batch({"in.jsonl", "-o", "/dev/null"}).err, "factdiff: 1 of 13 records could not be checked; their lines hold \"error\"\n");
}

TEST_F(BatchRuns, AGateCountsWhatWasAnsweredBefore) {
    const std::string wrong = R"({"id":1,"source":"Ferry prices rose sharply in March.","rewrite":"Ferry prices fell sharply in March."})"
                              "\n";
    interrupt_after(*this, 1, wrong, {"--fail-on", "warning"});
    EXPECT_EQ(batch({"-o", "out.jsonl", "--resume", "--fail-on", "warning"}, wrong).status, 1);
}

TEST_F(BatchRuns, UnorderedAnswersAreTheSame) {
    const std::string input = some_records(60);
    std::vector<std::string> ordered = lines_of(answers(input)), unordered = lines_of(batch({"--unordered", "--jobs", "3"}, input).out);
    std::sort(ordered.begin(), ordered.end());
    std::sort(unordered.begin(), unordered.end());
    EXPECT_EQ(ordered, unordered);
}

}  // namespace
}  // namespace factdiff::test

#endif
