#include "factdiff/reading/clean_text.h"

#include <fmt/format.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "factdiff/reading/mojibake.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

constexpr std::size_t max_repairs = 1000;

/// The end of the run of printable ASCII that begins at `at`.
std::size_t end_of_printable(std::string_view text, std::size_t at) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = ones * 0x80;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, sizeof word);
        // A byte below 0x20 borrows into its high bit; 0x7F carries into it. A borrow may also mark the byte above, never one below.
        const std::uint64_t odd = (word | (word - ones * 0x20) | (word + ones)) & highs;
        if (odd != 0) {
            if constexpr (std::endian::native == std::endian::little) return at + static_cast<std::size_t>(std::countr_zero(odd)) / 8;
            break;
        }
    }
    while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
    return at;
}

bool may_combine(std::string_view text, std::size_t at) {
    return at + 1 < text.size() && (text[at] == '\xCC' || (text[at] == '\xCD' && static_cast<unsigned char>(text[at + 1]) < 0xB0));
}

bool is_dropped(char32_t point) {
    if (point < 0x20 || point == 0x7F) return true;
    switch (point) {
        case 0xAD:
        case 0x061C:
        case 0x180E:
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0x200E:
        case 0x200F:
        case 0xFEFF:
            return true;
        default:
            return (point >= 0x80 && point < 0xA0) || (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
                   (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE0FFF);
    }
}

bool is_space(char32_t point) {
    return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
           point == 0x205F || point == 0x3000 || (point >= '\n' && point <= '\r') || point == 0x85;
}

/// What the character is written as in clean text; nullptr when it stays.
const char* plain_form(char32_t point, char (&buffer)[5]) {
    buffer[1] = '\0';
    if (is_space(point)) return " ";
    if (is_dropped(point)) return "";
    if (point >= 0xFF01 && point <= 0xFF5E) {
        buffer[0] = static_cast<char>(point - 0xFF01 + '!');
        return buffer;
    }
    if (point >= 0x1D7CE && point <= 0x1D7FF) {
        buffer[0] = static_cast<char>('0' + (point - 0x1D7CE) % 10);
        return buffer;
    }
    switch (point) {
        case 0x2010:
        case 0x2011:
            return "-";
        case 0x02BC:
            return "\u2019";
        case 0xFB00:
            return "ff";
        case 0xFB01:
            return "fi";
        case 0xFB02:
            return "fl";
        case 0xFB03:
            return "ffi";
        case 0xFB04:
            return "ffl";
        case 0xFB05:
        case 0xFB06:
            return "st";
        case 0xFFE0:
            return "\u00A2";
        case 0xFFE1:
            return "\u00A3";
        case 0xFFE5:
            return "\u00A5";
        case 0xFFE6:
            return "\u20A9";
        default:
            return nullptr;
    }
}

/// True for every character that plain_form() keeps and that begins no damage: letters, dashes and quotation marks take the short way.
bool is_sound(char32_t point) {
    return (point >= 0x2012 && point <= 0x2027) || (point >= 0x20A0 && point <= 0x20BF) || (point >= 0xA1 && point < 0xAD) ||
           (point > 0xAD && point < 0xC2);
}

char32_t composed(char32_t base, char32_t mark) {
    static const UNormalizer2* const nfc = [] {
        UErrorCode status = U_ZERO_ERROR;
        return unorm2_getNFCInstance(&status);
    }();
    if (nfc == nullptr) return 0;
    const UChar32 pair = unorm2_composePair(nfc, static_cast<UChar32>(base), static_cast<UChar32>(mark));
    return pair < 0 ? 0 : static_cast<char32_t>(pair);
}

/// Copies `length` bytes from `from` on, which `map` leads on to where they were given.
void copy_through(const OffsetMap& map, std::uint32_t from, std::uint32_t length, OffsetMapBuilder& out) {
    const std::vector<OffsetMap::Piece>& pieces = map.pieces();
    auto piece =
        std::upper_bound(pieces.begin(), pieces.end(), from, [](std::uint32_t at, const OffsetMap::Piece& other) { return at < other.clean.end; });
    const std::uint32_t end = from + length;
    while (from < end) {
        if (piece == pieces.end() || piece->clean.begin >= end) {
            out.insert(end - from);
            return;
        }
        if (piece->clean.begin > from) {
            out.insert(piece->clean.begin - from);
            from = piece->clean.begin;
        }
        const std::uint32_t stop = std::min(end, piece->clean.end);
        if (piece->clean.length() == piece->given.length()) {
            out.copy(piece->given.begin + (from - piece->clean.begin), stop - from);
        } else {
            out.replace(stop - from, piece->given);
        }
        from = stop;
        ++piece;
    }
}

}  // namespace

CleanText::CleanText(std::string_view given) : given_(given) { text_.reserve(given.size() + 16); }

void CleanText::paragraph(FieldKind kind) {
    pending_ = true;
    wanted_ = kind;
}

/// Takes the blanks off the end: what stood behind them was markup, or nothing.
void CleanText::end_paragraph() {
    const std::size_t last = text_.find_last_not_of(" \t");
    const std::size_t size = last == std::string::npos ? 0 : last + 1;
    if (size == text_.size() || !open_) return;
    offsets_.take_back(static_cast<std::uint32_t>(text_.size() - size));
    text_.resize(size);
    for (auto repair = repairs_.rbegin(); repair != repairs_.rend() && repair->span.end > size; ++repair) {
        repair->span.end = static_cast<std::uint32_t>(size);
        repair->span.begin = std::min(repair->span.begin, repair->span.end);
    }
}

void CleanText::close_field() {
    if (!open_) return;
    open_ = false;
    Field& field = fields_.back();
    field.span.end = static_cast<std::uint32_t>(text_.size());
}

void CleanText::begin() {
    if (!pending_) return;
    pending_ = false;
    end_paragraph();
    const bool goes_on = open_ && fields_.back().kind == wanted_ && (wanted_ == FieldKind::body || wanted_ == FieldKind::block_quote);
    if (!goes_on) close_field();
    if (!text_.empty()) {
        text_ += "\n\n";
        offsets_.insert(2);
    }
    if (!goes_on) {
        fields_.push_back({wanted_, {static_cast<std::uint32_t>(text_.size()), 0}});
        open_ = true;
        seen_ |= 1U << static_cast<unsigned>(wanted_);
    }
}

CleanText::Layer::Layer(CleanText& out, std::string_view text, const OffsetMap& way_back)
    : out_(out), text_before_(out.given_), map_before_(out.through_) {
    if (map_before_ == nullptr) {
        map_ = way_back;
    } else {
        OffsetMapBuilder both;
        std::uint32_t end = 0;
        for (const OffsetMap::Piece& piece : way_back.pieces()) {
            both.insert(piece.clean.begin - end);
            if (piece.clean.length() == piece.given.length()) {
                copy_through(*map_before_, piece.given.begin, piece.clean.length(), both);
            } else {
                both.replace(piece.clean.length(), map_before_->given(piece.given));
            }
            end = piece.clean.end;
        }
        map_ = std::move(both).build();
    }
    out.given_ = text;
    out.through_ = &map_;
}

CleanText::Layer::~Layer() {
    out_.given_ = text_before_;
    out_.through_ = map_before_;
}

void CleanText::copy(std::uint32_t given, std::uint32_t length) {
    // No paragraph begins with a blank: what stood before it was markup or invisible.
    while (pending_ && length > 0 && (given_[given] == ' ' || given_[given] == '\t')) ++given, --length;
    if (length == 0) return;
    begin();
    if (through_ == nullptr) {
        offsets_.copy(given, length);
    } else {
        copy_through(*through_, given, length, offsets_);
    }
    text_.append(given_.data() + given, length);
}

void CleanText::replace(std::string_view with, Span given) {
    if (with.empty() || (pending_ && with == " ")) return;
    begin();
    offsets_.replace(static_cast<std::uint32_t>(with.size()), place(given));
    text_ += with;
}

void CleanText::repair(Span given, std::string repaired) {
    const auto start = static_cast<std::uint32_t>(text_.size());
    append_as(repaired, given);
    ++repair_count_;
    if (repairs_.size() >= max_repairs) return;
    // The break before a paragraph that begins with damage is not part of the repair.
    const auto end = static_cast<std::uint32_t>(text_.size());
    std::uint32_t begin = start;
    while (begin < end && text_[begin] == '\n') ++begin;
    repairs_.push_back({{begin, end}, std::string(given_.substr(given.begin, given.length())), std::move(repaired), "UTF-8 read as Windows-1252"});
}

void CleanText::append_character(char32_t point, Span given) {
    char buffer[5];
    if (const char* plain = plain_form(point, buffer)) {
        replace(plain, given);
        return;
    }
    std::string bytes;
    append_utf8(bytes, point);
    if (given_.substr(given.begin, given.length()) == bytes) {
        copy(given.begin, given.length());
    } else {
        replace(bytes, given);
    }
}

void CleanText::append(Span given) {
    const std::string_view text = given_.substr(0, given.end);
    std::size_t run = given.begin;  // copied so far up to here
    const auto flush = [&](std::size_t end) { copy(static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(end - run)); };
    std::size_t sound_until = 0;
    for (std::size_t at = given.begin; at < text.size();) {
        std::size_t end = end_of_printable(text, at);
        if (end == text.size()) break;
        // The last letter belongs to the accent that follows it.
        if (end > at && may_combine(text, end)) --end;
        at = end;
        const CodePoint point = decode_utf8(text, at);
        std::size_t next = at + point.length;
        if (!may_combine(text, next) && (point.value == '\t' || is_sound(point.value))) {
            at = next;
            continue;
        }
        const auto offset = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
        if (may_begin_mojibake(point.value) && at >= sound_until) {
            if (auto damage = mojibake_at(text, at, repair_count_ > 0, &sound_until)) {
                flush(at);
                repair({offset(at), offset(at + damage->length)}, std::move(damage->repaired));
                at += damage->length;
                run = at;
                continue;
            }
        }
        if (may_combine(text, next)) {
            char32_t base = point.value;
            while (may_combine(text, next)) {
                const CodePoint mark = decode_utf8(text, next);
                const char32_t pair = composed(base, mark.value);
                if (pair == 0) break;
                base = pair;
                next += mark.length;
            }
            if (base != point.value) {
                flush(at);
                append_character(base, {offset(at), offset(next)});
                run = next;
            } else {
                // No such character: letter and accents stay as they are.
                do next += decode_utf8(text, next).length;
                while (may_combine(text, next));
            }
            at = next;
            continue;
        }
        char buffer[5];
        if (const char* plain = plain_form(point.value, buffer)) {
            flush(at);
            replace(plain, {offset(at), offset(next)});
            run = next;
        }
        at = next;
    }
    flush(text.size());
}

void CleanText::append_as(std::string_view text, Span given) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        append_character(point.value, given);
        at += point.length;
    }
}

void CleanText::append_space(Span given) {
    if (pending_ || text_.empty() || text_.back() == ' ' || text_.back() == '\n') return;
    replace(" ", given);
}

std::string_view CleanText::first(FieldKind kind) const {
    for (const Field& field : fields_) {
        if (field.kind != kind) continue;
        const bool growing = open_ && &field == &fields_.back();
        const std::string_view text = text_;
        return text.substr(field.span.begin, (growing ? text.size() : field.span.end) - field.span.begin);
    }
    return {};
}

void CleanText::finish(Document::Parts& parts) {
    end_paragraph();
    close_field();
    parts.text = std::move(text_);
    parts.offsets = std::move(offsets_).build();
    parts.fields = std::move(fields_);
    parts.repairs = std::move(repairs_);
    if (repair_count_ > max_repairs) {
        parts.remarks.push_back(fmt::format("{} damaged places were repaired; the first {} are listed", repair_count_, max_repairs));
    }
}

}  // namespace factdiff
