// Mojibake: UTF-8 that was read as Windows-1252 or Latin-1 and encoded again.
//
//     mojibake_at("Â£3.8tn", 0)       // {4, "£"}: four bytes stand for one character
//     mojibake_at("Ã¢â‚¬â„¢s", 0)     // {16, "’"}: damaged twice
//     mojibake_at("Ângela", 0)        // nothing
//
// A run is repaired only where its characters are the Windows-1252 reading of well-formed UTF-8 of a character that news text uses. What capitals and
// closing marks can also mean (“AMANHÃ”) is left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factdiff {

struct Mojibake {
    std::uint32_t length = 0;  // bytes of the damaged run
    std::string repaired;
};

/// The damaged run that begins at `offset`. `damaged_before`: the text has other, certain damage, so an uncertain run is damage too.
/// `sound_until`: set to the end of what was judged sound, so that no part of it need be asked about again.
std::optional<Mojibake> mojibake_at(std::string_view text, std::size_t offset, bool damaged_before = false, std::size_t* sound_until = nullptr);

/// True when a run may begin with `code_point`: the cheap test before mojibake_at().
constexpr bool may_begin_mojibake(char32_t code_point) { return code_point >= 0xC2 && code_point <= 0xF4; }

}  // namespace factdiff
