#include "messages.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <utility>

#include "factdiff/text/utf8.h"

namespace factdiff::cli {
namespace {

std::mutex standard_error;
std::string status_line;  // what stands on the terminal's last line

// The temporary that a signal must not leave behind. One is open at a time.
char temporary_to_remove[4096];

extern "C" void remove_temporary(int signal_number) {
    if (temporary_to_remove[0] != '\0') ::unlink(temporary_to_remove);
    std::signal(signal_number, SIG_DFL);
    std::raise(signal_number);
}

void guard_temporary(const std::string& path) {
    if (path.size() >= sizeof temporary_to_remove) return;
    std::memcpy(temporary_to_remove, path.c_str(), path.size() + 1);
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal_number, remove_temporary);
}

void unguard_temporary() { temporary_to_remove[0] = '\0'; }

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c.value));
        } else {
            append_utf8(out, c.value);
        }
        i += c.length;
    }
    return out;
}

void say_error(std::string_view message) { write_standard_error(fmt::format("factdiff: error: {}\n", message)); }
void say(std::string_view message) { write_standard_error(fmt::format("factdiff: {}\n", message)); }

int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

void write_standard_error(std::string_view text) {
    const std::lock_guard lock(standard_error);
    write_all(STDERR_FILENO, status_line.empty() ? std::string(text) : fmt::format("\r\x1b[K{}{}", text, status_line));
}

void show_status(std::string_view line) {
    const std::lock_guard lock(standard_error);
    if (line == status_line) return;
    status_line = line;
    write_all(STDERR_FILENO, fmt::format("\r\x1b[K{}", line));
}

bool standard_input_is_terminal() { return isatty(STDIN_FILENO) == 1; }
bool standard_output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool standard_error_is_terminal() { return isatty(STDERR_FILENO) == 1; }

bool write_standard_output(std::string_view text) {
    const int failure = write_all(STDOUT_FILENO, text);
    if (failure == 0 || failure == EPIPE) return true;
    say_error(fmt::format("standard output: {}", std::strerror(failure)));
    return false;
}

Sink::Sink(Sink&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      owned_(std::exchange(other.owned_, false)),
      broken_(other.broken_),
      error_(std::move(other.error_)),
      path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

Sink::~Sink() {
    if (owned_ && fd_ >= 0) ::close(fd_);
    if (temporary_.empty()) return;
    ::unlink(temporary_.c_str());
    unguard_temporary();
}

Result<Sink> Sink::open(const std::string& path) {
    Sink sink;
    sink.path_ = path;
    if (path.empty()) {
        sink.fd_ = STDOUT_FILENO;
        return sink;
    }
    auto failure = [&](int code) { return Error{"unwritable", std::strerror(code), "check the path after --output or --format", printable(path)}; };

    std::error_code ignored;
    const std::filesystem::path resolved = std::filesystem::canonical(path, ignored);
    sink.target_ = ignored ? path : resolved.string();
    struct stat status {};
    const bool exists = ::stat(sink.target_.c_str(), &status) == 0;
    sink.owned_ = true;
    if (exists && S_ISDIR(status.st_mode)) return failure(EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {  // /dev/null, a named pipe: written as it is
        sink.fd_ = ::open(sink.target_.c_str(), O_WRONLY | O_CLOEXEC);
        if (sink.fd_ < 0) return failure(errno);
        return sink;
    }
    if (exists && ::access(sink.target_.c_str(), W_OK) != 0) return failure(errno);
    sink.temporary_ = fmt::format("{}.{}.tmp", sink.target_, ::getpid());
    sink.fd_ = ::open(sink.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (sink.fd_ < 0) {
        const int code = errno;
        sink.temporary_.clear();
        return failure(code);
    }
    guard_temporary(sink.temporary_);
    if (exists) (void)!::fchmod(sink.fd_, status.st_mode & 07777);
    return sink;
}

bool Sink::write(std::string_view bytes) {
    if (broken_) return false;
    const int failure = write_all(fd_, bytes);
    if (failure == 0) return true;
    broken_ = true;
    if (failure != EPIPE) error_ = fmt::format("{}: {}", path_.empty() ? "standard output" : printable(path_), std::strerror(failure));
    return false;
}

bool Sink::finish() {
    if (owned_ && fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && !broken_) {
        broken_ = true;
        error_ = fmt::format("{}: {}", printable(path_), std::strerror(errno));
    }
    if (broken_ || temporary_.empty()) return !broken_;
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        broken_ = true;
        error_ = fmt::format("{}: {}", printable(path_), std::strerror(errno));
        return false;
    }
    temporary_.clear();
    unguard_temporary();
    return true;
}

}  // namespace factdiff::cli
