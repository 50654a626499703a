// Markdown (CommonMark, with the tables, strike-through and footnotes of GitHub): the words stay, the markup goes.
//
//     "## Chips\n\nIt sold **260,000** [chips](https://example.com/2025).\n"  →  heading "Chips", body "It sold 260,000 chips."
//
// One pass over lines for the blocks and one over each paragraph for what is inside it, both linear, so that every kept byte keeps its place in the
// file. Code, comments, tags and link targets are never text; the description of a picture is a caption.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reading/clean_text.h"

namespace factdiff {

/// Reads `given` from byte `begin` on. Bylines and credits go to `asides`; without it they are text.
void read_markdown(std::string_view given, std::uint32_t begin, CleanText& out, std::vector<std::string>& remarks,
                   std::vector<Aside>* asides = nullptr);

}  // namespace factdiff
