#include "factdiff/reading/lines.h"

#include <algorithm>

#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::string_view line_ends[] = {"\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"};

}  // namespace

Lines::Lines(std::string_view text, std::size_t begin, std::uint32_t number) : text_(text), next_(begin), number_(number) {
    for (std::size_t i = 0; i < ends_.size(); ++i) ends_[i] = std::min(text_.find(line_ends[i], begin), text_.size());
    rare_ = *std::min_element(ends_.begin() + 1, ends_.end());
}

bool Lines::next() {
    if (next_ >= text_.size()) return false;
    // Each kind of line end is searched for again only after it was met, so that one that never comes costs one search.
    if (ends_[0] < next_) ends_[0] = std::min(text_.find('\n', next_), text_.size());
    if (rare_ < next_) {
        for (std::size_t i = 1; i < ends_.size(); ++i) {
            if (ends_[i] < next_) ends_[i] = std::min(text_.find(line_ends[i], next_), text_.size());
        }
        rare_ = *std::min_element(ends_.begin() + 1, ends_.end());
    }
    const std::size_t end = std::min(ends_[0], rare_);
    line_ = {static_cast<std::uint32_t>(next_), static_cast<std::uint32_t>(end)};
    ++number_;
    if (end == text_.size()) {
        next_ = end;
    } else if (text_[end] == '\r') {
        next_ = end + (end + 1 < text_.size() && text_[end + 1] == '\n' ? 2 : 1);
    } else {
        next_ = end + (text_[end] == '\n' ? 1 : text_[end] == '\xC2' ? 2 : 3);
    }
    return true;
}

Span trimmed(std::string_view text, Span line) {
    const auto blank_before = [&](std::uint32_t end) -> std::uint32_t {
        if (end > line.begin && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\f' || text[end - 1] == '\v')) return 1;
        if (end >= line.begin + 2 && text.substr(end - 2, 2) == "\xC2\xA0") return 2;
        return 0;
    };
    const auto blank_at = [&](std::uint32_t begin) -> std::uint32_t {
        if (begin < line.end && (text[begin] == ' ' || text[begin] == '\t' || text[begin] == '\f' || text[begin] == '\v')) return 1;
        if (begin + 2 <= line.end && text.substr(begin, 2) == "\xC2\xA0") return 2;
        return 0;
    };
    while (const std::uint32_t length = blank_before(line.end)) line.end -= length;
    while (const std::uint32_t length = blank_at(line.begin)) line.begin += length;
    return line;
}

bool ends_in_stop(std::string_view text) {
    while (!text.empty()) {
        std::size_t begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
        switch (decode_utf8(text, begin).value) {
            case '.':
            case '!':
            case '?':
            case ':':
            case ';':
            case ',':
            case 0x2026:
                return true;
            case '"':
            case '\'':
            case ')':
            case ']':
            case '*':
            case '_':
            case ' ':
            case 0x2018:
            case 0x2019:
            case 0x201C:
            case 0x201D:
            case 0xBB:
            case 0xAB:
                break;
            default:
                return false;
        }
        text = text.substr(0, begin);
    }
    return false;
}

}  // namespace factdiff
