#include "line_cutter.h"

namespace factdiff::cli {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

/// Where in `bytes` the record ends that is being read; npos where it goes on.
std::size_t LineCutter::find_end(std::string_view bytes) {
    if (cut_ == Cut::lines) return bytes.find('\n');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\n' && !quoted_) return i;
        if (c == '\n') ++inner_lines_;
        // A mark opens a field only where the field begins; inside, a doubled mark closes and opens again.
        if (c == '"' && (quoted_ || at_field_start_)) {
            quoted_ = !quoted_;
            at_field_start_ = !quoted_;  // behind a closing mark stands a comma, the end, or the second mark of a doubled one
        } else {
            at_field_start_ = !quoted_ && c == ',';
        }
    }
    return std::string_view::npos;
}

void LineCutter::take(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = find_end(bytes);
        const std::string_view part = bytes.substr(0, end);
        if (!skipping_ && rest_.size() + part.size() > longest_) {
            skipping_ = true;
            rest_ += part.substr(0, kept_of_long);
            rest_ = rest_.substr(0, kept_of_long);
            rest_.shrink_to_fit();
        }
        if (!skipping_) rest_ += part;
        if (end == std::string_view::npos) return;
        hand_over();
        bytes.remove_prefix(end + 1);
    }
}

void LineCutter::end() {
    if (!rest_.empty() || skipping_) hand_over();
}

void LineCutter::hand_over() {
    std::string_view line = rest_;
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r') && !skipping_) line.remove_suffix(1);
    if (skipping_ || !is_blank(line)) take_({line, number_, skipping_});
    number_ += 1 + inner_lines_;
    inner_lines_ = 0;
    constexpr std::size_t worth_keeping = 1 << 20;
    rest_.clear();
    if (rest_.capacity() > worth_keeping) std::string().swap(rest_);
    skipping_ = quoted_ = false;
    at_field_start_ = true;
}

}  // namespace factdiff::cli
