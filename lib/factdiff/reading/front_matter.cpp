#include "factdiff/reading/front_matter.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "factdiff/reading/json_tree.h"
#include "factdiff/reading/lines.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

// Longer than any front matter of an article; a bound for the YAML parser, which is not linear in hostile input.
constexpr std::size_t longest_front_matter = 64 << 10;

enum class Meaning : std::uint8_t { none, title, standfirst, date };

struct Key {
    std::string_view name;
    Meaning meaning;
};

constexpr Key keys[] = {
    {"title", Meaning::title},
    {"headline", Meaning::title},
    {"excerpt", Meaning::standfirst},
    {"description", Meaning::standfirst},
    {"standfirst", Meaning::standfirst},
    {"subtitle", Meaning::standfirst},
    {"summary", Meaning::standfirst},
    {"dek", Meaning::standfirst},
    {"date", Meaning::date},
    {"published", Meaning::date},
    {"pubdate", Meaning::date},
    {"published_at", Meaning::date},
    {"publishdate", Meaning::date},
    {"publish_date", Meaning::date},
    {"datepublished", Meaning::date},
};

Meaning meaning_of(std::string_view name) {
    if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front()) name = name.substr(1, name.size() - 2);
    for (const Key& key : keys)
        if (equal_ascii_case(name, key.name)) return key.meaning;
    return Meaning::none;
}

void keep(FrontMatter& front, Meaning meaning, FrontValue value, std::uint32_t line) {
    switch (meaning) {
        case Meaning::title:
            if (front.title.text.empty()) front.title = std::move(value);
            break;
        case Meaning::standfirst:
            // The same sentence often stands as excerpt and as description.
            if (!value.text.empty() && value.text != front.title.text &&
                std::none_of(front.standfirsts.begin(), front.standfirsts.end(), [&](const FrontValue& other) { return other.text == value.text; })) {
                front.standfirsts.push_back(std::move(value));
            }
            break;
        case Meaning::date:
            if (front.date || value.text.empty()) break;
            front.date = read_day(value.text);
            if (!front.date)
                front.remarks.push_back(
                    fmt::format("front matter, line {}: the date “{}” is not of the form 2025-10-31", line, value.text.substr(0, 40)));
            break;
        case Meaning::none:
            break;
    }
}

/// The raw form of a quoted value, between its marks; nothing when the closing mark is missing or something follows it.
std::optional<Span> inside_quotes(std::string_view given, Span value) {
    const char mark = given[value.begin];
    for (std::uint32_t at = value.begin + 1; at < value.end; ++at) {
        if (mark == '"' && given[at] == '\\') {
            ++at;
        } else if (given[at] == mark) {
            if (mark == '\'' && at + 1 < value.end && given[at + 1] == '\'') {
                ++at;
                continue;
            }
            const Span rest = trimmed(given, {at + 1, value.end});
            if (!rest.empty() && given[rest.begin] != '#') return std::nullopt;
            return Span{value.begin + 1, at};
        }
    }
    return std::nullopt;
}

Span without_comment(std::string_view given, Span value) {
    const std::size_t comment = view(given, value).find(" #");
    if (comment != std::string_view::npos) value.end = value.begin + static_cast<std::uint32_t>(comment);
    return trimmed(given, value);
}

/// A value that is one plain or quoted scalar on one line, by far the most there are. Nothing when it needs the YAML parser.
std::optional<FrontValue> simple_value(std::string_view given, Span value) {
    if (value.empty()) return FrontValue{};
    switch (given[value.begin]) {
        case '"':
        case '\'': {
            const auto raw = inside_quotes(given, value);
            if (!raw) return std::nullopt;
            const std::string_view text = view(given, *raw);
            if (text.find(given[value.begin] == '"' ? '\\' : '\'') != std::string_view::npos) return std::nullopt;
            return FrontValue{std::string(text), *raw};
        }
        case '|':
        case '>':
        case '&':
        case '*':
        case '!':
        case '[':
        case '{':
        case '%':
        case '@':
        case '`':
            return std::nullopt;
        default:
            break;
    }
    const Span raw = without_comment(given, value);
    return FrontValue{std::string(view(given, raw)), raw};
}

struct Entry {
    Meaning meaning = Meaning::none;
    Span value;       // from the value on its line to the end of its last line
    Span first_line;  // the value as far as it stands on the line of its key
    std::uint32_t line = 0;
};

/// The values of top-level keys with a meaning, for "key: value" and "key = value".
std::vector<Entry> entries_of(std::string_view given, Span block, char separator) {
    std::vector<Entry> entries;
    Lines lines(given.substr(0, block.end), block.begin, 1);
    bool growing = false;
    while (lines.next()) {
        const Span line = lines.line();
        const std::string_view text = view(given, line);
        const bool continues = text.empty() || text[0] == ' ' || text[0] == '\t';
        if (continues) {
            if (growing && !trimmed(given, line).empty()) entries.back().value.end = line.end;
            continue;
        }
        growing = false;
        if (text[0] == '[' && separator == '=') break;  // a TOML table: its keys are not the article's
        const std::size_t at = text.find(separator);
        if (at == std::string_view::npos || at > 40) continue;
        if (separator == ':' && at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\t') continue;
        const Span name = trimmed(given, {line.begin, line.begin + static_cast<std::uint32_t>(at)});
        const Meaning meaning = meaning_of(view(given, name));
        if (meaning == Meaning::none) continue;
        const Span value = trimmed(given, {line.begin + static_cast<std::uint32_t>(at) + 1, line.end});
        entries.push_back({meaning, value, value, lines.number()});
        growing = true;
    }
    return entries;
}

void read_yaml(std::string_view given, Span block, FrontMatter& front) {
    const std::vector<Entry> entries = entries_of(given, block, ':');
    YAML::Node tree;
    bool parsed = false;
    bool failed = false;
    for (const Entry& entry : entries) {
        std::optional<FrontValue> value;
        if (entry.value == entry.first_line) {
            value = simple_value(given, entry.value);
            const bool plain = value && !value->text.empty() && value->raw.begin == entry.value.begin;
            if (plain && value->text.find(": ") != std::string::npos) {
                front.remarks.push_back(fmt::format("front matter, line {}: a value with a colon should be quoted; read as it stands", entry.line));
            }
        }
        // A mark that is never closed, or closed too soon ("Up" and away). The parser would swallow the lines below.
        const char mark = entry.value.empty() ? '\0' : given[entry.value.begin];
        const bool bad_quotes = !value && (mark == '"' || mark == '\'') && !inside_quotes(given, entry.value);
        if (bad_quotes)
            front.remarks.push_back(fmt::format("front matter, line {}: quotation marks that do not close the value; read as it stands", entry.line));
        if (!value && !bad_quotes && !parsed && !failed) {
            try {
                tree = YAML::Load(std::string(view(given, block)));
                parsed = true;
            } catch (const YAML::Exception& error) {
                failed = true;
                const std::uint32_t line = error.mark.is_null() ? entry.line : static_cast<std::uint32_t>(error.mark.line) + 2;
                front.remarks.push_back(fmt::format("front matter, line {}: {}", line, error.msg));
            }
        }
        if (!value && !bad_quotes && parsed) {
            // Top-level scalars only, found by the line of their key: nothing nested is visited, so no alias is ever expanded.
            try {
                if (tree.IsMap()) {
                    for (const auto& pair : tree) {
                        if (!pair.first.IsScalar() || !pair.second.IsScalar()) continue;
                        if (static_cast<std::uint32_t>(pair.first.Mark().line) + 2 != entry.line) continue;
                        value = FrontValue{pair.second.Scalar(), entry.value};
                        while (!value->text.empty() && (value->text.back() == '\n' || value->text.back() == ' ')) value->text.pop_back();
                    }
                }
            } catch (const YAML::Exception&) {
                value.reset();
            }
        }
        if (!value && (failed || bad_quotes)) {
            // Better the words with a mark too many than no title.
            Span raw = entry.first_line;
            if (!raw.empty() && (given[raw.begin] == '"' || given[raw.begin] == '\'')) ++raw.begin;
            if (!raw.empty() && (given[raw.end - 1] == '"' || given[raw.end - 1] == '\'')) --raw.end;
            value = FrontValue{std::string(view(given, raw)), raw};
        }
        if (value) keep(front, entry.meaning, std::move(*value), entry.line);
    }
}

void read_toml(std::string_view given, Span block, FrontMatter& front) {
    for (const Entry& entry : entries_of(given, block, '=')) {
        if (entry.first_line.empty()) continue;
        const char mark = given[entry.first_line.begin];
        FrontValue value;
        if (mark == '"' || mark == '\'') {
            const auto raw = inside_quotes(given, entry.first_line);
            if (!raw || raw->empty()) {
                front.remarks.push_back(fmt::format("front matter, line {}: only strings on one line are read", entry.line));
                continue;
            }
            value.raw = *raw;
            const std::string_view text = view(given, *raw);
            for (std::size_t i = 0; i < text.size(); ++i) {
                if (mark == '"' && text[i] == '\\' && i + 1 < text.size()) ++i;
                value.text += text[i];
            }
        } else {
            value.raw = without_comment(given, entry.first_line);
            value.text = view(given, value.raw);
        }
        keep(front, entry.meaning, std::move(value), entry.line);
    }
}

/// Puts `value` out piece by piece against its raw form, so that a word of a quoted or folded title still leads to itself.
void put(std::string_view given, const FrontValue& value, CleanText& out) {
    const std::string_view raw = view(given, value.raw);
    if (raw == value.text) {
        if (raw.find('\n') == std::string_view::npos) out.append(value.raw);
        return;
    }
    std::size_t at = 0;    // in raw
    std::size_t done = 0;  // in the value
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    const auto span = [&](std::size_t begin, std::size_t end) {
        return Span{value.raw.begin + static_cast<std::uint32_t>(begin), value.raw.begin + static_cast<std::uint32_t>(end)};
    };
    // Opening mark, or the header of a block scalar and what stands before its first word.
    if (!raw.empty() && (raw[0] == '"' || raw[0] == '\'')) {
        at = 1;
    } else if (!raw.empty() && (raw[0] == '|' || raw[0] == '>')) {
        at = std::min(raw.find('\n'), raw.size());
        while (at < raw.size() && blank(raw[at])) ++at;
    }
    while (done < value.text.size()) {
        if (blank(value.text[done])) {
            std::size_t end = at;
            while (end < raw.size() && blank(raw[end])) ++end;
            while (done < value.text.size() && blank(value.text[done])) ++done;
            out.append_space(span(at, end));
            at = end;
            continue;
        }
        std::size_t same = 0;
        while (done + same < value.text.size() && at + same < raw.size() && value.text[done + same] == raw[at + same] && !blank(raw[at + same]) &&
               raw[at + same] != '\\') {
            ++same;
        }
        // Never cut inside a character.
        while (same > 0 && at + same < raw.size() && (static_cast<unsigned char>(raw[at + same]) & 0xC0) == 0x80) --same;
        if (same > 0) {
            out.append(span(at, at + same));
            at += same;
            done += same;
        } else if (at + 1 < raw.size() && (raw[at] == '\\' || raw[at] == '\'') && raw[at + 1] == value.text[done]) {
            out.append(span(at + 1, at + 2));
            at += 2;
            ++done;
        } else {
            // An escape such as \u00e9: the rest stands for the rest.
            out.append_as(std::string_view(value.text).substr(done), span(std::min(at, raw.size()), raw.size()));
            return;
        }
    }
}

}  // namespace

std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
    std::array<int, 3> parts{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t begin = at;
        while (at < text.size() && at - begin < 4 && is_ascii_digit(text[at])) parts[i] = parts[i] * 10 + (text[at++] - '0');
        if (i == 0 ? at - begin != 4 : at == begin || at - begin > 2) return std::nullopt;
        if (i < 2 && (at >= text.size() || (text[at] != '-' && text[at] != '/') || text[at++] != text[4])) return std::nullopt;
    }
    if (at < text.size() && text[at] != 'T' && text[at] != 't' && text[at] != ' ' && text[at] != 'Z') return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                                          std::chrono::day{static_cast<unsigned>(parts[2])}};
    if (!day.ok()) return std::nullopt;
    return day;
}

namespace {

/// Hugo's third way: an object at the very top, the body below it.
FrontMatter read_json_front_matter(std::string_view given) {
    FrontMatter front;
    int depth = 0;
    bool in_string = false;
    std::size_t end = 0;
    for (std::size_t at = 0; at < std::min(given.size(), longest_front_matter) && end == 0; ++at) {
        const char c = given[at];
        if (in_string) {
            if (c == '\\') {
                ++at;
            } else {
                in_string = c != '"';
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            end = at + 1;
        }
    }
    const std::size_t body = end == 0 ? std::string_view::npos : given.find_first_not_of(" \t\r\n", end);
    if (body == std::string_view::npos || given.substr(end, body - end).find('\n') == std::string_view::npos) return front;
    const Result<JsonTree> tree = parse_json(given.substr(0, end));
    if (!tree || tree->nodes[0].kind != JsonKind::object) return front;
    tree->each(0, [&](std::uint32_t member) {
        const Meaning meaning = meaning_of(tree->key(member));
        if (meaning == Meaning::none || !tree->is_string(member)) return;
        const auto line = static_cast<std::uint32_t>(std::count(given.begin(), given.begin() + tree->nodes[member].value.begin, '\n')) + 1;
        keep(front, meaning, {tree->string(member), tree->nodes[member].value}, line);
    });
    front.length = static_cast<std::uint32_t>(body);
    return front;
}

}  // namespace

FrontMatter read_front_matter(std::string_view given) {
    if (given.starts_with('{')) return read_json_front_matter(given);
    FrontMatter front;
    if (!given.starts_with("---") && !given.starts_with("+++")) return front;
    const std::string_view fence = given.substr(0, 3);
    Lines lines(given);
    if (!lines.next() || view(given, trimmed(given, lines.line())) != fence) return front;
    const auto begin = static_cast<std::uint32_t>(lines.after());
    bool has_key = false;
    while (lines.next() && lines.line().begin - begin <= longest_front_matter) {
        const std::string_view text = view(given, lines.line());
        const std::string_view bare = view(given, trimmed(given, lines.line()));
        if (text.starts_with(fence) ? bare == fence : fence == "---" && bare == "...") {
            // "---" around prose is two thematic breaks.
            if (!has_key && lines.line().begin != begin) return front;
            front.length = static_cast<std::uint32_t>(lines.after());
            const Span block{begin, lines.line().begin};
            if (fence == "---") {
                read_yaml(given, block, front);
            } else {
                read_toml(given, block, front);
            }
            return front;
        }
        if (!text.empty() && text[0] != '#' && text[0] != ' ') {
            const std::size_t at = text.find(fence == "---" ? ':' : '=');
            const std::size_t space = text.find(' ');
            has_key = has_key || (at != std::string_view::npos && at > 0 && (fence == "+++" || space == std::string_view::npos || space > at));
        }
    }
    return front;
}

void put_front_matter(std::string_view given, const FrontMatter& front, CleanText& out) {
    if (!front.title.text.empty()) {
        out.paragraph(FieldKind::title);
        put(given, front.title, out);
    }
    for (const FrontValue& standfirst : front.standfirsts) {
        out.paragraph(FieldKind::standfirst);
        put(given, standfirst, out);
    }
}

}  // namespace factdiff
