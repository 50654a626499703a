// Edits of a text, and the difference they make.
//
//     std::vector<TextEdit> edits = {{12, 14, "28"}};
//     apply(text, edits);
//     unified_diff(text, edits, "story.md");      // "--- story.md\n+++ story.md\n@@ -1,3 +1,3 @@\n …", as patch reads it
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace factdiff::cli {

struct TextEdit {
    std::size_t begin = 0, end = 0;  // bytes
    std::string replacement;
};

/// `edits` are sorted and do not overlap.
std::string apply_edits(std::string_view text, std::span<const TextEdit> edits);

/// Empty where nothing changes.
std::string unified_diff(std::string_view text, std::span<const TextEdit> edits, std::string_view name);

}  // namespace factdiff::cli
