// Text inside text: the HTML in a JSON string, the plain words of an XML element. What is read of it still leads back to the file.
//
//     put_embedded(tree.unescaped(body), FieldKind::body, reading);    // HTML where it is marked up, else paragraphs by line
//     put_line(tree.unescaped(headline), FieldKind::title, reading);   // one line, tags left out
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "factdiff/reading/json_tree.h"
#include "factdiff/reading/reader.h"

namespace factdiff {

/// True when a text holds tags or entities, so that somebody must have meant it as HTML.
bool is_marked_up(std::string_view text);

/// A part of a text with the way back of that part.
Unescaped slice(const Unescaped& whole, Span part);

void put_embedded(const Unescaped& value, FieldKind kind, Reading& reading);
void put_line(const Unescaped& value, FieldKind kind, Reading& reading);

/// The words of a value without tags, on one line: to compare and to set aside.
std::string plain_words(std::string_view text);
/// Sets a value aside: a byline, a credit.
void put_aside(std::string kind, const Unescaped& value, Reading& reading);

/// Its first letters and digits are those of the other text too: a teaser cut from the text itself.
bool begins_alike(std::string_view a, std::string_view b);

/// The item that the user chose, or the only one; an Error that names the choice. `titles` are shown.
Result<std::uint32_t> chosen_item(const ReadOptions& options, const std::vector<std::string>& titles, std::string_view what);

}  // namespace factdiff
