#include "factdiff/text/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080;
constexpr std::uint64_t low_bits = 0x0101010101010101;

unsigned char byte_at(std::string_view text, std::size_t offset) { return static_cast<unsigned char>(text[offset]); }

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// How many of the eight bytes are 1; the others are 0. A multiplication adds them up in the highest byte: the portable x86-64 has no instruction
/// that counts bits.
std::size_t count_ones(std::uint64_t bytes) { return static_cast<std::size_t>((bytes * low_bits) >> 56); }

std::uint64_t load(const char* bytes) {
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// The well-formed sequence at `offset`, or {0, 0}.
CodePoint well_formed(std::string_view text, std::size_t offset) {
    const unsigned char lead = byte_at(text, offset);
    if (lead < 0x80) return {lead, 1};
    std::uint32_t length;
    char32_t value;
    char32_t smallest;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2, value = lead & 0x1FU, smallest = 0x80;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3, value = lead & 0x0FU, smallest = 0x800;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4, value = lead & 0x07U, smallest = 0x10000;
    } else {
        return {};
    }
    if (text.size() - offset < length) return {};
    for (std::uint32_t i = 1; i < length; ++i) {
        const unsigned char byte = byte_at(text, offset + i);
        if (!is_continuation(byte)) return {};
        value = (value << 6) | (byte & 0x3FU);
    }
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, length};
}

}  // namespace

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t first_invalid_utf8(std::string_view text) {
    if (is_utf8(text)) return std::string_view::npos;
    for (std::size_t offset = 0; offset < text.size();) {
        offset += ascii_run(text, offset);
        if (offset == text.size()) break;
        const CodePoint point = well_formed(text, offset);
        if (point.length == 0) return offset;
        offset += point.length;
    }
    return std::string_view::npos;
}

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return {};
    const CodePoint point = well_formed(text, offset);
    return point.length == 0 ? CodePoint{0xFFFD, 1} : point;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t continuations = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        const std::uint64_t word = load(text.data() + i);
        // 10xxxxxx: the high bit set and the next one clear.
        if ((word & high_bits) != 0) continuations += count_ones((word >> 7) & (~word >> 6) & low_bits);
    }
    for (; i < text.size(); ++i) continuations += is_continuation(byte_at(text, i));
    return text.size() - continuations;
}

std::size_t count_utf16(std::string_view text) {
    std::size_t pairs = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        const std::uint64_t word = load(text.data() + i);
        // 1111xxxx leads four bytes, which UTF-16 writes as two units.
        if ((word & high_bits) != 0) pairs += count_ones((word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & low_bits);
    }
    for (; i < text.size(); ++i) pairs += byte_at(text, i) >= 0xF0;
    return count_code_points(text) + pairs;
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6)), put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12)), put(0x80 | ((code_point >> 6) & 0x3F)), put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18)), put(0x80 | ((code_point >> 12) & 0x3F)), put(0x80 | ((code_point >> 6) & 0x3F)),
            put(0x80 | (code_point & 0x3F));
    }
}

std::size_t ascii_run(std::string_view text, std::size_t offset) {
    std::size_t i = offset;
    for (; i + 8 <= text.size(); i += 8) {
        const std::uint64_t high = load(text.data() + i) & high_bits;
        if (high != 0) {
            if constexpr (std::endian::native == std::endian::little) return i - offset + static_cast<std::size_t>(std::countr_zero(high)) / 8;
            break;
        }
    }
    while (i < text.size() && byte_at(text, i) < 0x80) ++i;
    return i - offset;
}

std::string folded_letters(std::string_view text, std::size_t at_most) {
    std::string out;
    for (const char c : text) {
        if (out.size() == at_most) break;
        if (is_ascii_letter(c) || is_ascii_digit(c)) out += ascii_lower(c);
    }
    return out;
}

}  // namespace factdiff
