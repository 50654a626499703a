#include <fmt/format.h>

#include "git.h"
#include "messages.h"
#include "options.h"
#include "pairs.h"

namespace factdiff::cli {
namespace {

void say_incomparable(const std::vector<std::string>& paths, std::string_view what) {
    if (paths.empty()) return;
    std::string names;
    for (const std::string& path : paths) names += (names.empty() ? "" : ", ") + printable(path);
    say(fmt::format("{}, nothing to compare: {}", what, names));
}

}  // namespace

/// `factdiff git`: the articles of the branch against where it left the base.
int git(const Options& options) {
    std::vector<std::string> paths = options.inputs;
    std::string base;
    if (!paths.empty()) {
        base = paths.front();
        paths.erase(paths.begin());
    }
    const Result<ChangedArticles> changed = changed_articles(base, paths);
    if (!changed) {
        say_error(changed.error().message());
        return trouble;
    }
    if (!changed->any) {
        say_error("no article (.md, .txt, .html) is known to git there, so that nothing would be checked");
        return trouble;
    }
    if (!options.quiet) {
        say_incomparable(changed->added, "new");
        say_incomparable(changed->deleted, "deleted");
    }
    if (changed->changed.empty()) {
        // A branch that touches no article passes: that was looked at, not overlooked.
        if (!options.quiet) say(fmt::format("no article differs from {} ({})", printable(changed->base), changed->fork));
        return check_pairs(options, {});  // a report that was asked for is written, empty: it closes what an earlier one opened
    }
    std::vector<ArticlePair> pairs;
    for (const ChangedArticle& article : changed->changed) pairs.push_back({article.version, article.path});
    return check_pairs(options, pairs);
}

}  // namespace factdiff::cli
