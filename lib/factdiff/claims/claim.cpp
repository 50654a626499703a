#include "factdiff/claims/claim.h"

#include <array>

namespace factdiff {

std::string_view to_string(ClaimKind kind) {
    static constexpr std::array<std::string_view, 15> names = {"number",   "money",       "percent", "measure",     "age",
                                                               "duration", "temperature", "ratio",   "ordinal",     "score",
                                                               "date",     "time",        "quote",   "attribution", "name"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace factdiff
