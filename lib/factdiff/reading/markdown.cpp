#include "factdiff/reading/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "factdiff/reading/inline_markup.h"
#include "factdiff/reading/lines.h"
#include "factdiff/reading/notices.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

constexpr std::uint32_t longest_heading = 200;  // bytes of text that "---" below it may still make a heading

std::size_t run_of(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

/// "***", "- - -", "___".
bool is_thematic_break(std::string_view text) {
    const char mark = text.empty() ? '\0' : text[0];
    if (mark != '*' && mark != '-' && mark != '_') return false;
    std::size_t count = 0;
    for (const char c : text) {
        if (c == mark) {
            ++count;
        } else if (c != ' ' && c != '\t') {
            return false;
        }
    }
    return count >= 3;
}

/// The bytes of a list marker with the blank after it: "- ", "12. ". 0 when there is none.
std::size_t list_marker(std::string_view text, bool in_paragraph, bool in_list = false) {
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '*')) {
        at = 1;
    } else {
        while (at < text.size() && at < 9 && is_ascii_digit(text[at])) ++at;
        if (at == 0 || at >= text.size() || (text[at] != '.' && text[at] != ')')) return 0;
        // A wrapped line may begin with "2019. The": only a list that begins with 1 may follow a paragraph without a blank line.
        if (in_paragraph && (in_list ? at > 3 : text.substr(0, at) != "1")) return 0;
        ++at;
    }
    if (at == text.size()) return in_paragraph ? 0 : at;
    if (text[at] != ' ' && text[at] != '\t') return 0;
    if (in_paragraph && is_blank(text.substr(at))) return 0;
    return at + 1;
}

/// "|---|:--:|": a row that divides the head of a table from its body.
bool is_table_rule(std::string_view text) {
    return text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos &&
           text.find_first_not_of("|:- \t") == std::string_view::npos;
}

/// A row without the bars at its ends.
Span table_row(std::string_view given, Span row) {
    if (!row.empty() && given[row.begin] == '|') ++row.begin;
    if (!row.empty() && given[row.end - 1] == '|') --row.end;
    return trimmed(given, row);
}

/// The bytes of "[label]:" and what is between the brackets; 0 when the line defines nothing.
std::size_t definition(std::string_view text, std::string_view& label) {
    if (text.size() < 4 || text[0] != '[') return 0;
    const std::size_t close = text.substr(0, 1000).find(']');
    if (close == std::string_view::npos || close < 2 || close + 1 >= text.size() || text[close + 1] != ':') return 0;
    label = text.substr(1, close - 1);
    return close + 2;
}

LinkLabels find_labels(std::string_view given, std::uint32_t begin) {
    LinkLabels labels;
    if (given.find("]:", begin) == std::string_view::npos) return labels;
    Lines lines(given, begin);
    while (lines.next()) {
        std::string_view label;
        const std::string_view text = view(given, trimmed(given, lines.line()));
        const std::size_t length = definition(text, label);
        if (length > 0 && length < text.size() && label[0] != '^') labels.insert(label_of(label));
    }
    return labels;
}

/// Blocks whose content is no text, from the beginning of a line to the mark that ends them.
struct Hidden {
    std::string_view open;
    std::string_view close;
    bool missing = false;  // nowhere further down: found out once
};

class BlockReader {
public:
    BlockReader(std::string_view given, std::uint32_t begin, CleanText& out, std::vector<std::string>& remarks, std::vector<Aside>* asides)
        : given_(given), begin_(begin), out_(out), remarks_(remarks), asides_(asides), labels_(find_labels(given, begin)) {}

    void read();

private:
    void line(Span whole, std::uint32_t number);
    void text_line(Span whole, std::uint32_t begin, bool quoted, bool contained);
    bool hidden(std::string_view text, std::uint32_t begin);
    void flush();
    void heading(Span content);
    FieldKind heading_kind() const;
    bool set_aside();
    bool is_title_line() const;

    std::string_view given_;
    std::uint32_t begin_;
    CleanText& out_;
    std::vector<std::string>& remarks_;
    std::vector<Aside>* asides_;
    LinkLabels labels_;

    std::vector<MarkdownLine> paragraph_;
    bool quoted_ = false;  // the paragraph stands in a block quote
    bool table_ = false;
    bool after_blank_ = true;
    std::uint32_t list_indent_ = 0;  // where the text of the innermost list item begins; 0 outside a list
    char fence_ = '\0';
    std::size_t fence_length_ = 0;
    std::uint32_t fence_line_ = 0;
    bool code_told_ = false;
    bool at_end_ = false;  // nothing follows the open paragraph
    int paragraphs_ = 0;
    std::uint32_t hidden_until_ = 0;
    Hidden hidden_[5] = {{"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}, {"<pre", "</pre>"}, {"<textarea", "</textarea>"}};
};

FieldKind BlockReader::heading_kind() const {
    return out_.has(FieldKind::title) || out_.has(FieldKind::body) || out_.has(FieldKind::block_quote) || out_.has(FieldKind::heading)
               ? FieldKind::heading
               : FieldKind::title;
}

void BlockReader::heading(Span content) {
    content = trimmed(given_, content);
    if (content.empty()) return;
    const FieldKind kind = heading_kind();
    out_.paragraph(kind);
    put_inline(given_, {{content, false}}, kind, labels_, out_);
}

/// A byline near the top, a credit anywhere: "*Additional reporting by Ann Lee*".
bool BlockReader::set_aside() {
    ++paragraphs_;
    if (asides_ == nullptr || quoted_ || table_ || list_indent_ != 0) return false;
    const Span whole{paragraph_.front().span.begin, paragraph_.back().span.end};
    const std::string_view kind = notice_kind(view(given_, whole), false);
    if (kind.empty() || ((kind == "byline" || kind == "slug") && paragraphs_ > 3)) return false;
    asides_->push_back({std::string(kind), std::string(view(given_, whole)), out_.place(whole)});
    paragraph_.clear();
    return true;
}

/// The first line of a text without any "# Headline": short, no sentence, and something follows it.
bool BlockReader::is_title_line() const {
    if (at_end_ || !out_.empty() || paragraph_.size() != 1 || quoted_ || table_ || list_indent_ != 0) return false;
    const std::string_view text = view(given_, paragraph_[0].span);
    const bool letters = is_ascii_upper(text[0]) || is_ascii_digit(text[0]) || text[0] < 0;
    return letters && text.size() < 120 && !ends_in_stop(text) && text.find_first_of("[|") == std::string_view::npos &&
           given_.find("\n# ", begin_) == std::string_view::npos;
}

void BlockReader::flush() {
    if (paragraph_.empty()) return;
    FieldKind kind = quoted_ ? FieldKind::block_quote : FieldKind::body;
    if (set_aside()) return;
    if (is_title_line()) kind = FieldKind::title;
    if (paragraph_.size() == 1 && !quoted_ && list_indent_ == 0) {
        // "**What happens next**" alone on its line is a heading to its author.
        const std::string_view text = view(given_, paragraph_[0].span);
        const bool strong = text.size() > 4 && text.size() < 120 && (text.starts_with("**") || text.starts_with("__")) &&
                            text.ends_with(text.substr(0, 2)) && text.find(text[0], 2) == text.size() - 2;
        if (strong && !ends_in_stop(text.substr(2, text.size() - 4))) kind = heading_kind();
    }
    out_.paragraph(kind);
    put_inline(given_, paragraph_, kind, labels_, out_);
    paragraph_.clear();
}

bool BlockReader::hidden(std::string_view text, std::uint32_t begin) {
    for (Hidden& block : hidden_) {
        if (block.missing || !begins_ascii_case(text, block.open)) continue;
        if (block.open.back() != '-' && text.size() > block.open.size() && text[block.open.size()] != '>' && text[block.open.size()] != ' ') continue;
        const auto found = std::search(given_.begin() + begin, given_.end(), block.close.begin(), block.close.end(), same_ascii_case);
        if (found == given_.end()) {
            block.missing = true;
            continue;
        }
        hidden_until_ = static_cast<std::uint32_t>(found - given_.begin()) + static_cast<std::uint32_t>(block.close.size());
        return true;
    }
    return false;
}

void BlockReader::read() {
    Lines lines(given_, begin_);
    // Numbers count from the top of the file, front matter included.
    std::uint32_t number = static_cast<std::uint32_t>(std::count(given_.begin(), given_.begin() + begin_, '\n'));
    while (lines.next()) {
        ++number;
        Span whole = lines.line();
        if (hidden_until_ >= whole.end && hidden_until_ != 0) continue;
        if (hidden_until_ > whole.begin) whole.begin = hidden_until_;
        line(whole, number);
    }
    at_end_ = true;
    flush();
    if (fence_ != '\0') remarks_.push_back(fmt::format("line {}: a code block is opened and never closed; what follows was left out", fence_line_));
}

void BlockReader::line(Span whole, std::uint32_t number) {
    if (fence_ != '\0') {
        const std::size_t start = std::min(view(given_, whole).find_first_not_of(" \t>"), std::size_t{whole.length()});
        const std::string_view rest = view(given_, whole).substr(start);
        const std::size_t length = run_of(rest, fence_);
        if (length >= fence_length_ && is_blank(rest.substr(length))) fence_ = '\0';
        return;
    }
    std::uint32_t at = whole.begin;
    bool quoted = false;
    bool contained = false;  // a quote or list marker was taken off this line
    // Deeper than any article, and a bound for "- - - - …".
    for (int depth = 0;; ++depth) {
        std::uint32_t indent = 0;
        while (at < whole.end && (given_[at] == ' ' || given_[at] == '\t')) indent += given_[at++] == '\t' ? 4 : 1;
        if (at == whole.end) {
            if (!contained || quoted) flush();
            table_ = false;
            after_blank_ = true;
            return;
        }
        const std::string_view rest = given_.substr(at, whole.end - at);
        if (indent == 0 && !contained && after_blank_ && list_marker(rest, false) == 0) list_indent_ = 0;
        const bool open = !paragraph_.empty() && !contained;
        if (indent >= 4 && !open && !contained && (list_indent_ == 0 || indent >= list_indent_ + 4)) {
            if (!code_told_) remarks_.push_back(fmt::format("line {}: indented by four or more, read as code and left out", number));
            code_told_ = true;
            return;
        }
        if (depth == 32) break;
        if (rest[0] == '>' && indent < 4) {
            if (!quoted && !quoted_) flush();
            quoted = contained = true;
            ++at;
            if (at < whole.end && given_[at] == ' ') ++at;
            continue;
        }
        if (is_thematic_break(rest)) break;
        if (const std::size_t marker = indent < 4 || list_indent_ > 0 ? list_marker(rest, open, list_indent_ > 0) : 0) {
            flush();
            list_indent_ = (at - whole.begin) + static_cast<std::uint32_t>(marker);
            at += static_cast<std::uint32_t>(marker);
            contained = true;
            continue;
        }
        break;
    }
    text_line(whole, at, quoted, contained);
    if (fence_ != '\0') fence_line_ = number;
}

void BlockReader::text_line(Span whole, std::uint32_t begin, bool quoted, bool contained) {
    const std::string_view text = given_.substr(begin, whole.end - begin);
    after_blank_ = false;
    const std::string_view bare = view(given_, trimmed(given_, {begin, whole.end}));
    if (!paragraph_.empty() && !contained && !table_ && bare.size() >= 2 && (run_of(bare, '=') == bare.size() || run_of(bare, '-') == bare.size())) {
        std::size_t length = 0;
        for (const MarkdownLine& part : paragraph_) length += part.span.length();
        if (length <= longest_heading) {
            const FieldKind kind = heading_kind();
            out_.paragraph(kind);
            put_inline(given_, paragraph_, kind, labels_, out_);
            paragraph_.clear();
        } else {
            flush();  // a rule drawn right below a paragraph
        }
        return;
    }
    if (is_thematic_break(bare)) {
        flush();
        return;
    }
    if (const std::size_t level = run_of(text, '#');
        level >= 1 && level <= 6 && (level == text.size() || text[level] == ' ' || text[level] == '\t')) {
        flush();
        Span content = trimmed(given_, {begin + static_cast<std::uint32_t>(level), whole.end});
        std::uint32_t end = content.end;
        while (end > content.begin && given_[end - 1] == '#') --end;
        if (end == content.begin || given_[end - 1] == ' ' || given_[end - 1] == '\t') content.end = end;
        heading(content);
        return;
    }
    if (text[0] == '`' || text[0] == '~') {
        const std::size_t length = run_of(text, text[0]);
        if (length >= 3 && (text[0] == '~' || text.find('`', length) == std::string_view::npos)) {
            flush();
            fence_ = text[0];
            fence_length_ = length;
            return;
        }
    }
    if (text[0] == '<' && hidden(text, begin)) {
        flush();
        // What stands on the same line after the end of the block is text again.
        if (hidden_until_ < whole.end) {
            const Span rest = trimmed(given_, {hidden_until_, whole.end});
            if (!rest.empty()) paragraph_.push_back({rest, false});
        }
        return;
    }
    if (text.starts_with("[^") && !table_) {
        std::string_view label;
        if (const std::size_t length = definition(text, label)) {
            // The text of a footnote is text of the article; its marker is not.
            flush();
            begin += static_cast<std::uint32_t>(length);
        }
    } else if (paragraph_.empty()) {
        std::string_view label;
        if (const std::size_t length = definition(text, label)) {
            if (length < text.size() && labels_.contains(label_of(label))) return;
        }
    } else if (quoted != quoted_ && quoted) {
        flush();
    }
    if (!table_ && paragraph_.size() == 1 && is_table_rule(bare) && view(given_, paragraph_[0].span).find('|') != std::string_view::npos) {
        table_ = true;
        paragraph_[0].span = table_row(given_, paragraph_[0].span);
        flush();
        return;
    }
    Span content = trimmed(given_, {begin, whole.end});
    if (table_) {
        flush();
        content = table_row(given_, content);
    }
    if (content.empty()) return;
    // A line without ">" goes on in the quoted paragraph above it.
    if (paragraph_.empty()) quoted_ = quoted;
    bool hard = whole.end - content.end >= 2;
    if (given_[content.end - 1] == '\\' && !(content.length() > 1 && given_[content.end - 2] == '\\')) {
        hard = true;
        --content.end;
        content = trimmed(given_, content);
        if (content.empty()) return;
    }
    paragraph_.push_back({content, hard});
}

}  // namespace

void read_markdown(std::string_view given, std::uint32_t begin, CleanText& out, std::vector<std::string>& remarks, std::vector<Aside>* asides) {
    BlockReader(given, begin, out, remarks, asides).read();
}

}  // namespace factdiff
