#include "partial_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "messages.h"

namespace factdiff::cli {
namespace {

using nlohmann::json;

/// Some file systems cannot, and say EINVAL.
bool synced(int fd) { return ::fsync(fd) == 0 || errno == EINVAL; }

void sync_folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    (void)synced(fd);
    ::close(fd);
}

std::uint64_t size_of(int fd) {
    struct stat status {};
    return ::fstat(fd, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// Where the last whole line ends.
Result<std::uint64_t> end_of_whole_lines(int fd, const std::string& path) {
    std::string block(64 << 10, '\0');
    for (std::uint64_t end = size_of(fd); end > 0;) {
        const std::uint64_t begin = end > block.size() ? end - block.size() : 0;
        const ssize_t count = ::pread(fd, block.data(), end - begin, static_cast<off_t>(begin));
        if (count < 0 && errno == EINTR) continue;
        if (count != static_cast<ssize_t>(end - begin)) return Error{"unreadable", std::strerror(count < 0 ? errno : EIO), {}, printable(path)};
        const std::size_t last = std::string_view(block).substr(0, static_cast<std::size_t>(count)).rfind('\n');
        if (last != std::string_view::npos) return begin + last + 1;
        end = begin;
    }
    return std::uint64_t{0};
}

/// One line of the journal: records from `first` to before `end` stand before byte `bytes`.
struct JournalLine {
    std::uint64_t bytes = 0, first = 0, end = 0;
};

std::optional<JournalLine> parse_journal_line(const std::string& line) {
    JournalLine out;
    unsigned long long bytes = 0, first = 0, end = 0;
    int used = 0;
    if (std::sscanf(line.c_str(), "%llu %llu %llu%n", &bytes, &first, &end, &used) != 3 || static_cast<std::size_t>(used) != line.size())
        return std::nullopt;
    out = {bytes, first, end};
    if (first >= end) return std::nullopt;
    return out;
}

}  // namespace

void RecordSet::add(std::uint64_t first, std::uint64_t end) {
    auto next = ranges_.upper_bound(first);
    if (next != ranges_.begin() && std::prev(next)->second >= first) {
        --next;
        first = next->first;
        end = std::max(end, next->second);
        next = ranges_.erase(next);
    }
    while (next != ranges_.end() && next->first <= end) {
        end = std::max(end, next->second);
        next = ranges_.erase(next);
    }
    ranges_.emplace(first, end);
}

bool RecordSet::contains(std::uint64_t record) const {
    const auto next = ranges_.upper_bound(record);
    return next != ranges_.begin() && std::prev(next)->second > record;
}

std::uint64_t RecordSet::size() const {
    std::uint64_t size = 0;
    for (const auto& [first, end] : ranges_) size += end - first;
    return size;
}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      partial_(std::move(other.partial_)),
      run_(std::move(other.run_)),
      error_(std::move(other.error_)),
      earlier_(std::move(other.earlier_)),
      earlier_bytes_(other.earlier_bytes_),
      size_(other.size_),
      journaled_(std::move(other.journaled_)),
      plan_(std::move(other.plan_)),
      finished_(other.finished_),
      unordered_(other.unordered_),
      fd_(std::exchange(other.fd_, -1)),
      run_fd_(std::exchange(other.run_fd_, -1)) {}

PartialFile::~PartialFile() {
    if (fd_ >= 0 && size_ == 0) {  // nothing to resume
        ::unlink(partial_.c_str());
        ::unlink(run_.c_str());
    }
    if (run_fd_ >= 0) ::close(run_fd_);
    if (fd_ >= 0) ::close(fd_);
}

Result<PartialFile> PartialFile::begin(const std::string& path, const Plan& plan) {
    PartialFile file;
    file.path_ = path;
    file.unordered_ = plan.unordered;
    std::error_code ignored;
    const std::filesystem::path resolved = std::filesystem::canonical(path, ignored);
    file.target_ = ignored ? path : resolved.string();
    file.partial_ = file.target_ + ".partial";
    file.run_ = file.partial_ + ".run";
    const bool target_exists = std::filesystem::exists(file.target_, ignored);
    if (target_exists && ::access(file.target_.c_str(), W_OK) != 0)
        return Error{"unwritable", std::strerror(errno), "check the path after --output", printable(path)};
    if (plan.resume && target_exists && !std::filesystem::exists(file.partial_, ignored)) {
        ::unlink(file.run_.c_str());  // left where a run was killed between its last two steps
        const int fd = ::open(file.target_.c_str(), O_RDONLY | O_CLOEXEC);
        const Result<std::uint64_t> whole =
            fd < 0 ? Result<std::uint64_t>(Error{"unreadable", std::strerror(errno), {}, printable(path)}) : end_of_whole_lines(fd, path);
        if (fd >= 0) ::close(fd);
        if (!whole) return whole.error();
        file.finished_ = true;
        file.plan_ = plan;
        file.earlier_ = file.target_;
        file.earlier_bytes_ = *whole;
        return file;
    }
    file.fd_ = ::open(file.partial_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file.fd_ < 0) return Error{"unwritable", std::strerror(errno), "check the path after --output", printable(file.partial_name())};
    file.size_ = size_of(file.fd_);
    auto failure = file.lock();
    if (!failure) failure = file.size_ == 0 ? file.begin_new(plan) : file.begin_again(plan);
    if (failure) {
        file.size_ = std::max<std::uint64_t>(file.size_, 1);  // not ours to remove
        failure->path = printable(file.partial_name());
        return *failure;
    }
    return file;
}

bool PartialFile::go_on() {
    fd_ = ::open(partial_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd_ < 0) return fail(partial_name(), errno);
    auto failure = lock();
    if (!failure) failure = begin_new(plan_);
    if (failure) {
        failure->path = printable(partial_name());
        error_ = failure->message();
        return false;
    }
    // Killed in the middle of the copy, it is resumed like any other.
    std::ifstream in(target_, std::ios::binary);
    std::string block(1 << 20, '\0');
    while (size_ < earlier_bytes_) {
        in.read(block.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(block.size(), earlier_bytes_ - size_)));
        if (in.gcount() == 0) return fail(path_, EIO);
        if (const int code = write_all(fd_, std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount()))))
            return fail(partial_name(), code);
        size_ += static_cast<std::uint64_t>(in.gcount());
    }
    finished_ = false;
    return true;
}

/// Two runs must not write one file.
std::optional<Error> PartialFile::lock() {
    if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) {
        struct stat ours {
        }, there{};
        if (::fstat(fd_, &ours) == 0 && ::stat(partial_.c_str(), &there) == 0 && ours.st_ino == there.st_ino) return std::nullopt;
    } else if (errno != EWOULDBLOCK) {
        return std::nullopt;  // a file system without locks
    }
    return Error{"busy", "another run is writing it", "wait for it, or write to another file"};
}

std::optional<Error> PartialFile::begin_new(const Plan& plan) {
    struct stat status {};
    if (::stat(target_.c_str(), &status) == 0) (void)!::fchmod(fd_, status.st_mode & 07777);
    json header = {{"factdiff", "the run whose answers so far are in the file beside this one; `factdiff batch --resume` goes on with it"}};
    for (const auto& [name, value] : plan.fingerprints) header["made with"][name] = value;
    const std::string line = header.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    run_fd_ = ::open(run_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666);
    const int code = run_fd_ < 0 ? errno : write_all(run_fd_, line);
    if (code != 0 || !synced(run_fd_)) {
        ::unlink(partial_.c_str());
        return Error{"unwritable", std::strerror(code != 0 ? code : errno), "check the path after --output"};
    }
    return std::nullopt;
}

std::optional<Error> PartialFile::begin_again(const Plan& plan) {
    if (!plan.resume) return Error{"exists", "left by a run that was interrupted", "--resume goes on with it; to begin anew, remove it"};
    std::ifstream in(run_, std::ios::binary);
    std::string line;
    std::getline(in, line);
    const json header = json::parse(line, nullptr, false);
    if (in.eof() || !header.is_object() || !header.contains("made with") || !header["made with"].is_object())
        return Error{"unknown-run", fmt::format("{} does not say what run it is of", printable(partial_name() + ".run")),
                     "remove both and begin anew"};
    for (const auto& [name, value] : plan.fingerprints)
        if (header["made with"].value(name, std::string()) != value)
            return Error{"other-run", fmt::format("made with other {}", name), "resume with the same, or remove it and begin anew"};

    std::uint64_t whole = 0;
    if (plan.unordered) {
        std::uint64_t journal_bytes = line.size() + 1;
        while (std::getline(in, line) && !in.eof()) {
            const auto entry = parse_journal_line(line);
            if (!entry || entry->bytes < whole || entry->bytes > size_) break;
            whole = entry->bytes;
            journaled_.add(entry->first, entry->end);
            journal_bytes += line.size() + 1;
        }
        if (::truncate(run_.c_str(), static_cast<off_t>(journal_bytes)) != 0) return Error{"unwritable", std::strerror(errno)};
    } else {
        const Result<std::uint64_t> end = end_of_whole_lines(fd_, partial_);
        if (!end) return end.error();
        whole = *end;
    }
    run_fd_ = ::open(run_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
    if (run_fd_ < 0 || ::ftruncate(fd_, static_cast<off_t>(whole)) != 0 || ::lseek(fd_, 0, SEEK_END) < 0)
        return Error{"unwritable", std::strerror(errno)};
    size_ = earlier_bytes_ = whole;
    earlier_ = partial_;
    return std::nullopt;
}

bool PartialFile::fail(const std::string& path, int code) {
    if (error_.empty()) error_ = fmt::format("{}: {}", printable(path), std::strerror(code));
    return false;
}

std::string PartialFile::partial_name() const {
    std::error_code ignored;
    return (std::filesystem::is_symlink(path_, ignored) ? target_ : path_) + ".partial";
}

bool PartialFile::append(std::string_view lines, std::uint64_t first_record, std::uint64_t end_record) {
    if (!error_.empty()) return false;
    if (const int code = write_all(fd_, lines)) return fail(partial_name(), code);
    size_ += lines.size();
    if (!unordered_) return true;
    const int code = write_all(run_fd_, fmt::format("{} {} {}\n", size_, first_record, end_record));
    return code == 0 || fail(partial_name() + ".run", code);
}

bool PartialFile::finish() {
    if (!error_.empty()) return false;
    if (finished_) {
        std::error_code ignored;
        if (std::filesystem::file_size(target_, ignored) == earlier_bytes_) return true;
        if (!go_on()) return false;  // behind the last answer stands a part of a line
    }
    if (!synced(fd_)) return fail(partial_name(), errno);
    if (::rename(partial_.c_str(), target_.c_str()) != 0) return fail(path_, errno);
    sync_folder_of(target_);
    ::unlink(run_.c_str());
    ::close(std::exchange(fd_, -1));
    return true;
}

}  // namespace factdiff::cli
