#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/told_as_done.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/hedges.h"
#include "factdiff/lexicon/quantity_words.h"

namespace factdiff {
namespace {

/// All that may hold a statement back.
constexpr WordClass kHedges = WordClass::strong_hedge | WordClass::hedge | WordClass::uncertain_modal | WordClass::plan;

bool is_hedge(const StatementSide& side, TokenIndex i) {
    if (!side.text.is(i, kHedges)) return false;
    // “More likely than women to”: how much, not whether.
    if (i > side.first && side.text.lower(i) == "likely" && in(side.text.lower(i - 1), {"more", "less", "as", "equally", "times"})) return false;
    // “Plans to open”, “considering a merger”; “the plans”, “seeks damages” and “three attempts” are facts.
    if (side.text.is(i, WordClass::plan) && side.text.lower(i + 1) != "to") {
        static constexpr std::string_view alone[] = {"considering", "considers",     "considered", "mulling", "weighing",
                                                     "pondering",   "contemplating", "option",     "proposed"};
        if (std::find(std::begin(alone), std::end(alone), side.text.lower(i)) == std::end(alone)) return false;
    }
    if (side.text.lower(i) == "weighing" &&
        (side.text.is_number(i + 1) || bounds_before(side.text.lower(i + 1)) || in(side.text.lower(i + 1), {"more", "less", "up", "in", "at"})))
        return false;  // “weighing about 38 tonnes”
    if (side.text.lower(i).starts_with("estimate") && side.text.is_number(i + 1))
        return false;  // “an estimated 300”, “an estimated one million”: a bound of the figure
    if (side.text.is(i, WordClass::ambiguous_name) && side.text.token(i).capitalised && !side.text.token(i).sentence_start)
        return false;  // May, the month
    // “Couldn’t possibly be more”: it strengthens the denial.
    if (i > side.first && (side.text.lower(i) == "possibly" || side.text.lower(i) == "conceivably") &&
        (side.text.is(i - 1, WordClass::negator) || (i - 1 > side.first && side.text.is(i - 2, WordClass::negator))))
        return false;
    // “The unlikely hero of the evening” is a surprise and no doubt.
    if (side.text.lower(i) == "unlikely" && i > side.first && side.text.lower(i + 1) != "to" && !side.text.is(i - 1, WordClass::auxiliary))
        return false;
    if (side.text.lower(i).starts_with("appear")) {
        // “Appeared in court”, “appears on Monday”: only “appeared to win”, “it appears that” hold anything back.
        static constexpr std::string_view places[] = {"in", "on",        "at",   "before", "from",  "with", "for",
                                                      "by", "alongside", "last", "this",   "again", "there"};
        if (std::find(std::begin(places), std::end(places), side.text.lower(i + 1)) != std::end(places)) return false;
    }
    return true;
}

/// Words that keep a statement as open as a hedge does, though they are none themselves.
bool softens(const StatementSide& side, TokenIndex i) {
    // “She said she would sign”: her will, told afterwards.
    if (side.text.lower(i) == "would")
        for (TokenIndex k = i; k > side.first && i - k < 4;)
            if (side.text.is(--k, WordClass::reporting)) return false;
    static constexpr std::string_view soft[] = {"can",    "would",     "should", "if",      "whether",     "unless",   "hope",   "chance",
                                                "risk",   "able",      "unable", "ability", "threat",      "prospect", "due",    "set",
                                                "slated", "scheduled", "want",   "wants",   "wanted",      "wanting",  "effort", "efforts",
                                                "bid",    "aim",       "goal",   "keen",    "possibility", "option",   "options"};
    return is_hedge(side, i) || std::find(std::begin(soft), std::end(soft), side.text.lower(i)) != std::end(soft);
}

/// “May show the work until June” / “is allowed to show it”: no doubt but a permission.
bool permits(const StatementSide& side, TokenIndex i) {
    return in(side.text.lower(i),
              {"allow", "allows", "allowed", "allowing", "permit", "permits", "permitted", "lets", "entitled", "entitles", "permission"});
}

/// “Said it would answer”: “will”, told afterwards; “would like”, “would if” are none.
bool will_told_back(const StatementSide& side, TokenIndex i) {
    if (side.text.lower(i) != "would" || in(side.text.lower(i + 1), {"like", "have", "rather", "prefer", "not"})) return false;
    constexpr TokenIndex reach = 12, clause = 14;
    for (TokenIndex k = i + 1; k < std::min(side.end, i + clause); ++k)
        if (in(side.text.lower(k), {"if", "unless", "were"})) return false;
    for (TokenIndex k = i; k > side.first && i - k < reach;) {
        if (side.text.is(--k, WordClass::reporting)) return true;
        if (side.text.lower(k) == "if") return false;
    }
    return false;
}

/// “May add” became “will lift”: the modal itself was made firm, whatever became of its verb. The word of the rewrite, or kNoToken.
TokenIndex made_firm(const StatementView& view, TokenIndex modal) {
    if (view.swapped || !view.source.text.is(modal, WordClass::uncertain_modal) || view.partner(modal) != kNoToken) return kNoToken;
    constexpr float least_told_back = 0.7F;
    for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
        const bool told_back = view.pair.score >= least_told_back && will_told_back(view.rewrite, j);
        if (!view.rewrite.text.is(j, WordClass::firm_modal) && !told_back) continue;
        if (view.partner_back(j) != kNoToken || view.rewrite.text.token(j).capitalised) continue;
        if ((view.source.quoted(modal) && view.rewrite.quoted(j)) || view.settled(j)) continue;
        if (view.same_place(modal, j) < 3 && view.region(modal, j, 9) < 2) continue;
        if (view.rewrite.near(j, 5, [&](TokenIndex k) { return k != j && view.partner_back(k) == kNoToken && softens(view.rewrite, k); })) continue;
        return j;
    }
    return kNoToken;
}

/// “Are investigating whether …, and could fine him”: the sentence leaves open what “could” holds back, so it is no ability.
bool is_open_too(const StatementView& view, TokenIndex could) {
    for (TokenIndex k = view.source.first; k < could; ++k)
        if (view.partner(k) == kNoToken && in(view.source.text.lower(k), {"whether", "investigating", "considering", "examining", "if"})) return true;
    return false;
}

/// “Ruled out arson”, not denied itself: the first word of what is ruled out, or kNoToken.
TokenIndex ruled_out(const StatementSide& side, TokenIndex i) {
    const std::string_view verb = side.text.lower(i);
    if ((verb != "ruled" && verb != "rule" && verb != "rules" && verb != "ruling") || side.text.lower(i + 1) != "out") return kNoToken;
    if (side.near(i, 4, [&](TokenIndex k) { return k < i && (side.text.is(k, WordClass::negator) || softens(side, k)); })) return kNoToken;
    return side.content_after(i + 1, 5);
}

/// “No evidence of arson”, “would not say whether it was arson”, “declined to say”: it was left open. Where that begins, or kNoToken.
TokenIndex left_open(const StatementSide& side, TokenIndex matter) {
    static constexpr std::string_view signs[] = {"evidence", "sign", "signs", "indication", "indications",
                                                 "proof",    "hint", "trace", "traces",     "suggestion"};
    for (TokenIndex i = matter; i > side.first && matter - i < 7;) {
        if (side.text.is(--i, TokenKind::punctuation)) return kNoToken;
        const bool denied = i > side.first && side.text.is(i - 1, WordClass::negator);
        if (denied && std::find(std::begin(signs), std::end(signs), side.text.lower(i)) != std::end(signs)) return i - 1;
        if (side.text.lower(i) != "say" || i == side.first) continue;
        if (denied) return i - 1;
        if (side.text.lower(i - 1) == "to" && i - 1 > side.first && side.text.is(i - 2, WordClass::negator | WordClass::negative)) return i - 2;
    }
    return kNoToken;
}

/// “Found no evidence of arson” told as “ruled out arson”: what nobody knows became what is known not to be.
void closed_matters(const StatementView& view, std::vector<Finding>& findings) {
    if (view.swapped || !view.source.has_any(WordClass::negator | WordClass::negative)) return;
    for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
        const TokenIndex matter = ruled_out(view.rewrite, j);
        if (matter == kNoToken || view.rewrite.quoted(j) || view.words.source_of(matter) == kNoToken || view.settled(matter)) continue;
        const TokenIndex was = view.words.source_of(matter), open = left_open(view.source, was);
        if (open == kNoToken) continue;
        Finding finding = statement_finding(view, "certainty-changed", view.source.between(open, was), view.rewrite.between(j, matter));
        finding.severity = Severity::warning;
        finding.confidence = 80;
        word_change(finding, "Made certain", view);
        findings.push_back(std::move(finding));
    }
}

/// “Which is thought to be the smallest fleet since 1931” / “the fewest since 1931”: what the hedge governs was told in other
/// words, but what stands before it and behind it stands around that too. The first matched word behind the hedge, or kNoToken.
TokenIndex beyond(const StatementView& view, TokenIndex hedge) {
    if (!view.first || !view.pair.best || view.pair.score < 0.5F) return kNoToken;
    const auto matched = [&](TokenIndex k) { return view.source.is_content(k) && view.partner(k) != kNoToken; };
    TokenIndex left = kNoToken, right = kNoToken;
    for (TokenIndex k = hedge; k > view.source.first && hedge - k < 7 && left == kNoToken;)
        if (matched(--k)) left = k;
    for (TokenIndex k = hedge + 1; k < view.source.end && k - hedge < 9 && right == kNoToken; ++k)
        if (matched(k)) right = k;
    if (left == kNoToken || right == kNoToken) return kNoToken;
    const TokenIndex a = view.partner(left), b = view.partner(right);
    return a < b && b - a <= 8 ? right : kNoToken;
}

}  // namespace

void certainty_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(
        comparison, either_has(kHedges | WordClass::negator | WordClass::negative | WordClass::unrealised), [&](const StatementView& view) {
            closed_matters(view, findings);
            told_as_done(comparison, view, findings);
            if (!view.source.has_any(kHedges)) return;
            for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
                if (!is_hedge(view.source, i) || view.partner(i) != kNoToken) continue;
                if (const TokenIndex firm_word = made_firm(view, i); firm_word != kNoToken) {
                    const TokenIndex verb = view.rewrite.content_after(firm_word, 3);
                    Finding finding = statement_finding(view, "certainty-changed", view.source.text.token(i).span,
                                                        view.rewrite.between(firm_word, verb == kNoToken ? firm_word : verb));
                    finding.severity = Severity::warning;
                    finding.confidence = std::min(94, 60 + 4 * view.region(i, firm_word, 9) + 4 * view.same_place(i, firm_word));
                    finding.message = "Made certain: " + quoted(view.rewrite.article, view.rewrite.text.token(firm_word).span) + " was " +
                                      quoted(view.source.article, view.source.text.token(i).span);
                    report_sense(view, std::move(finding), findings,
                                 (view.pair.best || view.pair.best_of_source) && view.region(i, firm_word, 9) >= 3);
                    break;
                }
                const bool modal = view.source.text.is(i, WordClass::uncertain_modal);
                if (modal && view.source.text.is(i + 1, WordClass::negator)) continue;  // “could not” tells of inability
                const bool alone = view.only_difference(i);
                // What was tried or planned must itself be told: “tries to answer the question” / “looks at the question” drops nothing.
                const bool plan = view.source.text.is(i, WordClass::plan), tried = plan && view.source.text.lower(i + 1) == "to";
                TokenIndex governed = view.source.content_after(i, 4);
                if (!tried && governed != kNoToken && view.partner(governed) == kNoToken) governed = view.source.content_after(governed, 3);
                if (alone && (governed == kNoToken || view.partner(governed) == kNoToken)) governed = i + 1;
                if (governed == kNoToken || !view.source.holds(governed) || view.partner(governed) == kNoToken)
                    governed = tried ? kNoToken : beyond(view, i);
                if (governed == kNoToken) continue;
                const TokenIndex partner = view.partner(governed);
                if (partner == kNoToken || (view.source.quoted(i) && view.rewrite.quoted(partner)) || view.settled(view.swapped ? governed : partner))
                    continue;
                // “In an attempt to save it” / “to save it”: a purpose is as open as an attempt.
                if (plan && partner > view.rewrite.first && view.rewrite.text.lower(partner - 1) == "to") continue;
                if (view.source.text.lower(i) == "may" &&
                    view.rewrite.near(partner, 8, [&](TokenIndex k) { return view.partner_back(k) == kNoToken && permits(view.rewrite, k); }))
                    continue;
                // A hedge that both sides have elsewhere in the sentence answers for nothing here.
                if (view.rewrite.near(partner, modal ? 8 : 12,
                                      [&](TokenIndex k) { return view.partner_back(k) == kNoToken && softens(view.rewrite, k); }))
                    continue;
                // “Reportedly” may have become “sources say”: a source still stands for the statement.
                const auto says = [&](TokenIndex k) { return view.partner_back(k) == kNoToken && view.rewrite.text.is(k, WordClass::reporting); };
                const bool sure = !view.source.text.is(i, WordClass::hearsay) && hedge_of(view.source.text.word(i)) == Hedge::strong;
                if (!modal && !plan && !sure && view.rewrite.near(partner, 30, says)) continue;
                const int anchors = view.anchors(governed);
                const int place = view.same_place(governed, partner);
                const bool lone = !view.swapped && modal && view.pair.best && view.pair.score >= 0.4F && told_once(view, governed);
                // “Because of suspected hepatitis” / “because it had hepatitis”: what was supposed is named in the same place.
                const bool supposed = !view.swapped && view.source.text.is(i, WordClass::hearsay) && place >= 2 && anchors >= 1 && view.pair.best &&
                                      view.pair.score >= 0.45F;
                if (!alone && !lone && !supposed && (place < 1 || anchors < (view.first && view.pair.score >= 0.4F ? 2 : 3)) &&
                    !(view.words.common >= 0.8F && place >= 1))
                    continue;
                Finding finding = statement_finding(view, "certainty-changed", view.source.between(i, governed), view.rewrite.verb_phrase(partner));
                finding.severity = Severity::warning;
                finding.confidence = std::min(92, (alone ? 55 : 45) + 6 * anchors + static_cast<int>(view.words.common * 20) + (modal ? 5 : 0));
                const Span word = view.source.text.token(i).span;
                finding.message = (view.swapped ? "Hedge added: " : "Hedge dropped: ") + quoted(view.source.article, word) +
                                  (view.swapped ? " does not stand in the source" : " does not stand in the rewrite");
                // A hedge that the rewrite adds makes it more careful than its source: told, not alarmed. “Could” is as often the past of “can”.
                const bool firm = view.rewrite.near(partner, 4, [&](TokenIndex k) { return view.rewrite.text.is(k, WordClass::firm_modal); }) ||
                                  is_open_too(view, i);
                if (view.swapped || hedge_of(view.source.text.word(i)) == Hedge::weak || (view.source.text.lower(i) == "could" && !firm))
                    finding.severity = Severity::note;
                report_sense(view, std::move(finding), findings);
                break;
            }
        });
}

}  // namespace factdiff
