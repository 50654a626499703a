#include "factdiff/reading/html_tree.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

struct TagName {
    std::string_view name;
    Tag tag;
};

// In the order of their bytes.
// clang-format off
constexpr TagName tag_names[] = {
    {"a", Tag::a}, {"abbr", Tag::abbr}, {"address", Tag::address}, {"article", Tag::article}, {"aside", Tag::aside}, {"audio", Tag::audio}, {"b", Tag::b},
    {"base", Tag::base}, {"bdi", Tag::bdi}, {"bdo", Tag::bdo}, {"big", Tag::big}, {"blockquote", Tag::blockquote}, {"body", Tag::body}, {"br", Tag::br},
    {"button", Tag::button}, {"canvas", Tag::canvas}, {"caption", Tag::caption}, {"center", Tag::center}, {"cite", Tag::cite}, {"code", Tag::code},
    {"col", Tag::col}, {"data", Tag::data}, {"dd", Tag::dd}, {"del", Tag::del}, {"details", Tag::details}, {"dfn", Tag::dfn}, {"dialog", Tag::dialog},
    {"div", Tag::div}, {"dl", Tag::dl}, {"dt", Tag::dt}, {"em", Tag::em}, {"embed", Tag::embed}, {"fieldset", Tag::fieldset},
    {"figcaption", Tag::figcaption}, {"figure", Tag::figure}, {"font", Tag::font}, {"footer", Tag::footer}, {"form", Tag::form}, {"h1", Tag::h1},
    {"h2", Tag::h2}, {"h3", Tag::h3}, {"h4", Tag::h4}, {"h5", Tag::h5}, {"h6", Tag::h6}, {"head", Tag::head}, {"header", Tag::header}, {"hr", Tag::hr},
    {"html", Tag::html}, {"i", Tag::i}, {"iframe", Tag::iframe}, {"img", Tag::img}, {"input", Tag::input}, {"ins", Tag::ins}, {"kbd", Tag::kbd},
    {"label", Tag::label}, {"li", Tag::li}, {"link", Tag::link}, {"main", Tag::main}, {"mark", Tag::mark}, {"math", Tag::math}, {"menu", Tag::menu},
    {"meta", Tag::meta}, {"meter", Tag::meter}, {"nav", Tag::nav}, {"noframes", Tag::noframes}, {"noscript", Tag::noscript}, {"object", Tag::object},
    {"ol", Tag::ol}, {"optgroup", Tag::optgroup}, {"option", Tag::option}, {"output", Tag::output}, {"p", Tag::p}, {"param", Tag::param},
    {"pre", Tag::pre}, {"q", Tag::q}, {"s", Tag::s}, {"samp", Tag::samp}, {"script", Tag::script}, {"section", Tag::section}, {"select", Tag::select},
    {"small", Tag::small}, {"source", Tag::source}, {"span", Tag::span}, {"strike", Tag::strike}, {"strong", Tag::strong}, {"style", Tag::style},
    {"sub", Tag::sub}, {"summary", Tag::summary}, {"sup", Tag::sup}, {"svg", Tag::svg}, {"table", Tag::table}, {"tbody", Tag::tbody}, {"td", Tag::td},
    {"template", Tag::template_}, {"textarea", Tag::textarea}, {"tfoot", Tag::tfoot}, {"th", Tag::th}, {"thead", Tag::thead}, {"time", Tag::time},
    {"title", Tag::title}, {"tr", Tag::tr}, {"track", Tag::track}, {"tt", Tag::tt}, {"u", Tag::u}, {"ul", Tag::ul}, {"var", Tag::var},
    {"video", Tag::video}, {"wbr", Tag::wbr},
};
// clang-format on

constexpr std::uint32_t most_nodes = 1U << 22;  // some 400 MB of memory
// No page nests so deep; a bound for the walk from an end tag up to its element.
constexpr std::size_t furthest_start_tag = 256;

std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

Tag tag_named(std::string_view name) {
    char folded[12];
    if (name.size() > sizeof folded) return Tag::other;
    for (std::size_t i = 0; i < name.size(); ++i) folded[i] = ascii_lower(name[i]);
    const std::string_view key(folded, name.size());
    static const std::array<std::uint8_t, 128> first = [] {
        std::array<std::uint8_t, 128> table{};
        for (std::size_t i = std::size(tag_names); i-- > 0;)
            table[static_cast<unsigned char>(tag_names[i].name[0])] = static_cast<std::uint8_t>(i + 1);
        return table;
    }();
    const auto letter = static_cast<unsigned char>(key.empty() ? 0 : key[0]);
    if (letter >= first.size() || first[letter] == 0) return Tag::other;
    for (std::size_t i = first[letter] - 1U; i < std::size(tag_names) && tag_names[i].name[0] == key[0]; ++i)
        if (tag_names[i].name == key) return tag_names[i].tag;
    return Tag::other;
}

bool is_void(Tag tag) {
    switch (tag) {
        case Tag::base:
        case Tag::br:
        case Tag::col:
        case Tag::embed:
        case Tag::hr:
        case Tag::img:
        case Tag::input:
        case Tag::link:
        case Tag::meta:
        case Tag::param:
        case Tag::source:
        case Tag::track:
        case Tag::wbr:
            return true;
        default:
            return false;
    }
}

/// Elements whose content is no markup up to their own end tag. Drawings and formulas are markup, but none of it is read.
bool is_raw(Tag tag) {
    switch (tag) {
        case Tag::script:
        case Tag::style:
        case Tag::textarea:
        case Tag::title:
        case Tag::iframe:
        case Tag::noframes:
        case Tag::svg:
        case Tag::math:
            return true;
        default:
            return false;
    }
}

/// True when a start tag `next` ends an open element `open` whose end tag was left out.
bool ends(Tag open, Tag next) {
    switch (open) {
        case Tag::p:
            return next >= Tag::address && next <= Tag::ul && next != Tag::body && next != Tag::head && next != Tag::html && next != Tag::caption &&
                   next != Tag::td && next != Tag::th && next != Tag::tr;
        case Tag::li:
            return next == Tag::li;
        case Tag::dt:
        case Tag::dd:
            return next == Tag::dt || next == Tag::dd;
        case Tag::td:
        case Tag::th:
            return next == Tag::td || next == Tag::th || next == Tag::tr || next == Tag::tbody || next == Tag::thead || next == Tag::tfoot;
        case Tag::tr:
            return next == Tag::tr || next == Tag::tbody || next == Tag::thead || next == Tag::tfoot;
        case Tag::thead:
        case Tag::tbody:
        case Tag::tfoot:
            return next == Tag::tbody || next == Tag::thead || next == Tag::tfoot;
        case Tag::option:
            return next == Tag::option || next == Tag::optgroup;
        case Tag::head:
            return next == Tag::body || (next >= Tag::address && next <= Tag::ul && next != Tag::head && next != Tag::html);
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
            return is_heading(next);
        case Tag::a:
            return next == Tag::a;
        default:
            return false;
    }
}

/// Elements beyond which an implied end is not looked for: a list inside an item, a table inside a cell.
bool is_barrier(Tag open, Tag next) {
    switch (next) {
        case Tag::li:
            return open == Tag::ul || open == Tag::ol || open == Tag::menu;
        case Tag::dt:
        case Tag::dd:
            return open == Tag::dl;
        case Tag::td:
        case Tag::th:
        case Tag::tr:
        case Tag::tbody:
        case Tag::thead:
        case Tag::tfoot:
            return open == Tag::table;
        case Tag::option:
        case Tag::optgroup:
            return open == Tag::select;
        default:
            return !is_inline(open) && open != Tag::p && !is_heading(open) && open != Tag::other && open != Tag::head;
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {
        tree_.text = text;
        tree_.nodes.reserve(text.size() / 24 + 16);
        tree_.nodes.push_back({Tag::page, 0, 0, {}, {}});
        open_.push_back(0);
    }

    HtmlTree run() {
        std::size_t run = 0;  // text that is not yet a node
        for (std::size_t at = 0; at < text_.size();) {
            const void* found = std::memchr(text_.data() + at, '<', text_.size() - at);
            if (found == nullptr) break;
            at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
            if (!begins_markup(at)) {
                ++at;
                continue;
            }
            put_text(run, at);
            at = markup(at);
            run = at;
            if (tree_.nodes.size() > most_nodes) {
                tree_.cut = true;
                run = text_.size();
                break;
            }
        }
        put_text(run, text_.size());
        while (!open_.empty()) pop(text_.size());
        return std::move(tree_);
    }

private:
    bool begins_markup(std::size_t at) const {
        if (at + 1 >= text_.size()) return false;
        const char next = text_[at + 1];
        return is_ascii_letter(next) || next == '!' || next == '?' || (next == '/' && at + 2 < text_.size());
    }

    void put_text(std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        const auto index = offset(tree_.nodes.size());
        tree_.nodes.push_back({Tag::text, open_.back(), index + 1, {offset(begin), offset(end)}, {}});
    }

    /// Reads what begins with "<" at `at`; gives where it ends.
    std::size_t markup(std::size_t at) {
        const char next = text_[at + 1];
        if (is_ascii_letter(next)) return start_tag(at);
        if (next == '/' && is_ascii_letter(text_[at + 2])) return end_tag(at);
        if (text_.substr(at, 4) == "<!--") {
            if (text_.substr(at + 4, 1) == ">") return at + 5;
            return behind("-->", at + 2);
        }
        if (text_.substr(at, 9) == "<![CDATA[") return behind("]]>", at + 9);
        return behind(">", at + 2);
    }

    std::size_t behind(std::string_view mark, std::size_t from) const {
        const std::size_t found = text_.find(mark, from);
        return found == std::string_view::npos ? text_.size() : found + mark.size();
    }

    std::size_t name_end(std::size_t at) const {
        while (at < text_.size() && !is_html_space(text_[at]) && text_[at] != '>' && text_[at] != '/') ++at;
        return at;
    }

    /// Behind the ">" of a tag whose name ends at `at`. A ">" inside a quoted value does not end it.
    std::size_t tag_end(std::size_t at) const {
        while (at < text_.size()) {
            const char c = text_[at];
            if (c == '>') return at + 1;
            ++at;
            if (c != '=') continue;
            while (at < text_.size() && is_html_space(text_[at])) ++at;
            if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
                const void* close = std::memchr(text_.data() + at + 1, text_[at], text_.size() - at - 1);
                if (close == nullptr) return text_.size();
                at = static_cast<std::size_t>(static_cast<const char*>(close) - text_.data()) + 1;
            } else {
                while (at < text_.size() && !is_html_space(text_[at]) && text_[at] != '>') ++at;
            }
        }
        return at;
    }

    std::size_t start_tag(std::size_t at) {
        const std::size_t named = name_end(at + 1);
        const std::size_t end = tag_end(named);
        if (end == text_.size() && text_[end - 1] != '>') return end;  // cut off inside the tag
        const std::string_view name = text_.substr(at + 1, named - at - 1);
        const Tag tag = tag_named(name);
        close_implied(tag, at);
        const auto index = offset(tree_.nodes.size());
        tree_.nodes.push_back({tag, open_.back(), index + 1, {offset(at), offset(end)}, {}});
        if (is_void(tag)) return end;
        const bool closed = text_[end - 2] == '/';
        if (is_raw(tag)) {
            if (closed && (tag == Tag::svg || tag == Tag::math)) return end;
            const std::size_t raw_end = end_of_raw(name, end);
            tree_.nodes[index].close = {offset(end), offset(raw_end)};
            return raw_end == text_.size() ? raw_end : tag_end(raw_end + 2);
        }
        // Only elements that HTML does not know may end so: "<o:p/>", "<custom-ad />".
        if (closed && tag == Tag::other) return end;
        open_.push_back(index);
        return end;
    }

    /// Where the "</name" stands that ends raw text.
    std::size_t end_of_raw(std::string_view name, std::size_t from) const {
        for (std::size_t at = from;;) {
            at = text_.find("</", at);
            if (at == std::string_view::npos) return text_.size();
            const std::size_t end = at + 2 + name.size();
            if (end <= text_.size() && equal_ascii_case(text_.substr(at + 2, name.size()), name) &&
                (end == text_.size() || is_html_space(text_[end]) || text_[end] == '>' || text_[end] == '/'))
                return at;
            at += 2;
        }
    }

    std::size_t end_tag(std::size_t at) {
        const std::size_t named = name_end(at + 2);
        const std::size_t end = tag_end(named);
        const std::string_view name = text_.substr(at + 2, named - at - 2);
        const Tag tag = tag_named(name);
        if (tag == Tag::br) {  // "</br>" is read as "<br>"
            const auto index = offset(tree_.nodes.size());
            tree_.nodes.push_back({tag, open_.back(), index + 1, {offset(at), offset(end)}, {}});
            return end;
        }
        const std::size_t deepest = open_.size() > furthest_start_tag ? open_.size() - furthest_start_tag : 1;
        for (std::size_t i = open_.size(); i-- > deepest;) {
            const HtmlNode& node = tree_.nodes[open_[i]];
            if (node.tag == tag && (tag != Tag::other || equal_ascii_case(tree_.name(open_[i]), name))) {
                tree_.nodes[open_[i]].close = {offset(at), offset(end)};
                while (open_.size() > i) pop(at);
                break;
            }
            // "</b>" ends no paragraph, and nothing inside a cell ends the cell.
            if (is_inline(tag) && !is_inline(node.tag) && node.tag != Tag::other) break;
            if ((node.tag == Tag::td || node.tag == Tag::th || node.tag == Tag::table) && tag != Tag::tr && tag != Tag::table && tag != Tag::tbody &&
                tag != Tag::thead && tag != Tag::tfoot && tag != Tag::body && tag != Tag::html)
                break;
        }
        return end;
    }

    void close_implied(Tag tag, std::size_t at) {
        if (tag == Tag::other || (is_inline(tag) && tag != Tag::a)) return;  // ends nothing
        const std::size_t deepest = open_.size() > furthest_start_tag ? open_.size() - furthest_start_tag : 1;
        std::size_t keep = open_.size();
        for (std::size_t i = open_.size(); i-- > deepest;) {
            const Tag open = tree_.nodes[open_[i]].tag;
            if (ends(open, tag)) {
                keep = i;
                if (open == Tag::p || open == Tag::a || is_heading(open)) break;
            } else if (is_barrier(open, tag)) {
                break;
            }
        }
        while (open_.size() > keep) pop(at);
    }

    void pop(std::size_t) {
        tree_.nodes[open_.back()].end = offset(tree_.nodes.size());
        open_.pop_back();
    }

    std::string_view text_;
    HtmlTree tree_;
    std::vector<std::uint32_t> open_;
};

}  // namespace

Attributes::Attributes(std::string_view text, Span start_tag) : text_(text), at_(start_tag.begin), end_(start_tag.end) {
    if (end_ > at_ && text_[end_ - 1] == '>') --end_;
    while (at_ < end_ && !is_html_space(text_[at_]) && text_[at_] != '/') ++at_;
}

bool Attributes::next() {
    while (at_ < end_ && (is_html_space(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_ >= end_) return false;
    const std::size_t begin = at_;
    do ++at_;
    while (at_ < end_ && !is_html_space(text_[at_]) && text_[at_] != '=' && text_[at_] != '/');
    name_ = {offset(begin), offset(at_)};
    value_ = {offset(at_), offset(at_)};
    std::size_t after = at_;
    while (after < end_ && is_html_space(text_[after])) ++after;
    if (after >= end_ || text_[after] != '=') return true;
    at_ = after + 1;
    while (at_ < end_ && is_html_space(text_[at_])) ++at_;
    if (at_ < end_ && (text_[at_] == '"' || text_[at_] == '\'')) {
        const std::size_t close = std::min(text_.find(text_[at_], at_ + 1), end_);
        value_ = {offset(at_ + 1), offset(close)};
        at_ = std::min(close + 1, end_);
    } else {
        const std::size_t value = at_;
        while (at_ < end_ && !is_html_space(text_[at_])) ++at_;
        value_ = {offset(value), offset(at_)};
    }
    return true;
}

std::optional<Span> HtmlTree::attribute(std::uint32_t node, std::string_view wanted) const {
    Attributes attributes(text, nodes[node].span);
    while (attributes.next())
        if (equal_ascii_case(attributes.name(), wanted)) return attributes.value();
    return std::nullopt;
}

std::string_view HtmlTree::value(std::uint32_t node, std::string_view wanted) const {
    const std::optional<Span> span = attribute(node, wanted);
    return span ? text.substr(span->begin, span->length()) : std::string_view{};
}

std::string_view HtmlTree::name(std::uint32_t node) const {
    const Span span = nodes[node].span;
    std::size_t end = span.begin + 1;
    while (end < span.end && !is_html_space(text[end]) && text[end] != '>' && text[end] != '/') ++end;
    return text.substr(span.begin + 1, end - span.begin - 1);
}

HtmlTree parse_html(std::string_view text) { return Parser(text).run(); }

}  // namespace factdiff
