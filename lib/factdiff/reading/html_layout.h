// Which part of a page is the article, and what each block of it is.
//
//     HtmlLayout layout = lay_out_page(tree, metadata);
//     layout.root;                              // the element that holds the article
//     layout.nodes[i].skip;                     // menus, related links, what is hidden
//     layout.nodes[i].kind;                     // FieldKind::caption inside <figcaption>
//     layout.nodes[i].block;                    // the element whose words make one paragraph with those of node i
//
// Evidence for the article, in this order: the words that JSON-LD gives as articleBody, itemprop="articleBody", <article>, <main>, and the element
// that holds most of the running text. Running text is what stands in blocks of some length outside links.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "factdiff/reading/document.h"
#include "factdiff/reading/html_tree.h"

namespace factdiff {

/// What the words of a block are to the article.
enum class BlockRole : std::uint8_t { text, byline, credit, notice };

struct LaidOutNode {
    std::uint32_t block = 0;
    FieldKind kind = FieldKind::body;
    BlockRole role = BlockRole::text;
    bool skip = false;
    bool link = false;  // inside <a href>
    bool time = false;  // inside <time>
};

struct HtmlBlock {
    std::uint32_t text = 0;  // visible bytes
    std::uint32_t link = 0;  // those inside links
    std::uint32_t time = 0;  // those inside <time>
};

struct HtmlLayout {
    std::vector<LaidOutNode> nodes;
    std::vector<HtmlBlock> blocks;       // by node; filled for blocks
    std::vector<std::uint32_t> running;  // bytes of running text inside each node
    std::uint32_t root = 0;
    std::uint32_t title = 0;  // the element of the headline; 0: none
};

/// What the page says of itself, as far as it helps to find the article.
struct LayoutHints {
    std::string title;  // <title>, og:title
    std::string body;   // the beginning of articleBody
};

/// `all_article`: a piece of HTML without a page around it; nothing is searched for.
HtmlLayout lay_out_page(const HtmlTree& tree, const LayoutHints& hints, bool all_article);

/// The first words of a node, entities decoded, white space folded.
std::string text_of_node(const HtmlTree& tree, std::uint32_t node, std::size_t at_most = 400);

}  // namespace factdiff
