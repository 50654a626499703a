// What the markup of a file says of its words: who is a person, which day “Friday” was.
#include <algorithm>

#include "factdiff/claims/extract.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostMarks = 2000;  // more than any article has; each is held against every claim

/// Without the blanks around it.
Span trimmed(std::string_view text, Span span) {
    while (span.begin < span.end && (text[span.begin] == ' ' || text[span.begin] == '\n')) ++span.begin;
    while (span.end > span.begin && (text[span.end - 1] == ' ' || text[span.end - 1] == '\n')) --span.end;
    return span;
}

/// “Friday” and “last week” on the day that the markup gives, where nothing they say speaks against it.
void anchor(DateValue& date, std::chrono::year_month_day day) {
    const std::chrono::sys_days at{day};
    if (date.weekday && *date.weekday != std::chrono::weekday{at}.iso_encoding()) return;
    if (date.month && *date.month != static_cast<unsigned>(day.month())) return;
    if (date.day && *date.day != static_cast<unsigned>(day.day())) return;
    if (date.year || date.granularity != Granularity::day) return;  // told as it is meant
    date.start = date.end = at;
    date.anchored = true;
    date.offset.reset();
}

NameType type_of(MarkKind kind) {
    return kind == MarkKind::person ? NameType::person : kind == MarkKind::organization ? NameType::organization : NameType::place;
}

bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

void heed_markup(const SegmentedText& text, std::vector<Claim>& claims) {
    const std::vector<Mark>& marks = text.document.marks();
    for (std::size_t i = 0; i < std::min(marks.size(), kMostMarks); ++i) {
        const Mark& mark = marks[i];
        const Span span = trimmed(text.document.text(), mark.span);
        if (span.empty()) continue;
        if (mark.kind == MarkKind::day) {
            for (Claim& claim : claims)
                if (auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && (span.contains(claim.span) || claim.span.contains(span)))
                    anchor(*date, *mark.day);
            continue;
        }
        const NameType type = type_of(mark.kind);
        bool named = false;
        std::string canonical;
        for (Claim& claim : claims) {
            if (!claim.span.overlaps(span)) continue;
            auto* name = std::get_if<Name>(&claim.value);
            named = true;
            if (name != nullptr && claim.span == span) canonical = name->canonical;
        }
        // Every mention of the name is of the kind.
        if (!canonical.empty())
            for (Claim& claim : claims)
                if (auto* name = std::get_if<Name>(&claim.value); name != nullptr && name->canonical == canonical) name->type = type;
        // One that nothing else showed to be a name: “the brigade of Orrin” has no capital, and stays what it is.
        if (named || !is_capital(text.document.text()[span.begin])) continue;
        Claim claim;
        claim.kind = ClaimKind::name;
        claim.span = span;
        claim.value = Name{std::string(text.document.text_of(span)), type, {}, {}};
        claims.push_back(std::move(claim));
    }
}

}  // namespace factdiff
