#include "factdiff/reading/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "factdiff/reading/entities.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/html_layout.h"
#include "factdiff/reading/html_metadata.h"
#include "factdiff/reading/html_tree.h"
#include "factdiff/reading/lines.h"
#include "factdiff/reading/notices.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::uint32_t short_line = 60;      // bytes of a line that is no sentence
constexpr std::uint32_t least_article = 200;  // bytes of running text, fewer than any article has
constexpr std::size_t longest_aside = 400;

bool begins_with_mark(std::string_view text) {
    for (const std::string_view mark : {"\"", "'", "\u201C", "\u2018", "\u00AB", "\u201E", "\u2039"})
        if (text.starts_with(mark)) return true;
    return false;
}

/// Puts the words of an article's nodes into the Document, block by block.
class Writer {
public:
    Writer(const HtmlTree& tree, const HtmlLayout& layout, bool all_article, Reading& reading)
        : tree_(tree), layout_(layout), all_(all_article), reading_(reading), out_(reading.out) {}

    void write() {
        const std::uint32_t end = layout_.root == 0 ? static_cast<std::uint32_t>(tree_.nodes.size()) : tree_.nodes[layout_.root].end;
        const bool title_before = layout_.title != 0 && layout_.title < layout_.root;
        for (std::uint32_t i = title_before ? layout_.title : layout_.root; i < end; ++i) {
            while (!closers_.empty() && i >= closers_.back().first) close_quote();
            while (!times_.empty() && i >= times_.back().first) close_time();
            const HtmlNode& node = tree_.nodes[i];
            const LaidOutNode& placed = layout_.nodes[i];
            if (placed.skip) {
                i = std::max(i, node.end - 1);
                continue;
            }
            if (i < layout_.root && node.tag == Tag::text && !beside_root(i)) continue;
            if (node.tag == Tag::text) {
                text(i);
            } else {
                i = element(i);
            }
        }
        while (!closers_.empty()) close_quote();
        while (!times_.empty()) close_time();
        flush_aside();
    }

private:
    const HtmlNode& node(std::uint32_t i) const { return tree_.nodes[i]; }

    /// What may stand between the headline and the element of the article.
    bool beside_root(std::uint32_t i) const {
        const LaidOutNode& placed = layout_.nodes[i];
        return is_lead(i) || placed.kind == FieldKind::title || placed.kind == FieldKind::standfirst || placed.kind == FieldKind::caption ||
               placed.role == BlockRole::byline;
    }

    /// A paragraph between the headline and the element of the article.
    bool is_lead(std::uint32_t i) const {
        const LaidOutNode& placed = layout_.nodes[i];
        const HtmlBlock& block = layout_.blocks[placed.block];
        return i < layout_.root && i > layout_.title && layout_.title != 0 && placed.kind == FieldKind::body && node(placed.block).tag == Tag::p &&
               block.text >= 25 && block.link * 2 < block.text;
    }

    /// Gives the last node that needs no visit any more.
    std::uint32_t element(std::uint32_t i) {
        const HtmlNode& here = node(i);
        switch (here.tag) {
            case Tag::br:
                ++breaks_;
                break;
            case Tag::q:
                open_quote(i, i, here.end);
                break;
            case Tag::blockquote:
                if (layout_.nodes[here.parent].kind != FieldKind::block_quote && is_speech(i)) speech(i);
                break;
            case Tag::td:
            case Tag::th:
                // The cells of a row are one line: "Oslo | 12".
                if (layout_.nodes[i].block != i && layout_.nodes[i].block == block_ && wrote_in_block_) cell_ = true;
                break;
            case Tag::time:
                if (const auto day = read_day(tree_.value(i, "datetime").substr(0, 10)); day && !dropping_) {
                    times_.emplace_back(here.end, reading_.parts.marks.size());
                    reading_.parts.marks.push_back({MarkKind::day, {out_.size(), out_.size()}, day});
                }
                break;
            case Tag::sup:
                if (is_reference(i)) return here.end - 1;
                break;
            default:
                break;
        }
        return i;
    }

    /// The mark of a footnote: "[1]", or a number that is a link. "10<sup>6</sup>" and "1<sup>st</sup>" are text.
    bool is_reference(std::uint32_t i) const {
        const std::string words = text_of_node(tree_, i, 12);
        if (words.starts_with('[')) return true;
        for (std::uint32_t k = i + 1; k < std::min(node(i).end, i + 8); ++k)
            if (node(k).tag == Tag::a) return true;
        return layout_.nodes[i].link && words.size() < 4;
    }

    /// A block quote that the page gives to somebody, and not only sets apart.
    bool is_speech(std::uint32_t i) const {
        if (tree_.attribute(i, "cite")) return true;
        for (std::uint32_t k = i + 1; k < node(i).end; ++k)
            if (node(k).tag == Tag::cite || node(k).tag == Tag::footer) return true;
        return false;
    }

    /// Notes which runs of text a block quote's marks belong to.
    void speech(std::uint32_t quote) {
        if (begins_with_mark(text_of_node(tree_, quote, 8))) return;
        std::uint32_t block = none;
        for (std::uint32_t k = quote + 1; k < node(quote).end; ++k) {
            if (node(k).tag == Tag::cite || node(k).tag == Tag::footer) {
                k = node(k).end - 1;
                continue;
            }
            if (node(k).tag != Tag::text || layout_.nodes[k].skip || is_blank(k)) continue;
            if (layout_.nodes[k].block != block) speech_opens_.push_back(k);
            block = layout_.nodes[k].block;
            speech_closes_ = k;
        }
        next_open_ = 0;
    }

    bool is_blank(std::uint32_t i) const {
        const std::string_view text = view(node(i).span);
        return std::all_of(text.begin(), text.end(), is_html_space);
    }
    std::string_view view(Span span) const { return tree_.text.substr(span.begin, span.length()); }

    void open_quote(std::uint32_t from, std::uint32_t i, std::uint32_t end) {
        if (begins_with_mark(text_of_node(tree_, from, 8))) return;
        pending_quote_ = i;
        closers_.emplace_back(end, i);
    }

    void close_time() {
        reading_.parts.marks[times_.back().second].span.end = out_.size();
        times_.pop_back();
    }

    void close_quote() {
        const auto [end, i] = closers_.back();
        closers_.pop_back();
        if (pending_quote_ == i) {
            pending_quote_ = none;  // nothing was quoted
            return;
        }
        const Span close = node(i).close;
        if (!dropping_) out_.append_as("\u201D", close.empty() ? node(i).span : close);
    }

    /// The words of the block from node `i` on.
    std::string words_of_block(std::uint32_t i) const {
        std::string words;
        const std::uint32_t block = layout_.nodes[i].block;
        for (std::uint32_t k = i; k < tree_.nodes.size() && layout_.nodes[k].block == block && words.size() < longest_aside + 200; ++k)
            if (node(k).tag == Tag::text && !layout_.nodes[k].skip) words += text_of_node(tree_, k, longest_aside) + ' ';
        std::string folded;
        for (const char c : words)
            if (c != ' ' || (!folded.empty() && folded.back() != ' ')) folded += c;
        while (!folded.empty() && folded.back() == ' ') folded.pop_back();
        return folded;
    }

    void text(std::uint32_t i) {
        const LaidOutNode& placed = layout_.nodes[i];
        if (is_blank(i)) {
            if (placed.block == block_ && !dropping_ && placed.role == role_) space_ = true;
            return;
        }
        if (placed.block != block_ || placed.role != role_) begin_block(i);
        if (!dropping_ && placed.kind == FieldKind::caption && wrote_in_block_ && !notice_kind(text_of_node(tree_, i), true).empty()) {
            // "… last year. Photograph: Joe Blunt": the rest of the caption.
            dropping_ = true;
            aside_kind_ = "credit";
            aside_ = &aside_text_;
        }
        if (dropping_) {
            if (aside_ != nullptr) extend_aside(i);
            return;
        }
        put(i);
    }

    void begin_block(std::uint32_t i) {
        flush_aside();
        const LaidOutNode& placed = layout_.nodes[i];
        block_ = placed.block;
        role_ = placed.role;
        breaks_ = 0;
        space_ = cell_ = wrote_in_block_ = false;
        dropping_ = false;
        const std::string_view notice = notice_of(i);
        if (!notice.empty()) {
            dropping_ = true;
            aside_kind_ = notice;
            aside_ = &aside_text_;
            return;
        }
        kind_ = placed.kind;
        if (kind_ == FieldKind::heading && !wrote_body_ && !all_ && layout_.title != 0 && i > layout_.title && words_of_block(i).size() > 40)
            kind_ = FieldKind::standfirst;
        if (is_lead(i)) kind_ = FieldKind::standfirst;
        if (kind_ == FieldKind::heading && layout_.title == 0 && !out_.has(FieldKind::title) && node(block_).tag == Tag::h1) kind_ = FieldKind::title;
        if (kind_ == FieldKind::body || kind_ == FieldKind::block_quote) wrote_body_ = true;
        out_.paragraph(kind_);
    }

    /// Why the block of node `i` is no text of the article; empty when it is.
    std::string_view notice_of(std::uint32_t i) const {
        const LaidOutNode& placed = layout_.nodes[i];
        if (placed.kind == FieldKind::title) return {};
        if (placed.role == BlockRole::byline) return "byline";
        if (placed.role == BlockRole::credit) return "credit";
        if (placed.role == BlockRole::notice) return "notice";
        const HtmlBlock& block = layout_.blocks[placed.block];
        const bool reading_text = placed.kind == FieldKind::body || placed.kind == FieldKind::heading || placed.kind == FieldKind::block_quote ||
                                  placed.kind == FieldKind::standfirst;
        if (!reading_text || is_inside_speech_footer(i)) return {};
        if (block.link * 10 >= block.text * 9 && block.link > 0 && node(placed.block).tag != Tag::h1) return "link";
        if (block.time * 10 >= block.text * 5 && block.text < 100) return "notice";
        if (block.text > longest_aside) return {};
        const std::string words = words_of_block(i);
        const std::string_view kind = notice_kind(words, true);
        if (kind == "link") return block.link * 2 >= block.text || placed.kind == FieldKind::heading ? kind : std::string_view{};
        if (kind == "byline" && (wrote_body_ || all_) && block.link == 0) return {};
        if (!kind.empty()) return kind;
        // Between the headline and the first paragraph stand places, times and counts: "5 min read", "Politics".
        if (repeats_title(words)) return "notice";
        if (all_ || wrote_body_ || ends_in_stop(words)) return {};
        const bool before_title = layout_.title != 0 && i < layout_.title;
        if (block.text <= short_line && (before_title || (placed.kind == FieldKind::body && node(placed.block).tag != Tag::p))) return "notice";
        return {};
    }

    /// A page whose headline is no <h1> has it as the first line of its text too.
    bool repeats_title(std::string_view words) const {
        return !wrote_body_ && layout_.title == 0 && !words.empty() && words == out_.first(FieldKind::title);
    }

    bool is_inside_speech_footer(std::uint32_t i) const {
        for (std::uint32_t k = i, up = 0; k != 0 && up < 8; k = node(k).parent, ++up)
            if (node(k).tag == Tag::cite && layout_.nodes[k].kind == FieldKind::block_quote) return true;
        return false;
    }

    void extend_aside(std::uint32_t i) {
        const Span span = node(i).span;
        if (aside_text_.empty()) aside_span_ = span;
        aside_span_.end = span.end;
        if (aside_text_.size() < longest_aside) {
            if (!aside_text_.empty()) aside_text_ += ' ';
            aside_text_ += text_of_node(tree_, i, longest_aside);
        }
    }

    void flush_aside() {
        if (aside_ != nullptr && !aside_text_.empty() && aside_kind_ != "link") {
            std::string folded;
            for (const char c : aside_text_) {
                if ((c == ',' || c == ';' || c == '.') && folded.ends_with(' ')) folded.pop_back();
                if (c != ' ' || (!folded.empty() && folded.back() != ' ')) folded += c;
            }
            reading_.parts.asides.push_back({std::string(aside_kind_), std::move(folded), out_.place(aside_span_)});
        }
        aside_ = nullptr;
        aside_text_.clear();
    }

    /// What stands between the run that was put last and this one: a line break, a cell, a blank.
    void put_gap(Span span) {
        const Span at{span.begin, span.begin};
        if (breaks_ > 0 && wrote_in_block_) {
            const bool may_break = kind_ == FieldKind::body || kind_ == FieldKind::block_quote;
            if (may_break && (breaks_ > 1 || after_stop_ || after_bold_)) {
                out_.paragraph(kind_);
            } else {
                out_.append_space(at);
            }
        } else if (cell_) {
            out_.append_as(" | ", at);
        } else if (space_) {
            out_.append_space(at);
        }
        breaks_ = 0;
        cell_ = space_ = false;
    }

    void put(std::uint32_t i) {
        const Span span = node(i).span;
        put_gap(span);
        if (pending_quote_ != none) {
            out_.append_as("\u201C", node(pending_quote_).span);
            pending_quote_ = none;
        }
        const Tag around = node(node(i).parent).tag;
        node_is_bold_ = around == Tag::b || around == Tag::strong;
        const bool opens = next_open_ < speech_opens_.size() && speech_opens_[next_open_] == i;
        put_words(span, opens);
        if (opens) ++next_open_;
        if (speech_closes_ == i) {
            out_.append_as("\u201D", {span.end, span.end});
            speech_closes_ = none;
            speech_opens_.clear();
            next_open_ = 0;
        }
        wrote_in_block_ = true;
    }

    /// Words with their entities; runs of white space are one space.
    void put_words(Span span, bool opens_speech) {
        const std::string_view text = tree_.text.substr(0, span.end);
        std::uint32_t run = span.begin;
        std::uint32_t at = span.begin;
        std::uint32_t last = span.end;  // the last byte of the last word
        const auto flush = [&](std::uint32_t end) {
            if (end > run) out_.append({run, end});
        };
        while (last > span.begin && is_html_space(text[last - 1])) --last;
        if (at < last && is_html_space(text[at])) {
            while (is_html_space(text[at])) ++at;
            out_.append_space({run, at});
            run = at;
        }
        if (opens_speech) out_.append_as("\u201C", {run, run});
        // A line in bold is a heading to its author.
        after_bold_ = node_is_bold_;
        after_stop_ = ends_in_stop(text.substr(run, last - run)) && text[last - 1] != ',';
        while (at < last) {
            const char c = text[at];
            if (c == '&') {
                if (auto entity = entity_at(text, at)) {
                    flush(at);
                    out_.append_as(entity->text, {at, at + entity->length});
                    at = run = at + entity->length;
                    continue;
                }
                ++at;
            } else if (c == ' ' && !is_html_space(text[at + 1])) {
                ++at;
            } else if (is_html_space(c)) {
                flush(at);
                const std::uint32_t begin = at;
                while (is_html_space(text[at])) ++at;
                out_.append_space({begin, at});
                run = at;
            } else {
                ++at;
            }
        }
        flush(last);
        if (last < span.end) space_ = true;
    }

    const HtmlTree& tree_;
    const HtmlLayout& layout_;
    const bool all_;
    Reading& reading_;
    CleanText& out_;

    std::uint32_t block_ = none;
    BlockRole role_ = BlockRole::text;
    FieldKind kind_ = FieldKind::body;
    int breaks_ = 0;
    bool space_ = false;
    bool cell_ = false;
    bool wrote_in_block_ = false;
    bool wrote_body_ = false;
    bool dropping_ = false;
    bool after_stop_ = false;
    bool after_bold_ = false;
    bool node_is_bold_ = false;

    std::vector<std::pair<std::uint32_t, std::uint32_t>> closers_;  // where an open <q> ends, and its node
    std::uint32_t pending_quote_ = none;
    std::vector<std::pair<std::uint32_t, std::size_t>> times_;  // where an open <time> ends, and its mark
    std::vector<std::uint32_t> speech_opens_;
    std::size_t next_open_ = 0;
    std::uint32_t speech_closes_ = none;

    std::string* aside_ = nullptr;
    std::string aside_text_;
    std::string_view aside_kind_;
    Span aside_span_;
};

bool is_word(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_letter(text[at]); }

void put_value(const PageValue& value, FieldKind kind, CleanText& out) {
    out.paragraph(kind);
    CleanText::Layer layer(out, value.text, value.way_back);
    std::string_view text = value.text;
    std::uint32_t run = 0;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '\n' && text[at] != '\r' && text[at] != '\t') continue;
        if (at > run) out.append({run, at});
        if (at < text.size()) out.append_space({at, at + 1});
        run = at + 1;
    }
}

/// articleBody: paragraphs divided by line breaks, without any markup.
void put_article_body(const PageValue& body, CleanText& out) {
    CleanText::Layer layer(out, body.text, body.way_back);
    Lines lines(body.text);
    while (lines.next()) {
        const Span line = trimmed(body.text, lines.line());
        if (line.empty()) continue;
        out.paragraph(FieldKind::body);
        out.append(line);
    }
}

}  // namespace

bool looks_like_html(std::string_view given) {
    std::size_t at = 0;
    while (at < given.size() && is_html_space(given[at])) ++at;
    given.remove_prefix(at);
    if (given.size() < 4 || given[0] != '<') return false;
    while (given.starts_with("<!--")) {
        const std::size_t end = given.find("-->");
        if (end == std::string_view::npos) return false;
        given.remove_prefix(end + 3);
        while (!given.empty() && is_html_space(given[0])) given.remove_prefix(1);
    }
    if (given.starts_with("<?xml")) {
        const std::size_t end = given.find("?>");
        if (end == std::string_view::npos) return false;
        given.remove_prefix(end + 2);
        while (!given.empty() && is_html_space(given[0])) given.remove_prefix(1);
    }
    if (begins_ascii_case(given, "<!doctype html") || begins_ascii_case(given, "<html")) return true;
    static constexpr std::string_view tags[] = {"<p>",   "<p ",     "<div",        "<article", "<h1", "<h2",  "<section", "<main", "<head",
                                                "<body", "<figure", "<blockquote", "<ul",      "<b>", "<em>", "<strong>", "<span"};
    for (const std::string_view tag : tags)
        if (begins_ascii_case(given, tag) && !(is_word(tag, tag.size() - 1) && is_word(given, tag.size())) &&
            given.find("</") != std::string_view::npos)
            return true;
    return false;
}

std::optional<Error> read_html(Reading& reading) {
    const HtmlTree tree = parse_html(reading.given);
    if (tree.cut) return Error{"too-large", "a page of more than 4 million elements", "give the article alone", "", 0};
    const HtmlMetadata about = read_html_metadata(tree);
    const HtmlLayout layout = lay_out_page(tree, {about.page_title + " " + about.title.text, about.body.text}, false);
    const std::uint32_t running = layout.running[layout.root];
    const bool from_json = running < least_article && about.body.text.size() > std::size_t{2} * running + 100;
    if ((layout.title == 0 || from_json) && !about.title.empty()) put_value(about.title, FieldKind::title, reading.out);
    if (from_json) {
        put_article_body(about.body, reading.out);
        reading.parts.remarks.emplace_back("the page shows no article; its text was read from JSON-LD (articleBody)");
    } else {
        Writer(tree, layout, false, reading).write();
        if (reading.out.empty()) {
            // Nothing but short lines: better all of them than none.
            reading.parts.asides.clear();
            reading.parts.marks.clear();
            Writer(tree, layout, true, reading).write();
        }
    }
    const bool has_byline =
        std::any_of(reading.parts.asides.begin(), reading.parts.asides.end(), [](const Aside& aside) { return aside.kind == "byline"; });
    if (!has_byline)
        for (const PageValue& author : about.authors)
            reading.parts.asides.push_back(
                {"byline", author.text, reading.out.place(author.way_back.given({0, static_cast<std::uint32_t>(author.text.size())}))});
    reading.parts.date = about.day;
    reading.parts.title = about.title.text;
    if (!about.language.empty() && (about.language.size() < 2 || (about.language[0] | 0x20) != 'e' || (about.language[1] | 0x20) != 'n'))
        reading.parts.remarks.push_back(fmt::format("the page says that its language is “{}”", about.language.substr(0, 20)));
    return std::nullopt;
}

void read_html_fragment(std::string_view text, Reading& reading) {
    const HtmlTree tree = parse_html(text);
    if (tree.cut) reading.parts.remarks.emplace_back("of more than 4 million elements only the first were read");
    const HtmlLayout layout = lay_out_page(tree, {}, true);
    Writer(tree, layout, true, reading).write();
}

}  // namespace factdiff
