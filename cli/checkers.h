// One Checker for each set of settings: parts of the configuration speak for some articles only. Most runs have one.
//
//     Checkers checkers(options);
//     checkers.of("sport/final.md").compare(…);      // under what is in force for that rewrite; "" where it has no path
#pragma once

#include <map>
#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "options.h"

namespace factdiff::cli {

class Checkers {
public:
    explicit Checkers(const Options& options) : options_(options) {}
    Checker& of(const std::string& rewrite);

private:
    std::vector<std::size_t> parts_of(const std::string& rewrite) const;

    const Options& options_;
    std::map<std::vector<std::size_t>, Checker> checkers_;
};

}  // namespace factdiff::cli
