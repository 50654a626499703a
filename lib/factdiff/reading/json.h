// JSON: IPTC ninjs 1.x to 3.x, schema.org articles, and the records of a CMS.
//
//     {"headline": "Rates rise", "body_xhtml": "<p>The bank …</p>", "versioncreated": "2025-10-31T06:00:00Z"}       ninjs
//     {"title": "Rates rise", "article": {"body": "The bank …"}}                                  --text-field article.body
//
// The text of a record stands in the field that --text-field names, else in one of the usual ones ("text", "body", "content" …). It is read as HTML
// where it is marked up. Title, standfirst, day and byline are taken from their usual names in the same object.
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/reading/reader.h"

namespace factdiff {

bool looks_like_json(std::string_view given);
std::optional<Error> read_json(Reading& reading);

bool looks_like_ninjs(std::string_view given);
std::optional<Error> read_ninjs(Reading& reading);

}  // namespace factdiff
