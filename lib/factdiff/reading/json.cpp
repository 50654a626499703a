#include "factdiff/reading/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "factdiff/reading/embedded.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/json_tree.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view text_names[] = {"text",     "body",         "content",      "articleBody", "body_text", "body_html",
                                           "bodyHtml", "content_html", "content_text", "html",        "story"};
constexpr std::string_view title_names[] = {"headline", "title", "name"};
constexpr std::string_view standfirst_names[] = {"standfirst", "subtitle", "subheadline", "dek", "description", "excerpt", "summary", "trailText"};
constexpr std::string_view day_names[] = {"datePublished",    "published",      "publishedAt", "published_at",   "pubDate",
                                          "publication_date", "date_published", "date",        "firstPublished", "webPublicationDate",
                                          "dateCreated",      "created",        "created_at"};
constexpr std::string_view byline_names[] = {"byline", "author", "authors", "creator"};

/// A string, or what WordPress writes: {"rendered": "…"}.
std::optional<std::uint32_t> string_member(const JsonTree& tree, std::uint32_t object, std::string_view name) {
    const std::optional<std::uint32_t> node = tree.find(object, name);
    if (!node || tree.is_string(*node)) return node;
    for (const std::string_view inner : {"rendered", "value", "name"})
        if (const auto value = tree.find(*node, inner); value && tree.is_string(*value)) return value;
    return std::nullopt;
}

std::optional<std::uint32_t> first_of(const JsonTree& tree, std::uint32_t object, Names names) {
    for (const std::string_view name : names)
        if (const auto node = string_member(tree, object, name); node && tree.nodes[*node].value.length() > 0) return node;
    return std::nullopt;
}

/// "article.body" or "items.0.text" from an object on.
std::optional<std::uint32_t> follow(const JsonTree& tree, std::uint32_t object, std::string_view path) {
    std::uint32_t here = object;
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const std::string_view name = path.substr(0, dot);
        path.remove_prefix(std::min(dot + 1, path.size()));
        if (tree.nodes[here].kind == JsonKind::array) {
            std::uint32_t wanted = 0;
            if (name.empty() || name.size() > 6 || !std::all_of(name.begin(), name.end(), is_ascii_digit)) return std::nullopt;
            for (const char c : name) wanted = wanted * 10 + static_cast<std::uint32_t>(c - '0');
            std::optional<std::uint32_t> found;
            std::uint32_t index = 0;
            tree.each(here, [&](std::uint32_t element) { found = index++ == wanted ? element : found; });
            if (!found) return std::nullopt;
            here = *found;
            continue;
        }
        const std::optional<std::uint32_t> next = tree.find(here, name);
        if (!next) return std::nullopt;
        here = *next;
    }
    return here;
}

/// The names of the strings that may be the text, longest first: for the message that asks which.
std::string long_strings(const JsonTree& tree, std::uint32_t object) {
    std::vector<std::pair<std::uint32_t, std::string>> found;
    for (std::uint32_t i = object + 1; i < tree.nodes[object].end && found.size() < 1000; ++i) {
        if (!tree.is_string(i) || tree.nodes[i].value.length() < 40) continue;
        std::string path;
        for (std::uint32_t k = i; k != object; k = tree.nodes[k].parent) {
            if (tree.nodes[k].key.empty()) {
                path.clear();
                break;
            }
            path = path.empty() ? std::string(tree.key(k)) : std::string(tree.key(k)) + "." + path;
        }
        if (!path.empty()) found.emplace_back(tree.nodes[i].value.length(), std::move(path));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 6); ++i) names += (i == 0 ? "" : ", ") + found[i].second;
    return names;
}

void put_day(const std::string& text, Reading& reading) {
    if (!reading.parts.date) reading.parts.date = read_day(text);
}

void put_bylines(const JsonTree& tree, std::uint32_t object, Names names, Reading& reading) {
    for (const std::string_view name : names) {
        const std::optional<std::uint32_t> node = tree.find(object, name);
        if (!node) continue;
        const auto one = [&](std::uint32_t author) {
            const std::optional<std::uint32_t> value = tree.is_string(author) ? author : string_member(tree, author, "name");
            if (value && tree.is_string(*value)) put_aside("byline", tree.unescaped(*value), reading);
        };
        if (tree.nodes[*node].kind == JsonKind::array) {
            tree.each(*node, one);
        } else {
            one(*node);
        }
        return;
    }
}

/// The record itself, or the one of several that was asked for.
Result<std::uint32_t> record_of(const JsonTree& tree, const ReadOptions& options) {
    std::uint32_t root = 0;
    if (tree.nodes[0].kind == JsonKind::object)
        if (const auto items = tree.find(0, "items"); items && tree.nodes[*items].kind == JsonKind::array && tree.find(0, "version")) root = *items;
    if (tree.nodes[root].kind == JsonKind::object) return root;
    if (tree.nodes[root].kind != JsonKind::array) return Error{"no-text", "a JSON value that is no record", "give an object with the text in it"};
    std::vector<std::uint32_t> records;
    std::vector<std::string> titles;
    tree.each(root, [&](std::uint32_t element) {
        if (tree.nodes[element].kind != JsonKind::object) return;
        records.push_back(element);
        const auto title = titles.size() < 5 ? first_of(tree, element, title_names) : std::nullopt;
        titles.push_back(title ? plain_words(tree.string(*title)) : std::string{});
    });
    const Result<std::uint32_t> chosen = chosen_item(options, titles, "record");
    if (!chosen) return chosen.error();
    return records[*chosen];
}

/// ninjs writes its names in snake case, in one word, and since 3.0 in camel case.
std::optional<std::uint32_t> ninjs_member(const JsonTree& tree, std::uint32_t object, std::string_view name) {
    const auto bare = [](std::string_view text) {
        std::string out;
        for (const char c : text)
            if (c != '_') out += ascii_lower(c);
        return out;
    };
    if (tree.nodes[object].kind != JsonKind::object) return std::nullopt;
    for (std::uint32_t child = object + 1; child < tree.nodes[object].end; child = tree.nodes[child].end)
        if (bare(tree.key(child)) == name) return child;
    return std::nullopt;
}

std::string ninjs_string(const JsonTree& tree, std::uint32_t object, std::string_view name) {
    const auto node = ninjs_member(tree, object, name);
    return node ? tree.string(*node) : std::string{};
}

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

class NinjsReader {
public:
    NinjsReader(const JsonTree& tree, Reading& reading) : tree_(tree), reading_(reading) {}

    std::optional<Error> run(std::uint32_t record) {
        const std::optional<std::uint32_t> body = find_body(record);
        const std::string body_words = body ? plain_words(std::string_view(tree_.string(*body)).substr(0, 2000)) : std::string{};
        const bool picture = ninjs_string(tree_, record, "type") == "picture";
        if (const auto headline = find_valued(record, "headline", "headlines", {"main", "headline", "default"}))
            put_line(tree_.unescaped(*headline), FieldKind::title, reading_);
        if (const auto description = find_valued(record, "descriptiontext", "descriptions", {"summary", "abstract", "main", "caption"})) {
            const Unescaped value = tree_.unescaped(*description);
            if (picture) {
                put_line(value, FieldKind::caption, reading_);
            } else if (!begins_alike(plain_words(value.text), body_words)) {
                put_line(value, FieldKind::standfirst, reading_);
            }
        }
        if (body) put_embedded(tree_.unescaped(*body), FieldKind::body, reading_);
        if (const auto by = ninjs_member(tree_, record, "byline"); by && tree_.is_string(*by))
            put_aside("byline", tree_.unescaped(*by), reading_);
        else if (const auto name = ninjs_member(tree_, record, "by"); name && tree_.is_string(*name))
            put_aside("byline", tree_.unescaped(*name), reading_);
        captions(record);
        for (const std::string_view name : {"contentcreated", "firstcreated", "versioncreated"}) put_day(ninjs_string(tree_, record, name), reading_);
        if (!body && reading_.out.empty()) return Error{"no-text", "a ninjs item without a body", "give an item of type text"};
        return std::nullopt;
    }

private:
    /// `single` of version 1, or the entry of `many` whose role is one of `roles`, the first where none says so.
    std::optional<std::uint32_t> find_valued(std::uint32_t record, std::string_view single, std::string_view many,
                                             std::initializer_list<std::string_view> roles) const {
        if (const auto node = ninjs_member(tree_, record, single); node && tree_.is_string(*node)) return node;
        const auto list = ninjs_member(tree_, record, many);
        if (!list) return std::nullopt;
        std::optional<std::uint32_t> best;
        std::size_t best_rank = roles.size() + 1;
        tree_.each(*list, [&](std::uint32_t entry) {
            const auto value = ninjs_member(tree_, entry, "value");
            if (!value || !tree_.is_string(*value)) return;
            const std::string role = ninjs_string(tree_, entry, "role");
            std::size_t rank = 0;
            for (const std::string_view known : roles) {
                if (holds(role, known)) break;
                ++rank;
            }
            if (rank < best_rank) best = value, best_rank = rank;
        });
        return best;
    }

    /// The story once: `bodies` often hold it as HTML and as plain text. HTML knows its headings and quotations.
    std::optional<std::uint32_t> find_body(std::uint32_t record) const {
        for (const std::string_view name : {"bodyxhtml", "bodyhtml"})
            if (const auto node = ninjs_member(tree_, record, name); node && tree_.is_string(*node) && tree_.nodes[*node].value.length() > 0)
                return node;
        std::optional<std::uint32_t> best;
        std::uint64_t best_rank = 0;
        if (const auto bodies = ninjs_member(tree_, record, "bodies")) {
            tree_.each(*bodies, [&](std::uint32_t entry) {
                const auto value = ninjs_member(tree_, entry, "value");
                if (!value || !tree_.is_string(*value)) return;
                const std::string role = ninjs_string(tree_, entry, "role");
                const bool whole = !(holds(role, "summary") || holds(role, "abstract") || holds(role, "teaser") || holds(role, "caption"));
                const bool html = holds(ninjs_string(tree_, entry, "contenttype"), "html");
                // A short body that is HTML must not win over the whole story.
                const std::uint64_t words = plain_length(*value);
                const std::uint64_t rank = (whole ? 1ULL << 40 : 0) + words * 10 + (html ? words * 3 : 0) + 1;
                if (rank > best_rank) best = value, best_rank = rank;
            });
        }
        if (!best)
            if (const auto node = ninjs_member(tree_, record, "bodytext"); node && tree_.is_string(*node)) return node;
        return best;
    }

    /// Bytes of a value outside tags, about.
    std::uint64_t plain_length(std::uint32_t node) const {
        const Span span = tree_.nodes[node].value;
        std::uint64_t count = 0;
        bool tag = false;
        for (const char c : tree_.text.substr(span.begin, span.length())) {
            tag = c == '<' || (tag && c != '>');
            count += !tag;
        }
        return count;
    }

    void captions(std::uint32_t record) {
        const auto associations = ninjs_member(tree_, record, "associations");
        if (!associations) return;
        tree_.each(*associations, [&](std::uint32_t one) {
            if (ninjs_string(tree_, one, "type") != "picture") return;
            const auto text = find_valued(one, "descriptiontext", "descriptions", {"caption", "main"});
            if (text) put_line(tree_.unescaped(*text), FieldKind::caption, reading_);
        });
    }

    const JsonTree& tree_;
    Reading& reading_;
};

bool begins_object(std::string_view given) {
    std::size_t at = given.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || (given[at] != '{' && given[at] != '[')) return false;
    at = given.find_first_not_of(" \t\r\n", at + 1);
    return at != std::string_view::npos && (given[at] == '"' || given[at] == '{' || given[at] == '}');
}

bool is_ninjs(const JsonTree& tree) {
    if (tree.nodes[0].kind != JsonKind::object) return false;
    if (!ninjs_member(tree, 0, "uri")) return false;
    for (const std::string_view name :
         {"headlines", "bodies", "bodytext", "bodyxhtml", "bodyhtml", "versioncreated", "descriptions", "descriptiontext"})
        if (ninjs_member(tree, 0, name)) return true;
    return false;
}

}  // namespace

bool looks_like_json(std::string_view given) { return begins_object(given) && parse_json(given).ok(); }

bool looks_like_ninjs(std::string_view given) {
    if (!begins_object(given) || given.find("\"uri\"") == std::string_view::npos) return false;
    const Result<JsonTree> tree = parse_json(given);
    return tree.ok() && is_ninjs(*tree);
}

std::optional<Error> read_ninjs(Reading& reading) {
    const Result<JsonTree> tree = parse_json(reading.given);
    if (!tree) return tree.error();
    const Result<std::uint32_t> record = record_of(*tree, reading.options);
    if (!record) return record.error();
    return NinjsReader(*tree, reading).run(*record);
}

std::optional<Error> read_json(Reading& reading) {
    const Result<JsonTree> parsed = parse_json(reading.given);
    if (!parsed) return parsed.error();
    const JsonTree& tree = *parsed;
    const Result<std::uint32_t> record = record_of(tree, reading.options);
    if (!record) return record.error();
    const std::string& path = reading.options.text_field;
    std::optional<std::uint32_t> text = path.empty() ? first_of(tree, *record, text_names) : follow(tree, *record, path);
    if (text && !tree.is_string(*text)) text = string_member(tree, *text, "rendered");
    if (!text) {
        const std::string names = long_strings(tree, *record);
        return Error{"no-text",
                     path.empty() ? "no field of the record is known to hold its text" : fmt::format("the record has no text in “{}”", path),
                     names.empty() ? "name the field with --text-field" : fmt::format("name the field with --text-field: {}", names)};
    }
    if (path.empty()) {
        const std::uint32_t named = tree.nodes[*text].parent == *record ? *text : tree.nodes[*text].parent;  // {"content": {"rendered": "…"}}
        reading.parts.remarks.push_back(fmt::format("the text was read from “{}”", tree.key(named)));
    }
    // What is about the text stands beside it, or further up.
    std::uint32_t object = tree.nodes[*text].parent;
    while (object != *record && !(tree.nodes[object].kind == JsonKind::object && first_of(tree, object, title_names)))
        object = tree.nodes[object].parent;
    const Unescaped body = tree.unescaped(*text);
    if (const auto title = first_of(tree, object, title_names)) put_line(tree.unescaped(*title), FieldKind::title, reading);
    if (const auto standfirst = first_of(tree, object, standfirst_names); standfirst && *standfirst != *text) {
        const Unescaped value = tree.unescaped(*standfirst);
        if (!begins_alike(plain_words(value.text), plain_words(std::string_view(body.text).substr(0, 2000))))
            put_line(value, FieldKind::standfirst, reading);
    }
    put_embedded(body, FieldKind::body, reading);
    put_bylines(tree, object, byline_names, reading);
    for (const std::string_view name : day_names) put_day(tree.string(object, name), reading);
    return std::nullopt;
}

}  // namespace factdiff
