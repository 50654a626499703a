#include "factdiff/reading/plain_text.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/reading/entities.h"
#include "factdiff/reading/lines.h"
#include "factdiff/reading/notices.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::uint32_t longest_wrapped = 100;  // code points
constexpr std::uint32_t shortest_wrapped = 50;
constexpr std::uint32_t shortest_open = 24;   // a shorter line that ends in "the" may be a heading: "What it stands for"
constexpr std::uint32_t longest_title = 120;  // bytes

bool is_bullet(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\u2022") || line.starts_with("\u2013 ") ||
           line.starts_with("\u2014 ");
}

/// The code points of a line and of the first word of the next decide whether its break was made by a wrapping editor.
std::uint32_t width_of(std::string_view line) { return static_cast<std::uint32_t>(count_code_points(line)); }
std::uint32_t first_word(std::string_view line) { return width_of(line.substr(0, line.find(' '))); }

/// The column at which the document was wrapped by hand or program; 0 when it was not. In a wrapped text nearly every break inside a block stands
/// where the next word would not have fitted, and most stand inside a sentence; in a text of one paragraph a line neither is so.
std::uint32_t wrap_column(std::string_view given) {
    struct Break {
        std::uint32_t width;
        std::uint32_t next_word;
        bool final;
        bool lower;
    };
    std::vector<Break> breaks;
    std::uint32_t widest = 0;
    Span previous;
    std::uint32_t indent = 0;
    Lines lines(given);
    while (breaks.size() < 5000 && lines.next()) {
        const Span line = trimmed(given, lines.line());
        const std::string_view text = view(given, line);
        if (!line.empty()) {
            if (line.length() > longest_wrapped && width_of(text.substr(0, 4 * longest_wrapped + 4)) > longest_wrapped) {
                if (text.substr(0, 400).find(' ') != std::string_view::npos) return 0;
                previous = {};  // an address that cannot be broken
                continue;
            }
            const std::uint32_t width = width_of(text);
            widest = std::max(widest, width);
            const std::uint32_t line_indent = line.begin - lines.line().begin;
            if (!previous.empty() && !is_bullet(text) && line_indent < indent + 2) {
                const std::string_view before = view(given, previous);
                breaks.push_back({width_of(before), first_word(text), ends_in_stop(before) && !before.ends_with(','), is_ascii_lower(text[0])});
            }
            indent = line_indent;
        }
        previous = line;
    }
    if (breaks.empty() || widest < shortest_wrapped) return 0;
    std::size_t full = 0;
    std::size_t early = 0;  // a line that ends no sentence and had room for more
    std::size_t inside = 0;
    std::size_t lower = 0;
    for (const Break& at : breaks) {
        if (at.width + 1 + at.next_word <= widest) {
            early += !at.final;
            continue;
        }
        ++full;
        inside += !at.final;
        lower += at.lower && !at.final;
    }
    if (full < early * 4 || inside * 10 < full * 6 || lower == 0) return 0;
    if (lower * 3 < inside) return 0;  // lines that begin with capitals are a list or a poem
    return widest;
}

struct Paragraph {
    std::vector<Span> lines;
};

/// Ends in a word that cannot end a sentence and seldom a headline: "14 votes to 11 in".
bool ends_in_opener(std::string_view line) {
    const std::string_view last = line.substr(line.rfind(' ') + 1);
    for (const std::string_view word :
         {"a", "an", "and", "as", "at", "by", "for", "from", "in", "its", "of", "on", "or", "than", "that", "the", "their", "to", "with"})
        if (last == word) return true;
    return false;
}

/// True when `line` goes on with the sentence that `before` left open, whatever the width of the text: it begins with a small letter under a line
/// that does not, or with anything under one that ends in "the" or "in". Lists of small words have short lines, or small letters throughout.
bool continues_sentence(std::string_view given, const Paragraph& paragraph, std::string_view line) {
    const std::string_view before = view(given, paragraph.lines.back());
    if (before.size() > longest_wrapped * 4 || width_of(before) > longest_wrapped) return false;
    if (std::count(before.begin(), before.end(), ' ') < 2 || (ends_in_stop(before) && !before.ends_with(','))) return false;
    const std::string_view opening = view(given, paragraph.lines.front());
    if (is_ascii_lower(opening[0]) || is_bullet(opening)) return false;
    const bool small = is_ascii_lower(line[0]) && !(line.size() > 1 && is_ascii_upper(line[1]));  // not "iPhone"
    return small || (ends_in_opener(before) && width_of(before) >= shortest_open);
}

/// Looks like a title or heading when it is one short line that ends no sentence.
bool is_short_line(std::string_view given, const Paragraph& paragraph) {
    if (paragraph.lines.size() != 1 || paragraph.lines[0].length() >= longest_title) return false;
    const std::string_view text = view(given, paragraph.lines[0]);
    const bool has_word = std::any_of(text.begin(), text.end(), [](char c) { return is_letter_or_high(c) || is_ascii_digit(c); });
    return has_word && !is_bullet(text) && !ends_in_stop(text);
}

/// A headline may ask or exclaim, but is one sentence: "Will rates fall?"
bool is_question_line(std::string_view given, const Paragraph& paragraph) {
    if (paragraph.lines.size() != 1 || paragraph.lines[0].length() >= longest_title) return false;
    const std::string_view text = view(given, paragraph.lines[0]);
    if (!text.ends_with('?') && !text.ends_with('!')) return false;
    return text.find_first_of(".?!\"") == text.size() - 1 && text.find("\u201C") == std::string_view::npos;
}

/// Character references in a text that was escaped on its way: two of them, or one that touches a letter or a digit ("don&#8217;t", "&pound;3").
/// A text that speaks of "&nbsp;" has none.
bool is_escaped(std::string_view given) {
    std::size_t count = 0;
    for (std::size_t at = given.find('&'); at != std::string_view::npos; at = given.find('&', at + 1)) {
        const auto entity = entity_at(given, at);
        if (!entity) continue;
        const auto touches = [&](std::size_t i) {
            const char c = i < given.size() ? given[i] : ' ';
            return is_ascii_letter(c) || is_ascii_digit(c);
        };
        if (++count > 1 || touches(at + entity->length) || (at > 0 && touches(at - 1))) return true;
    }
    return false;
}

void append_line(std::string_view given, Span line, bool escaped, CleanText& out) {
    if (!escaped) {
        out.append(line);
        return;
    }
    std::uint32_t run = line.begin;
    for (std::uint32_t at = line.begin; at < line.end;) {
        const auto entity = given[at] == '&' ? entity_at(given.substr(0, line.end), at) : std::nullopt;
        if (!entity) {
            ++at;
            continue;
        }
        out.append({run, at});
        out.append_as(entity->text, {at, at + entity->length});
        at = run = at + entity->length;
    }
    out.append({run, line.end});
}

/// What a paragraph is that stands around the article: a byline below the headline, a credit, a slug. Empty for text.
std::string_view kind_of_notice(std::string_view given, const Paragraph& paragraph, int before) {
    const Span whole{paragraph.lines.front().begin, paragraph.lines.back().end};
    const std::string_view kind = notice_kind(view(given, whole), false);
    if ((kind == "byline" || kind == "slug") && before > 3) return {};
    return kind;
}

void emit(std::string_view given, const Paragraph& paragraph, FieldKind kind, bool escaped, CleanText& out) {
    out.paragraph(kind);
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
        const Span line = paragraph.lines[i];
        if (i > 0) {
            const Span previous = paragraph.lines[i - 1];
            const std::string_view before = view(given, previous);
            // "state-of-" / "the-art" is one word again.
            const bool hyphenated = before.size() > 1 && before.back() == '-' && before[before.size() - 2] != ' ' &&
                                    before[before.size() - 2] != '-' && is_ascii_lower(given[line.begin]);
            if (!hyphenated) out.append_space({previous.end, line.begin});
        }
        append_line(given, line, escaped, out);
    }
}

}  // namespace

void read_plain_text(std::string_view given, CleanText& out, std::vector<Aside>* asides) {
    const std::uint32_t column = wrap_column(given);
    Paragraph waiting;  // its kind depends on what follows
    Paragraph current;
    bool first = true;
    const bool escaped = is_escaped(given);
    int paragraphs = 0;
    const auto finish_paragraph = [&] {
        if (current.lines.empty()) return;
        const std::string_view notice = asides == nullptr ? std::string_view{} : kind_of_notice(given, current, paragraphs);
        ++paragraphs;
        if (!notice.empty()) {
            const Span whole{current.lines.front().begin, current.lines.back().end};
            asides->push_back({std::string(notice), std::string(view(given, whole)), out.place(whole)});
            current.lines.clear();
            return;
        }
        const bool short_line = is_short_line(given, current);
        if (!waiting.lines.empty()) {
            FieldKind kind = FieldKind::body;
            if (first && (is_short_line(given, waiting) || is_question_line(given, waiting))) {
                kind = FieldKind::title;
            } else if (!first && !short_line && is_short_line(given, waiting)) {
                kind = FieldKind::heading;
            }
            emit(given, waiting, kind, escaped, out);
            first = false;
        }
        std::swap(waiting, current);
        current.lines.clear();
    };
    Lines lines(given);
    std::uint32_t indent = 0;
    while (lines.next()) {
        const Span line = trimmed(given, lines.line());
        if (line.empty()) {
            finish_paragraph();
            continue;
        }
        const std::uint32_t line_indent = line.begin - lines.line().begin;
        if (!current.lines.empty()) {
            const Span previous = current.lines.back();
            const std::string_view text = view(given, line);
            const bool fits = column == 0 || width_of(view(given, previous)) + 1 + first_word(text) <= column;
            const bool goes_on = line_indent < indent + 2 && !is_bullet(text) && (!fits || continues_sentence(given, current, text));
            if (!goes_on) finish_paragraph();
        }
        indent = line_indent;
        current.lines.push_back(line);
    }
    finish_paragraph();
    if (!waiting.lines.empty()) emit(given, waiting, FieldKind::body, escaped, out);
}

}  // namespace factdiff
