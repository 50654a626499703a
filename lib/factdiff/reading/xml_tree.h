// An XML document as a flat tree; its character data in one text that leads back to the file.
//
//     Result<XmlTree> tree = parse_xml("<item><title>Rates &amp; prices</title></item>");
//     std::uint32_t title = *tree->child(0, "title");
//     tree->content(title).text;                         // "Rates & prices"
//
// expat reads it: what is not well-formed, nested more than 1,000 deep, or a bomb of entities is an Error with its line. Nothing outside the document
// is ever loaded. Names are local names: "content:encoded" is "encoded" with the prefix "content".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reading/json_tree.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct XmlNode {
    bool element = true;
    std::uint32_t name = 0;  // into XmlTree::names; of an element
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // index behind the last node inside it
    Span text;              // in XmlTree::content: of a run of text, or of all text inside an element
    Span inside;            // in the file: between the start tag and the end tag
    std::uint32_t first_attribute = 0;
    std::uint32_t end_attribute = 0;
};

struct XmlAttribute {
    std::string name;
    std::string value;
};

struct XmlTree {
    std::vector<XmlNode> nodes;  // node 0 is the root element
    std::vector<std::string> names;
    std::vector<std::string> prefixes;  // of the names, beside them
    std::vector<XmlAttribute> attributes;
    Unescaped all;  // every run of text, one after another

    bool is(std::uint32_t node, std::string_view name) const { return nodes[node].element && names[nodes[node].name] == name; }
    std::string_view name(std::uint32_t node) const { return names[nodes[node].name]; }
    std::optional<std::uint32_t> child(std::uint32_t node, std::string_view name) const;
    /// The first element of that name anywhere below.
    std::optional<std::uint32_t> below(std::uint32_t node, std::string_view name) const;
    std::string_view attribute(std::uint32_t node, std::string_view name) const;
    std::string_view words(std::uint32_t node) const { return std::string_view(all.text).substr(nodes[node].text.begin, nodes[node].text.length()); }
    Unescaped content(std::uint32_t node) const;
    template <typename Function>
    void each(std::uint32_t node, Function&& function) const {
        for (std::uint32_t inner = node + 1; inner < nodes[node].end; inner = nodes[inner].end)
            if (nodes[inner].element) function(inner);
    }
};

/// The Error's path is left empty.
Result<XmlTree> parse_xml(std::string_view text);

/// The local name of the root element, from the first bytes; empty when it is no XML.
std::string_view xml_root(std::string_view given);

}  // namespace factdiff
