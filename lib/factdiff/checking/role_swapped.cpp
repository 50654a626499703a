#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Parts of a noun phrase: “the inquiry into the loss of the barge” is “the barge loss inquiry”.
bool is_preposition(std::string_view word) {
    return word == "of" || word == "in" || word == "on" || word == "for" || word == "from" || word == "to" || word == "with" || word == "at";
}

/// The nearest content word to one side of `verb` in its clause; kNoToken where a mark, a preposition or `reach` words come first.
TokenIndex beside(const StatementSide& side, TokenIndex verb, int step, int reach) {
    TokenIndex k = verb;
    while (reach-- > 0) {
        if (step < 0 && k == side.first) return kNoToken;
        k += static_cast<TokenIndex>(step);
        if (!side.holds(k)) return kNoToken;
        const TokenKind kind = side.text.token(k).kind;
        if ((kind == TokenKind::punctuation && side.text.surface(k) != "-") || is_preposition(side.text.lower(k))) return kNoToken;
        if (side.is_content(k) && !side.text.lower(k).ends_with("ly") && side.text.lower(k) != "first") return k;
    }
    return kNoToken;
}

/// “Was sued by”: the doer stands behind the verb.
bool is_passive(const StatementSide& side, TokenIndex verb) {
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + 5; ++k)
        if (side.text.is(k, WordClass::agent_mark)) return true;
    return false;
}

/// A word that can do or suffer something: a name, or a noun as far as a table tells (no verb of saying, no figure).
bool can_act(const StatementSide& side, TokenIndex i) {
    return side.text.token(i).kind == TokenKind::word &&
           !side.text.is(i, WordClass::reporting | WordClass::hedge | WordClass::month | WordClass::weekday);
}

/// A passive with its doer: “was bought by a rival, Harmon Bancorp”. The first content word behind “by”, or kNoToken.
TokenIndex doer_behind(const StatementSide& side, TokenIndex verb) {
    bool be = false;
    for (TokenIndex k = verb; k > side.first && verb - k < 4 && !be;) be = side.text.is(--k, WordClass::auxiliary);
    if (!be) return kNoToken;
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + 5; ++k) {
        if (side.text.is(k, TokenKind::punctuation)) return kNoToken;
        if (side.text.is(k, WordClass::agent_mark)) return beside(side, k, 1, 4);
    }
    return kNoToken;
}

/// “Was bought by a rival” / “it bought its rival”: the doer of the passive on `side` stands on the other side behind the verb, told in the active.
/// Its place there, or kNoToken.
TokenIndex became_object(const StatementView& view, TokenIndex verb, TokenIndex other) {
    const TokenIndex doer = doer_behind(view.source, verb);
    if (doer == kNoToken || !can_act(view.source, doer) || is_passive(view.rewrite, other)) return kNoToken;
    // In the active: no auxiliary of the passive before the verb.
    for (TokenIndex k = other; k > view.rewrite.first && other - k < 3;)
        if (view.rewrite.text.is(--k, WordClass::auxiliary) && view.rewrite.text.lower(k) != "has" && view.rewrite.text.lower(k) != "have" &&
            view.rewrite.text.lower(k) != "had")
            return kNoToken;
    const TokenIndex there = view.partner(doer);
    if (there == kNoToken || there <= other || there - other > 4) return kNoToken;
    for (TokenIndex k = other + 1; k < there; ++k)
        if (view.rewrite.text.is(k, TokenKind::punctuation) || view.rewrite.text.lower(k) == "with" || view.rewrite.text.lower(k) == "for")
            return kNoToken;
    return there;
}

}  // namespace

void role_swapped(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
        for (TokenIndex verb = view.source.first; view.source.has_any(WordClass::agent_mark) && verb < view.source.end; ++verb) {
            if (!view.source.is_content(verb) || view.source.text.token(verb).capitalised || view.partner(verb) == kNoToken) continue;
            const TokenIndex other = view.partner(verb);
            if (view.rewrite.text.token(other).capitalised || view.settled(view.swapped ? verb : other)) continue;
            if (view.source.quoted(verb) && view.rewrite.quoted(other)) continue;
            const TokenIndex object = became_object(view, verb, other);
            if (object == kNoToken) continue;
            Finding finding = statement_finding(view, "role-swapped", view.source.between(verb, doer_behind(view.source, verb)),
                                                view.rewrite.between(other, object));
            finding.severity = Severity::error;
            finding.confidence = 80;
            finding.message = "Roles swapped: " + quoted(view.rewrite.article, view.rewrite.between(other, object)) + " was " +
                              quoted(view.source.article, view.source.between(verb, doer_behind(view.source, verb)));
            findings.push_back(std::move(finding));
            break;
        }
        if (view.swapped || !view.words.crossed) return;
        for (TokenIndex verb = view.source.first; verb < view.source.end; ++verb) {
            if (!view.source.is_content(verb) || view.source.text.token(verb).capitalised) continue;
            const TokenIndex other = view.words.rewrite_of(verb);
            if (other == kNoToken || view.settled(other) || (view.source.quoted(verb) && view.rewrite.quoted(other))) continue;
            const TokenIndex left = beside(view.source, verb, -1, 3), right = beside(view.source, verb, 1, 3);
            const TokenIndex left_there = beside(view.rewrite, other, -1, 3), right_there = beside(view.rewrite, other, 1, 3);
            if (left == kNoToken || right == kNoToken || left_there == kNoToken || right_there == kNoToken) continue;
            if (view.words.rewrite_of(left) != right_there || view.words.rewrite_of(right) != left_there) continue;
            if (!can_act(view.source, left) || !can_act(view.source, right)) continue;
            if (is_passive(view.source, verb) != is_passive(view.rewrite, other)) continue;
            Finding finding =
                statement_finding(view, "role-swapped", view.source.between(left, right), view.rewrite.between(left_there, right_there));
            finding.severity = Severity::error;
            finding.confidence = 85;
            finding.message =
                "Roles swapped: " + quoted(view.rewrite.article, finding.rewrite->span) + " was " + quoted(view.source.article, finding.source->span);
            findings.push_back(std::move(finding));
            break;
        }
    });
}

}  // namespace factdiff
