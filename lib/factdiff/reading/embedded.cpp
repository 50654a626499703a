#include "factdiff/reading/embedded.h"

#include <fmt/format.h>

#include <algorithm>

#include "factdiff/reading/entities.h"
#include "factdiff/reading/html.h"
#include "factdiff/reading/html_layout.h"
#include "factdiff/reading/html_tree.h"
#include "factdiff/reading/lines.h"
#include "factdiff/reading/plain_text.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

bool is_marked_up(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '&') {
            if (entity_at(text, at)) return true;
            continue;
        }
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        const bool tag = is_ascii_letter(next) || next == '/' || next == '!';
        if (tag && text.find('>', at) != std::string_view::npos) return true;
    }
    return false;
}

Unescaped slice(const Unescaped& whole, Span part) {
    Unescaped out;
    out.text = whole.text.substr(part.begin, part.length());
    std::vector<OffsetMap::Piece> pieces;
    const std::vector<OffsetMap::Piece>& all = whole.way_back.pieces();
    auto piece =
        std::upper_bound(all.begin(), all.end(), part.begin, [](std::uint32_t at, const OffsetMap::Piece& other) { return at < other.clean.end; });
    for (; piece != all.end() && piece->clean.begin < part.end; ++piece) {
        OffsetMap::Piece cut = *piece;
        const bool copied = cut.clean.length() == cut.given.length();
        const std::uint32_t front = part.begin > cut.clean.begin ? part.begin - cut.clean.begin : 0;
        const std::uint32_t back = cut.clean.end > part.end ? cut.clean.end - part.end : 0;
        if (copied) cut.given.begin += front, cut.given.end -= back;
        cut.clean.begin = cut.clean.begin + front - part.begin;
        cut.clean.end = cut.clean.end - back - part.begin;
        pieces.push_back(cut);
    }
    out.way_back = OffsetMap(std::move(pieces));
    return out;
}

void put_embedded(const Unescaped& value, FieldKind kind, Reading& reading) {
    if (value.text.empty()) return;
    if (kind != FieldKind::body) {
        put_line(value, kind, reading);
        return;
    }
    CleanText::Layer layer(reading.out, value.text, value.way_back);
    if (is_marked_up(value.text)) {
        read_html_fragment(value.text, reading);
        return;
    }
    // A body has no headline of its own: its first line is text.
    Lines lines(value.text);
    while (lines.next()) {
        const Span line = trimmed(value.text, lines.line());
        if (line.empty()) continue;
        reading.out.paragraph(FieldKind::body);
        reading.out.append(line);
    }
}

void put_line(const Unescaped& value, FieldKind kind, Reading& reading) {
    if (value.text.empty()) return;
    CleanText::Layer layer(reading.out, value.text, value.way_back);
    const bool markup = is_marked_up(value.text);
    const HtmlTree tree = markup ? parse_html(value.text) : HtmlTree{};
    reading.out.paragraph(kind);
    bool first = true;
    const auto put = [&](Span span) {
        const std::string_view text = value.text;
        std::uint32_t run = span.begin;
        for (std::uint32_t at = span.begin; at <= span.end;) {
            const bool end = at == span.end;
            const auto entity = !end && markup && text[at] == '&' ? entity_at(text, at) : std::nullopt;
            const bool blank = !end && (text[at] == '\n' || text[at] == '\r' || text[at] == '\t');
            if (!end && !entity && !blank) {
                ++at;
                continue;
            }
            if (at > run) reading.out.append({run, at}), first = false;
            if (end) break;
            const std::uint32_t length = entity ? entity->length : 1;
            if (entity) {
                reading.out.append_as(entity->text, {at, at + length});
            } else if (!first) {
                reading.out.append_space({at, at + 1});
            }
            at = run = at + length;
        }
    };
    if (!markup) {
        put({0, static_cast<std::uint32_t>(value.text.size())});
        return;
    }
    for (const HtmlNode& node : tree.nodes)
        if (node.tag == Tag::text) put(node.span);
}

std::string plain_words(std::string_view text) {
    if (is_marked_up(text)) return text_of_node(parse_html(text), 0);
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void put_aside(std::string kind, const Unescaped& value, Reading& reading) {
    std::string words = plain_words(value.text);
    if (words.empty()) return;
    const Span given = value.way_back.given({0, static_cast<std::uint32_t>(value.text.size())});
    reading.parts.asides.push_back({std::move(kind), std::move(words), reading.out.place(given)});
}

bool begins_alike(std::string_view a, std::string_view b) {
    const std::string first = folded_letters(a, 60);
    const std::string second = folded_letters(b, 60);
    const std::size_t length = std::min(first.size(), second.size());
    return length >= 20 ? first.compare(0, length, second, 0, length) == 0 : first == second;
}

Result<std::uint32_t> chosen_item(const ReadOptions& options, const std::vector<std::string>& titles, std::string_view what) {
    const auto count = static_cast<std::uint32_t>(titles.size());
    if (count == 0) return Error{"empty", fmt::format("no {} in it", what), "give an article"};
    if (options.item > count)
        return Error{"no-such-item", fmt::format("there is no {} {}: it holds {}", what, options.item, count),
                     fmt::format("choose --item 1 to {}", count)};
    if (options.item > 0) return options.item - 1;
    if (count == 1) return std::uint32_t{0};
    std::string list;
    for (std::uint32_t i = 0; i < std::min(count, 5U); ++i) {
        std::string title = titles[i].empty() ? "(no title)" : titles[i];
        if (title.size() > 60) {
            std::size_t cut = 60;
            while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xC0) == 0x80) --cut;
            title = title.substr(0, cut) + "…";
        }
        list += fmt::format("{}{} “{}”", i == 0 ? "" : ", ", i + 1, title);
    }
    return Error{"several-items", fmt::format("it holds {} {}s: {}{}", count, what, list, count > 5 ? " …" : ""), "choose one with --item N"};
}

}  // namespace factdiff
