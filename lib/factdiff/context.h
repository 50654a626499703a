// What a comparison needs to know besides the two texts. Passed in; the library never asks the clock, the environment or the global locale.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace factdiff {

struct Context {
    std::string language = "en";
    /// Reference days for relative dates ("on Wednesday"); where absent, the day the Document itself gives, else none.
    std::optional<std::chrono::year_month_day> source_date = {};
    std::optional<std::chrono::year_month_day> rewrite_date = {};
};

}  // namespace factdiff
