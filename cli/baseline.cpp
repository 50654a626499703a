#include "baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "factdiff/reporting/baseline.h"
#include "inputs.h"
#include "messages.h"
#include "pairs.h"
#include "reports.h"

namespace factdiff::cli {
namespace {

namespace fs = std::filesystem;

/// How an article is called in a baseline: relative to the folder of the file, so that it does not matter where factdiff is run.
std::string article_name(const std::string& path, const std::string& baseline) {
    if (path.empty() || path == "-") return "-";
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return path;  // a version in git
    const auto whole = [&](const fs::path& name) { return fs::weakly_canonical(fs::absolute(name, ignored), ignored); };
    const fs::path folder = baseline.empty() ? fs::current_path(ignored) : whole(baseline).parent_path();
    const std::string relative = whole(path).lexically_relative(folder).generic_string();
    return relative.empty() ? path : relative;
}

std::optional<Baseline> read_baseline(const std::string& path) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::error_code ignored;
    if (!in || fs::is_directory(path, ignored)) {
        say_error(fmt::format("{}: the baseline cannot be read ({})", printable(path), std::strerror(errno != 0 ? errno : EISDIR)));
        return std::nullopt;
    }
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    Result<Baseline> baseline = Baseline::read(text, printable(path));
    if (baseline) return std::move(*baseline);
    say_error(baseline.error().message());
    return std::nullopt;
}

}  // namespace

bool apply_baseline(const Options& options, std::vector<Report>& reports) {
    std::optional<Baseline> baseline = read_baseline(options.baseline);
    if (!baseline) return false;
    for (Report& report : reports) {
        const InForce force = settle(options.config, options.chosen, report.rewrite.path);
        baseline->apply(report, article_name(report.rewrite.path, options.baseline), force.fail_on.value);
    }
    const std::vector<Baseline::Entry> stale = baseline->stale();
    if (options.quiet || stale.empty()) return true;
    for (const Baseline::Entry& entry : stale)
        say(fmt::format("{}: stale: {} {}  {}{}", printable(options.baseline), printable(entry.article), printable(entry.rule),
                        printable(entry.message), entry.count > 1 ? fmt::format(" ({} times)", entry.count) : ""));
    say(fmt::format("{}: {} of its findings {} no more; write it anew with `factdiff baseline`", printable(options.baseline), stale.size(),
                    stale.size() == 1 ? "is" : "are"));
    return true;
}

int baseline(const Options& options) {
    bool missing = false;
    const std::optional<std::vector<ArticlePair>> pairs = named_pairs(options, missing);
    if (!pairs || missing) return trouble;  // what is written down must be whole
    bool unread = false;
    const std::vector<Report> reports = compare_pairs(options, *pairs, unread);
    if (unread || reports.empty() || say_suppression_problems(reports, true)) return trouble;

    const std::string& path = options.outputs[0].path;
    std::vector<Baseline::Entry> entries;
    std::set<std::string> articles;
    std::size_t findings = 0;
    for (const Report& report : reports) {
        const std::string article = article_name(report.rewrite.path, path);
        articles.insert(article);
        findings += report.findings.size();
        add_to_baseline(entries, report, article);
    }
    std::error_code ignored;
    if (!path.empty() && fs::exists(path, ignored) && fs::is_regular_file(path, ignored) && fs::file_size(path, ignored) > 0) {
        const std::optional<Baseline> before = read_baseline(path);
        if (!before) return trouble;
        for (Baseline::Entry& entry : before->others(articles)) entries.push_back(std::move(entry));
    }
    if (!write_outputs(options, [&](const Output&) { return baseline_text(entries); })) return trouble;
    if (!options.quiet && !path.empty())
        say(fmt::format("{}: {} finding{} of {} article{}", printable(path), findings, findings == 1 ? "" : "s", articles.size(),
                        articles.size() == 1 ? "" : "s"));
    return nothing_found;
}

}  // namespace factdiff::cli
