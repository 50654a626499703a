#include "factdiff/reading/entities.h"

#include <algorithm>

#include "factdiff/reading/encoding.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/utf8.h"

namespace factdiff {

namespace {

struct Name {
    std::string_view name;
    char32_t point;
};

// The names that text uses, in the order of their bytes: Latin letters, signs, marks, spaces. Mathematical alphabets are left out.
// clang-format off
constexpr Name names[] = {
    {"AElig", 0xC6}, {"Aacute", 0xC1}, {"Abreve", 0x102}, {"Acirc", 0xC2}, {"Agrave", 0xC0}, {"Amacr", 0x100},
    {"Aogon", 0x104}, {"Aring", 0xC5}, {"Atilde", 0xC3}, {"Auml", 0xC4}, {"Cacute", 0x106}, {"Ccaron", 0x10C},
    {"Ccedil", 0xC7}, {"Dagger", 0x2021}, {"Dcaron", 0x10E}, {"Dstrok", 0x110}, {"ETH", 0xD0}, {"Eacute", 0xC9},
    {"Ecaron", 0x11A}, {"Ecirc", 0xCA}, {"Egrave", 0xC8}, {"Emacr", 0x112}, {"Eogon", 0x118}, {"Euml", 0xCB},
    {"Gbreve", 0x11E}, {"Iacute", 0xCD}, {"Icirc", 0xCE}, {"Idot", 0x130}, {"Igrave", 0xCC}, {"Imacr", 0x12A},
    {"Iuml", 0xCF}, {"Lstrok", 0x141}, {"Nacute", 0x143}, {"Ncaron", 0x147}, {"Ntilde", 0xD1}, {"OElig", 0x152},
    {"Oacute", 0xD3}, {"Ocirc", 0xD4}, {"Odblac", 0x150}, {"Ograve", 0xD2}, {"Omacr", 0x14C}, {"Oslash", 0xD8},
    {"Otilde", 0xD5}, {"Ouml", 0xD6}, {"Prime", 0x2033}, {"Rcaron", 0x158}, {"Sacute", 0x15A}, {"Scaron", 0x160},
    {"Scedil", 0x15E}, {"THORN", 0xDE}, {"Tcaron", 0x164}, {"Uacute", 0xDA}, {"Ucirc", 0xDB}, {"Udblac", 0x170},
    {"Ugrave", 0xD9}, {"Umacr", 0x16A}, {"Uring", 0x16E}, {"Uuml", 0xDC}, {"Yacute", 0xDD}, {"Yuml", 0x178},
    {"Zacute", 0x179}, {"Zcaron", 0x17D}, {"Zdot", 0x17B}, {"aacute", 0xE1}, {"abreve", 0x103}, {"acirc", 0xE2},
    {"acute", 0xB4}, {"aelig", 0xE6}, {"agrave", 0xE0}, {"amacr", 0x101}, {"amp", 0x26}, {"aogon", 0x105},
    {"apos", 0x27}, {"aring", 0xE5}, {"ast", 0x2A}, {"asymp", 0x2248}, {"atilde", 0xE3}, {"auml", 0xE4},
    {"bdquo", 0x201E}, {"brvbar", 0xA6}, {"bsol", 0x5C}, {"bull", 0x2022}, {"cacute", 0x107}, {"ccaron", 0x10D},
    {"ccedil", 0xE7}, {"cedil", 0xB8}, {"cent", 0xA2}, {"check", 0x2713}, {"circ", 0x2C6}, {"colon", 0x3A},
    {"comma", 0x2C}, {"commat", 0x40}, {"copy", 0xA9}, {"curren", 0xA4}, {"dagger", 0x2020}, {"darr", 0x2193},
    {"dcaron", 0x10F}, {"deg", 0xB0}, {"divide", 0xF7}, {"dollar", 0x24}, {"dstrok", 0x111}, {"eacute", 0xE9},
    {"ecaron", 0x11B}, {"ecirc", 0xEA}, {"egrave", 0xE8}, {"emacr", 0x113}, {"emsp", 0x2003}, {"ensp", 0x2002},
    {"eogon", 0x119}, {"equals", 0x3D}, {"eth", 0xF0}, {"euml", 0xEB}, {"euro", 0x20AC}, {"excl", 0x21},
    {"fnof", 0x192}, {"frac12", 0xBD}, {"frac13", 0x2153}, {"frac14", 0xBC}, {"frac15", 0x2155}, {"frac16", 0x2159},
    {"frac18", 0x215B}, {"frac23", 0x2154}, {"frac25", 0x2156}, {"frac34", 0xBE}, {"frac35", 0x2157}, {"frac38", 0x215C},
    {"frac45", 0x2158}, {"frac56", 0x215A}, {"frac58", 0x215D}, {"frac78", 0x215E}, {"frasl", 0x2044}, {"gbreve", 0x11F},
    {"ge", 0x2265}, {"grave", 0x60}, {"gt", 0x3E}, {"hairsp", 0x200A}, {"hellip", 0x2026}, {"horbar", 0x2015},
    {"iacute", 0xED}, {"icirc", 0xEE}, {"iexcl", 0xA1}, {"igrave", 0xEC}, {"imacr", 0x12B}, {"infin", 0x221E},
    {"iquest", 0xBF}, {"iuml", 0xEF}, {"laquo", 0xAB}, {"larr", 0x2190}, {"lbrace", 0x7B}, {"lcub", 0x7B},
    {"ldquo", 0x201C}, {"le", 0x2264}, {"lowast", 0x2217}, {"lowbar", 0x5F}, {"lpar", 0x28}, {"lrm", 0x200E},
    {"lsaquo", 0x2039}, {"lsqb", 0x5B}, {"lsquo", 0x2018}, {"lstrok", 0x142}, {"lt", 0x3C}, {"macr", 0xAF},
    {"mdash", 0x2014}, {"micro", 0xB5}, {"middot", 0xB7}, {"minus", 0x2212}, {"nacute", 0x144}, {"nbsp", 0xA0},
    {"ncaron", 0x148}, {"ndash", 0x2013}, {"ne", 0x2260}, {"not", 0xAC}, {"ntilde", 0xF1}, {"num", 0x23},
    {"numero", 0x2116}, {"oacute", 0xF3}, {"ocirc", 0xF4}, {"odblac", 0x151}, {"oelig", 0x153}, {"ograve", 0xF2},
    {"oline", 0x203E}, {"omacr", 0x14D}, {"ordf", 0xAA}, {"ordm", 0xBA}, {"oslash", 0xF8}, {"otilde", 0xF5},
    {"ouml", 0xF6}, {"para", 0xB6}, {"percnt", 0x25}, {"period", 0x2E}, {"permil", 0x2030}, {"plus", 0x2B},
    {"plusmn", 0xB1}, {"pound", 0xA3}, {"prime", 0x2032}, {"quest", 0x3F}, {"quot", 0x22}, {"radic", 0x221A},
    {"raquo", 0xBB}, {"rarr", 0x2192}, {"rbrace", 0x7D}, {"rcaron", 0x159}, {"rcub", 0x7D}, {"rdquo", 0x201D},
    {"reg", 0xAE}, {"rlm", 0x200F}, {"rpar", 0x29}, {"rsaquo", 0x203A}, {"rsqb", 0x5D}, {"rsquo", 0x2019},
    {"sacute", 0x15B}, {"sbquo", 0x201A}, {"scaron", 0x161}, {"scedil", 0x15F}, {"sect", 0xA7}, {"semi", 0x3B},
    {"shy", 0xAD}, {"sol", 0x2F}, {"star", 0x2606}, {"sum", 0x2211}, {"sup1", 0xB9}, {"sup2", 0xB2},
    {"sup3", 0xB3}, {"szlig", 0xDF}, {"tcaron", 0x165}, {"thinsp", 0x2009}, {"thorn", 0xFE}, {"tilde", 0x2DC},
    {"times", 0xD7}, {"trade", 0x2122}, {"uacute", 0xFA}, {"uarr", 0x2191}, {"ucirc", 0xFB}, {"udblac", 0x171},
    {"ugrave", 0xF9}, {"umacr", 0x16B}, {"uml", 0xA8}, {"uring", 0x16F}, {"uuml", 0xFC}, {"verbar", 0x7C},
    {"vert", 0x7C}, {"yacute", 0xFD}, {"yen", 0xA5}, {"yuml", 0xFF}, {"zacute", 0x17A}, {"zcaron", 0x17E},
    {"zdot", 0x17C}, {"zwj", 0x200D}, {"zwnj", 0x200C},
};
// clang-format on

}  // namespace

std::optional<Entity> entity_at(std::string_view text, std::size_t offset) {
    constexpr std::size_t longest = 12;
    const std::string_view rest = text.substr(offset, longest);
    if (rest.size() < 4 || rest[0] != '&') return std::nullopt;
    const std::size_t semicolon = rest.find(';');
    if (semicolon == std::string_view::npos || semicolon < 2) return std::nullopt;
    const std::string_view name = rest.substr(1, semicolon - 1);
    Entity entity{static_cast<std::uint32_t>(semicolon + 1), {}};
    if (name[0] != '#') {
        const Name* found =
            std::lower_bound(std::begin(names), std::end(names), name, [](const Name& row, std::string_view key) { return row.name < key; });
        if (found == std::end(names) || found->name != name) return std::nullopt;
        append_utf8(entity.text, found->point);
        return entity;
    }
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    if (digits.empty() || digits.size() > 7) return std::nullopt;
    char32_t point = 0;
    for (const char c : digits) {
        const bool digit = is_ascii_digit(c);
        const bool letter = hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        if (!digit && !letter) return std::nullopt;
        point = point * (hex ? 16 : 10) + static_cast<char32_t>(digit ? c - '0' : (c & 0x5F) - 'A' + 10);
    }
    if (point == 0) return std::nullopt;
    // HTML reads 0x80 to 0x9F as Windows-1252, because that is what authors meant: "&#146;".
    append_utf8(entity.text, point >= 0x80 && point < 0xA0 ? windows_1252_specials()[point - 0x80] : point);
    return entity;
}

}  // namespace factdiff
