// UTF-8: checking, decoding, counting, encoding.
//
//     first_invalid_utf8("caf\xE9 bar");        // 3
//     decode_utf8("é!", 0);                     // {U'é', 2}
//     decode_utf8("\xFFx", 0);                  // {U'\uFFFD', 1}: bad bytes never stop a loop
//     count_code_points("é!");                  // 2
//     std::string s; append_utf8(s, U'é');      // "é"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace factdiff {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 0;  // bytes; 0 only at the end of the text
};

/// The offset of the first byte that cannot be part of well-formed UTF-8 (overlong forms, surrogates and values above U+10FFFF included), or
/// npos when all of the text is well formed.
std::size_t first_invalid_utf8(std::string_view text);
bool is_utf8(std::string_view text);

/// The code point that begins at `offset`. Ill-formed bytes give U+FFFD with length 1; the end of the text gives {0, 0}.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

/// The code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);
/// The UTF-16 code units that well-formed UTF-8 takes when converted.
std::size_t count_utf16(std::string_view text);

/// Appends `code_point`; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// The length of the run of ASCII bytes that begins at `offset`.
std::size_t ascii_run(std::string_view text, std::size_t offset);

/// The first letters and digits of a text, at most `at_most`, ASCII alone and in lower case: what two writings of one sentence have in common.
std::string folded_letters(std::string_view text, std::size_t at_most);

}  // namespace factdiff
