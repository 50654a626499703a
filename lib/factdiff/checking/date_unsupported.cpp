#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/date_counterparts.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

bool stands_in(const Article& source, const Claim& rewrite) {
    for (const Claim& claim : source.claims) {
        if (claim.kind != rewrite.kind) continue;
        const DateRelation relation = claim.kind == ClaimKind::date ? relate(std::get<DateValue>(claim.value), std::get<DateValue>(rewrite.value))
                                                                    : relate(std::get<TimeValue>(claim.value), std::get<TimeValue>(rewrite.value));
        if (relation == DateRelation::same) return true;
        // A year in the source does not vouch for a day in it.
        const auto *a = std::get_if<DateValue>(&claim.value), *b = std::get_if<DateValue>(&rewrite.value);
        if (relation == DateRelation::within && (a == nullptr || b == nullptr || b->granularity >= a->granularity)) return true;
    }
    return false;
}

/// “Today”, “this year”, “last week”: where the reference day is not known they could be any of the source's dates.
bool is_open_relative(const Claim& claim) {
    const auto* date = std::get_if<DateValue>(&claim.value);
    return date != nullptr && !date->anchored && date->offset;
}

/// “In the same period of 2024” for “a year earlier” or “last year”: the source counts from its own date, and the rewrite writes the year out.
class CountedYears {
public:
    explicit CountedYears(const Comparison& c) {
        gather(c.source);
        if (c.source.reference_day) this_year_ = static_cast<int>(c.source.reference_day->year());
        const SegmentedText text = c.source.view(c.vocabulary);
        for (TokenIndex i = 1; i + 1 < text.segments.tokens.size(); ++i) {
            if (text.token(i).kind != TokenKind::word || text.lower(i) != "year") continue;
            const std::string_view before = text.lower(i - 1), after = text.lower(i + 1);
            if (before == "last" || before == "previous" || after == "earlier" || after == "ago" || after == "before") told_[0] = true;
            if (before == "previous" || after == "earlier" || after == "before") year_before_ = true;
            if (before == "this" || before == "full") told_[1] = true;
            if (before == "next") told_[2] = true;
        }
    }
    bool hold(const Claim& claim) const {
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (date == nullptr || date->granularity != Granularity::year || !date->start) return false;
        const int year = static_cast<int>(std::chrono::year_month_day{*date->start}.year());
        const int gap = year - this_year_;
        if (this_year_ != 0 && gap >= -1 && gap <= 1 && told_[gap + 1]) return true;
        for (const int known : years_) {
            if (year_before_ && known - 1 == year) return true;  // “7,450 in 2025, up from 2,980 a year earlier”
            for (const int span : spans_)
                if (std::abs(known - span - year) <= 1 && span > 2) return true;  // “a record that goes back 118 years”
        }
        return false;
    }

private:
    void gather(const Article& source) {
        const auto add = [](std::vector<int>& list, int value) {
            if (list.size() < 40 && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
        };
        if (source.reference_day) add(years_, static_cast<int>(source.reference_day->year()));
        for (const Claim& claim : source.claims) {
            if (const auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && date->start)
                add(years_, static_cast<int>(std::chrono::year_month_day{*date->start}.year()));
            const auto* length = std::get_if<Quantity>(&claim.value);
            if (length != nullptr && length->unit == "year" && claim.kind == ClaimKind::duration && length->low == length->high)
                if (const auto whole = length->low.integer(); whole && *whole < 3000) add(spans_, static_cast<int>(*whole));
        }
    }

    int this_year_ = 0;
    bool told_[3] = {};
    bool year_before_ = false;
    std::vector<int> years_;  // of the source, and of its day
    std::vector<int> spans_;  // “118 years”
};

/// “In January, February and March” for “in the first quarter”: its three months, one beside the other.
bool is_month_of_quarter(const Comparison& c, const Claim& claim) {
    const auto month_of = [](const Claim& other) -> int {
        const auto* date = std::get_if<DateValue>(&other.value);
        return date != nullptr && date->granularity == Granularity::month && date->month ? *date->month : 0;
    };
    const int month = month_of(claim);
    if (month == 0) return false;
    const int first = (month - 1) / 3 * 3 + 1;
    unsigned beside = 0;
    for (const Claim& other : c.rewrite.claims)
        if (const int m = month_of(other); other.sentence == claim.sentence && m >= first && m < first + 3) beside |= 1U << (m - first);
    if (beside != 7) return false;
    return std::any_of(c.source.claims.begin(), c.source.claims.end(), [&](const Claim& known) {
        const auto* date = std::get_if<DateValue>(&known.value);
        return date != nullptr && date->granularity == Granularity::quarter && date->month && *date->month == first;
    });
}

}  // namespace

void date_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<DateCounterpart> changed = date_counterparts(c);
    std::optional<CountedYears> counted;
    const auto counted_year = [&](const Claim& claim) {
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (date == nullptr || date->granularity != Granularity::year) return false;
        if (!counted) counted.emplace(c);
        return counted->hold(claim);
    };
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if ((claim.kind != ClaimKind::date && claim.kind != ClaimKind::time) || inside_quotation(c.rewrite, claim)) continue;
        if (is_open_relative(claim) || stands_in(c.source, claim) || counted_year(claim) || is_month_of_quarter(c, claim)) continue;
        if (std::any_of(changed.begin(), changed.end(), [&](const DateCounterpart& pair) { return pair.rewrite == &claim; }))
            continue;  // date-changed tells of it
        Finding finding{.rule = "date-unsupported", .severity = Severity::warning, .confidence = 75};
        // A bare weekday or “last year” is told from the day of writing; the source may tell the same day otherwise (“a day later”).
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (date != nullptr && (date->weekday || date->offset)) {
            finding.severity = Severity::note;
            finding.confidence = 45;
        }
        finding.message = (claim.kind == ClaimKind::date ? "Date not in the source: " : "Time not in the source: ") + quoted(c.rewrite, claim.span);
        finding.why = "no date of the source agrees with it, and no statement it could answer to";
        finding.rewrite = evidence_of(c.rewrite, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
