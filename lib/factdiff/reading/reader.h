// What every reader of a format has in common: what it is given, and where it puts what it read.
//
//     std::optional<Error> read_html(Reading& reading);      // reading/html.cpp; a row in reading/formats.cpp
//
// A reader appends the article's own text to `out`, field by field, and what is about the article to `parts`. It fails only where the input is no
// such document at all; damage inside it becomes a remark.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reading/clean_text.h"
#include "factdiff/reading/document.h"
#include "factdiff/reading/packed.h"
#include "factdiff/reading/read.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct Reading {
    std::string_view given;
    const ReadOptions& options;
    CleanText& out;
    Document::Parts& parts;  // title, date, language, asides and remarks; text, offsets and fields come from `out`
};

/// The Error's path is left empty: the caller knows it.
using Reader = std::optional<Error> (*)(Reading&);

struct FormatRow {
    Format format;
    std::string_view name;
    std::string_view other_names;  // separated by blanks
    std::string_view extensions;   // without the dot, separated by blanks
    bool (*sniff)(std::string_view given);
    Reader read;
    // Of a packed format, which has no text of its own, instead of the two above: see packed.h.
    bool (*is_packed)(std::string_view bytes) = nullptr;
    Result<PackedText> (*unpack)(std::string_view bytes, std::uint64_t limit) = nullptr;
};

const std::vector<FormatRow>& format_rows();

/// The format of a text by the name of its file, then by its content. `by_content`: the name said nothing, or something else.
struct Detected {
    const FormatRow* row = nullptr;
    bool by_content = false;
};
Detected detect_format(std::string_view path, std::string_view given);

}  // namespace factdiff
