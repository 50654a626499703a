// Versions of articles as git keeps them, through the `git` program: it is there wherever a work tree is, and it knows every kind of repository.
//
//     Result<std::string> text = git_version("main:stories/dredging.md");
//     Result<ChangedArticles> changed = changed_articles("main", {"stories"});
//
// No shell is between: a path with blanks, quotes or a leading dash is one argument.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"

namespace factdiff::cli {

/// Whether the name means a version in git: REV:PATH, and no file is called so.
bool names_git_version(const std::string& name);

/// The bytes of REV:PATH; PATH is below the top of the work tree, as git has it, or else below the working folder.
Result<std::string> git_version(const std::string& name);

struct ChangedArticle {
    std::string version;  // "3f2a1c9:stories/dredging.md": before
    std::string path;     // of today's file, relative to the working folder
};
struct ChangedArticles {
    std::string base;  // as it was named: "main"
    std::string fork;  // the commit that both have, shortened
    std::vector<ChangedArticle> changed;
    std::vector<std::string> added, deleted;  // nothing to compare
    bool any = false;                         // an article lies below the paths, changed or not
};
/// The articles of the work tree that differ from where its branch left `base`; an empty one is the main branch of the repository. `paths` are git's
/// patterns, relative to the working folder; none: the whole work tree. `base` may be a path too, if it is no revision: then it is one of the paths.
Result<ChangedArticles> changed_articles(std::string base, std::vector<std::string> paths);

}  // namespace factdiff::cli
