// Exact decimal numbers, as they are written in an article: never a double.
//
//     Decimal a = *Decimal::parse("3.80");      // 3.8
//     Decimal b = a * Decimal{1'000'000};       // 3800000
//     b.to_string();                            // "3800000"
//     Decimal{12} < Decimal{13};                // true
//
// A value is mantissa × 10^exponent, kept normalized (no trailing zero in the mantissa; zero is 0 × 10^0), so equal numbers are equal
// structs. Products and sums that need more than 18 significant digits are rounded to 18, half away from zero; nothing overflows.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factdiff {

class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t integer) : Decimal(integer, 0) {}  // NOLINT(google-explicit-constructor): 12 is a decimal
    /// mantissa × 10^exponent.
    constexpr Decimal(std::int64_t mantissa, int exponent) {
        if (mantissa <= -kLimit || mantissa >= kLimit) {
            *this = rounded(mantissa, exponent);
        } else if (mantissa != 0) {
            for (; mantissa % 10 == 0; mantissa /= 10) ++exponent;
            mantissa_ = mantissa;
            exponent_ = exponent < -kFarthest ? -kFarthest : exponent > kFarthest ? kFarthest : exponent;
        }
    }

    /// Reads "260000", "3.8", "-0.5": ASCII digits with at most one point, nothing else. No value when the text is anything else or has more
    /// than 18 significant digits.
    static std::optional<Decimal> parse(std::string_view text);

    /// numerator / denominator rounded to `digits` significant digits (a third: 0.333333333333). The denominator must not be 0.
    static Decimal ratio(const Decimal& numerator, const Decimal& denominator, int digits = 12);

    bool is_zero() const { return mantissa_ == 0; }
    bool is_negative() const { return mantissa_ < 0; }
    bool is_integer() const { return exponent_ >= 0; }
    std::int64_t mantissa() const { return mantissa_; }
    int exponent() const { return exponent_; }
    Decimal abs() const { return mantissa_ < 0 ? -*this : *this; }
    /// The nearest double: for ranking and tolerance only, never for equality or output.
    double approximate() const;
    /// The integer value when it is one that fits, else nothing.
    std::optional<std::int64_t> integer() const;

    /// Plain notation without exponent or trailing zeros: "260000", "-0.05".
    std::string to_string() const;

    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    Decimal operator-() const {
        Decimal result = *this;
        result.mantissa_ = -result.mantissa_;
        return result;
    }
    bool operator==(const Decimal&) const = default;
    std::strong_ordering operator<=>(const Decimal& other) const {
        return exponent_ == other.exponent_ ? mantissa_ <=> other.mantissa_ : order(*this, other);
    }

private:
    static constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // what a mantissa stays below
    static constexpr int kFarthest = 1'000'000;  // an article's exponents stay far inside this; it only keeps absurd input from wrapping round

    static Decimal rounded(std::int64_t mantissa, int exponent);
    /// × 10^exponent; not for 0.
    Decimal shifted(std::int32_t exponent) const {
        Decimal result = *this;
        const std::int32_t sum = exponent_ + exponent;  // both are far from the limits of their type
        result.exponent_ = sum < -kFarthest ? -kFarthest : sum > kFarthest ? kFarthest : sum;
        return result;
    }
    static std::strong_ordering order(const Decimal& a, const Decimal& b);

    std::int64_t mantissa_ = 0;
    std::int32_t exponent_ = 0;
};

}  // namespace factdiff
