#include "factdiff/text/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace factdiff {
namespace {

__extension__ typedef __int128 Wide;                // GCC and clang have it; products of two mantissas fit
constexpr Wide kLimit = 1'000'000'000'000'000'000;  // 10^18: what a mantissa stays below

/// Rounds half away from zero until the mantissa fits, then drops trailing zeros.
std::pair<std::int64_t, std::int32_t> fit(Wide mantissa, long exponent) {
    if (mantissa == 0) return {0, 0};
    const bool negative = mantissa < 0;
    if (negative) mantissa = -mantissa;
    int dropped = 0;
    while (mantissa >= kLimit) {
        dropped = static_cast<int>(mantissa % 10);
        mantissa /= 10;
        ++exponent;
    }
    if (dropped >= 5 && ++mantissa == kLimit) {
        mantissa /= 10;
        ++exponent;
    }
    auto kept = static_cast<std::int64_t>(mantissa);
    for (; kept % 10 == 0; kept /= 10) ++exponent;
    exponent = std::min(std::max(exponent, -1'000'000L), 1'000'000L);
    return {negative ? -kept : kept, static_cast<std::int32_t>(exponent)};
}

int digits_of(std::int64_t mantissa) {
    const std::uint64_t m = mantissa < 0 ? 0 - static_cast<std::uint64_t>(mantissa) : static_cast<std::uint64_t>(mantissa);
    int digits = 1;
    for (std::uint64_t power = 10; m >= power && digits < 19; power *= 10) ++digits;
    return digits;
}

/// Brings two decimals to one exponent. The one with the smaller exponent loses digits when they are too far apart to matter to 18 digits.
struct Aligned {
    Wide a, b;
    long exponent;
};
Aligned align(const Decimal& x, const Decimal& y) {
    Wide a = x.mantissa(), b = y.mantissa();
    long ea = x.exponent(), eb = y.exponent();
    if (a == 0) ea = eb;
    if (b == 0) eb = ea;
    constexpr Wide room = kLimit * 1'000'000'000'000'000'000;  // 10^36 fits 127 bits
    while (ea > eb && a < room / 10 && a > -room / 10) {
        a *= 10;
        --ea;
    }
    while (eb > ea && b < room / 10 && b > -room / 10) {
        b *= 10;
        --eb;
    }
    while (ea > eb) {
        b /= 10;
        ++eb;
        if (b == 0) eb = ea;
    }
    while (eb > ea) {
        a /= 10;
        ++ea;
        if (a == 0) ea = eb;
    }
    return {a, b, ea};
}

}  // namespace

Decimal Decimal::rounded(std::int64_t mantissa, int exponent) {
    Decimal result;
    std::tie(result.mantissa_, result.exponent_) = fit(mantissa, exponent);
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::int64_t mantissa = 0;
    int exponent = 0, digits = 0;
    bool point = false, any = false;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        if (mantissa != 0 || c != '0') ++digits;
        if (digits > 18) return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        if (point) --exponent;
    }
    if (!any) return std::nullopt;
    return Decimal{negative ? -mantissa : mantissa, exponent};
}

Decimal Decimal::ratio(const Decimal& numerator, const Decimal& denominator, int digits) {
    if (denominator.mantissa_ == 0) return {};
    Wide n = numerator.mantissa_;
    const Wide d = denominator.mantissa_;
    long exponent = static_cast<long>(numerator.exponent_) - denominator.exponent_;
    if (n == 0) return {};
    const bool negative = (n < 0) != (d < 0);
    Wide an = n < 0 ? -n : n;
    const Wide ad = d < 0 ? -d : d;
    Wide limit = 1;
    for (int i = 0; i < std::min(digits, 17); ++i) limit *= 10;
    while (an / ad < limit) {  // one digit more than asked, for rounding
        an *= 10;
        --exponent;
    }
    Wide q = an / ad;
    while (q >= limit * 10) {
        q /= 10;
        ++exponent;
    }
    q = (q + 5) / 10;
    ++exponent;
    Decimal result;
    std::tie(result.mantissa_, result.exponent_) = fit(negative ? -q : q, exponent);
    return result;
}

double Decimal::approximate() const {
    static constexpr std::array<double, 37> powers = {1e-18, 1e-17, 1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6,
                                                      1e-5,  1e-4,  1e-3,  1e-2,  1e-1,  1e0,   1e1,   1e2,   1e3,   1e4,  1e5,  1e6,  1e7,
                                                      1e8,   1e9,   1e10,  1e11,  1e12,  1e13,  1e14,  1e15,  1e16,  1e17, 1e18};
    const double power = exponent_ >= -18 && exponent_ <= 18 ? powers[static_cast<std::size_t>(exponent_ + 18)] : std::pow(10.0, exponent_);
    return static_cast<double>(mantissa_) * power;
}

std::optional<std::int64_t> Decimal::integer() const {
    if (exponent_ < 0) return std::nullopt;
    if (digits_of(mantissa_) + exponent_ > 18) return std::nullopt;
    std::int64_t value = mantissa_;
    for (int i = 0; i < exponent_; ++i) value *= 10;
    return value;
}

std::string Decimal::to_string() const {
    std::string digits = std::to_string(mantissa_);
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    if (exponent_ > 60 || exponent_ < -60) return (negative ? "-" : "") + digits + "E" + std::to_string(exponent_);
    if (exponent_ >= 0) {
        digits.append(static_cast<std::size_t>(exponent_), '0');
    } else {
        const auto fraction = static_cast<std::size_t>(-exponent_);
        if (digits.size() <= fraction) digits.insert(0, fraction - digits.size() + 1, '0');
        digits.insert(digits.size() - fraction, ".");
    }
    return negative ? "-" + digits : digits;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    if (a.mantissa_ == 0) return b;
    if (b.mantissa_ == 0) return a;
    if (a.exponent_ == b.exponent_) return Decimal(a.mantissa_ + b.mantissa_, a.exponent_);  // below 2 × 10^18 either way
    const Aligned x = align(a, b);
    Decimal result;
    std::tie(result.mantissa_, result.exponent_) = fit(x.a + x.b, x.exponent);
    return result;
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

Decimal operator*(const Decimal& a, const Decimal& b) {
    // Most factors are 1 or a power of ten; then the digits stay as they are.
    if (b.mantissa_ == 1 && a.mantissa_ != 0) return a.shifted(b.exponent_);
    if (a.mantissa_ == 1 && b.mantissa_ != 0) return b.shifted(a.exponent_);
    Decimal result;
    std::tie(result.mantissa_, result.exponent_) = fit(static_cast<Wide>(a.mantissa_) * b.mantissa_, static_cast<long>(a.exponent_) + b.exponent_);
    return result;
}

std::strong_ordering Decimal::order(const Decimal& a, const Decimal& b) {
    if ((a.mantissa_ < 0) != (b.mantissa_ < 0)) return a.mantissa_ < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    if (a.mantissa_ == 0 || b.mantissa_ == 0) return a.mantissa_ <=> b.mantissa_;
    const long magnitude = digits_of(a.mantissa_) + static_cast<long>(a.exponent_);
    const long other_magnitude = digits_of(b.mantissa_) + static_cast<long>(b.exponent_);
    if (magnitude != other_magnitude)
        return (magnitude < other_magnitude) != (a.mantissa_ < 0) ? std::strong_ordering::less : std::strong_ordering::greater;
    const Aligned x = align(a, b);
    if (x.a == x.b) return std::strong_ordering::equal;
    return x.a < x.b ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace factdiff
