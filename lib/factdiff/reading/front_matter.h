// Front matter: the YAML between "---" lines, or the TOML between "+++" lines, or the JSON object that a site generator keeps at the top of an
// article.
//
//     FrontMatter front = read_front_matter("---\ntitle: Rates rise\ndate: 2025-10-31\ntags: [economy]\n---\nThe bank …");
//     front.length;       // where the body begins; 0 when there is no front matter
//     front.title.text;   // "Rates rise"
//     *front.date;        // 2025-10-31
//     put_front_matter(given, front, clean);   // title and standfirst become fields of the clean text
//
// Title (`title`, `headline`) and standfirst (`excerpt`, `description`, `standfirst`, `subtitle`, `summary`, `dek`) are text of the article; every
// other key is about it and is no text. What cannot be understood is said in `remarks`, with its line.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reading/clean_text.h"

namespace factdiff {

struct FrontValue {
    std::string text;  // unquoted
    Span raw;          // in the given text, quotation marks excluded
};

struct FrontMatter {
    std::uint32_t length = 0;
    FrontValue title;
    std::vector<FrontValue> standfirsts;
    std::optional<std::chrono::year_month_day> date;
    std::vector<std::string> remarks;
};

FrontMatter read_front_matter(std::string_view given);

/// `given` is the text that the front matter was read from.
void put_front_matter(std::string_view given, const FrontMatter& front, CleanText& out);

/// The day at the beginning of "2025-10-31T11:24:46", "2025/10/31" or "2025-10-31 11:24 +0100".
std::optional<std::chrono::year_month_day> read_day(std::string_view text);

}  // namespace factdiff
