#include "factdiff/checking/ranks_widened.h"

#include <algorithm>

#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/extremes.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.3F;  // of two statements that tell of the same thing
constexpr TokenIndex kBefore = 5, kBehind = 9;

struct Rank {
    TokenIndex word = 0;
    Span told;                 // with what limits it
    bool of_many = false;      // “one of the largest”
    bool of_a_time = false;    // “since May”, “in 50 years”
    bool of_all_time = false;  // “ever”, “on record”
};

bool is_rank(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, WordClass::extreme) || text.token(i).quoted) return false;
    const Extreme kind = extreme_of(text.word(i));
    return kind == Extreme::superlative || text.lower(i) == "first" || in(text.lower(i), {"best", "worst", "most"});
}

Rank rank_at(const SegmentedText& text, const Sentence& sentence, TokenIndex i) {
    Rank rank{i, {}, false, false, false};
    TokenIndex first = i, end = i + 1;
    for (TokenIndex k = i; k > sentence.first_token && i - k < kBefore && !text.is(k - 1, TokenKind::punctuation);) {
        --k;
        const bool of = text.lower(k + 1) == "of" && in(text.lower(k), {"one", "some", "two", "three", "four", "several", "many"});
        // “The second-largest”: another rank, which other rules compare
        if (!of && !in(text.lower(k), {"among", "amongst", "second", "third", "fourth", "joint"})) continue;
        rank.of_many = true;
        first = k;
    }
    for (TokenIndex k = i + 1; k < std::min(sentence.end_token, i + kBehind); ++k) {
        if (text.is(k, TokenKind::punctuation) && text.surface(k) != "-") break;
        const bool years = in(text.lower(k), {"in", "for"}) && text.is_number(k + 1);
        // “Since records began” is ever.
        rank.of_all_time = rank.of_all_time || (text.lower(k) == "since" && text.lower(k + 1).starts_with("record"));
        if (text.lower(k) == "since" || years) {
            rank.of_a_time = true;
            end = std::max(end, std::min(sentence.end_token, k + 3));
        }
        if (in(text.lower(k), {"ever", "history"}) || (text.lower(k) == "record" && text.lower(k - 1) == "on") ||
            (text.lower(k) == "time" && text.lower(k - 1) == "all")) {
            rank.of_all_time = true;
            end = std::max(end, k + 1);
        }
    }
    rank.told = text.segments.span_of(first, end);
    return rank;
}

}  // namespace

void ranks_widened(const Comparison& c, std::vector<Finding>& findings) {
    const SegmentedText source = c.source.view(c.vocabulary), rewrite = c.rewrite.view(c.vocabulary);
    for (const StatementPair& pair : c.alignment.statements) {
        const Sentence &theirs = source.segments.sentences[pair.source], &ours = rewrite.segments.sentences[pair.rewrite];
        if (!pair.best || pair.score < kLeastAlike || !has(theirs.classes, WordClass::extreme) || !has(ours.classes, WordClass::extreme)) continue;
        for (TokenIndex j = ours.first_token; j < ours.end_token; ++j) {
            if (!is_rank(rewrite, j)) continue;
            TokenIndex same = kNoToken;
            for (TokenIndex i = theirs.first_token; i < theirs.end_token; ++i)
                if (is_rank(source, i) && source.token(i).stem == rewrite.token(j).stem) same = same == kNoToken ? i : theirs.end_token;
            if (same == kNoToken || same == theirs.end_token) continue;
            const Rank was = rank_at(source, theirs, same), is = rank_at(rewrite, ours, j);
            const bool alone = was.of_many && !is.of_many && in(rewrite.lower(j > 0 ? j - 1 : j), {"the", "'s", "its", "their", "his", "her"});
            const bool for_ever = was.of_a_time && !was.of_all_time && is.of_all_time && !is.of_a_time;
            if (!alone && !for_ever) continue;
            Finding finding{.rule = "quantifier-changed", .severity = Severity::warning, .confidence = 75};
            finding.message = "Rank widened: " + quoted(c.rewrite, is.told) + " was " + quoted(c.source, was.told);
            finding.why = alone ? "one of several became the one" : "what held for a time became what holds for all time";
            finding.source = evidence_of(c.source, was.told);
            finding.rewrite = evidence_of(c.rewrite, is.told);
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace factdiff
