// What was said: the words before and behind a cue that are its content, without hearer, place and time.
#include <algorithm>

#include "factdiff/claims/attribution_finder.h"
#include "factdiff/claims/sentence_tokens.h"

namespace factdiff {

TokenIndex AttributionFinder::content_floor(std::uint32_t s, TokenIndex head) const {
    TokenIndex floor = at(s).first_token;
    TokenIndex t = head;
    if (t > 0 && is_comma(t - 1)) --t;
    if (t > 0) {
        const std::size_t q = quote_ending(t - 1);
        if (q != none) floor = std::min(floor, seg_.quotations[q].first_token - 1);
    }
    if (floor < head && quoted(floor)) floor = std::min(floor, seg_.quotations[quote_at_[floor]].first_token - 1);
    return floor;
}

TokenIndex AttributionFinder::content_end(std::uint32_t s, TokenIndex from) const {
    TokenIndex end = at(s).end_token;
    if (end > from && quoted(end - 1)) {
        const QuotationSpan& span = seg_.quotations[quote_at_[end - 1]];
        end = std::max(end, span.end_token + (span.open_ended ? 0u : 1u));
    }
    return end;
}

TokenIndex AttributionFinder::next_comma(TokenIndex from, TokenIndex end) const {
    while (from < end && (quoted(from) || !is_comma(from))) ++from;
    return from;
}

Span AttributionFinder::trimmed(TokenIndex from, TokenIndex to) const {
    const auto loose = [&](TokenIndex t) { return is_comma(t) || is_stop(t) || is_dash(t) || is_colon(t); };
    while (to > from && loose(to - 1)) --to;
    while (from < to && loose(from)) ++from;
    return from < to ? seg_.span_of(from, to) : Span{};
}

/// Nothing but where, when and to whom: “on Friday at the plant”, “in a statement to the board”.
bool AttributionFinder::only_circumstance(TokenIndex from, TokenIndex to) const {
    if (from >= to) return true;
    const WordText first = text_.lower(from);
    if (!has(speech_roles(first), SpeechRole::preposition) && !has(speech_roles(first), SpeechRole::circumstance) && !is_adverb(from) &&
        !text_.is(from, WordClass::month))
        return false;
    if (first == "at" && in(text_.lower(from + 1), {"least", "most"})) return false;
    for (TokenIndex t = from; t < to; ++t)
        if (is_auxiliary(t)) return false;
    return true;
}

/// “said in a statement.”, “said on Friday at the plant.”
bool AttributionFinder::trailing_place(const Cue& cue, const Frame& frame, TokenIndex r, TokenIndex end) const {
    const WordText w = text_.lower(r), next = text_.lower(r + 1);
    const bool telling = cue.verb.frame == ReportingFrame::clause || cue.verb.frame == ReportingFrame::quoted;
    if (w == "to") {
        // “said to reporters”; but “agreed to sell”, “asked to leave”
        const bool hearer = speakers_.is_determiner(r + 1) || text_.is(r + 1, WordClass::pronoun) ||
                            (r + 1 < text_.size() && text_.token(r + 1).capitalised) ||
                            (next.ends_with("s") && !next.ends_with("ss") && !next.ends_with("us"));
        if (!telling || !hearer) return false;
    } else if (w == "when") {
        if (frame.negated || !telling) return false;  // “have not said when”
    } else if (w == "this") {
        if (!in(next, {"week", "month", "year", "morning", "afternoon", "evening", "summer", "autumn", "fall", "winter", "spring"})) return false;
    } else if (w == "at") {
        if (in(next, {"least", "most"})) return false;
    } else if (!has(speech_roles(w), SpeechRole::circumstance)) {
        return false;
    }
    for (TokenIndex t = r; t < end; ++t) {
        if (quoted(t) || text_.lower(t) == "that" || is_colon(t)) return false;
        if (t > r + 2 && (is_auxiliary(t) || (text_.is(t, WordClass::pronoun) && !in(text_.lower(t), {"his", "her"})))) return false;
    }
    return true;
}

/// A verb or a conjunction near its start: “that the roof fell”, “prices would rise”, “how it burned”, “to sell”.
bool AttributionFinder::clause_like(TokenIndex from, TokenIndex end) const {
    for (TokenIndex t = from; t < std::min(end, from + 14); ++t) {
        if (quoted(t) || text_.token(t).kind == TokenKind::number || (t < from + 6 && text_.lower(t) == "to")) return true;
        if (is_comma(t)) return false;
        if (is_auxiliary(t) || in(text_.lower(t), {"that", "how", "what", "whether", "why", "if", "when", "where"}))
            return t == from || !is_relative(t);
        if (t > from && text_.is(t, WordClass::direction_up | WordClass::direction_down | WordClass::reporting) && !speakers_.is_determiner(t - 1))
            return true;
    }
    return false;
}

/// The quotation right before the cue, in its paragraph.
std::size_t AttributionFinder::left_quotation(const Frame& frame, TokenIndex r, TokenIndex end, bool& left_open) const {
    if (!left_open) return none;
    TokenIndex l = frame.head - 1;
    if (is_comma(l) && l > 0) --l;
    const std::size_t q = quote_ending(l);
    if (q == none || !same_paragraph(l, frame.head) || title_quote_[q]) return none;
    // “… the neighbourhood.” Varland insisted that …: a quotation that ends its sentence belongs to the words before it
    if (!frame.inverted && frame.head == at(frame.sentence).first_token && r < end && !is_stop(r) && !is_comma(r)) {
        const std::string_view closing = text_.surface(seg_.quotations[q].end_token - 1);
        if (closing == "." || closing == "…") {
            left_open = false;
            return none;
        }
    }
    return q;
}

AttributionFinder::Content AttributionFinder::contents(const Cue& cue, const Frame& frame) const {
    const std::uint32_t s = frame.sentence;
    const Sentence& sent = at(s);
    const TokenIndex head = frame.head, tail = frame.tail;
    TokenIndex end = sent.end_token;
    if (frame.closed_by_comma) end = std::min(end, next_comma(tail, end));
    Content out;
    const auto to_end = [&](TokenIndex from) { return frame.closed_by_comma ? end : content_end(s, from); };
    const auto add = [&](Span span) {
        if (!span.empty()) out.spans.push_back(span);
    };
    const auto before_cue = [&] { return trimmed(content_floor(s, head), head); };

    // Behind the cue: over the hearer, and over what only says where, when and to whom.
    TokenIndex r = tail;
    if (cue.verb.frame == ReportingFrame::person && r < end && !quoted(r)) {
        const TokenRange hearer = speakers_.after(r, end);
        // “urged voters to stay at home”: what they are to do, with who is to do it
        if (!hearer.empty() && text_.lower(hearer.end) != "to") r = hearer.end;
    }
    TokenIndex scan = r, right = end;  // `right`: where content behind begins
    bool right_quote = false, comma = false;
    for (TokenIndex steps = 0; scan < end && steps < 24; ++scan, ++steps) {
        if (quote_starting(scan) != none) {
            right = only_circumstance(r, scan) ? scan : r;
            right_quote = true;
            break;
        }
        if (text_.lower(scan) == "that" && only_circumstance(r, scan)) {
            right = scan;
            break;
        }
        if (is_colon(scan)) {
            right = only_circumstance(r, scan) ? scan + 1 : r;
            right_quote = quote_starting(scan + 1) != none;
            break;
        }
        if (is_stop(scan)) break;
        // “voiced concerns about the sale, saying that …”: the clause belongs to the second cue
        if (is_comma(scan) && scan > r && text_.lower(scan + 1).ends_with("ing") && text_.is(scan + 1, WordClass::reporting)) break;
        if (is_comma(scan) && scan == r) {
            // “…, said X, who …” / “…, X said, “…””
            if (scan + 1 < end && quote_starting(scan + 1) != none) {
                right = scan + 1;
                right_quote = true;
            }
            comma = true;
            break;
        }
    }
    bool adverbs_only = true;
    for (TokenIndex t = r; t < std::min(scan, end) && adverbs_only; ++t)
        adverbs_only = is_adverb(t) || text_.is(t, WordClass::weekday | WordClass::month) || text_.token(t).kind == TokenKind::number;
    bool left_open = head > 0 && (head == sent.first_token ? previous_is_quote(head)
                                                           : (is_comma(head - 1) || quote_ending(head - 1) != none || is_dash(head - 1)));
    const std::size_t left_quote = left_quotation(frame, r, end, left_open);

    if (left_quote != none && !frame.borrowed) {
        out.touches = true;
        const QuotationSpan& q = seg_.quotations[left_quote];
        Span left = before_cue();
        if (left.empty()) left = q.outer;
        add(q.end_token + 1 >= head ? join(left, q.outer) : left);
        if (right < end && right_quote) add(trimmed(right, to_end(right)));
        return out;
    }
    // “…, said a clerk who asked for no credit”: behind an inverted cue stands who spoke
    if (frame.inverted && left_open && !frame.borrowed && right == end) {
        add(before_cue());
        if (!out.spans.empty()) return out;
    }
    if (comma && right == end && !frame.borrowed) {
        // “S, X said, T.”; but “S, X said, adding T”, “S, said X, the mayor of Y.”
        if (left_open) add(before_cue());
        const WordText next = text_.lower(r + 1);
        const bool another = next.ends_with("ing") || is_relative(r + 1) || has(speech_roles(next), SpeechRole::circumstance);
        if (r + 1 < end && (out.spans.empty() || (!frame.inverted && !another))) add(trimmed(r + 1, to_end(r + 1)));
        return out;
    }
    const bool right_absent = r >= end || is_stop(r) || (adverbs_only && (scan >= end || is_stop(scan))) || trailing_place(cue, frame, r, end);
    if (right_absent && !frame.borrowed) {
        if (left_open) {
            add(before_cue());
        } else if (head > sent.first_token && cue.verb.frame == ReportingFrame::clause) {
            add(trimmed(sent.first_token, head));  // “as X said”, “what X called”
        } else if (cue.verb.frame == ReportingFrame::person && r > tail) {
            add(trimmed(tail, to_end(tail)));  // “urged calm”
        } else if (r < end && (text_.lower(r) == "to" || end - r > 5)) {
            add(trimmed(r, to_end(r)));  // “did not respond to questions”, “said on Friday prices rose”
        }
        return out;
    }
    if (is_colon(end - 1) && only_circumstance(r, end - 1)) {
        // “He said:” and the words in a paragraph of their own
        if (quote_starting(end) != none)
            out.spans.push_back(seg_.quotations[quote_starting(end)].outer);
        else if (sent.paragraph + 1 < seg_.paragraphs.size() && end == seg_.paragraphs[sent.paragraph].end_token)
            add(trimmed(seg_.paragraphs[sent.paragraph + 1].first_token, seg_.paragraphs[sent.paragraph + 1].end_token));
        out.touches = true;
        return out;
    }
    const TokenIndex from = right < end ? right : r;
    if (from >= end) return out;
    // “heard the case”, “found a way”: a thing, not what somebody says of it
    if (!frame.borrowed && has(speech_roles(cue.verb.lemma), SpeechRole::object_too) && !clause_like(from, end)) return out;
    add(trimmed(from, to_end(from)));
    out.touches = right_quote && right <= tail + 3 && (quote_starting(right) != none || quote_starting(right + 1) != none);
    return out;
}

}  // namespace factdiff
