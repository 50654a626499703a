#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>

#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/figure_company.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

/// A figure in its sentence.
struct Place {
    SegmentedText text;
    TokenIndex begin, first, end, stop;  // of the sentence, of the figure, behind it, of the sentence

    Place(const Article& article, const Claim& claim, const Vocabulary& vocabulary) : text(article.view(vocabulary)) {
        const Sentence& sentence = article.segments.sentences[claim.sentence];
        std::tie(first, end) = article.segments.tokens_in(claim.span);
        begin = sentence.first_token;
        stop = sentence.end_token;
    }
    std::string_view lower(TokenIndex i) const { return i >= begin && i < stop ? text.lower(i) : std::string_view{}; }
    bool figure(TokenIndex i) const { return text.is(i, TokenKind::number) || text.is(i, TokenKind::symbol); }
};

/// What a word near a figure says of how it is meant, and that word.
struct Sense {
    MeasureSense sense = MeasureSense::none;
    TokenIndex at = 0;
};

constexpr std::pair<MeasureSense, MeasureSense> kOpposites[] = {{MeasureSense::each, MeasureSense::total},
                                                                {MeasureSense::including, MeasureSense::excluding}};
using Senses = std::array<Sense, std::size(kOpposites)>;

/// Of each pair of opposites the first word within a few tokens on either side, up to the next figure.
Senses senses_near(const Place& place) {
    Senses senses;
    const auto note = [&](TokenIndex i) {
        const MeasureSense sense = measure_sense(place.lower(i), place.lower(i + 1));
        for (std::size_t k = 0; sense != MeasureSense::none && k < senses.size(); ++k)
            if (senses[k].sense == MeasureSense::none && (sense == kOpposites[k].first || sense == kOpposites[k].second)) senses[k] = {sense, i};
    };
    for (TokenIndex i = place.end; i < std::min(place.stop, place.end + 6) && !place.figure(i); ++i) note(i);
    for (TokenIndex i = place.first; i > place.begin && place.first - i < 4;) {
        if (place.figure(--i)) break;
        note(i);
    }
    return senses;
}

/// What was found: in words, and the token on either side that says so.
struct Difference {
    std::string words;
    TokenIndex source = kNoToken, rewrite = kNoToken;
};

std::string worded(const Place& place, TokenIndex at) {
    const std::string first(place.text.surface(at));
    return first == "not" ? first + " " + std::string(place.text.surface(at + 1)) : first;
}

/// “$640 each” against “a total of $640”, “including debt” against “not counting debt”.
std::optional<Difference> opposite_sense(const Place& source, const Place& rewrite) {
    const Senses before = senses_near(source);
    if (std::all_of(before.begin(), before.end(), [](const Sense& was) { return was.sense == MeasureSense::none; })) return std::nullopt;
    const Senses now = senses_near(rewrite);
    for (std::size_t k = 0; k < before.size(); ++k) {
        const Sense &was = before[k], &is = now[k];
        if (was.sense == MeasureSense::none || is.sense == MeasureSense::none || is.sense == was.sense) continue;
        return Difference{"with “" + worded(rewrite, is.at) + "”, in the source with “" + worded(source, was.at) + "”", was.at, is.at};
    }
    return std::nullopt;
}

/// The name a share is of: “18% of Harrow”, “an 18% stake in Pellworth”; its last word.
TokenIndex name_of_whole(const Place& place) {
    TokenIndex i = place.end;
    for (int k = 0; k < 3 && i < place.stop && place.lower(i) != "of" && place.lower(i) != "in"; ++k, ++i)
        if (!place.text.is(i, TokenKind::word) || (measured_noun(place.lower(i)) == nullptr && k > 0)) return kNoToken;
    if (place.lower(i) != "of" && !(place.lower(i) == "in" && i > place.end)) return kNoToken;
    if (place.lower(++i) == "the") ++i;
    TokenIndex last = kNoToken;
    for (; i < place.stop && place.text.is(i, TokenKind::word) && place.text.token(i).capitalised && !place.text.is(i, WordClass::function_word); ++i)
        last = i;
    // “Harrow's voting shares”: the whole is theirs, not they.
    return last;
}

bool occurs(const SegmentedText& text, std::string_view word, TokenIndex begin, TokenIndex end) {
    for (TokenIndex i = begin; i < end; ++i)
        if (text.lower(i) == word) return true;
    return false;
}

/// “Owns 18% of Harrow” against “an 18% stake in Pellworth”, where the source knows both.
std::optional<Difference> another_whole(const Place& source, const Place& rewrite) {
    const TokenIndex was = name_of_whole(source);
    if (was == kNoToken) return std::nullopt;
    const TokenIndex is = name_of_whole(rewrite);
    if (is == kNoToken || source.text.word(was).stem == rewrite.text.word(is).stem) return std::nullopt;
    const std::string_view name = rewrite.text.lower(is), old = source.text.lower(was);
    const auto size = [](const Place& place) { return static_cast<TokenIndex>(place.text.size()); };
    if (!occurs(source.text, name, 0, size(source)) || !occurs(rewrite.text, old, 0, size(rewrite))) return std::nullopt;
    return Difference{"of “" + std::string(rewrite.text.surface(is)) + "”, in the source of “" + std::string(source.text.surface(was)) + "”", was,
                      is};
}

/// “4.3 feet of snow” against “4.3 feet under the usual”: an amount became a distance from another.
std::optional<Difference> distance_from(const Place& source, const Place& rewrite) {
    const auto comparison = [](const Place& place) -> TokenIndex {
        for (TokenIndex i = place.end; i < std::min(place.stop, place.end + 2); ++i) {
            if (place.lower(i) != "below" && place.lower(i) != "above" && (place.lower(i) != "short" || place.lower(i + 1) != "of")) continue;
            for (TokenIndex k = i + 1; k < std::min(place.stop, i + 5); ++k)
                if (measure_sense(place.lower(k), {}) == MeasureSense::reference) return i;
        }
        return kNoToken;
    };
    const TokenIndex is = comparison(rewrite);
    if (is == kNoToken) return std::nullopt;
    // Whatever compares, or tells of a change, beside the source's figure: it may be the same distance.
    if (source.first > source.begin && compares(source.lower(source.first - 1), ComparisonPlace::before)) return std::nullopt;
    for (TokenIndex i = source.end; i < source.stop && !source.text.is(i, TokenKind::punctuation) && !source.figure(i); ++i)
        if (compares(source.lower(i), ComparisonPlace::after) || measure_sense(source.lower(i), {}) == MeasureSense::reference) return std::nullopt;
    return Difference{"a distance (“" + std::string(rewrite.text.surface(is)) + "”), in the source an amount", kNoToken, is};
}

/// “By”, “to” or “from” before a figure, behind a verb or noun of change; bounds between are passed over (“by about £3m”).
struct ChangeMark {
    std::string_view word;
    bool up = false;  // which way it goes
};
ChangeMark change_mark(const Place& place) {
    constexpr TokenIndex reach = 9;
    TokenIndex mark = place.first;
    for (int k = 0; k < 2 && mark > place.begin && place.text.is(mark - 1, TokenKind::word); ++k) {
        --mark;
        const std::string_view word = place.lower(mark);
        if (word != "by" && word != "to" && word != "from") continue;
        for (TokenIndex i = mark; i > place.begin && mark - i < reach; --i)
            if (place.text.is(i - 1, WordClass::direction_up | WordClass::direction_down))
                return {word, place.text.is(i - 1, WordClass::direction_up)};
        return {};
    }
    return {};
}

/// “Pay rose by a fifth, to £640,000” against “pay rose by £640,000”: where a change ended became how far it went.
std::optional<Difference> step_for_end(const Place& source, const Place& rewrite) {
    const auto [was, was_up] = change_mark(source);
    const auto [is, is_up] = change_mark(rewrite);
    if (was.empty() || is.empty() || (was == "by") == (is == "by") || was_up != is_up) return std::nullopt;
    // “Inflation rose to 3%” and “prices rose by 3%”: a rate is a change itself.
    for (const Place* place : {&source, &rewrite})
        for (TokenIndex i = place->begin; i < place->stop; ++i)
            if (measure_sense(place->lower(i), {}) == MeasureSense::rate) return std::nullopt;
    const auto role = [](std::string_view mark) {
        return mark == "by" ? "how far it went (“by”)" : mark == "to" ? "where it ended (“to”)" : "where it began (“from”)";
    };
    return Difference{std::string(role(is)) + ", in the source " + role(was)};
}

/// “Reduced the risk by 71%” against “71% of the people”: a change became a part.
std::optional<Difference> part_for_change(const Place& source, const Quantity& a, const Place& rewrite, const Quantity& b) {
    if (a.unit != "percent" || b.unit != "percent") return std::nullopt;
    const auto part = [](const Place& place, const Quantity& q) {
        return place.lower(place.end) == "of" && q.direction == Direction::none && place.text.is(place.end + 1, TokenKind::word);
    };
    // “Carried by 91%” is no change.
    const auto change = [](const Place& place) { return change_mark(place).word == "by" && place.lower(place.end) != "of"; };
    if (change(source) && part(rewrite, b)) return Difference{"a part (“of”), in the source a change (“by”)"};
    if (change(rewrite) && part(source, a)) return Difference{"a change (“by”), in the source a part (“of”)"};
    return std::nullopt;
}

/// “The two-dose course costs $180” against “$180 a dose”.
std::optional<Difference> price_of_each(const Place& source, const Quantity& a, const Quantity& b) {
    if (!a.unit.empty() || !b.unit.starts_with("per-")) return std::nullopt;
    const std::string_view each = std::string_view(b.unit).substr(4);
    for (TokenIndex i = source.begin + 2; i < source.stop; ++i) {
        if (singular(source.lower(i)) != each || !source.text.is(i - 1, TokenKind::punctuation)) continue;
        const NumberWord* count = number_word(source.lower(i - 2));
        if (source.text.is(i - 2, TokenKind::number) || (count != nullptr && count->kind == NumberWordKind::small && count->value > Decimal{1}))
            return Difference{"the price of one " + std::string(each) + ", in the source of “" + std::string(source.text.surface(i - 2)) + "-" +
                                  std::string(source.text.surface(i)) + "”",
                              i, kNoToken};
    }
    return std::nullopt;
}

/// “44% of the vote” against “44% of the seats”, “37 hurt, six of them badly” against “37 badly hurt”.
std::optional<Difference> in_other_company(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const auto found = other_company(c, source, rewrite);
    if (!found) return std::nullopt;
    const auto word = [&](const Article& article, TokenIndex i) { return quoted(article, article.segments.tokens[i].span); };
    if (found->of_another)
        return Difference{"with " + word(c.rewrite, found->rewrite) + ", which the source says of another figure", kNoToken, found->rewrite};
    return Difference{"beside " + word(c.rewrite, found->rewrite) + ", in the source beside " + word(c.source, found->source), found->source,
                      found->rewrite};
}

std::optional<Difference> difference(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
    const Place was(c.source, source, c.vocabulary), is(c.rewrite, rewrite, c.vocabulary);
    if (auto found = opposite_sense(was, is)) return found;
    if (a.unit == "percent" || a.fraction)
        if (auto found = another_whole(was, is)) return found;
    if (a.unit == "percent" || a.fraction)
        if (const auto word = dropped_restriction(c, source, rewrite))
            return Difference{"of a whole without the source’s " + quoted(c.source, c.source.segments.tokens[*word].span), *word, kNoToken};
    if (auto found = part_for_change(was, a, is, b)) return found;
    if (auto found = step_for_end(was, is)) return found;
    if (rewrite.kind == ClaimKind::money)
        if (auto found = price_of_each(was, a, b)) return found;
    if (rewrite.kind == ClaimKind::measure || rewrite.kind == ClaimKind::number || rewrite.kind == ClaimKind::money)
        if (auto found = distance_from(was, is)) return found;
    return in_other_company(c, source, rewrite);
}

/// From the figure to the word that says what it is.
Span joined(const Article& article, Span figure, TokenIndex word) {
    if (word == kNoToken) return figure;
    const Span other = article.segments.tokens[word].span;
    return {std::min(figure.begin, other.begin), std::max(figure.end, other.end)};
}

}  // namespace

void measure_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
        // The sentence was taken over as it was, but perhaps for a little word: “rose to 71%”, “rose by 71%”.
        const bool taken_over = pair.statement >= 0.98F;
        if (taken_over && !pair.equal) continue;
        // Equal figures may stand beside words that say they are of something else.
        bool same_measure = pair.equal;
        if (!pair.equal) {
            const QuantityRelation relation = relate(a, b);
            if (!relation.comparable || !relation.same_value || !relation.same_unit) continue;
            same_measure = relation.same_measure;
        }
        const auto other = taken_over     ? step_for_end({c.source, source, c.vocabulary}, {c.rewrite, rewrite, c.vocabulary})
                           : same_measure ? difference(c, source, rewrite)
                                          : std::nullopt;
        if (same_measure && !other) continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "measure-changed", .severity = Severity::warning, .confidence = 80};
        // “95%” alone against “95% share”: the noun that says what the figure is stands on one side only, or is another.
        const std::string here = quoted(c.rewrite, rewrite.span);
        if (other)
            finding.message = "Figure of something else: " + here + " is " + other->words;
        else if (b.measured.empty())
            finding.message = "Figure of something else: " + here + " lacks the source’s “" + a.measured + "”";
        else if (a.measured.empty())
            finding.message = "Figure of something else: " + here + " is now of “" + b.measured + "”, which the source does not say";
        else
            finding.message = "Figure of something else: " + here + " is of “" + b.measured + "”, in the source of “" + a.measured + "”";
        finding.why = "the figure stands, what it measures does not; " + to_string(pair.why);
        finding.source = evidence_of(c.source, source);
        finding.rewrite = evidence_of(c.rewrite, rewrite);
        if (other) {
            finding.source->span = joined(c.source, source.span, other->source);
            finding.rewrite->span = joined(c.rewrite, rewrite.span, other->rewrite);
        }
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
