#include "factdiff/claims/claim.h"

#include <array>

namespace factdiff {

std::string_view to_string(ClaimKind kind) {
    static constexpr std::array<std::string_view, 15> names = {"number",   "money",       "percent", "measure",     "age",
                                                               "duration", "temperature", "ratio",   "ordinal",     "score",
                                                               "date",     "time",        "quote",   "attribution", "name"};
    return names[static_cast<std::size_t>(kind)];
}

ClaimKind kind_of_dimension(std::string_view dimension) {
    if (dimension == "share" || dimension == "points") return ClaimKind::percent;
    if (dimension == "duration") return ClaimKind::duration;
    if (dimension == "temperature") return ClaimKind::temperature;
    return ClaimKind::measure;
}

}  // namespace factdiff
