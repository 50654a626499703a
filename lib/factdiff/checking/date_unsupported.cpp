#include <algorithm>
#include <optional>
#include <utility>
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

/// Years that the source counts to from others: “a year earlier”, “kept for 118 years”.
class CountedYears {
public:
    explicit CountedYears(const Comparison& c) {
        const SegmentedText text = c.source.view(c.vocabulary);
        const int today = c.source.reference_day ? static_cast<int>(c.source.reference_day->year()) : 0;
        const auto& claims = c.source.claims;
        for (std::size_t first = 0, end = 0; first < claims.size(); first = end) {
            for (end = first; end < claims.size() && claims[end].sentence == claims[first].sentence; ++end) {
            }
            gather(claims, text, first, end, today);
        }
        for (const Sentence& sentence : text.segments.sentences) relative(text, sentence, today);
    }
    bool hold(const DateValue& date) const {
        if (!date.start) return false;
        const int year = static_cast<int>(std::chrono::year_month_day{*date.start}.year());
        return std::any_of(spans_.begin(), spans_.end(), [&](const auto& span) { return span.first <= year && year <= span.second; });
    }

private:
    /// Of one sentence: each of its lengths of time back from each of its years, and from today; “eleven years later” from those told before it.
    void gather(const std::vector<Claim>& claims, const SegmentedText& text, std::size_t first, std::size_t end, int today) {
        years_.clear();
        if (today != 0) years_.push_back(today);
        for (std::size_t i = first; i < end; ++i)
            if (const auto* date = std::get_if<DateValue>(&claims[i].value); date != nullptr && date->start)
                years_.push_back(static_cast<int>(std::chrono::year_month_day{*date->start}.year()));
        if (years_.size() > (today != 0 ? 1U : 0U)) told_before_.assign(years_.begin() + (today != 0 ? 1 : 0), years_.end());
        for (std::size_t i = first; i < end; ++i) {
            const auto* length = std::get_if<Quantity>(&claims[i].value);
            if (claims[i].kind != ClaimKind::duration || length == nullptr || length->unit != "year" || length->is_range()) continue;
            const auto whole = length->low.integer();
            if (!whole || *whole > 3000) continue;
            const WordText behind = text.lower(text.segments.tokens_in(claims[i].span).second);
            const bool later = in(behind, {"later", "on"}), earlier = in(behind, {"earlier", "before"});
            for (const int year : told_before_)
                if (later || earlier) add(later ? year + static_cast<int>(*whole) : year - static_cast<int>(*whole), 0);
            if (*whole < 3) continue;
            for (const int year : years_) add(year - static_cast<int>(*whole), 1);
            // “For the first 25 years after its founding in 1981”
            for (const int year : years_)
                if (year != today) add(year + static_cast<int>(*whole), 0);
        }
        sentence_years_.emplace_back(claims[first].sentence, years_);
    }
    /// “In the same period of 2024” for “a year earlier” or “last year”: the source counts from its own date, and the rewrite writes the year out.
    void relative(const SegmentedText& text, const Sentence& sentence, int today) {
        for (TokenIndex i = sentence.first_token + 1; i < sentence.end_token; ++i) {
            if (text.token(i).kind != TokenKind::word) continue;
            const std::string_view before = text.lower(i - 1), after = text.lower(i + 1);
            // “By the end of the decade”
            if (text.lower(i) == "decade" && today != 0 && i >= sentence.first_token + 3 && text.lower(i - 2) == "of" && text.lower(i - 3) == "end")
                spans_.emplace_back(today / 10 * 10 + 9, today / 10 * 10 + 10);
            if (text.lower(i) != "year") continue;
            // “Up 6% year on year”
            if (today != 0 && after == "on" && text.lower(i + 2) == "year") add(today - 1, 0);
            if (today != 0) {
                if (before == "last" || before == "previous" || after == "earlier" || after == "ago" || after == "before") add(today - 1, 0);
                if (before == "this" || before == "full") add(today, 0);
                if (before == "next") add(today + 1, 0);
            }
            if (before != "previous" && after != "earlier" && after != "before") continue;
            const auto index = static_cast<std::uint32_t>(&sentence - text.segments.sentences.data());
            for (const auto& [of, years] : sentence_years_)
                if (of == index)
                    for (const int year : years) add(year - 1, 0);
        }
    }
    void add(int year, int slack) { spans_.emplace_back(year - slack, year + slack); }

    std::vector<int> years_;
    std::vector<int> told_before_;  // of the latest sentence that has any
    std::vector<std::pair<std::uint32_t, std::vector<int>>> sentence_years_;
    std::vector<std::pair<int, int>> spans_;  // first and last year of each that is counted to
};

/// “In January, February and March” or “from January to March” for “in the first quarter”, “from July to December” for “in the second half”: the
/// months of the period, or its first and its last, one beside the other.
bool is_month_of_period(const Comparison& c, const Claim& claim) {
    const auto month_of = [](const Claim& other) -> unsigned {
        const auto* date = std::get_if<DateValue>(&other.value);
        return date != nullptr && date->granularity == Granularity::month && date->month ? *date->month : 0;
    };
    const unsigned month = month_of(claim);
    if (month == 0) return false;
    unsigned beside = 0;  // a bit for each month of the sentence
    for (const Claim& other : c.rewrite.claims)
        if (const unsigned m = month_of(other); other.sentence == claim.sentence && m != 0) beside |= 1U << (m - 1);
    const auto told = [&](Granularity period, unsigned months) {
        const unsigned first = (month - 1) / months * months, ends = 1U << first | 1U << (first + months - 1);
        return (beside & ends) == ends && std::any_of(c.source.claims.begin(), c.source.claims.end(), [&](const Claim& known) {
                   const auto* date = std::get_if<DateValue>(&known.value);
                   return date != nullptr && date->granularity == period && date->month && *date->month == first + 1;
               });
    };
    return told(Granularity::quarter, 3) || told(Granularity::half, 6);
}

/// “From 8 a.m.” for “opens at 8”.
bool is_bare_hour(const Comparison& c, const Claim& claim) {
    const auto* time = std::get_if<TimeValue>(&claim.value);
    if (time == nullptr || time->minute % 60 != 0 || time->end_minute != time->minute) return false;
    const std::int64_t hour = (time->minute / 60 + 11) % 12 + 1;
    const SegmentedText text = c.source.view(c.vocabulary);
    return std::any_of(c.source.claims.begin(), c.source.claims.end(), [&](const Claim& known) {
        const auto* figure = std::get_if<Quantity>(&known.value);
        if (known.kind != ClaimKind::number || figure == nullptr || figure->is_range() || figure->low != Decimal{hour} || !figure->counted.empty())
            return false;
        const TokenIndex first = c.source.segments.tokens_in(known.span).first;
        return first > 0 && in(text.lower(first - 1), {"at", "from", "by", "until", "till", "to", "between", "before", "after"});
    });
}

/// “In the fourth quarter after a fall in the third”: the word quarter stands once; “the first three months” are a quarter, too.
bool is_quarter_without_its_word(const Comparison& c, const Claim& claim) {
    const auto* date = std::get_if<DateValue>(&claim.value);
    if (date == nullptr || date->granularity != Granularity::quarter || !date->month) return false;
    static constexpr std::string_view ordinals[] = {"first", "second", "third", "fourth"};
    const unsigned quarter = (*date->month - 1U) / 3U;
    const SegmentedText text = c.source.view(c.vocabulary);
    const auto months = [&](TokenIndex i) { return (text.lower(i) == "three" || text.surface(i) == "3") && text.lower(i + 1) == "months"; };
    for (const StatementPair& pair : c.alignment.of_rewrite(claim.sentence)) {
        const Sentence& sentence = text.segments.sentences[pair.source];
        bool named = false;
        for (const Claim& known : c.source.claims)
            if (const auto* other = std::get_if<DateValue>(&known.value); other != nullptr && known.sentence == pair.source)
                named = named || other->granularity == Granularity::quarter;
        for (TokenIndex i = sentence.first_token; i + 1 < sentence.end_token; ++i) {
            const std::string_view word = text.lower(i);
            if (word == ordinals[quarter] && named && i > sentence.first_token && text.lower(i - 1) == "the" && !text.is(i + 1, TokenKind::word))
                return true;
            if ((word == ordinals[quarter] && quarter == 0 && months(i + 1)) ||
                (quarter == 3 && (word == "final" || word == "last") && months(i + 1)))
                return true;
        }
    }
    return false;
}

/// “1988” that was paired with “the late 20th century” of another sentence.
bool is_vouched_for_by_chance(const Comparison& c, const ClaimPair& pair) {
    const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
    if (rewrite.kind != ClaimKind::date || source.kind != ClaimKind::date || pair.statement > 0.2F || pair.score > 0.35F) return false;
    if (std::get<DateValue>(source.value).granularity < Granularity::decade) return false;  // a month of the year that the source tells of
    return relate(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value)) == DateRelation::within;
}

}  // namespace

void date_unsupported(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<DateCounterpart>& changed = date_counterparts(c);
    std::optional<CountedYears> counted;
    const auto counted_year = [&](const Claim& claim) {
        const auto* date = std::get_if<DateValue>(&claim.value);
        if (date == nullptr || date->granularity != Granularity::year) return false;
        if (!counted) counted.emplace(c);
        return counted->hold(*date);
    };
    std::vector<std::uint32_t> alone = c.alignment.added;
    for (const ClaimPair& pair : c.alignment.claims)
        if (is_vouched_for_by_chance(c, pair)) alone.push_back(pair.rewrite);
    std::sort(alone.begin(), alone.end());
    for (const std::uint32_t index : alone) {
        const Claim& claim = c.rewrite.claims[index];
        if ((claim.kind != ClaimKind::date && claim.kind != ClaimKind::time) || inside_quotation(c.rewrite, claim)) continue;
        if (is_open_relative(claim) || stands_in(c.source, claim) || counted_year(claim) || is_counted_on(c, claim) || is_month_of_period(c, claim) ||
            is_bare_hour(c, claim))
            continue;
        if (is_quarter_without_its_word(c, claim)) continue;
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
