// The pairs of one run: what is compared with what, the comparing, and the end of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "options.h"

namespace factdiff::cli {

struct ArticlePair {
    std::string source, rewrite;  // as they are read and shown
};

/// "sources/*.md=rewrites/*.md": a file on each side for every text that `*` stands for. Nothing after trouble, which was said: no match. A file without
/// its partner is said and sets `missing`.
std::optional<std::vector<ArticlePair>> expand_pairs(const std::vector<std::string>& patterns, bool& missing);

/// What the options name: SOURCE and REWRITE, or --pairs. Nothing after trouble, which was said; `missing` likewise.
std::optional<std::vector<ArticlePair>> named_pairs(const Options& options, bool& missing);

/// Compares each pair under the settings of its rewrite. A pair that cannot be read is said and sets `unread`; the others are compared.
std::vector<Report> compare_pairs(const Options& options, const std::vector<ArticlePair>& pairs, bool& unread);

/// Compares, applies the baseline, writes the reports; the exit status.
int check_pairs(const Options& options, const std::vector<ArticlePair>& pairs);

}  // namespace factdiff::cli
