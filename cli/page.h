// A page of documentation for a terminal: Markdown with its headings, lists and examples laid out, wrapped, and nothing else understood.
#pragma once

#include <string>
#include <string_view>

namespace factdiff::cli {

struct PageStyle {
    unsigned width = 80;
    bool colour = false;
};

std::string laid_out_page(std::string_view markdown, const PageStyle& style);

}  // namespace factdiff::cli
