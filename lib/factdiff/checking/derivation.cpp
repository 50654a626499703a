#include "factdiff/checking/derivation.h"

#include <algorithm>
#include <cmath>

#include "factdiff/claims/canonical_value.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr std::size_t kMostNear = 24;
constexpr std::size_t kMostFar = kMostGivens;

/// One number of a figure: of a range both ends, of a score both sides (“a 3-2 vote” gives three and two).
struct Term {
    Term(const Given& given, const Decimal& number, double near)
        : low(number), precision(given.precision), currency(given.currency), unit(given.unit), value(near), rounding(given.rounding) {
        quantity = given.quantity;
        written = given.unit;
        percent = unit == "percent";
        points = unit == "percent-point" || (unit.empty() && given.quantity->counted == "point");
    }
    explicit Term(const Given& given) : Term(given, given.low, given.value) {}

    bool same_dimension(const Term& other) const { return unit == other.unit && currency == other.currency; }

    /// A figure and no more: not even what it counts is said.
    bool bare() const { return unit.empty() && currency.empty() && quantity->counted.empty() && !quantity->fraction; }
    /// 60%, a third.
    bool share() const { return percent || (quantity->fraction && unit.empty() && currency.empty()); }

    const Quantity* quantity = nullptr;
    Decimal low, precision;
    std::string_view currency, unit;
    std::string_view written;  // the unit before it was converted
    double value, rounding;    // low and precision, nearly
    bool percent = false, points = false;
    bool of_figure = false;  // of the dimension of the figure looked for
};

bool is_calendar(std::string_view unit) { return unit == "month" || unit == "year" || unit == "quarter" || unit == "decade" || unit == "century"; }

/// What rises and falls in a table: “15 places”, “three spots”.
bool counts_ranks(const Quantity& q) {
    return q.unit.empty() && q.currency.empty() && (q.counted == "place" || q.counted == "position" || q.counted == "spot" || q.counted == "rung");
}

std::string shown(const Term& term) {
    std::string text = term.low.to_string();
    if (term.percent) return text + "%";
    if (term.points) return text + " points";
    if (!term.currency.empty()) return text.append(" ").append(term.currency);
    return term.unit.empty() ? text : text.append(" ").append(term.unit);
}

class Search {
public:
    /// `compared`: the figure is said to be a difference. A bare one (“81 minutes, 13 fewer”) may be one of any two alike.
    Search(const Quantity& figure, bool compared, bool summed) : given_(figure), figure_(given_), compared_(compared || summed) {
        plain_fraction_ = figure.fraction && figure.unit.empty() && figure.currency.empty();
        bare_difference_ = compared && figure_.bare();
        moves_ = figure.direction != Direction::none;
        if (figure_.unit.starts_with("per-")) period_ = figure_.unit.substr(4);
        const bool converts = !figure_.unit.empty() && figure_.currency.empty() && !figure_.percent && !figure_.points;
        if (const Unit* unit = converts ? unit_by_id(figure_.unit) : nullptr; unit != nullptr && unit->dimension != "temperature") unit_ = unit;
        // Only of a difference that is told as one may the writer be so loose.
        const bool loose = compared_ || figure_.points || (unit_ != nullptr && unit_->dimension == "duration");
        open_to_bound(loose || figure.bound == Bound::about ? figure.bound : Bound::exact);
    }

    /// Within the precision that the figure was written with, whatever that of its terms: who reckons with 39.6 and 35 writes 74.6. And on the side
    /// of its bound: “more than six points” may be 6.7, “nearly 30 years” 28.
    bool agrees(const Decimal& value, const Decimal& rounding = {}) const {
        const Decimal slack = figure_.precision * Decimal{5, -1} + rounding;
        return lowest_ - slack <= value && value <= highest_ + slack;
    }

    std::optional<std::string> from(std::span<const Given* const> all, std::size_t most, bool three) {
        terms_.clear();
        for (const Given* given : all) {
            if (given->quantity->vague || terms_.size() >= most) continue;
            terms_.emplace_back(*given);
            if (given->quantity->is_range()) terms_.emplace_back(*given, given->high, given->high.approximate());
        }
        for (Term& term : terms_) {
            convert(term);
            term.of_figure = term.same_dimension(figure_) || (bare_difference_ && !term.share()) || (compared_ && of_whole(term));
        }
        for (const Term& a : terms_)
            if (auto sum = whole(a)) return sum;
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            if (!may_give_any(terms_[i])) continue;
            for (std::size_t j = 0; j < terms_.size(); ++j)
                if (i != j && may_give(terms_[i], terms_[j]))
                    if (auto sum = of_two(terms_[i], terms_[j], i < j)) return sum;
        }
        for (std::size_t i = 0; three && !bare_difference_ && i < terms_.size(); ++i)
            for (std::size_t j = i + 1; terms_[i].of_figure && j < terms_.size(); ++j)
                for (std::size_t k = j + 1; terms_[j].of_figure && k < terms_.size(); ++k)
                    if (terms_[k].of_figure && may_be(terms_[i].value + terms_[j].value + terms_[k].value))
                        if (auto sum = of_three(terms_[i], terms_[j], terms_[k])) return sum;
        return std::nullopt;
    }

    /// “In 32 years”, “14 weeks after”: the time between two dates, to the unit it is written in.
    std::optional<std::string> between(const std::vector<std::chrono::sys_days>& near, std::span<const std::chrono::sys_days> dates) const {
        const double days = figure_.unit == "year"     ? 365.25
                            : figure_.unit == "month"  ? 30.44
                            : figure_.unit == "week"   ? 7
                            : figure_.unit == "day"    ? 1
                            : figure_.unit == "decade" ? 3652.5
                                                       : 0;
        if (days == 0) return std::nullopt;
        const double slack = 0.6;
        for (const auto x : near)
            for (const auto y : dates) {
                const auto a = std::min(x, y), b = std::max(x, y);
                const double gap = static_cast<double>((b - a).count()) / days;
                if (gap > 0.9 && low_ - slack <= gap && gap <= high_ + slack) return iso_date(a) + " to " + iso_date(b) + " = " + shown(figure_);
            }
        return std::nullopt;
    }

    /// “62% empty” where the source has 38%, in words that have nothing else in common.
    std::optional<std::string> rest_of(std::span<const Given* const> all) const {
        for (const Given* given : all)
            if (!given->quantity->vague && !given->quantity->is_range())
                if (auto sum = whole(Term(*given))) return sum;
        return std::nullopt;
    }

    /// Digits that carry information: three for 62,400 and 12.5, one for 400.
    int digits() const {
        int count = 0;
        for (std::int64_t m = figure_.low.mantissa(); m != 0; m /= 10) ++count;
        return count;
    }

private:
    /// What the bound leaves open, on its side. “About 300” leaves its zeros open, “about 62.1” nothing.
    void open_to_bound(Bound bound) {
        lowest_ = highest_ = figure_.low;
        switch (bound) {
            case Bound::above:
            case Bound::at_least:
                highest_ = figure_.low * Decimal{115, -2};
                break;
            case Bound::nearly:
            case Bound::below:
            case Bound::at_most:
                lowest_ = figure_.low * Decimal{85, -2};
                break;
            case Bound::about:
                if (figure_.low.exponent() > 0) {
                    const Decimal zeros = std::min(Decimal{5, figure_.low.exponent() - 1}, figure_.low.abs() * Decimal{25, -3});
                    lowest_ = figure_.low - zeros;
                    highest_ = figure_.low + zeros;
                }
                break;
            case Bound::exact:
                break;
        }
        low_ = lowest_.approximate();
        high_ = highest_.approximate();
    }
    /// “14.6 feet” for a figure in inches; as it is where the two measure different things. Three months are no 2,191 hours.
    void convert(Term& term) const {
        if (unit_ == nullptr || term.unit.empty() || term.unit == figure_.unit || !term.currency.empty()) return;
        if (is_calendar(term.unit) || is_calendar(figure_.unit)) return;
        const Unit* from = unit_by_id(term.unit);
        if (from == nullptr || from->dimension != unit_->dimension) return;
        term.low = Decimal::ratio(term.low * from->factor, unit_->factor, 9);
        term.precision = Decimal::ratio(term.precision * from->factor, unit_->factor, 9);
        term.value = term.low.approximate();
        term.rounding = term.precision.approximate();
        term.unit = figure_.unit;
    }
    /// A term smaller than what the bound leaves open decides nothing: 2,000 + 2 is not “nearly 2,020”. Nor does one that hardly moves the other: 47%
    /// and 1% that make 48% are likelier a slip in a digit, unless the writer says it is a sum.
    bool counts(const Decimal& term) const { return term.abs() > highest_ - lowest_ && (compared_ || term.abs() * Decimal{20} >= figure_.low.abs()); }
    /// What a share may be taken of: “$47.50 for every share, 60% of it as money”.
    bool of_whole(const Term& term) const {
        return term.same_dimension(figure_) ||
               (!figure_.currency.empty() && figure_.currency == term.currency && figure_.unit.empty() && term.unit.starts_with("per-"));
    }
    bool is_amount_of_rate(const Term& term) const { return !period_.empty() && term.unit.empty() && term.currency == figure_.currency; }
    bool is_time_of_rate(const Term& term) const { return !period_.empty() && term.unit == period_; }
    /// “41 kilos, down from 60”: the unit stands once.
    bool share_a_unit(const Term& a, const Term& b) const {
        return compared_ && ((a.bare() && b.same_dimension(figure_)) || (b.bare() && a.same_dimension(figure_)));
    }

    /// agrees() in doubles, a little wider.
    bool may_be(double value) const {
        const double slack = 0.5 * figure_.rounding + 2e-5 * (std::abs(value) + std::abs(high_));
        return low_ - slack <= value && value <= high_ + slack;
    }
    /// False only where of_two() finds nothing, whatever `a` stands beside.
    bool may_give_any(const Term& a) const {
        return a.of_figure || figure_.percent || plain_fraction_ || compared_ || a.percent || a.quantity->fraction || is_amount_of_rate(a);
    }
    /// False only where of_two() finds nothing.
    bool may_give(const Term& a, const Term& b) const {
        if (a.of_figure && b.of_figure && (may_be(a.value + b.value) || may_be(a.value - b.value))) return true;
        if (figure_.percent && a.percent && b.points && (may_be(a.value + b.value) || may_be(a.value - b.value))) return true;
        if (figure_.points && a.percent && b.percent && may_be(a.value - b.value)) return true;
        if (!figure_.percent && a.share() && of_whole(b) && may_be(a.value * b.value * (a.percent ? 0.01 : 1))) return true;
        if (is_amount_of_rate(a) && is_time_of_rate(b) && b.value != 0 && may_be(a.value / b.value)) return true;
        if (share_a_unit(a, b) && may_be(a.value - b.value)) return true;
        if ((!figure_.percent && !plain_fraction_) || b.value == 0 || !a.same_dimension(b)) return false;
        if (plain_fraction_) return true;
        if (moves_ && a.value != b.value && (may_be(100 * b.value / std::abs(a.value - b.value)) || may_be(100 * b.value / (a.value + b.value))))
            return true;
        const double share = 100 * a.value / b.value;
        return may_be(share) || ((moves_ || compared_) && may_be(std::abs(share - 100)));
    }

    std::string equation(const std::string& left) const { return left + " = " + shown(figure_); }

    /// “82% of it” leaves 18%, “fewer than one in ten” leave more than 90%.
    std::optional<std::string> whole(const Term& a) const {
        if (!figure_.percent || !a.share() || a.low.is_zero()) return std::nullopt;
        const Decimal part = a.percent ? a.low : a.low * Decimal{100};
        if (part < Decimal{100} && agrees(Decimal{100} - part)) return equation("100% − " + part.to_string() + "%");
        return std::nullopt;
    }

    std::optional<std::string> of_two(const Term& a, const Term& b, bool in_order) const {
        // 19 hours and four days make no five days.
        if (a.of_figure && b.of_figure && (unit_ == nullptr || a.written == b.written) && (a.same_dimension(b) || (of_whole(a) && of_whole(b)))) {
            if (!bare_difference_ && in_order && counts(a.low) && counts(b.low) && agrees(a.low + b.low))
                return equation(shown(a) + " + " + shown(b));
            // A difference of two percentages that is told as a change is one of points: points_in_percent() tells.
            const bool points = figure_.percent && (moves_ || compared_);
            if (!points && a.low > b.low && counts(b.low) && agrees(a.low - b.low)) return equation(shown(a) + " − " + shown(b));
        }
        if (a.low > b.low && share_a_unit(a, b) && counts(b.low) && agrees(a.low - b.low)) return equation(shown(a) + " − " + shown(b));
        if (!figure_.percent && a.share() && of_whole(b)) {
            const Decimal part = a.low * b.low * (a.percent ? Decimal{1, -2} : Decimal{1});
            if (agrees(part, part * Decimal{1, -5})) return equation(shown(a) + " × " + shown(b));
        }
        if (is_amount_of_rate(a) && is_time_of_rate(b) && !b.low.is_zero() && agrees(Decimal::ratio(a.low, b.low)))
            return equation(shown(a) + " ÷ " + shown(b));
        // 29% today and 25 points less than a year ago: 54% then.
        if (figure_.percent && a.percent && b.points) {
            if (agrees(a.low + b.low)) return equation(shown(a) + " + " + shown(b));
            if (agrees(a.low - b.low)) return equation(shown(a) + " − " + shown(b));
        }
        if (a.percent && b.percent && figure_.points && a.low > b.low && agrees(a.low - b.low)) return equation(shown(a) + " − " + shown(b));
        // 16 schools are no share of 35 years that nobody named.
        const bool one_kind = a.quantity->counted.empty() || b.quantity->counted.empty() || a.quantity->counted == b.quantity->counted;
        if ((figure_.percent || plain_fraction_) && one_kind && a.same_dimension(b) && !b.low.is_zero() && !a.low.is_zero()) {
            const Decimal share = Decimal::ratio(a.low * Decimal{plain_fraction_ ? 1 : 100}, b.low);
            if (plain_fraction_) {
                // “Almost a quarter”, “two-thirds”: a spoken fraction is good to a few hundredths.
                const Decimal slack{3, -2};
                if ((share - figure_.low).abs() <= slack) return equation(shown(a) + " ÷ " + shown(b));
                if (((Decimal{1} - share) - figure_.low).abs() <= slack) return equation("(" + shown(b) + " − " + shown(a) + ") ÷ " + shown(b));
                return std::nullopt;
            }
            // 71,300 came, 8,900 more than last time: a rise of 14%.
            if (moves_ && a.low > b.low && !a.percent)
                for (const Decimal& before : {a.low - b.low, a.low + b.low})
                    if (!before.is_zero() && agrees(Decimal::ratio(b.low * Decimal{100}, before)))
                        return equation(shown(b) + " ÷ " + before.to_string());
            if (a.low < b.low && !a.percent && agrees(share)) return equation(shown(a) + " ÷ " + shown(b));
            if ((moves_ || compared_) && agrees((share - Decimal{100}).abs())) return equation("(" + shown(a) + " − " + shown(b) + ") ÷ " + shown(b));
        }
        return std::nullopt;
    }

    std::optional<std::string> of_three(const Term& a, const Term& b, const Term& c) const {
        if (!a.of_figure || !b.of_figure || !c.of_figure) return std::nullopt;
        if (counts(a.low) && counts(b.low) && counts(c.low) && agrees(a.low + b.low + c.low))
            return equation(shown(a) + " + " + shown(b) + " + " + shown(c));
        return std::nullopt;
    }

    const Given given_;
    const Term figure_;
    Decimal lowest_, highest_;      // what the bound of the figure leaves open
    double low_ = 0, high_ = 0;     // the same, nearly
    const Unit* unit_ = nullptr;    // the figure's, where others convert to it
    std::string_view period_ = {};  // “year” of a figure “a year”
    bool plain_fraction_ = false;
    bool compared_ = false, bare_difference_ = false, moves_ = false;
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

namespace {

std::optional<std::string> derive_ranks(const Quantity& figure, const Givens& givens) {
    const auto ordinal = [](const Quantity& q) { return "no. " + q.low.to_string(); };
    for (const Quantity* a : givens.ranks) {
        if (givens.ordinal) {
            for (const Given* b : givens.near) {
                if (!counts_ranks(*b->quantity)) continue;
                if (a->low + b->low == figure.low) return ordinal(*a) + " + " + b->low.to_string() + " places = " + ordinal(figure);
                if (a->low - b->low == figure.low) return ordinal(*a) + " − " + b->low.to_string() + " places = " + ordinal(figure);
            }
            continue;
        }
        for (const Quantity* b : givens.ranks)
            if (a->low - b->low == figure.low) return ordinal(*a) + " − " + ordinal(*b) + " = " + figure.low.to_string() + " places";
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> points_in_percent(const Quantity& figure, const Givens& givens) {
    if (figure.unit != "percent" || figure.is_range() || (figure.direction == Direction::none && !givens.compared)) return std::nullopt;
    for (std::size_t i = 0; i < givens.near.size(); ++i)
        for (std::size_t j = 0; j < givens.near.size(); ++j) {
            const Quantity &a = *givens.near[i]->quantity, &b = *givens.near[j]->quantity;
            if (givens.near_sentences[i] != givens.near_sentences[j] || a.unit != "percent" || b.unit != "percent" || a.is_range() || b.is_range())
                continue;
            if (a.low - b.low == figure.low) return a.low.to_string() + "% − " + b.low.to_string() + "% = " + figure.low.to_string() + " points";
        }
    return std::nullopt;
}

std::optional<std::string> derive(const Quantity& figure, const Givens& givens) {
    if (figure.is_range() || figure.vague || figure.low.is_zero()) return std::nullopt;
    if (givens.ordinal || (counts_ranks(figure) && !givens.ranks.empty())) return derive_ranks(figure, givens);
    Search search(figure, givens.compared, givens.summed);
    if (auto sum = search.from(givens.near, kMostNear, true)) return sum;
    if (auto sum = derive_by_word(figure, givens)) return sum;
    if (auto gap = search.between(givens.near_dates, givens.dates)) return gap;
    if (givens.rest)
        if (auto sum = search.rest_of(givens.far)) return sum;
    const bool told = givens.compared || givens.summed;
    const bool telling =
        search.digits() >= 3 || (givens.aligned && search.digits() == 2 && (figure.low >= Decimal{1000} || !figure.currency.empty()));
    if (telling || told) return search.from(givens.far, told ? kMostCompared : kMostFar, false);
    return std::nullopt;
}

}  // namespace factdiff
