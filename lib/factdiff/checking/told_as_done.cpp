#include "factdiff/checking/told_as_done.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/checking/held_back.h"
#include "factdiff/checking/told_as_fact.h"

namespace factdiff {

/// How often the source has each word outside quotations.
struct SpokenWords {
    boost::unordered_flat_map<WordId, std::uint32_t> times;
};

namespace {

/// The verb at `k` of the rewrite is told as done.
bool is_done(const StatementSide& side, TokenIndex k, TokenIndex held, const StatementView& view, Complement complement) {
    const WordText here = side.text.lower(k), there = view.source.text.lower(held);
    if (!is_past(here)) return false;
    // “To be closed” and “was closed” hold one form: the words before it must differ. What is asked or denied is told as done in itself.
    const bool told = complement == Complement::clause || complement == Complement::that;
    if (here == there && !told && !(view.source.text.lower(held - 1) == "be" && k > side.first && side.text.lower(k - 1) != "be")) return false;
    constexpr TokenIndex reach = 12;
    for (TokenIndex i = k; i > side.first && k - i < reach;) {
        --i;
        if (side.text.surface(i) == ";" || side.text.surface(i) == ":") break;
        // “Whether they had seen it” / “they had not seen it”: the one answer is as far from the question as the other.
        if (complement == Complement::clause && side.text.is(i, WordClass::negator) && k - i < 3) continue;
        if (holds_back(side, i)) return false;
    }
    // “The planned closure”, “bought under the plan”: behind it too, where the source has no such word.
    for (TokenIndex i = k + 1; i < std::min(side.end, k + 4); ++i)
        if (side.text.is(i, WordClass::unrealised | WordClass::hedge) && view.partner_back(i) == kNoToken) return false;
    return true;
}

/// “Whether to expel him”, “hopes to expel him” told as “will expel him”, by nobody who only thinks so.
bool is_decided(const StatementSide& side, TokenIndex k, bool told_back) {
    constexpr TokenIndex reach = 4, clause = 12;
    TokenIndex will = kNoToken;
    for (TokenIndex i = k; i > side.first && k - i < reach && will == kNoToken;) {
        --i;
        if (side.text.is(i, WordClass::hedge)) return false;  // “will probably expel”
        if (in(side.text.lower(i), {"will", "'ll"}) || (told_back && side.text.lower(i) == "would")) will = i;
        if (will == kNoToken && side.is_content(i) && !side.text.lower(i).ends_with("ly")) return false;
    }
    if (will == kNoToken) return false;
    for (TokenIndex i = will; i > side.first && will - i < clause;) {
        --i;
        if ((!told_back && side.text.is(i, WordClass::reporting | WordClass::stance)) || (side.text.lower(i) != "would" && holds_back(side, i)))
            return false;
    }
    return true;
}

/// “Said it hoped to begin” / “said it would begin”: who says so says it on either side.
bool told_back(const StatementView& view, TokenIndex i, TokenIndex done) {
    const auto says = [](const StatementSide& side, TokenIndex end) {
        for (TokenIndex k = side.first; k < end; ++k)
            if (side.text.is(k, WordClass::reporting)) return true;
        return false;
    };
    return says(view.source, i) && says(view.rewrite, done);
}

/// The source itself tells elsewhere that it was done.
bool told_in_source(const Comparison& c, const StatementView& view, TokenIndex held, TokenIndex done) {
    const SpokenWords& spoken = made_once(c.memo.spoken_in_source, [&] {
        SpokenWords words;
        for (const Token& token : c.source.segments.tokens)
            if (!token.quoted) ++words.times[token.word];
        return words;
    });
    const WordId form = view.rewrite.text.token(done).word;
    const auto found = spoken.times.find(form);
    const std::uint32_t here = view.source.text.token(held).word == form && !view.source.quoted(held) ? 1 : 0;
    return found != spoken.times.end() && found->second > here;
}

/// A court found so, or somebody stands for it: “…, prosecutors allege”.
bool somebody_stands_for_it(const StatementSide& side, TokenIndex done) {
    for (TokenIndex k = side.first; k < side.end && !(k > done && side.text.surface(k) == ";"); ++k)
        if (side.text.is(k, WordClass::reporting | WordClass::unrealised | WordClass::hearsay) ||
            in(side.text.lower(k), {"convicted", "guilty", "confessed", "sentenced"}))
            return true;
    return false;
}

/// The words of the source that stand behind one that holds them back, up to the end of their clause, and where they stand in the rewrite.
struct HeldWords {
    int words = 0, found = 0;
    TokenIndex last = kNoToken;    // of the source
    TokenIndex object = kNoToken;  // of the rewrite: what answers to the first of them
    TokenIndex low = kNoToken, high = kNoToken;
};

HeldWords held_words(const StatementView& view, TokenIndex begin) {
    constexpr TokenIndex longest = 9;
    constexpr int most = 5;
    HeldWords held;
    for (TokenIndex k = begin; k < std::min(view.source.end, begin + longest) && held.words < most; ++k) {
        const std::string_view mark = view.source.text.surface(k);
        if (view.source.text.is(k, TokenKind::punctuation) && mark != "-" && mark != "'") break;
        if (in(view.source.text.lower(k), {"and", "but", "because", "after", "before", "if", "which", "who"})) break;
        if (!view.source.is_content(k)) continue;
        ++held.words;
        const TokenIndex partner = view.partner(k);
        if (partner == kNoToken || view.settled(partner)) continue;
        ++held.found;
        if (held.found == 1) held.object = partner;
        held.last = k;
        held.low = held.low == kNoToken ? partner : std::min(held.low, partner);
        held.high = held.high == kNoToken ? partner : std::max(held.high, partner);
    }
    return held;
}

/// “Has”, “had”, “was” within three words before `k`, with nothing but adverbs between.
bool follows_auxiliary(const StatementSide& side, TokenIndex k) {
    for (TokenIndex i = k; i > side.first && k - i < 3;) {
        --i;
        if (in(side.text.lower(i), {"has", "have", "had", "was", "were"})) return true;
        if (!side.text.lower(i).ends_with("ly") && !in(side.text.lower(i), {"been", "also", "already", "now", "since"})) return false;
    }
    return false;
}

/// “Cut”, “put”: one form for now and then.
bool has_one_form(const WordText& verb) { return in(verb, {"cut", "put", "set", "hit", "let", "shut"}); }

/// Such a verb behind one who “cuts”: it is then.
bool is_past_of_one(const StatementSide& side, TokenIndex verb) {
    return has_one_form(side.text.lower(verb)) && side.text.is(verb - 1, TokenKind::word) && !side.text.lower(verb - 1).ends_with("s") &&
           !in(side.text.lower(verb - 1), {"they", "we", "i", "you", "to", "not"}) && !side.text.is(verb - 1, WordClass::auxiliary);
}

/// The verb of the rewrite that has the words from `low` on for its object, and tells of them as done; kNoToken where there is none.
TokenIndex done_to(const StatementView& view, TokenIndex low) {
    const StatementSide& side = view.rewrite;
    constexpr TokenIndex reach = 5;
    TokenIndex verb = kNoToken;
    for (TokenIndex k = low; k > side.first && low - k < reach && verb == kNoToken;) {
        --k;
        if (side.text.is(k, TokenKind::punctuation)) return kNoToken;
        if (in(side.text.lower(k), {"for", "about", "into", "over", "against", "with", "by", "from", "of", "in", "at", "to", "and", "as"}))
            return kNoToken;
        if (side.is_content(k) && side.text.is(k, TokenKind::word)) verb = k;
    }
    if (verb == kNoToken || verb == side.first || view.partner_back(verb) != kNoToken) return kNoToken;
    const bool perfect = follows_auxiliary(side, verb);
    const bool subject = side.is_content(verb - 1) || side.text.is(verb - 1, WordClass::pronoun);
    const bool past = is_past(side.text.lower(verb)) || (perfect && has_one_form(side.text.lower(verb)));
    return (past && (perfect || subject)) || (subject && is_past_of_one(side, verb)) ? verb : kNoToken;
}

/// Neither the word nor one that may stand for it is in any sentence of the source that this one of the rewrite was paired with.
bool is_new(const StatementView& view, TokenIndex word) {
    const Terms& terms = *view.alignment.terms;
    const auto tells_it = [&](const StatementPair& pair) {
        const Sentence& sentence = view.source.article.segments.sentences[pair.source];
        return pair.rewrite == view.pair.rewrite &&
               std::any_of(terms.source.begin() + sentence.first_token, terms.source.begin() + sentence.end_token,
                           [&](TermId term) { return terms.may_stand_for(term, terms.rewrite[word]); });
    };
    return std::none_of(view.alignment.statements.begin(), view.alignment.statements.end(), tells_it);
}

/// “A suit seeking $8 million” told as “won $8 million”, “is reviewing the grant” as “has cut the grant”: another verb, but it tells of the same as
/// done. The verb of the rewrite, or kNoToken.
TokenIndex done_by_another_verb(const StatementView& view, const HeldWords& held) {
    constexpr TokenIndex longest = 12;
    // “Seeking $8 million from the city” / “sued the city for $8 million”: what was sought must be the object still.
    if (held.found == 0 || held.found * 2 < held.words || held.high - held.low > longest || held.object != held.low) return kNoToken;
    const TokenIndex verb = done_to(view, held.low);
    if (verb == kNoToken || view.rewrite.text.is(verb, WordClass::reporting | WordClass::stance | WordClass::unrealised | WordClass::negative))
        return kNoToken;
    constexpr TokenIndex clause = 12;
    for (TokenIndex k = verb; k > view.rewrite.first && verb - k < clause;)
        if (holds_back(view.rewrite, --k)) return kNoToken;
    for (TokenIndex k = verb; k < view.rewrite.end; ++k)
        if (view.partner_back(k) == kNoToken && view.rewrite.text.is(k, WordClass::unrealised | WordClass::hedge)) return kNoToken;
    return is_new(view, verb) ? verb : kNoToken;
}

/// The verb that is held back stands in the rewrite and is told as done there.
bool same_verb_done(const Comparison& comparison, const StatementView& view, TokenIndex i, const HeldBack& frame, std::vector<Finding>& findings) {
    const TokenIndex held = verb_held_back(view.source, i, frame.complement);
    if (held == kNoToken || view.partner(held) == kNoToken) return false;
    const TokenIndex done = view.partner(held);
    if (view.settled(done) || (view.source.quoted(i) && view.rewrite.quoted(done)) || view.anchors(held) < 1) return false;
    const bool decided = frame.kind != Unrealised::promise && frame.complement != Complement::bare &&
                         is_decided(view.rewrite, done, frame.kind == Unrealised::plan && told_back(view, i, done));
    if (!decided && (!is_done(view.rewrite, done, held, view, frame.complement) || told_in_source(comparison, view, held, done))) return false;
    // “Hopes for continued growth” is no past.
    const StatementSide& rewrite = view.rewrite;
    if (frame.complement == Complement::bare && !decided && !follows_auxiliary(rewrite, done) &&
        !(done > rewrite.first && (rewrite.is_content(done - 1) || rewrite.text.is(done - 1, WordClass::pronoun))))
        return false;
    const bool charge = frame.kind == Unrealised::allegation || frame.kind == Unrealised::denial;
    if (charge && somebody_stands_for_it(view.rewrite, done)) return false;
    Finding finding = told_finding(view, i, held, done, charge);
    finding.confidence = std::min(92, 65 + 5 * view.anchors(held) + static_cast<int>(view.words.common * 10));
    report_sense(view, std::move(finding), findings);
    return true;
}

/// Another verb tells of the words held back as done.
bool another_verb_done(const StatementView& view, TokenIndex i, const HeldBack& frame, std::vector<Finding>& findings) {
    TokenIndex begin = i + 1;
    switch (frame.complement) {
        case Complement::to:
        case Complement::ing:
        case Complement::bare: {
            const TokenIndex held = verb_held_back(view.source, i, frame.complement);
            if (held == kNoToken) return false;
            begin = held + 1;
            break;
        }
        case Complement::object:
            break;
        case Complement::to_object:
            if (view.source.text.lower(i + 1) != "to") return false;
            ++begin;
            break;
        default:
            return false;
    }
    const HeldWords held = held_words(view, begin);
    const TokenIndex done = done_by_another_verb(view, held);
    if (done == kNoToken || (view.source.quoted(i) && view.rewrite.quoted(done))) return false;
    Finding finding = told_finding(view, i, held.last, done, false);
    finding.confidence = 70;
    report_sense(view, std::move(finding), findings);
    return true;
}

/// What the word at `i` holds back by the table; “will close” and “is to close” hold back too, and are too common for it.
std::span<const HeldBack> frames_at(const StatementSide& side, TokenIndex i) {
    static constexpr HeldBack will[] = {{Complement::bare, Unrealised::promise}}, is_to[] = {{Complement::to, Unrealised::promise}};
    if (side.text.is(i, WordClass::firm_modal)) return in(side.text.lower(i), {"will", "shall"}) ? will : std::span<const HeldBack>();
    if (side.text.is(i, WordClass::auxiliary) && in(side.text.lower(i), {"is", "are"}) && side.text.lower(i + 1) == "to") return is_to;
    return side.text.token(i).kind == TokenKind::word ? held_back_by(side.text.word(i)) : std::span<const HeldBack>();
}

}  // namespace

void told_as_done(const Comparison& comparison, const StatementView& view, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.3F;
    if (view.swapped || !view.pair.best || view.pair.score < least_alike || !view.source.has_any(WordClass::unrealised | WordClass::firm_modal))
        return;
    verdict_told(view, findings);
    for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
        if (view.source.text.is(i, WordClass::unrealised)) not_ruled_out_told(view, i, findings);
        if (view.partner(i) != kNoToken) continue;
        for (const HeldBack& frame : frames_at(view.source, i))
            if (same_verb_done(comparison, view, i, frame, findings) || another_verb_done(view, i, frame, findings)) return;
    }
}

}  // namespace factdiff
