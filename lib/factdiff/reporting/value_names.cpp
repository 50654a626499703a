#include "factdiff/reporting/value_names.h"

#include <fmt/format.h>

#include <array>

namespace factdiff {
namespace {

template <std::size_t N, typename Enum>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{};
}

}  // namespace

std::string_view to_string(QuoteRole role) {
    static constexpr std::array<std::string_view, 4> names = {"speech", "scare", "title", "nested"};
    return name_of(names, role);
}

std::string_view to_string(CueClass cue_class) {
    static constexpr std::array<std::string_view, 5> names = {"neutral", "doubting", "admitting", "denying", "asserting"};
    return name_of(names, cue_class);
}

std::string_view to_string(NameType type) {
    static constexpr std::array<std::string_view, 4> names = {"person", "organization", "place", "other"};
    return name_of(names, type);
}

std::string_view to_string(Certainty certainty) {
    static constexpr std::array<std::string_view, 3> names = {"asserted", "hedged", "reported"};
    return name_of(names, certainty);
}

std::string clock_time(unsigned minute) { return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60); }

}  // namespace factdiff
