// What the markup of a file says of its words: who is a person, which day “Friday” was, in what currency “$200” is.
#include <algorithm>

#include "factdiff/claims/extract.h"
#include "factdiff/claims/number_grammar.h"
#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/text/ascii.h"

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

/// “$200” in the currency that the markup gives, and a bare “200” in it; “£200” is what it says.
void settle_money(Claim& claim, Quantity& amount, const std::string& code) {
    const Currency* currency = factdiff::currency(code);
    if (currency == nullptr || currency->kind != CurrencyWordKind::code) return;
    const bool bare = claim.kind == ClaimKind::number && amount.unit.empty();
    const bool open = amount.currency == "dollar" && currency->code.ends_with('D');
    if (!bare && !open) return;
    claim.kind = ClaimKind::money;
    amount.currency = currency->code;
    if (bare) amount.unit_name.clear();
}

/// The figure of “3.200 visitors” by the separators that the markup names: 3200.
std::optional<Decimal> figure_by(std::string_view words, char decimal, char group) {
    std::string plain;
    for (const char c : words) {
        if (is_ascii_digit(c))
            plain += c;
        else if (c == decimal && decimal != '\0')
            plain += '.';
        else if (c != group || group == '\0')
            return std::nullopt;
    }
    return Decimal::parse(plain);
}

/// The separators and the unit that the markup gives, where the words leave them open.
void settle_number(std::string_view text, Claim& claim, Quantity& amount, const Mark& mark) {
    if (amount.is_range() || amount.spelled || amount.vague) return;
    if (mark.decimal != '\0' || mark.group != '\0') {
        // The claim may hold more than the figure (“about 3.200 tonnes”): the figure is what is written in digits and separators.
        const std::size_t begin = std::min(text.find_first_of("0123456789"), text.size());
        const std::size_t end = text.find_first_not_of("0123456789.,' ", begin);
        std::string_view written = text.substr(begin, end == std::string_view::npos ? end : end - begin);
        while (!written.empty() && (written.back() < '0' || written.back() > '9')) written.remove_suffix(1);
        int last_place = 0;
        const auto read = parse_figure(written, last_place);
        const auto meant = figure_by(written, mark.decimal, mark.group);
        if (read && meant && *read == amount.low && *meant != *read) {
            amount.low = amount.high = *meant;
            amount.precision = Decimal{};
        }
    }
    const Unit* unit = mark.unit.empty() ? nullptr : factdiff::unit(mark.unit);
    if (unit == nullptr || claim.kind != ClaimKind::number || !amount.unit.empty()) return;
    claim.kind = kind_of_dimension(unit->dimension);
    amount.unit = unit->id;
    amount.unit_name = unit->name;
}

NameType type_of(MarkKind kind) {
    return kind == MarkKind::person ? NameType::person : kind == MarkKind::organization ? NameType::organization : NameType::place;
}

bool is_capital(char c) { return is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80; }

/// The words of the mark are a name of its kind, and so is every other mention of the name.
void settle_name(const SegmentedText& text, Span span, NameType type, std::vector<Claim>& claims) {
    bool named = false;
    std::string canonical;
    for (Claim& claim : claims) {
        if (!claim.span.overlaps(span)) continue;
        auto* name = std::get_if<Name>(&claim.value);
        named = true;
        if (name != nullptr && claim.span == span) canonical = name->canonical;
    }
    if (!canonical.empty())
        for (Claim& claim : claims)
            if (auto* name = std::get_if<Name>(&claim.value); name != nullptr && name->canonical == canonical) name->type = type;
    // One that nothing else showed to be a name: “the brigade of Orrin” has no capital, and stays what it is.
    if (named || !is_capital(text.document.text()[span.begin])) return;
    add_claim(claims, ClaimKind::name, span, Name{std::string(text.document.text_of(span)), type, {}, {}});
}

/// The claims whose words are inside the mark or around it hold what it says.
void settle_value(const SegmentedText& text, Span span, const Mark& mark, std::vector<Claim>& claims) {
    for (Claim& claim : claims) {
        if (!span.contains(claim.span) && !claim.span.contains(span)) continue;
        if (auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && mark.kind == MarkKind::day) anchor(*date, *mark.day);
        auto* amount = std::get_if<Quantity>(&claim.value);
        if (amount == nullptr) continue;
        if (mark.kind == MarkKind::money) settle_money(claim, *amount, mark.unit);
        if (mark.kind == MarkKind::number) settle_number(text.document.text_of(claim.span), claim, *amount, mark);
    }
}

}  // namespace

void heed_markup(const SegmentedText& text, std::vector<Claim>& claims) {
    const std::vector<Mark>& marks = text.document.marks();
    for (std::size_t i = 0; i < std::min(marks.size(), kMostMarks); ++i) {
        const Span span = trimmed(text.document.text(), marks[i].span);
        if (span.empty()) continue;
        if (marks[i].kind <= MarkKind::place)
            settle_name(text, span, type_of(marks[i].kind), claims);
        else
            settle_value(text, span, marks[i], claims);
    }
}

}  // namespace factdiff
