// NITF and NewsML-G2, the XML of news agencies.
//
//     <nitf><body><body.head><hedline><hl1>Rates rise</hl1></hedline></body.head><body.content><p>The bank …</p></body.content></body></nitf>
//     <newsItem>…<contentSet><inlineXML contenttype="application/nitf+xml"><nitf>…</nitf></inlineXML></contentSet></newsItem>
//
// Elements that name a person, a body, a place or a day (<person>, <org>, <location>, <chron>) become marks of the document; <num> and <money> are
// read as the words inside them. Of the news items in a newsMessage the one with text is read; of several, --item says which.
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/reading/reader.h"

namespace factdiff {

bool looks_like_nitf(std::string_view given);
std::optional<Error> read_nitf(Reading& reading);

bool looks_like_newsml(std::string_view given);
std::optional<Error> read_newsml(Reading& reading);

}  // namespace factdiff
