#include "factdiff/reading/news_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "factdiff/reading/embedded.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/html.h"
#include "factdiff/reading/notices.h"
#include "factdiff/reading/xml_tree.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

/// What an element does to the words in it.
enum class Does : std::uint8_t {
    nothing,    // they stay in their line
    paragraph,  // they begin one
    cell,       // they go on in the line of their row
    headline,
    standfirst,
    heading,
    quote,        // they stand between quotation marks
    block_quote,  // set apart
    caption,
    byline,  // set aside
    credit,
    leave_out
};

struct Row {
    std::string_view name;
    Does does;
};

// In the order of their bytes.
constexpr Row rows[] = {
    {"abstract", Does::standfirst},
    {"block", Does::paragraph},
    {"body.end", Does::credit},
    {"bq", Does::block_quote},
    {"byline", Does::byline},
    {"bytag", Does::nothing},
    {"caption", Does::caption},
    {"copyrite", Does::credit},
    {"credit", Does::credit},
    {"dateline", Does::paragraph},
    {"dd", Does::paragraph},
    {"del", Does::leave_out},
    {"distributor", Does::credit},
    {"docdata", Does::leave_out},
    {"dt", Does::paragraph},
    {"fn", Does::paragraph},
    {"h1", Does::heading},
    {"h2", Does::heading},
    {"h3", Does::heading},
    {"h4", Does::heading},
    {"head", Does::leave_out},
    {"hl1", Does::headline},
    {"hl2", Does::standfirst},
    {"li", Does::paragraph},
    {"media-caption", Does::caption},
    {"media-metadata", Does::leave_out},
    {"media-object", Does::leave_out},
    {"media-producer", Does::credit},
    {"media-reference", Does::leave_out},
    {"nitf-table-metadata", Does::leave_out},
    {"note", Does::credit},
    {"p", Does::paragraph},
    {"pre", Does::paragraph},
    {"q", Does::quote},
    {"rights", Does::credit},
    {"series", Does::leave_out},
    {"tagline", Does::credit},
    {"td", Does::cell},
    {"th", Does::cell},
    {"tr", Does::paragraph},
};

Does what_does(std::string_view name) {
    const Row* row = std::lower_bound(std::begin(rows), std::end(rows), name, [](const Row& a, std::string_view key) { return a.name < key; });
    return row != std::end(rows) && row->name == name ? row->does : Does::nothing;
}

/// "20251031T060000Z" or "2025-10-31T06:00:00Z".
std::optional<std::chrono::year_month_day> day_of(std::string_view text) {
    if (text.size() < 8) return std::nullopt;
    std::string spread(text);
    if (text.find('-') == std::string_view::npos) spread = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    return read_day(spread);
}

/// The character of decimal-ch="," (one of ASCII), or none.
char separator(std::string_view attribute) { return attribute.size() == 1 ? attribute[0] : '\0'; }

class NitfReader {
public:
    NitfReader(const XmlTree& tree, Reading& reading) : tree_(tree), reading_(reading), out_(reading.out) {}

    void read(std::uint32_t root) {
        CleanText::Layer layer(out_, tree_.all.text, tree_.all.way_back);
        std::vector<State> open = {{tree_.nodes[root].end, FieldKind::body, false, no_mark}};
        for (std::uint32_t i = root; i < tree_.nodes[root].end;) {
            while (open.size() > 1 && i >= open.back().end) close(open);
            if (!tree_.nodes[i].element) {
                words(tree_.nodes[i].text, open.back().kind);
                ++i;
                continue;
            }
            State state = open.back();
            state.end = tree_.nodes[i].end;
            state.closes_quote = false;
            state.mark = no_mark;
            if (element(i, state)) {
                open.push_back(state);
                ++i;
            } else {
                i = tree_.nodes[i].end;
            }
        }
        while (open.size() > 1) close(open);
    }

private:
    struct State {
        std::uint32_t end;
        FieldKind kind;
        bool closes_quote;
        std::size_t mark = no_mark;  // index in Parts::marks
    };
    static constexpr std::size_t no_mark = SIZE_MAX;

    /// Words that the agency says the kind of.
    void mark(std::uint32_t i, State& state) {
        static constexpr std::pair<std::string_view, MarkKind> kinds[] = {{"person", MarkKind::person},  {"org", MarkKind::organization},
                                                                          {"location", MarkKind::place}, {"chron", MarkKind::day},
                                                                          {"money", MarkKind::money},    {"num", MarkKind::number}};
        for (const auto& [name, kind] : kinds) {
            if (!tree_.is(i, name)) continue;
            Mark found;
            found.kind = kind;
            found.span = {out_.size(), out_.size()};
            if (kind == MarkKind::day) {
                found.day = day_of(tree_.attribute(i, "norm"));
                if (!found.day) return;
            } else if (kind == MarkKind::money) {
                found.unit = ascii_lower(tree_.attribute(i, "unit"));  // "CAD" stands as "cad" in the tables of words
            } else if (kind == MarkKind::number) {
                found.unit = ascii_lower(tree_.attribute(i, "units"));
                found.decimal = separator(tree_.attribute(i, "decimal-ch"));
                found.group = separator(tree_.attribute(i, "thousands-ch"));
            }
            state.mark = reading_.parts.marks.size();
            reading_.parts.marks.push_back(found);
        }
    }

    /// False when nothing inside is to be read.
    bool element(std::uint32_t i, State& state) {
        switch (what_does(tree_.name(i))) {
            case Does::nothing:
                mark(i, state);
                return true;
            case Does::paragraph:
                begin_ = true;
                return true;
            case Does::cell:
                cell_ = !begin_;
                return true;
            case Does::headline:
                return field(state, FieldKind::title);
            case Does::standfirst:
                return field(state, inside_content_ ? FieldKind::heading : FieldKind::standfirst);
            case Does::heading:
                return field(state, out_.has(FieldKind::title) ? FieldKind::heading : FieldKind::title);
            case Does::block_quote:
                return field(state, FieldKind::block_quote);
            case Does::caption:
                return field(state, FieldKind::caption);
            case Does::quote:
                state.closes_quote = !begins_with_mark(tree_.words(i));
                open_quote_ = open_quote_ || state.closes_quote;
                return true;
            case Does::byline:
                put_credit("byline", i);
                return false;
            case Does::credit:
                put_credit("credit", i);
                return false;
            case Does::leave_out:
                return false;
        }
        return true;
    }

    bool field(State& state, FieldKind kind) {
        state.kind = kind;
        begin_ = true;
        return true;
    }

    void put_credit(std::string kind, std::uint32_t i) {
        // The layer is open: a place in the text of the tree is what it expects.
        std::string text = plain_words(tree_.words(i));
        if (!text.empty()) reading_.parts.asides.push_back({std::move(kind), std::move(text), out_.place(tree_.nodes[i].text)});
        begin_ = true;
    }

    static bool begins_with_mark(std::string_view words) {
        const std::size_t at = words.find_first_not_of(" \t\r\n");
        if (at == std::string_view::npos) return true;
        for (const std::string_view mark : {"\"", "'", "\u201C", "\u2018", "\u00AB", "\u201E"})
            if (words.substr(at).starts_with(mark)) return true;
        return false;
    }

    void close(std::vector<State>& open) {
        const State state = open.back();
        open.pop_back();
        if (state.mark != no_mark) reading_.parts.marks[state.mark].span.end = out_.size();
        if (state.closes_quote && !open_quote_) out_.append_as("\u201D", {last_, last_});
        if (state.closes_quote) open_quote_ = false;
        if (state.kind != open.back().kind) begin_ = true;
    }

    void words(Span span, FieldKind kind) {
        const std::string_view text = std::string_view(tree_.all.text).substr(0, span.end);
        const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
        std::uint32_t at = span.begin;
        while (at < span.end && is_space(text[at])) ++at;
        if (at == span.end) {
            if (!begin_) space_ = true;
            return;
        }
        if (begin_) {
            if (is_credit_line(span.begin)) return;
            out_.paragraph(kind);
            if (kind == FieldKind::body) inside_content_ = true;
        } else if (cell_) {
            out_.append_as(" | ", {at, at});
        } else if (space_ || at > span.begin) {
            out_.append_space({span.begin, at});
        }
        begin_ = cell_ = space_ = false;
        if (open_quote_) out_.append_as("\u201C", {at, at});
        open_quote_ = false;
        std::uint32_t run = at;
        while (at < span.end) {
            if (!is_space(text[at]) || (text[at] == ' ' && at + 1 < span.end && !is_space(text[at + 1]))) {
                ++at;
                continue;
            }
            if (at > run) out_.append({run, at});
            run = at;
            while (at < span.end && is_space(text[at])) ++at;
            if (at < span.end) {
                out_.append_space({run, at});
            } else {
                space_ = true;
            }
            run = at;
        }
        if (at > run) out_.append({run, at});
        last_ = span.end;
    }

    /// "(Reporting by Ann Lee; Editing by Tom Roe)" as a paragraph of its own.
    bool is_credit_line(std::uint32_t at) {
        const std::string_view rest = std::string_view(tree_.all.text).substr(at, 400);
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::size_t first = rest.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || end <= first || rest[first] != '(') return false;
        const std::size_t close = rest.find(')');
        if (close == std::string_view::npos) return false;
        const std::string_view line = rest.substr(first, close + 1 - first);
        const std::string_view kind = notice_kind(line, false);
        if (kind.empty()) return false;
        const auto begin = at + static_cast<std::uint32_t>(first);
        reading_.parts.asides.push_back({std::string(kind), std::string(line), out_.place({begin, begin + static_cast<std::uint32_t>(line.size())})});
        return true;
    }

    const XmlTree& tree_;
    Reading& reading_;
    CleanText& out_;
    bool begin_ = true;
    bool cell_ = false;
    bool space_ = false;
    bool open_quote_ = false;
    bool inside_content_ = false;
    std::uint32_t last_ = 0;
};

void put_day(std::string_view text, Reading& reading) {
    if (!reading.parts.date) reading.parts.date = day_of(text);
}

void read_nitf_at(const XmlTree& tree, std::uint32_t root, Reading& reading) {
    if (const auto issued = tree.below(root, "date.issue")) put_day(tree.attribute(*issued, "norm"), reading);
    if (const auto dated = tree.below(root, "story.date")) put_day(tree.attribute(*dated, "norm"), reading);
    const auto body = tree.child(root, "body");
    NitfReader(tree, reading).read(body ? *body : root);
}

/// The markup of a part of the file, read as a page where it stands.
void read_markup_at(Span inside, Reading& reading) {
    OffsetMapBuilder offsets;
    offsets.copy(inside.begin, inside.length());
    const OffsetMap way_back = std::move(offsets).build();
    const std::string_view markup = reading.given.substr(inside.begin, inside.length());
    CleanText::Layer layer(reading.out, markup, way_back);
    read_html_fragment(markup, reading);
}

void read_news_item(const XmlTree& tree, std::uint32_t item, Reading& reading) {
    if (const auto meta = tree.child(item, "contentMeta")) {
        if (const auto headline = tree.child(*meta, "headline")) put_line(tree.content(*headline), FieldKind::title, reading);
        if (const auto by = tree.child(*meta, "by")) put_aside("byline", tree.content(*by), reading);
        for (const std::string_view name : {"contentCreated", "contentModified"})
            if (const auto day = tree.child(*meta, name)) put_day(plain_words(tree.words(*day)), reading);
    }
    if (const auto meta = tree.child(item, "itemMeta"))
        for (const std::string_view name : {"firstCreated", "versionCreated"})
            if (const auto day = tree.child(*meta, name)) put_day(plain_words(tree.words(*day)), reading);
    const auto content = tree.child(item, "contentSet");
    if (!content) return;
    if (const auto xml = tree.child(*content, "inlineXML")) {
        const auto nitf = tree.below(*xml, "nitf");
        if (nitf) {
            // The headline of the item is that of the story in it.
            const auto head = tree.below(*nitf, "hl1");
            if (head && reading.out.has(FieldKind::title)) {
                const auto body = tree.below(*nitf, "body.content");
                NitfReader(tree, reading).read(body ? *body : *nitf);
            } else {
                read_nitf_at(tree, *nitf, reading);
            }
            return;
        }
        const auto body = tree.below(*xml, "body");
        read_markup_at(tree.nodes[body ? *body : *xml].inside, reading);
    } else if (const auto data = tree.child(*content, "inlineData")) {
        put_embedded(tree.content(*data), FieldKind::body, reading);
    }
}

Error wrong_root(const XmlTree& tree, std::string_view wanted) {
    return {"bad-format", fmt::format("XML whose root is <{}>, not {}", tree.name(0), wanted), "name its format with --format-in"};
}

}  // namespace

bool looks_like_nitf(std::string_view given) { return xml_root(given) == "nitf"; }

std::optional<Error> read_nitf(Reading& reading) {
    const Result<XmlTree> tree = parse_xml(reading.given);
    if (!tree) return tree.error();
    const std::optional<std::uint32_t> root = tree->is(0, "nitf") ? 0 : tree->below(0, "nitf");
    if (!root) return wrong_root(*tree, "<nitf>");
    read_nitf_at(*tree, *root, reading);
    return std::nullopt;
}

bool looks_like_newsml(std::string_view given) {
    const std::string_view root = xml_root(given);
    return root == "newsItem" || root == "newsMessage";
}

std::optional<Error> read_newsml(Reading& reading) {
    const Result<XmlTree> tree = parse_xml(reading.given);
    if (!tree) return tree.error();
    std::vector<std::uint32_t> items;
    std::vector<std::string> titles;
    for (std::uint32_t i = 0; i < tree->nodes.size(); ++i) {
        if (!tree->is(i, "newsItem")) continue;
        const auto content = tree->child(i, "contentSet");
        if (!content || !(tree->child(*content, "inlineXML") || tree->child(*content, "inlineData"))) continue;  // a picture
        items.push_back(i);
        const auto headline = titles.size() < 5 ? tree->below(i, "headline") : std::nullopt;
        titles.push_back(headline ? plain_words(tree->words(*headline)) : std::string{});
    }
    if (items.empty() && !looks_like_newsml(reading.given)) return wrong_root(*tree, "<newsItem> or <newsMessage>");
    const Result<std::uint32_t> chosen = chosen_item(reading.options, titles, "news item");
    if (!chosen) return chosen.error();
    read_news_item(*tree, items[*chosen], reading);
    return std::nullopt;
}

}  // namespace factdiff
