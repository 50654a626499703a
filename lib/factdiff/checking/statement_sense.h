// What the rules of sense share (negation, certainty, direction, quantifiers): two paired statements with their words side by side, and questions
// about the neighbourhood of a word on either side.
#pragma once

#include <algorithm>
#include <string_view>

#include "factdiff/alignment/word_match.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

/// One side of a paired statement.
struct StatementSide {
    const Article& article;
    SegmentedText text;
    TokenIndex first = 0, end = 0;        // tokens of the sentence
    WordClass classes = WordClass::none;  // of all its words
    PoleMask poles = {};                  // likewise

    /// False means that no word of the sentence is of these classes: most rules are done with most statements here.
    bool has_any(WordClass any_of) const { return has(classes, any_of); }
    bool holds(TokenIndex i) const { return i >= first && i < end; }
    bool quoted(TokenIndex i) const { return text.token(i).quoted; }
    bool is_content(TokenIndex i) const;
    bool is_number(TokenIndex i) const { return i < end && text.is_number(i); }
    /// The first content word behind `i` in its clause, at most `reach` words on; kNoToken where there is none.
    TokenIndex content_after(TokenIndex i, int reach) const;
    /// True when a word within `reach` words of `i`, to either side, satisfies `test`.
    template <typename Test>
    bool near(TokenIndex i, int reach, Test&& test) const {
        const TokenIndex low = i - std::min<TokenIndex>(i - first, static_cast<TokenIndex>(reach));
        const TokenIndex high = std::min<TokenIndex>(end, i + static_cast<TokenIndex>(reach) + 1);
        for (TokenIndex k = low; k < high; ++k)
            if (test(k)) return true;
        return false;
    }
    /// The word with the auxiliaries, modals and adverbs that stand before it: “will also be” + “heard”.
    Span verb_phrase(TokenIndex i) const;
    /// The span of tokens [a, b], in either order.
    Span between(TokenIndex a, TokenIndex b) const;
};

inline StatementSide side_of(const Article& article, const Vocabulary& vocabulary, std::uint32_t sentence) {
    const Sentence& s = article.segments.sentences[sentence];
    return {article, article.view(vocabulary), s.first_token, s.end_token, s.classes, s.poles};
}

struct StatementView {
    const StatementPair& pair;
    const WordMatches& words;
    const Alignment& alignment;
    std::size_t index = 0;  // of `pair` in the alignment
    StatementSide source, rewrite;
    bool first = true;     // the rewrite sentence's best partner; further ones (merged sentences) ask for more evidence
    bool swapped = false;  // true in the view seen from the rewrite: `source` is then the rewrite's side

    TokenIndex partner(TokenIndex i) const { return swapped ? words.source_of(i) : words.rewrite_of(i); }
    TokenIndex partner_back(TokenIndex there) const { return swapped ? words.rewrite_of(there) : words.source_of(there); }
    /// How many content words around `i` (itself not counted) have their partner around i's partner: evidence that the two words answer to each
    /// other.
    int anchors(TokenIndex i) const;
    /// True when a word of the rewrite already has its partner in a better pair of its sentence: what this pair says of it is beside the point.
    bool settled(TokenIndex rewrite_word) const;
    /// How well `here` (on source's side) and `there` stand in the same place: up to 2 for each side on which their nearest matched neighbours answer
    /// to each other, or on which both are the first or last word of their sentence.
    int same_place(TokenIndex here, TokenIndex there) const;
    /// How many matched content words stand within `reach` words of `here` and have their partner within `reach` words of `there`.
    int region(TokenIndex here, TokenIndex there, int reach) const;
    /// True when `there` stands in the very place of `here`: the words before both answer to each other, and those behind both; articles and marks do
    /// not count, and where one begins or ends its sentence, both do.
    bool replaced(TokenIndex here, TokenIndex there) const;
    /// True when nothing but `here` (and auxiliaries beside it) was taken out or put in: its neighbours on both sides answer to neighbours.
    bool only_difference(TokenIndex here) const;
};

/// Calls `visit` for every pair of statements close enough for a turned word to mean something, twice: as source against rewrite, and swapped. Only
/// for those whose sentences, of the source and the rewrite, `may_turn` finds to hold what the rule looks for: that is seldom so, and quickly asked.
template <typename MayTurn, typename Visit>
void for_each_statement(const Comparison& comparison, MayTurn&& may_turn, Visit&& visit);
/// For all of them.
template <typename Visit>
void for_each_statement(const Comparison& comparison, Visit&& visit) {
    for_each_statement(
        comparison, [](const Sentence&, const Sentence&) { return true; }, visit);
}
/// A `may_turn` for rules whose trigger are words of these classes, on either side.
inline auto either_has(WordClass any_of) {
    return [any_of](const Sentence& source, const Sentence& rewrite) { return has(source.classes | rewrite.classes, any_of); };
}

/// A finding about words of a statement; `here` is on view.source's side, `there` on view.rewrite's, put right way round.
Finding statement_finding(const StatementView& view, std::string_view rule, Span here, Span there);

/// Its message, what: “words of the rewrite” was “words of the source”.
void word_change(Finding& finding, std::string_view what, const StatementView& view);

/// Adds the finding; as a note where the statements have little in common: what turned between those is as often another matter told in the same
/// words. Unless what stands around them answers to each other so well that it `stands_alone`.
void report_sense(const StatementView& view, Finding finding, std::vector<Finding>& findings, bool stands_alone = false);

/// Neither article has the word at `token` of view.source's side but here: then both speak of the same, whatever stands around it.
bool told_once(const StatementView& view, TokenIndex token);

/// Close enough for a turned word to mean something.
bool tells(const StatementPair& pair, const WordMatches& words);

template <typename MayTurn, typename Visit>
void for_each_statement(const Comparison& comparison, MayTurn&& may_turn, Visit&& visit) {
    const auto& statements = comparison.alignment.statements;
    for (std::size_t k = 0; k < statements.size(); ++k) {
        const StatementPair& pair = statements[k];
        const WordMatches& words = comparison.alignment.words[k];
        if (!may_turn(comparison.source.segments.sentences[pair.source], comparison.rewrite.segments.sentences[pair.rewrite]) || !tells(pair, words))
            continue;
        const bool first = k == 0 || statements[k - 1].rewrite != pair.rewrite;
        const StatementView view{pair,
                                 words,
                                 comparison.alignment,
                                 k,
                                 side_of(comparison.source, comparison.vocabulary, pair.source),
                                 side_of(comparison.rewrite, comparison.vocabulary, pair.rewrite),
                                 first,
                                 false};
        visit(view);
        const StatementView swapped{pair, words, comparison.alignment, k, view.rewrite, view.source, first, true};
        visit(swapped);
    }
}

}  // namespace factdiff
