// Letters of ASCII, whatever the locale; every other byte is left as it is, so UTF-8 stays whole.
//
//     ascii_lower('Q')                          // 'q'
//     ascii_lower("Größe: 5 KG")                // "größe: 5 kg"
//     equal_ascii_case("GMT", "gmt")            // true
//     contains_ascii_case("Heading 1", "heading")   // true
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace factdiff {

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_lower(c) || is_ascii_upper(c); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
/// A letter of ASCII, or a byte of a character beyond it, which is mostly one.
constexpr bool is_letter_or_high(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

constexpr char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char ascii_upper(char c) { return is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = ascii_lower(c);
    return out;
}

/// Whether two bytes are the same but for capitals.
inline constexpr auto same_ascii_case = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };

/// Whether two texts are the same but for capitals.
inline bool equal_ascii_case(std::string_view a, std::string_view b) { return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_ascii_case); }

inline bool begins_ascii_case(std::string_view text, std::string_view opening) {
    return text.size() >= opening.size() && equal_ascii_case(text.substr(0, opening.size()), opening);
}

inline bool contains_ascii_case(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same_ascii_case) != text.end();
}

}  // namespace factdiff
