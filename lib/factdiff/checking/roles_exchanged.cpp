#include "factdiff/checking/roles_exchanged.h"

#include <algorithm>
#include <utility>

#include "factdiff/alignment/terms.h"
#include "factdiff/checking/figure_company.h"
#include "factdiff/checking/role_frames.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/opposites.h"

namespace factdiff {
namespace {

/// The same word, or one that may stand for it.
bool answers(const Terms& terms, TokenIndex source, TokenIndex rewrite) {
    if (terms.source[source] == terms.rewrite[rewrite]) return true;
    const auto related = terms.related(terms.rewrite[rewrite]);
    return std::find(related.begin(), related.end(), terms.source[source]) != related.end();
}

bool meet(const Terms& terms, const NounPhrase& source, const NounPhrase& rewrite) {
    return std::any_of(source.begin(), source.end(),
                       [&](TokenIndex i) { return std::any_of(rewrite.begin(), rewrite.end(), [&](TokenIndex j) { return answers(terms, i, j); }); });
}

Span span_of(const StatementSide& side, const RoleFrame& frame) {
    TokenIndex low = frame.verb, high = frame.verb;
    for (const NounPhrase* phrase : {&frame.doer, &frame.sufferer, &frame.receiver})
        for (const TokenIndex k : *phrase) low = std::min(low, k), high = std::max(high, k);
    return side.between(low, high);
}

bool told_before(const StatementView& view, const std::vector<Finding>& findings) {
    const Span sentence = view.rewrite.text.segments.span_of(view.rewrite.first, view.rewrite.end);
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.rule == "role-swapped" && finding.rewrite && sentence.contains(finding.rewrite->span);
    });
}

void report(const StatementView& view, Span was, Span is, int confidence, std::string why, std::vector<Finding>& findings) {
    Finding finding = statement_finding(view, "role-swapped", was, is);
    finding.severity = Severity::error;
    finding.confidence = confidence;
    finding.message = "Roles swapped: " + quoted(view.rewrite.article, is) + " was " + quoted(view.source.article, was);
    finding.why = std::move(why) + "; " + finding.why;
    findings.push_back(std::move(finding));
}

/// All words of the phrase begin with a capital: a name.
bool is_name(const StatementSide& side, const NounPhrase& phrase) {
    return !phrase.empty() && std::all_of(phrase.begin(), phrase.end(), [&](TokenIndex k) { return side.text.token(k).capitalised; });
}

bool stands_in(const Terms& terms, const StatementSide& source, const NounPhrase& rewrite) {
    return std::any_of(rewrite.begin(), rewrite.end(), [&](TokenIndex j) {
        for (TokenIndex i = source.first; i < source.end; ++i)
            if (terms.source[i] == terms.rewrite[j]) return true;
        return false;
    });
}
bool stands_in(const Terms& terms, const NounPhrase& source, const StatementSide& rewrite) {
    return std::any_of(source.begin(), source.end(), [&](TokenIndex i) {
        for (TokenIndex j = rewrite.first; j < rewrite.end; ++j)
            if (terms.source[i] == terms.rewrite[j]) return true;
        return false;
    });
}

enum class Exchange { none, told_straight, both, doer_suffers, sufferer_acts, another_doer };

/// What became of those around a verb.
Exchange compare(const StatementView& view, const RoleFrame& was, const RoleFrame& is) {
    const Terms& terms = *view.alignment.terms;
    if (meet(terms, was.doer, is.doer)) return Exchange::told_straight;
    if (meet(terms, was.doer, is.receiver) && names_its_doer(was) && !is.doer.empty()) return Exchange::doer_suffers;
    const bool same_sufferer = meet(terms, was.sufferer, is.sufferer);
    if (same_sufferer) {
        // “Designed by Holm and built by Rusk” / “Rusk designed”: both stand in both sentences.
        return is_name(view.source, was.doer) && is_name(view.rewrite, is.doer) && stands_in(terms, view.source, is.doer) &&
                       stands_in(terms, was.doer, view.rewrite) && (names_its_doer(was) || names_its_doer(is))
                   ? Exchange::another_doer
                   : Exchange::told_straight;
    }
    const bool doer_suffers = meet(terms, was.doer, is.sufferer) || meet(terms, was.doer, is.receiver);
    const bool sufferer_acts = meet(terms, was.sufferer, is.doer);
    if (doer_suffers && sufferer_acts) return Exchange::both;
    // Half of it is enough where the voice leaves no doubt.
    if (doer_suffers && names_its_doer(was) && !is.passive && !is.doer.empty()) return Exchange::doer_suffers;
    if (doer_suffers && names_its_doer(is) && !was.passive && !was.doer.empty()) return Exchange::none;
    if (sufferer_acts && was.passive && !is.passive && is.plain_object && !is.sufferer.empty() && was.doer.empty()) return Exchange::sufferer_acts;
    return Exchange::none;
}

/// Verbs that hold both ways, and relations that are no deed: “met”, “married”, “included”.
bool holds_both_ways(const WordText& verb) {
    return in(verb,
              {"met",   "meet",   "meets", "meeting", "married", "marry", "marries", "joined",  "joins",    "drew",  "resemble", "face",   "faced",
               "faces", "played", "plays", "play",    "follow",  "based", "called",  "include", "included", "named", "become",   "became", "made"});
}

/// Another sentence of the source says it as the rewrite does.
bool told_elsewhere(const StatementView& view, const RoleFrame& is) {
    const Terms& terms = *view.alignment.terms;
    const Article& article = view.source.article;
    for (const StatementPair& pair : view.alignment.of_rewrite(view.pair.rewrite)) {
        if (pair.source == view.pair.source) continue;
        const Sentence& s = article.segments.sentences[pair.source];
        const StatementSide side{article, view.source.text, s.first_token, s.end_token, s.classes, s.poles};
        for (TokenIndex i = s.first_token; i < s.end_token; ++i) {
            if (terms.source[i] != terms.rewrite[is.verb]) continue;
            const auto frame = role_frame(side, i);
            if (frame && (meet(terms, frame->doer, is.doer) || (meet(terms, frame->sufferer, is.sufferer) && frame->doer.empty()))) return true;
        }
    }
    return false;
}

}  // namespace

bool exchanged_at_verb(const StatementView& view, TokenIndex i, std::vector<Finding>& findings) {
    const TokenIndex j = view.words.rewrite_of(i);
    if (j == kNoToken || !view.source.is_content(i) || !view.rewrite.is_content(j) || view.rewrite.text.token(j).capitalised) return false;
    if (view.rewrite.quoted(j) || view.source.quoted(i) || holds_both_ways(view.rewrite.text.lower(j))) return false;
    const auto was = role_frame(view.source, i);
    if (!was) return false;
    const auto is = role_frame(view.rewrite, j);
    if (!is) return false;
    const Exchange exchange = compare(view, *was, *is);
    if (exchange == Exchange::none || exchange == Exchange::told_straight) return false;
    if (told_before(view, findings) || told_elsewhere(view, *is)) return false;
    const bool both = exchange == Exchange::both;
    report(view, span_of(view.source, *was), span_of(view.rewrite, *is), both ? 85 : 75,
           both ? "doer and sufferer of the verb changed places" : "the verb has another doer", findings);
    return true;
}

namespace {

/// The doer behind a “by” of the source, or the sentence's `by` seen from the rewrite, stands behind no “by” on the other side, yet stands there:
/// only then may it have another part. Most passives were taken over as they are.
bool doer_moved(const StatementSide& here, const StatementSide& there, TokenIndex by, const std::vector<TermId>& terms_here,
                const std::vector<TermId>& terms_there) {
    const TokenIndex doer = here.content_after(by, 4);
    if (doer == kNoToken) return false;
    bool found = false;
    for (TokenIndex k = there.first; k < there.end; ++k) {
        if (terms_there[k] != terms_here[doer]) continue;
        found = true;
        for (TokenIndex back = 1; back <= 4 && k - there.first >= back; ++back)
            if (there.text.is(k - back, WordClass::agent_mark)) return false;
    }
    return found;
}

}  // namespace

void exchanged_in_the_passive(const StatementView& view, std::vector<Finding>& findings) {
    // The verb stands shortly before the “by” of either side.
    const Terms& terms = *view.alignment.terms;
    for (TokenIndex k = view.source.first; view.source.has_any(WordClass::agent_mark) && k < view.source.end; ++k) {
        if (!view.source.text.is(k, WordClass::agent_mark) || !doer_moved(view.source, view.rewrite, k, terms.source, terms.rewrite)) continue;
        for (TokenIndex i = k - std::min(k - view.source.first, kToAgent); i < k; ++i)
            if (exchanged_at_verb(view, i, findings)) return;
    }
    for (TokenIndex k = view.rewrite.first; view.rewrite.has_any(WordClass::agent_mark) && k < view.rewrite.end; ++k) {
        if (!view.rewrite.text.is(k, WordClass::agent_mark) || !doer_moved(view.rewrite, view.source, k, terms.rewrite, terms.source)) continue;
        for (TokenIndex j = k - std::min(k - view.rewrite.first, kToAgent); j < k; ++j)
            if (view.words.source_of(j) != kNoToken && exchanged_at_verb(view, view.words.source_of(j), findings)) return;
    }
}

namespace {

/// The words compared on either side of “than”, or of “as … as”.
struct Compared {
    TokenIndex mark = kNoToken;  // “than”
    bool less = false;           // “less”, “fewer”: turns it round

    bool before(TokenIndex k) const { return k < mark; }
    bool behind(TokenIndex k) const { return k > mark && k <= mark + 4; }
};

bool is_figure(const SegmentedText& text, TokenIndex k) { return text.is_number(k) || text.is(k, TokenKind::symbol); }

Compared comparison_in(const SegmentedText& text, const Sentence& sentence) {
    Compared out;
    TokenIndex as = kNoToken;
    if (!has(sentence.classes, WordClass::comparison_mark)) return out;
    for (TokenIndex k = sentence.first_token; k < sentence.end_token; ++k) {
        if (!text.is(k, WordClass::comparison_mark)) continue;
        const WordText word = text.lower(k);
        // “Births exceeded deaths”
        const bool verb = word != "than" && word != "as";
        const bool mark = verb || word == "than" || (word == "as" && as != kNoToken && k - as <= 4);
        // “As well as”, “as soon as” compare nothing.
        if (word == "as") as = in(text.lower(k + 1), {"well", "soon", "long", "far"}) ? kNoToken : k;
        // “More than 300” is a bound.
        if (!mark || is_figure(text, k + 1)) continue;
        out.mark = k;
        out.less = verb && text.lower(k + 1) == "by";  // “were outnumbered by”
        // “Did not go up as fast as” is “went up less fast than”.
        constexpr TokenIndex clause = 8;
        for (TokenIndex i = k; word == "as" && i > sentence.first_token && k - i < clause; --i)
            out.less = out.less || text.is(i - 1, WordClass::negator);
        for (TokenIndex i = sentence.first_token; i < k; ++i) out.less = out.less || text.lower(i) == "less" || text.lower(i) == "fewer";
        break;
    }
    return out;
}

/// What became of two that the source compares.
struct ComparedPair {
    enum { none, straight, exchanged, both_turned } now = none;  // “fewer … than” for “more … than”, with its sides exchanged, says the same
    TokenIndex first = kNoToken, second = kNoToken, first_there = kNoToken, second_there = kNoToken;
};

/// Only two of a sort are compared so: men and women, older and younger, two names.
bool of_a_sort(const SegmentedText& text, TokenIndex a, TokenIndex b) {
    if (text.token(a).capitalised && text.token(b).capitalised && !text.is(a, WordClass::month | WordClass::weekday)) return true;
    return contrast_of(text.word(a), text.word(b)) != Contrast::none || opposed(text.word(a), text.word(b));
}

class ComparisonReader {
    static constexpr TokenIndex kBeside = 4;  // how far behind two names a word may stand that tells of both

public:
    ComparisonReader(const Comparison& c, const Sentence& source, const Sentence& rewrite)
        : terms_(*c.alignment.terms), source_(c.source.view(c.vocabulary)), rewrite_(c.rewrite.view(c.vocabulary)), was_(source), is_(rewrite) {}

    /// “Norway leads Sweden” / “Sweden trails Norway”: two names stand the other way round, and a word between or beside them turned.
    bool named_the_other_way() const {
        for (TokenIndex a = was_.first_token; a < was_.end_token; ++a) {
            if (!source_.token(a).capitalised || !content(a)) continue;
            const TokenIndex a_there = only_place_of(a);
            for (TokenIndex b = a + 1; a_there != kNoToken && b < was_.end_token; ++b) {
                if (!source_.token(b).capitalised || !content(b)) continue;
                const TokenIndex b_there = only_place_of(b);
                if (b_there != kNoToken && b_there < a_there && turned(a, b, {a, b + kBeside}, {b_there, a_there + kBeside})) return true;
            }
        }
        return false;
    }

    ComparedPair read() const {
        const Compared was = comparison_in(source_, was_), is = comparison_in(rewrite_, is_);
        ComparedPair out;
        if (was.mark == kNoToken || is.mark == kNoToken) return out;
        for (TokenIndex a = was_.first_token; a < was.mark; ++a) {
            if (!content(a)) continue;
            for (TokenIndex b = was.mark + 1; b < was_.end_token && was.behind(b); ++b) {
                if (!content(b) || !of_a_sort(source_, a, b)) continue;
                const TokenIndex a_there = only_place_of(a), b_there = only_place_of(b);
                if (a_there == kNoToken || b_there == kNoToken) continue;
                out = {ComparedPair::straight, a, b, a_there, b_there};
                if (is.before(a_there) && is.behind(b_there)) return out;
                if (!is.behind(a_there) || !is.before(b_there)) continue;
                out.now = was.less != is.less || turned(a, b) ? ComparedPair::both_turned : ComparedPair::exchanged;
                return out;
            }
        }
        return out;
    }

private:
    bool content(TokenIndex i) const {
        return source_.is(i, TokenKind::word) && !source_.is(i, WordClass::function_word | WordClass::auxiliary) && !source_.token(i).quoted;
    }
    /// Where the rewrite has the word, if but once; “older” for “old”: degrees of one word need not share a stem.
    TokenIndex only_place_of(TokenIndex i) const {
        TokenIndex found = kNoToken;
        for (TokenIndex j = is_.first_token; j < is_.end_token; ++j) {
            if (!rewrite_.is(j, TokenKind::word) || (terms_.source[i] != terms_.rewrite[j] && !agreed(source_.word(i), rewrite_.word(j)))) continue;
            if (found != kNoToken) return kNoToken;
            found = j;
        }
        return found;
    }
    bool in_rewrite(TokenIndex i) const {
        const auto begin = terms_.rewrite.begin() + is_.first_token, end = terms_.rewrite.begin() + is_.end_token;
        return std::find(begin, end, terms_.source[i]) != end;
    }
    bool in_source(TokenIndex j) const {
        const auto begin = terms_.source.begin() + was_.first_token, end = terms_.source.begin() + was_.end_token;
        return std::find(begin, end, terms_.rewrite[j]) != end;
    }
    /// “Half as much” told as “twice as much”.
    bool has_multiple_turned(std::string_view told) const {
        for (TokenIndex i = was_.first_token; i < was_.end_token; ++i) {
            const WordText word = source_.lower(i);
            if (told == "half" ? in(word, {"twice", "double"}) : word == "half") return true;
        }
        return false;
    }
    /// “Bigger” against “smaller”: the comparison itself was turned, so that its sides may have been, too.
    bool turned(TokenIndex a, TokenIndex b) const { return turned(a, b, {was_.first_token, was_.end_token}, {is_.first_token, is_.end_token}); }
    using Stretch = std::pair<TokenIndex, TokenIndex>;  // of tokens
    /// Only words of these stretches are asked.
    bool turned(TokenIndex a, TokenIndex b, Stretch was, Stretch is) const {
        for (TokenIndex j = is.first; j < std::min(is.second, is_.end_token); ++j) {
            const Word& word = rewrite_.word(j);
            if (in_source(j)) continue;
            if (in(word.folded, {"half", "twice", "double"}) && has_multiple_turned(word.folded)) return true;
            if (!rewrite_.is(j, WordClass::opposite | WordClass::contrast)) continue;
            for (TokenIndex i = was.first; i < std::min(was.second, was_.end_token); ++i) {
                if (i == a || i == b || !source_.is(i, WordClass::opposite | WordClass::contrast) || in_rewrite(i)) continue;
                if (opposed(source_.word(i), word) || contrast_of(source_.word(i), word) == Contrast::opposite) return true;
            }
        }
        return false;
    }

    const Terms& terms_;
    SegmentedText source_, rewrite_;
    const Sentence &was_, &is_;
};

/// From the one token of a side to the other, whichever stands first.
Finding exchange_finding(const Comparison& c, std::pair<TokenIndex, TokenIndex> was, std::pair<TokenIndex, TokenIndex> is, std::string why) {
    const auto span = [](const Article& article, std::pair<TokenIndex, TokenIndex> ends) {
        return article.segments.span_of(std::min(ends.first, ends.second), std::max(ends.first, ends.second) + 1);
    };
    Finding finding{.rule = "role-swapped", .severity = Severity::error, .confidence = 85};
    finding.source = evidence_of(c.source, span(c.source, was));
    finding.rewrite = evidence_of(c.rewrite, span(c.rewrite, is));
    finding.message = "Roles swapped: " + quoted(c.rewrite, finding.rewrite->span) + " was " + quoted(c.source, finding.source->span);
    finding.why = std::move(why);
    return finding;
}

bool told_in(const Sentence& sentence, const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.rule == "role-swapped" && finding.rewrite && sentence.span.contains(finding.rewrite->span);
    });
}

}  // namespace

void exchanged_in_a_comparison(const Comparison& c, std::vector<Finding>& findings) {
    const SegmentedText is = c.rewrite.view(c.vocabulary);
    for (std::uint32_t s = 0; s < c.rewrite.segments.sentences.size(); ++s) {
        const Sentence& sentence = c.rewrite.segments.sentences[s];
        if (comparison_in(is, sentence).mark == kNoToken || told_in(sentence, findings)) continue;
        ComparedPair found;
        for (const StatementPair& pair : c.alignment.of_rewrite(s)) {
            const ComparedPair read = ComparisonReader(c, c.source.segments.sentences[pair.source], sentence).read();
            if (read.now == ComparedPair::none) continue;
            found = read;
            if (read.now == ComparedPair::straight) break;
        }
        if (found.now != ComparedPair::exchanged) continue;
        findings.push_back(
            exchange_finding(c, {found.first, found.second}, {found.second_there, found.first_there}, "the sides of the comparison changed places"));
    }
}

namespace {

/// The names behind “from” and behind “to” or “for”; kNoToken where there is none.
struct Ends {
    TokenIndex from = kNoToken, to = kNoToken;
    bool known() const { return from != kNoToken && to != kNoToken; }
};
Ends ends_in(const SegmentedText& text, const Sentence& sentence) {
    Ends ends;
    if (!has(sentence.classes, WordClass::way_start)) return ends;
    for (TokenIndex k = sentence.first_token; k + 1 < sentence.end_token; ++k) {
        if (!text.is(k, WordClass::function_word)) continue;
        const WordText word = text.lower(k);
        const TokenIndex name = text.lower(k + 1) == "the" ? k + 2 : k + 1;
        if (name >= sentence.end_token || !text.token(name).capitalised || text.is(name, WordClass::month | WordClass::weekday)) continue;
        if (word == "from" && ends.from == kNoToken) ends.from = name;
        if ((word == "to" || word == "for" || word == "towards" || word == "into") && ends.to == kNoToken) ends.to = name;
    }
    return ends;
}

}  // namespace

void exchanged_ends_of_a_way(const Comparison& c, std::vector<Finding>& findings) {
    const Terms& terms = *c.alignment.terms;
    const SegmentedText source = c.source.view(c.vocabulary), rewrite = c.rewrite.view(c.vocabulary);
    for (std::uint32_t s = 0; s < c.rewrite.segments.sentences.size(); ++s) {
        const Sentence& sentence = c.rewrite.segments.sentences[s];
        const Ends is = ends_in(rewrite, sentence);
        if (!is.known() || rewrite.token(is.from).quoted || told_in(sentence, findings)) continue;
        for (const StatementPair& pair : c.alignment.of_rewrite(s)) {
            const Ends was = ends_in(source, c.source.segments.sentences[pair.source]);
            if (!was.known() || terms.source[was.from] == terms.source[was.to]) continue;
            if (terms.source[was.from] == terms.rewrite[is.from] || terms.source[was.to] == terms.rewrite[is.to]) break;
            if (terms.source[was.from] != terms.rewrite[is.to] || terms.source[was.to] != terms.rewrite[is.from]) continue;
            findings.push_back(exchange_finding(c, {was.from, was.to}, {is.from, is.to}, "the ends of the way changed places"));
            break;
        }
    }
}

void exchanged_figures(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &was = c.source.claims[pair.source], &is = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || !is_quantity(was.kind) || pair.statement < 0.3F || inside_quotation(c.rewrite, is)) continue;
        const auto other = opposed_company(c, was, is);
        const Sentence& sentence = c.rewrite.segments.sentences[is.sentence];
        if (!other || told_in(sentence, findings)) continue;
        const auto figure = [](const Article& article, const Claim& claim) { return article.segments.tokens_in(claim.span).first; };
        findings.push_back(exchange_finding(c, {other->source, figure(c.source, was)}, {other->rewrite, figure(c.rewrite, is)},
                                            "the figure is told of the other of the two"));
    }
}

bool compared_the_other_way(const Comparison& c, const StatementPair& pair) {
    const ComparisonReader reader(c, c.source.segments.sentences[pair.source], c.rewrite.segments.sentences[pair.rewrite]);
    return reader.read().now == ComparedPair::both_turned || reader.named_the_other_way();
}

}  // namespace factdiff
