#include "factdiff/claims/canonical_value.h"

#include <array>

namespace factdiff {
namespace {

void two_digits(std::string& out, unsigned value) {
    out.push_back(static_cast<char>('0' + value / 10 % 10));
    out.push_back(static_cast<char>('0' + value % 10));
}

std::string value_of(const Quantity& q) {
    std::string text(to_string(q.bound));
    if (!text.empty()) text += ' ';
    text += q.low.to_string();
    if (q.is_range()) text += ".." + q.high.to_string();
    if (!q.currency.empty()) text += " " + q.currency;
    if (!q.unit.empty()) text += " " + q.unit;
    return text;
}

std::string value_of(const DateValue& d) {
    if (d.start) {
        std::string text = iso_date(*d.start);
        if (d.end && *d.end != *d.start) text += ".." + iso_date(*d.end);
        return text;
    }
    static constexpr std::array<std::string_view, 8> weekdays = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    std::string text;
    if (d.weekday && *d.weekday < weekdays.size()) text += weekdays[*d.weekday];
    if (d.year || d.month || d.day) {
        if (!text.empty()) text += ' ';
        text += d.year ? std::to_string(*d.year) : "*";
        if (d.month || d.day) {
            text += '-';
            if (d.month)
                two_digits(text, *d.month);
            else
                text += '*';
        }
        if (d.day) {
            text += '-';
            two_digits(text, *d.day);
        }
    }
    if (d.offset) {
        if (!text.empty()) text += ' ';
        text += std::string(to_string(d.granularity)) + (*d.offset >= 0 ? "+" : "") + std::to_string(*d.offset);
    }
    return text;
}

std::string value_of(const TimeValue& t) {
    std::string text;
    const auto clock = [&](unsigned minute) {
        two_digits(text, minute / 60);
        text.push_back(':');
        two_digits(text, minute % 60);
    };
    clock(t.minute);
    if (t.end_minute != t.minute) {
        text += "..";
        clock(t.end_minute);
    }
    if (!t.zone.empty()) text += " " + t.zone;
    return text;
}

}  // namespace

std::string iso_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    std::string year = std::to_string(static_cast<int>(date.year()));
    if (year.size() < 4 && year.front() != '-') year.insert(0, 4 - year.size(), '0');
    std::string text = year + "-";
    two_digits(text, static_cast<unsigned>(date.month()));
    text.push_back('-');
    two_digits(text, static_cast<unsigned>(date.day()));
    return text;
}

std::string_view to_string(Bound bound) {
    static constexpr std::array<std::string_view, 7> names = {"", "above", "at_least", "below", "at_most", "about", "nearly"};
    return names[static_cast<std::size_t>(bound)];
}

std::string_view to_string(Granularity granularity) {
    static constexpr std::array<std::string_view, 9> names = {"day", "week", "month", "quarter", "season", "half", "year", "decade", "century"};
    return names[static_cast<std::size_t>(granularity)];
}

std::string canonical_value(const Article& article, const Claim& claim) {
    struct Visitor {
        const Document& document;
        std::string operator()(const Quantity& q) const { return value_of(q); }
        std::string operator()(const DateValue& d) const { return value_of(d); }
        std::string operator()(const TimeValue& t) const { return value_of(t); }
        std::string operator()(const Quotation& q) const {
            std::string text;
            for (const Span part : q.parts) text.append(text.empty() ? "" : " … ").append(document.text_of(part));
            return text;
        }
        std::string operator()(const Attribution& a) const { return a.source ? a.source->canonical : ""; }
        std::string operator()(const Name& n) const { return n.canonical; }
    };
    return std::visit(Visitor{article.document}, claim.value);
}

}  // namespace factdiff
