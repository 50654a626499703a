#include "factdiff/reading/formats.h"

#include <algorithm>

#include "factdiff/reading/feed.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/html.h"
#include "factdiff/reading/json.h"
#include "factdiff/reading/markdown.h"
#include "factdiff/reading/news_xml.h"
#include "factdiff/reading/plain_text.h"
#include "factdiff/reading/reader.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

std::optional<Error> read_plain(Reading& reading) {
    read_plain_text(reading.given, reading.out, &reading.parts.asides);
    return std::nullopt;
}

std::optional<Error> read_markdown_with_front_matter(Reading& reading) {
    const FrontMatter front = read_front_matter(reading.given);
    put_front_matter(reading.given, front, reading.out);
    read_markdown(reading.given, front.length, reading.out, reading.parts.remarks, &reading.parts.asides);
    reading.parts.date = front.date;
    reading.parts.remarks.insert(reading.parts.remarks.end(), front.remarks.begin(), front.remarks.end());
    return std::nullopt;
}

bool has_front_matter(std::string_view given) { return read_front_matter(given).length > 0; }

// In the order in which contents are asked. Plain text is what is left.
const std::vector<FormatRow> rows = {
    {Format::markdown, "markdown", "md", "md markdown mdown mkd", has_front_matter, read_markdown_with_front_matter},
    {Format::html, "html", "htm xhtml", "html htm xhtml shtml", looks_like_html, read_html},
    {Format::ninjs, "ninjs", "", "json", looks_like_ninjs, read_ninjs},
    {Format::json, "json", "", "json", looks_like_json, read_json},
    {Format::nitf, "nitf", "", "nitf xml", looks_like_nitf, read_nitf},
    {Format::newsml, "newsml", "newsml-g2", "newsml xml", looks_like_newsml, read_newsml},
    {Format::rss, "rss", "atom feed", "rss atom xml", looks_like_feed, read_feed},
    {Format::docx, "docx", "word", "docx docm", nullptr, nullptr, is_docx, unpack_docx},
    {Format::odt, "odt", "opendocument", "odt", nullptr, nullptr, is_odt, unpack_odt},
    {Format::plain, "text", "plain txt", "txt text", nullptr, read_plain},
};

/// True when `word` stands in `list`, whose words are divided by blanks. Case does not count.
bool lists(std::string_view list, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        if (equal_ascii_case(word, list.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

std::string_view extension_of(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return {};
    return path.substr(dot + 1);
}

}  // namespace

const std::vector<FormatRow>& format_rows() { return rows; }

std::optional<Format> format_named(std::string_view name) {
    if (name == "auto" || name == "detect") return Format::detect;
    for (const FormatRow& row : rows)
        if (row.name == name || lists(row.other_names, name)) return row.format;
    return std::nullopt;
}

std::string_view name_of(Format format) {
    for (const FormatRow& row : rows)
        if (row.format == format) return row.name;
    return "auto";
}

std::string input_format_names() {
    std::string names = "text";
    for (const FormatRow& row : rows)
        if (row.format != Format::plain) names += ", " + std::string(row.name);
    return names;
}

Detected detect_format(std::string_view path, std::string_view given) {
    const std::string_view extension = extension_of(path);
    const FormatRow* named = nullptr;
    for (const FormatRow& row : rows) {
        if (row.unpack != nullptr || !lists(row.extensions, extension)) continue;
        named = &row;                            // of several, the last: the one that asks least of its content
        if (row.format == Format::plain) break;  // the content may know better
        if (row.format == Format::markdown || row.format == Format::html || row.sniff(given)) return {&row, false};
    }
    for (const FormatRow& row : rows)
        if (row.sniff != nullptr && row.sniff(given)) return {&row, true};
    return named != nullptr ? Detected{named, false} : Detected{&rows.back(), false};
}

}  // namespace factdiff
