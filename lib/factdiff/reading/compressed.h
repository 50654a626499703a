// gzip and zstd: a file that was packed on its way is unpacked before it is read.
//
//     Result<std::string> text = decompress(bytes, limit);      // bytes as they are when they are not compressed
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "factdiff/text/result.h"

namespace factdiff {

bool is_compressed(std::string_view bytes);

/// Never unpacks more than `limit` bytes: the Error "too-large" says so.
Result<std::string> decompress(std::string bytes, std::uint64_t limit);

/// "story.md" of "story.md.gz".
std::string_view without_compression(std::string_view path);

}  // namespace factdiff
