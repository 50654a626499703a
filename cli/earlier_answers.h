// What an interrupted run has answered already, read again when it is resumed: counted in the summary, and held against the inputs, so that no answer
// is taken for another record's.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#include "line_runner.h"
#include "summary.h"

namespace factdiff::cli {

class EarlierAnswers {
public:
    /// The first `bytes` of the file hold whole lines.
    EarlierAnswers(const std::string& path, std::uint64_t bytes, unsigned required_claims);

    /// Counts the next answer; false where there is none. `id()` is its id then.
    bool next(Summary& summary);
    const std::string& id() const { return reader_.id(); }
    std::uint64_t lines() const { return lines_; }
    /// A line is no answer, or the file cannot be read.
    bool damaged() const { return damaged_; }

private:
    std::ifstream in_;
    std::uint64_t left_;
    std::uint64_t lines_ = 0;
    std::string line_;
    SummaryReader reader_;
    bool damaged_ = false;
};

}  // namespace factdiff::cli
