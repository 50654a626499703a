// One article as a record of a batch or a caller of the C interface gives it, and the Document that is read of it.
//
//     ArticleInput input{.path = "stories/a.md", .date = parse_day("2025-10-31")};
//     Result<Document> document = read_article_input(std::move(input), {}, "source");
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "factdiff/reading/document.h"
#include "factdiff/reading/read.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct ArticleInput {
    std::optional<std::string> text;
    std::optional<std::string> path;
    std::string title;
    std::string format;
    std::string language;
    std::string text_field;
    std::optional<std::chrono::year_month_day> date;
};

/// "2025-10-31" as a day; with `time_allowed`, what follows a "T" or a space is the time of day. No value for anything else.
std::optional<std::chrono::year_month_day> parse_day(std::string_view text, bool time_allowed = false);

/// True for the languages that can be read: English, with or without a region ("en", "en-GB", "en_US").
bool language_available(std::string_view language);

/// The Document of an article; what it does not say itself is as in `options`. `side` is named in an error ("source"). `text` is what a caller hands
/// over beside the record; then a path is only its name, in the report and for finding out the format.
Result<Document> read_article_input(ArticleInput input, ReadOptions options, std::string_view side = {}, std::optional<std::string_view> text = {});

}  // namespace factdiff
