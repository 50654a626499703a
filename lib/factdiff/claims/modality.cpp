// How firmly each claim stands: who says it, whether its clause is negated, whether it is hedged.
#include <algorithm>

#include "factdiff/claims/extract.h"

namespace factdiff {
namespace {

constexpr TokenIndex kReach = 12;  // words between a claim and the word that governs it; further away it is another clause

/// Words that open another clause: what stands beyond does not govern the claim.
bool clause_edge(const SegmentedText& text, TokenIndex i) {
    if (text.is(i, TokenKind::punctuation)) {
        const char c = text.surface(i)[0];
        return c == ';' || c == ':' || c == '.' || c == '!' || c == '?' || static_cast<unsigned char>(c) >= 0x80;
    }
    return text.is(i, SpeechRole::clause_edge);
}

bool comma(const SegmentedText& text, TokenIndex i) { return text.is(i, TokenKind::punctuation) && text.surface(i) == ","; }

/// “May rise” and “reportedly”; not May, the month.
bool hedges(const SegmentedText& text, TokenIndex i) {
    if (!text.is(i, WordClass::hedge | WordClass::uncertain_modal)) return false;
    return !text.is(i, WordClass::month) || !text.token(i).capitalised || text.token(i).sentence_start;
}

struct Found {
    bool negated = false;
    bool hedged = false;
};

Found look(const SegmentedText& text, const Sentence& sentence, TokenIndex first, TokenIndex end) {
    Found out;
    bool verb = false;
    TokenIndex commas = 0;
    for (TokenIndex i = first, steps = 0; i > sentence.first_token && steps < kReach; ++steps) {
        --i;
        if (clause_edge(text, i)) break;
        if (comma(text, i) && ++commas > 1) break;
        if (hedges(text, i)) out.hedged = true;
        if (text.is(i, WordClass::negator) && text.lower(i + 1) != "only" && text.lower(i + 1) != "just") out.negated = true;
        verb = verb || text.is(i, WordClass::auxiliary | WordClass::reporting);
    }
    if (verb) return out;
    // A subject: what is said of it follows, up to the next clause.
    for (TokenIndex i = end; i < sentence.end_token && i < end + kReach / 2; ++i) {
        if (clause_edge(text, i) || comma(text, i)) break;
        if (hedges(text, i)) out.hedged = true;
        if (text.is(i, WordClass::negator) && text.lower(i + 1) != "only" && text.lower(i + 1) != "just") out.negated = true;
    }
    return out;
}

/// The words before the first verb of the sentence, where they hold nothing but a noun phrase.
Span subject_of(const SegmentedText& text, const Sentence& sentence) {
    TokenIndex i = sentence.first_token;
    while (i < sentence.end_token && text.is(i, TokenKind::quote_mark)) ++i;
    const TokenIndex first = i;
    for (; i < sentence.end_token && i < first + 10; ++i) {
        if (text.is(i, TokenKind::punctuation) && text.surface(i) != "-" && text.surface(i) != ".") return {};
        if (text.is(i, WordClass::auxiliary | WordClass::reporting | WordClass::direction_up | WordClass::direction_down) && i > first) {
            const Span span = text.segments.span_of(first, i);
            return text.is(first, WordClass::pronoun) && i == first + 1 ? Span{} : span;
        }
        const WordText w = text.lower(i);
        if (i == first && text.is(i, WordClass::function_word) && w != "the" && w != "a" && w != "an" &&
            !text.is(i, WordClass::pronoun | WordClass::quantifier))
            return {};
    }
    return {};
}

}  // namespace

void find_modality(const SegmentedText& text, std::vector<Claim>& claims) {
    struct Content {
        Span span;
        std::uint32_t claim;
    };
    std::vector<Content> contents;
    for (std::uint32_t i = 0; i < claims.size(); ++i)
        if (const Attribution* attribution = std::get_if<Attribution>(&claims[i].value))
            for (const Span span : attribution->content) contents.push_back({span, i});
    std::stable_sort(contents.begin(), contents.end(), [](const Content& a, const Content& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });

    constexpr std::ptrdiff_t deepest = 32;  // contents within one another: beyond that only the innermost count
    std::size_t next = 0;
    std::vector<Content> open;  // contents that hold the place we are at, outer before inner
    std::uint32_t subject_sentence = 0xFFFFFFFF;
    Span subject;
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        Claim& claim = claims[i];
        while (next < contents.size() && contents[next].span.begin <= claim.span.begin) open.push_back(contents[next++]);
        std::erase_if(open, [&](const Content& c) { return c.span.end <= claim.span.begin; });
        if (open.size() > deepest) open.erase(open.begin(), open.end() - deepest);
        for (const Content& c : open)
            if (c.claim != i && c.span.contains(claim.span)) claim.attribution = c.claim;  // the last one is the innermost

        if (claim.sentence >= text.segments.sentences.size()) continue;
        const Sentence& sentence = text.segments.sentences[claim.sentence];
        if (claim.sentence != subject_sentence) {
            subject_sentence = claim.sentence;
            subject = subject_of(text, sentence);
        }
        if (!subject.empty() && subject.end <= claim.span.begin) claim.subject = subject;
        if (claim.kind == ClaimKind::quote || claim.kind == ClaimKind::attribution) continue;
        Found found;
        if (has(sentence.classes, WordClass::hedge | WordClass::uncertain_modal | WordClass::negator)) {
            const auto [first, end] = text.segments.tokens_in(claim.span);
            found = look(text, sentence, first, end);
        }
        claim.negated = found.negated;
        claim.certainty = found.hedged ? Certainty::hedged : claim.attribution ? Certainty::reported : Certainty::asserted;
    }
}

}  // namespace factdiff
