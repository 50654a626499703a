// One input of a run as plain bytes: a file, a pipe or standard input, unpacked on its way where it is gzip or zstd. What it is is seen by its first
// bytes, not by its name. Memory is bounded: nothing but a buffer is held, whatever the data unpacks to.
//
//     Result<CompressedInput> input = CompressedInput::open("pairs.jsonl.zst");
//     while (true) {
//         const Result<std::size_t> count = input->read(buffer, sizeof buffer);   // what is there is given before more is waited for
//         if (!count) say_error(count.error().message());    // "pairs.jsonl.zst: damaged zstd data at byte 4711 (…); …"
//         if (!count || *count == 0) break;
//     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "factdiff/text/result.h"

namespace factdiff::cli {

class CompressedInput {
public:
    /// "-" is standard input.
    static Result<CompressedInput> open(const std::string& path);
    ~CompressedInput();
    CompressedInput(CompressedInput&&) noexcept;
    CompressedInput& operator=(CompressedInput&&) = delete;

    /// How many bytes were put to `out`; 0 at the end, and once a signal has asked for the end of the run (interrupt.h).
    Result<std::size_t> read(char* out, std::size_t room);

    /// Bytes taken of the file as it lies there, packed or not.
    std::uint64_t taken() const;

private:
    struct Impl;
    explicit CompressedInput(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace factdiff::cli
