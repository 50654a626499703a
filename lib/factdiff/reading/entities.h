// Character references of HTML: "&pound;", "&#8217;", "&#x2019;".
//
//     entity_at("5 &pound; note", 2)     // {7, "£"}
//     entity_at("AT&T", 2)               // nothing
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factdiff {

struct Entity {
    std::uint32_t length = 0;  // bytes, "&" and ";" included
    std::string text;
};

/// The reference that begins at `offset`. A name without its semicolon is none.
std::optional<Entity> entity_at(std::string_view text, std::size_t offset);

}  // namespace factdiff
