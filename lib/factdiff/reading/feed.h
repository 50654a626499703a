// RSS 2.0, RSS 1.0 and Atom: one item of a feed.
//
//     <item><title>Rates rise</title><content:encoded><![CDATA[<p>The bank …]]></content:encoded></item>
//
// A feed with one item is that item. Of several, --item says which; there is no telling which the user means.
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/reading/reader.h"

namespace factdiff {

bool looks_like_feed(std::string_view given);
std::optional<Error> read_feed(Reading& reading);

}  // namespace factdiff
