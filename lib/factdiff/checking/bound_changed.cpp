#include "factdiff/alignment/value_relation.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// “Over $250,000” and “$250,000 or less” part the same whole: who is in the one is not in the other.
bool are_complements(Bound a, Bound b) {
    const auto either = [&](Bound x, Bound y) { return (a == x && b == y) || (a == y && b == x); };
    return either(Bound::above, Bound::at_most) || either(Bound::below, Bound::at_least);
}

/// What stands right behind the figure says that it is not so, or kept out: “under 18 are not admitted”, “$250,000 or less would be spared”.
bool is_kept_out(const Article& article, const Claim& claim, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    const TokenIndex end = text.segments.tokens_in(claim.span).second, stop = article.segments.sentences[claim.sentence].end_token;
    for (TokenIndex k = end; k < stop && k < end + 5 && text.is(k, TokenKind::word); ++k)
        if (text.is(k, WordClass::negator | WordClass::negative)) return true;
    return false;
}

/// “Only 12” says “no more than 12”.
bool is_only(const Article& article, const Claim& claim, const Vocabulary& vocabulary) {
    const TokenIndex figure = article.segments.tokens_in(claim.span).first;
    return figure > 0 && in(article.view(vocabulary).lower(figure - 1), {"only", "just", "merely"});
}

/// A negator stands in the words before the figure.
bool negated(const Article& article, const Claim& claim, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    const TokenIndex figure = article.segments.token_at(claim.span.begin), first = article.segments.sentences[claim.sentence].first_token;
    for (TokenIndex k = figure; k-- > first && figure - k <= 6;)
        if (text.is(k, WordClass::negator)) return true;
    return false;
}

}  // namespace

void bound_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        if (pair.equal) continue;
        const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!is_quantity(source.kind) || !is_quantity(rewrite.kind)) continue;
        const Quantity &a = std::get<Quantity>(source.value), &b = std::get<Quantity>(rewrite.value);
        const QuantityRelation relation = relate(a, b);
        if (!relation.comparable || !relation.same_value || relation.bound == BoundRelation::same || relation.bound == BoundRelation::harmless)
            continue;
        if (inside_quotation(c.rewrite, rewrite) && inside_quotation(c.source, source)) continue;
        Finding finding{.rule = "bound-changed", .severity = Severity::warning, .confidence = 85};
        const char* what = relation.bound == BoundRelation::dropped ? "Bound dropped"
                           : relation.bound == BoundRelation::added ? "Bound added"
                                                                    : "Bound changed";
        // A bound dropped or added where the sentence was rewritten is often said otherwise (“gusts that reached 55 mph” for “up to 55 mph”); in a
        // sentence left as it was it is an edit of its own. “About” only blurs or sharpens.
        const Bound only = relation.bound == BoundRelation::dropped ? a.bound : b.bound;
        if (relation.bound != BoundRelation::turned && (only == Bound::about || only == Bound::nearly || pair.statement < 0.8F))
            finding.severity = Severity::note;
        if (relation.bound == BoundRelation::turned && negated(c.source, source, c.vocabulary) != negated(c.rewrite, rewrite, c.vocabulary))
            continue;  // “not more than” is “no more than”
        if ((a.bound == Bound::exact && b.bound == Bound::at_most && is_only(c.source, source, c.vocabulary)) ||
            (b.bound == Bound::exact && a.bound == Bound::at_most && is_only(c.rewrite, rewrite, c.vocabulary)))
            continue;
        if (are_complements(a.bound, b.bound) && is_kept_out(c.source, source, c.vocabulary) != is_kept_out(c.rewrite, rewrite, c.vocabulary))
            continue;
        tell_change(finding, what, c, source, rewrite);
        finding.why = "the figure stands, how it is bounded does not; " + to_string(pair.why);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
