#include "factdiff/checking/ranks_widened.h"

#include <algorithm>

#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/extremes.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.3F;       // of two statements that tell of the same thing
constexpr float kAlikeForAnother = 0.4F;  // where the superlatives differ
constexpr TokenIndex kBefore = 5, kBehind = 9, kNoun = 3;

struct Rank {
    TokenIndex word = 0;
    Span told;                 // with what limits it
    bool of_many = false;      // “one of the largest”
    bool lower = false;        // “the second-largest”
    bool of_a_time = false;    // “since May”, “in 50 years”
    bool of_all_time = false;  // “ever”, “on record”
};

bool is_rank(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, WordClass::extreme) || text.token(i).quoted) return false;
    const Extreme kind = extreme_of(text.word(i));
    return kind == Extreme::superlative || text.lower(i) == "first" || in(text.lower(i), {"best", "worst", "most"});
}

/// “Second” of “the second-largest”; kNoToken where there is no such word.
TokenIndex place_before(const SegmentedText& text, const Sentence& sentence, TokenIndex i) {
    TokenIndex k = i;
    if (k > sentence.first_token && text.surface(k - 1) == "-") --k;
    if (k == sentence.first_token) return kNoToken;
    --k;
    return in(text.lower(k), {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "next"}) ? k : kNoToken;
}

/// “The biggest but one”, “the largest after Ghana”: something of the sentence may give a place in the row.
bool may_tell_place(const SegmentedText& text, const Sentence& sentence) {
    for (TokenIndex k = sentence.first_token; k < sentence.end_token; ++k)
        if (in(text.lower(k), {"but", "after", "behind", "among", "second", "third", "fourth", "fifth"})) return true;
    return false;
}

Rank rank_at(const SegmentedText& text, const Sentence& sentence, TokenIndex i) {
    Rank rank{.word = i};
    TokenIndex first = i, end = i + 1;
    if (const TokenIndex place = place_before(text, sentence, i); place != kNoToken) {
        rank.lower = true;
        first = place;
    }
    for (TokenIndex k = first; k > sentence.first_token && i - k < kBefore && !text.is(k - 1, TokenKind::punctuation);) {
        --k;
        const bool of = text.lower(k + 1) == "of" && in(text.lower(k), {"one", "some", "two", "three", "four", "several", "many"});
        if (!of && !in(text.lower(k), {"among", "amongst", "joint"})) continue;
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

/// The sentences of one pair.
struct Sides {
    const SegmentedText &source, &rewrite;
    const Sentence &theirs, &ours;
    const WordMatches& words;
    float score;
};

/// The one rank of the source by the same word as that at `j`; kNoToken where there is none, or several.
TokenIndex same_word(const Sides& sides, TokenIndex j) {
    TokenIndex same = kNoToken;
    for (TokenIndex i = sides.theirs.first_token; i < sides.theirs.end_token; ++i) {
        if (!is_rank(sides.source, i) || sides.source.token(i).stem != sides.rewrite.token(j).stem) continue;
        if (same != kNoToken) return kNoToken;
        same = i;
    }
    return same;
}

/// “The second-largest grower”, where “the biggest grower” stands at `j`; or kNoToken.
TokenIndex lower_rank_of_same(const Sides& sides, TokenIndex j) {
    if (sides.score < kAlikeForAnother) return kNoToken;
    for (TokenIndex i = sides.theirs.first_token; i < sides.theirs.end_token; ++i) {
        if (!is_rank(sides.source, i) || place_before(sides.source, sides.theirs, i) == kNoToken) continue;
        for (TokenIndex noun = i + 1; noun < std::min(sides.theirs.end_token, i + kNoun); ++noun) {
            const TokenIndex there = sides.words.rewrite_of(noun);
            if (there != kNoToken && there > j && there - j < kNoun && !sides.source.is(noun, WordClass::function_word)) return i;
        }
    }
    return kNoToken;
}

/// Why the rank of the rewrite tells of more than that of the source; empty where it does not.
std::string_view widened(const Sides& sides, const Rank& was, const Rank& is) {
    const bool the = in(sides.rewrite.lower(is.word > 0 ? is.word - 1 : is.word), {"the", "'s", "its", "their", "his", "her"});
    if (was.of_many && the && !is.of_many && !is.lower) return "one of several became the one";
    if (was.lower && the && !is.of_many && !may_tell_place(sides.rewrite, sides.ours)) return "a lower place became the first";
    if (was.of_a_time && !was.of_all_time && is.of_all_time && !is.of_a_time) return "what held for a time became what holds for all time";
    return {};
}

}  // namespace

void ranks_widened(const Comparison& c, std::vector<Finding>& findings) {
    const SegmentedText source = c.source.view(c.vocabulary), rewrite = c.rewrite.view(c.vocabulary);
    for (std::size_t k = 0; k < c.alignment.statements.size(); ++k) {
        const StatementPair& pair = c.alignment.statements[k];
        const Sides sides{source,    rewrite, source.segments.sentences[pair.source], rewrite.segments.sentences[pair.rewrite], c.alignment.words[k],
                          pair.score};
        if (!pair.best || pair.score < kLeastAlike || !has(sides.theirs.classes, WordClass::extreme) || !has(sides.ours.classes, WordClass::extreme))
            continue;
        for (TokenIndex j = sides.ours.first_token; j < sides.ours.end_token; ++j) {
            if (!is_rank(rewrite, j)) continue;
            TokenIndex i = same_word(sides, j);
            if (i == kNoToken) i = lower_rank_of_same(sides, j);
            if (i == kNoToken) continue;
            const Rank was = rank_at(source, sides.theirs, i), is = rank_at(rewrite, sides.ours, j);
            const std::string_view why = widened(sides, was, is);
            if (why.empty()) continue;
            Finding finding{.rule = "quantifier-changed", .severity = Severity::warning, .confidence = 75};
            tell_change(finding, "Rank widened", c, was.told, is.told);
            finding.why = why;
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace factdiff
