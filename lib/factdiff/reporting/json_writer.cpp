#include "factdiff/reporting/json_writer.h"

#include <array>
#include <charconv>
#include <cstring>

namespace factdiff {
namespace {

enum : std::uint8_t { plain, escaped, multibyte };

constexpr std::array<std::uint8_t, 256> make_byte_kinds() {
    std::array<std::uint8_t, 256> kinds{};
    for (int i = 0; i < 256; ++i) kinds[i] = i >= 0x80 ? multibyte : i < 0x20 || i == 0x7F || i == '"' || i == '\\' ? escaped : plain;
    return kinds;
}
constexpr auto byte_kinds = make_byte_kinds();

/// Whether eight bytes are plain, asked of all at once: a byte that is not leaves its highest bit behind.
bool eight_plain(const unsigned char* p) {
    constexpr std::uint64_t each = 0x0101010101010101ULL;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof bytes);
    const auto equal = [&](std::uint64_t byte) { return (bytes ^ each * byte) - each; };
    return ((bytes | (bytes - each * 0x20) | equal('"') | equal('\\') | equal(0x7F)) & each * 0x80) == 0;
}

void append_unicode_escape(std::string& out, unsigned unit) {
    constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15];
}

void append_escape(std::string& out, unsigned char byte) {
    switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            append_unicode_escape(out, byte);
    }
}

/// Length of the well-formed sequence at `p` (two to four bytes), or 0.
std::size_t sequence_length(const unsigned char* p, std::size_t left) {
    auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return i < left && p[i] >= low && p[i] <= high; };
    const unsigned lead = p[0];
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) return tail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && tail(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) return tail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && tail(2) && tail(3) ? 4 : 0;
    return 0;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    out += '"';
    std::size_t start = 0;  // of the run that is copied as it is
    std::size_t i = 0;
    auto flush = [&] { out.append(text, start, i - start); };
    while (i < size) {
        const std::uint8_t kind = byte_kinds[p[i]];
        if (kind == plain) {
            while (i + 8 <= size && eight_plain(p + i)) i += 8;
            while (i < size && byte_kinds[p[i]] == plain) ++i;
            continue;
        }
        if (kind == escaped) {
            flush();
            append_escape(out, p[i]);
            start = ++i;
            continue;
        }
        const std::size_t length = sequence_length(p + i, size - i);
        if (length == 0) {
            flush();
            out += "\xEF\xBF\xBD";
            start = ++i;
        } else if (length == 2 && p[i] == 0xC2 && p[i + 1] == 0x85) {
            flush();
            append_unicode_escape(out, 0x85);
            start = i += 2;
        } else if (length == 3 && p[i] == 0xE2 && p[i + 1] == 0x80 && (p[i + 2] & 0xFE) == 0xA8) {
            flush();
            append_unicode_escape(out, 0x2028 + (p[i + 2] & 1));
            start = i += 3;
        } else {
            i += length;
        }
    }
    flush();
    out += '"';
}

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!first_) out_ += ',';
    if (indented_ && depth_ > 0) new_line();
    first_ = false;
}

void JsonWriter::begin(char bracket) {
    separate();
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if (indented_ && !first_) new_line();
    out_ += bracket;
    first_ = false;
}

void JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += indented_ ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    separate();
    append_json_string(out_, text);
}

void JsonWriter::number(std::int64_t value) {
    separate();
    char digits[24];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    out_.append(digits, result.ptr);
}

void JsonWriter::thousandths(int value) {
    number(value / 1000);
    int rest = value % 1000;
    if (rest == 0) return;
    out_ += '.';
    for (int unit = 100; rest > 0; unit /= 10) {
        out_ += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
}

void JsonWriter::boolean(bool value) { raw(value ? "true" : "false"); }

void JsonWriter::null() { raw("null"); }

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

}  // namespace factdiff
