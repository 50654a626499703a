#include "factdiff/claims/dateline.h"

namespace factdiff {
namespace {

bool opens_paragraph(const SegmentedText& text, TokenIndex i) {
    if (!text.token(i).sentence_start || text.segments.paragraphs.empty()) return false;
    const Sentence& sentence = text.segments.sentences[text.segments.sentence_at(text.token(i).span.begin)];
    return text.segments.paragraphs[sentence.paragraph].first_token == i;
}

bool is_dash(const SegmentedText& text, TokenIndex i) {
    const std::string_view mark = text.surface(i);
    return mark == "—" || mark == "–" || mark == "--" || (mark == "-" && text.token(i).space_before);
}

}  // namespace

std::optional<Dateline> dateline_at(const SegmentedText& text, TokenIndex first, const std::vector<char>& masked) {
    constexpr TokenIndex longest_place = 4, longest = 14;
    if (!text.token(first).all_caps || !opens_paragraph(text, first)) return std::nullopt;
    const auto size = static_cast<TokenIndex>(text.size());
    Dateline line{first, first, first};
    while (line.place_end < size && line.place_end < first + longest_place && text.is(line.place_end, TokenKind::word) &&
           text.token(line.place_end).all_caps && !masked[line.place_end])
        ++line.place_end;
    TokenIndex dash = line.place_end;
    for (bool bracket = false; dash < size && dash < first + longest; ++dash) {
        const std::string_view mark = text.surface(dash);
        if (mark == "(") bracket = true, line.agency_begin = dash;
        if (mark == ")") bracket = false, line.agency_end = dash + 1;
        const bool inside = bracket || mark == ")" || mark == "," || mark == "." || (dash > line.place_end && text.token(dash).capitalised) ||
                            masked[dash] || text.is(dash, TokenKind::number);
        if (!inside) break;
    }
    if (dash >= size || dash >= first + longest) return std::nullopt;
    // “PATNA, July 30: Twelve people …”
    const bool dated =
        text.surface(dash) == ":" && line.place_end < dash && text.surface(line.place_end) == "," && text.is(line.place_end + 1, WordClass::month);
    if (!dated && !is_dash(text, dash)) return std::nullopt;
    // “NATO — the alliance — said”: a short word in capitals may be anything.
    constexpr std::uint32_t longest_initialism = 5;
    const bool bare = dash == line.place_end && line.place_end == first + 1;
    if (bare && !text.is(first, WordClass::place_name) && text.token(first).span.length() <= longest_initialism) return std::nullopt;
    return line;
}

}  // namespace factdiff
