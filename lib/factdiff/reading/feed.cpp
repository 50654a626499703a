#include "factdiff/reading/feed.h"

#include <fmt/format.h>

#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "factdiff/reading/embedded.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/html.h"
#include "factdiff/reading/xml_tree.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

/// "Fri, 31 Oct 2025 06:00:00 GMT", as RSS writes a moment.
std::optional<std::chrono::year_month_day> mail_day(std::string_view text) {
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (const std::size_t comma = text.find(','); comma != std::string_view::npos) text.remove_prefix(comma + 1);
    const auto number = [&](int& value) {
        while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
        std::size_t digits = 0;
        for (value = 0; digits < text.size() && digits < 4 && is_ascii_digit(text[digits]); ++digits) value = value * 10 + (text[digits] - '0');
        text.remove_prefix(digits);
        return digits > 0;
    };
    int day = 0;
    int year = 0;
    if (!number(day) || text.size() < 4) return std::nullopt;
    text.remove_prefix(1);
    unsigned month = 0;
    for (unsigned i = 0; i < months.size(); ++i)
        if (text.starts_with(months[i])) month = i + 1;
    const std::size_t blank = text.find(' ');
    if (month == 0 || blank == std::string_view::npos) return std::nullopt;
    text.remove_prefix(blank);
    if (!number(year)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year < 100 ? 2000 + year : year), std::chrono::month(month),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::vector<std::uint32_t> items_of(const XmlTree& tree) {
    std::vector<std::uint32_t> items;
    // RSS 2.0 has its items in the channel, RSS 1.0 beside it, Atom calls them entries. An item or an entry may also stand alone.
    if (tree.is(0, "item") || tree.is(0, "entry")) return {0};
    const auto collect = [&](std::uint32_t parent) {
        tree.each(parent, [&](std::uint32_t child) {
            if (tree.is(child, "item") || tree.is(child, "entry")) items.push_back(child);
        });
    };
    collect(0);
    if (const auto channel = tree.child(0, "channel")) collect(*channel);
    return items;
}

class FeedReader {
public:
    FeedReader(const XmlTree& tree, Reading& reading) : tree_(tree), reading_(reading) {}

    void read(std::uint32_t item) {
        // 0, the root, is nobody's child: none.
        std::uint32_t body = text_child(item, {"encoded", "content"});
        std::uint32_t teaser = text_child(item, {"summary", "description"});
        if (body == 0) std::swap(body, teaser);
        if (const std::uint32_t title = text_child(item, {"title"}); title != 0) put_line(tree_.content(title), FieldKind::title, reading_);
        if (teaser != 0) {
            const Unescaped value = tree_.content(teaser);
            if (!begins_alike(plain_words(value.text), plain_words(tree_.words(body).substr(0, 2000))))
                put_line(value, FieldKind::standfirst, reading_);
        }
        if (body != 0) put_body(body);
        byline(item);
        for (const std::string_view name : {"published", "pubDate", "date", "issued", "updated"}) {
            const auto node = tree_.child(item, name);
            if (!node || reading_.parts.date) continue;
            const std::string words = plain_words(tree_.words(*node));
            reading_.parts.date = read_day(words);
            if (!reading_.parts.date) reading_.parts.date = mail_day(words);
        }
    }

private:
    /// The first child with words in it that has one of the names; the names in the order of preference.
    std::uint32_t text_child(std::uint32_t item, std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names) {
            for (std::uint32_t child = item + 1; child < tree_.nodes[item].end; child = tree_.nodes[child].end) {
                if (!tree_.is(child, name)) continue;
                // <media:content> is a picture.
                const std::string& prefix = tree_.prefixes[tree_.nodes[child].name];
                if (prefix == "media" || prefix == "itunes") continue;
                if (tree_.words(child).find_first_not_of(" \t\r\n") != std::string_view::npos) return child;
            }
        }
        return 0;
    }

    void put_body(std::uint32_t body) {
        if (tree_.attribute(body, "type") == "xhtml") {
            // The markup itself stands in the feed: the page reader reads it where it is.
            const Span inside = tree_.nodes[body].inside;
            OffsetMapBuilder offsets;
            offsets.copy(inside.begin, inside.length());
            const OffsetMap way_back = std::move(offsets).build();
            const std::string_view markup = reading_.given.substr(inside.begin, inside.length());
            CleanText::Layer layer(reading_.out, markup, way_back);
            read_html_fragment(markup, reading_);
            return;
        }
        put_embedded(tree_.content(body), FieldKind::body, reading_);
    }

    void byline(std::uint32_t item) {
        tree_.each(item, [&](std::uint32_t child) {
            if (!tree_.is(child, "creator") && !tree_.is(child, "author")) return;
            const auto name = tree_.child(child, "name");
            put_aside("byline", tree_.content(name ? *name : child), reading_);
        });
    }

    const XmlTree& tree_;
    Reading& reading_;
};

bool is_feed_root(std::string_view root) { return root == "rss" || root == "feed" || root == "RDF" || root == "entry"; }

}  // namespace

bool looks_like_feed(std::string_view given) {
    // Last of the XML formats: what no other takes must not pass for plain text, so it comes here and is refused by its root.
    const std::size_t first = given.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    return is_feed_root(xml_root(given)) || given.substr(first).starts_with("<?xml");
}

std::optional<Error> read_feed(Reading& reading) {
    const Result<XmlTree> tree = parse_xml(reading.given);
    if (!tree) return tree.error();
    const std::vector<std::uint32_t> items = items_of(*tree);
    if (items.empty() && !is_feed_root(tree->name(0)))
        return Error{"bad-format", fmt::format("XML whose root is <{}>, neither RSS nor Atom", tree->name(0)),
                     "NITF, NewsML-G2, RSS, Atom and XHTML are read"};
    std::vector<std::string> titles;
    for (const std::uint32_t item : items) {
        const auto title = titles.size() < 5 ? tree->child(item, "title") : std::nullopt;
        titles.push_back(title ? plain_words(tree->words(*title)) : std::string{});
    }
    const Result<std::uint32_t> chosen = chosen_item(reading.options, titles, "item");
    if (!chosen) return chosen.error();
    FeedReader(*tree, reading).read(items[*chosen]);
    return std::nullopt;
}

}  // namespace factdiff
