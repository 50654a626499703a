#include "support/marked_text.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace factdiff::test {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

[[noreturn]] void refuse(std::string_view marked, std::string_view why) {
    throw std::invalid_argument(std::string(why) + " in marked text: " + std::string(marked));
}

void sort_outer_first(std::vector<Mark>& marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
}

}  // namespace

std::vector<Mark> MarkedText::of(std::string_view kind) const {
    std::vector<Mark> found;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(found), [&](const Mark& mark) { return mark.kind == kind; });
    return found;
}

MarkedText parse_marked(std::string_view marked) {
    MarkedText out;
    std::vector<std::size_t> open;  // indices into out.marks
    for (std::size_t i = 0; i < marked.size();) {
        if (marked.substr(i, 2) == "[[") {
            const std::size_t colon = marked.find(':', i);
            if (colon == std::string_view::npos) refuse(marked, "a mark without a kind");
            const std::string_view kind = trimmed(marked.substr(i + 2, colon - i - 2));
            if (kind.empty() || kind.find_first_of(" []|") != std::string_view::npos) refuse(marked, "a mark without a kind");
            open.push_back(out.marks.size());
            out.marks.push_back({std::string(kind), {static_cast<std::uint32_t>(out.text.size()), 0}, {}});
            i = colon + 1;
            if (i < marked.size() && marked[i] == ' ') ++i;
        } else if (!open.empty() && (marked.substr(i, 2) == "]]" || marked.substr(i, 3) == " | " || marked.substr(i, 4) == " |]]")) {
            Mark& mark = out.marks[open.back()];
            mark.span.end = static_cast<std::uint32_t>(out.text.size());
            if (marked[i] == ' ') {
                const std::size_t end = marked.find("]]", i);
                if (end == std::string_view::npos) refuse(marked, "a mark that is not closed");
                mark.canonical = trimmed(marked.substr(i + 2, end - i - 2));
                i = end;
            }
            i += 2;
            open.pop_back();
        } else {
            out.text += marked[i++];
        }
    }
    if (!open.empty()) refuse(marked, "a mark that is not closed");
    sort_outer_first(out.marks);
    return out;
}

std::string write_marked(std::string_view text, std::vector<Mark> marks) {
    sort_outer_first(marks);
    std::string out;
    std::vector<const Mark*> open;
    auto close = [&](const Mark& mark) { out += mark.canonical.empty() ? "]]" : " | " + mark.canonical + "]]"; };
    std::size_t next = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        while (!open.empty() && open.back()->span.end <= i) {
            close(*open.back());
            open.pop_back();
        }
        for (; next < marks.size() && marks[next].span.begin <= i; ++next) {
            out += "[[" + marks[next].kind + ": ";
            open.push_back(&marks[next]);
            if (marks[next].span.end <= i) {
                close(marks[next]);
                open.pop_back();
            }
        }
        if (i < text.size()) out += text[i];
    }
    for (; !open.empty(); open.pop_back()) close(*open.back());
    return out;
}

}  // namespace factdiff::test
