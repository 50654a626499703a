// What a page says of itself: JSON-LD (schema.org NewsArticle and its kin), Open Graph, meta elements, microdata, <title>.
//
//     HtmlMetadata about = read_html_metadata(tree);
//     about.title.text;          // "Rates rise"; about.title.given is where it stands in the page
//     about.day;                 // of publication
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/reading/html_tree.h"
#include "factdiff/text/offset_map.h"

namespace factdiff {

/// A value with the way back to the page.
struct PageValue {
    std::string text;
    OffsetMap way_back;
    bool empty() const { return text.empty(); }
};

struct HtmlMetadata {
    PageValue title;         // JSON-LD headline, og:title, then <title> without the name of the site
    std::string page_title;  // og:title and <title> as they stand, to know the headline by
    std::optional<std::chrono::year_month_day> day;
    std::vector<PageValue> authors;
    PageValue body;  // articleBody
    std::string language;
};

HtmlMetadata read_html_metadata(const HtmlTree& tree);

/// The text of an attribute or a title, entities decoded.
PageValue decoded_value(std::string_view page, Span raw);

}  // namespace factdiff
