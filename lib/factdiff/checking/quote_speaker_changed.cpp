#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/attribution_scope.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

/// The person a pronoun stands for is named before it in its own paragraph: moved, the paragraph takes its reader along.
bool named_in_paragraph(const Article& article, const Mention& pronoun) {
    const Segments& segments = article.segments;
    const std::uint32_t from = segments.paragraphs[segments.sentences[segments.sentence_at(pronoun.span.begin)].paragraph].span.begin;
    for (const Claim& claim : article.claims) {
        if (claim.span.begin >= pronoun.span.begin) break;
        const Name* name = std::get_if<Name>(&claim.value);
        if (name != nullptr && claim.span.begin >= from && name->canonical == pronoun.canonical) return true;
    }
    return false;
}

}  // namespace

void quote_speaker_changed(const Comparison& c, std::vector<Finding>& findings) {
    for (const QuoteLink& link : c.alignment.quotes) {
        if (link.origin != QuoteOrigin::quoted || !link.source || link.merged) continue;
        const Quotation &ours = quotation(c.rewrite, link.rewrite), &theirs = quotation(c.source, *link.source);
        if (!ours.speaker || !theirs.speaker || theirs.role == QuoteRole::title) continue;
        if (ours.role == QuoteRole::title || (is_altered(link.edit.kind) && link.score < 0.7F)) continue;
        bool doubtful = false;
        const SourceRelation relation = same_source(c.source, c.rewrite, c.vocabulary, *theirs.speaker, *ours.speaker, doubtful);
        const bool same_cue = ours.cue && theirs.cue && ours.cue->canonical == theirs.cue->canonical;
        const bool replaced = relation == SourceRelation::unknown && same_cue && link.edit.kind == QuoteEditKind::exact &&
                              alike_around(c, *theirs.speaker, *ours.speaker) &&
                              plainly_replaced(c.source, c.rewrite, *theirs.speaker, *ours.speaker);
        if (relation != SourceRelation::different && !replaced) continue;
        // “yes” is said by many; without a cue the speaker is only the subject of the sentence
        if (word_count(c.rewrite, ours) < 4 && !(same_cue && link.edit.kind == QuoteEditKind::exact && ours.role == QuoteRole::speech && !doubtful))
            continue;
        if (!ours.cue || !theirs.cue) continue;
        Finding finding{.rule = "quote-speaker-changed", .severity = Severity::error};
        finding.confidence = doubtful ? 62 : replaced ? 68 : 93;
        // Moved or lost paragraphs give the rewrite’s “he” another antecedent before anybody meant to change it.
        const std::string_view words = c.rewrite.document.text_of(ours.speaker->span);
        const bool pronoun = words == "he" || words == "she" || words == "they" || words == "He" || words == "She" || words == "They";
        if (doubtful && pronoun && !replaced && ours.speaker->canonical != words && !named_in_paragraph(c.rewrite, *ours.speaker))
            finding.confidence = 48;
        finding.message =
            "Speaker changed: " + quoted(c.rewrite, ours.speaker->span) + " says what " + quoted(c.source, theirs.speaker->span) + " said";
        if (ours.speaker->canonical != c.rewrite.document.text_of(ours.speaker->span) && doubtful)
            finding.message += " (" + ours.speaker->canonical + " for " + theirs.speaker->canonical + ")";
        finding.why = "the quotation is the same, " + quoted(c.rewrite, c.rewrite.claims[link.rewrite].span, 48) + "; its speaker is " +
                      ours.speaker->canonical + ", in the source " + theirs.speaker->canonical;
        finding.source = Evidence{theirs.speaker->span, theirs.speaker->canonical, {}};
        finding.rewrite = Evidence{ours.speaker->span, ours.speaker->canonical, {}};
        if (finding.confidence < 50) finding.severity = Severity::note;
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
