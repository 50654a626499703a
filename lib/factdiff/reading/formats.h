// The formats that can be read, by name.
//
//     format_named("md");              // Format::markdown
//     name_of(Format::markdown);       // "markdown"
//     input_format_names();                  // "text, markdown, html, …": for messages
//
// Which reader serves which format, by which extensions and by what content it is recognised: the table in reading/formats.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factdiff {

enum class Format : std::uint8_t { detect, plain, markdown, html, json, ninjs, rss, nitf, newsml, docx, odt };

/// The format called `name`, by its own name or another that people use ("txt", "md"); "auto" and "detect" are Format::detect.
std::optional<Format> format_named(std::string_view name);
std::string_view name_of(Format format);
/// All names, for messages.
std::string input_format_names();

}  // namespace factdiff
