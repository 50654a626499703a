#include "support/claim_notation.h"

#include <cstdio>

namespace factdiff::test {
namespace {

std::string bound_prefix(Bound bound) {
    constexpr const char* names[] = {"", "above ", "at_least ", "below ", "at_most ", "about ", "nearly "};
    return names[static_cast<std::size_t>(bound)];
}

std::string padded(int number, int width) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%0*d", width, number);
    return buffer;
}

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::string text_of(const Quantity& q) {
    std::string text = bound_prefix(q.bound) + q.low.to_string();
    if (q.low != q.high) text += ".." + q.high.to_string();
    if (!q.currency.empty()) text += " " + q.currency;
    if (!q.unit.empty()) text += " " + q.unit;
    return text;
}

std::string text_of(const DateValue& d) {
    std::string text = bound_prefix(d.bound);
    if (d.anchored) return text + day_text(*d.start) + (*d.start == *d.end ? "" : ".." + day_text(*d.end));
    constexpr const char* names[] = {"day", "week", "month", "quarter", "season", "half", "year", "decade", "century"};
    if (d.weekday) text += "weekday=" + std::to_string(*d.weekday) + " ";
    if (d.month && d.day)
        text += "--" + padded(*d.month, 2) + "-" + padded(*d.day, 2) + " ";
    else if (d.month)
        text += "month=" + std::to_string(*d.month) + " ";
    if (d.year) text += "year=" + std::to_string(*d.year) + " ";
    if (d.offset) text += "offset=" + std::to_string(*d.offset) + " " + names[static_cast<std::size_t>(d.granularity)] + " ";
    if (!text.empty()) text.pop_back();
    return text;
}

std::string text_of(const TimeValue& t) {
    const auto clock = [](int minute) { return padded(minute / 60, 2) + ":" + padded(minute % 60, 2); };
    return bound_prefix(t.bound) + clock(t.minute) + (t.minute == t.end_minute ? "" : ".." + clock(t.end_minute));
}

}  // namespace

std::string notation(const Value& value) {
    if (const auto* quantity = std::get_if<Quantity>(&value)) return text_of(*quantity);
    if (const auto* date = std::get_if<DateValue>(&value)) return text_of(*date);
    if (const auto* time = std::get_if<TimeValue>(&value)) return text_of(*time);
    return {};
}

Article article_of(std::string text, ReferenceDay reference_day) {
    Vocabulary vocabulary;
    Document::Parts parts;
    parts.given = text;
    parts.text = std::move(text);
    return analyse(Document(std::move(parts)), vocabulary, reference_day);
}

std::vector<Mark> value_marks(const Article& article, bool quantities, bool dates) {
    std::vector<Mark> marks;
    for (const Claim& claim : article.claims) {
        const bool wanted = is_quantity(claim.kind) ? quantities : dates && (claim.kind == ClaimKind::date || claim.kind == ClaimKind::time);
        if (wanted) marks.push_back({std::string(to_string(claim.kind)), claim.span, notation(claim.value)});
    }
    return marks;
}

}  // namespace factdiff::test
