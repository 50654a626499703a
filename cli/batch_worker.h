// What one thread of a batch does: a record in, a line out, whatever the record holds.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "checkers.h"
#include "line_runner.h"
#include "manifest.h"
#include "options.h"
#include "records.h"
#include "summary.h"
#include "work_budget.h"

namespace factdiff::cli {

/// What the threads of a batch share.
struct BatchState {
    std::atomic<std::uint64_t> records = 0, findings = 0, errors = 0;  // answered so far, for those who watch
    WorkBudget budget{compared_at_once};

    static constexpr std::uint64_t compared_at_once = 4 << 20;
};

class BatchWorker {
public:
    /// `manifest`: how the records are read; nullptr: they are JSON.
    BatchWorker(const Options& options, const Manifest* manifest, BatchState& state);

    /// Appends one line to `out` and counts it in the summary.
    void answer(const InputLine& line, std::string& out);
    const Summary& summary() const { return summary_; }

private:
    void compare(Record& record, std::string& out);

    const Options& options_;
    const Manifest* manifest_;
    BatchState& state_;
    ReadOptions reading_;
    RecordReader reader_;
    Checkers checkers_;
    SummaryReader summary_reader_;
    Summary summary_;
};

}  // namespace factdiff::cli
