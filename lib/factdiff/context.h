// What a comparison needs to know besides the two texts. Passed in; the library never asks the clock, the environment or the global locale.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <string>

namespace factdiff {

/// Asked between the steps of a comparison; where it says true, the comparison ends there by the exception Stopped. Empty: never.
using StopRequest = std::function<bool()>;

class Stopped : public std::exception {
public:
    const char* what() const noexcept override { return "stopped"; }
};

inline void stop_if_asked(const StopRequest& stop) {
    if (stop && stop()) throw Stopped();
}

struct Context {
    std::string language = "en";
    /// Reference days for relative dates ("on Wednesday"); where absent, the day the Document itself gives, else none.
    std::optional<std::chrono::year_month_day> source_date = {};
    std::optional<std::chrono::year_month_day> rewrite_date = {};
    StopRequest stop = {};
};

}  // namespace factdiff
