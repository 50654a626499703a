#include "factdiff/alignment/value_relation.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>

#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

// ---- what a figure measures
enum class Family : std::uint8_t { count, money, share, points, measure, score };

bool is_points_id(std::string_view unit) { return unit == "percent-point" || unit == "basis-point"; }
bool is_share_id(std::string_view unit) { return unit == "percent" || unit == "permille" || unit == "part-per-million"; }

Family family_of(const Quantity& q) {
    if (q.high < q.low) return Family::score;
    if (!q.currency.empty()) return Family::money;
    if (q.unit.empty()) {
        if (q.fraction) return Family::share;
        return Family::count;
    }
    if (q.unit.starts_with("per-")) return Family::count;  // 3,000 people a week
    if (is_share_id(q.unit)) return Family::share;
    if (is_points_id(q.unit)) return Family::points;
    return Family::measure;
}

/// Low, high and the rounding the writing admits, in one common unit.
struct Side {
    Decimal low;
    Decimal high;
    Decimal half;  // half of the last place written
    Bound bound = Bound::exact;
    bool vague = false;
    bool fraction = false;
    Decimal written = {};  // `low` as it was written, before it was converted by `factor`
    Decimal factor = {};
    bool range() const { return low != high; }
};

/// Half of the place that the trailing zeros of a round number leave open: 600 → 50, 450 → 5.
Decimal half_of_zeros(const Decimal& value) {
    if (value.is_zero() || value.exponent() <= 0) return Decimal{};
    return Decimal{5, value.exponent() - 1};
}

Side side_of(const Quantity& q, const Decimal& factor) {
    const bool as_written = factor == Decimal{1};
    const Decimal half = q.precision.is_zero() ? Decimal{} : q.precision * Decimal{5, -1};
    Side s{as_written ? q.low : q.low * factor,
           as_written ? q.high : q.high * factor,
           as_written ? half : half * factor,
           q.bound,
           q.vague,
           q.fraction,
           q.low,
           factor};
    if (q.fraction) s.half = Decimal{5, -3} * factor;
    return s;
}

Decimal share_factor(const Quantity& q) {
    if (q.unit.empty()) return Decimal{100};
    if (q.unit == "permille") return Decimal{1, -1};
    if (q.unit == "part-per-million") return Decimal{1, -4};
    if (q.unit == "basis-point") return Decimal{1, -2};
    return Decimal{1};
}

/// Dimension and factor of a unit id; “mile-per-hour” is put together from its parts.
struct Scale {
    std::string_view top, bottom;  // dimensions
    double factor = 1;
    Decimal exact{1};
    bool rate = false;
    bool known = false;
};
Scale scale_of(std::string_view id) {
    Scale scale;
    if (const Unit* u = unit_by_id(id)) {
        scale = {u->dimension, {}, u->factor.approximate(), u->factor, false, true};
        return scale;
    }
    const std::size_t per = id.find("-per-");
    if (per == std::string_view::npos) return scale;
    const Unit* top = unit_by_id(id.substr(0, per));
    const Unit* bottom = unit_by_id(id.substr(per + 5));
    if (top == nullptr || bottom == nullptr) return scale;
    scale.known = scale.rate = true;
    scale.top = top->dimension;
    scale.bottom = bottom->dimension;
    scale.factor = top->factor.approximate() / bottom->factor.approximate();
    scale.exact = Decimal::ratio(top->factor, bottom->factor, 15);
    if (scale.top == "length" && scale.bottom == "duration") {
        scale.top = "speed";
        scale.bottom = {};
    }
    return scale;
}

/// “minute-per-day” → “minute”; a speed is no length.
std::string_view without_period(std::string_view unit) {
    for (const std::string_view period : {"-per-day", "-per-night", "-per-week", "-per-month", "-per-year"})
        if (unit.ends_with(period)) return unit.substr(0, unit.size() - period.size());
    return unit;
}

// ---- where a bound leans
enum class Side3 : std::uint8_t { none, up, down, around };
Side3 lean(Bound bound) {
    switch (bound) {
        case Bound::above:
        case Bound::at_least:
            return Side3::up;
        case Bound::below:
        case Bound::at_most:
        case Bound::nearly:
            return Side3::down;
        case Bound::about:
            return Side3::around;
        case Bound::exact:
            break;
    }
    return Side3::none;
}

// ---- numbers
Decimal distance(const Decimal& a, const Decimal& b) { return (a - b).abs(); }
/// |a − b| ≤ hundredths of |b|.
bool within_percent(const Decimal& a, const Decimal& b, int hundredths) { return distance(a, b) <= b.abs() * Decimal{hundredths, -2}; }

/// Whether `exact` fits what the writing of `round` admits: its rounding and its bound.
bool admits(const Decimal& round, const Side& side, const Decimal& exact, bool other_form) {
    const Decimal gap = distance(round, exact);
    switch (side.bound) {
        case Bound::exact:
            return gap <= side.half && (within_percent(exact, round, 5) || other_form);
        case Bound::about:
            if (side.fraction && within_percent(exact, round, 8)) return true;
            return gap <= side.half || (gap <= half_of_zeros(round) && within_percent(exact, round, 10));
        case Bound::nearly:
            return exact < round ? within_percent(exact, round, 15) : gap <= side.half && within_percent(exact, round, 5) && exact != round;
        case Bound::above:
        case Bound::at_least:
            return exact > round && (within_percent(exact, round, other_form ? 20 : 15) || gap <= half_of_zeros(round));
        case Bound::below:
        case Bound::at_most:
            return exact < round && (within_percent(exact, round, other_form ? 20 : 15) || gap <= half_of_zeros(round));
    }
    return false;
}

struct Comparison {
    bool same = false;
    bool exact = false;
    bool rounded = false;  // the rewrite is the less exact
};

/// `other_form`: units were converted, or a fraction stands against a percentage, so that neither side is the more exact by its digits alone.
Comparison compare(const Side& source, const Side& rewrite, bool other_form) {
    Comparison result;
    if (source.low == rewrite.low && source.high == rewrite.high) {
        result.same = result.exact = true;
        return result;
    }
    // Converted figures agree to the digits of either.
    if (other_form) {
        // A converted figure is as round as it is written: 2,270 kilograms for 5,000 pounds.
        const Decimal half = std::max(
            {source.half, rewrite.half, std::min(half_of_zeros(source.written) * source.factor, half_of_zeros(rewrite.written) * rewrite.factor)});
        const bool low = distance(source.low, rewrite.low) <= half && within_percent(source.low, rewrite.low, 6);
        const bool high = distance(source.high, rewrite.high) <= half && within_percent(source.high, rewrite.high, 6);
        if (low && high) {
            result.same = true;
            return result;
        }
    }
    if (source.vague || rewrite.vague) {
        if (rewrite.vague) {
            result.same =
                source.vague ? source.low <= rewrite.high && rewrite.low <= source.high : rewrite.low <= source.low && source.high <= rewrite.high;
            result.rounded = result.same;
        } else {
            // “Tens of thousands” are under 100,000 and over 10,000.
            const Decimal near{5, -1};
            if ((rewrite.bound == Bound::below || rewrite.bound == Bound::at_most) && rewrite.low >= source.high && rewrite.low * near <= source.high)
                result.same = result.rounded = true;
            if ((rewrite.bound == Bound::above || rewrite.bound == Bound::at_least) && rewrite.low <= source.low && source.low * near <= rewrite.low)
                result.same = result.rounded = true;
            if (result.same) return result;
            // “a couple” may be told as two; “dozens” as 42 is news.
            result.same = source.high <= source.low * Decimal{2} && source.low <= rewrite.low && rewrite.high <= source.high;
        }
        return result;
    }
    if (source.range() && !rewrite.range()) {
        // One end of the range said with its bound, or the middle said to be about it.
        if ((rewrite.bound == Bound::at_most || rewrite.bound == Bound::below) && rewrite.low == source.high) result.same = true;
        if ((rewrite.bound == Bound::at_least || rewrite.bound == Bound::above) && rewrite.low == source.low) result.same = true;
        if (rewrite.bound == Bound::about && source.low <= rewrite.low && rewrite.low <= source.high) result.same = true;
        result.rounded = result.same;
        return result;
    }
    if (source.range() != rewrite.range()) return result;
    const bool coarser = rewrite.half >= source.half || rewrite.bound != Bound::exact;
    // “Up to 50” and “up to 58” are two limits; of two bounded figures one only stands for the other as its rounding (“nearly 1,987”, “nearly
    // 2,000”).
    // What is about 50 minutes is less than an hour.
    if (source.bound == Bound::about && lean(rewrite.bound) != Side3::none && rewrite.bound != Bound::about && !source.range() &&
        source.low != rewrite.low && admits(rewrite.low, rewrite, source.low, other_form)) {
        result.same = result.rounded = true;
        return result;
    }
    const bool both_bound = source.bound != Bound::exact && rewrite.bound != Bound::exact && !other_form;
    if (both_bound && !source.range()) {
        const Decimal half = std::max(rewrite.half, half_of_zeros(rewrite.low));
        result.same = result.rounded = half > std::max(source.half, half_of_zeros(source.low)) && distance(source.low, rewrite.low) <= half;
        return result;
    }
    if ((coarser || other_form) && (source.bound == Bound::exact || source.bound == rewrite.bound || rewrite.bound == Bound::exact)) {
        const bool low = source.low == rewrite.low || admits(rewrite.low, rewrite, source.low, other_form);
        const bool high = source.high == rewrite.high || admits(rewrite.high, rewrite, source.high, other_form);
        if (low && high) {
            result.same = result.rounded = true;
            return result;
        }
    }
    // “Closed at 431” for “closed at 431.22”: rounded to whole ones, where that hardly matters.
    const bool whole = rewrite.half.is_zero() && !source.half.is_zero() && source.half < Decimal{5, -1} && !source.range();
    if (whole && source.bound == rewrite.bound && distance(source.low, rewrite.low) <= Decimal{5, -1} && within_percent(source.low, rewrite.low, 1)) {
        result.same = result.rounded = true;
        return result;
    }
    // The source rounds (“about a third”) and the rewrite gives the same in another form (“34%”).
    if (other_form && source.bound != Bound::exact && !source.range() && admits(source.low, source, rewrite.low, true)) {
        result.same = true;
        result.rounded = true;
    }
    return result;
}

// ---- bounds
BoundRelation relate_bounds(Bound source, Bound rewrite, const Comparison& value) {
    if (source == rewrite) return BoundRelation::same;
    if (source == Bound::exact) return value.exact ? BoundRelation::added : BoundRelation::harmless;
    if (rewrite == Bound::exact) return value.exact || !value.rounded ? BoundRelation::dropped : BoundRelation::harmless;
    const Side3 a = lean(source), b = lean(rewrite);
    if (a == b) return source == Bound::nearly || rewrite == Bound::nearly ? BoundRelation::harmless : BoundRelation::same;
    // “nearly 300” is about 300, and about 300 may be nearly 300.
    if (a == Side3::around && value.rounded && !value.exact) return BoundRelation::harmless;
    if ((source == Bound::nearly && rewrite == Bound::about) || (source == Bound::about && rewrite == Bound::nearly)) return BoundRelation::harmless;
    return BoundRelation::turned;
}

// ---- money
bool is_dollar(std::string_view code) {
    for (const std::string_view known : {"dollar", "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "JMD", "ZWL", "XCD", "FJD"})
        if (code == known) return true;
    return false;
}
bool currencies_agree(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (a == "dollar" || b == "dollar") return is_dollar(a) && is_dollar(b);
    const auto unsettled = [](std::string_view name, std::string_view code) {
        struct Unsettled {
            std::string_view name;
            std::string_view codes;
        };
        static constexpr Unsettled families[] = {{"rupee", "INR PKR LKR NPR"},
                                                 {"peso", "MXN ARS PHP CLP COP"},
                                                 {"franc", "CHF FRF BEF XOF"},
                                                 {"krone", "NOK DKK SEK ISK krona"},
                                                 {"krona", "SEK ISK NOK DKK krone"},
                                                 {"shilling", "KES"},
                                                 {"dinar", "KWD"},
                                                 {"riyal", "SAR QAR"},
                                                 {"dirham", "AED"}};
        for (const Unsettled& family : families)
            if (family.name == name) return family.codes.find(code) != std::string_view::npos;
        return false;
    };
    return unsettled(a, b) || unsettled(b, a);
}
bool is_minor(std::string_view unit) { return unit == "cent" || unit == "penny" || unit == "euro cent" || unit == "satoshi" || unit == "dime"; }
Decimal money_factor(const Quantity& q) {
    // “61 cents a share”
    if (q.unit.starts_with("per-") && (q.unit_name.starts_with("cent per") || q.unit_name.starts_with("penny per"))) return Decimal{1, -2};
    if (!is_minor(q.unit)) return Decimal{1};
    return q.unit == "satoshi" ? Decimal{1, -8} : q.unit == "dime" ? Decimal{1, -1} : Decimal{1, -2};
}

/// How often in a year “per-month” is; 0 where the unit is no rate of time.
int times_a_year(std::string_view unit) {
    struct Period {
        std::string_view unit;
        int times;
    };
    static constexpr Period periods[] = {{"per-year", 1},  {"per-quarter", 4}, {"per-month", 12},
                                         {"per-week", 52}, {"per-day", 365},   {"per-hour", 8760}};
    for (const Period& period : periods)
        if (unit == period.unit) return period.times;
    return 0;
}

/// “A reward of 10,000 pounds” is “a £10,000 reward”: the word alone does not say whether it weighs or pays.
bool may_be_money(const Quantity& q, const Quantity& money) { return q.unit == "pound" && q.currency.empty() && money.currency == "GBP"; }
Quantity as_money(Quantity q) {
    q.unit.clear();
    q.currency = "GBP";
    return q;
}

// ---- what is measured
bool measures_agree(const Quantity& a, const Quantity& b, Family family) {
    if (a.measured == b.measured) return true;
    if (!a.measured.empty() && !b.measured.empty()) {
        const MeasuredNoun* x = measured_noun(a.measured);
        const MeasuredNoun* y = measured_noun(b.measured);
        return x == nullptr || y == nullptr || x->group != y->group || x->meaning == y->meaning;
    }
    // “95% share of the market” against “95% of the market”: only where both name the same whole.
    if (family != Family::share) return true;
    const Quantity& named = a.measured.empty() ? b : a;
    const Quantity& plain = a.measured.empty() ? a : b;
    if (named.measured != "share") return true;
    return named.of.empty() || plain.of.empty() || !equal_ascii_case(named.of, plain.of);
}

/// “$168 a year” against “$14 a month”: both told for a year. False where either is no rate of time.
bool convert_rates(const Quantity& source, const Quantity& rewrite, Decimal& source_factor, Decimal& rewrite_factor) {
    const int a = times_a_year(source.unit), b = times_a_year(rewrite.unit);
    if (a == 0 || b == 0) return false;
    source_factor = source_factor * Decimal{a};
    rewrite_factor = rewrite_factor * Decimal{b};
    return true;
}

/// “4.1m”: a length as long as nothing else is said, millions where the other side counts them.
bool may_be_millions(const Quantity& q, const Quantity& other) {
    return q.attached_m && !other.attached_m && (other.unit.empty() || other.unit.starts_with("per-")) && other.low >= Decimal{100000};
}
Quantity as_millions(Quantity q) {
    q.unit.clear();
    q.attached_m = false;
    q.low = q.low * Decimal{1, 6};
    q.high = q.high * Decimal{1, 6};
    q.precision = q.precision * Decimal{1, 6};
    return q;
}

/// What two figures are compared by, before their numbers are looked at.
struct Setting {
    QuantityRelation relation;
    bool other_form = false;
    bool raw_equal_is_enough = false;  // same number, another unit: the unit changed, not the number
    Decimal source_factor{1}, rewrite_factor{1};
    Family family = Family::count;  // of the source
    bool settled = false;           // `relation` says all already

    const Setting& settle() {
        settled = true;
        return *this;
    }
};

Setting set_against(const Quantity& source, const Quantity& rewrite) {
    Setting setting;
    auto& [relation, other_form, raw_equal_is_enough, source_factor, rewrite_factor, source_family, settled] = setting;
    const Family a = source_family = family_of(source), b = family_of(rewrite);
    relation.same_unit = true;

    if (a == Family::score || b == Family::score) {
        relation.comparable = a == b;
        relation.same_measure = true;
        relation.same_value = relation.exact = a == b && source.low == rewrite.low && source.high == rewrite.high;
        // “She took the set 6-4” is “her opponent lost it 4-6”: the smaller first reads as a range.
        const Quantity& other = a == Family::score ? rewrite : source;
        const Quantity& score = a == Family::score ? source : rewrite;
        if (a != b && other.currency.empty() && other.unit.empty() && other.low == score.high && other.high == score.low)
            relation.comparable = relation.same_value = relation.exact = true;
        return setting.settle();
    }
    if (a != b && source.low.is_zero() && source.high.is_zero() && rewrite.low.is_zero() && rewrite.high.is_zero()) {
        relation.comparable = relation.same_value = relation.same_measure = relation.exact = true;  // “at 0% share”, “at zero”
        return setting.settle();
    }
    const auto counts_points = [](const Quantity& q, Family family) { return family == Family::count && q.counted == "point"; };
    if (a == Family::money || b == Family::money) {
        if (a != b) {
            // “To €18 million from 7 million”: the currency is said once.
            const Quantity& bare = a == Family::money ? rewrite : source;
            if (!bare.unit.empty() || !bare.counted.empty() || bare.fraction || source.low != rewrite.low || source.high != rewrite.high)
                return setting.settle();
            relation.comparable = relation.same_value = relation.exact = relation.same_measure = true;
            return setting.settle();
        }
        relation.comparable = true;
        relation.same_unit = currencies_agree(source.currency, rewrite.currency);
        source_factor = money_factor(source);
        rewrite_factor = money_factor(rewrite);
        const bool per_source = source.unit.starts_with("per-"), per_rewrite = rewrite.unit.starts_with("per-");
        // “$9 a month” for “a boat worth $180,000”: what is paid again and again and a sum of another size are two things.
        if (per_source != per_rewrite && std::max(source.high, rewrite.high) > std::min(source.low, rewrite.low) * Decimal{100}) {
            relation.comparable = false;
            return setting.settle();
        }
        if (per_source && per_rewrite && source.unit != rewrite.unit)
            raw_equal_is_enough = convert_rates(source, rewrite, source_factor, rewrite_factor);
        if (per_source && per_rewrite && source.unit != rewrite.unit && source.low == rewrite.low && source.high == rewrite.high)
            relation.same_unit = false;
        other_form = raw_equal_is_enough;
    } else if (a == Family::share || a == Family::points || b == Family::share || b == Family::points) {
        const bool points_a = a == Family::points || counts_points(source, a);
        const bool points_b = b == Family::points || counts_points(rewrite, b);
        if (!(a == Family::share || points_a) || !(b == Family::share || points_b)) return setting.settle();
        relation.comparable = true;
        relation.same_unit = points_a == points_b;
        source_factor = counts_points(source, a) ? Decimal{1} : share_factor(source);
        rewrite_factor = counts_points(rewrite, b) ? Decimal{1} : share_factor(rewrite);
        other_form = source.fraction != rewrite.fraction || (source.fraction && rewrite.fraction);
    } else if (a == Family::measure && b == Family::measure) {
        if (source.unit == rewrite.unit || without_period(source.unit) == rewrite.unit || source.unit == without_period(rewrite.unit)) {
            // “20 minutes a day” and, told again, “20 minutes”: only two periods contradict each other.
            relation.comparable = true;
        } else {
            const bool degrees = (source.unit == "degree" || source.unit == "celsius" || source.unit == "fahrenheit" || source.unit == "kelvin") &&
                                 (rewrite.unit == "degree" || rewrite.unit == "celsius" || rewrite.unit == "fahrenheit" || rewrite.unit == "kelvin");
            if (degrees) {
                relation.comparable = true;
                if (source.unit != "degree" && rewrite.unit != "degree") {
                    // Readings convert with their zero, differences without: either may agree.
                    const auto celsius = [](const Quantity& q, const Decimal& v) {
                        if (q.unit == "fahrenheit") return Decimal::ratio((v - Decimal{32}) * Decimal{5}, Decimal{9}, 12);
                        if (q.unit == "kelvin") return v - Decimal{27315, -2};
                        return v;
                    };
                    const auto half = [](const Quantity& q) {
                        const Decimal part = q.precision * Decimal{5, -1};
                        return q.unit == "fahrenheit" ? Decimal::ratio(part * Decimal{5}, Decimal{9}, 12) : part;
                    };
                    Side x{celsius(source, source.low), celsius(source, source.high), half(source), source.bound, source.vague, false};
                    Side y{celsius(rewrite, rewrite.low), celsius(rewrite, rewrite.high), half(rewrite), rewrite.bound, rewrite.vague, false};
                    const auto near = [&](const Decimal& p, const Decimal& q) { return distance(p, q) <= x.half + y.half; };
                    const bool readings = near(x.low, y.low) && near(x.high, y.high);
                    const Decimal factor_a = source.unit == "fahrenheit" ? Decimal::ratio(5, 9, 12) : Decimal{1};
                    const Decimal factor_b = rewrite.unit == "fahrenheit" ? Decimal::ratio(5, 9, 12) : Decimal{1};
                    const bool differences =
                        near(source.low * factor_a, rewrite.low * factor_b) && near(source.high * factor_a, rewrite.high * factor_b);
                    const bool raw = source.low == rewrite.low && source.high == rewrite.high;
                    relation.same_measure = true;
                    relation.same_value = readings || differences || raw;
                    relation.same_unit = readings || differences || !raw;
                    relation.bound = relate_bounds(source.bound, rewrite.bound, {relation.same_value, raw, false});
                    return setting.settle();
                }
            } else {
                const Scale x = scale_of(source.unit);
                const Scale y = scale_of(rewrite.unit);
                if (!x.known || !y.known || x.top != y.top || x.bottom != y.bottom || x.rate != y.rate) {
                    if (!(x.known && y.known && x.top == "speed" && y.top == "speed")) return setting.settle();
                }
                relation.comparable = true;
                source_factor = x.exact;
                rewrite_factor = y.exact;
                other_form = true;
                raw_equal_is_enough = source.low == rewrite.low && source.high == rewrite.high;
            }
        }
    } else if (a == Family::measure || b == Family::measure) {
        // “10 to 14” where the other says “10 to 14 years”: only a figure that counts nothing else.
        const Quantity& bare = a == Family::measure ? rewrite : source;
        relation.comparable = bare.counted.empty() && source.low == rewrite.low && source.high == rewrite.high;
        if (!relation.comparable) return setting.settle();
    } else {
        relation.comparable = true;
        if (source.unit != rewrite.unit && !source.unit.empty() && !rewrite.unit.empty())
            other_form = raw_equal_is_enough = convert_rates(source, rewrite, source_factor, rewrite_factor);
    }
    return setting;
}

}  // namespace

bool comparable(const Quantity& source, const Quantity& rewrite) {
    if (may_be_money(source, rewrite)) return comparable(as_money(source), rewrite);
    if (may_be_money(rewrite, source)) return comparable(source, as_money(rewrite));
    if (may_be_millions(source, rewrite)) return comparable(as_millions(source), rewrite);
    if (may_be_millions(rewrite, source)) return comparable(source, as_millions(rewrite));
    return set_against(source, rewrite).relation.comparable;
}

/// “Under 25” and “at most 24”: of whole ones the same.
bool bound_whole_ones(const Quantity& a, const Quantity& b) {
    const auto whole = [](const Quantity& q) {
        return q.currency.empty() && q.precision.is_zero() && !q.fraction && !q.is_range() && (q.unit.empty() || q.unit == "year") &&
               q.low.is_integer();
    };
    if (!whole(a) || !whole(b)) return false;
    return (a.bound == Bound::below && b.bound == Bound::at_most && b.low + Decimal{1} == a.low) ||
           (a.bound == Bound::above && b.bound == Bound::at_least && a.low + Decimal{1} == b.low);
}

QuantityRelation relate(const Quantity& source, const Quantity& rewrite) {
    if (source.bound != Bound::exact && (bound_whole_ones(source, rewrite) || bound_whole_ones(rewrite, source)))
        return {true, true, true, true, BoundRelation::same, true};
    if (may_be_money(source, rewrite)) return relate(as_money(source), rewrite);
    if (may_be_money(rewrite, source)) return relate(source, as_money(rewrite));
    if (may_be_millions(source, rewrite)) return relate(as_millions(source), rewrite);
    if (may_be_millions(rewrite, source)) return relate(source, as_millions(rewrite));
    auto [relation, other_form, raw_equal_is_enough, source_factor, rewrite_factor, family, settled] = set_against(source, rewrite);
    if (settled) return relation;
    if (raw_equal_is_enough && (source.low != rewrite.low || source.high != rewrite.high)) raw_equal_is_enough = false;

    const Side x = side_of(source, source_factor);
    const Side y = side_of(rewrite, rewrite_factor);
    Comparison value = compare(x, y, other_form);
    if (!value.same && raw_equal_is_enough) {
        const bool tons = (source.unit == "ton" || source.unit == "tonne") && (rewrite.unit == "ton" || rewrite.unit == "tonne");
        value.same = value.exact = true;
        relation.same_unit = tons;  // “tons” is written for tonnes as well
    }
    relation.same_value = value.same;
    relation.exact = value.exact;
    relation.same_measure = measures_agree(source, rewrite, family);
    relation.bound = relate_bounds(source.bound, rewrite.bound, value);
    return relation;
}

QuantityReach reach_of(const Quantity& q) {
    constexpr std::uint8_t count = 1, money = 2, share = 4, score = 8, measure = 16, all = 31;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (q.low.is_zero() || q.high.is_zero()) return {all, -infinite, infinite};
    Decimal factor{1};
    QuantityReach reach;
    switch (family_of(q)) {
        case Family::score:
            return {score | count, -infinite, infinite};
        case Family::measure:  // a bare count may stand for a measure
            reach.scales = q.unit == "pound" || q.attached_m ? measure | count | money : measure | count;
            reach.unit = std::hash<std::string>{}(q.unit) | 1;
            break;
        case Family::count:
            reach.scales = q.counted == "point" ? count | share : q.counted.empty() && q.unit.empty() ? count | money : count;
            break;
        case Family::money:
            reach.scales = money;
            factor = money_factor(q);
            break;
        case Family::share:
        case Family::points:
            reach.scales = share;
            factor = share_factor(q);
    }
    const Side side = side_of(q, factor);
    const auto slack = [&](const Decimal& value) {
        const double half = side.half.approximate();
        if (side.bound == Bound::exact) return half;
        return std::max({half, 0.15 * std::abs(value.approximate()), half_of_zeros(value).approximate()});
    };
    constexpr double rounding = 1e-9;  // doubles only rank; what lies on the edge is left to relate()
    const double low = side.low.approximate(), high = side.high.approximate();
    reach.low = low - slack(side.low) - rounding * std::abs(low);
    reach.high = high + slack(side.high) + rounding * std::abs(high);
    if (q.attached_m) reach.high *= 1e6;
    // A rate may be told for a longer period: from its own value to that of a year.
    if (const int times = q.unit.starts_with("per-") ? times_a_year(q.unit) : 0; times > 1) {
        reach.low *= reach.low < 0 ? times : 1;
        reach.high *= reach.high > 0 ? times : 1;
    }
    return reach;
}

}  // namespace factdiff
