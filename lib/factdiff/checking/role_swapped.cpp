#include <algorithm>
#include <array>

#include "factdiff/checking/exchanged_companions.h"
#include "factdiff/checking/roles_exchanged.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/verbatim.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Parts of a noun phrase: “the inquiry into the loss of the barge” is “the barge loss inquiry”.
bool is_preposition(std::string_view word) {
    return word == "of" || word == "in" || word == "on" || word == "for" || word == "from" || word == "to" || word == "with" || word == "at";
}

constexpr TokenIndex kReach = 3;   // tokens from a verb to those who act
constexpr TokenIndex kToDoer = 5;  // tokens from a passive to its “by”

/// The nearest content word to one side of `verb` in its clause; kNoToken where a mark, a preposition or `reach` words come first.
TokenIndex beside(const StatementSide& side, TokenIndex verb, int step, TokenIndex reach) {
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
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + kToDoer; ++k)
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
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + kToDoer; ++k) {
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
        if (view.rewrite.text.is(k, TokenKind::punctuation) || is_preposition(view.rewrite.text.lower(k))) return kNoToken;
    return there;
}

/// “Was bought by a rival” / “it bought its rival”.
void told_in_the_active(const StatementView& view, std::vector<Finding>& findings) {
    if (!view.source.has_any(WordClass::agent_mark)) return;
    TokenIndex mark = view.source.first;
    for (TokenIndex verb = view.source.first; verb < view.source.end; ++verb) {
        // The doer stands behind a “by”, and that near the verb.
        while (mark < view.source.end && (mark <= verb || !view.source.text.is(mark, WordClass::agent_mark))) ++mark;
        if (mark == view.source.end) return;
        verb = std::max(verb, mark - std::min(mark, kToDoer));
        const TokenIndex other = view.partner(verb);
        if (other == kNoToken || !view.source.is_content(verb) || view.source.text.token(verb).capitalised) continue;
        if (view.rewrite.text.token(other).capitalised || view.settled(view.swapped ? verb : other)) continue;
        if (view.source.quoted(verb) && view.rewrite.quoted(other)) continue;
        // “Coached by Holm” / “coach Lena Holm”: an office, and nothing done.
        if (view.rewrite.text.is(other, WordClass::title_noun) && other + 1 < view.rewrite.end && view.rewrite.text.token(other + 1).capitalised)
            continue;
        const TokenIndex object = became_object(view, verb, other);
        if (object == kNoToken) continue;
        const Span here = view.source.between(verb, doer_behind(view.source, verb)), there = view.rewrite.between(other, object);
        Finding finding = statement_finding(view, "role-swapped", here, there);
        finding.severity = Severity::error;
        finding.confidence = 80;
        word_change(finding, "Roles swapped", view);
        findings.push_back(std::move(finding));
        return;
    }
}

/// Relations that hold both ways: “Reyes met Holm”, “the match between X and Y”, “married”, and words merely listed.
bool holds_both_ways(const SegmentedText& text, TokenIndex first, TokenIndex end) {
    bool tells = false;
    for (TokenIndex k = first; k < end; ++k)
        if (text.is(k, TokenKind::number)) return false;  // “84 for women and 81 for men”
    for (TokenIndex k = first; k < end; ++k) {
        const std::string_view w = text.lower(k);
        static constexpr std::array<std::string_view, 30> both_ways = {
            "met",   "meet",   "meets",     "meeting", "married",   "marry",     "wed",     "between", "with",        "and",
            "or",    "plus",   "versus",    "v",       "vs",        "nor",       "as",      "drew",    "tied",        "joined",
            "joins", "and/or", "alongside", "alike",   "resembles", "neighbour", "against", "played",  "neighboring", "near"};
        if (std::find(both_ways.begin(), both_ways.end(), w) != both_ways.end()) return true;
        tells = tells || (text.is(k, TokenKind::word) && !text.is(k, WordClass::pronoun));
    }
    return !tells;
}

/// “A sued B” / “B sued A”, at one verb. True when it was found.
bool swapped_around(const StatementView& view, TokenIndex verb, std::vector<Finding>& findings) {
    const TokenIndex other = view.words.rewrite_of(verb);
    // “Salt-selling shops” are shops that sell salt.
    if (other == kNoToken ||
        (verb > view.source.first && (view.source.text.surface(verb - 1) == "-") != (view.rewrite.text.surface(other - 1) == "-")))
        return false;
    if (!view.source.is_content(verb) || view.source.text.token(verb).capitalised) return false;
    if (view.settled(other) || (view.source.quoted(verb) && view.rewrite.quoted(other))) return false;
    const TokenIndex left = beside(view.source, verb, -1, kReach), right = beside(view.source, verb, 1, kReach);
    const TokenIndex left_there = beside(view.rewrite, other, -1, kReach), right_there = beside(view.rewrite, other, 1, kReach);
    if (left == kNoToken || right == kNoToken || left_there == kNoToken || right_there == kNoToken) return false;
    if (view.words.rewrite_of(left) != right_there || view.words.rewrite_of(right) != left_there) return false;
    if (!can_act(view.source, left) || !can_act(view.source, right) || holds_both_ways(view.source.text, verb, verb + 1)) return false;
    if (is_passive(view.source, verb) != is_passive(view.rewrite, other)) return false;
    Finding finding = statement_finding(view, "role-swapped", view.source.between(left, right), view.rewrite.between(left_there, right_there));
    finding.severity = Severity::error;
    finding.confidence = 85;
    word_change(finding, "Roles swapped", view);
    findings.push_back(std::move(finding));
    return true;
}

/// A word shortly before the verb has its partner shortly behind the verb's, and one behind it before.
bool crossed_around(const StatementView& view, TokenIndex verb) {
    constexpr TokenIndex reach = 6;
    const TokenIndex other = view.words.rewrite_of(verb);
    if (other == kNoToken) return false;
    bool left = false, right = false;
    for (TokenIndex k = verb - std::min(verb - view.source.first, reach); k <= verb + reach && !(left && right); ++k) {
        const TokenIndex partner = view.words.rewrite_of(k);
        if (partner == kNoToken) continue;
        left = left || (k < verb && partner > other && partner - other <= reach);
        right = right || (k > verb && partner < other && other - partner <= reach);
    }
    return left && right;
}

/// Where those beside a verb changed places, the partners fall back twice when they are read in the order of the source: shortly before the verb or
/// at it, and shortly behind it. Seldom so, and quickly seen.
void changed_places(const StatementView& view, std::vector<Finding>& findings) {
    TokenIndex last = kNoToken, fell = kNoToken, next = view.words.source_first;
    for (const TokenIndex partner : view.words.rewrite_for) {
        const TokenIndex k = next++;
        if (partner == kNoToken) continue;
        if (last != kNoToken && partner < last) {
            for (TokenIndex verb = fell; fell != kNoToken && verb < std::min(k, fell + kReach); ++verb)
                if (k - verb <= kReach && (swapped_around(view, verb, findings) ||
                                           (view.pair.best && crossed_around(view, verb) && exchanged_at_verb(view, verb, findings))))
                    return;
            fell = k;
        }
        last = partner;
    }
}

/// “The driver was pulled from the wreck by the farmer” / “The farmer was pulled from the wreck by the driver”: two of a sentence changed places and
/// nothing else was touched.
void exchanged(const Comparison& c, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.6F;
    for (const StatementPair& pair : c.alignment.statements) {
        if (pair.score < least_alike) continue;
        const auto exchange = exchange_of(c, c.source.segments.sentences[pair.source], c.rewrite.segments.sentences[pair.rewrite]);
        if (!exchange) continue;
        const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
        // “Between men and women”, “with Reyes, Holm …”
        if (holds_both_ways(was, exchange->left.source_end, exchange->right.source)) continue;
        if (exchange->left.source > 0 && (was.lower(exchange->left.source - 1) == "between" || was.lower(exchange->left.source - 1) == "both"))
            continue;
        const auto actor = [&](const Slot& slot) {
            bool content = false;
            for (TokenIndex k = slot.source; k < slot.source_end; ++k) {
                if (was.token(k).quoted || !was.is(k, TokenKind::word) || was.is(k, WordClass::month | WordClass::weekday | WordClass::number_word))
                    return false;
                content = content || !was.is(k, WordClass::function_word | WordClass::auxiliary);
            }
            return content;
        };
        if (!actor(exchange->left) || !actor(exchange->right)) continue;
        const Span here = was.segments.span_of(exchange->left.source, exchange->right.source_end);
        const Span there = is.segments.span_of(exchange->right.rewrite, exchange->left.rewrite_end);
        const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == "role-swapped" && finding.rewrite && finding.rewrite->span.overlaps(there);
        });
        if (known) continue;
        Finding finding{.rule = "role-swapped", .severity = Severity::error, .confidence = 85};
        tell_change(finding, "Roles swapped", c, here, there);
        finding.why = "the two changed places, and the rest of the sentence is the same";
        findings.push_back(std::move(finding));
    }
}

}  // namespace

void role_swapped(const Comparison& comparison, std::vector<Finding>& findings) {
    for_each_statement(comparison, [&](const StatementView& view) {
        told_in_the_active(view, findings);
        if (!view.swapped && view.pair.best) exchanged_in_the_passive(view, findings);
        if (view.swapped || !view.words.crossed) return;
        const std::size_t found = findings.size();
        changed_places(view, findings);
        if (findings.size() > found && compared_the_other_way(comparison, view.pair))
            findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(found), findings.end());
    });
    exchanged(comparison, findings);
    exchanged_ends_of_a_way(comparison, findings);
    exchanged_in_a_comparison(comparison, findings);
    exchanged_figures(comparison, findings);
    exchanged_figures_of_names(comparison, findings);
}

}  // namespace factdiff
