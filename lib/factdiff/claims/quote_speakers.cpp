// The speaker of each quotation: the attribution whose content holds it, the speaker who goes on, or the subject of its sentence.
#include <algorithm>

#include "factdiff/claims/attribution_finder.h"

namespace factdiff {
namespace {

constexpr std::uint32_t farthest = 4000;  // bytes between a quotation and its cue: a paragraph without end stays linear

}  // namespace

void AttributionFinder::bind_quotes() {
    std::size_t first = 0;        // attributions by place: for a quotation only those of its own paragraph are asked
    std::size_t previous = none;  // the last speech whose speaker is known: index into found_
    std::uint32_t previous_paragraph = 0;
    std::vector<std::size_t> pending;  // speech of this paragraph that waits for a later cue
    std::uint32_t pending_paragraph = 0;
    for (std::size_t c = 0; c < claims_.size(); ++c) {
        if (claims_[c].kind != ClaimKind::quote) continue;
        Quotation& quote = std::get<Quotation>(claims_[c].value);
        const std::uint32_t paragraph = at(seg_.sentence_at(claims_[c].span.begin)).paragraph;
        const std::uint32_t last_paragraph = at(seg_.sentence_at(claims_[c].span.end - 1)).paragraph;
        while (first < found_.size() && (at(found_[first].sentence).paragraph < paragraph || cue_span(first).end + farthest < claims_[c].span.begin))
            ++first;
        if (pending_paragraph != paragraph) pending.clear();
        pending_paragraph = paragraph;
        std::uint32_t distance = 0;
        std::size_t best = best_attribution(quote, first, last_paragraph, distance);
        if (quote.role == QuoteRole::nested && best == previous) best = none;
        if (best == none && quote.role != QuoteRole::nested) best = follow_on(c, paragraph, previous, previous_paragraph);
        if (best == none) {
            if (quote.role == QuoteRole::speech && starts_sentence(claims_[c].span)) pending.push_back(c);
            if (quote.role != QuoteRole::nested) by_subject(c, quote);
            continue;
        }
        attach(c, best);
        if (quote.role == QuoteRole::scare && found_[best].adjacent && distance < 12) quote.role = QuoteRole::speech;
        if (quote.role == QuoteRole::speech) {
            // “One.” “Two,” he said.: the quotation before has the same mouth
            for (std::size_t waiting : pending) attach(waiting, best);
            pending.clear();
            previous = best;
            previous_paragraph = last_paragraph;
        }
    }
}

bool AttributionFinder::holds_any(std::size_t f, const Quotation& quote) const {
    for (Span content : found_[f].content)
        for (Span part : quote.parts)
            if (content.contains(part)) return true;
    return false;
}

/// The attribution nearest to the quotation whose content holds a part of it.
std::size_t AttributionFinder::best_attribution(const Quotation& quote, std::size_t first, std::uint32_t last_paragraph,
                                                std::uint32_t& best_distance) const {
    std::size_t best = none;
    for (std::size_t f = first; f < found_.size() && at(found_[f].sentence).paragraph <= last_paragraph; ++f) {
        const Found& found = found_[f];
        const Span cue = cue_span(f);
        if (cue.begin > quote.parts.back().end + farthest) break;
        if (!holds_any(f, quote)) continue;
        std::uint32_t distance = std::numeric_limits<std::uint32_t>::max();
        for (Span part : quote.parts)
            distance = std::min(distance, cue.end <= part.begin ? part.begin - cue.end : cue.begin >= part.end ? cue.begin - part.end : 0);
        // “She says it shows that he is ‘unfit’”: the outer one speaks
        if (found.verb.frame == ReportingFrame::object) distance += 40;
        if (found.verb.frame == ReportingFrame::thought) distance += 60;
        if (!found.adjacent) {
            const TokenRange src = found.source;
            const bool known = speakers_.is_person(src) || speakers_.is_named(src);
            if (speakers_.is_pronoun(src) ? (text_.lower(src.begin) == "it" || text_.lower(src.begin) == "them") : !known) distance += 40;
        }
        if (best == none || distance < best_distance) best = f, best_distance = distance;
    }
    return best;
}

bool AttributionFinder::starts_sentence(Span quote) const {
    const TokenIndex t = seg_.token_at(quote.begin);
    return t > 0 && (at(seg_.sentence_at(quote.begin)).first_token >= t - 1);
}

/// “‘One,’ said Doe. Finch sighed. ‘Two.’”: the sentence between names somebody else.
bool AttributionFinder::another_takes_over(std::size_t c) const {
    const std::uint32_t s = seg_.sentence_at(claims_[c].span.begin);
    if (s == 0 || at(s - 1).paragraph != at(s).paragraph) return false;
    const Sentence& before = at(s - 1);
    for (TokenIndex t = before.first_token; t < before.end_token; ++t)
        if (quoted(t)) return false;
    return speakers_.person_at(before.first_token) > before.first_token;
}

/// Nothing but the quotation stands in its paragraph, or it follows a quotation of the same paragraph and starts a sentence.
std::size_t AttributionFinder::follow_on(std::size_t c, std::uint32_t paragraph, std::size_t previous, std::uint32_t previous_paragraph) const {
    if (previous == none || !starts_sentence(claims_[c].span)) return none;
    if (paragraph == previous_paragraph) return another_takes_over(c) ? none : previous;
    if (paragraph > previous_paragraph + 1) return none;
    const Paragraph& p = seg_.paragraphs[paragraph];
    std::size_t outside = 0, inside = 0;
    for (TokenIndex t = p.first_token; t < p.end_token; ++t) (quoted(t) ? inside : outside) += text_.token(t).kind == TokenKind::word;
    return quoted(p.first_token) && outside * 4 <= inside ? previous : none;
}

/// A quotation in the middle of a sentence without a cue: “Doe called it a day and left ‘with a heavy heart’.”
void AttributionFinder::by_subject(std::size_t c, Quotation& quote) {
    if (quote.role != QuoteRole::speech) return;
    const std::uint32_t s = seg_.sentence_at(claims_[c].span.begin);
    const Sentence& sent = at(s);
    const TokenIndex mark = seg_.token_at(claims_[c].span.begin);
    TokenRange np;
    if (mark > sent.first_token + 1) {
        np = speakers_.subject(sent, mark - 1);
        if (np.empty()) return;
    } else {
        // A quotation behind a sentence, or a paragraph, that says what somebody did
        const bool opens_paragraph = sent.first_token == seg_.paragraphs[sent.paragraph].first_token;
        if (s == 0 || !(opens_paragraph ? at(s - 1).paragraph + 1 == sent.paragraph : another_takes_over(c))) return;
        np = speakers_.subject(at(s - 1), at(s - 1).end_token);
        if (np.empty() || !(speakers_.is_person(np) || speakers_.is_pronoun(np))) return;
    }
    quote.speaker = Mention{speakers_.span(np), speakers_.canonical(np)};
}

void AttributionFinder::attach(std::size_t c, std::size_t f) {
    Quotation& quote = std::get<Quotation>(claims_[c].value);
    quote.speaker = Mention{source_span(f), canonical_[f]};
    // A speech that goes on in a paragraph of its own has no cue there: moved, it would follow another.
    const std::uint32_t paragraph = at(seg_.sentence_at(claims_[c].span.end - 1)).paragraph;
    if (holds_any(f, quote) || at(found_[f].sentence).paragraph == paragraph)
        quote.cue = Mention{seg_.span_of(found_[f].cue.begin, found_[f].cue.end), std::string(found_[f].verb.lemma)};
    for (Span part : quote.parts) {
        bool held = false;
        for (Span content : found_[f].content) held = held || content.contains(part);
        if (!held && found_[f].content.size() < 64) found_[f].content.push_back(part);
    }
}

}  // namespace factdiff
