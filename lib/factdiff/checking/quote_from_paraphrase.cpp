#include <algorithm>

#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {

namespace {

/// A quotation that lost its closing mark runs on to the words behind it: “The channel must be deeper, she said.” What it took along makes no
/// paraphrase of what the source quotes.
bool mostly_quoted(const Article& article, Span place) {
    const auto [first, end] = article.segments.tokens_in(place);
    std::size_t words = 0, quoted = 0;
    for (TokenIndex t = first; t < end; ++t) {
        if (article.segments.tokens[t].kind != TokenKind::word) continue;
        ++words;
        quoted += article.segments.tokens[t].quoted ? 1 : 0;
    }
    return quoted * 2 > words;
}

/// “He said “we will win. The team lost”: the source quotes it, only a mark is lost, and input-repaired tells of that.
bool mark_is_lost(const Article& article, Span place) {
    constexpr std::uint32_t near = 4;  // a mark, and a blank or full stop
    const auto touches = [&](std::uint32_t at, std::uint32_t end) { return at <= end + near && end <= at + near; };
    const std::vector<StrayMark>& marks = article.segments.stray_marks;
    return std::any_of(marks.begin(), marks.end(),
                       [&](const StrayMark& mark) { return touches(mark.span.end, place.begin) || touches(mark.span.begin, place.end); });
}

}  // namespace

void quote_from_paraphrase(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::narrative && link.origin != QuoteOrigin::paraphrase) continue;
        const Quotation& ours = quotation(c.rewrite, link.rewrite);
        std::size_t words = word_count(c.rewrite, ours);
        bool exact = link.origin == QuoteOrigin::narrative;
        // Three words put in somebody’s mouth; fewer, or without a speaker, are the writer’s own marks.
        const bool short_speech = ours.role == QuoteRole::scare && exact && words == 3 && ours.speaker && ours.cue;
        if (ours.role != QuoteRole::speech && !short_speech) continue;
        if (words < (exact ? 2u : 3u)) continue;
        if (exact && mostly_quoted(c.source, link.place)) continue;
        if (mark_is_lost(c.source, link.place)) continue;
        Finding finding{.rule = "quote-from-paraphrase", .severity = Severity::error};
        finding.confidence = exact ? (words >= 5 ? 96 : ours.speaker ? 80 : 60) : link.score >= 0.8F ? 88 : 75;
        if (!exact && words < 5) finding.confidence = 60;
        const Claim& claim = c.rewrite.claims[link.rewrite];
        finding.message =
            "Not a quote in the source: " + quoted(c.rewrite, claim.span) + " are the source’s own words: " + quoted(c.source, link.place);
        finding.why = exact ? "the same words stand in the source without quotation marks"
                            : "most of its words stand in one sentence of the source, without quotation marks";
        finding.source = quote_evidence(c.source, link.place);
        finding.rewrite = quote_evidence(c.rewrite, claim.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
