#include "factdiff/reporting/rule_page.h"

#include <algorithm>

namespace factdiff {

/// Defined by the build: the file docs/rules/<name>.md, or "".
std::string_view embedded_page(std::string_view name);

namespace {

/// The paragraph of `text` that begins at `at`, its lines joined.
std::string paragraph_at(std::string_view text, std::size_t at) {
    std::string paragraph(text.substr(at, text.find("\n\n", at) - at));
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    return paragraph;
}

}  // namespace

RulePage rule_page(const Rule& rule) {
    RulePage page;
    page.text = embedded_page(rule.id);
    page.body = page.text.substr(std::min(page.text.size(), page.text.find("\n\n") + 2));
    page.description = rule.summary;
    if (const std::size_t level = page.text.find("\nLevel: "); level != std::string_view::npos) {
        const std::string paragraph = paragraph_at(page.text, level + 1);
        // "Level: error. A quotation …": the level is said elsewhere.
        if (const std::size_t stop = paragraph.find(". "); stop != std::string::npos) page.description = paragraph.substr(stop + 2);
    }
    return page;
}

std::string without_links(std::string_view markdown) {
    std::string out;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (markdown[i] == '[') {
            const std::size_t close = markdown.find_first_of("]\n", i);
            if (close != std::string_view::npos && markdown.substr(close, 2) == "](") {
                const std::size_t end = markdown.find_first_of(")\n", close);
                if (end != std::string_view::npos && markdown[end] == ')') {
                    out.append(1, '`').append(markdown.substr(i + 1, close - i - 1)).append(1, '`');
                    i = end;
                    continue;
                }
            }
        }
        out += markdown[i];
    }
    return out;
}

}  // namespace factdiff
