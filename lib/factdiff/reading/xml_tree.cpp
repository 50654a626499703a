#include "factdiff/reading/xml_tree.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <memory>

#include "factdiff/reading/embedded.h"
#include "factdiff/reading/entities.h"

namespace factdiff {

namespace {

constexpr std::size_t deepest = 1000;
constexpr std::size_t most_nodes = 1U << 22;

class TreeBuilder {
public:
    TreeBuilder(std::string_view text, XmlTree& tree) : text_(text), tree_(tree), parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        // "&nbsp;" without a document type: what is not declared is looked up among the names of HTML.
        XML_UseForeignDTD(parser_.get(), XML_TRUE);
        XML_SetExternalEntityRefHandler(parser_.get(), read_nothing);
        XML_SetParamEntityParsing(parser_.get(), XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE);
        XML_SetSkippedEntityHandler(parser_.get(), on_entity);
    }

    std::optional<Error> run() {
        if (parser_ == nullptr) return Error{"bad-xml", "no memory for the parser", ""};
        const XML_Status status = XML_Parse(parser_.get(), text_.data(), static_cast<int>(text_.size()), XML_TRUE);
        if (status == XML_STATUS_OK && !tree_.nodes.empty()) {
            tree_.all.way_back = std::move(offsets_).build();
            return std::nullopt;
        }
        const XML_Error code = XML_GetErrorCode(parser_.get());
        const std::string what = !limit_.empty() ? limit_
                                 : code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH
                                     ? std::string("its entities stand for far more text than the file holds")
                                     : fmt::format("not well-formed XML ({})", XML_ErrorString(code));
        return Error{"bad-xml", what, "mend the file, or name its format with --format-in", "", XML_GetCurrentLineNumber(parser_.get())};
    }

private:
    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) { static_cast<TreeBuilder*>(user)->start(name, attributes); }
    static void on_end(void* user, const XML_Char*) { static_cast<TreeBuilder*>(user)->end(); }
    static void on_text(void* user, const XML_Char* text, int length) {
        static_cast<TreeBuilder*>(user)->characters({text, static_cast<std::size_t>(length)});
    }
    /// An outside document type is taken for an empty one; any other outside entity for no text.
    static int read_nothing(XML_Parser parser, const XML_Char* context, const XML_Char*, const XML_Char*, const XML_Char*) {
        const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> inner(XML_ExternalEntityParserCreate(parser, context, nullptr),
                                                                                 XML_ParserFree);
        return inner != nullptr && XML_Parse(inner.get(), "", 0, XML_TRUE) == XML_STATUS_OK ? 1 : 0;
    }
    static void on_entity(void* user, const XML_Char* name, int is_parameter) {
        if (is_parameter != 0) return;
        if (const auto entity = entity_at(fmt::format("&{};", name), 0)) static_cast<TreeBuilder*>(user)->characters(entity->text);
    }

    std::uint32_t at() const {
        return static_cast<std::uint32_t>(std::clamp<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0, static_cast<XML_Index>(text_.size())));
    }
    std::uint32_t length() const { return static_cast<std::uint32_t>(std::max(0, XML_GetCurrentByteCount(parser_.get()))); }

    void stop(std::string why) {
        limit_ = std::move(why);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    std::uint32_t name_of(std::string_view full) {
        const auto [place, added] = names_.try_emplace(std::string(full), static_cast<std::uint32_t>(tree_.names.size()));
        if (added) {
            const std::size_t colon = full.find(':');
            tree_.names.emplace_back(colon == std::string_view::npos ? full : full.substr(colon + 1));
            tree_.prefixes.emplace_back(colon == std::string_view::npos ? std::string_view{} : full.substr(0, colon));
        }
        return place->second;
    }

    void start(std::string_view name, const XML_Char** attributes) {
        if (open_.size() >= deepest) return stop(fmt::format("elements nested more than {} deep", deepest));
        if (tree_.nodes.size() >= most_nodes) return stop("more than 4 million elements");
        XmlNode node;
        node.name = name_of(name);
        node.parent = open_.empty() ? 0 : open_.back();
        node.text.begin = node.text.end = static_cast<std::uint32_t>(tree_.all.text.size());
        node.inside.begin = node.inside.end = std::min(at() + length(), static_cast<std::uint32_t>(text_.size()));
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
        for (; attributes[0] != nullptr; attributes += 2) {
            const std::string_view full = attributes[0];
            const std::size_t colon = full.find(':');
            tree_.attributes.push_back({std::string(colon == std::string_view::npos ? full : full.substr(colon + 1)), attributes[1]});
        }
        node.end_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size()));
        tree_.nodes.push_back(node);
    }

    void end() {
        XmlNode& node = tree_.nodes[open_.back()];
        node.end = static_cast<std::uint32_t>(tree_.nodes.size());
        node.text.end = static_cast<std::uint32_t>(tree_.all.text.size());
        node.inside.end = std::max(node.inside.begin, at());
        open_.pop_back();
    }

    void characters(std::string_view text) {
        if (open_.empty() || text.empty()) return;
        const std::uint32_t begin = at();
        const std::uint32_t bytes = std::min(length(), static_cast<std::uint32_t>(text_.size()) - begin);
        const auto clean = static_cast<std::uint32_t>(tree_.all.text.size());
        if (bytes == text.size() && text_.substr(begin, bytes) == text) {
            offsets_.copy(begin, bytes);
        } else {
            offsets_.replace(static_cast<std::uint32_t>(text.size()), {begin, begin + bytes});
        }
        tree_.all.text.append(text);
        const auto size = static_cast<std::uint32_t>(tree_.all.text.size());
        XmlNode& last = tree_.nodes.back();
        if (!last.element && last.parent == open_.back() && last.end == tree_.nodes.size()) {
            last.text.end = size;
            return;
        }
        if (tree_.nodes.size() >= most_nodes) return stop("more than 4 million elements");
        XmlNode node;
        node.element = false;
        node.parent = open_.back();
        node.end = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
        node.text = {clean, size};
        tree_.nodes.push_back(node);
    }

    std::string_view text_;
    XmlTree& tree_;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    OffsetMapBuilder offsets_;
    boost::unordered_flat_map<std::string, std::uint32_t> names_;
    std::vector<std::uint32_t> open_;
    std::string limit_;
};

}  // namespace

std::optional<std::uint32_t> XmlTree::child(std::uint32_t node, std::string_view wanted) const {
    for (std::uint32_t inner = node + 1; inner < nodes[node].end; inner = nodes[inner].end)
        if (is(inner, wanted)) return inner;
    return std::nullopt;
}

std::optional<std::uint32_t> XmlTree::below(std::uint32_t node, std::string_view wanted) const {
    for (std::uint32_t inner = node + 1; inner < nodes[node].end; ++inner)
        if (is(inner, wanted)) return inner;
    return std::nullopt;
}

std::string_view XmlTree::attribute(std::uint32_t node, std::string_view wanted) const {
    for (std::uint32_t i = nodes[node].first_attribute; i < nodes[node].end_attribute; ++i)
        if (attributes[i].name == wanted) return attributes[i].value;
    return {};
}

Unescaped XmlTree::content(std::uint32_t node) const { return slice(all, nodes[node].text); }

Result<XmlTree> parse_xml(std::string_view text) {
    XmlTree tree;
    if (std::optional<Error> error = TreeBuilder(text, tree).run()) return std::move(*error);
    return tree;
}

std::string_view xml_root(std::string_view given) {
    given = given.substr(0, 8192);
    std::size_t at = given.find_first_not_of(" \t\r\n");
    while (at != std::string_view::npos && at + 1 < given.size() && given[at] == '<') {
        const char next = given[at + 1];
        if (next != '?' && next != '!') {
            const std::size_t end = given.find_first_of(" \t\r\n/>", at + 1);
            if (end == std::string_view::npos) return {};
            const std::string_view name = given.substr(at + 1, end - at - 1);
            const std::size_t colon = name.find(':');
            return colon == std::string_view::npos ? name : name.substr(colon + 1);
        }
        const std::string_view close = given.substr(at, 4) == "<!--" ? "-->" : next == '?' ? "?>" : ">";
        // "<!DOCTYPE nitf [<!ENTITY …>]>"
        if (close == ">" && given.substr(at, given.find('>', at) - at).find('[') != std::string_view::npos) at = given.find("]", at);
        if (at == std::string_view::npos) return {};
        at = given.find(close, at);
        if (at == std::string_view::npos) return {};
        at = given.find_first_not_of(" \t\r\n", at + close.size());
    }
    return {};
}

}  // namespace factdiff
