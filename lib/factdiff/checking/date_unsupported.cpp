#include "factdiff/alignment/value_relation.h"
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
        if (!c.source.reference_day) return;
        this_year_ = static_cast<int>(c.source.reference_day->year());
        const SegmentedText text = c.source.view(c.vocabulary);
        for (TokenIndex i = 1; i + 1 < text.segments.tokens.size(); ++i) {
            if (text.token(i).kind != TokenKind::word || text.lower(i) != "year") continue;
            const std::string_view before = text.lower(i - 1), after = text.lower(i + 1);
            if (before == "last" || before == "previous" || after == "earlier" || after == "ago" || after == "before") told_[0] = true;
            if (before == "this" || before == "full") told_[1] = true;
            if (before == "next") told_[2] = true;
        }
    }
    bool hold(const Claim& claim) const {
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (this_year_ == 0 || date == nullptr || date->granularity != Granularity::year || !date->start) return false;
        const int gap = static_cast<int>(std::chrono::year_month_day{*date->start}.year()) - this_year_;
        return gap >= -1 && gap <= 1 && told_[gap + 1];
    }

private:
    int this_year_ = 0;
    bool told_[3] = {};
};

}  // namespace

void date_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    const CountedYears counted(c);
    for (const std::uint32_t index : c.alignment.added) {
        const Claim& claim = c.rewrite.claims[index];
        if ((claim.kind != ClaimKind::date && claim.kind != ClaimKind::time) || inside_quotation(c.rewrite, claim)) continue;
        if (is_open_relative(claim) || stands_in(c.source, claim) || counted.hold(claim)) continue;
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
