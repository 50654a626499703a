#include "factdiff/checking/derived_figures.h"

#include <algorithm>

#include "factdiff/checking/derivation.h"
#include "factdiff/checking/times_apart.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr float kSamePlace = 0.45F;      // words so alike around two figures say that they tell of the same
constexpr float kSameWords = 0.7F;       // … and so alike, that nothing was reckoned
constexpr std::size_t kMostDates = 100;  // every two of them are tried

/// “14 grams lighter”, “6,300 above”, “risen by 67”, “another $4.50”, “11 years her senior”, “a gap of 12”.
bool told_as_difference(const SegmentedText& text, const Claim& claim) {
    const Sentence& sentence = text.segments.sentences[claim.sentence];
    const auto [first, end] = text.segments.tokens_in(claim.span);
    TokenIndex after = end;
    for (int k = 0; k < 3 && after < sentence.end_token && text.is(after, TokenKind::word); ++k, ++after)
        if (compares(text.lower(after), ComparisonPlace::after)) return true;
    if (first <= sentence.first_token) return false;
    if (compares(text.lower(first - 1), ComparisonPlace::before)) return true;
    return text.lower(first - 1) == "of" && first - 1 > sentence.first_token && compares(text.lower(first - 2), ComparisonPlace::of);
}

/// “The two firms have 37 between them”, “40 in all”.
bool told_as_sum(const SegmentedText& text, const Claim& claim) {
    const Sentence& sentence = text.segments.sentences[claim.sentence];
    TokenIndex after = text.segments.tokens_in(claim.span).second;
    for (int k = 0; k < 4 && after < sentence.end_token && text.is(after, TokenKind::word); ++k, ++after) {
        const std::string_view word = text.lower(after), next = text.lower(after + 1);
        if (word == "together" || word == "combined" || word == "altogether" || (word == "between" && next == "them") ||
            (word == "in" && (next == "all" || next == "total")))
            return true;
    }
    return false;
}

/// “One teacher for every 15 pupils”.
bool told_for_every(const SegmentedText& text, const Claim& claim) {
    const TokenIndex first = text.segments.tokens_in(claim.span).first;
    const TokenIndex begin = text.segments.sentences[claim.sentence].first_token;
    if (first < begin + 2) return false;
    const std::string_view word = text.lower(first - 1), before = text.lower(first - 2);
    return word == "per" || ((word == "every" || word == "each") && (before == "for" || before == "to" || before == "per"));
}

/// “62% empty”, “the remaining 49%”, “the other 700”, “2% went unsold”.
bool told_as_rest(const SegmentedText& text, const Claim& claim) {
    static constexpr std::string_view words[] = {"empty", "vacant", "unsold", "unused", "rest", "remaining", "remainder", "other", "others", "not"};
    const Sentence& sentence = text.segments.sentences[claim.sentence];
    const auto [first, end] = text.segments.tokens_in(claim.span);
    const TokenIndex low = first > sentence.first_token + 3 ? first - 3 : sentence.first_token;
    for (TokenIndex i = low; i < std::min(end + 5, sentence.end_token); ++i)
        if (std::find(std::begin(words), std::end(words), text.lower(i)) != std::end(words)) return true;
    return false;
}

/// A word of the sentence says that something in it is told of each: “each”, “apiece”, “a year”, “annual”.
bool tells_of_each(const SegmentedText& text, std::uint32_t of) {
    const Sentence& sentence = text.segments.sentences[of];
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        if (!text.is(i, TokenKind::word)) continue;
        if (text.lower(i) == "yearly" || text.lower(i) == "annual" || text.lower(i) == "monthly" || text.lower(i) == "weekly") return true;
        const MeasureSense sense = measure_sense(text.lower(i), text.lower(i + 1));
        if (sense == MeasureSense::each || sense == MeasureSense::rate) return true;
    }
    return false;
}

/// “In the 24 hours before” for “a day earlier”: the same stretch of time in one of a larger unit.
std::string_view one_of_larger_unit(const Quantity& q) {
    struct Whole {
        std::string_view unit;
        int count;
        std::string_view larger;
    };
    static constexpr Whole wholes[] = {{"hour", 24, "day"},    {"day", 7, "week"},     {"month", 12, "year"},    {"week", 52, "year"},
                                       {"minute", 60, "hour"}, {"year", 10, "decade"}, {"year", 100, "century"}, {"month", 3, "quarter"}};
    for (const Whole& whole : wholes)
        if (q.unit == whole.unit && !q.is_range() && q.low == Decimal{whole.count}) return whole.larger;
    return {};
}

bool tells_a_birth(const SegmentedText& text) {
    for (TokenIndex i = 0; i < text.size(); ++i)
        if (text.lower(i) == "born" || text.lower(i) == "birth" || text.lower(i) == "birthday") return true;
    return false;
}

bool holds(const std::vector<std::uint32_t>& list, std::uint32_t value) { return std::find(list.begin(), list.end(), value) != list.end(); }

}  // namespace

KnownFigures::KnownFigures(const Article& article) {
    for (const Claim& claim : article.claims)
        if (const auto* quantity = std::get_if<Quantity>(&claim.value))
            figures_.push_back({quantity, reach_of(*quantity), claim.sentence, article.segments.sentences[claim.sentence].paragraph, &claim,
                                claim.kind == ClaimKind::ordinal});
}

bool KnownFigures::hold(const Quantity& figure) const {
    const QuantityReach reach = reach_of(figure);
    for (const Known& known : figures_) {
        const Quantity& whole = *known.quantity;
        if (may_be_equal(known.reach, reach)) {
            const QuantityRelation relation = relate(whole, figure);
            if (relation.comparable && relation.same_value && relation.same_unit) return true;
        }
        // Either end of a range, either side of a score, told on its own: “aged 19 to 27” as “the youngest is 19”, “51-49” as 51% and 49%.
        if (!whole.is_range() || figure.is_range() || (figure.low != whole.low && figure.low != whole.high)) continue;
        if (whole.unit == figure.unit && whole.currency == figure.currency) return true;
        const bool bare = figure.unit.empty() && figure.currency.empty() && figure.counted.empty() && !figure.fraction;
        if (bare && whole.unit == "year") return true;
        if (figure.unit == "percent" && whole.unit.empty() && whole.high < whole.low && whole.low + whole.high == Decimal{100}) return true;
    }
    return figure.is_range() && hold_ends(figure);
}

bool KnownFigures::hold_ends(const Quantity& range) const {
    const auto is_end = [&](const Quantity& q, const Decimal& end) { return !q.is_range() && q.low == end && q.currency == range.currency; };
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
        const Quantity &low = *figures_[i].quantity, &high = *figures_[i + 1].quantity;
        if (figures_[i].sentence != figures_[i + 1].sentence) continue;
        // “14 aces to her opponent's five” is told as “14 to five”.
        const bool score = range.high < range.low && is_end(low, range.high) && is_end(high, range.low);
        if (!score && (!is_end(low, range.low) || !is_end(high, range.high))) continue;
        // The unit stands behind the second of the two.
        const bool shares = range.high < range.low && low.unit == "percent" && range.low + range.high == Decimal{100};
        const bool ages = range.unit == "year" && low.unit.empty() && high.unit.empty() && low.counted.empty();
        const bool unit = low.unit == range.unit || high.unit == range.unit || !range.currency.empty() || shares || ages;
        if (unit && (low.unit.empty() || low.unit == high.unit)) return true;
    }
    return false;
}

DerivedFigures::DerivedFigures(const Comparison& comparison)
    : source_article_(comparison.source),
      rewrite_article_(comparison.rewrite),
      alignment_(comparison.alignment),
      vocabulary_(comparison.vocabulary),
      source_(comparison.source),
      rewrite_(comparison.rewrite),
      told_(source_.figures_.size()) {
    givens_.reserve(source_.figures_.size());
    for (const KnownFigures::Known& known : source_.figures_) givens_.emplace_back(*known.quantity);
    for (std::size_t i = 0; i < givens_.size() && far_.size() < kMostCompared; ++i)
        if (!source_.figures_[i].ordinal && !source_.figures_[i].quantity->vague) far_.push_back(&givens_[i]);
    const auto add = [&](std::chrono::sys_days day) {
        if (dates_.size() < kMostDates && std::find(dates_.begin(), dates_.end(), day) == dates_.end()) dates_.push_back(day);
    };
    for (const Claim& claim : comparison.source.claims)
        if (const auto* date = std::get_if<DateValue>(&claim.value); date != nullptr && date->start) {
            add(*date->start);
            placed_dates_.push_back({*date->start, comparison.source.segments.sentences[claim.sentence].paragraph});
        }
    for (const Article* article : {&comparison.source, &comparison.rewrite})
        if (article->reference_day && article->reference_day->ok()) {
            reference_days_.push_back(std::chrono::sys_days{*article->reference_day});
            add(reference_days_.back());
        }
}

const std::optional<std::string>& DerivedFigures::sum_of(const Claim& claim) const {
    const auto [entry, fresh] = sums_.try_emplace(&claim);
    if (fresh) entry->second = find_sum(claim);
    return entry->second;
}

std::optional<std::string> DerivedFigures::find_sum(const Claim& claim) const {
    const auto givens = givens_of(claim);
    if (!givens) return std::nullopt;
    if (auto whole = larger_unit_of(claim)) return whole;
    if (auto months = months_of(claim)) return months;
    if (auto whole = rate_for_its_time(claim)) return whole;
    if (auto times = told_by_times_apart(source_article_, std::get<Quantity>(claim.value))) return times;
    return derive(std::get<Quantity>(claim.value), *givens);
}

std::optional<std::string> DerivedFigures::rate_for_its_time(const Claim& claim) const {
    const Quantity& whole = std::get<Quantity>(claim.value);
    if (whole.is_range() || whole.unit.starts_with("per-")) return std::nullopt;
    for (const KnownFigures::Known& known : source_.figures_) {
        const Quantity& rate = *known.quantity;
        if (!rate.unit.starts_with("per-") || rate.currency != whole.currency || rate.is_range()) continue;
        for (const KnownFigures::Known& time : source_.figures_) {
            const Quantity& length = *time.quantity;
            if (time.paragraph != known.paragraph || length.is_range() || length.unit != std::string_view(rate.unit).substr(4)) continue;
            if (rate.low * length.low == whole.low)
                return rate.low.to_string() + " a " + length.unit + " × " + length.low.to_string() + " = " + whole.low.to_string();
        }
    }
    return std::nullopt;
}

std::optional<std::string> DerivedFigures::months_of(const Claim& claim) const {
    const Quantity& figure = std::get<Quantity>(claim.value);
    if (figure.unit != "month" && figure.unit != "year") return std::nullopt;
    using Known = KnownFigures::Known;
    // Years and months side by side.
    const auto together = [](const std::vector<Known>& figures, std::size_t i) -> std::optional<Decimal> {
        if (i + 1 >= figures.size()) return std::nullopt;
        const Quantity &years = *figures[i].quantity, &months = *figures[i + 1].quantity;
        const bool beside =
            figures[i].sentence == figures[i + 1].sentence && figures[i + 1].claim->span.begin <= figures[i].claim->span.end + 5;  // “ and ”
        if (!beside || years.unit != "year" || months.unit != "month" || !(months.low < Decimal{12})) return std::nullopt;
        return years.low * Decimal{12} + months.low;
    };
    const auto sum = [](const Decimal& months) {
        const Decimal twelve{12};
        const std::int64_t whole = months.integer().value_or(0) / 12;
        return std::to_string(whole) + " years × 12 + " + (months - twelve * Decimal{whole}).to_string() + " = " + months.to_string() + " months";
    };
    if (figure.unit == "month")
        for (std::size_t i = 0; i < source_.figures_.size(); ++i)
            if (const auto months = together(source_.figures_, i); months && *months == figure.low) return sum(*months);
    for (std::size_t i = 0; i < rewrite_.figures_.size(); ++i) {
        const auto months = together(rewrite_.figures_, i);
        if (!months || (rewrite_.figures_[i].claim != &claim && rewrite_.figures_[i + 1].claim != &claim)) continue;
        for (const Known& known : source_.figures_) {
            const Quantity& q = *known.quantity;
            if (q.is_range() || (q.unit != "month" && q.unit != "year")) continue;
            if ((q.unit == "month" ? q.low : q.low * Decimal{12}) == *months) return sum(*months);
        }
    }
    return std::nullopt;
}

Told DerivedFigures::told_of(std::size_t figure) const {
    if (!told_[figure]) told_[figure] = find_told(source_.figures_[figure]);
    return *told_[figure];
}

Told DerivedFigures::find_told(const KnownFigures::Known& known) const {
    Told told = Told::plain;
    const SegmentedText text = source_article_.view(vocabulary_);
    const Claim& claim = *known.claim;
    if (claim.kind == ClaimKind::ratio && !known.quantity->fraction) return Told::multiple;
    if (told_as_difference(text, claim) || known.quantity->direction != Direction::none) told = told | Told::difference;
    if (tells_of_each(text, claim.sentence)) told = told | Told::each;
    if (told_for_every(text, claim)) told = told | Told::for_every;
    return told;
}

std::optional<std::string> DerivedFigures::larger_unit_of(const Claim& claim) const {
    const Quantity& figure = std::get<Quantity>(claim.value);
    const std::string_view larger = one_of_larger_unit(figure);
    if (larger.empty()) return std::nullopt;
    const SegmentedText text = source_article_.view(vocabulary_);
    for (const StatementPair& pair : alignment_.statements) {
        if (pair.rewrite != claim.sentence) continue;
        const Sentence& sentence = text.segments.sentences[pair.source];
        for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i)
            if (text.lower(i) == larger) return "a " + std::string(larger) + " = " + figure.low.to_string() + " " + figure.unit + "s";
    }
    return std::nullopt;
}

std::optional<std::string> DerivedFigures::points_told_in_percent(const Claim& claim) const {
    if (claim.kind != ClaimKind::percent) return std::nullopt;
    const Quantity& figure = std::get<Quantity>(claim.value);
    if (figure.direction == Direction::none && !told_as_difference(rewrite_article_.view(vocabulary_), claim)) return std::nullopt;
    const auto givens = givens_of(claim);
    return givens ? points_in_percent(figure, *givens) : std::nullopt;
}

std::optional<Givens> DerivedFigures::givens_of(const Claim& claim) const {
    const Quantity& figure = std::get<Quantity>(claim.value);
    // A small count follows from almost any two others: for one only the figures of the aligned sentences themselves are asked.
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13} && !figure.fraction;
    std::vector<std::uint32_t> paragraphs, sentences;
    float best = 0;
    for (const StatementPair& pair : alignment_.of_rewrite(claim.sentence)) {
        best = std::max(best, pair.score);
        sentences.push_back(pair.source);
        paragraphs.push_back(source_article_.segments.sentences[pair.source].paragraph);
    }
    if (best >= 0.9F) return std::nullopt;  // a sentence taken over as it was holds no sums of the writer's
    std::sort(sentences.begin(), sentences.end());
    std::sort(paragraphs.begin(), paragraphs.end());
    paragraphs.erase(std::unique(paragraphs.begin(), paragraphs.end()), paragraphs.end());

    // The figures of the aligned sentences from the last to the first, then those of their paragraphs from the first on.
    const auto& figures = source_.figures_;
    Givens givens;
    givens.aligned = best >= 0.25F;
    const SegmentedText text = rewrite_article_.view(vocabulary_);
    givens.compared = told_as_difference(text, claim);
    givens.summed = told_as_sum(text, claim);
    givens.ordinal = claim.kind == ClaimKind::ordinal;
    givens.for_every = told_for_every(text, claim);
    if (claim.kind == ClaimKind::percent) {
        const SegmentedText source = source_article_.view(vocabulary_);
        givens.rest = told_as_rest(text, claim) || std::any_of(figures.begin(), figures.end(), [&](const KnownFigures::Known& known) {
                          return known.claim->kind == ClaimKind::percent && told_as_rest(source, *known.claim);
                      });
    }
    const auto add = [&](const KnownFigures::Known& known) {
        if (known.ordinal) {
            givens.ranks.push_back(known.quantity);
        } else if (!known.quantity->vague) {
            const auto at = static_cast<std::size_t>(&known - figures.data());
            givens.near.push_back(&givens_[at]);
            givens.near_sentences.push_back(known.sentence);
            givens.near_told.push_back(told_of(at));
        }
        return givens.near.size() < kMostGivens;
    };
    using Known = KnownFigures::Known;
    const auto before = [](std::uint32_t Known::*part) { return [part](const Known& known, std::uint32_t value) { return known.*part < value; }; };
    for (std::size_t i = sentences.size(); i-- > 0;) {
        auto at = std::lower_bound(figures.begin(), figures.end(), sentences[i] + 1, before(&Known::sentence));
        while (at != figures.begin() && (--at)->sentence == sentences[i] && add(*at)) {
        }
    }
    for (std::size_t i = 0; (!small || givens.compared) && i < paragraphs.size(); ++i)
        for (auto at = std::lower_bound(figures.begin(), figures.end(), paragraphs[i], before(&Known::paragraph));
             at != figures.end() && at->paragraph == paragraphs[i]; ++at)
            if (!holds(sentences, at->sentence) && !add(*at)) break;
    givens.near_dates = reference_days_;
    const auto in_paragraph = [](const PlacedDate& date, std::uint32_t paragraph) { return date.paragraph < paragraph; };
    for (const std::uint32_t paragraph : paragraphs)
        for (auto at = std::lower_bound(placed_dates_.begin(), placed_dates_.end(), paragraph, in_paragraph);
             at != placed_dates_.end() && at->paragraph == paragraph && givens.near_dates.size() < kMostDates; ++at)
            givens.near_dates.push_back(at->day);
    givens.far = far_;
    givens.dates = dates_;
    // Of an age only a birth tells: “the first since 1998” makes nobody 28.
    if (claim.kind == ClaimKind::age && !tells_a_birth(source_article_.view(vocabulary_))) {
        givens.near_dates.clear();
        givens.dates = {};
    }
    return givens;
}

bool DerivedFigures::follow_from_source(const ClaimPair& pair) const {
    // “A third” that became “two-thirds” is a change, though 6 of 9 somewhere near would be two-thirds as well.
    const auto fraction = [](const Article& article, std::uint32_t claim) { return std::get<Quantity>(article.claims[claim].value).fraction; };
    if (fraction(source_article_, pair.source) && fraction(rewrite_article_, pair.rewrite)) return false;
    // In a sentence that was hardly touched a changed figure is a changed figure, whatever it could be the sum of.
    if (pair.statement >= 0.8F) return false;
    // A figure that the source has elsewhere was most likely moved; only small counts recur by chance (“eight have still to be done” of 22, 14 of
    // them done).
    const Claim& claim = rewrite_article_.claims[pair.rewrite];
    const Quantity& figure = std::get<Quantity>(claim.value);
    if (is_rest_of(pair, figure)) return true;
    const bool small = figure.unit.empty() && figure.currency.empty() && figure.low < Decimal{13};
    // A small one in the same words is a change, though it could be a sum: “five cups a week, down from 23” for “eight cups a week, down from 23”.
    const Quantity& told = std::get<Quantity>(source_article_.claims[pair.source].value);
    const TokenIndex end = source_article_.segments.tokens_in(source_article_.claims[pair.source].span).second;
    const bool whole = source_article_.view(vocabulary_).surface(end) == "-";  // “a five-member board”, of which three voted for it
    const bool same_unit =
        told.unit == figure.unit || (claim.kind == ClaimKind::duration && source_article_.claims[pair.source].kind == ClaimKind::duration);
    const bool same_kind = !whole && !told.is_range() && same_unit && !(told.unit.empty() && told.counted.empty());
    // “Nine weeks later” for “five weeks later”: a difference, but the source's own.
    // The source's own may stand beside it: “600 over three years, 200 a year”.
    const bool beside = Decimal{12} < told.low && rewrite_.hold(told);
    if (same_kind && !beside && pair.context >= kSameWords && pair.statement >= 0.6F) return false;
    const bool same_thing = same_kind && told.counted == figure.counted;
    if (figure.low < Decimal{13} && same_thing && pair.context >= kSamePlace && pair.statement >= 0.35F &&
        !told_as_difference(rewrite_article_.view(vocabulary_), claim))
        return false;
    // “0.25 points lower, at 6.24%” is not moved from “a quarter point”, wherever that stands: it was paired with the rate it is a difference of.
    const bool points = figure.unit == "percent-point" && told.unit == "percent";
    return (small || points || !source_.hold(figure)) && sum_of(claim).has_value();
}

bool DerivedFigures::is_rest_of(const ClaimPair& pair, const Quantity& figure) const {
    const Claim& told = source_article_.claims[pair.source];
    const Quantity& part = std::get<Quantity>(told.value);
    if (figure.is_range() || part.is_range() || figure.unit != part.unit || figure.currency != part.currency || figure.fraction || part.fraction)
        return false;
    for (const KnownFigures::Known& known : source_.figures_) {
        const Quantity& whole = *known.quantity;
        if (known.sentence != told.sentence || whole.is_range() || whole.unit != part.unit || whole.currency != part.currency) continue;
        if (figure.low + part.low == whole.low || figure.low + whole.low == part.low) return true;
    }
    return false;
}

std::optional<std::string> DerivedFigures::derivation_of(const Claim& claim) const {
    if (source_.hold(std::get<Quantity>(claim.value))) return std::nullopt;
    return sum_of(claim);
}

const DerivedFigures& derived_figures(const Comparison& comparison) {
    return made_once(comparison.memo.derived, [&] { return DerivedFigures(comparison); });
}

}  // namespace factdiff
