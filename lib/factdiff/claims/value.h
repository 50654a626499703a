// The values a claim can hold: one small struct a kind, equality defaulted, decimals exact.
//
//     "more than $4.2bn"     Quantity{low = high = 4200000000, precision = 100000000, bound = above, currency = "USD"}
//     "12 to 15 miles"       Quantity{low = 12, high = 15, unit = "mile"}
//     "on Wednesday"         DateValue{start = end = 2025-10-29, granularity = day, anchored = true}   (reference day 2025-10-31)
//     "Ms Whitlock"          Name{canonical = "Dana Whitlock", type = person, title = "chief executive"}
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "factdiff/lexicon/bound.h"
#include "factdiff/text/decimal.h"
#include "factdiff/text/span.h"

namespace factdiff {

enum class Direction : std::uint8_t { none, up, down };

/// Any figure: count, money, percentage, measure, age, duration, temperature, ratio, ordinal, score.
struct Quantity {
    Decimal low;  // equal to `high` unless a range was written
    Decimal high;
    Decimal precision;  // half of it is how far the writing admits rounding: 4.2 billion → 100000000; 0 where exact (12 people)
    Bound bound = Bound::exact;
    Direction direction = Direction::none;  // of a stated change: "rose 12%"
    bool vague = false;                     // "dozens", "a handful", "hundreds of thousands": low and high are the interval meant
    bool fraction = false;                  // written as a fraction or "N in M": a third, one in five, three-quarters
    bool attached_m = false;                // “4.1m”: metres, unless the other version says millions
    bool spelled = false;                   // written in words: "ten", "a dozen"
    std::string currency;                   // ISO 4217; "dollar" where the article does not settle which; empty where no money
    std::string unit;                       // CLDR unit id without its type: "mile", "percent", "percent-point"; empty for a plain count
    std::string unit_name;                  // English, singular: "percentage point"
    std::string counted;                    // lemma of what is counted: "chip"
    std::string of;                         // what it is a part of, as written: "ferry trade in Skellan"
    std::string measured;  // lemma of the noun that says what the figure is: "share" (95% share), "revenue" ($4.2bn in revenue), "profit"
    Span counted_span;     // empty where there is none
    bool is_range() const { return low != high; }
    bool operator==(const Quantity&) const = default;
};

enum class Granularity : std::uint8_t { day, week, month, quarter, season, half, year, decade, century };

/// A date or a period. Resolved against the reference day when `anchored`; else the open parts say what is known.
struct DateValue {
    std::optional<std::chrono::sys_days> start;  // inclusive
    std::optional<std::chrono::sys_days> end;    // inclusive
    Granularity granularity = Granularity::day;
    bool anchored = false;
    std::optional<std::uint8_t> weekday;  // 1 Monday … 7 Sunday
    std::optional<std::uint8_t> month;    // 1 … 12
    std::optional<std::uint8_t> day;      // 1 … 31
    std::optional<std::int32_t> year;
    std::optional<std::int32_t> offset;  // relative, in units of granularity: last year −1, tomorrow +1; set when not anchored
    Bound bound = Bound::exact;          // "since", "by", "before", "after": above, at_most, below, above
    bool fiscal = false;
    bool operator==(const DateValue&) const = default;
};

struct TimeValue {
    std::uint16_t minute = 0;      // of the day: 11:52 p.m. → 1432
    std::uint16_t end_minute = 0;  // equal unless a range
    std::string zone;              // "EST", "GMT"; as written
    Bound bound = Bound::exact;
    bool either_half = false;  // “half past nine”, “3 o'clock”: a.m. or p.m. is not said; `minute` is before noon
    bool operator==(const TimeValue&) const = default;
};

/// Somebody or something that is named as the origin of words, as it stands in the text.
struct Mention {
    Span span;
    std::string canonical;  // "Dana Whitlock" for "Ms Whitlock", "she", "the Northmere CEO"; the words themselves where nothing is known
    bool operator==(const Mention&) const = default;
};

enum class QuoteRole : std::uint8_t { speech, scare, title, nested };

struct Quotation {
    std::vector<Span> parts;  // inside the marks; more than one for a split quote or one over several paragraphs
    QuoteRole role = QuoteRole::speech;
    std::optional<Mention> speaker;
    std::optional<Mention> cue;  // "said"
    bool operator==(const Quotation&) const = default;
};

enum class CueClass : std::uint8_t { neutral, doubting, admitting, denying, asserting };

struct Attribution {
    std::optional<Mention> source;
    std::optional<Mention> cue;
    std::vector<Span> content;
    CueClass cue_class = CueClass::neutral;
    bool named = false;  // the source is a name, not "a spokesman"
    bool operator==(const Attribution&) const = default;
};

enum class NameType : std::uint8_t { person, organization, place, other };

struct Name {
    std::string canonical;  // fullest form in the article: "Dana Whitlock"
    NameType type = NameType::other;
    std::string title;  // office or role bound to it, with its modifier: "former US President"; empty where none
    Span title_span;    // where that stands, for this mention; empty where the title came from another mention
    bool operator==(const Name&) const = default;
};

using Value = std::variant<Quantity, DateValue, TimeValue, Quotation, Attribution, Name>;

}  // namespace factdiff
