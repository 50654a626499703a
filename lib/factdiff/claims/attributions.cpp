// Who said what: every cue of saying with its source and its content, then the speaker of each quotation.
//
//     “We will pay,” said Doe.                          source Doe, cue said, content the quotation
//     The plan would cost jobs, according to a report.  source a report, cue according to, content the clause before
//     Doe, who runs the port, added that it was shut.   source Doe, cue added, content the clause behind
//     “It was loud.” (a paragraph of its own)           the speaker of the paragraph before goes on
#include <algorithm>

#include "factdiff/claims/attribution_finder.h"
#include "factdiff/claims/extract.h"
#include "factdiff/claims/sentence_tokens.h"

namespace factdiff {

AttributionFinder::AttributionFinder(const SegmentedText& text, std::vector<Claim>& claims)
    : text_(text), seg_(text.segments), claims_(claims), speakers_(text, claims) {
    quote_at_.assign(text.size() + 1, no_quote);
    for (std::uint32_t q = 0; q < seg_.quotations.size(); ++q) {
        const QuotationSpan& span = seg_.quotations[q];
        if (span.depth != 0) continue;
        const TokenIndex end = span.end_token + (span.open_ended ? 0 : 1);
        for (TokenIndex t = span.first_token - 1; t < end && t < text.size(); ++t) quote_at_[t] = q;
    }
    title_quote_.assign(seg_.quotations.size(), false);
    for (const Claim& claim : claims)
        if (const Quotation* quote = std::get_if<Quotation>(&claim.value); quote != nullptr && quote->role == QuoteRole::title) {
            const std::uint32_t q = quote_at_[seg_.token_at(claim.span.begin)];
            if (q != no_quote) title_quote_[q] = true;
        }
}

void AttributionFinder::run() {
    std::uint32_t paragraph = 0;
    for (std::uint32_t s = 0; s < seg_.sentences.size(); ++s) {
        for (; paragraph <= at(s).paragraph; ++paragraph) transcript(paragraph);
        sentence(s);
    }
    resolve();
    bind_quotes();
    emit();
}

// ---- tokens

bool AttributionFinder::is_dash(TokenIndex t) const {
    if (!text_.is(t, TokenKind::punctuation)) return false;
    const std::string_view s = text_.surface(t);
    return s == "—" || s == "–" || s == "--" || s == "―" || (s == "-" && text_.token(t).space_before);
}

bool AttributionFinder::is_stop(TokenIndex t) const {
    if (!text_.is(t, TokenKind::punctuation)) return false;
    const std::string_view s = text_.surface(t);
    return s == "." || s == "!" || s == "?" || s == ";" || s == "…" || s == "...";
}

bool AttributionFinder::is_adverb(TokenIndex t) const {
    if (!text_.is(t, TokenKind::word)) return false;
    const WordText w = text_.lower(t);
    if (w.size() > 4 && w.ends_with("ly") && !text_.token(t).capitalised && !has(speech_roles(w), SpeechRole::noun_in_ly)) return true;
    return has(speech_roles(w), SpeechRole::adverb) || text_.is(t, WordClass::weekday);
}

/// “back-to-back”, “well-reported”: part of another word.
bool AttributionFinder::hyphenated(TokenIndex t) const {
    const auto hyphen = [&](TokenIndex h) { return text_.is(h, TokenKind::punctuation) && text_.surface(h) == "-"; };
    return (t > 0 && hyphen(t - 1) && !text_.token(t).space_before) ||
           (hyphen(t + 1) && !text_.token(t + 1).space_before && t + 2 < text_.size() && !text_.token(t + 2).space_before);
}

bool AttributionFinder::is_relative(TokenIndex t) const {
    const WordText w = text_.lower(t);
    return w == "who" || w == "which" || w == "that";
}

bool AttributionFinder::in_heading(TokenIndex t) const {
    const std::uint32_t p = at(seg_.sentence_at(text_.token(t).span.begin)).paragraph;
    const FieldKind f = seg_.paragraphs[p].field;
    return f == FieldKind::title || f == FieldKind::heading || f == FieldKind::standfirst || p == 0;
}

std::size_t AttributionFinder::quote_ending(TokenIndex t) const {
    if (!quoted(t)) return none;
    const QuotationSpan& q = seg_.quotations[quote_at_[t]];
    return q.end_token + (q.open_ended ? 0u : 1u) == t + 1 ? quote_at_[t] : none;
}

std::size_t AttributionFinder::quote_starting(TokenIndex t) const {
    if (!quoted(t)) return none;
    return seg_.quotations[quote_at_[t]].first_token == t + 1 ? quote_at_[t] : none;
}

bool AttributionFinder::same_paragraph(TokenIndex a, TokenIndex b) const {
    return at(seg_.sentence_at(text_.token(a).span.begin)).paragraph == at(seg_.sentence_at(text_.token(b).span.begin)).paragraph;
}

// ---- cues of one sentence

void AttributionFinder::sentence(std::uint32_t s) {
    const Sentence& sent = at(s);
    const std::size_t first_found = found_.size();
    const bool headline = headline_colon(s);
    for (TokenIndex t = sent.first_token; t < sent.end_token; ++t) {
        if (!text_.is(t, WordClass::reporting | WordClass::stance | WordClass::reporting_noun) || quoted(t) || text_.token(t).kind != TokenKind::word)
            continue;
        const ReportingVerb* noun = text_.is(t, WordClass::reporting_noun) ? reporting_noun(text_.lower(t)) : nullptr;
        Cue cue;
        if (!text_.is(t, WordClass::reporting | WordClass::stance) || !cue_at(t, sent.end_token, cue)) {
            if (noun != nullptr) by_noun(s, {t, t + 1, *noun});
            continue;
        }
        // “declined to comment on”, “resisted pointing out”: the second verb is the cue
        const WordText next = text_.lower(cue.end);
        if (next == "to" && reporting_verb(text_.lower(cue.end + 1)) != nullptr && text_.is(t, SpeechRole::raising)) continue;
        if (next.ends_with("ing") && text_.is(cue.end, WordClass::reporting) && text_.is(t, SpeechRole::before_gerund)) continue;
        bool done = false;
        switch (cue.verb.frame) {
            case ReportingFrame::source:
                done = by_source(s, cue);
                break;
            case ReportingFrame::adverb:
                break;
            case ReportingFrame::noun:
                done = by_noun(s, cue);
                break;
            default:
                done = by_verb(s, cue, first_found);
                break;
        }
        if (!done && noun != nullptr && cue.end == t + 1) by_noun(s, {t, t + 1, *noun});
        if (done) t = cue.end - 1;
    }
    drop_nested_stances(first_found);
    if (found_.size() == first_found && !headline) {
        colon(s);
        dash(s);
    }
}

/// “Doe said she hoped to win”: what Doe hopes is part of what she says. One that brings a quotation stays, for its speaker.
void AttributionFinder::drop_nested_stances(std::size_t first) {
    const auto stance = [](const Found& f) {
        return f.verb.frame == ReportingFrame::thought || f.verb.frame == ReportingFrame::object || f.verb.frame == ReportingFrame::adjective;
    };
    // “Doe promised peace, but analysts doubt it”: another clause, whatever the content of the first runs on to
    const auto same_clause = [&](TokenIndex from, TokenIndex to) {
        for (TokenIndex t = from; t < to; ++t)
            if (is_dash(t) || text_.surface(t) == ";" ||
                (is_comma(t) && in(text_.lower(t + 1), {"but", "while", "though", "although", "whereas", "who", "which", "and"})))
                return false;
        return true;
    };
    constexpr std::size_t window = 8;  // neighbours looked at, and tokens between: an endless sentence stays linear
    constexpr TokenIndex farthest = 120;
    const auto inside_another = [&](std::size_t at) {
        const Found& f = found_[at];
        const Span span = join(seg_.span_of(f.source.begin, f.source.end), seg_.span_of(f.cue.begin, f.cue.end));
        for (std::size_t i = std::max(first, at < window ? 0 : at - window); i < std::min(found_.size(), at + window); ++i) {
            const Found& outer = found_[i];
            if (i == at || outer.verb.frame == ReportingFrame::object) continue;
            for (Span content : outer.content) {
                if (!content.contains(span)) continue;
                const TokenIndex from = seg_.token_at(content.begin);
                if (from + farthest > f.source.begin && same_clause(from, f.source.begin)) return true;
            }
        }
        return false;
    };
    bool any = false;
    for (std::size_t i = first; i < found_.size(); ++i) {
        found_[i].nested = stance(found_[i]) && !found_[i].adjacent && inside_another(i);
        any = any || found_[i].nested;
    }
    if (!any) return;
    found_.erase(std::remove_if(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(), [](const Found& f) { return f.nested; }),
                 found_.end());
}

bool AttributionFinder::cue_at(TokenIndex t, TokenIndex end, Cue& cue) const {
    const WordText next = t + 1 < end && !quoted(t + 1) ? text_.lower(t + 1) : WordText{};
    for (const ReportingPhrase& phrase : reporting_phrases(text_.lower(t))) {
        if (next != phrase.rest.front()) continue;
        TokenIndex i = t + 2;
        std::size_t w = 1;
        while (w < phrase.rest.size() && i < end && !quoted(i) && text_.lower(i) == phrase.rest[w]) ++w, ++i;
        if (w < phrase.rest.size()) continue;
        cue = {t, i, phrase.verb};
        return true;
    }
    const ReportingVerb* verb = reporting_verb(text_.lower(t));
    if (verb == nullptr || hyphenated(t)) return false;
    if (text_.token(t).capitalised && !text_.token(t).sentence_start && !in_heading(t)) return false;
    cue = {t, t + 1, *verb};
    return true;
}

bool AttributionFinder::record(std::uint32_t s, TokenRange source, TokenRange cue, Content content, const ReportingVerb& verb) {
    if (source.empty() || content.spans.empty()) return false;
    found_.push_back({source, cue, std::move(content.spans), verb, s, content.touches});
    return true;
}

// ---- canonical speakers, in the order of the text

void AttributionFinder::resolve() {
    canonical_.reserve(found_.size());
    for (const Found& f : found_) {
        TokenRange source = f.source;
        // “Doe, who”: the name counts
        if (source.end - source.begin > 1 && is_relative(source.end - 1)) {
            --source.end;
            if (is_comma(source.end - 1) || is_dash(source.end - 1)) --source.end;
        }
        canonical_.push_back(speakers_.canonical(source));
    }
}

void AttributionFinder::emit() {
    for (std::size_t f = 0; f < found_.size(); ++f) {
        Attribution a;
        a.source = Mention{source_span(f), canonical_[f]};
        a.cue = Mention{seg_.span_of(found_[f].cue.begin, found_[f].cue.end), std::string(found_[f].verb.lemma)};
        a.content = std::move(found_[f].content);
        std::sort(a.content.begin(), a.content.end());
        a.cue_class = static_cast<CueClass>(found_[f].verb.cue_class);
        a.named =
            speakers_.is_named(found_[f].source) || (speakers_.is_pronoun(found_[f].source) && canonical_[f] != text_.lower(found_[f].source.begin));
        const Span span = join(a.source->span, a.cue->span);
        add_claim(claims_, ClaimKind::attribution, span, std::move(a));
    }
}

void find_attributions(const SegmentedText& text, std::vector<Claim>& claims) { AttributionFinder(text, claims).run(); }

}  // namespace factdiff
