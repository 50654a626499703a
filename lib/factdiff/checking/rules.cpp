#include "factdiff/checking/rules.h"

#include <algorithm>
#include <array>

#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

constexpr Rule kRules[] = {
    {"input-repaired", Severity::note, "Damaged text was read as what it must have been, or a quotation mark has no partner.", input_repaired},
};

}  // namespace

std::span<const Rule> rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
    const auto found = std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule& rule) { return rule.id == id; });
    return found == std::end(kRules) ? nullptr : found;
}

std::string_view to_string(Severity severity) {
    static constexpr std::array<std::string_view, 3> names = {"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

}  // namespace factdiff
