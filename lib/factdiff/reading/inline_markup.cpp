#include "factdiff/reading/inline_markup.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "factdiff/reading/entities.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_ascii_punctuation(char c) { return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~'); }
bool is_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

constexpr std::array<bool, 256> special_bytes = [] {
    std::array<bool, 256> table{};
    for (const char c : {'\n', '\\', '`', '*', '_', '~', '[', ']', '!', '<', '&', '{'}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

std::size_t find_special(std::string_view text, std::size_t at) {
    while (at < text.size() && !special_bytes[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

enum class Action : std::uint8_t {
    keep,  // a bracket that turned out to be no link
    drop,
    text,       // stands for `text`
    space,      // a line break
    paragraph,  // a hard break, a block tag
    delimiter   // its first `count` bytes stay
};

struct Step {
    std::size_t begin;
    std::size_t end;
    Action action;
    std::size_t count = 0;
    std::string text = {};
};

struct Delimiter {
    std::size_t step;
    std::size_t count;
    std::size_t length;  // of the run as written
    char mark;
    bool can_open;
    bool can_close;
    int previous;
    int next;
};

struct Bracket {
    std::size_t step;
    std::size_t begin;  // of the text inside
    bool image;
    bool nested = false;  // holds a bracket, so it is no label
};

/// The tags at which a reader sees a new line.
bool is_block_tag(std::string_view name) {
    static constexpr std::string_view tags[] = {"article", "aside", "blockquote", "br",      "dd",    "div", "dl", "dt",     "figcaption", "figure",
                                                "footer",  "h1",    "h2",         "h3",      "h4",    "h5",  "h6", "header", "hr",         "li",
                                                "main",    "ol",    "p",          "section", "table", "td",  "th", "tr",     "ul"};
    return std::binary_search(std::begin(tags), std::end(tags), ascii_lower(name.substr(0, 12)));
}

class InlineReader {
public:
    InlineReader(std::string_view text, const LinkLabels& labels) : text_(text), labels_(labels) {}

    void read();

    std::vector<Step> steps;
    std::vector<Span> captions;  // in `text`

private:
    void code(std::size_t& at);
    void delimiter_run(std::size_t& at);
    void close_bracket(std::size_t& at);
    void angle(std::size_t& at);
    void braces(std::size_t& at);
    void match_delimiters();
    std::size_t find(std::string_view wanted, std::size_t from, bool& missing) const;
    std::optional<std::size_t> link_target(std::size_t at) const;

    std::string_view text_;
    const LinkLabels& labels_;
    std::vector<Delimiter> delimiters_;
    std::vector<Bracket> brackets_;
    std::array<bool, 80> no_code_{};
    std::size_t next_angle_ = 0;
    bool no_comment_ = false;
    std::array<bool, 4> no_brace_{};
};

std::size_t InlineReader::find(std::string_view wanted, std::size_t from, bool& missing) const {
    if (missing) return npos;
    const std::size_t found = text_.find(wanted, from);
    missing = found == npos;
    return found;
}

void InlineReader::read() {
    for (std::size_t at = find_special(text_, 0); at < text_.size(); at = find_special(text_, at)) {
        switch (text_[at]) {
            case '\n':
                steps.push_back({at, at + 1, Action::space}), ++at;
                break;
            case '\\':
                if (at + 1 < text_.size() && is_ascii_punctuation(text_[at + 1])) {
                    steps.push_back({at, at + 1, Action::drop});
                    at += 2;
                } else {
                    ++at;
                }
                break;
            case '`':
                code(at);
                break;
            case '*':
            case '_':
            case '~':
                delimiter_run(at);
                break;
            case '!':
                if (at + 1 < text_.size() && text_[at + 1] == '[') {
                    brackets_.push_back({steps.size(), at + 2, true});
                    steps.push_back({at, at + 2, Action::keep});
                    ++at;
                }
                ++at;
                break;
            case '[': {
                if (at + 1 < text_.size() && text_[at + 1] == '^') {
                    std::size_t end = at + 2;
                    while (end < text_.size() && end < at + 64 && (is_alnum(text_[end]) || text_[end] == '-' || text_[end] == '_')) ++end;
                    if (end > at + 2 && end < text_.size() && text_[end] == ']') {
                        steps.push_back({at, end + 1, Action::drop});
                        at = end + 1;
                        break;
                    }
                }
                brackets_.push_back({steps.size(), at + 1, false});
                steps.push_back({at, at + 1, Action::keep});
                ++at;
                break;
            }
            case ']':
                close_bracket(at);
                break;
            case '<':
                angle(at);
                break;
            case '&':
                if (auto entity = entity_at(text_, at)) {
                    steps.push_back({at, at + entity->length, Action::text, 0, std::move(entity->text)});
                    at += entity->length;
                } else {
                    ++at;
                }
                break;
            case '{':
                braces(at);
                break;
            default:
                ++at;
                break;
        }
    }
    match_delimiters();
}

void InlineReader::code(std::size_t& at) {
    const auto run_end = [this](std::size_t begin) {
        while (begin < text_.size() && text_[begin] == '`') ++begin;
        return begin;
    };
    const std::size_t open = run_end(at);
    const std::size_t length = open - at;
    if (length < no_code_.size() && !no_code_[length]) {
        for (std::size_t tick = text_.find('`', open); tick != npos;) {
            const std::size_t end = run_end(tick);
            if (end - tick == length) {
                // The words stay as they stand, nothing in them is markup: "`reserve` rose to `12`".
                steps.push_back({at, open, Action::drop});
                for (std::size_t line = text_.find('\n', open); line < tick; line = text_.find('\n', line + 1))
                    steps.push_back({line, line + 1, Action::space});
                steps.push_back({tick, end, Action::drop});
                at = end;
                return;
            }
            tick = text_.find('`', end);
        }
        no_code_[length] = true;
    }
    at = open;
}

void InlineReader::delimiter_run(std::size_t& at) {
    const char mark = text_[at];
    std::size_t end = at;
    while (end < text_.size() && text_[end] == mark) ++end;
    const std::size_t length = end - at;
    const std::size_t begin = at;
    at = end;
    if (mark == '~' && length != 2) return;
    std::size_t before = begin;
    while (before > 0 && begin - before < 4) {
        --before;
        if ((static_cast<unsigned char>(text_[before]) & 0xC0) != 0x80) break;
    }
    const char32_t left = begin == 0 ? U' ' : decode_utf8(text_, before).value;
    const char32_t right = end == text_.size() ? U' ' : decode_utf8(text_, end).value;
    const auto is_space = [](char32_t c) { return c == '\n' || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; };
    const auto is_mark = [](char32_t c) {
        if (c < 0x80) return is_ascii_punctuation(static_cast<char>(c));
        return u_ispunct(static_cast<UChar32>(c)) != 0;
    };
    const bool left_flanking = !is_space(right) && (!is_mark(right) || is_space(left) || is_mark(left));
    const bool right_flanking = !is_space(left) && (!is_mark(left) || is_space(right) || is_mark(right));
    bool can_open = left_flanking;
    bool can_close = right_flanking;
    if (mark == '_') {
        can_open = left_flanking && (!right_flanking || is_mark(left));
        can_close = right_flanking && (!left_flanking || is_mark(right));
    }
    if (!can_open && !can_close) return;
    delimiters_.push_back({steps.size(), length, length, mark, can_open, can_close, 0, 0});
    steps.push_back({begin, end, Action::delimiter, length});
}

/// The end of "(target "title")" that begins at `at`, or nothing.
std::optional<std::size_t> InlineReader::link_target(std::size_t at) const {
    const auto skip_blank = [this](std::size_t from) {
        while (from < text_.size() && is_blank(text_[from])) ++from;
        return from;
    };
    at = skip_blank(at + 1);
    if (at < text_.size() && text_[at] == '<') {
        for (++at; at < text_.size() && text_[at] != '>'; ++at) {
            if (text_[at] == '<' || text_[at] == '\n') return std::nullopt;
            if (text_[at] == '\\') ++at;
        }
        if (at >= text_.size()) return std::nullopt;
        ++at;
    } else {
        int depth = 0;
        for (; at < text_.size() && !is_blank(text_[at]); ++at) {
            if (text_[at] == '\\' && at + 1 < text_.size() && is_ascii_punctuation(text_[at + 1])) {
                ++at;
            } else if (text_[at] == '(') {
                // The bound of CommonMark; it also keeps "[a](" repeated without end linear.
                if (++depth > 32) return std::nullopt;
            } else if (text_[at] == ')') {
                if (depth-- == 0) return at + 1;
            }
        }
        if (depth > 0) return std::nullopt;
    }
    at = skip_blank(at);
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'' || text_[at] == '(')) {
        const char close = text_[at] == '(' ? ')' : text_[at];
        const std::size_t limit = std::min(text_.size(), at + 2000);
        for (++at; at < limit && text_[at] != close; ++at) {
            if (close == ')' && text_[at] == '(') return std::nullopt;
            if (text_[at] == '\\') ++at;
        }
        if (at >= limit) return std::nullopt;
        at = skip_blank(at + 1);
    }
    if (at < text_.size() && text_[at] == ')') return at + 1;
    return std::nullopt;
}

void InlineReader::close_bracket(std::size_t& at) {
    const std::size_t close = at++;
    if (brackets_.empty()) return;
    const Bracket bracket = brackets_.back();
    brackets_.pop_back();
    if (!brackets_.empty()) brackets_.back().nested = true;
    std::size_t end = 0;
    if (at < text_.size() && text_[at] == '(') end = link_target(at).value_or(0);
    if (end == 0 && !labels_.empty()) {
        constexpr std::size_t longest_label = 1000;
        if (at < text_.size() && text_[at] == '[') {
            const std::size_t label_end = text_.substr(0, std::min(text_.size(), at + longest_label)).find(']', at);
            if (label_end != npos && label_end > at + 1 && labels_.contains(label_of(text_.substr(at + 1, label_end - at - 1)))) end = label_end + 1;
        }
        if (end == 0 && !bracket.nested && close - bracket.begin < longest_label &&
            labels_.contains(label_of(text_.substr(bracket.begin, close - bracket.begin)))) {
            end = at < text_.size() && text_.substr(at, 2) == "[]" ? at + 2 : at;
        }
    }
    if (end == 0) return;
    at = end;
    // Kramdown's "{:target=…}" belongs to the link.
    if (text_.substr(at, 2) == "{:") {
        const std::size_t brace = text_.substr(0, std::min(text_.size(), at + 200)).find('}', at);
        if (brace != npos) at = brace + 1;
    }
    if (!bracket.image) {
        steps[bracket.step].action = Action::drop;
        steps.push_back({close, at, Action::drop});
        return;
    }
    captions.push_back({static_cast<std::uint32_t>(bracket.begin), static_cast<std::uint32_t>(close)});
    const std::size_t begin = steps[bracket.step].begin;
    steps.resize(bracket.step);
    while (!delimiters_.empty() && delimiters_.back().step >= bracket.step) delimiters_.pop_back();
    steps.push_back({begin, at, Action::drop});
}

void InlineReader::angle(std::size_t& at) {
    const std::size_t begin = at++;
    if (at >= text_.size()) return;
    const char c = text_[at];
    if (text_.substr(begin, 4) == "<!--") {
        const std::size_t end = find("-->", begin + 4, no_comment_);
        if (end != npos) {
            steps.push_back({begin, end + 3, Action::drop});
            at = end + 3;
        }
        return;
    }
    const bool closing = c == '/';
    const std::size_t name = closing ? at + 1 : at;
    if (!(name < text_.size() && (is_ascii_letter(text_[name]) || (!closing && (c == '!' || c == '?'))))) return;
    // One search serves every "<" before its find: a paragraph of "<a<a<a" stays linear.
    if (next_angle_ < at) next_angle_ = text_.find('>', at);
    const std::size_t first_end = next_angle_;
    if (first_end == npos) return;
    std::size_t name_end = name;
    while (name_end < text_.size() && (is_alnum(text_[name_end]) || text_[name_end] == '-')) ++name_end;
    // "<https://example.com>" is an address, not text of the article.
    std::size_t end = first_end;
    const std::string_view inside = text_.substr(at, first_end - at);
    const bool address =
        inside.find_first_of(" \n<") == npos && (inside.find("://") != npos || inside.find('@') != npos || inside.starts_with("mailto:"));
    if (!address && name_end < text_.size() && !is_blank(text_[name_end]) && text_[name_end] != '>' && text_[name_end] != '/' &&
        is_ascii_letter(text_[name]))
        return;
    if (!address && inside.find('"') != npos) {
        // A ">" inside a quoted attribute does not end the tag.
        char quote = 0;
        const std::size_t limit = std::min(text_.size(), at + 4000);
        for (std::size_t i = at; i < limit; ++i) {
            if (quote != 0) {
                if (text_[i] == quote) quote = 0;
            } else if ((text_[i] == '"' || text_[i] == '\'') && text_[i - 1] == '=') {
                quote = text_[i];
            } else if (text_[i] == '>') {
                end = i;
                break;
            }
        }
    }
    at = end + 1;
    const std::string_view tag = text_.substr(name, name_end - name);
    steps.push_back({begin, at, !address && is_block_tag(tag) ? Action::paragraph : Action::drop});
}

void InlineReader::braces(std::size_t& at) {
    // Template code: "{% include ad.html %}", "{{ site.url }}", "{: .lead}", "{#anchor}".
    static constexpr std::string_view opens[] = {"{%", "{{", "{:", "{#"};
    static constexpr std::string_view closes[] = {"%}", "}}", "}", "}"};
    for (std::size_t i = 0; i < 4; ++i) {
        if (text_.substr(at, 2) != opens[i]) continue;
        const std::size_t end = find(closes[i], at + 2, no_brace_[i]);
        if (end == npos) break;
        steps.push_back({at, end + closes[i].size(), Action::drop});
        at = end + closes[i].size();
        return;
    }
    ++at;
}

/// CommonMark's "process emphasis", over the whole paragraph at once.
void InlineReader::match_delimiters() {
    const int size = static_cast<int>(delimiters_.size());
    for (int i = 0; i < size; ++i) {
        delimiters_[static_cast<std::size_t>(i)].previous = i - 1;
        delimiters_[static_cast<std::size_t>(i)].next = i + 1;
    }
    const auto item = [this](int i) -> Delimiter& { return delimiters_[static_cast<std::size_t>(i)]; };
    const auto remove = [&](int i) {
        if (item(i).previous >= 0) item(item(i).previous).next = item(i).next;
        if (item(i).next < size) item(item(i).next).previous = item(i).previous;
    };
    // Below these no opener can be found any more: by mark, by whether the closer may open too, by length modulo 3.
    int bottoms[3][2][3];
    for (auto& by_mark : bottoms) {
        for (auto& by_open : by_mark) std::fill(std::begin(by_open), std::end(by_open), -1);
    }
    for (int closer = 0; closer < size;) {
        Delimiter& end = item(closer);
        if (!end.can_close) {
            closer = end.next;
            continue;
        }
        int& bottom = bottoms[end.mark == '*' ? 0 : end.mark == '_' ? 1 : 2][end.can_open ? 1 : 0][end.length % 3];
        int opener = end.previous;
        for (; opener > bottom; opener = item(opener).previous) {
            const Delimiter& start = item(opener);
            if (start.mark != end.mark || !start.can_open) continue;
            const bool odd =
                (start.can_close || end.can_open) && (start.length + end.length) % 3 == 0 && (start.length % 3 != 0 || end.length % 3 != 0);
            if (end.mark == '~' || !odd) break;
        }
        if (opener > bottom) {
            Delimiter& start = item(opener);
            const std::size_t used = start.count >= 2 && end.count >= 2 ? 2 : 1;
            start.count -= used;
            end.count -= used;
            start.next = closer;
            end.previous = opener;
            if (start.count == 0) remove(opener);
            if (end.count == 0) {
                const int next = end.next;
                remove(closer);
                closer = next;
            }
        } else {
            bottom = end.previous;
            const int next = end.next;
            if (!end.can_open) remove(closer);
            closer = next;
        }
    }
    for (const Delimiter& delimiter : delimiters_) steps[delimiter.step].count = delimiter.count;
}

void put(std::string_view given, const std::vector<MarkdownLine>& lines, FieldKind kind, const LinkLabels& labels, CleanText& out,
         bool with_captions) {
    if (lines.empty()) return;
    // One line is read where it stands; several are joined first, because emphasis and links go on over a line end.
    std::string joined;
    std::string_view text = given.substr(lines[0].span.begin, lines[0].span.length());
    std::vector<std::size_t> starts = {0};
    if (lines.size() > 1) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                joined += '\n';
                starts.push_back(joined.size());
            }
            joined.append(given.substr(lines[i].span.begin, lines[i].span.length()));
        }
        text = joined;
    }
    if (find_special(text, 0) == text.size()) {
        out.append(lines[0].span);
        return;
    }
    InlineReader reader(text, labels);
    reader.read();
    std::size_t line = 0;
    const auto locate = [&](std::size_t at) {
        if (line + 1 < starts.size() && starts[line + 1] <= at) {
            line =
                static_cast<std::size_t>(std::upper_bound(starts.begin() + static_cast<std::ptrdiff_t>(line), starts.end(), at) - starts.begin()) - 1;
        }
        return lines[line].span.begin + static_cast<std::uint32_t>(at - starts[line]);
    };
    const auto keep = [&](std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        const std::uint32_t start = locate(begin);
        out.append({start, start + static_cast<std::uint32_t>(end - begin)});
    };
    const bool may_break = kind == FieldKind::body || kind == FieldKind::block_quote;
    std::size_t done = 0;
    for (const Step& step : reader.steps) {
        if (step.action == Action::keep || step.begin < done) continue;
        keep(done, step.begin);
        done = step.end;
        const std::uint32_t begin = locate(step.begin);
        switch (step.action) {
            case Action::text:
                out.append_as(step.text, {begin, begin + static_cast<std::uint32_t>(step.end - step.begin)});
                break;
            case Action::space:
                if (lines[line].hard_break && may_break) {
                    out.paragraph(kind);
                } else {
                    out.append_space({begin, lines[line + 1].span.begin});
                }
                break;
            case Action::paragraph:
                if (may_break) {
                    out.paragraph(kind);
                } else {
                    out.append_space({begin, begin + static_cast<std::uint32_t>(step.end - step.begin)});
                }
                break;
            case Action::delimiter:
                keep(step.begin, step.begin + step.count);
                break;
            case Action::keep:
            case Action::drop:
                break;
        }
    }
    keep(done, text.size());
    if (!with_captions) return;
    for (const Span caption : reader.captions) {
        if (caption.empty() || text.substr(caption.begin, caption.length()).find('\n') != npos) continue;
        line = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), std::size_t{caption.begin}) - starts.begin()) - 1;
        const std::uint32_t begin = locate(caption.begin);
        out.paragraph(FieldKind::caption);
        put(given, {{{begin, begin + caption.length()}, false}}, FieldKind::caption, labels, out, false);
    }
}

}  // namespace

std::string label_of(std::string_view label) {
    std::string folded;
    for (const char c : label) {
        if (is_blank(c)) {
            if (!folded.empty() && folded.back() != ' ') folded += ' ';
        } else {
            folded += ascii_lower(c);
        }
    }
    while (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

void put_inline(std::string_view given, const std::vector<MarkdownLine>& lines, FieldKind kind, const LinkLabels& labels, CleanText& out) {
    put(given, lines, kind, labels, out, true);
}

}  // namespace factdiff
