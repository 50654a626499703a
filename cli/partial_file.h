// The file of results of a long run. What is answered so far stands in OUT.partial, whole lines but for the last after a crash; when the run is
// finished it is synced and becomes OUT in one step. An interrupted run leaves OUT.partial, and beside it OUT.partial.run, which names the settings
// and inputs it was made with, so that the run can be resumed with the same and with nothing else.
//
//     Result<PartialFile> file = PartialFile::begin("out.jsonl", fingerprints, Resume::no, Order::kept);
//     file->append(lines, first_record, end_record);
//     file->finish();
//
// Records answered by an earlier run: in order, one for each whole line of OUT.partial; where order was not kept, OUT.partial.run also is a journal
// of which records stand before which byte. A torn last line is cut off, its record answered again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"

namespace factdiff::cli {

/// What must be the same for a run to be resumed, by the name that a message gives it: {"the options", "9f2c…"}.
using RunFingerprints = std::vector<std::pair<std::string, std::string>>;

/// Records by ranges that do not touch.
class RecordSet {
public:
    void add(std::uint64_t first, std::uint64_t end);
    bool contains(std::uint64_t record) const;
    std::uint64_t size() const;

private:
    std::map<std::uint64_t, std::uint64_t> ranges_;  // end by first
};

class PartialFile {
public:
    struct Plan {
        RunFingerprints fingerprints;
        bool resume = false;
        bool unordered = false;
    };
    /// The file named `path` must be a regular file or not exist.
    static Result<PartialFile> begin(const std::string& path, const Plan& plan);
    ~PartialFile();
    PartialFile(PartialFile&&) noexcept;
    PartialFile& operator=(PartialFile&&) = delete;

    /// Where the answers of the earlier run can be read; empty where there is none.
    const std::string& earlier() const { return earlier_; }
    std::uint64_t earlier_bytes() const { return earlier_bytes_; }
    /// There is no OUT.partial to go on with, and OUT exists: it is what there is, and nothing needs to be written so far.
    bool finished() const { return finished_; }
    /// It does after all: what is answered in OUT becomes OUT.partial.
    bool go_on();
    /// Of an earlier run that did not keep order: what it answered.
    const RecordSet& journaled() const { return journaled_; }

    /// False where nothing more can be written; the reason is in error().
    bool append(std::string_view lines, std::uint64_t first_record, std::uint64_t end_record);
    /// Makes it OUT.
    bool finish();
    const std::string& error() const { return error_; }
    /// OUT.partial, as the user would name it.
    std::string partial_name() const;
    bool empty() const { return size_ == 0; }

private:
    PartialFile() = default;
    std::optional<Error> begin_new(const Plan& plan);
    std::optional<Error> begin_again(const Plan& plan);
    std::optional<Error> lock();
    bool fail(const std::string& path, int code);

    std::string path_;           // as the user named it
    std::string target_;         // links followed
    std::string partial_, run_;  // their paths
    std::string error_;
    std::string earlier_;
    std::uint64_t earlier_bytes_ = 0;
    std::uint64_t size_ = 0;  // of OUT.partial
    RecordSet journaled_;
    Plan plan_;
    bool finished_ = false;
    bool unordered_ = false;
    int fd_ = -1, run_fd_ = -1;
};

}  // namespace factdiff::cli
