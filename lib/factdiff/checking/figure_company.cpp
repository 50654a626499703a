#include "factdiff/checking/figure_company.h"

#include <algorithm>
#include <tuple>

#include "factdiff/alignment/terms.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/opposites.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

constexpr TokenIndex kReach = 6;

/// The words around a figure up to the next mark, figure or word that parts two of them.
struct Company {
    SegmentedText text;
    TokenIndex low = 0, first = 0, end = 0, high = 0;  // [low, first) and [end, high)

    Company(const Article& article, const Claim& claim, const Vocabulary& vocabulary) : text(article.view(vocabulary)) {
        const Sentence& sentence = article.segments.sentences[claim.sentence];
        std::tie(first, end) = article.segments.tokens_in(claim.span);
        low = first;
        high = end;
        // “Deaths in the valley exceeded births by 300”: the figure is of both.
        bool of_both = false;
        while (low > sentence.first_token && first - low < (of_both ? 2 * kReach : kReach) && !parts(low - 1)) {
            --low;
            of_both = of_both || text.is(low, WordClass::comparison_mark);
        }
        while (high < sentence.end_token && high - end < kReach && !parts(high)) ++high;
    }
    bool parts(TokenIndex i) const {
        const TokenKind kind = text.token(i).kind;
        if (kind != TokenKind::word) return !(kind == TokenKind::punctuation && text.surface(i) == "-");
        // “More than”, but no verb that compares.
        return text.is(i, WordClass::number_word) || (text.is(i, WordClass::comparison_mark) && text.is(i, WordClass::function_word)) ||
               in(text.lower(i), {"and", "but", "while", "whereas", "or", "against", "versus", "compared", "who", "which"});
    }
    template <typename Visit>
    void each(Visit&& visit) const {
        for (TokenIndex i = low; i < high; i = i + 1 == first ? end : i + 1)
            if (i < first || i >= end) visit(i);
    }
    bool holds(WordId stem) const {
        bool found = false;
        each([&](TokenIndex i) { found = found || text.token(i).stem == stem; });
        return found;
    }
};

bool of_figures(const Word& word) {
    return std::any_of(word.kinds.begin(), word.kinds.end(), [](const KindMark mark) { return mark.of_figures; });
}

bool is_name(const Company& company, TokenIndex i) {
    const Token& token = company.text.token(i);
    return token.capitalised && !token.sentence_start;
}

/// “44% of the vote” / “44% of the seats”.
std::optional<OtherCompany> another_of_its_kind(const Company& source, const Company& rewrite) {
    std::optional<OtherCompany> found;
    rewrite.each([&](TokenIndex j) {
        if (found || !rewrite.text.is(j, WordClass::contrast) || is_name(rewrite, j)) return;
        const Word& word = rewrite.text.word(j);
        if (word.kinds.empty() || source.holds(word.stem)) return;
        source.each([&](TokenIndex i) {
            if (found || !source.text.is(i, WordClass::contrast) || is_name(source, i)) return;
            const Word& other = source.text.word(i);
            if (!differ_for_figures(other, word) || rewrite.holds(other.stem)) return;
            found = OtherCompany{i, j, false};
        });
    });
    return found;
}

/// “Badly”, “including debt”: words that restrict what a figure is of, and belong to the one figure they stand beside.
bool restricts(const Company& company, TokenIndex i) {
    const WordText word = company.text.lower(i);
    if (company.text.is(i, WordClass::contrast) && word.ends_with("ly") && of_figures(company.text.word(i))) return true;
    if (i < company.end || !(word.starts_with("inc") || word.starts_with("exc") || word == "without" || word == "counting" || word == "not"))
        return false;  // “including 46”: the figure is what is included
    const MeasureSense sense = measure_sense(company.text.lower(i), company.text.lower(i + 1));
    return sense == MeasureSense::including || sense == MeasureSense::excluding;
}

bool comparable(const Claim& a, const Claim& b) {
    if (a.kind != b.kind || !is_quantity(a.kind)) return false;
    const Quantity &x = std::get<Quantity>(a.value), &y = std::get<Quantity>(b.value);
    return x.currency == y.currency && x.unit == y.unit && x.low != y.low;
}

/// “37 hurt, six of them badly” / “37 people were badly hurt”.
std::optional<OtherCompany> said_of_another(const Comparison& c, const Claim& claim, const Company& source, const Company& rewrite) {
    std::optional<OtherCompany> found;
    rewrite.each([&](TokenIndex j) {
        if (found || !restricts(rewrite, j) || source.holds(rewrite.text.token(j).stem)) return;
        for (const Claim& other : c.source.claims) {
            if (!comparable(other, claim) || inside_quotation(c.source, other)) continue;
            const Company company(c.source, other, c.vocabulary);
            const auto visit = [&](TokenIndex i) {
                if (!found && company.text.token(i).stem == rewrite.text.token(j).stem) found = OtherCompany{i, j, true};
            };
            company.each(visit);
            // “Including debt, the deal is worth $3 billion”: what opens the sentence is said of its figure.
            const TokenIndex opening = c.source.segments.sentences[other.sentence].first_token;
            if (!found && other.sentence != claim.sentence) visit(opening);
        }
    });
    return found;
}

}  // namespace

std::optional<TokenIndex> dropped_restriction(const Comparison& c, const Claim& source, const Claim& rewrite) {
    if (std::get<Quantity>(source.value).of.empty() || std::get<Quantity>(rewrite.value).of.empty()) return std::nullopt;
    const Terms& terms = *c.alignment.terms;
    const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
    const Sentence &theirs = c.source.segments.sentences[source.sentence], &ours = c.rewrite.segments.sentences[rewrite.sentence];
    const TokenIndex begin = was.segments.tokens_in(source.span).second, there = is.segments.tokens_in(rewrite.span).second;
    // The words of the whole on either side: “of the world's seaborne trade”.
    const auto end_of_whole = [](const SegmentedText& text, TokenIndex i, TokenIndex stop) {
        const TokenIndex most = std::min(stop, i + 8);
        while (i < most && text.is(i, TokenKind::word) && !text.is(i, WordClass::auxiliary | WordClass::reporting) &&
               !in(text.lower(i), {"and", "but", "or", "that", "which", "who"}))
            ++i;
        return i;
    };
    const TokenIndex end = end_of_whole(was, begin, theirs.end_token), stop = end_of_whole(is, there, ours.end_token);
    const auto told = [&](TokenIndex i, TokenIndex first, TokenIndex last) {
        for (TokenIndex j = first; j < last; ++j) {
            if (terms.source[i] == terms.rewrite[j]) return true;
            const auto related = terms.related(terms.rewrite[j]);
            if (std::find(related.begin(), related.end(), terms.source[i]) != related.end()) return true;
        }
        return false;
    };
    std::optional<TokenIndex> missing;
    bool first = true;
    for (TokenIndex i = begin; i < end; ++i) {
        if (!was.is(i, TokenKind::word) || was.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::quantifier)) continue;
        // The restriction stands between two words that both sides have; before them all it is as often an ornament (“half of the potential buyers”).
        if (told(i, there, stop)) {
            if (missing) return missing;
            first = false;
            continue;
        }
        // Participles sort a thing (“farmed salmon”, “voting shares”), other adjectives as often adorn it.
        const std::string_view word = was.lower(i);
        const bool sorts = word.ends_with("ed") || word.ends_with("ing") || word.ends_with("borne") || word.ends_with("made");
        if (missing || first || !sorts) return std::nullopt;
        if (was.token(i).capitalised || told(i, ours.first_token, ours.end_token) ||
            in(was.lower(i), {"total", "whole", "entire", "overall", "own", "new"}))
            return std::nullopt;
        missing = i;
    }
    return std::nullopt;
}

std::optional<OtherCompany> opposed_company(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const Sentence& sentence = c.source.segments.sentences[source.sentence];
    if (!has(c.rewrite.segments.sentences[rewrite.sentence].classes, WordClass::opposite) || !has(sentence.classes, WordClass::opposite))
        return std::nullopt;
    constexpr WordClass changes = WordClass::direction_up | WordClass::direction_down;
    const Company was(c.source, source, c.vocabulary), is(c.rewrite, rewrite, c.vocabulary);
    std::optional<OtherCompany> found;
    is.each([&](TokenIndex j) {
        if (found || !is.text.is(j, WordClass::opposite) || is.text.is(j, changes)) return;
        // “Closed down 1%” / “1% lower after rising at the open”: when it was.
        if (in(is.text.lower(j), {"open", "opened", "opening", "close", "closed", "closing"})) return;
        const Word& word = is.text.word(j);
        if (was.holds(word.stem)) return;
        was.each([&](TokenIndex i) {
            if (found || !was.text.is(i, WordClass::opposite) || was.text.is(i, changes)) return;
            const Word& other = was.text.word(i);
            if (!opposed(other, word) || is.holds(other.stem)) return;
            for (TokenIndex k = sentence.first_token; k < sentence.end_token; ++k)
                if (was.text.token(k).stem == word.stem) found = OtherCompany{i, j, true};
        });
    });
    return found;
}

std::optional<OtherCompany> other_company(const Comparison& c, const Claim& source, const Claim& rewrite) {
    const Company is(c.rewrite, rewrite, c.vocabulary);
    // Few figures stand beside a word that could tell.
    bool telling = false;
    is.each([&](TokenIndex j) { telling = telling || (is.text.is(j, WordClass::contrast) && of_figures(is.text.word(j))) || restricts(is, j); });
    if (!telling) return std::nullopt;
    const Company was(c.source, source, c.vocabulary);
    if (auto found = another_of_its_kind(was, is)) return found;
    return said_of_another(c, source, was, is);
}

}  // namespace factdiff
