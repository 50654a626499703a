// The page of a rule, docs/rules/<rule>.md, which the build bakes into the library.
//
//     const RulePage page = rule_page(*find_rule("quote-altered"));
//     page.description;    // "A quotation of the rewrite goes back to one of the source, and …", one line
#pragma once

#include <string>
#include <string_view>

#include "factdiff/checking/rules.h"

namespace factdiff {

struct RulePage {
    std::string_view text;    // the whole page, Markdown; empty where there is none
    std::string_view body;    // without the heading
    std::string description;  // what stands behind "Level: …", on one line; the summary where there is none
};

RulePage rule_page(const Rule& rule);

/// Markdown with its links turned into their words: "[quote-merged](quote-merged.md)" is `quote-merged`. For places that have no neighbouring page.
std::string without_links(std::string_view markdown);

}  // namespace factdiff
