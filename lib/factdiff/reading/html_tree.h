// An HTML page as a flat tree: elements and runs of text in the order of the file, each with its place in it.
//
//     HtmlTree tree = parse_html("<p>Rates <b>rose</b>");
//     tree.nodes[1].tag;                        // Tag::p; node 0 is the page
//     tree.nodes[1].end;                        // one behind the last node inside it
//     tree.attribute(1, "class");               // where its value stands, or nothing
//
// The scanner follows the tokenizer of the HTML standard for all that decides what is text: quoted attributes, comments, the raw text of scripts, end
// tags that are left out. It does not repair what only a style sheet would notice. One pass, no recursion, linear in whatever it is given.
//
// Built here because the one HTML parser of Debian 12 reads 15 MB a second, of which most goes into a tree that nobody asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "factdiff/text/span.h"

namespace factdiff {

/// What HTML takes for white space.
constexpr bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

enum class Tag : std::uint8_t {
    text,
    page,
    other,
    // Elements inside a line.
    a,
    abbr,
    b,
    bdi,
    bdo,
    big,
    br,
    cite,
    code,
    data,
    del,
    dfn,
    em,
    font,
    i,
    img,
    ins,
    kbd,
    label,
    mark,
    meter,
    output,
    q,
    s,
    samp,
    small,
    span,
    strike,
    strong,
    sub,
    sup,
    time,
    tt,
    u,
    var,
    wbr,
    // Elements on lines of their own.
    address,
    article,
    aside,
    blockquote,
    body,
    caption,
    center,
    dd,
    details,
    dialog,
    div,
    dl,
    dt,
    fieldset,
    figcaption,
    figure,
    footer,
    form,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hr,
    html,
    li,
    main,
    menu,
    nav,
    ol,
    p,
    pre,
    section,
    summary,
    table,
    tbody,
    td,
    tfoot,
    th,
    thead,
    tr,
    ul,
    // Elements that hold no text of the article.
    audio,
    base,
    button,
    canvas,
    col,
    embed,
    iframe,
    input,
    link,
    math,
    meta,
    noframes,
    noscript,
    object,
    optgroup,
    option,
    param,
    script,
    select,
    source,
    style,
    svg,
    template_,
    textarea,
    title,
    track,
    video,
};

constexpr bool is_inline(Tag tag) { return tag >= Tag::a && tag <= Tag::wbr; }
constexpr bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

struct HtmlNode {
    Tag tag = Tag::text;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // index behind the last node of its subtree
    Span span;              // the start tag, or the run of text
    Span close;             // the end tag; empty where it was left out. Of a script or a title: its text
};

struct HtmlTree {
    std::string_view text;
    std::vector<HtmlNode> nodes;
    bool cut = false;  // so many nodes that the rest was left out

    /// The value of an attribute as it stands in the file, without its quotation marks.
    std::optional<Span> attribute(std::uint32_t node, std::string_view name) const;
    std::string_view value(std::uint32_t node, std::string_view name) const;
    /// The name of an element as it stands in the file.
    std::string_view name(std::uint32_t node) const;
};

HtmlTree parse_html(std::string_view text);

/// One attribute after another of a start tag.
class Attributes {
public:
    Attributes(std::string_view text, Span start_tag);
    bool next();
    std::string_view name() const { return text_.substr(name_.begin, name_.length()); }
    Span value() const { return value_; }

private:
    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
    Span name_;
    Span value_;
};

}  // namespace factdiff
