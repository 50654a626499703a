// Reading: bytes become a Document.
//
//     Result<Document> a = read_file("story.md", {});                         // format from the name and the content
//     Result<Document> b = read_text("Shares fell 3%.", {.path = "-"});       // text already in memory
//     if (!a) report(a.error());                                              // path, line, what is wrong, what to do
//
// Formats: reading/formats.h. Encodings recognised: UTF-8 (with or without BOM), UTF-16 (BOM, or by its zero bytes), Windows-1252 (converted, and
// said in remarks()). Refused with an Error: a missing or unreadable file, a directory, an empty or blank text, a binary file, invalid bytes that are
// no known encoding.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "factdiff/reading/document.h"
#include "factdiff/reading/formats.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct ReadOptions {
    std::string path = {};  // for messages, and for detection by extension
    Format format = Format::detect;
    std::string title = {};                                // overrides what the text says of itself
    std::optional<std::chrono::year_month_day> date = {};  // the same
    std::string language = "en";
    std::string text_field = {};            // of a JSON record: the field that holds the text, "body" or "article.body"
    std::uint32_t item = 0;                 // of a feed: which item, counted from 1; 0: the only one
    std::uint64_t max_bytes = 64ULL << 20;  // larger input is refused
};

/// Reads a file; `path` "-" reads standard input.
Result<Document> read_file(const std::string& path, ReadOptions options);

/// Reads text in memory: bytes of any recognised encoding.
Result<Document> read_text(std::string bytes, ReadOptions options);

}  // namespace factdiff
