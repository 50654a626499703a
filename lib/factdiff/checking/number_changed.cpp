#include <algorithm>

#include "factdiff/alignment/swapped_values.h"
#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/date_counterparts.h"
#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/labels_changed.h"
#include "factdiff/checking/number_counterparts.h"
#include "factdiff/checking/number_moved.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/scale_slips.h"
#include "factdiff/checking/suggestion.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

/// “The loss grew by $6.7m to $18.2m” for “widened to $18.2m from $11.5m”: the figure stands in the source's sentence, where it was paired with a new
/// one. Where that one stands in the sentence too, the two were exchanged.
bool stands_beside(const Comparison& c, const ClaimPair& pair) {
    const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
    // Pairs stand by the place of their claim in the rewrite: those of the sentence are neighbours.
    const std::vector<ClaimPair>& pairs = c.alignment.claims;
    const auto in_sentence = [&](std::size_t k) { return c.rewrite.claims[pairs[k].rewrite].sentence == rewrite.sentence; };
    auto first = static_cast<std::size_t>(&pair - pairs.data());
    while (first > 0 && in_sentence(first - 1)) --first;
    for (std::size_t k = first; k < pairs.size() && in_sentence(k); ++k) {
        const ClaimPair& other = pairs[k];
        const Claim &known = c.source.claims[other.source], &told = c.rewrite.claims[other.rewrite];
        if (other.equal || known.sentence != source.sentence || known.kind != rewrite.kind) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(known.value), std::get<Quantity>(rewrite.value));
        if (!relation.same_value || !relation.same_unit) continue;
        if (!relate(std::get<Quantity>(source.value), std::get<Quantity>(told.value)).same_value) return true;
        // “Slipped to 50 from 60” and “slipped from 60 to 50”: both ends of the change are told as what they are.
        const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
        const std::string_view end = end_of_change(is, rewrite);
        return !end.empty() && end == end_of_change(was, known) && end_of_change(was, source) == end_of_change(is, told);
    }
    return false;
}

/// “4-6, 7-6 (7-5), 6-3” told as “4-6 7-6 6-3”: the tie-break is left out, and the set behind it stands in its place.
bool is_next_score(const Comparison& c, const Claim& source, const Claim& rewrite) {
    if (source.kind != ClaimKind::score || rewrite.kind != ClaimKind::score) return false;
    return std::any_of(c.alignment.omitted.begin(), c.alignment.omitted.end(), [&](std::uint32_t index) {
        const Claim& other = c.source.claims[index];
        return other.kind == ClaimKind::score && other.sentence == source.sentence &&
               relate(std::get<Quantity>(other.value), std::get<Quantity>(rewrite.value)).same_value;
    });
}

/// “One in five is insured” / “four-fifths are not”.
bool is_rest_denied(const Claim& source, const Claim& rewrite) {
    const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
    if (source.negated == rewrite.negated || was.is_range() || is.is_range()) return false;
    const bool parts = was.fraction && is.fraction, percent = was.unit == "percent" && is.unit == "percent";
    return (parts && was.low + is.low == Decimal{1}) || (percent && was.low + is.low == Decimal{100});
}

/// “Three were shot down, and a fourth crashed” / “of four …”.
bool counts_one_more(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const Quantity& is = std::get<Quantity>(rewrite.value);
    if (is.is_range() || std::get<Quantity>(source.value).low + Decimal{1} != is.low) return false;
    const SegmentedText text = c.source.view(c.vocabulary);
    const Sentence& sentence = c.source.segments.sentences[source.sentence];
    for (TokenIndex k = sentence.first_token + 1; k < sentence.end_token; ++k) {
        const NumberWord* word = number_word(text.lower(k));
        if (word != nullptr && word->kind == NumberWordKind::ordinal && word->value == is.low && in(text.lower(k - 1), {"a", "another"})) return true;
    }
    return false;
}

/// In statements that have little in common “hundreds of thousands” and “nearly 10,000”, “seven nominations” and “200 titles” are told of two things.
bool is_weak(const ClaimPair& pair, const Quantity& was, const Quantity& is) {
    if (pair.statement >= 0.35F) return false;
    return was.vague || is.vague || (!was.counted.empty() && !is.counted.empty() && was.counted != is.counted);
}

/// Within the rounding that the user accepts.
bool tolerated(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
    const auto near = [&](const Decimal& a, const Decimal& b) { return (a - b).abs() <= c.tolerance * std::max(a.abs(), b.abs()); };
    return !c.tolerance.is_zero() && was.unit == is.unit && was.currency == is.currency && near(was.low, is.low) && near(was.high, is.high);
}

Finding finding_of(const Comparison& c, const Claim& source, const Claim& rewrite, std::string why, int confidence) {
    Finding finding{.rule = "number-changed", .severity = Severity::error, .confidence = confidence};
    tell_change(finding, "Figure changed", c, source, rewrite);
    finding.why = std::move(why);
    return finding;
}

Finding paired_by_place(const Comparison& c, const ClaimPair& pair) {
    return finding_of(c, c.source.claims[pair.source], c.rewrite.claims[pair.rewrite], "paired by place: " + to_string(pair.why),
                      std::min(98, 40 + static_cast<int>(pair.score * 70)));
}

/// What a multiple is of: “twice their average”, “half as much ginger as the other”; kNoToken where it is not told.
TokenIndex measured_by(const SegmentedText& text, const Claim& claim) {
    constexpr TokenIndex to_as = 8, near = 4;
    const TokenIndex stop = text.segments.sentences[claim.sentence].end_token;
    TokenIndex k = text.segments.tokens_in(claim.span).second;
    if (text.lower(k) == "as") {
        const TokenIndex first = k++;
        while (k < std::min(stop, first + to_as) && text.lower(k) != "as") ++k;
        if (k >= stop || text.lower(k) != "as") return kNoToken;
        ++k;
    }
    for (const TokenIndex begin = k; k < std::min(stop, begin + near) && text.is(k, TokenKind::word); ++k)
        if (!text.is(k, WordClass::function_word | WordClass::auxiliary | WordClass::pronoun)) return k;
    return kNoToken;
}

/// “Twice as much as the other” told as “half as much as the other”.
void multiples_turned(const Comparison& c, std::vector<Finding>& findings) {
    const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
    const auto multiple = [](const Claim& claim) {
        const auto* quantity = std::get_if<Quantity>(&claim.value);
        return quantity == nullptr || quantity->is_range() ? Decimal{} : quantity->low;
    };
    const Decimal half{5, -1}, two{2};
    std::size_t looks = 0;  // at figures left out, for all: more than that and it is a table
    constexpr std::size_t most_looks = 100'000;
    for (const std::uint32_t ours : c.alignment.added) {
        const Claim& rewrite = c.rewrite.claims[ours];
        const Decimal now = multiple(rewrite);
        if ((now != half && now != two) || inside_quotation(c.rewrite, rewrite)) continue;
        const TokenIndex of = measured_by(is, rewrite);
        if (of == kNoToken || looks > most_looks) continue;
        looks += c.alignment.omitted.size();
        for (const std::uint32_t theirs : c.alignment.omitted) {
            const Claim& source = c.source.claims[theirs];
            if (multiple(source) != (now == half ? two : half) || c.alignment.pair_of(source.sentence, rewrite.sentence) == nullptr) continue;
            const TokenIndex before = measured_by(was, source);
            if (before == kNoToken || was.token(before).stem != is.token(of).stem) continue;
            findings.push_back(finding_of(c, source, rewrite, "of the same, and turned round", 80));
            break;
        }
    }
}

/// “4-6, 7-6, 6-3” told as “6-4, 7-6, 6-3”: alone, a score may be told from the other side; here the others were not.
void sets_turned(const Comparison& c, std::vector<Finding>& findings) {
    struct Kept {
        std::uint32_t source, rewrite;  // sentences
    };
    std::vector<Kept> kept;
    std::vector<const ClaimPair*> turned;
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || source.kind != ClaimKind::score || rewrite.kind != ClaimKind::score) continue;
        const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
        if (was.low == was.high) continue;
        if (was.low == is.low && was.high == is.high)
            kept.push_back({source.sentence, rewrite.sentence});
        else if (was.low == is.high && was.high == is.low)
            turned.push_back(&pair);
    }
    constexpr std::size_t most = 100;  // that are told of: each is held against all
    if (turned.size() > most) turned.resize(most);
    for (const ClaimPair* pair : turned) {
        const Claim &source = c.source.claims[pair->source], &rewrite = c.rewrite.claims[pair->rewrite];
        if (std::any_of(kept.begin(), kept.end(), [&](const Kept& at) { return at.source == source.sentence && at.rewrite == rewrite.sentence; }))
            findings.push_back(finding_of(c, source, rewrite, "the score is turned round, and another beside it is not", 80));
    }
}

}  // namespace

void number_changed(const Comparison& c, std::vector<Finding>& findings) {
    const DerivedFigures& derived = derived_figures(c);
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (are_counted_back(c, source, rewrite)) {
            if (relate(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value)) != DateRelation::different) continue;
            if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
            findings.push_back(paired_by_place(c, pair));
            continue;
        }
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const QuantityRelation relation = relate(std::get<Quantity>(source.value), std::get<Quantity>(rewrite.value));
        // “84.1 years for women and 80.9 for men”: the second goes without its unit.
        const bool exchanged = pair.why.what == kChangedPlaces;
        if ((!relation.comparable && !exchanged) || relation.same_value) continue;
        if (tolerated(c, source, rewrite)) continue;
        if (derived.follow_from_source(pair)) continue;  // number-derived tells of it
        if (is_rest_denied(source, rewrite) || counts_one_more(c, source, rewrite)) continue;
        if (stands_beside(c, pair) || is_next_score(c, source, rewrite)) continue;
        if (pair.statement < 0.8F && derived.points_told_in_percent(rewrite)) continue;  // unit-changed tells of it
        // “From seven to nine” beside “enlarged from seven to nine”: the two figures of a change, and the range.
        const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
        if (is.is_range() && !was.is_range() && (was.low == is.low || was.low == is.high) && derived.source().hold(is)) continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding = paired_by_place(c, pair);
        if (finding.confidence < 50) finding.severity = Severity::note;
        // Whatever it answers to, a figure that stands nowhere in the source is one too many.
        if (is_weak(pair, was, is))
            finding.severity = derived.source().hold(is) || (is.spelled && is.low < Decimal{13}) ? Severity::note : Severity::warning;
        if (finding.severity == Severity::error && finding.confidence >= 75 && relation.same_unit) finding.suggestion = value_suggestion(c, pair);
        findings.push_back(std::move(finding));
    }
    const std::vector<ScaleSlip>& slips = scale_slips(c);
    for (const Counterpart& pair : counterparts(c)) {
        if (std::any_of(slips.begin(), slips.end(), [&](const ScaleSlip& slip) { return slip.rewrite == pair.rewrite; })) continue;
        if (tolerated(c, *pair.source, *pair.rewrite)) continue;
        findings.push_back(
            finding_of(c, *pair.source, *pair.rewrite, "both count the same, and neither stands on the other side", pair.aligned ? 75 : 60));
    }
    for (const DateCounterpart& pair : date_counterparts(c))
        if (are_counted_back(c, *pair.source, *pair.rewrite))
            findings.push_back(
                finding_of(c, *pair.source, *pair.rewrite, "counted back from the same day, and neither stands on the other side", 75));
    for (const auto& [one, two] : reversed_changes(c))
        findings.push_back(finding_of(c, c.source.claims[one->source], c.rewrite.claims[two->rewrite],
                                      "the change is told from its end to its beginning: the two figures changed places", 80));
    for (const MovedValue& moved : moved_values(c, false))
        findings.push_back(finding_of(c, *moved.source, *moved.rewrite,
                                      "the source tells " + quoted(c.source, moved.taken->span) + " of something else; here it has another figure",
                                      65));
    for (const MovedValue& moved : values_of_other_names(c, false))
        findings.push_back(
            finding_of(c, *moved.source, *moved.rewrite,
                       "the source tells " + quoted(c.source, moved.taken->span) + " of another name; of this one it has another figure", 70));
    for (const auto& [source, rewrite] : slips) {
        findings.push_back(finding_of(c, *source, *rewrite, "the same digits of another size; neither figure stands on the other side", 80));
        findings.back().suggestion = value_suggestion(c, *source, *rewrite);
    }
    sets_turned(c, findings);
    multiples_turned(c, findings);
    labels_changed(c, findings);
}

}  // namespace factdiff
