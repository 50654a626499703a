#include "support/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace factdiff::test {
namespace {

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void redirect(const std::string& path, int flags, int to) {
    const int fd = ::open(path.c_str(), flags, 0600);
    if (fd < 0 || ::dup2(fd, to) < 0) ::_exit(126);
    ::close(fd);
}

}  // namespace

Ran run_program(const std::string& program, const std::vector<std::string>& arguments, const RunOptions& options) {
    // Files instead of pipes: no deadlock however much is written.
    const TempFolder folder;
    const std::string in = folder.write("in", options.input), out = folder.path_of("out"), err = folder.path_of("err");
    std::vector<char*> argv = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        redirect(in, O_RDONLY, STDIN_FILENO);
        redirect(err, O_WRONLY | O_CREAT, STDERR_FILENO);
        if (options.close_out) {
            int ends[2];
            if (::pipe(ends) != 0) ::_exit(126);
            ::close(ends[0]);
            ::dup2(ends[1], STDOUT_FILENO);
        } else {
            redirect(options.out_path.empty() ? out : options.out_path, O_WRONLY | O_CREAT, STDOUT_FILENO);
        }
        for (const auto& [name, value] : options.environment) ::setenv(name.c_str(), value.c_str(), 1);
        if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
        ::execv(program.c_str(), argv.data());
        ::_exit(127);
    }
    int state = 0;
    ::waitpid(child, &state, 0);
    return {WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state), contents(out), contents(err)};
}

Running::Running(const std::string& program, const std::vector<std::string>& arguments) {
    int in[2], out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
    std::vector<char*> argv = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const std::string err = folder_.path_of("err");
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("fork failed");
    if (pid_ == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        redirect(err, O_WRONLY | O_CREAT, STDERR_FILENO);
        ::execv(program.c_str(), argv.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    in_ = in[1];
    out_ = out[0];
}

Running::~Running() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    close_input();
    ::close(out_);
}

void Running::write(std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(in_, text.data(), text.size());
        if (count <= 0) throw std::runtime_error("the program does not read");
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

void Running::close_input() {
    if (in_ >= 0) ::close(in_);
    in_ = -1;
}

std::string Running::read_line() {
    std::size_t end = 0;
    while ((end = read_.find('\n')) == std::string::npos) {
        pollfd waited{out_, POLLIN, 0};
        char block[4096];
        const ssize_t count = ::poll(&waited, 1, 10'000) > 0 ? ::read(out_, block, sizeof block) : 0;
        if (count <= 0) return std::exchange(read_, {});
        read_.append(block, static_cast<std::size_t>(count));
    }
    std::string line = read_.substr(0, end);
    read_.erase(0, end + 1);
    return line;
}

void Running::send(int signal_number) { ::kill(pid_, signal_number); }

Ran Running::wait() {
    close_input();
    Ran ran;
    ran.out = std::exchange(read_, {});
    char block[4096];
    for (ssize_t count = 0; (count = ::read(out_, block, sizeof block)) > 0;) ran.out.append(block, static_cast<std::size_t>(count));
    int state = 0;
    ::waitpid(std::exchange(pid_, -1), &state, 0);
    ran.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    ran.err = contents(folder_.path_of("err"));
    return ran;
}

TempFolder::TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "factdiff-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder: " + pattern);
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view content) const {
    const std::string path = path_of(name);
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::vector<std::string> TempFolder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string difference(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    auto lines_of = [](std::string_view text) {
        std::vector<std::string> lines;
        std::istringstream in{std::string(text)};
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    };
    const std::vector<std::string> wanted = lines_of(expected), got = lines_of(actual);
    std::string out;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < std::max(wanted.size(), got.size()) && shown < 20; ++i) {
        const std::string* a = i < wanted.size() ? &wanted[i] : nullptr;
        const std::string* b = i < got.size() ? &got[i] : nullptr;
        if (a && b && *a == *b) continue;
        ++shown;
        out += "line " + std::to_string(i + 1) + "\n  expected: " + (a ? *a : "(end)") + "\n  actual:   " + (b ? *b : "(end)") + "\n";
    }
    return out.empty() ? "they differ in their last line end" : out;
}

}  // namespace factdiff::test
