#include "factdiff/checking/derivation.h"

#include <algorithm>

namespace factdiff {
namespace {

constexpr std::size_t kMostGivens = 12;

bool same_dimension(const Quantity& a, const Quantity& b) { return a.currency == b.currency && a.unit == b.unit; }
bool is_percent(const Quantity& q) { return q.unit == "percent"; }
bool is_points(const Quantity& q) { return q.unit == "percent-point"; }

std::string shown(const Quantity& q) {
    std::string text = q.low.to_string();
    if (is_percent(q)) return text + "%";
    if (is_points(q)) return text + " points";
    if (!q.currency.empty()) return text + " " + q.currency;
    return q.unit.empty() ? text : text + " " + q.unit;
}

class Search {
public:
    explicit Search(const Quantity& figure) : figure_(figure) {}

    bool agrees(const Decimal& value, const Decimal& rounding) const {
        const Decimal slack = std::max(rounding, figure_.precision) * Decimal{5, -1};
        return (value - figure_.low).abs() <= slack;
    }

    std::optional<std::string> from(const std::vector<const Quantity*>& all) const {
        std::vector<const Quantity*> givens;
        for (const Quantity* given : all)
            if (!given->is_range() && !given->vague && givens.size() < kMostGivens) givens.push_back(given);
        for (const Quantity* a : givens)
            if (auto sum = whole(*a)) return sum;
        for (std::size_t i = 0; i < givens.size(); ++i)
            for (std::size_t j = 0; j < givens.size(); ++j)
                if (i != j)
                    if (auto sum = of_two(*givens[i], *givens[j], i < j)) return sum;
        for (std::size_t i = 0; i < givens.size(); ++i)
            for (std::size_t j = i + 1; j < givens.size(); ++j)
                for (std::size_t k = j + 1; k < givens.size(); ++k)
                    if (auto sum = of_three(*givens[i], *givens[j], *givens[k])) return sum;
        return std::nullopt;
    }

private:
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
        if (is_percent(a) && is_percent(b) && is_points(figure_) && a.low > b.low && agrees(a.low - b.low, rounding))
            return equation(shown(a) + " − " + shown(b));
        if (is_percent(figure_) && same_dimension(a, b) && !is_percent(a) && !b.low.is_zero() && !a.low.is_zero()) {
            const Decimal share = Decimal::ratio(a.low * Decimal{100}, b.low);
            if (a.low < b.low && agrees(share, {})) return equation(shown(a) + " ÷ " + shown(b));
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

    const Quantity& figure_;
};

}  // namespace

std::optional<std::string> derive(const Quantity& figure, const std::vector<const Quantity*>& givens) {
    if (figure.is_range() || figure.vague || figure.low.is_zero()) return std::nullopt;
    return Search(figure).from(givens);
}

}  // namespace factdiff
