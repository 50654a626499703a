#include "nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "factdiff/checking/rules.h"
#include "messages.h"

namespace factdiff::cli {

unsigned edit_distance(std::string_view a, std::string_view b) {
    const std::size_t width = b.size() + 1;
    std::vector<unsigned> table((a.size() + 1) * width);
    auto at = [&](std::size_t i, std::size_t j) -> unsigned& { return table[i * width + j]; };
    for (std::size_t i = 0; i <= a.size(); ++i) at(i, 0) = static_cast<unsigned>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) at(0, j) = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return at(a.size(), b.size());
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names) {
    if (name.size() > 64) return {};
    std::string_view best;
    unsigned distance = static_cast<unsigned>(std::max<std::size_t>(3, name.size() / 2));
    for (const std::string_view known : names) {
        const unsigned d = edit_distance(name, known);
        if (d < distance) {
            distance = d;
            best = known;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names) {
    const std::string_view nearest = nearest_name(name, names);
    if (!nearest.empty()) return fmt::format("; did you mean “{}”?", nearest);
    return fmt::format("; there are {}", fmt::join(names, ", "));
}

std::string_view nearest_rule(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Rule& rule : factdiff::rules()) names.push_back(rule.id);
    return nearest_name(name, names);
}

std::string no_such_rule(std::string_view name) {
    const std::string_view nearest = nearest_rule(name);
    if (nearest.empty()) return fmt::format("no rule is called “{}”; `factdiff rules` lists them", printable(name));
    return fmt::format("no rule is called “{}”; did you mean “{}”?", printable(name), nearest);
}

}  // namespace factdiff::cli
