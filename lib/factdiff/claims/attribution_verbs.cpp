// Verbs of saying and their subjects: X said, said X, X declined to say, X, who runs Y, said, saying, as was told by X.
#include <algorithm>
#include <array>

#include "factdiff/claims/attribution_finder.h"
#include "factdiff/claims/sentence_tokens.h"

namespace factdiff {
namespace {

bool be_form(std::string_view w) { return in(w, {"is", "are", "was", "were", "been", "be", "being", "am", "'re", "'m"}); }
bool have_form(std::string_view w) { return in(w, {"has", "have", "had", "having", "'ve"}); }
bool past_or_third(std::string_view w) { return w.ends_with("ed") || w.ends_with("s") || in(w, {"said", "wrote", "told"}); }
/// A form that may stand before its subject: “said Doe”, not “saying Doe”.
bool may_invert(std::string_view w) { return past_or_third(w) || in(w, {"quoth", "went", "read"}); }

}  // namespace

bool AttributionFinder::by_verb(std::uint32_t s, Cue cue, std::size_t first_found) {
    const Sentence& sent = at(s);
    VerbGroup group = verb_group(sent, cue.begin);
    const TokenIndex verb = cue.begin;
    Subject subject;
    if (group.infinitive && !finite_verb(sent, cue, group, subject.source)) return false;
    if (cue.verb.frame == ReportingFrame::adjective) {
        // “is sure that”, “feels sure that”; not “make sure that”
        const bool linked = group.be || (group.begin > sent.first_token && text_.is(group.begin - 1, SpeechRole::linking_verb));
        if (!linked || group.infinitive) return false;
        if (!group.be) --group.begin, --group.verb;
    } else if (group.be && !group.participle && !group.infinitive) {
        if (cue.end < sent.end_token && text_.lower(cue.end) == "by") return by_passive(s, cue, group);
        if (text_.lower(verb) == "quoted" && (text_.lower(cue.end) == "as" || text_.lower(cue.end - 1) == "as"))
            cue.end = std::min(cue.end + (text_.lower(cue.end) == "as" ? 2 : 1), sent.end_token);  // “was quoted as saying”
        else if (text_.lower(cue.end - 1) != "about")                                              // “was worried about”
            return false;
    }
    const bool agent = !group.auxiliary && !group.infinitive && text_.lower(verb).ends_with("ed") && text_.lower(cue.end) == "by";
    if (agent && by_agent(s, cue, verb)) return true;
    if (agent && !text_.lower(cue.end + 1).ends_with("ing")) return false;  // “a report published by the academy”; but “responded by pointing out”
    if (subject.source.empty())
        subject = group.participle && !group.be ? participle_subject(s, cue, group, first_found) : finite_subject(s, cue, group);
    if (subject.forbidden || reduced_relative(sent, cue, group)) return false;
    if (subject.source.empty() && !group.participle && !group.infinitive) coordinated_subject(s, cue, group, first_found, subject);
    if (subject.source.empty() || !can_say(cue, group, subject)) return false;

    Frame frame;
    frame.sentence = s;
    frame.inverted = subject.inverted;
    frame.borrowed = subject.borrowed;
    frame.head = subject.inverted || subject.borrowed ? group.begin : std::min(subject.source.begin, group.verb);
    // “Its inventor, Ada Marsh, said, …”: what stands before the name is she, not what she said
    if (frame.head == subject.source.begin && frame.head > sent.first_token + 1 && is_comma(frame.head - 1) && is_comma(group.begin - 1)) {
        const TokenRange office = speakers_.before(frame.head - 1, sent.first_token);
        if (speakers_.has_voice(office) || in(text_.lower(office.begin), {"its", "his", "her", "their"})) frame.head = office.begin;
    }
    frame.tail = subject.inverted ? subject.source.end : cue.end;
    frame.closed_by_comma = subject.closed_by_comma || (!subject.inverted && !subject.borrowed && clause_resumes(sent, cue, subject.source));
    for (TokenIndex t = group.begin; t < verb; ++t) frame.negated = frame.negated || text_.is(t, WordClass::negator);
    Content content = contents(cue, frame);
    if (content.spans.empty()) return false;
    if (cue.verb.frame == ReportingFrame::quoted && !content.touches) return false;
    // “praised.”: nothing is praised
    if (cue.verb.frame == ReportingFrame::object && !content.touches && (frame.tail >= text_.size() || is_stop(frame.tail) || is_comma(frame.tail)))
        return false;
    return record(s, subject.source, {group.infinitive ? cue.begin : verb, cue.end}, std::move(content), cue.verb);
}

/// “Doe, who called for a ban, was absent”: behind the comma goes on what the relative clause interrupts.
bool AttributionFinder::clause_resumes(const Sentence& sent, const Cue& cue, TokenRange source) const {
    const bool relative = is_relative(source.end - 1) || text_.lower(cue.begin - 1) == "whom";
    if (!relative || source.end < source.begin + 2) return false;
    const TokenIndex after = next_comma(cue.end, sent.end_token) + 1;
    if (after >= sent.end_token) return false;
    const WordText w = text_.lower(after);
    return is_auxiliary(after) || text_.is(after, WordClass::reporting) || w.ends_with("ed") || has(speech_roles(w), SpeechRole::taking_the_floor);
}

/// “A report released last year found that …”: the verb that follows in the same breath is the one that tells.
bool AttributionFinder::reduced_relative(const Sentence& sent, const Cue& cue, const VerbGroup& group) const {
    if (group.auxiliary || cue.end != cue.begin + 1 || !text_.lower(cue.begin).ends_with("ed")) return false;
    constexpr TokenIndex reach = 5;
    for (TokenIndex t = cue.end; t < std::min(sent.end_token, cue.end + reach); ++t) {
        if (!text_.is(t, TokenKind::word) && !text_.is(t, TokenKind::number)) return false;
        if (is_relative(t) || in(text_.lower(t), {"that", "and", "but", "to", "as", "by", "he", "she", "they", "it", "we", "i", "you"})) return false;
        if (t == cue.end || !text_.is(t, WordClass::reporting)) continue;
        const ReportingVerb* verb = reporting_verb(text_.lower(t));
        if (verb == nullptr || text_.lower(t).ends_with("ing") || text_.is(t - 1, WordClass::auxiliary)) return false;
        return text_.lower(t + 1) == "that";
    }
    return false;
}

// ---- the verb with what belongs to it

AttributionFinder::VerbGroup AttributionFinder::verb_group(const Sentence& sent, TokenIndex verb) const {
    VerbGroup g;
    g.begin = g.verb = verb;
    g.participle = text_.lower(verb).ends_with("ing");
    bool only_adverbs = true;
    while (g.begin > sent.first_token && !quoted(g.begin - 1)) {
        const TokenIndex b = g.begin - 1;
        const WordText x = text_.lower(b);
        if (x == "to" && only_adverbs) {
            g.infinitive = true;
            --g.begin;
            break;
        }
        // “it’s denouncing”, “he’s sought”; the possessive belongs to the subject
        const bool clitic = x == "'s" && (text_.lower(g.begin).ends_with("ing") ||
                                          (b > sent.first_token && (text_.is(b - 1, WordClass::pronoun) || text_.lower(b - 1) == "who")));
        if (clitic || (is_auxiliary(b) && !text_.token(b).capitalised)) {
            g.auxiliary = true;
            g.be = g.be || be_form(x) || (clitic && (g.participle || text_.lower(b - 1) == "it"));  // “it’s estimated”, “he’s sought”
            g.begin = g.verb = b;
            only_adverbs = false;
        } else if (text_.is(b, WordClass::weekday) && b > sent.first_token) {
            // “Doe on Tuesday said”
            g.begin -= in(text_.lower(b - 1), {"on", "late", "early"}) ? 2 : 1;
        } else if (b > sent.first_token && has(speech_roles(x), SpeechRole::time_noun) && in(text_.lower(b - 1), {"this", "last", "next", "that"})) {
            g.begin -= 2;  // “Doe this week said”
        } else if (is_adverb(b) && !(in(x, {"all", "both"}) && (b == sent.first_token || is_comma(b - 1)))) {
            --g.begin;
        } else {
            break;
        }
    }
    return g;
}

bool AttributionFinder::finite_verb(const Sentence& sent, Cue& cue, VerbGroup& group, TokenRange& causee) const {
    TokenIndex f = group.begin;  // the token “to”
    while (f > sent.first_token && is_adverb(f - 1)) --f;
    if (f == sent.first_token || quoted(f - 1)) return false;
    const WordText before = text_.lower(f - 1);
    // “had to admit”; but “had to find a way”
    const bool had = have_form(before) && cue.verb.frame == ReportingFrame::clause && !has(speech_roles(cue.verb.lemma), SpeechRole::object_too);
    // “was forced to admit”
    const bool made = has(speech_roles(before), SpeechRole::causing) && f > sent.first_token + 1 && be_form(text_.lower(f - 2));
    if (had || made || has(speech_roles(before), SpeechRole::raising)) {
        TokenIndex start = f - 1;
        if (before == "on" && start > sent.first_token) --start;  // “went on to say”
        cue.begin = start;
        TokenIndex p = start;
        while (p > sent.first_token && !quoted(p - 1) && (is_auxiliary(p - 1) || is_adverb(p - 1))) --p;
        group.begin = group.verb = p;
        return true;
    }
    // “forced Doe to admit”: the object says it
    TokenRange object = speakers_.before(f, sent.first_token);
    for (TokenIndex t = object.begin; t + 1 < object.end; ++t)
        if (text_.is(t, SpeechRole::causing)) object.begin = t + 1;
    if (!object.empty() && object.begin > sent.first_token && text_.is(object.begin - 1, SpeechRole::causing)) {
        causee = object;
        cue.begin = group.begin;
        group.begin = group.verb = object.begin;
        return true;
    }
    // “took to the stage to accuse”, “met to discuss”: the subject of the verb before
    for (TokenIndex t = f; t > sent.first_token + 1 && f - t < 10;) {
        --t;
        if (quoted(t) || !text_.is(t, TokenKind::word) || is_relative(t)) return false;
        if (!text_.is(t, SpeechRole::taking_the_floor)) continue;
        cue.begin = f;
        TokenIndex p = t;
        while (p > sent.first_token && !quoted(p - 1) && (is_auxiliary(p - 1) || is_adverb(p - 1))) --p;
        group.begin = group.verb = p;
        return true;
    }
    return false;
}

/// “was told by Doe”, “has been called a fraud by Doe”
bool AttributionFinder::by_passive(std::uint32_t s, const Cue& cue, const VerbGroup& group) {
    const TokenRange agent = speakers_.after(cue.end + 1, at(s).end_token);
    if (agent.empty()) return false;
    const Span before = trimmed(content_floor(s, group.verb), group.verb);
    if (before.empty()) return false;
    return record(s, agent, {group.verb, cue.end}, {{before}, false}, cue.verb);
}

/// “a view echoed by Doe”
bool AttributionFinder::by_agent(std::uint32_t s, const Cue& cue, TokenIndex verb) {
    const Sentence& sent = at(s);
    const TokenRange agent = speakers_.after(cue.end + 1, sent.end_token);
    TokenIndex end = verb;
    while (end > sent.first_token && (is_adverb(end - 1) || is_comma(end - 1))) --end;
    const TokenRange said = speakers_.before(end, sent.first_token);
    if (agent.empty() || said.empty() || !speakers_.has_voice(agent)) return false;
    return record(s, agent, {verb, cue.end}, {{seg_.span_of(said.begin, said.end)}, false}, cue.verb);
}

// ---- whose words

AttributionFinder::Subject AttributionFinder::finite_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group) const {
    const Sentence& sent = at(s);
    const TokenIndex p = group.begin;
    Subject out;
    out.source = subject_before(s, p);
    if (!out.source.empty() && cue.verb.also_noun && !group.auxiliary && !verbal(cue, out.source)) out.source = {};
    if (!out.source.empty() || group.auxiliary || group.infinitive) return out;
    // said X: only behind a quotation, a comma or at the start of the sentence
    const bool behind_quote = p > 0 && quote_ending(p - 1) != none;
    const bool behind = p == sent.first_token || is_comma(p - 1) || behind_quote || is_dash(p - 1);
    if (!behind || !may_invert(text_.lower(cue.begin))) return out;
    const TokenRange source = holder_of(speakers_.after(cue.end, sent.end_token), sent);
    bool inverted = !source.empty() && (p > sent.first_token || previous_is_quote(p));
    // “Doe, who fell ill on court, said conditions were dangerous”
    if (source.end < sent.end_token && is_auxiliary(source.end) && !text_.token(source.end).capitalised) inverted = false;
    if (!inverted) return out;
    out.forbidden =
        cue.verb.frame == ReportingFrame::object || (cue.verb.frame == ReportingFrame::person && !(behind_quote && cue.verb.lemma != "tell"));
    out.inverted = true;
    out.source = source;
    return out;
}

/// “Said the harbour master, Orla Finch”, “said Northmere’s head of research, Orla Finch”: the office is hers.
TokenRange AttributionFinder::holder_of(TokenRange office, const Sentence& sent) const {
    TokenIndex comma = office.end;
    constexpr TokenIndex longest_rest = 3;  // “the chair of the Falk museum trust”
    while (comma + 1 < sent.end_token && comma < office.end + longest_rest && text_.is(comma, TokenKind::word) && !text_.token(comma).capitalised &&
           !text_.is(comma, WordClass::function_word | WordClass::reporting))
        ++comma;
    if (office.empty() || comma + 1 >= sent.end_token || !is_comma(comma)) return office;
    const TokenIndex name = comma + 1, end = speakers_.person_at(name);
    bool title = false;
    for (TokenIndex t = office.begin; t < office.end; ++t) title = title || text_.is(t, WordClass::title_noun);
    if (!title || end == name) return office;
    const bool ends = end >= sent.end_token || !text_.is(end, TokenKind::word) || in(text_.lower(end), {"who", "of", "at", "in", "on"});
    return ends && text_.lower(end) != "'s" ? TokenRange{name, end} : office;
}

/// “…, adding that …”, “a study showing that …”
AttributionFinder::Subject AttributionFinder::participle_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group,
                                                                 std::size_t first_found) const {
    const Sentence& sent = at(s);
    const TokenIndex p = group.begin;
    Subject out;
    if (p == sent.first_token) {
        // “Citing the storm, Doe closed the port”
        const TokenIndex comma = next_comma(cue.end, std::min(sent.end_token, cue.end + 40));
        if (comma + 1 < sent.end_token && is_comma(comma)) out.source = speakers_.after(comma + 1, sent.end_token);
        out.forbidden = out.source.empty() || !speakers_.has_voice(out.source);
        out.closed_by_comma = out.borrowed = true;
        return out;
    }
    // “it is worth noting”, “it goes without saying”: nobody’s words
    if (in(text_.lower(p - 1), {"worth", "without"})) {
        out.forbidden = true;
        return out;
    }
    // “could not resist pointing out”, “avoided saying”
    if (text_.is(p - 1, SpeechRole::before_gerund)) {
        TokenIndex v = p - 1;
        while (v > sent.first_token && !quoted(v - 1) && (is_auxiliary(v - 1) || is_adverb(v - 1))) --v;
        out.source = subject_before(s, v);
        return out;
    }
    const bool attached = is_comma(p - 1) || quote_ending(p - 1) != none || is_dash(p - 1) || text_.is(p - 1, SpeechRole::before_participle);
    if (!attached) {
        out.source = speakers_.before(p, sent.first_token);
        out.closed_by_comma = sent.first_token < p && text_.is(sent.first_token, SpeechRole::preposition);
        // “a letter urging …”; but in “people attacking the plan” the verb is no cue
        out.forbidden = cue.verb.frame == ReportingFrame::object && !out.source.empty() && !text_.is(out.source.end - 1, WordClass::reporting_noun);
        return out;
    }
    out.borrowed = true;
    if (found_.size() > first_found && found_.back().source.begin >= sent.first_token && found_.back().source.end <= cue.begin)
        out.source = found_.back().source;
    else
        out.source = speakers_.subject(sent, p);
    return out;
}

/// “Doe praised the plan and said …”: the subject of the verb before.
void AttributionFinder::coordinated_subject(std::uint32_t s, const Cue& cue, const VerbGroup& group, std::size_t first_found,
                                            Subject& subject) const {
    const Sentence& sent = at(s);
    const TokenIndex p = group.begin;
    if (p <= sent.first_token || cue.verb.also_noun || !past_or_third(text_.lower(cue.begin))) return;
    if (!is_comma(p - 1) && !in(text_.lower(p - 1), {"and", "but", "then", "or", "yet"})) return;
    const bool known = found_.size() > first_found && found_.back().source.end <= cue.begin;
    // “and called for …”: only behind a cue; else any verb with an object would do
    const bool object = cue.verb.frame == ReportingFrame::object;
    if (object && is_comma(p - 1)) return;
    subject.source = known ? found_.back().source : speakers_.subject(sent, p - 1);
    if (object && !known && !speakers_.is_person(subject.source) && !speakers_.is_pronoun(subject.source)) subject.source = {};
    subject.borrowed = true;
}

bool AttributionFinder::can_say(const Cue& cue, const VerbGroup& group, const Subject& subject) const {
    const TokenRange source = subject.source;
    const WordText w = text_.lower(cue.begin), last = text_.lower(source.end - 1), next = text_.lower(cue.end);
    if (last == "former" || last == "current") return false;  // “a former volunteer”: the verb is the noun
    if (in(last, {"him", "her", "them", "me", "us"}) && !subject.inverted) return false;
    // “the rate would decline”: things take no stand
    // “lies told for years”: nobody is told anything
    if (cue.verb.frame == ReportingFrame::person && !quoted(cue.end) && !is_comma(cue.end) &&
        speakers_.after(cue.end, at(seg_.sentence_at(text_.token(cue.begin).span.begin)).end_token).empty() && !speakers_.has_voice(source))
        return false;
    const bool stance = cue.verb.frame == ReportingFrame::object || cue.verb.frame == ReportingFrame::adjective ||
                        (cue.verb.frame == ReportingFrame::thought && next != "that");
    if (stance && !speakers_.has_voice(source)) return false;
    const bool bare = !group.auxiliary && !subject.inverted && !subject.borrowed;
    // “a population believed to be …”: nobody in the sentence believes
    if (bare && w.ends_with("ed") && next == "to" && in(text_.lower(cue.end + 1), {"be", "have"})) return false;
    // “a stream called Miller’s Run”
    if (bare && in(w, {"called", "named", "dubbed"}) && in(text_.lower(source.begin), {"a", "an"}) && cue.end < text_.size() &&
        (text_.token(cue.end).capitalised || quoted(cue.end)))
        return false;
    // “It is praised”: somebody else does
    if (text_.lower(source.begin) == "it" && source.end - source.begin == 1 && group.be && !group.participle &&
        cue.verb.frame != ReportingFrame::adjective)
        return false;
    // “backed out”, “pitch in”: another verb
    if (cue.verb.frame == ReportingFrame::object && cue.end == cue.begin + 1 && in(next, {"out", "off", "away", "up", "down", "back", "over", "in"}))
        return false;
    return true;
}

/// “reports”, “claims”: a verb only behind something that can be its subject, and in front of something that can be its object.
bool AttributionFinder::verbal(const Cue& cue, TokenRange source) const {
    if (is_relative(source.end - 1)) return true;
    if (speakers_.is_pronoun(source)) return text_.lower(source.begin) != "one" && text_.lower(source.begin) != "her";
    // “a number of wardens of the park echo”: the noun before the preposition counts
    TokenIndex last = source.end - 1;
    for (TokenIndex t = last; t > source.begin; --t)
        if (in(text_.lower(t), {"of", "for", "from", "at", "with", "in", "on"})) last = t - 1;
    const WordText form = text_.lower(cue.begin), next = text_.lower(cue.end), head = text_.lower(last);
    const bool object = in(next, {"that", "there", "how", "what", "whether", "why", "if", "to"}) || quoted(cue.end) || is_comma(cue.end) ||
                        is_stop(cue.end) || is_colon(cue.end) || text_.is(cue.end, WordClass::pronoun) || speakers_.is_determiner(cue.end) ||
                        (cue.end < text_.size() && text_.token(cue.end).capitalised);
    if (!object) return false;
    if (form.ends_with("ing")) return true;
    const bool name = text_.token(last).capitalised && text_.token(last).kind == TokenKind::word;
    bool plural = head.ends_with("s") && !head.ends_with("ss");
    plural = plural || head == "number" || text_.is(last, WordClass::quantifier) ||
             in(head, {"people", "police", "data", "media", "staff", "men", "women", "some", "many", "others", "few"});
    if (form.ends_with("ed")) return name || plural || speakers_.is_determiner(source.begin);
    if (!form.ends_with("s")) return (plural || name) && !(name && !plural);
    if ((plural && !name) || text_.is(last, WordClass::nationality)) return false;
    // “angry tweets”: one thing without an article is no subject
    return name || next == "that" || text_.token(source.begin).capitalised || speakers_.is_determiner(source.begin) ||
           text_.lower(source.begin) == "one";
}

// ---- the noun phrase before the verb group

/// Over an apposition or a relative clause between commas.
TokenRange AttributionFinder::subject_before(std::uint32_t s, TokenIndex end) const {
    const Sentence& sent = at(s);
    if (end <= sent.first_token || quoted(end - 1)) return {};  // behind a quotation the verb belongs to what follows it
    if (is_relative(end - 1) || text_.lower(end - 1) == "whom") return relative_subject(sent, end);
    if (is_comma(end - 1) || is_dash(end - 1) || text_.surface(end - 1) == ")") return subject_over_insertion(sent, end);
    return subject_with_modifier(sent, end);
}

/// “Doe, who”, “the study – which”, “a letter on Friday that”
TokenRange AttributionFinder::relative_subject(const Sentence& sent, TokenIndex end) const {
    const WordText relative = text_.lower(end - 1);
    TokenIndex before = end - 1;
    // “the families, many of whom”
    if (relative == "whom" && before > sent.first_token + 1 && text_.lower(before - 1) == "of") before -= 2;
    if (before > sent.first_token && (is_comma(before - 1) || is_dash(before - 1))) --before;
    if (relative == "that" && before > 0 && text_.is(before - 1, WordClass::reporting)) return {};  // “said that told …”
    while (before > sent.first_token &&
           (text_.is(before - 1, WordClass::weekday) || in(text_.lower(before - 1), {"morning", "afternoon", "evening"})))
        --before;
    const TokenRange np = speakers_.before(before, sent.first_token);
    if (np.empty()) return relative == "who" ? TokenRange{end - 1, end} : TokenRange{};
    if (relative == "whom") return {np.begin, std::max(np.end, before)};
    return {np.begin, end};
}

/// “Doe, 56, who runs the port,”, “Doe (Labour)”, “Doe – his lawyer –”
TokenRange AttributionFinder::subject_over_insertion(const Sentence& sent, TokenIndex end) const {
    const bool bracket = text_.surface(end - 1) == ")", dash = is_dash(end - 1);
    // back to the mark that opens the insertion
    TokenIndex open = end - 1;
    for (TokenIndex steps = 0; open > sent.first_token && steps < 30; ++steps) {
        --open;
        if (quoted(open)) return {};
        const bool edge = bracket ? text_.surface(open) == "(" : dash ? is_dash(open) : is_comma(open);
        if (!edge) continue;
        TokenIndex np_end = open;
        if (np_end > sent.first_token + 1 && text_.token(np_end - 1).kind == TokenKind::number && is_comma(np_end - 2)) np_end -= 2;  // his age
        if (text_.surface(np_end - 1) == ")")
            for (TokenIndex b = np_end - 1; b > sent.first_token && np_end - b < 12; --b)
                if (text_.surface(b) == "(") {
                    np_end = b;
                    break;
                }
        const TokenRange np = speakers_.before(np_end, sent.first_token);
        if (np.empty()) return {};
        // “Adler, 79, of Orrin, Norland, wrote”: it began with her home.
        if (!bracket && !dash && np.begin > sent.first_token + 2 && in(text_.lower(np.begin - 1), {"of", "from"}) && is_comma(np.begin - 2)) {
            open = np.begin - 1;
            continue;
        }
        const TokenIndex inside = open + 1;
        const WordText w = text_.lower(inside);
        const bool insertion = bracket || dash || has(speech_roles(w), SpeechRole::insertion) || w.ends_with("ed") || w.ends_with("ing") ||
                               text_.is(inside, WordClass::title_noun | WordClass::title_modifier | WordClass::organization_word) ||
                               text_.token(inside).kind == TokenKind::number || text_.token(inside).capitalised;
        if (!insertion) return {};
        // “The harbour master, Orla Finch of the Greens, said”: the office is hers
        if (!bracket && !dash && !speakers_.is_named(np))
            if (const TokenIndex name_end = speakers_.person_at(inside);
                name_end > inside && (name_end == end - 1 || text_.is(np.end - 1, WordClass::title_noun)))
                return {inside, name_end};
        if (const TokenRange outer = before_relative(sent, np); !outer.empty()) return outer;
        // “A, B of C, and D, said”: an earlier comma may open it
        if (speakers_.is_named(np) || speakers_.is_person(np) || np.end - np.begin <= 8) return np;
        return {};
    }
    return {};
}

/// “Doe, whose two daughters, Ada and Ida, left, said”: the noun phrase stands in a relative clause of another.
TokenRange AttributionFinder::before_relative(const Sentence& sent, TokenRange np) const {
    if (np.begin <= sent.first_token + 2 || text_.lower(np.begin - 1) == "and") return {};
    for (TokenIndex t = np.begin - 1; t > sent.first_token && np.begin - t < 16; --t) {
        if (quoted(t) || is_stop(t) || is_dash(t)) return {};
        if (text_.lower(t) != "whose") continue;
        while (t > sent.first_token && !is_comma(t)) --t;
        const TokenRange head = speakers_.before(t, sent.first_token);
        // “Doe, the president of the board, whose …”
        if (!head.empty() && head.begin > sent.first_token && is_comma(head.begin - 1)) {
            const TokenRange name = speakers_.before(head.begin - 1, sent.first_token);
            if (speakers_.is_person(name)) return name;
        }
        return head;
    }
    return {};
}

/// “An official who was not allowed to speak publicly said”, “a survey printed in June found”, “a man in the crowd shouted”: the noun
/// phrase right before the verb hangs on another, which is the subject.
TokenRange AttributionFinder::subject_with_modifier(const Sentence& sent, TokenIndex end) const {
    // “an ad in 2008 asked”
    if (end > sent.first_token + 2 && text_.token(end - 1).kind == TokenKind::number && in(text_.lower(end - 2), {"in", "of", "from"})) end -= 2;
    // “A report released last year found”, “a poll published Friday shows”: when that was belongs to the verb for its reader, and the participle
    // hangs on the noun.
    const bool timed = end < sent.end_token && (text_.is(end, WordClass::weekday) || in(text_.lower(end), {"on", "last", "this", "late", "early"}));
    if (timed && end > sent.first_token + 2 && !text_.token(end - 1).capitalised &&
        (text_.lower(end - 1).ends_with("ed") || text_.is(end - 1, SpeechRole::post_modifier)) &&
        !speakers_.before(end - 1, sent.first_token).empty())
        --end;
    TokenRange np = speakers_.before(end, sent.first_token);
    for (TokenIndex t = end; t-- > sent.first_token + 1 && end - t < 20;) {
        if (quoted(t) || is_comma(t) || is_stop(t) || is_dash(t) || (t < end - 1 && text_.is(t, WordClass::reporting))) break;
        if (text_.lower(t) != "who") continue;
        const TokenRange head = speakers_.before(t, sent.first_token);
        if (!head.empty()) return head;
        break;
    }
    const auto opens_clause = [&](TokenIndex b) {
        return b == sent.first_token || quoted(b - 1) || !text_.is(b - 1, TokenKind::word) || text_.is(b - 1, WordClass::reporting) ||
               text_.is(b - 1, SpeechRole::opens_clause);
    };
    for (int depth = 0; depth < 3 && !np.empty() && np.begin > sent.first_token + 1; ++depth) {
        TokenIndex h = np.begin - 1;
        if (quoted(h) || !text_.is(h, SpeechRole::preposition)) break;
        while (h > sent.first_token && is_adverb(h - 1)) --h;
        const WordText w = text_.lower(h - 1);
        if (h > sent.first_token && !text_.token(h - 1).capitalised &&
            (w.ends_with("ed") || w.ends_with("ing") || has(speech_roles(w), SpeechRole::post_modifier))) {
            --h;
            if (h > sent.first_token && text_.lower(h - 1) == "being") --h;
        }
        const TokenRange head = speakers_.before(h, sent.first_token);
        if (head.empty() || speakers_.is_pronoun(head)) break;
        if (!opens_clause(head.begin)) {
            np = {head.begin, np.end};  // “an ad for a man in the crowd said”: once more
            continue;
        }
        return head;
    }
    return speakers_.before(end, sent.first_token);
}

}  // namespace factdiff
