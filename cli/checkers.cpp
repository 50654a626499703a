#include "checkers.h"

namespace factdiff::cli {

Checker& Checkers::of(const std::string& rewrite) {
    const std::vector<std::size_t> parts = parts_of(rewrite);
    auto known = checkers_.find(parts);
    if (known == checkers_.end()) known = checkers_.emplace(parts, Checker(settle(options_.config, options_.chosen, rewrite).settings())).first;
    return known->second;
}

/// Which parts of the configuration speak for the article.
std::vector<std::size_t> Checkers::parts_of(const std::string& rewrite) const {
    std::vector<std::size_t> out;
    if (!options_.config || rewrite.empty()) return out;
    const ConfigFile& file = *options_.config;
    for (std::size_t i = 0; i < file.overrides.size(); ++i)
        if (is_among(file.overrides[i].paths, file.folder, rewrite)) out.push_back(i);
    for (std::size_t i = 0; i < file.suppressions.size(); ++i)
        if (is_among({file.suppressions[i].article}, file.folder, rewrite)) out.push_back(file.overrides.size() + i);
    return out;
}

}  // namespace factdiff::cli
