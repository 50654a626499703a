#include "factdiff/reading/notices.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

/// What may stand behind the words.
enum class Rest : unsigned char { nothing, names, anything };

struct Notice {
    std::string_view words;  // folded
    std::string_view kind;
    Rest rest;
    bool page = false;  // only where a page stands around the article
};

constexpr Notice notices[] = {
    {"additional reporting by", "credit", Rest::names},
    {"additional reporting and", "credit", Rest::names},
    {"reporting by", "credit", Rest::names},
    {"reporting and writing by", "credit", Rest::names},
    {"writing by", "credit", Rest::names},
    {"written by", "credit", Rest::names},
    {"edited by", "credit", Rest::names},
    {"editing by", "credit", Rest::names},
    {"compiled by", "credit", Rest::names},
    {"graphic by", "credit", Rest::names},
    {"graphics by", "credit", Rest::names},
    {"photo by", "credit", Rest::names, true},
    {"photograph:", "credit", Rest::names, true},
    {"photo:", "credit", Rest::names, true},
    {"picture:", "credit", Rest::names, true},
    {"image:", "credit", Rest::names, true},
    {"image source", "credit", Rest::names, true},
    {"keyboarding by", "credit", Rest::names},
    {"our standards:", "notice", Rest::anything},
    {"more to follow", "notice", Rest::nothing},
    {"more follows", "notice", Rest::nothing},
    {"more", "notice", Rest::nothing},
    {"ends", "notice", Rest::nothing},
    {"embargoed until", "notice", Rest::anything},
    {"eds:", "notice", Rest::anything},
    {"editor's note: this is an automated", "notice", Rest::anything},
    {"advertisement", "notice", Rest::nothing, true},
    {"advertising", "notice", Rest::nothing, true},
    {"article continues below", "notice", Rest::anything, true},
    {"story continues below", "notice", Rest::anything, true},
    {"article continues after", "notice", Rest::anything, true},
    {"sponsored", "notice", Rest::nothing, true},
    {"share", "notice", Rest::nothing, true},
    {"share this", "notice", Rest::anything, true},
    {"save", "notice", Rest::nothing, true},
    {"listen to this article", "notice", Rest::anything, true},
    {"sign up for", "notice", Rest::anything, true},
    {"sign up to", "notice", Rest::anything, true},
    {"subscribe to", "notice", Rest::anything, true},
    {"follow us on", "notice", Rest::anything, true},
    {"download the app", "notice", Rest::anything, true},
    {"loading", "notice", Rest::nothing, true},
    {"comments", "notice", Rest::nothing, true},
    {"related", "notice", Rest::nothing, true},
    {"related stories", "notice", Rest::nothing, true},
    {"related articles", "notice", Rest::nothing, true},
    {"related topics", "notice", Rest::nothing, true},
    {"recommended", "notice", Rest::nothing, true},
    {"most read", "notice", Rest::nothing, true},
    {"most viewed", "notice", Rest::nothing, true},
    {"more on this story", "notice", Rest::nothing, true},
    {"you may also like", "notice", Rest::anything, true},
    {"all rights reserved", "notice", Rest::anything, true},
    {"©", "notice", Rest::anything, true},
    {"copyright ©", "notice", Rest::anything, true},
    {"read more", "link", Rest::anything, true},
    {"read also", "link", Rest::anything, true},
    {"read next", "link", Rest::anything, true},
    {"also read", "link", Rest::anything, true},
    {"see also", "link", Rest::anything, true},
    {"related:", "link", Rest::anything, true},
    {"more:", "link", Rest::anything, true},
    {"watch:", "link", Rest::anything, true},
    {"listen:", "link", Rest::anything, true},
    {"explainer:", "link", Rest::anything, true},
    {"explore more on", "notice", Rest::anything, true},
    {"image caption", "notice", Rest::nothing, true},
    {"continue reading", "link", Rest::anything, true},
};

constexpr std::size_t longest = 400;

std::string_view without_frame(std::string_view line) {
    while (!line.empty() && std::string_view("([*-_=# \t.:").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
    return line;
}

bool ends_in_office(std::string_view text) {
    for (const std::string_view office : {"editor", "correspondent", "reporter", "writer", "columnist", "chief", "producer", "journalist"})
        if (text.ends_with(office)) return true;
    return false;
}

/// True when a text holds names and what stands between them, and no sentence: "Ann Lee in Oslo; Editing by Tom Roe".
bool names_alone(std::string_view text, std::size_t least) {
    static constexpr std::string_view between[] = {
        "&",   "-",       "additional", "agencies", "al",       "and",    "at",      "bin", "by",     "correspondent", "da",        "de",
        "di",  "editing", "editor",     "for",      "graphics", "in",     "la",      "le",  "of",     "reporter",      "reporting", "staff",
        "the", "van",     "via",        "von",      "with",     "writer", "writing", "|",   "\u2013", "\u2014"};
    std::size_t names = 0;
    std::size_t words = 0;
    while (!text.empty() && std::string_view(".)] ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end + 1;
        while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == '|')) word.remove_suffix(1);
        if (word.empty()) continue;
        ++words;
        const auto first = static_cast<unsigned char>(word[0]);
        if (std::binary_search(std::begin(between), std::end(between), std::string_view(ascii_lower(word)))) continue;
        if (word.size() > 2 && (word.back() == '.' || word.back() == '?' || word.back() == '!')) return false;
        if (!is_ascii_upper(word[0]) && first < 0x80 && word[0] != '@' && word[0] != '/') {
            // "political editor", up to the next comma.
            const std::size_t comma = std::min(text.find_first_of(",;|", end), text.size());
            if (!ends_in_office(text.substr(0, comma))) return false;
            at = comma + 1;
            continue;
        }
        ++names;
    }
    return names >= least && words <= 40;
}

/// "By Ann Lee and Tom Roe, Reuters": names behind a "By", no sentence. "By Monday Ann Lee" would be one; no paragraph ends so.
bool is_byline(std::string_view line) {
    if (line.size() < 6 || line.size() > 160 || !(line.starts_with("By ") || line.starts_with("BY "))) return false;
    const char last = line.back();
    return last != '.' && last != '?' && last != '!' && last != ':' && names_alone(line.substr(3), 2);
}

/// What an agency puts around its copy: the slug "BC-PORT-STRIKE-3RDLD", "(Adds quotes, details)", "(Recasts with vote)".
std::string_view wire_kind(std::string_view line) {
    if (line.front() == '(' && line.back() == ')' && line.size() < 160 && line.find('.') == std::string_view::npos) {
        for (const std::string_view verb :
             {"(adds ", "(recasts", "(updates ", "(corrects ", "(refiles ", "(removes ", "(writes through", "(repeats "})
            if (begins_ascii_case(line, verb)) return "notice";
    }
    if (line.size() < 6 || line.size() > 60 || !is_ascii_upper(line[0]) || !is_ascii_upper(line[1])) return {};
    std::size_t hyphens = 0;
    for (const char c : line) {
        if (!is_ascii_upper(c) && !is_ascii_digit(c) && c != '-' && c != '/' && c != ',') return {};
        hyphens += c == '-' || c == '/';
    }
    return hyphens >= 2 ? "slug" : std::string_view{};
}

}  // namespace

std::string_view notice_kind(std::string_view line, bool page) {
    if (line.size() > longest) return {};
    const std::string_view bare = without_frame(line);
    if (bare.empty()) return {};
    const auto first = static_cast<unsigned char>(bare[0]);
    if (first >= 0x80 && first != 0xC2) return {};
    using Letters = std::array<bool, 128>;
    static const auto letters_of = [](bool of_pages) {
        Letters table{};
        table['b'] = true;  // "By Ann Lee"
        for (const Notice& row : notices)
            if (const auto letter = static_cast<unsigned char>(row.words[0]); letter < 128 && (of_pages || !row.page)) table[letter] = true;
        return table;
    };
    static const Letters may_begin[2] = {letters_of(false), letters_of(true)};
    const std::string_view wire = wire_kind(line);
    if (!wire.empty()) return wire;
    if (first < 0x80 && !may_begin[page ? 1 : 0][first | 0x20]) return {};
    if (is_byline(bare)) return "byline";
    for (const Notice& row : notices) {
        if ((row.page && !page) || !begins_ascii_case(bare, row.words)) continue;
        std::string_view rest = bare.substr(row.words.size());
        const char next = rest.empty() ? ' ' : rest[0];
        if (is_ascii_lower(next)) continue;
        if (row.rest == Rest::names && !names_alone(rest, 1)) continue;
        // "MORE" and "- ends -" are said to the desk; "More." may be anybody's.
        if (row.rest == Rest::nothing && !row.page && row.words.size() <= 4 && !is_ascii_upper(bare[1]) && bare.size() == line.size()) continue;
        if (row.rest == Rest::nothing) {
            while (!rest.empty() && std::string_view(")]*-_=# \t.:").find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
            if (!rest.empty() && rest != "\u2026") continue;
        }
        return row.kind;
    }
    return {};
}

}  // namespace factdiff
