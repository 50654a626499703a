#include "pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <set>
#include <thread>

#include "baseline.h"
#include "checkers.h"
#include "git.h"
#include "inputs.h"
#include "messages.h"
#include "reports.h"

namespace factdiff::cli {
namespace {

namespace fs = std::filesystem;

/// "stories/*/rewrite.md": the folder "stories", names that begin with "" and end with "", and "/rewrite.md" in each.
struct Pattern {
    std::string folder, before, after, rest;

    explicit Pattern(const std::string& text) {
        const std::size_t star = text.find('*'), slash = text.rfind('/', star), next = std::min(text.find('/', star), text.size());
        const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
        folder = text.substr(0, name);
        before = text.substr(name, star - name);
        after = text.substr(star + 1, next - star - 1);
        rest = text.substr(next);
    }
    std::string with(const std::string& stem) const { return folder + before + stem + after + rest; }
};

/// What `*` stands for in the files that exist, sorted.
std::set<std::string> stems_of(const Pattern& pattern) {
    std::set<std::string> stems;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(pattern.folder.empty() ? "." : pattern.folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.size() < pattern.before.size() + pattern.after.size() || !name.starts_with(pattern.before) || !name.ends_with(pattern.after))
            continue;
        if (name.front() == '.' && pattern.before.empty()) continue;  // hidden, as in the shell
        const std::string stem = name.substr(pattern.before.size(), name.size() - pattern.before.size() - pattern.after.size());
        if (fs::is_regular_file(pattern.with(stem), ignored)) stems.insert(stem);
    }
    return stems;
}

/// Splits "SOURCES=REWRITES" so that each side holds one `*`; false where that cannot be.
bool split_pattern(const std::string& text, std::string& sources, std::string& rewrites) {
    const std::size_t first = text.find('*'), second = text.find('*', first + 1);
    if (first == std::string::npos || second == std::string::npos || text.find('*', second + 1) != std::string::npos) return false;
    const std::size_t equals = text.find('=', first);
    if (equals == std::string::npos || equals > second) return false;
    sources = text.substr(0, equals);
    rewrites = text.substr(equals + 1);
    return true;
}

bool add_pairs(const std::string& text, std::vector<ArticlePair>& pairs, bool& missing) {
    std::string sources, rewrites;
    if (!split_pattern(text, sources, rewrites)) {
        say_error(fmt::format("--pairs {}: write it as 'sources/*.md=rewrites/*.md', with one * on each side", printable(text)));
        return false;
    }
    const Pattern source(sources), rewrite(rewrites);
    const std::set<std::string> left = stems_of(source), right = stems_of(rewrite);
    if (left.empty() && right.empty()) {
        say_error(fmt::format("--pairs {}: no file matches either side", printable(text)));
        return false;
    }
    for (const std::string& stem : left) {
        if (right.contains(stem)) {
            pairs.push_back({source.with(stem), rewrite.with(stem)});
        } else {
            say_error(fmt::format("{}: no {} to compare it with", printable(source.with(stem)), printable(rewrite.with(stem))));
            missing = true;
        }
    }
    for (const std::string& stem : right)
        if (!left.contains(stem)) {
            say_error(fmt::format("{}: no {} to compare it with", printable(rewrite.with(stem)), printable(source.with(stem))));
            missing = true;
        }
    return true;
}

struct ReadPair {
    Document source, rewrite;
    const ArticlePair* names;
};

/// On several threads, a report for each pair in its place.
std::vector<Report> compare_all(const Options& options, std::vector<ReadPair> pairs) {
    std::vector<Report> reports(pairs.size());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::atomic_flag failed = ATOMIC_FLAG_INIT;
    const auto work = [&] {
        try {
            Checkers checkers(options);
            for (std::size_t i = next++; i < pairs.size(); i = next++) {
                const ArticlePair& names = *pairs[i].names;
                reports[i] = checkers.of(names.rewrite).compare(std::move(pairs[i].source), std::move(pairs[i].rewrite), options.context);
                reports[i].source.in_git = names_git_version(names.source);
                reports[i].rewrite.in_git = names_git_version(names.rewrite);
            }
        } catch (...) {
            if (!failed.test_and_set()) failure = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min<std::size_t>(options.jobs, pairs.size()); ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
    return reports;
}

}  // namespace

std::optional<std::vector<ArticlePair>> expand_pairs(const std::vector<std::string>& patterns, bool& missing) {
    std::vector<ArticlePair> pairs;
    bool good = true;
    for (const std::string& pattern : patterns) good = add_pairs(pattern, pairs, missing) && good;
    if (!good) return std::nullopt;
    return pairs;
}

std::optional<std::vector<ArticlePair>> named_pairs(const Options& options, bool& missing) {
    if (!options.pair_patterns.empty()) return expand_pairs(options.pair_patterns, missing);
    return std::vector<ArticlePair>{{options.inputs[0], options.inputs[1]}};
}

std::vector<Report> compare_pairs(const Options& options, const std::vector<ArticlePair>& pairs, bool& unread) {
    std::vector<ReadPair> read;
    for (const ArticlePair& pair : pairs) {
        std::optional<Document> source = read_input(pair.source, options);
        std::optional<Document> rewrite = read_input(pair.rewrite, options);  // both errors are said at once
        if (!source || !rewrite) {
            unread = true;
            continue;
        }
        read.push_back({std::move(*source), std::move(*rewrite), &pair});
    }
    return compare_all(options, std::move(read));
}

int check_pairs(const Options& options, const std::vector<ArticlePair>& pairs) {
    bool unread = false;
    std::vector<Report> reports = compare_pairs(options, pairs, unread);
    if (reports.empty() && unread) return trouble;
    if (!options.baseline.empty() && !apply_baseline(options, reports)) return trouble;
    const int status = give_reports(options, Checker(options.settings), reports);
    return unread ? trouble : status;
}

int check(const Options& options) {
    bool missing = false;
    const std::optional<std::vector<ArticlePair>> pairs = named_pairs(options, missing);
    if (!pairs || (missing && pairs->empty())) return trouble;
    const int status = check_pairs(options, *pairs);  // one missing file does not keep the others from being checked
    return missing ? trouble : status;
}

}  // namespace factdiff::cli
