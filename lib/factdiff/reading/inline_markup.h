// What stands inside one Markdown paragraph: emphasis, links, pictures, code, tags, entities, escapes.
//
//     put_inline(given, {{10, 60}}, FieldKind::body, labels, clean);
//     // "It sold **260,000** [chips](https://example.com/2025) &mdash; fast"  →  "It sold 260,000 chips — fast"
//
// Linear in the length of the paragraph, whatever it holds: every search that can fail remembers that it failed.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "factdiff/reading/clean_text.h"

namespace factdiff {

struct MarkdownLine {
    Span span;
    bool hard_break = false;  // two spaces or a backslash stood at its end
};

/// The labels of link reference definitions, as label_of() writes them.
using LinkLabels = std::unordered_set<std::string>;
std::string label_of(std::string_view label);

/// Appends the words of `lines` to the paragraph that is open in `out`, then a caption for each picture.
void put_inline(std::string_view given, const std::vector<MarkdownLine>& lines, FieldKind kind, const LinkLabels& labels, CleanText& out);

}  // namespace factdiff
