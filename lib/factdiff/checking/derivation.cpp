#include "factdiff/checking/derivation.h"

#include <algorithm>
#include <cmath>

#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostNear = 24;
constexpr std::size_t kMostFar = kMostGivens;

bool same_dimension(const Quantity& a, const Quantity& b) { return a.currency == b.currency && a.unit == b.unit; }
bool is_percent(const Quantity& q) { return q.unit == "percent"; }
bool is_points(const Quantity& q) { return q.unit == "percent-point" || (q.unit.empty() && q.counted == "point"); }

/// Cents as parts of their currency, so that “25 cents” is the difference of two prices.
Quantity in_major_unit(Quantity q) {
    if (!q.currency.empty() && (q.unit == "cent" || q.unit == "penny")) {
        q.low = q.low * Decimal{1, -2};
        q.high = q.high * Decimal{1, -2};
        q.precision = q.precision * Decimal{1, -2};
        q.unit.clear();
    }
    return q;
}

std::string shown(const Quantity& q) {
    std::string text = q.low.to_string();
    if (is_percent(q)) return text + "%";
    if (is_points(q)) return text + " points";
    if (!q.currency.empty()) return text + " " + q.currency;
    return q.unit.empty() ? text : text + " " + q.unit;
}

class Search {
public:
    explicit Search(const Quantity& figure) : figure_(in_major_unit(figure)) {}

    bool agrees(const Decimal& value, const Decimal& rounding) const {
        const Decimal slack = std::max(rounding, figure_.precision) * Decimal{5, -1};
        return (value - figure_.low).abs() <= slack;
    }

    std::optional<std::string> from(const std::vector<const Quantity*>& all, std::size_t most, bool three) const {
        std::vector<Given> givens;
        for (const Quantity* given : all) {
            if (given->vague || givens.size() >= most) continue;
            const Quantity whole = in_major_unit(*given);
            givens.push_back(given_of(whole));
            if (!given->is_range()) continue;
            // Both ends of a range, both sides of a score: “a 3-2 vote” gives three and two.
            givens.back().quantity.high = given->low;
            givens.push_back(given_of(*given));
            givens.back().quantity.low = given->high;
            givens.back().value = given->high.approximate();
        }
        for (const Given& a : givens)
            if (auto sum = whole(a.quantity)) return sum;
        for (std::size_t i = 0; i < givens.size(); ++i)
            for (std::size_t j = 0; j < givens.size(); ++j)
                if (i != j && may_give(givens[i], givens[j]))
                    if (auto sum = of_two(givens[i].quantity, givens[j].quantity, i < j)) return sum;
        for (std::size_t i = 0; three && i < givens.size(); ++i)
            for (std::size_t j = i + 1; givens[i].of_figure && j < givens.size(); ++j)
                for (std::size_t k = j + 1; givens[j].of_figure && k < givens.size(); ++k)
                    if (givens[k].of_figure && may_be(givens[i].value + givens[j].value + givens[k].value,
                                                      std::max({givens[i].rounding, givens[j].rounding, givens[k].rounding})))
                        if (auto sum = of_three(givens[i].quantity, givens[j].quantity, givens[k].quantity)) return sum;
        return std::nullopt;
    }

    /// “In 32 years”, “14 weeks after”: the time between two dates, to the unit it is written in.
    std::optional<std::string> between(const std::vector<std::chrono::sys_days>& dates) const {
        const double days = figure_.unit == "year"     ? 365.25
                            : figure_.unit == "month"  ? 30.44
                            : figure_.unit == "week"   ? 7
                            : figure_.unit == "day"    ? 1
                            : figure_.unit == "decade" ? 3652.5
                                                       : 0;
        if (days == 0) return std::nullopt;
        const double wanted = figure_.low.approximate();
        const double slack = 0.6;
        for (const auto a : dates)
            for (const auto b : dates) {
                const double gap = static_cast<double>((b - a).count()) / days;
                if (gap > 0.9 && std::abs(gap - wanted) <= slack) return iso_date(a) + " to " + iso_date(b) + " = " + shown(figure_);
            }
        return std::nullopt;
    }

    /// Digits that carry information: three for 62,400 and 12.5, one for 400.
    int digits() const {
        int count = 0;
        for (std::int64_t m = figure_.low.mantissa(); m != 0; m /= 10) ++count;
        return count;
    }

private:
    /// A figure to reckon with, and what quickly says that nothing comes of it.
    struct Given {
        Quantity quantity;
        double value = 0, rounding = 0;
        bool of_figure = false;  // of the dimension of the figure looked for
    };
    Given given_of(const Quantity& q) const { return {q, q.low.approximate(), q.precision.approximate(), same_dimension(q, figure_)}; }

    /// agrees() in doubles, a little wider.
    bool may_be(double value, double rounding) const {
        return std::abs(value - value_) <= 0.5 * std::max(rounding, rounding_) + 1e-9 * (std::abs(value) + std::abs(value_));
    }
    /// False only where of_two() finds nothing.
    bool may_give(const Given& a, const Given& b) const {
        const double rounding = std::max(a.rounding, b.rounding);
        if (may_be(a.value + b.value, rounding) || may_be(a.value - b.value, rounding)) return true;
        if (plain_fraction_) return true;
        if (!is_percent_ || b.value == 0) return false;
        const double share = 100 * a.value / b.value;
        return may_be(share, 0) || may_be(std::abs(share - 100), 0);
    }

    std::string equation(const std::string& left) const { return left + " = " + shown(figure_); }

    std::optional<std::string> whole(const Quantity& a) const {
        if (is_percent(a) && is_percent(figure_) && a.low < Decimal{100} && agrees(Decimal{100} - a.low, a.precision))
            return equation("100% − " + shown(a));
        return std::nullopt;
    }

    std::optional<std::string> of_two(const Quantity& a, const Quantity& b, bool in_order) const {
        const Decimal rounding = std::max(a.precision, b.precision);
        if (same_dimension(a, b) && same_dimension(a, figure_)) {
            if (in_order && agrees(a.low + b.low, rounding)) return equation(shown(a) + " + " + shown(b));
            if (a.low > b.low && agrees(a.low - b.low, rounding)) return equation(shown(a) + " − " + shown(b));
        }
        // 29% today and 25 points less than a year ago: 54% then.
        if (is_percent(figure_) && is_percent(a) && is_points(b)) {
            if (agrees(a.low + b.low, rounding)) return equation(shown(a) + " + " + shown(b));
            if (agrees(a.low - b.low, rounding)) return equation(shown(a) + " − " + shown(b));
        }
        if (is_percent(a) && is_percent(b) && is_points(figure_) && a.low > b.low && agrees(a.low - b.low, rounding))
            return equation(shown(a) + " − " + shown(b));
        if ((is_percent_ || plain_fraction_) && same_dimension(a, b) && !b.low.is_zero() && !a.low.is_zero()) {
            const Decimal share = Decimal::ratio(a.low * Decimal{plain_fraction_ ? 1 : 100}, b.low);
            if (plain_fraction_) {
                // “Almost a quarter”, “two-thirds”: a spoken fraction is good to a few hundredths.
                const Decimal slack{3, -2};
                if ((share - figure_.low).abs() <= slack) return equation(shown(a) + " ÷ " + shown(b));
                if (((Decimal{1} - share) - figure_.low).abs() <= slack) return equation("(" + shown(b) + " − " + shown(a) + ") ÷ " + shown(b));
                return std::nullopt;
            }
            if (a.low < b.low && !is_percent(a) && agrees(share, {})) return equation(shown(a) + " ÷ " + shown(b));
            if (agrees((share - Decimal{100}).abs(), {})) return equation("(" + shown(a) + " − " + shown(b) + ") ÷ " + shown(b));
        }
        return std::nullopt;
    }

    std::optional<std::string> of_three(const Quantity& a, const Quantity& b, const Quantity& c) const {
        if (!same_dimension(a, b) || !same_dimension(b, c) || !same_dimension(a, figure_)) return std::nullopt;
        if (agrees(a.low + b.low + c.low, std::max({a.precision, b.precision, c.precision})))
            return equation(shown(a) + " + " + shown(b) + " + " + shown(c));
        return std::nullopt;
    }

    const Quantity figure_;
    const double value_ = figure_.low.approximate(), rounding_ = figure_.precision.approximate();
    const bool is_percent_ = is_percent(figure_);
    const bool plain_fraction_ = figure_.fraction && figure_.unit.empty() && figure_.currency.empty();
};

}  // namespace

std::optional<std::string> derive(const Quantity& figure, const Givens& givens) {
    if (figure.is_range() || figure.vague || figure.low.is_zero()) return std::nullopt;
    const Search search(figure);
    if (auto sum = search.from(givens.near, kMostNear, true)) return sum;
    if (auto gap = search.between(givens.dates)) return gap;
    if (search.digits() >= 3 || (givens.aligned && search.digits() == 2 && (figure.low >= Decimal{1000} || !figure.currency.empty())))
        return search.from(givens.far, kMostFar, false);
    return std::nullopt;
}

}  // namespace factdiff
