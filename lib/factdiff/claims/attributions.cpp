// Who said what: every cue of saying with its source and its content, then the speaker of each quotation.
//
//     “We will pay,” said Doe.                          source Doe, cue said, content the quotation
//     The plan would cost jobs, according to a report.  source a report, cue according to, content the clause before
//     Doe, who runs the port, added that it was shut.   source Doe, cue added, content the clause behind
//     “It was loud.” (a paragraph of its own)           the speaker of the paragraph before goes on
#include <algorithm>
#include <array>
#include <limits>

#include "factdiff/claims/extract.h"
#include "factdiff/claims/speakers.h"
#include "factdiff/lexicon/reporting_verbs.h"

namespace factdiff {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

struct Cue {
    TokenIndex begin = 0;
    TokenIndex end = 0;
    ReportingVerb verb;
};

struct Found {
    TokenRange source;
    TokenRange cue;
    std::vector<Span> content;
    ReportingVerb verb;
    std::uint32_t sentence = 0;
    bool adjacent = false;  // touches a quotation
};

class AttributionFinder {
public:
    AttributionFinder(const SegmentedText& text, std::vector<Claim>& claims)
        : text_(text), seg_(text.segments), claims_(claims), speakers_(text, claims) {
        quote_at_.assign(text.size() + 1, none);
        for (std::size_t q = 0; q < seg_.quotations.size(); ++q) {
            const QuotationSpan& span = seg_.quotations[q];
            if (span.depth != 0) continue;
            TokenIndex end = span.end_token + (span.open_ended ? 0 : 1);
            for (TokenIndex t = span.first_token - 1; t < end && t < text.size(); ++t) quote_at_[t] = q;
        }
    }

    void run() {
        for (std::uint32_t s = 0; s < seg_.sentences.size(); ++s) sentence(s);
        resolve();
        bind_quotes();
        emit();
    }

private:
    // ---- tokens

    bool quoted(TokenIndex t) const { return t < text_.size() && quote_at_[t] != none; }
    bool is_comma(TokenIndex t) const { return text_.surface(t) == ","; }
    bool is_dash(TokenIndex t) const {
        std::string_view s = text_.surface(t);
        return s == "—" || s == "–" || s == "--" || s == "―" || (s == "-" && text_.token(t).space_before);
    }
    bool is_stop(TokenIndex t) const {
        std::string_view s = text_.surface(t);
        return s == "." || s == "!" || s == "?" || s == ";" || s == "…" || s == "...";
    }
    bool is_adverb(TokenIndex t) const {
        if (!text_.is(t, TokenKind::word)) return false;
        std::string_view w = text_.lower(t);
        if (w.size() > 4 && w.ends_with("ly") && !text_.token(t).capitalised && w != "family" && w != "supply" && w != "ally" && w != "assembly" &&
            w != "monopoly")
            return true;
        for (std::string_view a :
             {"also",   "then",  "later",     "now",     "once", "again", "still",     "even",       "just",    "never",       "often",
              "always", "first", "since",     "already", "not",  "ever",  "earlier",   "previously", "further", "furthermore", "instead",
              "simply", "too",   "both",      "all",     "long", "soon",  "today",     "yesterday",  "himself", "herself",     "themselves",
              "itself", "thus",  "therefore", "rather",  "only", "yet",   "meanwhile", "however"})
            if (w == a) return true;
        return text_.is(t, WordClass::weekday);
    }
    bool is_auxiliary(TokenIndex t) const { return text_.is(t, WordClass::auxiliary); }
    bool be_form(std::string_view w) const {
        return w == "is" || w == "are" || w == "was" || w == "were" || w == "been" || w == "be" || w == "being" || w == "am";
    }

    const Sentence& at(std::uint32_t s) const { return seg_.sentences[s]; }

    // ---- cues of one sentence

    void sentence(std::uint32_t s) {
        const Sentence& sent = at(s);
        std::size_t first_found = found_.size();
        for (TokenIndex t = sent.first_token; t < sent.end_token; ++t) {
            if (quoted(t) || text_.token(t).kind != TokenKind::word) continue;
            if (!text_.is(t, WordClass::reporting)) {
                const ReportingVerb* noun = opens_content(t + 1, sent.end_token) ? reporting_noun(text_.lower(t)) : nullptr;
                if (noun != nullptr) by_noun(s, {t, t + 1, *noun});
                continue;
            }
            Cue cue;
            if (!match(t, sent.end_token, cue)) continue;
            TokenIndex next = cue.end;
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
            if (!done && cue.verb.frame != ReportingFrame::noun) {
                const ReportingVerb* noun = cue.end == t + 1 ? reporting_noun(text_.lower(t)) : nullptr;
                if (noun != nullptr) {
                    cue.verb = *noun;
                    by_noun(s, cue);
                }
            }
            if (done) t = next - 1;
        }
        if (found_.size() == first_found) {
            colon(s);
            dash(s);
        }
    }

    bool match(TokenIndex t, TokenIndex end, Cue& cue) const {
        for (const ReportingPhrase& phrase : reporting_phrases(text_.lower(t))) {
            TokenIndex i = t + 1;
            bool all = true;
            for (std::string_view w : phrase.rest) {
                all = all && i < end && !quoted(i) && text_.lower(i) == w;
                ++i;
            }
            if (!all) continue;
            cue = {t, t + 1 + static_cast<TokenIndex>(phrase.rest.size()), phrase.verb};
            return true;
        }
        const ReportingVerb* verb = reporting_verb(text_.lower(t));
        if (verb == nullptr) return false;
        if (text_.token(t).capitalised && !text_.token(t).sentence_start && !heading(t)) return false;
        cue = {t, t + 1, *verb};
        return true;
    }

    bool opens_content(TokenIndex t, TokenIndex end) const {
        if (t >= end) return false;
        std::string_view w = text_.lower(t);
        return w == "that" || w == "by" || w == "from" || w == ":" || quote_starting(t) != none;
    }

    bool heading(TokenIndex t) const {
        std::uint32_t p = at(seg_.sentence_at(text_.token(t).span.begin)).paragraph;
        FieldKind f = seg_.paragraphs[p].field;
        return f == FieldKind::title || f == FieldKind::heading || f == FieldKind::standfirst || p == 0;
    }

    /// The quotation whose closing mark is token `t`, or none.
    std::size_t quote_ending(TokenIndex t) const {
        if (t >= text_.size() || quote_at_[t] == none) return none;
        const QuotationSpan& q = seg_.quotations[quote_at_[t]];
        return q.end_token + (q.open_ended ? 0u : 1u) == t + 1 ? quote_at_[t] : none;
    }
    std::size_t quote_starting(TokenIndex t) const {
        if (t >= text_.size() || quote_at_[t] == none) return none;
        return seg_.quotations[quote_at_[t]].first_token == t + 1 ? quote_at_[t] : none;
    }
    bool same_paragraph(TokenIndex a, TokenIndex b) const {
        return at(seg_.sentence_at(text_.token(a).span.begin)).paragraph == at(seg_.sentence_at(text_.token(b).span.begin)).paragraph;
    }

    /// Left edge of the words before `head` that may be content: the sentence's start, moved to the start of a quotation that reaches into it.
    TokenIndex content_floor(std::uint32_t s, TokenIndex head) const {
        TokenIndex floor = at(s).first_token;
        TokenIndex t = head;
        if (t > 0 && is_comma(t - 1)) --t;
        if (t > 0) {
            std::size_t q = quote_ending(t - 1);
            if (q != none) floor = std::min(floor, seg_.quotations[q].first_token - 1);
        }
        if (floor < head && quote_at_[floor] != none) floor = std::min(floor, seg_.quotations[quote_at_[floor]].first_token - 1);
        return floor;
    }

    Span trimmed(TokenIndex from, TokenIndex to) const {
        while (to > from && (is_comma(to - 1) || is_stop(to - 1) || is_dash(to - 1) || text_.surface(to - 1) == ":")) --to;
        while (from < to && (is_comma(from) || is_dash(from) || text_.surface(from) == ":" || is_stop(from))) ++from;
        if (from >= to) return {};
        return seg_.span_of(from, to);
    }

    /// End of the content that begins at `from`: the sentence's end, or that of a quotation that runs beyond it.
    TokenIndex content_end(std::uint32_t s, TokenIndex from) const {
        TokenIndex end = at(s).end_token;
        std::size_t q = end > from ? quote_at_[end - 1] : none;
        if (q != none) {
            const QuotationSpan& span = seg_.quotations[q];
            end = std::max(end, span.end_token + (span.open_ended ? 0u : 1u));
        }
        return end;
    }

    // ---- X said, said X

    bool by_verb(std::uint32_t s, Cue cue, std::size_t first_found) {
        const Sentence& sent = at(s);
        TokenIndex v = cue.begin;
        std::string_view w = text_.lower(v);
        bool participle = w.ends_with("ing");
        // Left over auxiliaries and adverbs to the end of the subject.
        TokenIndex p = v;
        bool aux = false, be = false, infinitive = false, negated = false;
        TokenIndex verb_begin = v;
        while (p > sent.first_token && !quoted(p - 1)) {
            std::string_view x = text_.lower(p - 1);
            if (x == "to" && p == verb_begin && !aux) {
                infinitive = true;
                --p;
                break;
            }
            bool clitic = x == "'s" && be_form_follows(p);
            if ((is_auxiliary(p - 1) && !text_.token(p - 1).capitalised) || clitic) {
                aux = true;
                be = be || be_form(x) || x == "'re" || x == "'m" || clitic;
                negated = negated || text_.is(p - 1, WordClass::negator);
                --p;
                verb_begin = p;
                continue;
            }
            if (text_.is(p - 1, WordClass::weekday) && p > sent.first_token + 1) {
                // “Doe on Tuesday said”
                p -= text_.lower(p - 2) == "on" || text_.lower(p - 2) == "late" || text_.lower(p - 2) == "early" ? 2 : 1;
                continue;
            }
            if (is_adverb(p - 1)) {
                --p;
                continue;
            }
            break;
        }
        if (infinitive) {
            // “declined to say”, “went on to describe”: the finite verb before carries the subject
            TokenIndex f = p;
            while (f > sent.first_token && is_adverb(f - 1)) --f;
            if (f == sent.first_token) return false;
            static constexpr std::array<std::string_view, 26> raising = {
                "declined", "refused", "declines", "refuses", "went",   "on",     "continued", "continues", "appeared",
                "appears",  "seemed",  "seems",    "began",   "tried",  "tries",  "failed",    "wants",     "wanted",
                "used",     "like",    "likes",    "moved",   "sought", "rushed", "came",      "unwilling"};
            std::string_view before = text_.lower(f - 1);
            if (std::find(raising.begin(), raising.end(), before) == raising.end()) return false;
            TokenIndex start = f - 1;
            if (before == "on" && start > sent.first_token) --start;
            cue.begin = start;
            p = start;
            while (p > sent.first_token && !quoted(p - 1) && (is_auxiliary(p - 1) || is_adverb(p - 1))) --p;
            verb_begin = p;
        }
        bool passive = be && !participle && !infinitive;
        if (passive) {
            // “was quoted as saying”, “was told by”
            if (cue.end < sent.end_token && text_.lower(cue.end) == "by") {
                TokenRange agent = speakers_.after(cue.end + 1, sent.end_token);
                if (agent.empty()) return false;
                Span before = trimmed(content_floor(s, verb_begin), verb_begin);
                if (before.empty()) return false;
                return record(s, agent, {verb_begin, cue.end}, {before}, cue.verb, false);
            }
            if (!(w == "quoted" && text_.lower(cue.end) == "as")) return false;
            cue.end = std::min(cue.end + 2, sent.end_token);
        }

        TokenRange source;
        bool inverted = false, borrowed = false;
        if (!participle || be) {
            source = subject_before(s, p, verb_begin);
            if (source.empty() || (cue.verb.also_noun && !aux && !verbal(cue, source))) source = {};
            if (source.empty() && !aux && !infinitive) {
                // said X: only behind a quotation, a comma or at the start of the sentence
                bool behind = p == sent.first_token || is_comma(p - 1) || quote_ending(p - 1) != none || is_dash(p - 1);
                if (behind && finite_inverted(w)) {
                    source = speakers_.after(cue.end, sent.end_token);
                    inverted = !source.empty() && (p > sent.first_token || previous_is_quote(p));
                    // “Doe, who fell ill on court, said conditions were dangerous”
                    inverted = inverted && !(source.end < sent.end_token && is_auxiliary(source.end) && !text_.token(source.end).capitalised);
                    if (!inverted) source = {};
                    if (inverted && (cue.verb.frame == ReportingFrame::object || cue.verb.frame == ReportingFrame::person)) return false;
                }
            }
        } else {
            // “…, adding that …”: the source before in this sentence, or its subject
            bool attached = p == sent.first_token || is_comma(p - 1) || quote_ending(p - 1) != none || is_dash(p - 1) || text_.lower(p - 1) == "by" ||
                            text_.lower(p - 1) == "and" || text_.lower(p - 1) == "while" || text_.lower(p - 1) == "after" ||
                            text_.lower(p - 1) == "before" || text_.lower(p - 1) == "without" || text_.lower(p - 1) == "in";
            if (!attached) {
                source = speakers_.before(p, sent.first_token);
                if (cue.verb.frame == ReportingFrame::object) return false;
            } else if (p == sent.first_token) {
                return false;
            } else {
                borrowed = true;
                if (found_.size() > first_found && found_.back().source.begin >= sent.first_token && found_.back().source.end <= v)
                    source = found_.back().source;
                else
                    source = speakers_.subject(sent, p);
            }
        }
        // “Doe praised the plan and said …”: the subject of the verb before
        if (source.empty() && !participle && !infinitive && p > sent.first_token &&
            (text_.lower(p - 1) == "and" || text_.lower(p - 1) == "but" || text_.lower(p - 1) == "then" || is_comma(p - 1)) &&
            cue.verb.frame != ReportingFrame::object && (!cue.verb.also_noun) && past_or_third(w)) {
            if (found_.size() > first_found && found_.back().source.end <= v)
                source = found_.back().source;
            else
                source = speakers_.subject(sent, p - 1);
            borrowed = true;
        }
        if (source.empty()) return false;
        // “a former volunteer”: the verb is the noun; “a population believed to be …”: nobody in the sentence believes
        if (text_.lower(source.end - 1) == "former" || text_.lower(source.end - 1) == "current") return false;
        if (!aux && !inverted && !borrowed && w.ends_with("ed") && text_.lower(cue.end) == "to" &&
            (text_.lower(cue.end + 1) == "be" || text_.lower(cue.end + 1) == "have"))
            return false;
        if (text_.lower(source.begin) == "it" && source.end - source.begin == 1 && (passive || cue.verb.frame == ReportingFrame::object))
            return false;
        (void)negated;

        TokenIndex head = inverted || borrowed ? p : std::min(source.begin, verb_begin);
        TokenIndex tail = inverted ? source.end : cue.end;
        std::vector<Span> content;
        bool touches = false;
        contents(s, cue, head, tail, borrowed, inverted, content, touches);
        if (content.empty()) return false;
        if (cue.verb.frame == ReportingFrame::object && !touches && !object_content(cue, tail)) return false;
        TokenRange cue_range{infinitive ? cue.begin : v, cue.end};
        return record(s, source, cue_range, std::move(content), cue.verb, touches);
    }

    bool be_form_follows(TokenIndex p) const { return text_.lower(p).ends_with("ing"); }
    bool previous_is_quote(TokenIndex p) const { return p > 0 && quote_ending(p - 1) != none && same_paragraph(p - 1, p); }
    static bool finite_inverted(std::string_view w) {
        return w.ends_with("ed") || w.ends_with("s") || w == "said" || w == "wrote" || w == "quoth" || w == "told" || w == "went on" || w == "read";
    }
    static bool past_or_third(std::string_view w) {
        return w.ends_with("ed") || w == "said" || w == "wrote" || w == "told" || w == "says" || w.ends_with("s");
    }

    bool object_content(const Cue& cue, TokenIndex tail) const {
        (void)cue;
        return tail < text_.size() && !is_stop(tail) && !is_comma(tail);
    }

    /// “reports”, “claims”: a verb only behind something that can be its subject, and in front of something that can be its object.
    bool verbal(const Cue& cue, TokenRange source) const {
        TokenIndex last = source.end - 1;
        std::string_view form = text_.lower(cue.begin);
        std::string_view next = text_.lower(cue.end);
        bool object = next == "that" || quoted(cue.end) || text_.is(cue.end, WordClass::pronoun) || next == "the" || next == "a" || next == "an" ||
                      next == "it" || next == "there" || is_comma(cue.end) || next == "how" || next == "what" || next == "whether" || next == "to" ||
                      (cue.end < text_.size() && text_.token(cue.end).capitalised) || next == "his" || next == "her" || next == "their" ||
                      is_stop(cue.end) || text_.surface(cue.end) == ":";
        if (speakers_.is_pronoun(source)) return true;
        bool name = text_.token(last).capitalised && text_.token(last).kind == TokenKind::word;
        std::string_view head = text_.lower(last);
        bool plural = head.ends_with("s") && !head.ends_with("ss");
        if (form.ends_with("s")) return object && !(plural && !name) && !text_.is(last, WordClass::nationality);
        if (form.ends_with("ed")) return true;
        if (form.ends_with("ing")) return object;
        return object && (plural || name) && !(name && !plural);
    }

    /// The noun phrase before the verb group, over an apposition or a relative clause between commas.
    TokenRange subject_before(std::uint32_t s, TokenIndex p, TokenIndex verb_begin) const {
        const Sentence& sent = at(s);
        (void)verb_begin;
        if (p <= sent.first_token) return {};
        if (quoted(p - 1)) {
            // ‘Rivers’ author … — or a nickname inside the name; else the verb belongs to what stands behind
            return {};
        }
        if (text_.lower(p - 1) == "who" || text_.lower(p - 1) == "which" || text_.lower(p - 1) == "that") {
            TokenIndex end = p - 1;
            if (end > sent.first_token && is_comma(end - 1)) --end;
            TokenRange np = speakers_.before(end, sent.first_token);
            if (np.empty()) return text_.lower(p - 1) == "who" ? TokenRange{p - 1, p} : TokenRange{};
            if (text_.lower(p - 1) == "that" && cue_like(end)) return {};
            return {np.begin, p};
        }
        if (is_comma(p - 1) || is_dash(p - 1) || text_.surface(p - 1) == ")") {
            bool bracket = text_.surface(p - 1) == ")";
            bool dash = is_dash(p - 1);
            // back to the comma that opens the insertion
            TokenIndex open = p - 1;
            for (TokenIndex steps = 0; open > sent.first_token && steps < 30; ++steps) {
                --open;
                if (quoted(open)) return {};
                bool edge = bracket ? text_.surface(open) == "(" : dash ? is_dash(open) : is_comma(open);
                if (!edge) continue;
                TokenIndex np_end = open;
                if (text_.surface(np_end - 1) == ")")
                    for (TokenIndex b = np_end - 1; b > sent.first_token && np_end - b < 12; --b)
                        if (text_.surface(b) == "(") {
                            np_end = b;
                            break;
                        }
                TokenRange np = speakers_.before(np_end, sent.first_token);
                if (np.empty()) return {};
                TokenIndex in = open + 1;
                std::string_view w = text_.lower(in);
                bool insertion = bracket || dash || w == "who" || w == "which" || w == "whose" || w == "a" || w == "an" || w == "the" || w == "of" ||
                                 w == "in" || w == "at" || w == "like" || w == "including" ||
                                 text_.is(in, WordClass::title_noun | WordClass::title_modifier | WordClass::organization_word) ||
                                 text_.token(in).kind == TokenKind::number || text_.token(in).capitalised || w == "his" || w == "her" ||
                                 w == "their" || w == "speaking" || w == "himself" || w == "one" || w == "according" || w == "then" || w == "now" ||
                                 w.ends_with("ed") || w == "along" || w == "as" || w == "on" || w == "citing" || w == "himself" || w.ends_with("ing");
                if (!insertion) return {};
                // “The harbour master, Orla Finch, said”: the office is hers
                if (!bracket && !dash && p >= in + 3 && p <= in + 5 && text_.is(np.end - 1, WordClass::title_noun)) {
                    bool name = true;
                    for (TokenIndex t = in; t < p - 1; ++t) name = name && text_.is(t, TokenKind::word) && text_.token(t).capitalised;
                    if (name) return {in, p - 1};
                }
                // “A, B of C, and D, said”: an earlier comma may open it
                if (speakers_.is_named(np) || speakers_.is_person(np) || np.end - np.begin <= 8) return np;
                return {};
            }
            return {};
        }
        TokenRange np = speakers_.before(p, sent.first_token);
        // “An official who was not allowed to speak publicly said …”: the clause between holds no subject of its own
        for (TokenIndex t = p; t-- > sent.first_token + 1 && p - t < 20;) {
            if (quoted(t) || is_comma(t) || is_stop(t) || is_dash(t) || (t < p - 1 && text_.is(t, WordClass::reporting))) break;
            if (text_.lower(t) != "who") continue;
            TokenRange head = speakers_.before(t, sent.first_token);
            if (!head.empty()) return head;
            break;
        }
        return np;
    }

    bool cue_like(TokenIndex end) const { return end > 0 && text_.is(end - 1, WordClass::reporting); }

    void contents(std::uint32_t s, const Cue& cue, TokenIndex head, TokenIndex tail, bool borrowed, bool inverted, std::vector<Span>& content,
                  bool& touches) const {
        const Sentence& sent = at(s);
        TokenIndex end = sent.end_token;
        // Behind: skip what only says where, when and to whom.
        TokenIndex r = tail;
        bool stop_right = false;
        if (cue.verb.frame == ReportingFrame::person && r < end && !quoted(r)) {
            TokenRange hearer = speakers_.after(r, end);
            if (!hearer.empty()) r = hearer.end;
        }
        TokenIndex scan = r;
        TokenIndex right = end;  // where content behind begins
        bool right_quote = false;
        for (TokenIndex steps = 0; scan < end && steps < 24; ++scan, ++steps) {
            if (quote_starting(scan) != none) {
                right = scan;
                right_quote = true;
                break;
            }
            if (text_.lower(scan) == "that" && right == end) {
                right = scan;
                break;
            }
            if (text_.surface(scan) == ":") {
                right = scan + 1;
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
                stop_right = true;
                break;
            }
        }
        bool adverbial_only = true;
        for (TokenIndex t = r; t < std::min(scan, end); ++t)
            if (!(is_adverb(t) || text_.is(t, WordClass::weekday | WordClass::month) || text_.token(t).kind == TokenKind::number))
                adverbial_only = false;
        bool left_open = head > 0 && (head == sent.first_token ? previous_is_quote(head)
                                                               : (is_comma(head - 1) || quote_ending(head - 1) != none || is_dash(head - 1)));
        std::size_t left_quote = none;
        if (left_open) {
            TokenIndex l = head - 1;
            if (is_comma(l) && l > 0) --l;
            left_quote = quote_ending(l);
            if (left_quote != none && !same_paragraph(l, head)) left_quote = none;
            // “… the neighborhood.” Russia insisted that …: a quotation that ends its sentence belongs to the words before it
            if (left_quote != none && !inverted && head == sent.first_token && r < end && !is_stop(r) && !is_comma(r)) {
                std::string_view closing = text_.surface(seg_.quotations[left_quote].end_token - 1);
                if (closing == "." || closing == "…") {
                    left_quote = none;
                    left_open = false;
                }
            }
        }
        bool right_absent = r >= end || is_stop(r) || (adverbial_only && (scan >= end || is_stop(scan))) || trailing_place(r, end);
        if (left_quote != none && !borrowed) {
            touches = true;
            Span left = trimmed(content_floor(s, head), head);
            const QuotationSpan& q = seg_.quotations[left_quote];
            if (left.empty()) left = q.outer;
            content.push_back(q.end_token + 1 >= head ? join(left, q.outer) : left);
            if (right < end) {
                TokenIndex to = content_end(s, right);
                Span behind = trimmed(right, to);
                if (!behind.empty() && right_quote) content.push_back(behind);
            }
            return;
        }
        // “…, said a clerk who asked for no credit”: behind an inverted cue stands who spoke
        if (inverted && left_open && !borrowed && right == end) {
            Span left = trimmed(content_floor(s, head), head);
            if (!left.empty()) {
                content.push_back(left);
                return;
            }
        }
        if (stop_right && right == end && !borrowed) {
            // “S, X said, and T.” or “S, said X, the mayor of Y.”
            Span left = left_open ? trimmed(content_floor(s, head), head) : Span{};
            if (!left.empty())
                content.push_back(left);
            else if (r + 1 < end) {
                Span behind = trimmed(r + 1, content_end(s, r + 1));
                if (!behind.empty()) content.push_back(behind);
            }
            return;
        }
        if (right_absent && !borrowed) {
            if (left_open) {
                Span left = trimmed(content_floor(s, head), head);
                if (!left.empty()) content.push_back(left);
            } else if (head > sent.first_token && cue.verb.frame == ReportingFrame::clause) {
                // “as X said”, “what X called”: the words before
                Span left = trimmed(sent.first_token, head);
                if (!left.empty()) content.push_back(left);
            }
            return;
        }
        TokenIndex from = right < end ? right : r;
        if (text_.surface(end - 1) == ":" && quote_starting(end) != none) {
            // “He said:” and the words in a paragraph of their own
            content.push_back(seg_.quotations[quote_starting(end)].outer);
            touches = true;
            return;
        }
        if (from >= end) return;
        TokenIndex to = content_end(s, from);
        Span behind = trimmed(from, to);
        if (!behind.empty()) content.push_back(behind);
        touches = right_quote && right <= tail + 3;
    }

    /// “said in a statement.”, “said on Friday at the plant.”
    bool trailing_place(TokenIndex r, TokenIndex end) const {
        std::string_view w = text_.lower(r);
        if (!(w == "in" || w == "on" || w == "at" || w == "during" || w == "after" || w == "to" || w == "from" || w == "by" || w == "before" ||
              w == "of" || w == "as" || w == "when" || w == "while" || w == "last" || w == "earlier" || w == "this"))
            return false;
        for (TokenIndex t = r; t < end; ++t) {
            if (quoted(t) || text_.lower(t) == "that" || text_.surface(t) == ":") return false;
            if (t > r + 2 &&
                (text_.is(t, WordClass::auxiliary) || (text_.is(t, WordClass::pronoun) && text_.lower(t) != "his" && text_.lower(t) != "her")))
                return false;
        }
        return true;
    }

    // ---- according to X

    bool by_source(std::uint32_t s, const Cue& cue) {
        const Sentence& sent = at(s);
        TokenRange source = speakers_.after(cue.end, sent.end_token);
        if (source.empty()) return false;
        std::vector<Span> content;
        bool touches = false;
        TokenIndex start = sent.first_token;
        while (start < cue.begin && !quoted(start) && (text_.is(start, WordClass::function_word) || is_comma(start))) ++start;
        if (start < cue.begin) {
            Span left = trimmed(content_floor(s, cue.begin), cue.begin);
            if (!left.empty()) content.push_back(left);
            TokenIndex l = cue.begin;
            if (l > 0 && is_comma(l - 1)) --l;
            touches = l > 0 && quote_ending(l - 1) != none;
        }
        TokenIndex r = source.end;
        // over an apposition: the rest behind its comma
        if (content.empty()) {
            while (r < sent.end_token && !is_comma(r)) ++r;
            Span behind = trimmed(r, content_end(s, r));
            if (!behind.empty()) content.push_back(behind);
        }
        if (content.empty() && previous_is_quote(cue.begin)) {
            content.push_back(seg_.quotations[quote_ending(cue.begin - 1)].outer);
            touches = true;
        }
        if (content.empty()) return false;
        return record(s, source, {cue.begin, cue.end}, std::move(content), cue.verb, touches);
    }

    // ---- X’s claim that …

    bool by_noun(std::uint32_t s, const Cue& cue) {
        const Sentence& sent = at(s);
        TokenIndex next = cue.end;
        TokenRange source;
        if (next < sent.end_token && (text_.lower(next) == "by" || text_.lower(next) == "from")) {
            source = speakers_.after(next + 1, sent.end_token);
            if (source.empty()) return false;
            next = source.end;
        }
        bool opens = next < sent.end_token && (text_.lower(next) == "that" || text_.surface(next) == ":" || quote_starting(next) != none);
        if (!opens) return false;
        if (source.empty()) {
            TokenIndex n = cue.begin;
            while (n > sent.first_token && !quoted(n - 1) && n + 3 > cue.begin && text_.is(n - 1, TokenKind::word) &&
                   !text_.is(n - 1, WordClass::function_word))
                --n;
            if (n > sent.first_token && text_.lower(n - 1) == "'s") {
                source = speakers_.before(n - 1, sent.first_token);
            } else if (n > sent.first_token && (text_.lower(n - 1) == "his" || text_.lower(n - 1) == "her" || text_.lower(n - 1) == "their")) {
                source = {n - 1, n};
            } else {
                return false;
            }
        }
        if (source.empty()) return false;
        Span behind = trimmed(next, content_end(s, next));
        if (behind.empty()) return false;
        return record(s, source, {cue.begin, cue.end}, {behind}, cue.verb, false);
    }

    // ---- Minister: taxes will rise   ·   “…” — Doe

    void colon(std::uint32_t s) {
        const Sentence& sent = at(s);
        TokenIndex limit = std::min(sent.end_token, sent.first_token + 10);
        for (TokenIndex t = sent.first_token + 1; t < limit; ++t) {
            if (quoted(t)) return;
            if (text_.surface(t) != ":") continue;
            bool quote = t + 1 < sent.end_token && quote_starting(t + 1) != none;
            TokenRange source = speakers_.before(t, sent.first_token);
            if (source.empty() || (!quote && source.begin != sent.first_token)) return;
            bool title = seg_.paragraphs[sent.paragraph].field == FieldKind::title || seg_.paragraphs[sent.paragraph].field == FieldKind::heading ||
                         sent.paragraph == 0;
            // “FINCH: The port is shut.”: a transcript
            const bool transcript = sent.first_token == seg_.paragraphs[sent.paragraph].first_token && source.begin == sent.first_token &&
                                    t == source.end && text_.token(t - 1).all_caps && text_.surface(t - 1).size() > 3;
            if (!quote && !transcript && !(title && speakers_.is_named(source))) return;
            if (!quote && t + 1 >= sent.end_token) return;
            Span behind = trimmed(t + 1, content_end(s, t + 1));
            if (!behind.empty()) record(s, source, {t, t + 1}, {behind}, {}, quote);
            return;
        }
    }

    /// “…” ― Doe: a line of vox pop, an epigraph.
    void dash(std::uint32_t s) {
        const Sentence& sent = at(s);
        TokenIndex end = sent.end_token;
        while (end > sent.first_token && is_stop(end - 1)) --end;
        for (TokenIndex t = end; t-- > sent.first_token && end - t < 14;) {
            if (quoted(t)) return;
            if (!is_dash(t)) continue;
            std::size_t q = t > 0 ? quote_ending(t - 1) : none;
            if (q == none || !same_paragraph(t - 1, t)) return;
            TokenRange source = speakers_.after(t + 1, sent.end_token);
            if (source.empty() || !speakers_.is_named(source)) return;
            record(s, source, {t, t + 1}, {seg_.quotations[q].outer}, {}, true);
            return;
        }
    }

    bool record(std::uint32_t s, TokenRange source, TokenRange cue, std::vector<Span> content, ReportingVerb verb, bool adjacent) {
        if (source.empty() || content.empty()) return false;
        found_.push_back({source, cue, std::move(content), verb, s, adjacent});
        return true;
    }

    // ---- canonical speakers, in the order of the text

    void resolve() {
        canonical_.reserve(found_.size());
        for (const Found& f : found_) {
            TokenRange source = f.source;
            // “Doe, who”: the name counts
            if (source.end - source.begin > 1 &&
                (text_.lower(source.end - 1) == "who" || text_.lower(source.end - 1) == "which" || text_.lower(source.end - 1) == "that")) {
                --source.end;
                if (is_comma(source.end - 1)) --source.end;
            }
            canonical_.push_back(speakers_.canonical(source));
        }
    }

    // ---- quotations

    struct Bound {
        std::size_t found = none;
        std::size_t distance = 0;
    };

    void bind_quotes() {
        // attributions by place: for a quotation only those of its own paragraph are asked
        std::vector<std::size_t> quotes;
        for (std::size_t c = 0; c < claims_.size(); ++c)
            if (claims_[c].kind == ClaimKind::quote) quotes.push_back(c);
        std::vector<std::size_t> by_place(found_.size());
        for (std::size_t i = 0; i < by_place.size(); ++i) by_place[i] = i;
        std::size_t first = 0;
        std::size_t previous = none;  // the last speech whose speaker is known: index into found_
        std::uint32_t previous_paragraph = 0;
        std::vector<std::size_t> pending;  // speech of this paragraph that waits for a later cue
        std::uint32_t pending_paragraph = 0;
        for (std::size_t c : quotes) {
            Quotation& quote = std::get<Quotation>(claims_[c].value);
            std::uint32_t paragraph = at(seg_.sentence_at(claims_[c].span.begin)).paragraph;
            std::uint32_t last_paragraph = at(seg_.sentence_at(claims_[c].span.end - 1)).paragraph;
            while (first < found_.size() && at(found_[first].sentence).paragraph < paragraph) ++first;
            if (pending_paragraph != paragraph) pending.clear();
            pending_paragraph = paragraph;
            std::size_t best = none;
            std::uint32_t best_distance = 0;
            for (std::size_t f = first; f < found_.size() && at(found_[f].sentence).paragraph <= last_paragraph; ++f) {
                bool holds = false;
                for (Span content : found_[f].content)
                    for (Span part : quote.parts) holds = holds || content.contains(part);
                if (!holds) continue;
                Span cue = seg_.span_of(found_[f].cue.begin, found_[f].cue.end);
                std::uint32_t distance = std::numeric_limits<std::uint32_t>::max();
                for (Span part : quote.parts)
                    distance = std::min(distance, cue.end <= part.begin ? part.begin - cue.end : cue.begin >= part.end ? cue.begin - part.end : 0);
                // “She says it shows that he is ‘unfit’”: the outer one speaks
                if (found_[f].verb.frame == ReportingFrame::object) distance += 40;
                if (found_[f].verb.frame == ReportingFrame::thought) distance += 60;
                if (!found_[f].adjacent) {
                    const TokenRange src = found_[f].source;
                    const bool known = speakers_.is_person(src) || speakers_.is_named(src);
                    if (speakers_.is_pronoun(src) ? (text_.lower(src.begin) == "it" || text_.lower(src.begin) == "them") : !known) distance += 40;
                }
                if (best == none || distance < best_distance) best = f, best_distance = distance;
            }
            if (quote.role == QuoteRole::nested) {
                if (best != none && previous != none && best == previous) best = none;
            }
            if (best == none && quote.role != QuoteRole::nested) best = follow_on(c, paragraph, previous, previous_paragraph);
            if (best == none) {
                if (quote.role == QuoteRole::speech && starts_sentence(claims_[c].span)) pending.push_back(c);
                if (quote.role != QuoteRole::nested) by_subject(c, quote);
                continue;
            }
            attach(c, best, true);
            if (quote.role == QuoteRole::scare && found_[best].adjacent && best_distance < 12) quote.role = QuoteRole::speech;
            if (quote.role == QuoteRole::speech) {
                // “One.” “Two,” he said.: the quotation before has the same mouth
                for (std::size_t waiting : pending) attach(waiting, best, true);
                pending.clear();
                previous = best;
                previous_paragraph = last_paragraph;
            }
        }
    }

    bool starts_sentence(Span quote) const {
        TokenIndex t = seg_.token_at(quote.begin);
        return t > 0 && (at(seg_.sentence_at(quote.begin)).first_token >= t - 1);
    }

    /// Nothing but the quotation stands in its paragraph, or it follows a quotation of the same paragraph and starts a sentence.
    std::size_t follow_on(std::size_t c, std::uint32_t paragraph, std::size_t previous, std::uint32_t previous_paragraph) const {
        if (previous == none || !starts_sentence(claims_[c].span)) return none;
        if (paragraph == previous_paragraph) return previous;
        if (paragraph > previous_paragraph + 1) return none;
        const Paragraph& p = seg_.paragraphs[paragraph];
        std::size_t outside = 0, inside = 0;
        for (TokenIndex t = p.first_token; t < p.end_token; ++t) (quoted(t) ? inside : outside) += text_.token(t).kind == TokenKind::word;
        return quoted(p.first_token) && outside * 4 <= inside ? previous : none;
    }

    /// A quotation in the middle of a sentence without a cue: “Doe called it a day and left ‘with a heavy heart’.”
    void by_subject(std::size_t c, Quotation& quote) {
        if (quote.role != QuoteRole::speech) return;
        std::uint32_t s = seg_.sentence_at(claims_[c].span.begin);
        const Sentence& sent = at(s);
        TokenIndex mark = seg_.token_at(claims_[c].span.begin);
        if (mark <= sent.first_token + 1) {
            // A paragraph that is only a quotation, behind one that says what somebody did
            if (s == 0 || sent.first_token != seg_.paragraphs[sent.paragraph].first_token || at(s - 1).paragraph + 1 != sent.paragraph) return;
            TokenRange np = speakers_.subject(at(s - 1), at(s - 1).end_token);
            if (np.empty() || !(speakers_.is_person(np) || speakers_.is_pronoun(np))) return;
            quote.speaker = Mention{speakers_.span(np), speakers_.canonical(np)};
            return;
        }
        TokenRange np = speakers_.subject(sent, mark - 1);
        if (np.empty()) return;
        quote.speaker = Mention{speakers_.span(np), speakers_.canonical(np)};
    }

    void attach(std::size_t c, std::size_t f, bool extend) {
        Quotation& quote = std::get<Quotation>(claims_[c].value);
        quote.speaker = Mention{source_span(f), canonical_[f]};
        quote.cue = Mention{seg_.span_of(found_[f].cue.begin, found_[f].cue.end), std::string(found_[f].verb.lemma)};
        if (!extend) return;
        for (Span part : quote.parts) {
            bool held = false;
            for (Span content : found_[f].content) held = held || content.contains(part);
            if (!held && found_[f].content.size() < 64) found_[f].content.push_back(part);
        }
    }

    Span source_span(std::size_t f) const { return seg_.span_of(found_[f].source.begin, found_[f].source.end); }

    void emit() {
        for (std::size_t f = 0; f < found_.size(); ++f) {
            Attribution a;
            a.source = Mention{source_span(f), canonical_[f]};
            a.cue = Mention{seg_.span_of(found_[f].cue.begin, found_[f].cue.end), std::string(found_[f].verb.lemma)};
            a.content = found_[f].content;
            std::sort(a.content.begin(), a.content.end());
            a.cue_class = static_cast<CueClass>(found_[f].verb.cue_class);
            a.named = speakers_.is_named(found_[f].source) ||
                      (speakers_.is_pronoun(found_[f].source) && canonical_[f] != text_.lower(found_[f].source.begin));
            Claim claim;
            claim.kind = ClaimKind::attribution;
            claim.span = join(a.source->span, a.cue->span);
            claim.value = std::move(a);
            claims_.push_back(std::move(claim));
        }
    }

    const SegmentedText& text_;
    const Segments& seg_;
    std::vector<Claim>& claims_;
    Speakers speakers_;
    std::vector<Found> found_;
    std::vector<std::string> canonical_;
    std::vector<std::size_t> quote_at_;  // depth-0 quotation that holds the token, its marks included
};

}  // namespace

void find_attributions(const SegmentedText& text, std::vector<Claim>& claims) { AttributionFinder(text, claims).run(); }

}  // namespace factdiff
