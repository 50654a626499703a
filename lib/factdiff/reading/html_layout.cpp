#include "factdiff/reading/html_layout.h"

#include <algorithm>

#include "factdiff/reading/entities.h"
#include "factdiff/reading/html_class_words.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::uint32_t least_running = 25;  // bytes of a block that count as running text
constexpr std::uint32_t least_body = 200;    // bytes of an articleBody that may be the whole text

std::uint32_t visible_bytes(std::string_view text) {
    std::uint32_t count = 0;
    bool gap = true;
    for (const char c : text) {
        const bool space = is_html_space(c);
        count += !space || !gap;
        gap = space;
    }
    return count;
}

bool hides(std::string_view style) {
    if (style.find("none") == std::string_view::npos && style.find("hidden") == std::string_view::npos) return false;
    std::string bare;
    for (const char c : style.substr(0, 2000))
        if (!is_html_space(c)) bare += ascii_lower(c);
    return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

bool is_clutter_role(std::string_view role) {
    static constexpr std::string_view roles[] = {"alert", "alertdialog", "banner",     "complementary", "contentinfo", "dialog", "form",
                                                 "menu",  "menubar",     "navigation", "search",        "toolbar",     "tooltip"};
    return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
}

/// Elements that never hold text of the article.
bool is_empty_of_text(Tag tag) {
    return (tag >= Tag::audio && tag != Tag::template_ && tag != Tag::title) || tag == Tag::template_ || tag == Tag::title || tag == Tag::head ||
           tag == Tag::dialog || tag == Tag::del || tag == Tag::s || tag == Tag::strike;
}

/// Elements that seldom do: the layout asks how much running text they hold before it leaves them out.
bool is_beside_article(Tag tag) { return tag == Tag::nav || tag == Tag::footer || tag == Tag::aside || tag == Tag::form || tag == Tag::menu; }

struct Attributed {
    ClassRole roles = ClassRole::none;
    bool hidden = false;
    bool clutter = false;
    bool article_body = false;  // itemprop="articleBody"
    bool main = false;          // role="main"
    bool headline = false;
    bool description = false;
    bool author = false;
    bool link = false;
};

Attributed attributes_of(const HtmlTree& tree, const HtmlNode& node) {
    Attributed out;
    Attributes attributes(tree.text, node.span);
    while (attributes.next()) {
        const std::string_view name = attributes.name();
        const std::string_view value = tree.text.substr(attributes.value().begin, attributes.value().length());
        switch (name[0] | 0x20) {
            case 'd':
                // What builders of pages write instead of a class: data-component="links-block".
                if (name == "data-component" || name == "data-testid" || name == "data-gu-name") out.roles = out.roles | roles_of_classes(value);
                break;
            case 'n':
                if (name == "name" && node.tag == Tag::other) out.roles = out.roles | roles_of_classes(value);
                break;
            case 'c':
                if (name == "class") out.roles = out.roles | roles_of_classes(value);
                break;
            case 'i':
                if (name == "id") out.roles = out.roles | roles_of_classes(value);
                if (name == "itemprop") {
                    out.article_body = out.article_body || value.find("articleBody") != std::string_view::npos;
                    out.headline = out.headline || value.find("headline") != std::string_view::npos;
                    out.description = out.description || value == "description" || value == "alternativeHeadline";
                    out.author = out.author || value == "author";
                }
                break;
            case 'h':
                out.hidden = out.hidden || name == "hidden";
                out.link = out.link || name == "href";
                break;
            case 'a':
                out.hidden = out.hidden || (name == "aria-hidden" && value == "true");
                break;
            case 'r':
                out.clutter = out.clutter || (name == "role" && is_clutter_role(value));
                out.main = out.main || (name == "role" && value == "main");
                out.author = out.author || (name == "rel" && contains_ascii_case(value, "author"));
                break;
            case 's':
                out.hidden = out.hidden || (name == "style" && hides(value));
                break;
            default:
                break;
        }
    }
    out.hidden = out.hidden || has(out.roles, ClassRole::hidden);
    return out;
}

class Layout {
public:
    Layout(const HtmlTree& tree, const LayoutHints& hints) : tree_(tree), hints_(hints) {}

    HtmlLayout run(bool all_article) {
        const std::size_t size = tree_.nodes.size();
        out_.nodes.resize(size);
        out_.running.resize(size);
        out_.blocks.resize(size);
        attributed_.resize(size);
        for (std::uint32_t i = 1; i < size; ++i) {
            const HtmlNode& node = tree_.nodes[i];
            if (node.tag == Tag::text) continue;
            attributed_[i] = attributes_of(tree_, node);
            if (attributed_[i].article_body) bodies_.push_back(i);
            if (node.tag == Tag::article) articles_.push_back(i);
            if (node.tag == Tag::main || attributed_[i].main) mains_.push_back(i);
        }
        find_layout_tables();
        place(false);
        measure();
        find_title();
        place(true);
        measure();
        if (!all_article) out_.root = find_root();
        return std::move(out_);
    }

private:
    const HtmlNode& node(std::uint32_t i) const { return tree_.nodes[i]; }
    bool inside(std::uint32_t i, std::uint32_t ancestor) const { return i >= ancestor && i < node(ancestor).end; }

    /// Cells that hold paragraphs are no cells of a table of figures, and neither are those beside them.
    void find_layout_tables() {
        layout_cell_.assign(tree_.nodes.size(), false);
        std::vector<std::uint32_t> cells;
        std::vector<bool> layout_table(tree_.nodes.size(), false);
        std::vector<std::uint32_t> table_of(tree_.nodes.size(), 0);
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) table_of[i] = node(i).tag == Tag::table ? i : table_of[node(i).parent];
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            while (!cells.empty() && i >= node(cells.back()).end) cells.pop_back();
            const Tag tag = node(i).tag;
            if (tag == Tag::td || tag == Tag::th) {
                cells.push_back(i);
            } else if (!cells.empty() && (tag == Tag::p || tag == Tag::div || tag == Tag::ul || tag == Tag::table || is_heading(tag))) {
                layout_table[table_of[cells.back()]] = true;
            }
        }
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i)
            layout_cell_[i] = (node(i).tag == Tag::td || node(i).tag == Tag::th) && layout_table[table_of[i]];
    }

    bool begins_block(std::uint32_t i) const {
        const Tag tag = node(i).tag;
        if (tag == Tag::td || tag == Tag::th) return layout_cell_[i];
        if (tag == Tag::other) return i == 0 || !is_inline_parent(node(i).parent);
        return !is_inline(tag);
    }

    /// An element that HTML does not know stands inside a line where its parent does: "<p>… <ft-concept>Fed</ft-concept> …".
    bool is_inline_parent(std::uint32_t parent) const {
        const Tag tag = node(parent).tag;
        return is_inline(tag) || tag == Tag::p || is_heading(tag) || tag == Tag::li || tag == Tag::td;
    }

    bool left_out(std::uint32_t i, bool measured) const {
        const Tag tag = node(i).tag;
        const Attributed& said = attributed_[i];
        if (is_empty_of_text(tag)) return true;
        if (tag == Tag::html || tag == Tag::body) return false;
        if (tag == Tag::pre && i + 1 < node(i).end && node(i + 1).tag == Tag::code) return true;
        if (said.hidden) return !measured || !holds_article(i);
        if (!measured) return false;
        if (!(is_beside_article(tag) || said.clutter || has(said.roles, ClassRole::clutter))) return false;
        return !holds_article(i);
    }

    /// Half of the running text, or the headline: whatever its name says, this is no clutter.
    bool holds_article(std::uint32_t i) const { return out_.running[i] * 2 > total_ || (out_.title != 0 && inside(out_.title, i)) || said_body(i); }
    bool said_body(std::uint32_t i) const { return attributed_[i].article_body || node(i).tag == Tag::main; }

    /// Hands down what each node has from the elements around it.
    void place(bool measured) {
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            const HtmlNode& here = node(i);
            LaidOutNode& placed = out_.nodes[i];
            placed = out_.nodes[here.parent];
            if (here.tag == Tag::text) continue;
            const Attributed& said = attributed_[i];
            // Below a block quote stands who said it.
            const bool source = here.tag == Tag::footer && placed.kind == FieldKind::block_quote;
            if (!placed.skip && !source && left_out(i, measured)) placed.skip = true;
            if (begins_block(i)) placed.block = i;
            placed.link = placed.link || (here.tag == Tag::a && said.link);
            placed.time = placed.time || here.tag == Tag::time;
            give_kind(i, placed);
            if (measured) give_role(i, placed);
        }
    }

    void give_kind(std::uint32_t i, LaidOutNode& placed) const {
        const Tag tag = node(i).tag;
        const Attributed& said = attributed_[i];
        if (out_.title != 0 && i == out_.title) {
            placed.kind = FieldKind::title;
        } else if (tag == Tag::figcaption || (tag == Tag::caption) || has(said.roles, ClassRole::caption)) {
            placed.kind = FieldKind::caption;
            if (placed.role == BlockRole::notice) placed.role = BlockRole::text;
        } else if (tag == Tag::figure) {
            // Only its caption is text: what else stands there are credits and buttons.
            if (out_.title == 0 || !inside(out_.title, i)) placed.role = BlockRole::notice;
        } else if (is_heading(tag) && placed.kind == FieldKind::body) {
            placed.kind = has(said.roles, ClassRole::standfirst) ? FieldKind::standfirst : FieldKind::heading;
        } else if (tag == Tag::blockquote && placed.kind == FieldKind::body) {
            placed.kind = FieldKind::block_quote;
            placed.role = BlockRole::text;
        } else if (tag == Tag::table) {
            placed.role = BlockRole::text;
        } else if (placed.kind == FieldKind::body && (has(said.roles, ClassRole::standfirst) || said.description) &&
                   out_.running[i] * 3 < total_ + 900) {
            placed.kind = FieldKind::standfirst;
        }
    }

    void give_role(std::uint32_t i, LaidOutNode& placed) const {
        const Attributed& said = attributed_[i];
        if (placed.role != BlockRole::text || holds_article(i)) return;
        if (has(said.roles, ClassRole::credit)) {
            placed.role = BlockRole::credit;
        } else if ((has(said.roles, ClassRole::byline) || said.author) && placed.kind != FieldKind::block_quote) {
            // A link to an author's page inside a sentence is part of the sentence.
            if (!is_inline(node(i).tag) || out_.blocks[placed.block].text < 120) placed.role = BlockRole::byline;
        } else if (node(i).tag == Tag::address) {
            placed.role = BlockRole::byline;
        }
    }

    void measure() {
        std::fill(out_.blocks.begin(), out_.blocks.end(), HtmlBlock{});
        std::fill(out_.running.begin(), out_.running.end(), 0U);
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            const LaidOutNode& placed = out_.nodes[i];
            if (node(i).tag != Tag::text || placed.skip) continue;
            const Span span = node(i).span;
            const std::uint32_t bytes = visible_bytes(tree_.text.substr(span.begin, span.length()));
            HtmlBlock& block = out_.blocks[placed.block];
            block.text += bytes;
            if (placed.link) block.link += bytes;
            if (placed.time) block.time += bytes;
        }
        for (std::uint32_t i = static_cast<std::uint32_t>(tree_.nodes.size()); i-- > 1;) {
            const HtmlBlock& block = out_.blocks[i];
            if (block.text >= least_running && !is_heading(node(i).tag) && out_.nodes[i].kind != FieldKind::caption)
                out_.running[i] += block.text - block.link;
            out_.running[node(i).parent] += out_.running[i];
        }
        total_ = out_.running[0];
    }

    void find_title() {
        const std::string hint = folded_letters(hints_.title, 400);
        const std::uint32_t root = find_root();
        std::uint32_t best = 0;
        int best_score = 0;
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            if ((node(i).tag != Tag::h1 && !attributed_[i].headline) || out_.nodes[i].skip || node(i).tag == Tag::meta) continue;
            const std::string words = folded_letters(text_of_node(tree_, i), 400);
            if (words.empty()) continue;
            int score = 1;
            if (words.size() > 8 && !hint.empty() && (hint.find(words) != std::string::npos || words.find(hint) != std::string::npos)) score += 4;
            if (inside(i, root)) score += 2;
            if (attributed_[i].headline) score += 1;
            if (words.size() > 15) score += 1;
            if (score > best_score) best = i, best_score = score;
        }
        out_.title = best;
    }

    std::uint32_t common_ancestor(std::uint32_t a, std::uint32_t b) const {
        while (a != 0 && !inside(b, a)) a = node(a).parent;
        return a;
    }

    /// The block whose words begin as articleBody does.
    std::uint32_t block_of_hint() const {
        const std::string wanted = folded_letters(hints_.body, 48);
        if (wanted.size() < 24) return 0;
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            if (out_.blocks[i].text < 30 || out_.nodes[i].skip) continue;
            const std::string words = folded_letters(text_of_node(tree_, i, 200), 48);
            if (words.size() >= 24 && std::equal(words.begin(), words.end(), wanted.begin(),
                                                 wanted.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), wanted.size()))))
                return i;
        }
        return 0;
    }

    /// One long paragraph is no article.
    bool is_container(std::uint32_t i) const {
        const Tag tag = node(i).tag;
        return tag != Tag::p && tag != Tag::li && tag != Tag::blockquote && tag != Tag::figure && !is_inline(tag) && !is_heading(tag) &&
               (tag != Tag::tr || out_.blocks[i].text == 0);
    }

    /// The element that holds most of the running text, as deep as it still does.
    std::uint32_t densest(std::uint32_t from) const {
        for (std::uint32_t here = from;;) {
            std::uint32_t next = 0;
            for (std::uint32_t child = here + 1; child < node(here).end; child = node(child).end)
                if (node(child).tag != Tag::text && out_.running[child] * 10 > out_.running[here] * 8 && is_container(child)) next = child;
            if (next == 0) return here;
            here = next;
        }
    }

    std::uint32_t largest(const std::vector<std::uint32_t>& nodes) const {
        std::uint32_t best = 0;
        for (const std::uint32_t i : nodes)
            if (!out_.nodes[i].skip && (best == 0 || out_.running[i] > out_.running[best])) best = i;
        return best;
    }

    std::uint32_t find_root() const {
        const std::uint32_t main = largest(mains_);
        const std::uint32_t around = main != 0 && out_.running[main] * 2 > total_ ? main : 0;
        const std::uint32_t article = largest(articles_);
        std::uint32_t root = around;
        if (article != 0 && out_.running[article] * 5 >= out_.running[around] * 2) {
            root = article;
        } else if (!bodies_.empty()) {
            root = 0;
        } else {
            root = densest(around);
        }
        std::uint32_t body = 0;
        for (const std::uint32_t i : bodies_) {
            if (out_.nodes[i].skip || out_.running[i] == 0) continue;
            body = body == 0 ? i : common_ancestor(body, i);
        }
        if (body != 0 && (root == 0 || !inside(body, root)) && out_.running[body] * 5 >= out_.running[root] * 2) root = body;
        // The page says where its text begins: the smallest element around that block with most of it. Where other evidence found an element, the
        // words only decide when they stand outside: some pages give no more than a teaser.
        const std::uint32_t hint = block_of_hint();
        if (hint == 0) return root;
        const auto length = static_cast<std::uint32_t>(hints_.body.size());
        const bool is_guess = root == around || (article != root && body != root);
        if (inside(hint, root) && (!is_guess || length < least_body || out_.running[root] * 4 < length * 5)) return root;
        root = hint;
        while (root != 0 && out_.running[root] * 5 < length * 4) root = node(root).parent;
        return root;
    }

    const HtmlTree& tree_;
    const LayoutHints& hints_;
    HtmlLayout out_;
    std::vector<Attributed> attributed_;
    std::vector<bool> layout_cell_;
    std::vector<std::uint32_t> bodies_, articles_, mains_;
    std::uint32_t total_ = 0;
};

}  // namespace

std::string text_of_node(const HtmlTree& tree, std::uint32_t from, std::size_t at_most) {
    constexpr std::uint32_t most = 256;  // deeper than any headline is marked up, and a bound for elements without text
    std::string out;
    const std::uint32_t end = std::min(tree.nodes[from].end, from + most);
    for (std::uint32_t i = from; i < end && out.size() < at_most; ++i) {
        if (tree.nodes[i].tag != Tag::text) continue;
        const Span span = tree.nodes[i].span;
        const std::string_view text = tree.text.substr(span.begin, span.length());
        for (std::size_t at = 0; at < text.size() && out.size() < at_most;) {
            if (is_html_space(text[at])) {
                if (!out.empty() && out.back() != ' ') out += ' ';
                ++at;
            } else if (const auto entity = text[at] == '&' ? entity_at(text, at) : std::nullopt) {
                out += entity->text;
                at += entity->length;
            } else {
                out += text[at++];
            }
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

HtmlLayout lay_out_page(const HtmlTree& tree, const LayoutHints& hints, bool all_article) { return Layout(tree, hints).run(all_article); }

}  // namespace factdiff
