// One pass over the bytes: an ASCII table decides, ICU is asked only about characters beyond it.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "factdiff/segmentation/segment.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

enum class Char : std::uint8_t { space, newline, letter, digit, quote, punctuation, symbol };

constexpr std::array<Char, 128> make_ascii() {
    std::array<Char, 128> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        const char ch = static_cast<char>(c);
        if (ch == '\n')
            table[c] = Char::newline;
        else if (c <= ' ' || c == 127)
            table[c] = Char::space;
        else if (is_ascii_letter(ch))
            table[c] = Char::letter;
        else if (is_ascii_digit(ch))
            table[c] = Char::digit;
        else if (ch == '"' || ch == '\'' || ch == '`')
            table[c] = Char::quote;
        else if (std::string_view(".,;:!?()[]{}-/").find(ch) != std::string_view::npos)
            table[c] = Char::punctuation;
        else
            table[c] = Char::symbol;
    }
    return table;
}
constexpr auto kAscii = make_ascii();
constexpr std::array<bool, 256> make_alphanumeric() {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) table[c] = kAscii[c] == Char::letter || kAscii[c] == Char::digit;
    return table;
}
constexpr auto kAlphanumeric = make_alphanumeric();

struct Decoded {
    UChar32 value;
    std::uint32_t length;
};

class Tokenizer {
public:
    Tokenizer(const Document& document, Vocabulary& vocabulary, Segments& out)
        : document_(document), text_(document.text()), vocabulary_(vocabulary), out_(out) {}

    void run() {
        out_.tokens.reserve(text_.size() / 5 + 8);
        const auto size = static_cast<std::uint32_t>(text_.size());
        while (at_ < size) {
            const Char kind = kind_at(at_);
            if (kind == Char::space) {
                space_ = true;
                at_ += length_at(at_);
            } else if (kind == Char::newline) {
                space_ = line_break_ = true;
                ++at_;
            } else {
                if (line_break_) end_paragraph();
                token(kind);
            }
        }
        end_paragraph();
    }

private:
    unsigned char byte(std::uint32_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0; }

    Decoded decode(std::uint32_t i) const {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
        const auto size = static_cast<std::int32_t>(text_.size());
        auto next = static_cast<std::int32_t>(i);
        UChar32 c = 0;
        U8_NEXT(bytes, next, size, c);
        return {c < 0 ? 0xFFFD : c, static_cast<std::uint32_t>(next) - i};
    }

    std::uint32_t length_at(std::uint32_t i) const { return byte(i) < 0x80 ? 1 : decode(i).length; }

    Char kind_at(std::uint32_t i) const {
        const unsigned char c = byte(i);
        if (c < 0x80) return i < text_.size() ? kAscii[c] : Char::newline;
        const UChar32 value = decode(i).value;
        switch (value) {
            case 0x2018:
            case 0x2019:
            case 0x201A:
            case 0x201B:
            case 0x201C:
            case 0x201D:
            case 0x201E:
            case 0x201F:
            case 0x00AB:
            case 0x00BB:
            case 0x2039:
            case 0x203A:
            case 0x300C:
            case 0x300D:
            case 0x300E:
            case 0x300F:
                return Char::quote;
            case 0x2010:
            case 0x2011:
            case 0x2012:
            case 0x2013:
            case 0x2014:
            case 0x2015:
            case 0x2026:
                return Char::punctuation;
            default:
                break;
        }
        const auto mask = U_GET_GC_MASK(value);
        if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return Char::letter;
        if ((mask & U_GC_N_MASK) != 0) return Char::digit;
        if ((mask & U_GC_Z_MASK) != 0) return Char::space;
        if ((mask & U_GC_CF_MASK) != 0) return Char::space;
        return Char::symbol;
    }
    bool letter_at(std::uint32_t i) const { return i < text_.size() && kind_at(i) == Char::letter; }
    bool ascii_digit_at(std::uint32_t i) const { return is_ascii_digit(static_cast<char>(byte(i))); }

    /// Length of an apostrophe at i, straight or typographic; 0 where there is none.
    std::uint32_t apostrophe_at(std::uint32_t i) const {
        if (byte(i) == '\'') return 1;
        if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0x99 || byte(i + 2) == 0x98)) return 3;
        if (byte(i) == 0xCA && byte(i + 1) == 0xBC) return 2;
        return 0;
    }

    std::uint32_t letters_end(std::uint32_t i) const {
        const auto size = static_cast<std::uint32_t>(text_.size());
        for (;;) {
            while (i < size && kAlphanumeric[static_cast<unsigned char>(text_[i])]) ++i;
            if (byte(i) < 0x80 || kind_at(i) != Char::letter) return i;
            i += length_at(i);
        }
    }

    /// Length of a clitic that starts with the apostrophe at i: 's ’re 've 'll 'd 'm; 0 where there is none.
    std::uint32_t clitic_at(std::uint32_t i) const {
        const std::uint32_t mark = apostrophe_at(i);
        if (mark == 0) return 0;
        const std::uint32_t end = letters_end(i + mark);
        const std::uint32_t letters = end - i - mark;
        const auto low = [&](std::uint32_t k) { return static_cast<char>(byte(i + mark + k) | 0x20); };
        if (letters == 1 && (low(0) == 's' || low(0) == 'd' || low(0) == 'm')) return mark + 1;
        if (letters == 2 && ((low(0) == 'r' && low(1) == 'e') || (low(0) == 'v' && low(1) == 'e') || (low(0) == 'l' && low(1) == 'l')))
            return mark + 2;
        return 0;
    }

    void token(Char kind) {
        switch (kind) {
            case Char::letter:
                word();
                break;
            case Char::digit:
                number();
                break;
            case Char::quote:
                quote();
                break;
            case Char::punctuation: {
                std::uint32_t end = at_ + length_at(at_);
                if (byte(at_) == '.')
                    while (byte(end) == '.') ++end;  // "..." is one mark
                if (byte(at_) == '-')
                    while (byte(end) == '-') ++end;  // so is "--"
                add(end, TokenKind::punctuation);
                break;
            }
            default:
                add(at_ + length_at(at_), TokenKind::symbol);
        }
    }

    void word() {
        std::uint32_t end = letters_end(at_);
        const unsigned char behind = byte(end);
        if (behind < 0x80 && behind != '.' && behind != '\'' && behind != ':') {  // nothing that could belong to the word
            add(end, TokenKind::word);
            return;
        }
        if ((byte(end) == ':' && text_.compare(end, 3, "://") == 0) || (end - at_ == 3 && byte(end) == '.' && text_.compare(at_, 3, "www") == 0)) {
            while (end < text_.size() && kind_at(end) != Char::space && kind_at(end) != Char::newline) end += length_at(end);
            while (end > at_ + 1 && std::string_view(".,;:!?)\"'").find(text_[end - 1]) != std::string_view::npos) --end;
            add(end, TokenKind::symbol);
            return;
        }
        // Inner apostrophes belong to the word (don't, O'Brien, o'clock) unless what follows is a clitic.
        for (std::uint32_t mark = apostrophe_at(end); mark != 0 && letter_at(end + mark) && clitic_at(end) == 0; mark = apostrophe_at(end))
            end = letters_end(end + mark);
        end = initialism_end(end);
        add(end, TokenKind::word);
        if (const std::uint32_t clitic = clitic_at(at_); clitic != 0) add(at_ + clitic, TokenKind::word);
    }

    /// Full stops that belong to the word: U.S. p.m. J. Mr. Inc. and the like.
    std::uint32_t initialism_end(std::uint32_t end) const {
        if (byte(end) != '.') return end;
        if (end - at_ == 1) {
            std::uint32_t dotted = end;
            while (byte(dotted) == '.' && letter_at(dotted + 1) && !letter_at(dotted + 1 + length_at(dotted + 1)))
                dotted += 1 + length_at(dotted + 1);
            if (dotted > end) return byte(dotted) == '.' ? dotted + 1 : dotted;
            const unsigned char c = byte(at_);
            const bool initial = !(at_ > 0 && byte(at_ - 1) == '&') &&  // “R&D. The” ends a sentence
                                 c >= 'A' && c <= 'Z' && c != 'I' && byte(end + 1) == ' ' &&
                                 ((byte(end + 2) >= 'A' && byte(end + 2) <= 'Z') || byte(end + 2) >= 0x80);
            return initial ? end + 1 : end;
        }
        if (end - at_ > 6) return end;
        if (!has(vocabulary_.surface(text_.substr(at_, end - at_)).classes, WordClass::abbreviation)) return end;
        // "no." and "in." end a sentence as often as they abbreviate; only a figure behind them tells.
        const std::string_view word = text_.substr(at_, end - at_);
        if ((word == "No" || word == "no" || word == "in" || word == "Nos" || word == "nos") && !ascii_digit_at(end + 2)) return end;
        return end + 1;
    }

    void number() {
        if (byte(at_) >= 0x80) {  // ½, ², Devanagari digits …
            add(at_ + length_at(at_), TokenKind::number);
            return;
        }
        std::uint32_t end = at_;
        for (;;) {
            while (ascii_digit_at(end)) ++end;
            const unsigned char c = byte(end);
            if ((c == '.' || c == ',' || c == ':') && ascii_digit_at(end + 1)) {
                ++end;
                continue;
            }
            const std::uint32_t mark = apostrophe_at(end);  // Swiss grouping: 1'000'000
            if (mark != 0 && ascii_digit_at(end + mark) && ascii_digit_at(end + mark + 1) && ascii_digit_at(end + mark + 2) &&
                !ascii_digit_at(end + mark + 3)) {
                end += mark;
                continue;
            }
            break;
        }
        add(end, TokenKind::number);
    }

    void quote() {
        std::uint32_t end = at_ + length_at(at_);
        if ((byte(at_) == '\'' || byte(at_) == '`') && byte(end) == byte(at_)) ++end;  // '' and `` stand for a double mark
        if (end - at_ < 2 || byte(at_) >= 0x80) {
            // A clitic after a figure or a closing mark ("the 1990's") is no quotation mark.
            if (!space_ && !out_.tokens.empty() && out_.tokens.back().kind == TokenKind::number) {
                if (const std::uint32_t clitic = clitic_at(at_); clitic != 0) {
                    add(at_ + clitic, TokenKind::word);
                    return;
                }
            }
        }
        add(end, TokenKind::quote_mark);
    }

    void add(std::uint32_t end, TokenKind kind) {
        Token& token = out_.tokens.emplace_back();
        token.span = {at_, end};
        token.kind = kind;
        token.space_before = space_;
        token.break_before = line_break_;
        const Surface& surface = vocabulary_.surface(text_.substr(at_, end - at_));
        token.word = surface.word;
        token.stem = surface.stem;
        token.classes = surface.classes;
        if (kind == TokenKind::word) {
            token.capitalised = surface.capitalised;
            token.all_caps = surface.all_caps;
            token.has_capital = surface.has_capital;
        }
        at_ = end;
        space_ = line_break_ = false;
    }

    void end_paragraph() {
        const auto end = static_cast<TokenIndex>(out_.tokens.size());
        if (end > first_token_) {
            Paragraph paragraph;
            paragraph.first_token = first_token_;
            paragraph.end_token = end;
            paragraph.span = out_.span_of(first_token_, end);
            while (field_ + 1 < document_.fields().size() && document_.fields()[field_ + 1].span.begin <= paragraph.span.begin) ++field_;
            if (field_ < document_.fields().size() && document_.fields()[field_].span.contains(paragraph.span.begin))
                paragraph.field = document_.fields()[field_].kind;
            out_.paragraphs.push_back(paragraph);
        }
        first_token_ = end;
    }

    const Document& document_;
    std::string_view text_;
    Vocabulary& vocabulary_;
    Segments& out_;
    std::uint32_t at_ = 0;
    TokenIndex first_token_ = 0;
    std::size_t field_ = 0;
    bool space_ = false;
    bool line_break_ = false;
};

}  // namespace

void tokenize(const Document& document, Vocabulary& vocabulary, Segments& out) { Tokenizer(document, vocabulary, out).run(); }

}  // namespace factdiff
