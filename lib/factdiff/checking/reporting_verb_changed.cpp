#include <algorithm>
#include <array>
#include <string_view>

#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/reporting_verbs.h"

namespace factdiff {
namespace {

bool loaded(CueClass c) { return c == CueClass::doubting || c == CueClass::admitting || c == CueClass::denying; }

/// “Declined to comment”, “would not say whether”, “did not respond”: asked, and nothing said.
bool keeps_silent(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    static constexpr std::array<std::string_view, 10> answers = {"say",     "comment", "comment on", "respond",      "reply",
                                                                 "discuss", "answer",  "elaborate",  "elaborate on", "speak"};
    if (!a.cue || std::find(answers.begin(), answers.end(), a.cue->canonical) == answers.end()) return false;
    const SegmentedText text = article.view(vocabulary);
    const auto [first, end] = article.segments.tokens_in(a.cue->span);
    const std::string_view verb = text.lower(first);
    if (end - first > 1 && (verb.starts_with("declin") || verb.starts_with("refus"))) return true;
    for (TokenIndex i = first; i > 0 && first - i < 3; --i)
        if (text.is(i - 1, WordClass::negator)) return true;
    return false;
}

/// Denied, ruled out, confirmed: takes a stand on what it was asked.
bool answers_it(const Attribution& a) {
    return a.cue && (a.cue_class == CueClass::denying || a.cue_class == CueClass::admitting || a.cue->canonical == "confirm");
}

/// “Marsh declined to comment” became “Marsh denied …”: of one that says nothing in the source a stand is told.
void silence_broken(const Comparison& c, std::vector<Finding>& findings) {
    std::vector<const Attribution*> silent, answered;
    for (const Claim& claim : c.source.claims)
        if (const auto* a = std::get_if<Attribution>(&claim.value); a != nullptr && a->source) {
            if (keeps_silent(c.source, c.vocabulary, *a)) silent.push_back(a);
            if (answers_it(*a)) answered.push_back(a);
        }
    if (silent.empty()) return;
    const auto same = [&](const Attribution& theirs, const Attribution& ours) {
        bool doubtful = false;
        return same_source(c.source, c.rewrite, c.vocabulary, *theirs.source, *ours.source, doubtful) == SourceRelation::same;
    };
    for (const Claim& claim : c.rewrite.claims) {
        const auto* b = std::get_if<Attribution>(&claim.value);
        if (b == nullptr || !b->source || !answers_it(*b) || content_words(c.rewrite, *b) < 2) continue;
        if (std::any_of(answered.begin(), answered.end(), [&](const Attribution* a) { return same(*a, *b); })) continue;
        const auto asked = std::find_if(silent.begin(), silent.end(), [&](const Attribution* a) { return same(*a, *b); });
        if (asked == silent.end()) continue;
        Finding finding{.rule = "reporting-verb-changed", .severity = Severity::warning, .confidence = 75};
        finding.message = "Reporting verb changed: " + quoted(c.rewrite, b->cue->span) + ", where the source has no answer (" +
                          quoted(c.source, (*asked)->cue->span) + ")";
        finding.why = "in the source " + (*asked)->source->canonical + " says nothing of it, and nowhere takes a stand";
        finding.source = Evidence{(*asked)->cue->span, (*asked)->cue->canonical, {}};
        finding.rewrite = Evidence{b->cue->span, b->cue->canonical, {}};
        findings.push_back(std::move(finding));
    }
}

/// “Conceded, and said he would go” told as “admitted defeat”: another verb of the source's sentence takes the stand.
bool stance_told_beside(const Comparison& c, const Claim& claim, CueClass stance) {
    const Sentence& sentence = c.source.segments.sentences[claim.sentence];
    const auto tokens = c.source.segments.tokens.begin();
    return loaded(stance) && std::any_of(tokens + sentence.first_token, tokens + sentence.end_token, [&](const Token& token) {
               if (!has(token.classes, WordClass::reporting)) return false;
               const ReportingVerb* verb = reporting_verb(c.vocabulary[token.word].lower());
               return verb != nullptr && static_cast<CueClass>(verb->cue_class) == stance;
           });
}

/// “Failed to persuade the jury that”
bool was_denied(const Comparison& c, const Mention& cue) {
    const SegmentedText text = c.source.view(c.vocabulary);
    const auto [first, end] = text.segments.tokens_in(cue.span);
    for (TokenIndex k = first; k < end; ++k)
        if (text.is(k, WordClass::negator)) return true;
    return false;
}

}  // namespace

void reporting_verb_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &theirs = c.source.claims[pair.source], &ours = c.rewrite.claims[pair.rewrite];
        if (theirs.kind != ClaimKind::attribution || ours.kind != ClaimKind::attribution) continue;
        const Attribution &a = std::get<Attribution>(theirs.value), &b = std::get<Attribution>(ours.value);
        if (!a.cue || !b.cue || a.cue_class == b.cue_class || pair.score < 0.6F) continue;
        if (!is_statement(c.source, c.vocabulary, a) || !is_statement(c.rewrite, c.vocabulary, b) || content_words(c.rewrite, b) < 3) continue;
        if (!loaded(a.cue_class) && !loaded(b.cue_class)) continue;  // said → stressed: no more than colour
        if (stance_told_beside(c, theirs, b.cue_class) || was_denied(c, *a.cue)) continue;
        Finding finding{.rule = "reporting-verb-changed", .severity = Severity::warning};
        finding.confidence = std::min(92, 42 + static_cast<int>(pair.score * 50));
        if (!loaded(b.cue_class)) finding.confidence = std::min(finding.confidence, 48);  // claimed → said: the rewrite only says less
        finding.message = "Reporting verb changed: " + quoted(c.rewrite, b.cue->span) + " was " + quoted(c.source, a.cue->span);
        finding.why = to_string(pair.why) + "; the verb now " +
                      (b.cue_class == CueClass::admitting  ? "makes it an admission"
                       : b.cue_class == CueClass::doubting ? "casts doubt"
                       : b.cue_class == CueClass::denying  ? "makes it a denial"
                                                           : "takes no stand");
        finding.source = Evidence{a.cue->span, a.cue->canonical, {}};
        finding.rewrite = Evidence{b.cue->span, b.cue->canonical, {}};
        if (finding.confidence < 50) finding.severity = Severity::note;
        findings.push_back(std::move(finding));
    }
    silence_broken(c, findings);
}

}  // namespace factdiff
