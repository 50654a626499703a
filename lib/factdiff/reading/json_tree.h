// A JSON document as a flat tree, in which every string knows its place in the file.
//
//     Result<JsonTree> tree = parse_json(R"({"headline": "Caf\u00e9 shut", "tags": [1, 2]})");
//     std::uint32_t headline = *tree->find(0, "headline");
//     tree->string(headline);                    // "Café shut"
//     Unescaped value = tree->unescaped(headline);
//     value.way_back.given({0, 4});              // where "Caf\u00e9" stands
//
// simdjson reads it: anything that is no JSON, no UTF-8, or nested more than 200 deep is an Error with its line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/offset_map.h"
#include "factdiff/text/result.h"
#include "factdiff/text/span.h"

namespace factdiff {

enum class JsonKind : std::uint8_t { object, array, string, other };

struct JsonNode {
    JsonKind kind = JsonKind::other;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // index behind the last node inside it
    Span key;               // between its quotation marks; empty in an array
    Span value;             // of a string: between its quotation marks
};

/// Text with its escapes resolved, and the way from there to where it was given.
struct Unescaped {
    std::string text;
    OffsetMap way_back;
};

struct JsonTree {
    std::string_view text;
    std::vector<JsonNode> nodes;

    /// The member `key` of an object. Its case counts, escapes in it are not looked through.
    std::optional<std::uint32_t> find(std::uint32_t object, std::string_view key) const;
    std::string_view key(std::uint32_t node) const { return text.substr(nodes[node].key.begin, nodes[node].key.length()); }
    bool is_string(std::uint32_t node) const { return nodes[node].kind == JsonKind::string; }
    /// The text of a string; empty for anything else.
    std::string string(std::uint32_t node) const;
    std::string string(std::uint32_t object, std::string_view key) const;
    Unescaped unescaped(std::uint32_t node) const;
    /// Calls `function` for each member or element.
    template <typename Function>
    void each(std::uint32_t container, Function&& function) const {
        for (std::uint32_t child = container + 1; child < nodes[container].end; child = nodes[child].end) function(child);
    }
};

/// The Error's path is left empty. `text` must outlive the tree.
Result<JsonTree> parse_json(std::string_view text);

}  // namespace factdiff
