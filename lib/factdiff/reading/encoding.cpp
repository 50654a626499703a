#include "factdiff/reading/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::string_view convert_remedy = "save it as UTF-8, for example with iconv -t UTF-8";

struct Magic {
    std::string_view bytes;
    std::string_view name;
};

// What people hand over by mistake. Some of these pass for Windows-1252 when only their bytes are counted.
constexpr Magic magics[] = {
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"\x1F\x8B", "gzip-compressed"},
    {"\x28\xB5\x2F\xFD", "zstd-compressed"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "an RTF document"},
};

std::uint64_t line_of(std::string_view text, std::size_t offset) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n')) + 1;
}

/// Any of ICU's encodings to UTF-8. Unpaired surrogates become U+FFFD.
std::string convert(const char* encoding, std::string_view bytes) {
    std::string text(bytes.size() / 2 * 3 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = ucnv_convert("UTF-8", encoding, text.data(), static_cast<std::int32_t>(text.size()), bytes.data(),
                                             static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return {};
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// "UTF-16LE" or "UTF-16BE" when every other byte of the beginning is mostly zero, as for any western text; else nothing.
const char* utf16_by_zeros(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    if (sample.size() < 4 || bytes.size() % 2 != 0) return nullptr;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i & 1] += sample[i] == '\0';
    const std::size_t half = sample.size() / 2;
    if (zeros[1] * 10 >= half * 6 && zeros[0] * 20 <= half) return "UTF-16LE";
    if (zeros[0] * 10 >= half * 6 && zeros[1] * 20 <= half) return "UTF-16BE";
    return nullptr;
}

bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v') || byte == 0x7F;
}

/// Eight bytes at a time: words of printable bytes, nearly all there are, hold none.
std::size_t count_controls(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += 8) {
        if (at + 8 <= text.size()) {
            std::uint64_t word;
            std::memcpy(&word, text.data() + at, sizeof word);
            // A byte below 0x20 borrows into its high bit, 0x7F carries into it; a byte above 0x7F has it and is looked at like them.
            if (((word | (word - ones * 0x20) | (word + ones)) & ones * 0x80) == 0) continue;
        }
        for (const char c : text.substr(at, 8)) count += is_control(static_cast<unsigned char>(c)) ? 1 : 0;
    }
    return count;
}

bool is_undefined_1252(unsigned char byte) { return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D; }

void append_1252(std::string& text, unsigned char byte) {
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? windows_1252_specials()[byte - 0x80] : char32_t{byte});
}

/// The end of well-formed UTF-8 cut inside its last character.
bool is_cut_character(std::string_view rest) {
    if (rest.empty() || rest.size() > 3) return false;
    const auto lead = static_cast<unsigned char>(rest[0]);
    const std::size_t wanted = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : 0;
    if (rest.size() >= wanted || (rest.size() == 1 && lead < 0xE0)) return false;
    return std::all_of(rest.begin() + 1, rest.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

Result<Decoded> decode_8bit(const std::string& bytes, std::size_t first_invalid) {
    std::size_t sequences = 0;  // well-formed, of more than one byte
    std::size_t strays = 0;
    std::size_t undefined = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        at += ascii_run(bytes, at);
        if (at == bytes.size()) break;
        const CodePoint point = decode_utf8(bytes, at);
        if (point.length > 1) {
            ++sequences;
        } else {
            ++strays;
            undefined += is_undefined_1252(static_cast<unsigned char>(bytes[at]));
        }
        at += point.length;
    }
    Decoded decoded;
    const std::uint64_t line = line_of(bytes, first_invalid);
    if (is_cut_character(std::string_view(bytes).substr(first_invalid))) {
        decoded.text = bytes.substr(0, first_invalid);
        append_utf8(decoded.text, 0xFFFD);
        decoded.remarks.push_back(fmt::format("the last character is cut off (line {})", line));
        return decoded;
    }
    const std::size_t visible =
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
    if (undefined > 0 || strays * 10 > visible * 4) {
        return Error{"bad-encoding", fmt::format("byte {:#04x} is neither UTF-8 nor Windows-1252", static_cast<unsigned char>(bytes[first_invalid])),
                     std::string(convert_remedy), "", line};
    }
    decoded.text.reserve(bytes.size() + strays * 2);
    if (sequences > strays) {
        // UTF-8 into which a piece of another file was pasted: only the bytes that cannot be UTF-8 are read the other way.
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t run = ascii_run(bytes, at);
            decoded.text.append(bytes, at, run);
            at += run;
            if (at == bytes.size()) break;
            const CodePoint point = decode_utf8(bytes, at);
            if (point.length > 1) {
                decoded.text.append(bytes, at, point.length);
            } else {
                append_1252(decoded.text, static_cast<unsigned char>(bytes[at]));
            }
            at += point.length;
        }
        decoded.remarks.push_back(
            fmt::format("{} byte{} that cannot be UTF-8 read as Windows-1252 (first on line {})", strays, strays == 1 ? "" : "s", line));
        return decoded;
    }
    for (const char byte : bytes) append_1252(decoded.text, static_cast<unsigned char>(byte));
    decoded.encoding = "windows-1252";
    decoded.remarks.emplace_back("read as Windows-1252");
    return decoded;
}

Decoded decode_as(const char* icu_name, std::string encoding, std::string_view said, std::string_view bytes) {
    Decoded decoded;
    decoded.text = convert(icu_name, bytes);
    decoded.encoding = std::move(encoding);
    decoded.remarks.push_back(fmt::format("read as {}", said));
    return decoded;
}

/// What a page or an XML file says of its own bytes: <meta charset="…">, <meta … content="text/html; charset=…">, <?xml encoding="…"?>.
std::string declared_encoding(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, 2048));
    const std::size_t first = std::min(head.find_first_not_of(" \t\r\n"), head.size());
    if (first == head.size() || head[first] != '<') return {};
    std::size_t at = std::string::npos;
    if (head.compare(first, 5, "<?xml") == 0) {
        at = head.substr(0, head.find("?>")).find("encoding");
        if (at != std::string::npos) at += 8;
    }
    for (std::size_t meta = head.find("<meta"); at == std::string::npos && meta != std::string::npos; meta = head.find("<meta", meta + 5)) {
        const std::size_t charset = head.substr(0, head.find('>', meta)).find("charset", meta);
        if (charset != std::string::npos) at = charset + 7;
    }
    if (at == std::string::npos) return {};
    at = head.find_first_not_of(" =\"'", at);
    if (at == std::string::npos) return {};
    return head.substr(at, std::min<std::size_t>(head.find_first_of(" \"';/>?", at) - at, 40));
}

std::optional<Decoded> decode_declared(std::string_view bytes) {
    std::string name = declared_encoding(bytes);
    if (name.empty() || name == "utf-8" || name == "utf8" || name.starts_with("utf-16")) return std::nullopt;
    // As browsers do: nobody who writes Latin-1 means its control characters.
    if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" || name == "ascii") name = "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (converter == nullptr || U_FAILURE(status)) return std::nullopt;
    ucnv_close(converter);
    return decode_as(name.c_str(), name, name + ", as it declares", bytes);
}

/// Bytes that are curly quotation marks, dashes and accents in one of the two encodings, where such marks stand, and nothing sensible in the other.
bool is_mac_roman(std::string_view bytes) {
    const auto letter = [&](std::size_t at) { return at < bytes.size() && is_ascii_letter(bytes[at]); };
    const auto blank = [&](std::size_t at) {
        return at >= bytes.size() || bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t';
    };
    std::size_t mac = 0;
    std::size_t windows = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) continue;
        const bool inside = i > 0 && letter(i - 1) && letter(i + 1);
        const bool opening = (i == 0 || blank(i - 1)) && letter(i + 1);
        const bool closing = i > 0 && !blank(i - 1) && !letter(i + 1);
        const bool between = i > 0 && blank(i - 1) && blank(i + 1);
        mac += (byte == 0xD5 && (inside || closing)) || ((byte == 0xD2 || byte == 0xD4) && opening) || (byte == 0xD3 && closing) ||
               ((byte == 0xD0 || byte == 0xD1) && between) || (byte == 0x8E && i > 0 && letter(i - 1)) ||
               (byte == 0xDB && i + 1 < bytes.size() && is_ascii_digit(bytes[i + 1]));
        windows += (byte == 0x92 && (inside || closing)) || ((byte == 0x93 || byte == 0x91) && opening) || (byte == 0x94 && closing) ||
                   ((byte == 0x96 || byte == 0x97) && between) || (byte == 0xE9 && i > 0 && letter(i - 1));
    }
    return mac > windows;
}

}  // namespace

const std::array<char16_t, 32>& windows_1252_specials() {
    static const std::array<char16_t, 32> table = [] {
        std::array<char16_t, 32> specials{};
        for (std::size_t i = 0; i < specials.size(); ++i) specials[i] = static_cast<char16_t>(0x80 + i);
        UErrorCode status = U_ZERO_ERROR;
        UConverter* converter = ucnv_open("windows-1252", &status);
        for (std::size_t i = 0; converter != nullptr && i < specials.size(); ++i) {
            const char byte = static_cast<char>(0x80 + i);
            UChar out[2];
            status = U_ZERO_ERROR;
            if (ucnv_toUChars(converter, out, 2, &byte, 1, &status) == 1 && U_SUCCESS(status)) specials[i] = out[0];
        }
        ucnv_close(converter);
        return specials;
    }();
    return table;
}

Result<Decoded> decode(std::string bytes) {
    const std::string_view view = bytes;
    for (const Magic& magic : magics) {
        if (view.starts_with(magic.bytes)) return Error{"binary", fmt::format("{}, not text", magic.name), "export it as plain text or Markdown"};
    }
    const char* utf16 = nullptr;
    std::size_t mark = 0;
    if (view.starts_with(std::string_view("\xFF\xFE\0\0", 4))) {
        utf16 = "UTF-32LE", mark = 4;
    } else if (view.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
        utf16 = "UTF-32BE", mark = 4;
    } else if (view.starts_with("\xFF\xFE")) {
        utf16 = "UTF-16LE", mark = 2;
    } else if (view.starts_with("\xFE\xFF")) {
        utf16 = "UTF-16BE", mark = 2;
    } else if (view.starts_with("\xEF\xBB\xBF")) {
        mark = 3;
    }
    const bool has_nul = std::memchr(bytes.data(), '\0', bytes.size()) != nullptr;
    if (utf16 == nullptr && has_nul) utf16 = utf16_by_zeros(view.substr(mark));
    if (utf16 != nullptr) {
        Decoded decoded;
        decoded.text = convert(utf16, view.substr(mark));
        decoded.encoding = utf16;
        if (decoded.text.find('\0') != std::string::npos)
            return Error{"binary", "not text: it contains NUL characters", "give a text or Markdown file"};
        decoded.remarks.push_back(fmt::format("read as {}", utf16));
        return decoded;
    }
    if (has_nul) {
        return Error{"binary", "not text: it contains NUL bytes", "give a text or Markdown file", "", line_of(view, view.find('\0'))};
    }
    const std::string_view sample = view.substr(0, 65536);
    const std::size_t controls = count_controls(sample);
    if (controls >= 4 && controls * 20 > sample.size())
        return Error{"binary", "not text: it is full of control characters", "give a text or Markdown file"};
    if (mark != 0) bytes.erase(0, mark);
    const std::size_t invalid = first_invalid_utf8(bytes);
    if (invalid != std::string::npos) {
        if (std::optional<Decoded> declared = decode_declared(bytes)) return std::move(*declared);
        if (is_mac_roman(bytes)) return decode_as("macintosh", "Mac Roman", "Mac Roman", bytes);
    }
    if (invalid != std::string::npos) return decode_8bit(bytes, invalid);
    return Decoded{std::move(bytes), "UTF-8", {}};
}

}  // namespace factdiff
