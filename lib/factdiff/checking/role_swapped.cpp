#include <algorithm>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// The nearest content word to one side of `verb` in its clause; kNoToken where a mark or `reach` words come first.
TokenIndex beside(const StatementSide& side, TokenIndex verb, int step, int reach) {
    TokenIndex k = verb;
    while (reach-- > 0) {
        if (step < 0 && k == side.first) return kNoToken;
        k += static_cast<TokenIndex>(step);
        if (!side.holds(k)) return kNoToken;
        const TokenKind kind = side.text.token(k).kind;
        if (kind == TokenKind::punctuation && side.text.surface(k) != "-") return kNoToken;
        if (side.is_content(k) && !side.text.lower(k).ends_with("ly") && side.text.lower(k) != "first") return k;
    }
    return kNoToken;
}

/// “Was sued by”: the doer stands behind the verb.
bool is_passive(const StatementSide& side, TokenIndex verb) {
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + 5; ++k)
        if (side.text.lower(k) == "by") return true;
    return false;
}

/// A word that can do or suffer something: a name, or a noun as far as a table tells (no verb of saying, no figure).
bool can_act(const StatementSide& side, TokenIndex i) {
    return side.text.token(i).kind == TokenKind::word &&
           !side.text.is(i, WordClass::reporting | WordClass::hedge | WordClass::month | WordClass::weekday);
}

}  // namespace

void role_swapped(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
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
