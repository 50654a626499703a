#include "factdiff/reading/json_tree.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

namespace od = simdjson::ondemand;

constexpr int deepest = 200;
constexpr std::size_t most_nodes = 1U << 22;
constexpr const char* remedy = "give the text itself, or name the format with --format-in";

struct JsonFailure {
    std::string what;
};

template <typename T>
T must(simdjson::simdjson_result<T> result) {
    T value;
    if (const auto code = std::move(result).get(value)) {
        throw JsonFailure{code == simdjson::UTF8_ERROR ? "not UTF-8" : fmt::format("not valid JSON ({})", simdjson::error_message(code))};
    }
    return value;
}

class TreeBuilder {
public:
    TreeBuilder(std::string_view text, const simdjson::padded_string& padded, JsonTree& tree) : text_(text), base_(padded.data()), tree_(tree) {}

    void value(od::value value, std::uint32_t parent, Span key, int depth) {
        if (tree_.nodes.size() >= most_nodes) throw JsonFailure{"more than 4 million values"};
        if (depth > deepest) throw JsonFailure{fmt::format("nested more than {} deep", deepest)};
        const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
        const od::json_type type = must(value.type());
        tree_.nodes.push_back({JsonKind::other, parent, 0, key, {}});
        if (type == od::json_type::object) {
            tree_.nodes[index].kind = JsonKind::object;
            for (auto result : must(value.get_object())) {
                od::field field = must(std::move(result));
                const Span name = string_at(field.key().raw());
                this->value(field.value(), index, name, depth + 1);
            }
        } else if (type == od::json_type::array) {
            tree_.nodes[index].kind = JsonKind::array;
            for (auto result : must(value.get_array())) this->value(must(std::move(result)), index, {}, depth + 1);
        } else if (type == od::json_type::string) {
            const od::raw_json_string raw = must(value.get_raw_json_string());
            tree_.nodes[index].kind = JsonKind::string;
            tree_.nodes[index].value = string_at(raw.raw());
        } else if (type == od::json_type::number) {
            must(value.get_double());
        } else if (type == od::json_type::boolean) {
            must(value.get_bool());
        } else if (!must(value.is_null())) {
            throw JsonFailure{"not valid JSON"};
        }
        tree_.nodes[index].end = static_cast<std::uint32_t>(tree_.nodes.size());
    }

private:
    /// From behind the opening mark to the closing one.
    Span string_at(const char* raw) const {
        const auto begin = static_cast<std::size_t>(raw - base_);
        std::size_t end = begin;
        while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
        if (end >= text_.size()) throw JsonFailure{"not valid JSON (a string is never closed)"};
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string_view text_;
    const char* base_;
    JsonTree& tree_;
};

/// Four hexadecimal digits at `at`; nothing when they are none.
std::optional<char32_t> hex4(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return std::nullopt;
    char32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

struct Escape {
    char32_t point = 0xFFFD;
    std::size_t length = 2;
};

/// What "\n", "\u00e9" or a surrogate pair stands for. Half a pair is U+FFFD.
Escape escape_at(std::string_view raw, std::size_t at) {
    const char kind = at + 1 < raw.size() ? raw[at + 1] : '\0';
    switch (kind) {
        case 'n':
            return {U'\n', 2};
        case 't':
            return {U'\t', 2};
        case 'r':
            return {U'\r', 2};
        case 'b':
        case 'f':
            return {U' ', 2};
        case 'u':
            break;
        case '"':
        case '\\':
        case '/':
            return {static_cast<unsigned char>(kind), 2};
        default:
            return {U'\\', 1};  // no escape of JSON: the backslash stands for itself
    }
    const std::optional<char32_t> unit = hex4(raw, at + 2);
    if (!unit) return {0xFFFD, 2};
    if (*unit < 0xD800 || *unit > 0xDFFF) return {*unit == 0 ? char32_t{0xFFFD} : *unit, 6};
    if (*unit < 0xDC00 && raw.substr(at + 6, 2) == "\\u") {
        const std::optional<char32_t> low = hex4(raw, at + 8);
        if (low && *low >= 0xDC00 && *low <= 0xDFFF) return {0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00), 12};
    }
    return {0xFFFD, 6};
}

}  // namespace

std::optional<std::uint32_t> JsonTree::find(std::uint32_t object, std::string_view wanted) const {
    if (nodes[object].kind != JsonKind::object) return std::nullopt;
    for (std::uint32_t child = object + 1; child < nodes[object].end; child = nodes[child].end)
        if (key(child) == wanted) return child;
    return std::nullopt;
}

std::string JsonTree::string(std::uint32_t node) const { return is_string(node) ? unescaped(node).text : std::string{}; }

std::string JsonTree::string(std::uint32_t object, std::string_view wanted) const {
    const std::optional<std::uint32_t> node = find(object, wanted);
    return node ? string(*node) : std::string{};
}

Unescaped JsonTree::unescaped(std::uint32_t node) const {
    Unescaped out;
    if (!is_string(node)) return out;
    const Span span = nodes[node].value;
    const std::string_view raw = text.substr(span.begin, span.length());
    OffsetMapBuilder offsets;
    out.text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t stop = std::min(raw.find('\\', at), raw.size());
        offsets.copy(span.begin + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop - at));
        out.text.append(raw, at, stop - at);
        at = stop;
        if (at >= raw.size()) break;
        const Escape escape = escape_at(raw, at);
        const std::size_t before = out.text.size();
        append_utf8(out.text, escape.point);
        const auto begin = span.begin + static_cast<std::uint32_t>(at);
        offsets.replace(static_cast<std::uint32_t>(out.text.size() - before), {begin, begin + static_cast<std::uint32_t>(escape.length)});
        at += escape.length;
    }
    out.way_back = std::move(offsets).build();
    return out;
}

Result<JsonTree> parse_json(std::string_view text) {
    JsonTree tree;
    tree.text = text;
    const simdjson::padded_string padded(text);
    od::parser parser;
    od::document document;
    std::string what;
    const auto line_at = [&](const char* place) {
        const std::size_t at = place == nullptr ? 0 : std::min(static_cast<std::size_t>(place - padded.data()), text.size());
        return static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
    };
    const char* place = nullptr;
    if (const auto code = parser.iterate(padded).get(document)) {
        what = code == simdjson::UTF8_ERROR ? "not UTF-8" : fmt::format("not valid JSON ({})", simdjson::error_message(code));
    } else {
        try {
            od::value value;
            if (const auto failure = document.get_value().get(value))
                throw JsonFailure{fmt::format("not valid JSON ({})", simdjson::error_message(failure))};
            TreeBuilder(text, padded, tree).value(value, 0, {}, 0);
            if (document.current_location().get(place) == simdjson::SUCCESS)
                throw JsonFailure{"not valid JSON: something stands behind the document"};
            return tree;
        } catch (const JsonFailure& failure) {
            what = failure.what;
            if (document.current_location().get(place) != simdjson::SUCCESS) place = nullptr;
        }
    }
    return Error{"bad-json", what, remedy, "", place == nullptr ? 0 : line_at(place)};
}

}  // namespace factdiff
