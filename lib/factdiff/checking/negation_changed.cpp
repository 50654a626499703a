#include <algorithm>

#include "factdiff/checking/lone_edit.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/negative_words.h"
#include "factdiff/lexicon/opposites.h"
#include "factdiff/lexicon/quantifiers.h"

namespace factdiff {
namespace {

constexpr std::string_view kNegated = "Negated in the rewrite", kNoLongerNegated = "No longer negated";

/// Nothing but the negator was put between two words that stand side by side in the other version: “is now shown”, “is not now shown”.
bool inserted(const StatementView& view, TokenIndex negator) {
    if (negator == view.source.first || negator + 1 >= view.source.end || !view.pair.best) return false;
    const TokenIndex before = view.partner(negator - 1), behind = view.partner(negator + 1);
    return before != kNoToken && behind == before + 1;
}

/// “Only trying the horn” told as “not only trying the horn”.
bool turns_only(const StatementView& view, TokenIndex negator) {
    return inserted(view, negator) && in(view.source.text.lower(negator + 1), {"only", "just", "simply", "merely"});
}

/// “Not only”, “not just”, “no matter”, “no doubt”: a negator that negates nothing; “not without” denies twice; “not since 1998” compares.
bool is_idle(const StatementSide& side, TokenIndex negator) {
    static constexpr std::string_view followers[] = {"only",   "just",        "merely",   "simply",  "least", "doubt", "matter",
                                                     "wonder", "necessarily", "surprise", "without", "since", "but"};
    const std::string_view next = side.text.lower(negator + 1);
    if (negator > side.first && side.text.lower(negator) == "without" && side.text.is(negator - 1, WordClass::negator)) return true;
    return std::find(std::begin(followers), std::end(followers), next) != std::end(followers);
}

/// not, never, no, without, n't, and “failed to”, “refuses to”, “unable to”; other words that deny only count as an answer to one.
bool is_negator(const StatementSide& side, TokenIndex i) {
    return side.text.is(i, WordClass::negator) && (side.text.is(i, WordClass::function_word) || side.text.lower(i + 1) == "to");
}

/// A word that carries a negation in its own meaning. “Declined to say” does, “a decline in rainfall” does not. “Called off”, “turned down” too.
bool denies(const StatementSide& side, TokenIndex i) {
    const std::string_view behind = i + 1 < side.end ? std::string_view(side.text.lower(i + 1)) : std::string_view();
    if (behind == "off" && side.text.lower(i).starts_with("call")) return true;
    if (behind == "down" && side.text.lower(i).starts_with("turn")) return true;
    if (behind == "to" && side.text.lower(i) == "still") return true;                                         // “is still to take place”
    if (side.text.lower(i) == "but" && i > side.first + 1 && side.text.lower(i - 2) == "every") return true;  // “every day but Sunday”
    if (side.text.lower(i) == "no" && (i + 1 == side.end || side.text.is(i + 1, TokenKind::punctuation))) return false;  // “will vote no”
    if (!is_negative(side.text.word(i))) return false;
    return !side.text.lower(i).starts_with("declin") || side.text.lower(i + 1) == "to";
}

bool holds_unpaired(const StatementView& view, const StatementSide& side, std::initializer_list<WordText> words) {
    for (TokenIndex k = side.first; k < side.end; ++k)
        if (in(side.text.lower(k), words) && (&side == &view.source ? view.partner(k) : view.partner_back(k)) == kNoToken) return true;
    return false;
}

/// “Did not open until May” / “opened in May”, “not before May” / “in May at the earliest”: it happened, and when. “By May” is no such time.
bool only_delays(const StatementView& view, TokenIndex negator) {
    for (TokenIndex k = negator + 1; k < std::min(view.source.end, negator + 9); ++k)
        if (in(view.source.text.lower(k), {"until", "till", "before"}))
            return view.partner(k) == kNoToken && !holds_unpaired(view, view.rewrite, {"by"});
    return false;
}

/// Ends like a comparative or superlative; “worse”, “worst”.
bool compares(const WordText& word, bool superlative) {
    if (in(word, {"worst", "best", "most", "least", "record"})) return superlative;
    if (in(word, {"worse", "better", "more", "less", "as"})) return !superlative;
    return word.size() > 4 && word.ends_with(superlative ? "est" : "er");
}

/// “Has not paid since 2019” / “last paid in 2019”; “all but Malta agreed” / “Malta alone has not agreed”; “no February has been warmer” / “the
/// warmest February”: denied of the others, told of the one.
bool told_of_the_other(const StatementView& view, TokenIndex negator) {
    if (holds_unpaired(view, view.source, {"since"}) && holds_unpaired(view, view.rewrite, {"last", "latest"})) return true;
    // “Eight years without winning” / “eight years since they last won”
    if (view.source.text.lower(negator) == "without" && holds_unpaired(view, view.rewrite, {"since"}) && holds_unpaired(view, view.rewrite, {"last"}))
        return true;
    if (holds_unpaired(view, view.source, {"only", "except", "alone"}) &&
        holds_unpaired(view, view.rewrite, {"all", "every", "everyone", "both", "except"}))
        return true;
    // “When she could not yet read” / “before she could read”
    if (view.source.text.lower(negator + 1) == "yet" && holds_unpaired(view, view.rewrite, {"before"})) return true;
    if (!in(view.source.text.lower(negator), {"no", "never", "nothing", "nobody", "none"})) return false;
    const auto any = [](const StatementSide& side, bool superlative) {
        for (TokenIndex k = side.first; k < side.end; ++k)
            if (side.text.token(k).kind == TokenKind::word && compares(side.text.lower(k), superlative)) return true;
        return false;
    };
    return any(view.source, false) && any(view.rewrite, true);
}

/// “Ten of the 27 voted against” / “seventeen of the 27 did not”: each side counts other people.
bool counts_the_others(const StatementView& view, TokenIndex governed, TokenIndex partner) {
    const auto stands = [&](const Article& article, const Claim& claim) {
        const auto index = static_cast<std::uint32_t>(&claim - article.claims.data());
        const bool of_source = &article == &view.source.article;
        return std::any_of(view.alignment.claims.begin(), view.alignment.claims.end(),
                           [&](const ClaimPair& pair) { return pair.equal && (of_source != view.swapped ? pair.source : pair.rewrite) == index; });
    };
    const auto counts_alone = [&](const Article& article, TokenIndex verb) {
        constexpr std::uint32_t reach = 80;  // bytes
        const std::uint32_t at = article.segments.tokens[verb].span.begin, sentence = article.segments.sentence_at(at);
        auto claim = std::lower_bound(article.claims.begin(), article.claims.end(), at,
                                      [](const Claim& c, std::uint32_t offset) { return c.span.begin < offset; });
        while (claim != article.claims.begin()) {
            --claim;
            if (claim->sentence != sentence || claim->span.begin + reach < at) return false;
            if (is_quantity(claim->kind) && claim->span.end <= at && !stands(article, *claim)) return true;
        }
        return false;
    };
    return counts_alone(view.source.article, governed) && counts_alone(view.rewrite.article, partner);
}

/// “No woman had won it before” / “the first woman to win it”.
bool tells_a_first(const StatementView& view, TokenIndex negator) {
    bool before = false;
    for (TokenIndex k = negator + 1; k < std::min(view.source.end, negator + 12) && !before; ++k) before = view.source.text.lower(k) == "before";
    if (!before) return false;
    for (TokenIndex k = view.rewrite.first; k < view.rewrite.end; ++k)
        if (view.rewrite.text.lower(k) == "first") return true;
    return false;
}

/// The negated clause stands on the other side as it is, without its negation: “did not admit wrongdoing” / “the company admitted wrongdoing and
/// settled”. Every content word from `governed` to the end of its clause has its partner there, in order and close together.
bool clause_stands(const StatementView& view, TokenIndex governed) {
    // A sentence of the source may have been taken whole into a longer one that answers better to another.
    if (!view.pair.best && (view.swapped || !view.pair.best_of_source)) return false;
    TokenIndex last = view.partner(governed);
    int words = 1;
    for (TokenIndex k = governed + 1; k < view.source.end && words < 5; ++k) {
        const TokenKind kind = view.source.text.token(k).kind;
        if (kind == TokenKind::punctuation && view.source.text.surface(k) != "-") break;
        if (!view.source.is_content(k)) {
            const std::string_view word = view.source.text.lower(k);
            if (word == "and" || word == "but" || word == "or" || word == "because" || word == "that" || word == "which") break;
            continue;
        }
        const TokenIndex partner = view.partner(k);
        if (partner == kNoToken || partner <= last || partner - last > 4) return false;
        last = partner;
        ++words;
    }
    // “Has not released it”: the object is a pronoun; then the whole statement must be much the same.
    return words >= 2 ||
           (view.source.text.is(governed + 1, WordClass::pronoun) && view.pair.best && view.pair.score >= 0.65F && view.anchors(governed) >= 1);
}

/// “No significant difference” at `noun`: where the denial begins, or kNoToken.
TokenIndex denied_effect(const StatementSide& side, TokenIndex noun) {
    static constexpr std::string_view effects[] = {"difference", "differences", "change",   "changes", "effect", "effects",     "impact",
                                                   "reduction",  "increase",    "decrease", "rise",    "fall",   "improvement", "benefit"};
    if (std::find(std::begin(effects), std::end(effects), side.text.lower(noun)) == std::end(effects)) return kNoToken;
    for (TokenIndex i = noun; i > side.first && noun - i < 4;) {
        if (side.text.is(--i, TokenKind::punctuation)) return kNoToken;
        if (side.text.is(i, WordClass::negator)) return i;
    }
    return kNoToken;
}

/// The word that says of the rewrite's `matter` that it rose or fell, and is not denied itself; kNoToken where there is none.
TokenIndex told_change(const StatementView& view, TokenIndex matter) {
    constexpr TokenIndex reach = 4, before = 2;  // “errors fell”, “cut errors”
    const auto denial = [&](TokenIndex i) { return denies(view.rewrite, i) || share_of(view.rewrite.text.word(i)) == Share::none; };
    for (TokenIndex k = matter - std::min(matter - view.rewrite.first, before); k < std::min(view.rewrite.end, matter + reach + 1); ++k) {
        if (k > matter && view.rewrite.text.is(k, TokenKind::punctuation)) return kNoToken;
        if (!view.rewrite.text.is(k, WordClass::direction_up | WordClass::direction_down)) continue;
        return view.words.source_of(k) == kNoToken && !view.rewrite.near(k, 5, denial) ? k : kNoToken;
    }
    return kNoToken;
}

/// `here` is denied, `there` is not.
Finding turned_finding(const StatementView& view, Span here, Span there, int confidence) {
    Finding finding = statement_finding(view, "negation-changed", here, there);
    finding.severity = Severity::error;
    finding.confidence = confidence;
    word_change(finding, view.swapped ? kNegated : kNoLongerNegated, view);
    return finding;
}

/// “There was no clear difference in the yields of barley” told as “yields of barley fell”: nothing was found, and a change is told.
void nothing_found(const StatementView& view, std::vector<Finding>& findings) {
    if (view.swapped || !view.source.has_any(WordClass::negator) || !view.rewrite.has_any(WordClass::direction_up | WordClass::direction_down))
        return;
    for (TokenIndex noun = view.source.first; noun < view.source.end; ++noun) {
        const TokenIndex denial = denied_effect(view.source, noun);
        if (denial == kNoToken || view.words.rewrite_of(noun) != kNoToken) continue;
        const TokenIndex matter = view.source.content_after(noun, 4);
        if (matter == kNoToken || view.words.rewrite_of(matter) == kNoToken) continue;
        const TokenIndex there = view.words.rewrite_of(matter), change = told_change(view, there);
        if (change == kNoToken || view.settled(there) || (view.source.quoted(noun) && view.rewrite.quoted(change))) continue;
        findings.push_back(turned_finding(view, view.source.between(denial, matter), view.rewrite.between(there, change), 75));
    }
}

/// One side of an edit: what in it denies.
struct EditedSide {
    StatementSide side;
    TokenIndex first, end;

    bool negates() const {
        for (TokenIndex i = first; i < end; ++i)
            if (is_negator(side, i) && !is_idle(side, i)) return true;
        return false;
    }
    /// A negation, or a word that may stand for one: “lacked”, “refused”, “remains closed”.
    bool may_deny(const EditedSide& other) const {
        for (TokenIndex i = first; i < end; ++i) {
            const Token& token = side.text.token(i);
            if (token.kind != TokenKind::word) continue;
            if (token.quoted || has(token.classes, WordClass::negator | WordClass::quantifier) || denies(side, i) || share_of(side.text.word(i)))
                return true;
            for (TokenIndex k = other.first; k < other.end; ++k)
                if (other.side.text.token(k).kind == TokenKind::word &&
                    (opposed(side.text.word(i), other.side.text.word(k)) ||
                     contrast_of(side.text.word(i), other.side.text.word(k)) == Contrast::opposite))
                    return true;
        }
        return false;
    }
    bool has_word() const {
        for (TokenIndex i = first; i < end; ++i)
            if (side.text.token(i).kind == TokenKind::word) return true;
        return false;
    }
    /// “But fails to mention” stands against whatever was there.
    bool opens_with_but() const {
        const TokenIndex word = side.text.is(first, TokenKind::punctuation) ? first + 1 : first;
        return word < end && in(side.text.lower(word), {"but", "without", "although", "though", "yet"});
    }
    /// Little words alone, or one that says what is part of what: another verb may say the same as a denied one, “boycotted” / “refused to join”.
    bool tells_nothing() const {
        for (TokenIndex i = first; i < end; ++i)
            if (side.is_content(i) && !in(side.text.lower(i), {"including", "includes", "include", "featuring", "covering"})) return false;
        return true;
    }
    Span span() const { return side.between(first, end - 1); }
};

/// “…, including the prices” told as “…, but fails to mention the prices”: the words that deny stand in the place of others, and all else as it was.
void denied_in_place(const Comparison& c, std::vector<Finding>& findings) {
    for (const LoneEdit& edit : lone_edits(c).few) {
        const EditedSide was{side_of(c.source, c.vocabulary, edit.source), edit.slot.source, edit.slot.source_end},
            is{side_of(c.rewrite, c.vocabulary, edit.rewrite), edit.slot.rewrite, edit.slot.rewrite_end};
        if (!was.has_word() || !is.has_word() || was.negates() == is.negates()) continue;
        const EditedSide &denying = was.negates() ? was : is, &other = was.negates() ? is : was;
        if (other.may_deny(denying) || !(denying.opens_with_but() || other.tells_nothing())) continue;
        if (told_in(findings, c.rewrite.segments.sentences[edit.rewrite].span)) continue;
        Finding finding{.rule = "negation-changed", .severity = Severity::error, .confidence = 80};
        finding.why = "the rest of the sentence is the same";
        tell_change(finding, is.negates() ? kNegated : kNoLongerNegated, c, was.span(), is.span());
        findings.push_back(std::move(finding));
    }
}

/// Another word of the source than `negator` denies what stands at `word`.
bool denied_by_another(const StatementSide& side, TokenIndex word, TokenIndex negator) {
    constexpr int reach = 4;
    return side.near(word, reach, [&](TokenIndex k) { return k != negator && (is_negator(side, k) || denies(side, k)); });
}

/// What the rewrite's negator at `other` denies is denied in the source as well, by another than `negator`: “declined to comment and had not paid” /
/// “would not comment but had paid”.
bool denies_another(const StatementView& view, TokenIndex negator, TokenIndex governed, TokenIndex other) {
    if (view.swapped || !is_negator(view.rewrite, other)) return false;
    // “Do not drive or tow”: within one clause it denies both.
    const TokenIndex there = view.partner(governed);
    bool divided = false;
    for (TokenIndex k = std::min(there, other) + 1; k < std::max(there, other) && !divided; ++k)
        divided = view.rewrite.text.is(k, TokenKind::punctuation) ? view.rewrite.text.surface(k) != "-"
                                                                  : in(view.rewrite.text.lower(k), {"but", "since", "because", "although", "while"});
    if (!divided) return false;
    const TokenIndex matter = view.rewrite.content_after(other, 4), back = matter == kNoToken ? kNoToken : view.partner_back(matter);
    return back != kNoToken && back != governed && denied_by_another(view.source, back, negator);
}

/// The negator that was matched with this one is about something else.
bool answers_to_another(const StatementView& view, TokenIndex negator, TokenIndex governed) {
    constexpr TokenIndex before = 5, behind = 3;
    const TokenIndex other = view.partner(negator), there = governed == kNoToken ? kNoToken : view.partner(governed);
    if (other == kNoToken || there == kNoToken) return false;
    for (TokenIndex k = there - std::min(there - view.rewrite.first, before); k < std::min(view.rewrite.end, there + behind); ++k)
        if (is_negator(view.rewrite, k) || denies(view.rewrite, k)) return false;
    return denies_another(view, negator, governed, other);
}

/// “Found no evidence that the lorry caused it”: the verb told of, behind such a noun; kNoToken where there is none.
TokenIndex not_shown(const StatementView& view, TokenIndex noun) {
    constexpr TokenIndex clause = 16;
    if (view.swapped || !in(view.source.text.lower(noun), {"evidence", "sign", "signs", "proof", "indication", "indications", "suggestion"}))
        return kNoToken;
    if (view.partner(noun) != kNoToken || !in(view.source.text.lower(noun + 1), {"that", "of"})) return kNoToken;
    for (TokenIndex k = noun + 1; k < std::min(view.source.end, noun + clause) && !view.source.text.is(k, TokenKind::punctuation); ++k)
        if (view.source.is_content(k) && view.source.text.lower(k).ends_with("ed") && view.partner(k) != kNoToken) return k;
    return kNoToken;
}

/// “Was not involved in the decision”, “had no say in the choice”: what they kept out of, and a word before it, stand in the rewrite and nothing
/// denies there. The word of the source, or kNoToken.
TokenIndex kept_out_of(const StatementView& view, TokenIndex negator) {
    if (view.swapped || !view.pair.best) return kNoToken;
    const TokenIndex part = view.source.content_after(negator, 3);
    if (part == kNoToken || !in(view.source.text.lower(part), {"involved", "role", "part", "involvement", "hand", "say"}) ||
        view.partner(part) != kNoToken || view.source.text.lower(part + 1) != "in")
        return kNoToken;
    const TokenIndex matter = view.source.content_after(part + 1, 4);
    if (matter == kNoToken || view.partner(matter) == kNoToken || view.settled(view.partner(matter))) return kNoToken;
    constexpr int clause = 12;
    if (view.rewrite.near(view.partner(matter), clause, [&](TokenIndex k) { return is_negator(view.rewrite, k) || denies(view.rewrite, k); }))
        return kNoToken;
    for (TokenIndex k = view.source.first; k < negator; ++k)
        if (view.source.is_content(k) && view.partner(k) != kNoToken) return matter;
    return kNoToken;
}

void kept_out(const StatementView& view, TokenIndex negator, TokenIndex matter, std::vector<Finding>& findings) {
    const TokenIndex there = view.partner(matter);
    TokenIndex begin = there;
    for (TokenIndex k = there; k > view.rewrite.first && there - k < 4 && !view.rewrite.text.is(k - 1, TokenKind::punctuation);) begin = --k;
    report_sense(view, turned_finding(view, view.source.between(negator, matter), view.rewrite.between(begin, there), 75), findings);
}

}  // namespace

void negation_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, either_has(WordClass::negator), [&](const StatementView& view) {
        if (!view.source.has_any(WordClass::negator)) return;
        nothing_found(view, findings);
        for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
            if (!is_negator(view.source, i) || (is_idle(view.source, i) && !turns_only(view, i))) continue;
            // Both deny the same word, as nearly always.
            if (view.partner(i) != kNoToken && view.partner(i + 1) == view.partner(i) + 1) continue;
            const bool no_one = view.source.text.lower(i) == "no" && view.source.text.lower(i + 1) == "one";
            TokenIndex governed = view.source.content_after(no_one ? i + 1 : i, 4);
            const bool free = view.partner(i) != kNoToken && answers_to_another(view, i, governed);
            if (view.partner(i) != kNoToken && !free) continue;
            if (only_delays(view, i) || tells_a_first(view, i)) continue;
            if (const TokenIndex matter = kept_out_of(view, i); matter != kNoToken) {
                kept_out(view, i, matter, findings);
                break;
            }
            const bool put_in = inserted(view, i), alone = put_in || view.only_difference(i);
            const TokenIndex shown = governed == kNoToken ? kNoToken : not_shown(view, governed);
            if (shown != kNoToken) governed = shown;
            if (governed != kNoToken && view.partner(governed) == kNoToken && view.source.text.lower(governed).ends_with("ly"))
                governed = view.source.content_after(governed, 2);
            // Not “asked him not to”: what is forbidden may be told in other words.
            if (alone && (governed == kNoToken || (put_in && view.partner(governed) == kNoToken && view.source.text.lower(i + 1) != "to")))
                governed = i + 1;
            if (governed == kNoToken) continue;
            const TokenIndex partner = view.partner(governed);
            if (partner == kNoToken || (view.source.quoted(i) && view.rewrite.quoted(partner)) || view.settled(view.swapped ? governed : partner))
                continue;
            if (view.source.text.is(i + 1, WordClass::quantifier)) continue;  // “not all”: the quantifier is what turned
            // “None of” became “some of”, “never” became “always”: the word was replaced, and another rule tells of it.
            const Word& negator = view.source.text.word(i);
            if (view.rewrite.near(partner, 4, [&](TokenIndex k) {
                    if (view.partner_back(k) != kNoToken || view.rewrite.text.token(k).kind != TokenKind::word) return false;
                    const Word& word = view.rewrite.text.word(k);
                    return opposed(negator, word) || (!no_one && share_of(negator) && share_of(word));
                }))
                continue;
            // A negation that both sides have elsewhere in the sentence answers for nothing here.
            bool elsewhere = false;
            if (view.rewrite.near(partner, 9, [&](TokenIndex k) {
                    if (view.partner_back(k) != kNoToken || !denies(view.rewrite, k)) return false;
                    const bool another = denies_another(view, i, governed, k);
                    elsewhere = elsewhere || another;
                    return !another;
                }))
                continue;
            // “There will be no concert after the one was cancelled” / “the concert was cancelled”
            if (view.source.text.lower(i) == "no" &&
                view.rewrite.near(partner, 6, [&](TokenIndex k) { return k > partner && denies(view.rewrite, k); }))
                continue;
            // “Cannot be foreseen nor expected” / “cannot expect”: one negation may stand for two.
            if (partner > view.rewrite.first && is_negator(view.rewrite, partner - 1)) continue;
            const int anchors = view.anchors(governed), place = view.same_place(governed, partner);
            const bool stands = clause_stands(view, governed);
            const bool lone = (view.pair.best || view.pair.best_of_source) &&
                              ((anchors >= 1 && place >= 1) || (!view.swapped && governed == i + 1 && view.pair.score >= 0.4F)) &&
                              told_once(view, governed);
            if (!alone && !stands && !lone && !((shown != kNoToken || free || elsewhere) && anchors >= 2) &&
                (place < 1 || anchors < (view.first && view.pair.score >= 0.4F ? 2 : 3)) && !(view.words.common >= 0.8F && place >= 1))
                continue;
            if (told_of_the_other(view, i) || counts_the_others(view, governed, partner)) continue;
            const int confidence = std::min(95, (alone ? 55 : 40) + 4 * anchors + 6 * place + static_cast<int>(view.words.common * 20));
            Finding finding = turned_finding(view, view.source.between(i, governed), view.rewrite.verb_phrase(partner), confidence);
            // A clause may be taken whole into a sentence of other matter.
            if (stands && view.pair.best_of_source)
                findings.push_back(std::move(finding));
            else
                report_sense(view, std::move(finding), findings);
            break;
        }
    });
    denied_in_place(comparison, findings);
}

}  // namespace factdiff
