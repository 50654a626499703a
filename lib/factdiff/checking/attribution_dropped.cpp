#include <algorithm>
#include <array>
#include <string>

#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

constexpr float kCutOut = 0.85F, kUntouched = 0.95F;  // sentences so alike but for who said it

/// The sentence of the rewrite names the source after all: “Marsh said she would …” / “Marsh plans to …”.
bool names_source(const Comparison& c, const Mention& source, const Sentence& sentence) {
    const auto holds = [&](std::string_view phrase) {
        const std::size_t space = phrase.find_last_of(' ');  // the surname, or the body’s own word
        const std::string word = ascii_lower(space == std::string_view::npos ? phrase : phrase.substr(space + 1));
        if (word.size() <= 2) return false;
        for (TokenIndex t = sentence.first_token; t < sentence.end_token; ++t)
            if (c.vocabulary[c.rewrite.segments.tokens[t].word].folded == word) return true;
        return false;
    };
    return holds(source.canonical) || holds(c.source.document.text_of(source.span));
}

/// The words of saying of one of the rewrite's attributions stand in the source's sentence as well, beside the cue that was dropped: “A source said
/// that the driver decided to turn” / “The driver decided to turn”. They were never the ones to vouch for it.
bool stood_there(const Comparison& c, const Attribution& ours, const Claim& dropped) {
    if (!ours.cue) return false;
    const TokenIndex word = c.rewrite.segments.tokens_in(ours.cue->span).second - 1;
    const Span cue = std::get<Attribution>(dropped.value).cue->span;
    const Sentence& sentence = c.source.segments.sentences[dropped.sentence];
    for (TokenIndex t = sentence.first_token; t < sentence.end_token; ++t) {
        const Token& token = c.source.segments.tokens[t];
        if (token.stem == c.rewrite.segments.tokens[word].stem && !cue.contains(token.span)) return true;
    }
    return false;
}

/// Somebody is named for these words in the sentence: by a quotation, by a bare cue, or by an attribution that is not the partner of another one in
/// the claim’s own sentence (“Doe, who asked for the film, left at nine, his lawyer said.” / “Doe, who asked for the film, left at nine.”).
bool carried(const Comparison& c, const AttributionScope& rewrite, std::uint32_t sentence, const std::vector<std::uint32_t>& partner,
             const Claim& dropped) {
    if (rewrite.marked(sentence)) return true;
    for (std::uint32_t ours : rewrite.attributions(sentence)) {
        const std::uint32_t theirs = partner[ours];
        const Attribution& other = std::get<Attribution>(c.rewrite.claims[ours].value);
        if (theirs == UINT32_MAX && stood_there(c, other, dropped)) continue;
        if (theirs == UINT32_MAX || c.source.claims[theirs].sentence != dropped.sentence) return true;
        // “A poll found that most of them said …” / “Most of them said …”: those who said so vouch for what they said, not for the poll.
        const Attribution& outer = std::get<Attribution>(dropped.value);
        const std::vector<Span>& content = outer.content;
        const Span nested = c.source.claims[theirs].span;
        if ((outer.named || is_somebody(c.source, c.vocabulary, *outer.source)) &&
            std::any_of(content.begin(), content.end(), [&](Span part) { return part.contains(nested); }))
            continue;
        if (is_statement(c.rewrite, c.vocabulary, other) && !(other.cue && other.cue->canonical == "ask")) return true;
    }
    return false;
}

/// The source tells the same in its own voice elsewhere.
bool told_in_own_voice(const Comparison& c, const AttributionScope& source, const ContentMatch& match, std::uint32_t claim_sentence) {
    for (const StatementPair& pair : c.alignment.statements)
        if (pair.rewrite == match.sentence && pair.source != claim_sentence && !source.attributed(pair.source) && pair.score >= 0.6F) return true;
    return false;
}

/// A name, a date or a figure is part of the claim.
bool names_something(const Article& article, std::uint32_t attribution) {
    for (const Claim& claim : article.claims)
        if (claim.attribution == attribution && (claim.kind == ClaimKind::date || claim.kind == ClaimKind::name)) return true;
    return false;
}

/// “two people familiar with the talks”, “a source”: what they say nobody else vouches for.
bool is_anonymous(const Article& article, const Vocabulary& vocabulary, const Mention& source) {
    static constexpr std::array<std::string_view, 9> words = {"familiar", "knowledge", "anonymity", "source",   "sources",
                                                              "insider",  "insiders",  "briefed",   "anonymous"};
    const auto [first, end] = article.segments.tokens_in(source.span);
    for (TokenIndex t = first; t < end; ++t)
        if (std::find(words.begin(), words.end(), vocabulary[article.segments.tokens[t].word].folded) != words.end()) return true;
    return false;
}

/// A figure of the claim stands in the sentence, in nobody’s mouth: then fewer of the words need to be the same.
bool holds_figure(const Comparison& c, std::uint32_t attribution, std::uint32_t sentence, const std::vector<std::uint32_t>& partner) {
    const std::vector<Span>& content = std::get<Attribution>(c.source.claims[attribution].value).content;
    const auto inside = [&](Span span) { return std::any_of(content.begin(), content.end(), [&](Span part) { return part.contains(span); }); };
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &theirs = c.source.claims[pair.source], &ours = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || !is_quantity(theirs.kind) || ours.sentence != sentence || !inside(theirs.span)) continue;
        // “said that the firm had asked for £11m”: what the firm asked stands inside what they said.
        if (ours.attribution && (partner[*ours.attribution] == UINT32_MAX || !inside(c.source.claims[partner[*ours.attribution]].span))) continue;
        constexpr float least_alike = 0.3F;
        if (pair.statement < least_alike) continue;
        const Quantity& figure = std::get<Quantity>(theirs.value);
        if (theirs.kind != ClaimKind::ordinal && !figure.vague && !figure.spelled) return true;
    }
    return false;
}

/// “The weather office has forecast rain”
bool foresees(const Article& article, const Vocabulary& vocabulary, const Mention& cue) {
    const TokenIndex verb = article.segments.tokens_in(cue.span).second - 1;
    const std::string_view word = vocabulary[article.segments.tokens[verb].word].folded;
    return word.starts_with("forecast") || word.starts_with("predict") || word.starts_with("expect");
}

/// “Rain is expected”: that somebody foresees it is still said.
bool told_as_expected(const Article& article, const Vocabulary& vocabulary, const Sentence& sentence) {
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        const std::string_view word = vocabulary[article.segments.tokens[i].word].folded;
        if (word == "expected" || word == "forecast" || word == "predicted" || word == "likely") return true;
    }
    return false;
}

/// “said it would …”, “said they want to …”
bool tells_own_intention(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    bool person = false;
    for (const Claim& claim : article.claims)
        if (const Name* name = std::get_if<Name>(&claim.value); name != nullptr && name->canonical == a.source->canonical)
            person = person || name->type == NameType::person;
    auto [first, end] = article.segments.tokens_in(a.content.front());
    const auto word = [&](TokenIndex t) -> const Word& { return vocabulary[article.segments.tokens[t].word]; };
    if (first < end && word(first).folded == "that") ++first;
    if (first + 1 >= end || !has(word(first).classes, WordClass::pronoun)) return false;
    const std::string& who = word(first).folded;
    if (person != (who == "he" || who == "she" || who == "i")) return false;
    const std::string& verb = word(first + 1).folded;
    return verb == "would" || verb == "will" || verb == "want" || verb == "wants" || verb == "wanted" || verb == "plan" || verb == "plans" ||
           verb == "planned" || verb == "intends" || verb == "intended" || verb == "intend" || verb == "hopes" || verb == "hoped" || verb == "'ll";
}

/// “Argued that he had been deceived”, “accused it of having known”: what one side says against another needs fewer of its words to be known again,
/// where the two statements answer best to each other.
bool contested_and_paired(const Comparison& c, const Attribution& a, std::uint32_t sentence, const ContentMatch& match) {
    static constexpr std::array<std::string_view, 5> taking_sides = {"argue", "contend", "accuse", "blame", "insist"};
    const bool contested =
        a.cue_class == CueClass::doubting || std::find(taking_sides.begin(), taking_sides.end(), a.cue->canonical) != taking_sides.end();
    if (!contested || match.score < 0.5F || match.common < 3) return false;
    const StatementPair* pair = c.alignment.pair_of(sentence, match.sentence);
    return pair != nullptr && pair->best && pair->score >= 0.35F;
}

}  // namespace

void attribution_dropped(const Comparison& c, std::vector<Finding>& findings) {
    std::vector<std::uint32_t> partner(c.rewrite.claims.size(), UINT32_MAX);
    for (const ClaimPair& pair : c.alignment.claims) partner[pair.rewrite] = pair.source;
    std::vector<bool> reported(c.rewrite.segments.sentences.size());
    for (std::uint32_t omitted : c.alignment.omitted) {
        const Claim& claim = c.source.claims[omitted];
        if (claim.kind != ClaimKind::attribution) continue;
        const Attribution& a = std::get<Attribution>(claim.value);
        if (!a.source || !a.cue || a.content.empty()) continue;
        // What stood between quotation marks may be told as fact as well; then nearly all of its words are there.
        const bool speech = mostly_quoted(c.source, a) && is_statement(c.source, c.vocabulary, a);
        if (!speech && !asserts_clause(c.source, c.vocabulary, a)) continue;
        ContentMatch match = find_content(c, a, false);
        const bool whole =
            match.common >= 3 && match.common == match.total && names_something(c.source, omitted) && is_somebody(c.source, c.vocabulary, *a.source);
        // “The police believe the painting is in Italy.” / “The painting is in Italy.”: the sentence is what they said and nothing else.
        const bool bare =
            match.common >= 2 && match.common == match.total && match.held == match.total && !is_work_of_reference(c.source, c.vocabulary, *a.source);
        const bool figure = !speech && is_anonymous(c.source, c.vocabulary, *a.source) && holds_figure(c, omitted, match.sentence, partner);
        const bool reworded = !speech && names_something(c.source, omitted) && contested_and_paired(c, a, claim.sentence, match);
        if (!figure && !reworded && (match.score < (speech ? 0.9F : 0.7F) || (match.common < 4 && !whole && !bare))) continue;
        const Sentence& sentence = c.rewrite.segments.sentences[match.sentence];
        const AttributionScope &rewrite = rewrite_scope(c), &source = source_scope(c);
        if (reported[match.sentence] || carried(c, rewrite, match.sentence, partner, claim)) continue;
        if (names_source(c, *a.source, sentence) || told_in_own_voice(c, source, match, claim.sentence)) continue;
        // “It expects charges of” / “charges are expected to come to”: somebody still does.
        const WordId said = c.source.segments.tokens[c.source.segments.tokens_in(a.cue->span).second - 1].stem;
        if (std::any_of(c.rewrite.segments.tokens.begin() + sentence.first_token, c.rewrite.segments.tokens.begin() + sentence.end_token,
                        [&](const Token& token) { return token.stem == said; }))
            continue;
        if (foresees(c.source, c.vocabulary, *a.cue) && told_as_expected(c.rewrite, c.vocabulary, sentence)) continue;
        if (rewrite.attributed_before(match.sentence, a.source->canonical)) continue;
        reported[match.sentence] = true;
        Finding finding{.rule = "attribution-dropped", .severity = Severity::warning};
        finding.confidence = std::min(92, 30 + static_cast<int>(match.score * 62));
        // Where the rest of the sentence stands as it was, the source was cut out and not told in other words.
        const StatementPair* pair = c.alignment.pair_of(claim.sentence, match.sentence);
        const bool cut = pair != nullptr && pair->score >= kCutOut, untouched = pair != nullptr && pair->score >= kUntouched;
        // The figure of an institute stands in its tables whether it is named or not; what a claimant says stands nowhere else.
        if (!untouched && a.cue_class == CueClass::neutral && is_work_of_reference(c.source, c.vocabulary, *a.source)) finding.confidence = 48;
        // “The club said it would sell him” / “They will sell him”: what somebody intends is his to tell.
        if (!cut && tells_own_intention(c.source, c.vocabulary, a)) finding.confidence = std::min(finding.confidence, 48);
        if (finding.confidence < 50) finding.severity = Severity::note;
        finding.message = "Attribution dropped: what " + quoted(c.source, a.source->span) + " " +
                          std::string(c.source.document.text_of(a.cue->span)) + " is told as fact";
        finding.why = std::to_string(match.common) + " of " + std::to_string(match.total) +
                      " content words of the claim stand in a sentence that names no source";
        finding.source = Evidence{claim.span, a.source->canonical, {}};
        finding.rewrite = evidence_of(c.rewrite, sentence.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
