// What follows by a word that stands beside the figures of one sentence of the source.
//
//     40 millimetres   “80 millimetres, twice the usual amount”                80 millimeter ÷ 2 = 40 millimeter
//     $1 million       “$25,000 to each of the 40 plaintiffs”                  40 × 25000 USD = 1000000 USD
//     15               “900 pupils and 60 teachers”, told as one for every 15  900 ÷ 60 = 15
//     $400 million     “up 5% to $420 million”                                 420000000 USD ÷ (1 + 5%) = 400000000 USD
//     $1.78            “$1.92 a litre, 14 cents more than a month ago”         1.92 USD − 0.14 USD = 1.78 USD
//     8.2 metres       “7.8 metres, 40 centimetres below the record”           7.8 meter + 0.4 meter = 8.2 meter
//
// Without the word they would be any two figures that happen to stand together: “80 millimetres in two days” gives no 40.
#include <algorithm>

#include "factdiff/checking/derivation.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostTold = 16;

/// What the writing of a figure admits on either side.
Decimal rounding_of(const Given& given) { return given.precision * Decimal{5, -1}; }

/// The figure looked for, and what agrees with it.
class Sought {
public:
    explicit Sought(const Quantity& figure) : given_(figure), percent_(figure.unit == "percent") {}

    bool agrees(const Decimal& value, const Decimal& rounding = {}) const {
        const Decimal slack = rounding_of(given_) + rounding;
        return (value - given_.low).abs() <= std::max(slack, zeros(value));
    }
    bool is_percent() const { return percent_; }
    bool counts() const { return given_.unit.empty() && given_.currency.empty() && !given_.quantity->fraction; }
    /// The same of a distance, whose currency may be left out: “3.1 trillion yen, 200 billion more”.
    std::optional<Decimal> distance(const Given& term) const {
        const bool bare = term.unit.empty() && term.currency.empty() && term.quantity->counted.empty() && !term.quantity->fraction;
        return bare && !given_.currency.empty() ? std::optional(term.low) : in_unit(term);
    }
    /// `low` of the term in the unit of the figure; nothing where it measures something else.
    std::optional<Decimal> in_unit(const Given& term) const {
        if (term.currency != given_.currency) return std::nullopt;
        if (term.unit == given_.unit) return term.low;
        // “$1.92 a litre” is a price, and so is the $1.78 of last month.
        if (!term.currency.empty()) return given_.unit.empty() && term.unit.starts_with("per-") ? std::optional(term.low) : std::nullopt;
        const Unit *from = unit_by_id(term.unit), *to = unit_by_id(given_.unit);
        if (from == nullptr || to == nullptr || from->dimension != to->dimension || from->dimension == "temperature") return std::nullopt;
        if (from->dimension == "duration") return std::nullopt;  // 19 hours and four days make no five days
        return Decimal::ratio(term.low * from->factor, to->factor, 9);
    }
    const Given& given() const { return given_; }
    std::string shown(const Decimal& value) const {
        std::string text = value.to_string();
        if (percent_) return text + "%";
        if (!given_.currency.empty()) return text.append(" ").append(given_.currency);
        return given_.unit.empty() ? text : text.append(" ").append(given_.unit);
    }
    std::string equation(const std::string& left) const { return left + " = " + shown(given_.low); }

private:
    /// A bound that blurs leaves the zeros open: “about 500”.
    Decimal zeros(const Decimal& value) const {
        const Bound bound = given_.quantity->bound;
        if (bound == Bound::exact || given_.low.exponent() <= 0) return {};
        return std::min(Decimal{5, given_.low.exponent() - 1}, value.abs() * Decimal{25, -3});
    }

    const Given given_;
    bool percent_;
};

using Sum = std::optional<std::string>;

/// “Twice the usual amount”, “halved to 800 million”: of an amount and of a percentage.
Sum by_multiple(const Sought& sought, const Given& amount, const Given& multiple) {
    const auto value = sought.in_unit(amount);
    if (!value || multiple.low.is_zero()) return std::nullopt;
    const std::string times = multiple.low.to_string();
    if (const Decimal part = Decimal::ratio(*value, multiple.low, 9); sought.agrees(part, part * Decimal{1, -6}))
        return sought.equation(sought.shown(*value) + " ÷ " + times);
    if (sought.agrees(*value * multiple.low)) return sought.equation(sought.shown(*value) + " × " + times);
    return std::nullopt;
}

/// “Halved”: by 50%; “twice as much”: 100% more.
Sum change_of_multiple(const Sought& sought, const Quantity& figure, const Given& multiple, bool compared) {
    if (!sought.is_percent() || (figure.direction == Direction::none && !compared)) return std::nullopt;
    const bool down = multiple.low < Decimal{1};
    if (figure.direction != Direction::none && (figure.direction == Direction::down) != down) return std::nullopt;
    if (!sought.agrees((multiple.low - Decimal{1}).abs() * Decimal{100})) return std::nullopt;
    return sought.equation("(" + multiple.low.to_string() + " − 1) × 100");
}

/// “$25,000 to each of 40 plaintiffs”, “€30m yearly for four years”.
Sum product(const Sought& sought, const Given& count, const Given& amount) {
    const Quantity& q = *count.quantity;
    const bool number = count.unit.empty() && count.currency.empty() && !q.fraction && q.low.is_integer() && Decimal{1} < q.low;
    const bool years = count.unit == "year" || count.unit == "month" || count.unit == "week" || count.unit == "day";
    if ((!number && !years) || q.is_range() || amount.unit == "percent" || amount.quantity->fraction) return std::nullopt;
    const auto value = sought.in_unit(amount);
    if (!value || !sought.agrees(count.low * *value)) return std::nullopt;
    return sought.equation(count.low.to_string() + " × " + sought.shown(*value));
}

/// 900 pupils and 60 teachers: one for every 15.
Sum quotient(const Sought& sought, const Given& a, const Given& b) {
    const auto counts = [](const Given& g) { return g.unit.empty() && g.currency.empty() && !g.quantity->fraction && !g.quantity->is_range(); };
    if (!counts(a) || !counts(b) || b.low.is_zero() || !(b.low < a.low)) return std::nullopt;
    const Decimal value = Decimal::ratio(a.low, b.low);
    if (!sought.agrees(value)) return std::nullopt;
    return sought.equation(a.low.to_string() + " ÷ " + b.low.to_string());
}

/// “Up 5% to $420 million”: what it was before, and by how much it rose; “from $400 million, up 5%”: what it is.
Sum by_change(const Sought& sought, const Given& amount, const Given& change) {
    const Quantity& q = *change.quantity;
    const bool percent = change.unit == "percent";
    if (q.direction == Direction::none || q.is_range() || (!percent && !(q.fraction && change.unit.empty() && change.currency.empty())))
        return std::nullopt;
    const auto value = sought.in_unit(amount);
    if (!value || amount.unit == "percent") return std::nullopt;
    const Decimal share = percent ? change.low * Decimal{1, -2} : change.low;
    const Decimal factor = q.direction == Direction::up ? Decimal{1} + share : Decimal{1} - share;
    if (factor.is_zero() || factor.is_negative() || share.is_zero()) return std::nullopt;
    const Decimal loose = percent ? rounding_of(change) * Decimal{1, -2} : Decimal{};
    const Decimal before = Decimal::ratio(*value, factor, 9), slack = before * loose + rounding_of(amount);
    const std::string told = (q.direction == Direction::up ? " (1 + " : " (1 − ") + share.to_string() + ")";
    if (sought.agrees(before, slack)) return sought.equation(sought.shown(*value) + " ÷" + told);
    if (const Decimal after = *value * factor; sought.agrees(after, *value * loose + rounding_of(amount)))
        return sought.equation(sought.shown(*value) + " ×" + told);
    return std::nullopt;
}

/// “7.8 metres, 40 centimetres below the record”: the second is told as the distance from the first.
Sum by_difference(const Sought& sought, const Given& amount, const Given& distance) {
    const auto value = sought.in_unit(amount), gap = sought.distance(distance);
    if (!value || !gap || gap->is_zero() || !(*gap < *value) ||
        (amount.unit == distance.unit && amount.currency == distance.currency && amount.currency.empty()))
        return std::nullopt;
    if (sought.agrees(*value - *gap)) return sought.equation(sought.shown(*value) + " − " + sought.shown(*gap));
    if (sought.agrees(*value + *gap)) return sought.equation(sought.shown(*value) + " + " + sought.shown(*gap));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> derive_by_word(const Quantity& figure, const Givens& givens) {
    const Sought sought(figure);
    const std::size_t count = std::min(givens.near.size(), kMostTold);
    for (std::size_t i = 0; i < count; ++i) {
        const Given& b = *givens.near[i];
        const Told told = givens.near_told[i];
        if (is(told, Told::multiple))
            if (auto sum = change_of_multiple(sought, figure, b, givens.compared)) return sum;
        for (std::size_t k = 0; k < count; ++k) {
            const Given& a = *givens.near[k];
            if (k == i || a.quantity->is_range() || is(givens.near_told[k], Told::multiple)) continue;
            const bool together = givens.near_sentences[i] == givens.near_sentences[k];
            Sum sum;
            if (is(told, Told::multiple)) {
                if (together) sum = by_multiple(sought, a, b);
            } else {
                if ((givens.for_every || is(told, Told::for_every)) && sought.counts()) sum = quotient(sought, a, b);
                if (!sum && together && is(told, Told::each)) sum = product(sought, b, a);
                if (!sum && together) sum = by_change(sought, a, b);
                if (!sum && together && is(told, Told::difference)) sum = by_difference(sought, a, b);
            }
            if (sum) return sum;
        }
    }
    return std::nullopt;
}

}  // namespace factdiff
