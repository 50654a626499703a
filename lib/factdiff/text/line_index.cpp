#include "factdiff/text/line_index.h"

#include <algorithm>
#include <cstring>

#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

// A block boundary may cut a character. Both counts go by its first byte, so the sums of blocks stay right.
constexpr std::uint32_t block = 128;

std::uint32_t size_of(std::size_t count) { return static_cast<std::uint32_t>(count); }

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
    const bool has_cr = !text.empty() && std::memchr(text.data(), '\r', text.size()) != nullptr;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (!has_cr) {
        for (const char* at = begin; at != end;) {
            at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            if (at == nullptr) break;
            starts_.push_back(size_of(static_cast<std::size_t>(++at - begin)));
        }
    } else {
        for (const char* at = begin; at != end; ++at) {
            if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
                starts_.push_back(size_of(static_cast<std::size_t>(at + 1 - begin)));
        }
    }
    if (ascii_run(text, 0) == text.size()) return;
    astral_ = count_utf16(text) != count_code_points(text);
    counts_.reserve(text.size() / block + 2);
    Counts sum;
    for (std::size_t at = 0; at < text.size(); at += block) {
        counts_.push_back(sum);
        const Counts piece = count(text.substr(at, block));
        sum.code_points += piece.code_points;
        sum.utf16 += piece.utf16;
    }
    counts_.push_back(sum);
}

LineIndex::Counts LineIndex::count(std::string_view text) const {
    const std::uint32_t code_points = size_of(count_code_points(text));
    return {code_points, astral_ ? size_of(count_utf16(text)) : code_points};
}

LineIndex::Counts LineIndex::counts(std::uint32_t offset) const {
    offset = std::min(offset, size_of(text_.size()));
    if (counts_.empty()) return {offset, offset};
    const std::uint32_t i = offset / block;
    const Counts rest = count(text_.substr(i * std::size_t{block}, offset % block));
    return {counts_[i].code_points + rest.code_points, counts_[i].utf16 + rest.utf16};
}

std::uint32_t LineIndex::line_at(std::uint32_t offset) const {
    return size_of(static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()));
}

LineColumn LineIndex::position(std::uint32_t offset) const {
    offset = std::min(offset, size_of(text_.size()));
    const std::uint32_t line = line_at(offset);
    return {line, code_points(offset) - code_points(starts_[line - 1]) + 1};
}

std::string_view LineIndex::line(std::uint32_t line) const {
    if (line == 0 || line > starts_.size()) return {};
    const std::uint32_t begin = starts_[line - 1];
    std::string_view found = text_.substr(begin, line < starts_.size() ? starts_[line] - begin : std::string_view::npos);
    if (found.ends_with('\n')) found.remove_suffix(1);
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

}  // namespace factdiff
