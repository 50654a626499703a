// Sources without a verb of saying: according to X, X’s claim that, a report by X, X: in a headline, “…” – X, and transcripts.
#include <algorithm>

#include "factdiff/claims/attribution_finder.h"
#include "factdiff/claims/sentence_tokens.h"

namespace factdiff {

// ---- according to X

bool AttributionFinder::by_source(std::uint32_t s, const Cue& cue) {
    const Sentence& sent = at(s);
    const TokenRange source = speakers_.after(cue.end, sent.end_token);
    if (source.empty()) return false;
    Content content;
    TokenIndex start = sent.first_token;
    while (start < cue.begin && !quoted(start) && (text_.is(start, WordClass::function_word) || is_comma(start))) ++start;
    if (start < cue.begin) {
        const Span left = trimmed(content_floor(s, cue.begin), cue.begin);
        if (!left.empty()) content.spans.push_back(left);
        TokenIndex l = cue.begin;
        if (l > 0 && is_comma(l - 1)) --l;
        content.touches = l > 0 && quote_ending(l - 1) != none;
    }
    if (content.spans.empty()) {
        // over an apposition: the rest behind its comma
        TokenIndex r = source.end;
        while (r < sent.end_token && !is_comma(r)) ++r;
        const Span behind = trimmed(r, content_end(s, r));
        if (!behind.empty()) content.spans.push_back(behind);
    }
    if (content.spans.empty() && previous_is_quote(cue.begin)) {
        content.spans.push_back(seg_.quotations[quote_ending(cue.begin - 1)].outer);
        content.touches = true;
    }
    return record(s, source, {cue.begin, cue.end}, std::move(content), cue.verb);
}

// ---- X’s claim that …, a report by X: …

bool AttributionFinder::opens_content(TokenIndex t, TokenIndex end) const {
    return t < end && (text_.lower(t) == "that" || is_colon(t) || quote_starting(t) != none);
}

bool AttributionFinder::by_noun(std::uint32_t s, const Cue& cue) {
    const Sentence& sent = at(s);
    TokenIndex next = cue.end;
    TokenRange source;
    if (next < sent.end_token && in(text_.lower(next), {"by", "from"})) {
        source = speakers_.after(next + 1, sent.end_token);
        if (source.empty()) return false;
        next = source.end;
    }
    // “Doe’s hope is that …”
    if (in(text_.lower(next), {"is", "was", "remains"}) && text_.lower(next + 1) == "that") ++next;
    if (!opens_content(next, sent.end_token)) return false;
    if (source.empty()) {
        TokenIndex n = cue.begin;
        while (n > sent.first_token && !quoted(n - 1) && n + 3 > cue.begin && text_.is(n - 1, TokenKind::word) &&
               !text_.is(n - 1, WordClass::function_word))
            --n;
        if (n == sent.first_token) return false;
        if (text_.lower(n - 1) == "'s")
            source = speakers_.before(n - 1, sent.first_token);
        else if (in(text_.lower(n - 1), {"his", "her", "their"}))
            source = {n - 1, n};
        else
            return false;
    }
    const Span behind = trimmed(next, content_end(s, next));
    if (behind.empty()) return false;
    return record(s, source, {cue.begin, cue.end}, {{behind}, false}, cue.verb);
}

// ---- Minister: taxes will rise   ·   “…” — Doe   ·   FINCH: The port is shut.

/// “Poll: Voters leave the harbour party”, “Orla Finch: ‘We will pay’”: the words before the colon are nothing but the source.
bool AttributionFinder::headline_colon(std::uint32_t s) {
    const Sentence& sent = at(s);
    const Paragraph& paragraph = seg_.paragraphs[sent.paragraph];
    if (sent.first_token != paragraph.first_token) return false;
    if (paragraph.field != FieldKind::title && paragraph.field != FieldKind::heading && sent.paragraph != 0) return false;
    const TokenIndex limit = std::min(sent.end_token, sent.first_token + 8);
    for (TokenIndex t = sent.first_token; t < limit; ++t) {
        if (quoted(t)) return false;
        if (!is_colon(t)) continue;
        if (t == sent.first_token || t + 1 >= sent.end_token) return false;
        const TokenRange source = speakers_.before(t, sent.first_token);
        if (source.begin != sent.first_token || speakers_.is_determiner(source.begin)) return false;
        if (!speakers_.is_person(source) && !text_.is(t - 1, WordClass::reporting_noun | WordClass::organization_word) &&
            !text_.is(t - 1, SpeechRole::headline_source))
            return false;
        const Span behind = trimmed(t + 1, content_end(s, t + 1));
        return !behind.empty() && record(s, source, {t, t + 1}, {{behind}, false}, {});
    }
    return false;
}

/// “The mayor: ‘We will pay’”; in a headline also without marks.
void AttributionFinder::colon(std::uint32_t s) {
    const Sentence& sent = at(s);
    const TokenIndex limit = std::min(sent.end_token, sent.first_token + 10);
    for (TokenIndex t = sent.first_token + 1; t < limit; ++t) {
        if (quoted(t)) return;
        if (!is_colon(t)) continue;
        if (t + 1 >= sent.end_token) return;
        const bool quote = quote_starting(t + 1) != none;
        const TokenRange source = speakers_.before(t, sent.first_token);
        if (source.empty() || (!quote && source.begin != sent.first_token)) return;
        const FieldKind field = seg_.paragraphs[sent.paragraph].field;
        const bool title = field == FieldKind::title || field == FieldKind::heading || sent.paragraph == 0;
        if (!quote && !(title && speakers_.is_named(source))) return;
        const Span behind = trimmed(t + 1, content_end(s, t + 1));
        if (!behind.empty()) record(s, source, {t, t + 1}, {{behind}, quote}, {});
        return;
    }
}

/// “…” ― Doe: a line of vox pop, an epigraph.
void AttributionFinder::dash(std::uint32_t s) {
    const Sentence& sent = at(s);
    TokenIndex end = sent.end_token;
    while (end > sent.first_token && is_stop(end - 1)) --end;
    // back to the quotation, if it is near
    TokenIndex t = end;
    while (t > sent.first_token && end - t < 13 && !quoted(t - 1)) --t;
    if (t == end || t == 0 || !is_dash(t)) return;
    for (TokenIndex later = t + 1; later < end; ++later)
        if (is_dash(later)) return;
    const std::size_t q = quote_ending(t - 1);
    if (q == none || !same_paragraph(t - 1, t)) return;
    const TokenRange source = speakers_.after(t + 1, sent.end_token);
    if (source.empty() || !speakers_.is_named(source)) return;
    record(s, source, {t, t + 1}, {{seg_.quotations[q].outer}, true}, {});
}

/// “FINCH: The port is shut.”: capitals and a colon open the paragraph, inside a long quotation too; all of the paragraph is hers.
void AttributionFinder::transcript(std::uint32_t p) {
    const Paragraph& paragraph = seg_.paragraphs[p];
    TokenIndex t = paragraph.first_token;
    if (t < paragraph.end_token && text_.is(t, TokenKind::quote_mark)) ++t;
    const TokenIndex first = t;
    while (t < paragraph.end_token && t < first + 4 && text_.is(t, TokenKind::word) && text_.token(t).all_caps) ++t;
    if (t == first || t + 1 >= paragraph.end_token || !is_colon(t)) return;
    if (text_.surface(t - 1).size() < 4 || text_.is(t - 1, WordClass::function_word)) return;
    const Span content = trimmed(t + 1, paragraph.end_token);
    if (!content.empty()) record(paragraph.first_sentence, {first, t}, {t, t + 1}, {{content}, true}, {});
}

}  // namespace factdiff
