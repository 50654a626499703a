// Bytes of a file become UTF-8.
//
//     decode("caf\xE9 5\x80")          // text "café 5€", encoding "windows-1252", remark "read as Windows-1252"
//     decode("\xFF\xFEH\0i\0")         // text "Hi", encoding "UTF-16LE"
//     decode("%PDF-1.7 …")             // Error "binary": a PDF document, not text
//
// The text never has a byte-order mark. A NUL byte outside UTF-16 makes the input binary: no editor writes one, and what follows it would be lost
// in half of all tools.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"

namespace factdiff {

struct Decoded {
    std::string text;
    std::string encoding = "UTF-8";
    std::vector<std::string> remarks;
};

/// The Error's path is left empty: the caller knows it.
Result<Decoded> decode(std::string bytes);

/// What Windows-1252 means by the bytes 0x80 to 0x9F; the five it leaves undefined stand for the control characters of Latin-1.
const std::array<char16_t, 32>& windows_1252_specials();

}  // namespace factdiff
