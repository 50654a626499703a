#include "git.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "messages.h"

extern char** environ;

namespace factdiff::cli {
namespace {

namespace fs = std::filesystem;

struct Ran {
    int status = -1;
    std::string out, err;
};

class Pipe {
public:
    Pipe() { good_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
    ~Pipe() { close(0), close(1); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    bool good() const { return good_; }
    int end(std::size_t i) const { return ends_[i]; }
    void close(std::size_t i) {
        if (ends_[i] >= 0) ::close(std::exchange(ends_[i], -1));
    }

private:
    std::array<int, 2> ends_{-1, -1};
    bool good_ = false;
};

/// Both at once: a program that fills one pipe while we wait for the other would stand still.
void read_both(Pipe& out, Pipe& err, Ran& ran) {
    std::array<char, 65536> buffer;
    while (out.end(0) >= 0 || err.end(0) >= 0) {
        std::array<pollfd, 2> waiting{pollfd{out.end(0), POLLIN, 0}, pollfd{err.end(0), POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
        for (std::size_t i = 0; i < 2; ++i) {
            if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
            const ssize_t got = ::read(waiting[i].fd, buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) {
                (i == 0 ? out : err).close(0);
            } else {
                (i == 0 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(got));
            }
        }
    }
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

Result<Ran> run_git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "git");
    std::vector<std::string> variables{"LC_ALL=C"};  // its messages are quoted in ours
    for (char** entry = environ; *entry != nullptr; ++entry)
        if (!std::string_view(*entry).starts_with("LC_ALL=")) variables.emplace_back(*entry);
    std::vector<char*> argv = pointers_to(arguments), envp = pointers_to(variables);

    Pipe out, err;
    const Error failed{"git-failed", "git could not be started", {}};
    if (!out.good() || !err.good()) return failed;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.end(1), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.end(1), STDERR_FILENO);
    // Our own ignored SIGPIPE must not be inherited.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int code = ::posix_spawnp(&child, "git", &actions, &attributes, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (code == ENOENT) return Error{"no-git", "the program git is not to be found", "install it, or give the versions as files"};
    if (code != 0) return failed;
    out.close(1), err.close(1);
    Ran ran;
    read_both(out, err, ran);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return ran;
}

/// Git's own first line, without its "fatal: ".
std::string reason_of(const Ran& ran) {
    std::string line = ran.err.substr(0, ran.err.find('\n'));
    for (const char* word : {"fatal: ", "error: "})
        if (line.starts_with(word)) line.erase(0, std::strlen(word));
    while (line.ends_with('.')) line.pop_back();
    if (line.starts_with("not a git repository")) return "this folder is in no git work tree";
    return line.empty() ? fmt::format("git ended with status {}", ran.status) : printable(line);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// What a command that must succeed prints, up to its line end.
Result<std::string> answer(std::vector<std::string> arguments) {
    Result<Ran> ran = run_git(std::move(arguments));
    if (!ran) return ran.error();
    if (ran->status != 0) return Error{"git-failed", reason_of(*ran), {}};
    return first_line(std::move(ran->out));
}

/// The full name of a commit, or nothing.
std::string commit_of(const std::string& revision) {
    if (revision.empty() || revision.front() == '-') return {};
    const Result<std::string> commit = answer({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
    return commit ? *commit : std::string();
}

/// The target of a merge request; "origin/main" where the clone knows its remote's main branch; else the first of the usual names.
std::string main_branch() {
    // A service that checks a merge request says where it is to go.
    for (const char* name : {"GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"}) {
        const char* target = std::getenv(name);
        if (target != nullptr && *target != '\0' && !commit_of(std::string("origin/") + target).empty()) return std::string("origin/") + target;
    }
    const Result<std::string> head = answer({"rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD"});
    if (head && !head->empty() && *head != "origin/HEAD") return *head;
    for (const char* name : {"origin/main", "origin/master", "main", "master"})
        if (!commit_of(name).empty()) return name;
    return {};
}

std::vector<std::string> zero_separated(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\0', i), text.size());
        out.push_back(text.substr(i, end - i));
        i = end + 1;
    }
    return out;
}

bool is_article(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* known : {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".html", ".htm", ".xhtml"})
        if (extension == known) return true;
    return false;
}

/// Articles by their ending, and whatever a path names outright.
class ArticleFilter {
public:
    explicit ArticleFilter(const std::vector<std::string>& paths) {
        for (const std::string& path : paths) named_.push_back(absolute(path));
    }
    bool operator()(const fs::path& path) const {
        return is_article(path.string()) || std::find(named_.begin(), named_.end(), absolute(path)) != named_.end();
    }

private:
    static std::string absolute(const fs::path& path) {
        std::error_code ignored;
        return fs::absolute(path, ignored).lexically_normal().string();
    }
    std::vector<std::string> named_;
};

/// `path` of the top folder as the user would write it here.
std::string from_here(const fs::path& top, const std::string& path) {
    std::error_code ignored;
    const std::string relative = (top / path).lexically_relative(fs::current_path(ignored)).string();
    if (relative == "-") return "./-";  // not standard input
    return relative.empty() ? (top / path).string() : relative;
}

/// Sets `base` to a revision; a path that was given in its place goes to `paths`.
std::optional<Error> settle_base(std::string& base, std::vector<std::string>& paths) {
    std::error_code ignored;
    if (!base.empty() && commit_of(base).empty()) {
        if (!fs::exists(base, ignored) && base.find_first_of("*?[") == std::string::npos)
            return Error{"no-revision", fmt::format("“{}” is neither a revision nor a path", printable(base)), "in CI, fetch the branch first"};
        paths.insert(paths.begin(), base);
        base.clear();
    } else if (!base.empty() && fs::exists(base, ignored)) {
        return Error{"ambiguous", fmt::format("“{}” is a revision and a path", base),
                     fmt::format("write {}^0 for the revision, ./{} for the path", base, base)};
    }
    if (base.empty()) base = main_branch();
    if (base.empty()) return Error{"no-revision", "no branch main or master is known", "name the revision to compare with"};
    return std::nullopt;
}

void add_changes(const std::string& listing, const ArticleFilter& wanted, const fs::path& top, ChangedArticles& out) {
    const std::vector<std::string> fields = zero_separated(listing);
    for (std::size_t i = 0; i + 1 < fields.size();) {
        const char state = fields[i].empty() ? 'X' : fields[i].front();
        const bool renamed = state == 'R' || state == 'C';
        const std::string &before = fields[i + 1], &after = renamed && i + 2 < fields.size() ? fields[i + 2] : before;
        i += renamed ? 3 : 2;
        if (!wanted(top / after)) continue;
        if (state == 'A') {
            out.added.push_back(from_here(top, after));
        } else if (state == 'D') {
            out.deleted.push_back(from_here(top, after));
        } else {
            out.changed.push_back({out.fork + ":" + before, from_here(top, after)});
        }
    }
}

}  // namespace

bool names_git_version(const std::string& name) {
    std::error_code ignored;
    return name.find(':') != std::string::npos && !fs::exists(name, ignored);
}

Result<std::string> git_version(const std::string& name) {
    const Error nothing{"not-found", "no such file", {}, name};
    if (name.front() == '-') return nothing;
    Result<Ran> ran = run_git({"cat-file", "blob", name});
    if (!ran) return Error{ran.error().code, "no such file, and " + ran.error().what, ran.error().remedy, name};
    if (ran->status == 0) return std::move(ran->out);
    // Below the working folder: what a user in a folder of the work tree means.
    const std::size_t colon = name.find(':');
    const std::string path = name.substr(colon + 1);
    if (colon > 0 && !path.empty() && path.front() != '/') {
        Result<Ran> here = run_git({"cat-file", "blob", name.substr(0, colon) + ":./" + path});
        if (here && here->status == 0) return std::move(here->out);
    }
    const std::string reason = reason_of(*ran);
    const bool path_wrong = reason.starts_with("path ");
    return Error{"not-found", "no such file, and git says: " + reason, path_wrong ? "write the path as it is below the top of the work tree" : "",
                 name};
}

Result<ChangedArticles> changed_articles(std::string base, std::vector<std::string> paths) {
    const Result<std::string> top = answer({"rev-parse", "--show-toplevel"});
    if (!top) return top.error();
    if (const std::optional<Error> wrong = settle_base(base, paths)) return *wrong;
    if (commit_of("HEAD").empty()) return Error{"no-revision", "the branch has no commit yet", {}};
    const Result<std::string> fork = answer({"merge-base", commit_of(base), "HEAD"});
    if (!fork)
        return Error{"no-merge-base", fmt::format("{} and HEAD have no common commit here", base),
                     "in a shallow clone, fetch the whole history (fetch-depth: 0)"};
    const Result<std::string> shortened = answer({"rev-parse", "--short", *fork});

    ChangedArticles out;
    out.base = base;
    out.fork = shortened ? *shortened : *fork;
    std::vector<std::string> diff{"diff",          "--name-status", "-z",  "--find-renames=40%",  // an article is often rewritten when it is renamed
                                  "--no-relative", "--no-ext-diff", *fork, "--"};
    diff.insert(diff.end(), paths.begin(), paths.end());
    const Result<Ran> ran = run_git(diff);
    if (!ran) return ran.error();
    if (ran->status != 0) return Error{"git-failed", reason_of(*ran), {}};
    const ArticleFilter wanted(paths);
    add_changes(ran->out, wanted, *top, out);

    out.any = !out.changed.empty() || !out.added.empty() || !out.deleted.empty();
    if (out.any) return out;
    std::vector<std::string> list{"ls-files", "-z", "--"};
    list.insert(list.end(), paths.begin(), paths.end());
    const Result<Ran> tracked = run_git(list);
    if (tracked && tracked->status == 0)
        for (const std::string& path : zero_separated(tracked->out)) out.any = out.any || wanted(path);
    return out;
}

}  // namespace factdiff::cli
