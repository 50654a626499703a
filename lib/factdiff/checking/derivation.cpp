#include "factdiff/checking/derivation.h"

#include <algorithm>
#include <cmath>

#include "factdiff/claims/canonical_value.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostNear = 24;
constexpr std::size_t kMostFar = kMostGivens;

/// One number of a figure: of a range both ends, of a score both sides (“a 3-2 vote” gives three and two).
struct Term {
    Term(const Given& given, const Decimal& number, double near)
        : low(number), precision(given.precision), currency(given.currency), unit(given.unit), value(near), rounding(given.rounding) {
        percent = unit == "percent";
        points = unit == "percent-point" || (unit.empty() && given.quantity->counted == "point");
    }
    explicit Term(const Given& given) : Term(given, given.low, given.value) {}

    bool same_dimension(const Term& other) const { return currency == other.currency && unit == other.unit; }

    Decimal low, precision;
    std::string_view currency, unit;
    double value, rounding;  // low and precision, nearly
    bool percent = false, points = false;
    bool of_figure = false;  // of the dimension of the figure looked for
};

std::string shown(const Term& term) {
    std::string text = term.low.to_string();
    if (term.percent) return text + "%";
    if (term.points) return text + " points";
    if (!term.currency.empty()) return text.append(" ").append(term.currency);
    return term.unit.empty() ? text : text.append(" ").append(term.unit);
}

class Search {
public:
    explicit Search(const Quantity& figure) : given_(figure), figure_(given_) {
        plain_fraction_ = figure.fraction && figure.unit.empty() && figure.currency.empty();
    }

    bool agrees(const Decimal& value, const Decimal& rounding) const {
        const Decimal slack = std::max(rounding, figure_.precision) * Decimal{5, -1};
        return (value - figure_.low).abs() <= slack;
    }

    std::optional<std::string> from(std::span<const Given* const> all, std::size_t most, bool three) {
        terms_.clear();
        for (const Given* given : all) {
            if (given->quantity->vague || terms_.size() >= most) continue;
            terms_.emplace_back(*given);
            if (given->quantity->is_range()) terms_.emplace_back(*given, given->high, given->high.approximate());
        }
        for (Term& term : terms_) term.of_figure = term.same_dimension(figure_);
        for (const Term& a : terms_)
            if (auto sum = whole(a)) return sum;
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            if (!may_give_any(terms_[i])) continue;
            for (std::size_t j = 0; j < terms_.size(); ++j)
                if (i != j && may_give(terms_[i], terms_[j]))
                    if (auto sum = of_two(terms_[i], terms_[j], i < j)) return sum;
        }
        for (std::size_t i = 0; three && i < terms_.size(); ++i)
            for (std::size_t j = i + 1; terms_[i].of_figure && j < terms_.size(); ++j)
                for (std::size_t k = j + 1; terms_[j].of_figure && k < terms_.size(); ++k)
                    if (terms_[k].of_figure && may_be(terms_[i].value + terms_[j].value + terms_[k].value,
                                                      std::max({terms_[i].rounding, terms_[j].rounding, terms_[k].rounding})))
                        if (auto sum = of_three(terms_[i], terms_[j], terms_[k])) return sum;
        return std::nullopt;
    }

    /// “In 32 years”, “14 weeks after”: the time between two dates, to the unit it is written in.
    std::optional<std::string> between(std::span<const std::chrono::sys_days> dates) const {
        const double days = figure_.unit == "year"     ? 365.25
                            : figure_.unit == "month"  ? 30.44
                            : figure_.unit == "week"   ? 7
                            : figure_.unit == "day"    ? 1
                            : figure_.unit == "decade" ? 3652.5
                                                       : 0;
        if (days == 0) return std::nullopt;
        const double wanted = figure_.value;
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
    /// agrees() in doubles, a little wider.
    bool may_be(double value, double rounding) const {
        const double figure = figure_.value;
        return std::abs(value - figure) <= 0.5 * std::max(rounding, figure_.rounding) + 1e-9 * (std::abs(value) + std::abs(figure));
    }
    /// False only where of_two() finds nothing, whatever `a` stands beside.
    bool may_give_any(const Term& a) const { return a.of_figure || figure_.percent || plain_fraction_ || (figure_.points && a.percent); }
    /// False only where of_two() finds nothing.
    bool may_give(const Term& a, const Term& b) const {
        const double rounding = std::max(a.rounding, b.rounding);
        if (a.of_figure && b.of_figure && (may_be(a.value + b.value, rounding) || may_be(a.value - b.value, rounding))) return true;
        if (figure_.percent && a.percent && b.points && (may_be(a.value + b.value, rounding) || may_be(a.value - b.value, rounding))) return true;
        if (figure_.points && a.percent && b.percent && may_be(a.value - b.value, rounding)) return true;
        if ((!figure_.percent && !plain_fraction_) || b.value == 0 || !a.same_dimension(b)) return false;
        if (plain_fraction_) return true;
        const double share = 100 * a.value / b.value;
        return may_be(share, 0) || may_be(std::abs(share - 100), 0);
    }

    std::string equation(const std::string& left) const { return left + " = " + shown(figure_); }

    std::optional<std::string> whole(const Term& a) const {
        if (a.percent && figure_.percent && a.low < Decimal{100} && agrees(Decimal{100} - a.low, a.precision)) return equation("100% − " + shown(a));
        return std::nullopt;
    }

    std::optional<std::string> of_two(const Term& a, const Term& b, bool in_order) const {
        const Decimal rounding = std::max(a.precision, b.precision);
        if (a.of_figure && b.of_figure) {
            if (in_order && agrees(a.low + b.low, rounding)) return equation(shown(a) + " + " + shown(b));
            if (a.low > b.low && agrees(a.low - b.low, rounding)) return equation(shown(a) + " − " + shown(b));
        }
        // 29% today and 25 points less than a year ago: 54% then.
        if (figure_.percent && a.percent && b.points) {
            if (agrees(a.low + b.low, rounding)) return equation(shown(a) + " + " + shown(b));
            if (agrees(a.low - b.low, rounding)) return equation(shown(a) + " − " + shown(b));
        }
        if (a.percent && b.percent && figure_.points && a.low > b.low && agrees(a.low - b.low, rounding))
            return equation(shown(a) + " − " + shown(b));
        if ((figure_.percent || plain_fraction_) && a.same_dimension(b) && !b.low.is_zero() && !a.low.is_zero()) {
            const Decimal share = Decimal::ratio(a.low * Decimal{plain_fraction_ ? 1 : 100}, b.low);
            if (plain_fraction_) {
                // “Almost a quarter”, “two-thirds”: a spoken fraction is good to a few hundredths.
                const Decimal slack{3, -2};
                if ((share - figure_.low).abs() <= slack) return equation(shown(a) + " ÷ " + shown(b));
                if (((Decimal{1} - share) - figure_.low).abs() <= slack) return equation("(" + shown(b) + " − " + shown(a) + ") ÷ " + shown(b));
                return std::nullopt;
            }
            if (a.low < b.low && !a.percent && agrees(share, {})) return equation(shown(a) + " ÷ " + shown(b));
            if (agrees((share - Decimal{100}).abs(), {})) return equation("(" + shown(a) + " − " + shown(b) + ") ÷ " + shown(b));
        }
        return std::nullopt;
    }

    std::optional<std::string> of_three(const Term& a, const Term& b, const Term& c) const {
        if (!a.of_figure || !b.of_figure || !c.of_figure) return std::nullopt;
        if (agrees(a.low + b.low + c.low, std::max({a.precision, b.precision, c.precision})))
            return equation(shown(a) + " + " + shown(b) + " + " + shown(c));
        return std::nullopt;
    }

    const Given given_;
    const Term figure_;
    bool plain_fraction_ = false;
    std::vector<Term> terms_;
};

}  // namespace

Given::Given(const Quantity& figure)
    : quantity(&figure), low(figure.low), high(figure.high), precision(figure.precision), currency(figure.currency), unit(figure.unit) {
    if (!currency.empty() && (unit == "cent" || unit == "penny")) {
        const Decimal hundredth{1, -2};
        low = low * hundredth;
        high = high * hundredth;
        precision = precision * hundredth;
        unit = {};
    }
    value = low.approximate();
    rounding = precision.approximate();
}

std::optional<std::string> derive(const Quantity& figure, const Givens& givens) {
    if (figure.is_range() || figure.vague || figure.low.is_zero()) return std::nullopt;
    Search search(figure);
    if (auto sum = search.from(givens.near, kMostNear, true)) return sum;
    if (auto gap = search.between(givens.dates)) return gap;
    if (search.digits() >= 3 || (givens.aligned && search.digits() == 2 && (figure.low >= Decimal{1000} || !figure.currency.empty())))
        return search.from(givens.far, kMostFar, false);
    return std::nullopt;
}

}  // namespace factdiff
