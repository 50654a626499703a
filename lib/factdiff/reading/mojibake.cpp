#include "factdiff/reading/mojibake.h"

#include <unicode/uchar.h>

#include "factdiff/reading/encoding.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

/// The byte that Windows-1252 or Latin-1 shows as `point`; -1 where there is none.
int byte_shown_as(char32_t point) {
    if (point < 0x100) return static_cast<int>(point);
    const auto& specials = windows_1252_specials();
    for (std::size_t i = 0; i < specials.size(); ++i) {
        if (specials[i] == point) return static_cast<int>(0x80 + i);
    }
    return -1;
}

CodePoint before(std::string_view text, std::size_t offset) {
    std::size_t begin = offset;
    for (int i = 0; i < 4 && begin > 0; ++i) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) return decode_utf8(text, begin);
    }
    return {};
}

bool is_upper(char32_t point) { return u_isupper(static_cast<UChar32>(point)); }
bool is_lower(char32_t point) { return u_islower(static_cast<UChar32>(point)); }

/// Marks that stand after a word in sound text, so that a capital before them proves nothing.
bool is_closing(char32_t point) {
    switch (point) {
        case 0xA0:
        case 0xAB:
        case 0xBB:
        case 0xAE:
        case 0xB0:
        case 0xB7:
        case 0xAD:
        case 0x2013:
        case 0x2014:
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x2026:
        case 0x2039:
        case 0x203A:
        case 0x2122:
            return true;
        default:
            return false;
    }
}

bool is_quoting(char32_t point) { return point == 0x201D || point == 0x2019 || point == 0x2026 || point == 0xBB; }

struct Sequence {
    std::uint32_t length = 0;  // bytes in the damaged text
    char32_t value = 0;        // the character meant
    bool certain = false;      // cannot be sound text
};

/// One character meant, or nothing.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t offset) {
    const CodePoint lead = decode_utf8(text, offset);
    if (!may_begin_mojibake(lead.value)) return std::nullopt;
    const std::uint32_t wanted = lead.value >= 0xF0 ? 4 : lead.value >= 0xE0 ? 3 : 2;
    char bytes[4] = {static_cast<char>(lead.value)};
    std::size_t at = offset + lead.length;
    CodePoint second;
    CodePoint last;
    for (std::uint32_t i = 1; i < wanted; ++i) {
        last = decode_utf8(text, at);
        if (i == 1) second = last;
        const int byte = last.length == 0 ? -1 : byte_shown_as(last.value);
        if (byte < 0x80 || byte > 0xBF) return std::nullopt;
        bytes[i] = static_cast<char>(byte);
        at += last.length;
    }
    const CodePoint meant = decode_utf8({bytes, wanted}, 0);
    if (meant.length != wanted) return std::nullopt;
    const char32_t previous = before(text, offset).value;
    const char32_t next = decode_utf8(text, at).value;
    Sequence found{static_cast<std::uint32_t>(at - offset), meant.value, true};
    switch (lead.value) {
        case 0xC2:  // Â: the signs of Latin-1, never its control characters
            if (meant.value < 0xA0) return std::nullopt;
            return found;
        case 0xC3:  // Ã: its letters. “AMANHÃ” is sound.
            found.certain = !is_closing(second.value) || is_lower(previous) || is_lower(next);
            return found;
        case 0xC4:
        case 0xC5:
        case 0xC8:  // the letters of Central Europe: only inside a word, where a capital cannot stand
            if (lead.value == 0xC8 && (meant.value < 0x218 || meant.value > 0x21B)) return std::nullopt;
            found.certain = is_lower(previous) || (is_lower(next) && !is_upper(previous) && !is_quoting(second.value));
            return found;
        case 0xCE:
        case 0xCF:
        case 0xD0:
        case 0xD1:  // Greek and Cyrillic: only in company
            found.certain = false;
            return found;
        case 0xE2: {
            const char32_t v = meant.value;
            const bool sensible =
                (v >= 0x2000 && v <= 0x2064) || (v >= 0x20A0 && v <= 0x20BF) || (v >= 0x2100 && v <= 0x22FF) || (v >= 0x25A0 && v <= 0x27BF);
            if (!sensible) return std::nullopt;
            // "resta â…”": an ellipsis and a closing mark after a sound letter.
            found.certain = second.value != 0x2026 || u_isdigit(static_cast<UChar32>(previous));
            return found;
        }
        case 0xEF:
            if (meant.value == 0xFEFF || (meant.value >= 0xFB00 && meant.value <= 0xFB06) || (meant.value >= 0xFF01 && meant.value <= 0xFFE6))
                return found;
            return std::nullopt;
        case 0xF0:
            if (meant.value >= 0x1F000 && meant.value <= 0x1FAFF) return found;
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

std::optional<Mojibake> run_at(std::string_view text, std::size_t offset, bool damaged_before, int depth, std::size_t* sound_until = nullptr);

/// Repairs what one repair uncovered: text may have been damaged twice.
std::string repaired_again(std::string text, int depth) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (may_begin_mojibake(point.value)) {
            if (const auto run = run_at(text, at, false, depth)) {
                result += run->repaired;
                at += run->length;
                continue;
            }
        }
        result.append(text, at, point.length);
        at += point.length;
    }
    return result;
}

std::optional<Mojibake> run_at(std::string_view text, std::size_t offset, bool damaged_before, int depth, std::size_t* sound_until) {
    Mojibake run;
    std::size_t at = offset;
    std::size_t sequences = 0;
    bool certain = damaged_before;
    bool foreign = true;
    // A run is bounded: damage is a few characters long, and text that is all damage is repaired run by run.
    while (sequences < 64) {
        const auto sequence = sequence_at(text, at);
        if (!sequence) break;
        certain = certain || sequence->certain;
        foreign = foreign && sequence->value >= 0x370 && sequence->value < 0x530;
        append_utf8(run.repaired, sequence->value);
        at += sequence->length;
        ++sequences;
    }
    if (sequences > 0) {
        if (foreign ? sequences < 2 : !certain) {
            if (sound_until != nullptr) *sound_until = at;
            return std::nullopt;
        }
        run.length = static_cast<std::uint32_t>(at - offset);
        if (depth < 2) run.repaired = repaired_again(std::move(run.repaired), depth + 1);
        return run;
    }
    const CodePoint lead = decode_utf8(text, offset);
    const CodePoint second = decode_utf8(text, offset + lead.length);
    if (lead.value == 0xE2 && second.value == 0x20AC) {
        // The closing quotation mark ends in 0x9D, which Windows-1252 does not define and many programs drop. "â€" is no word.
        const CodePoint third = decode_utf8(text, offset + lead.length + second.length);
        if (third.length == 0 || (third.value < 0x80 && !(third.value >= '0' && third.value <= '9'))) {
            return Mojibake{lead.length + second.length, "\u201D"};
        }
    }
    if (lead.value == 0xC2 && second.value == ' ') {
        // A no-break space whose second half was made a plain space: "said.Â He".
        const char32_t previous = before(text, offset).value;
        if (is_lower(previous) || u_isdigit(static_cast<UChar32>(previous)) ||
            (previous != 0 && previous < 0x80 && u_ispunct(static_cast<UChar32>(previous)))) {
            return Mojibake{lead.length + second.length, " "};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Mojibake> mojibake_at(std::string_view text, std::size_t offset, bool damaged_before, std::size_t* sound_until) {
    return run_at(text, offset, damaged_before, 0, sound_until);
}

}  // namespace factdiff
