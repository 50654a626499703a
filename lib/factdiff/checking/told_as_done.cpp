#include "factdiff/checking/told_as_done.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/negative_words.h"
#include "factdiff/lexicon/thesaurus.h"
#include "factdiff/lexicon/unrealised.h"

namespace factdiff {

/// How often the source has each word outside quotations.
struct SpokenWords {
    boost::unordered_flat_map<WordId, std::uint32_t> times;
};

namespace {

bool is_ing(const WordText& word) { return word.size() > 4 && word.ends_with("ing"); }

/// “Closed”, “bought”; regular, or an irregular form that is no plural in -s.
bool is_past(const WordText& word) {
    return (word.size() > 3 && word.ends_with("ed")) || (!base_stem(word).empty() && !word.ends_with("s") && !is_ing(word));
}

/// The verb that the word at `i` holds back, or kNoToken: of “urged the board to close the mill”, close.
TokenIndex held_back(const StatementSide& side, TokenIndex i, Complement complement) {
    const auto word = [&](TokenIndex k) { return k < side.end ? side.text.lower(k) : WordText(); };
    const auto verb_after = [&](TokenIndex k, bool ing) {
        for (int reach = 0; k < side.end && reach < 3; ++k, ++reach) {
            if (side.text.is(k, TokenKind::punctuation)) return kNoToken;
            if (side.is_content(k) && !word(k).ends_with("ly")) return is_ing(word(k)) == ing ? k : kNoToken;
        }
        return kNoToken;
    };
    switch (complement) {
        case Complement::to:
            return word(i + 1) == "to" ? verb_after(i + 2, false) : kNoToken;
        case Complement::to_have:
            return word(i + 1) == "to" && word(i + 2) == "have" ? verb_after(i + 3, false) : kNoToken;
        case Complement::ing:
            return verb_after(i + 1, true);
        case Complement::of_ing:
            return word(i + 1) == "of" ? verb_after(i + 2, true) : kNoToken;
        case Complement::short_of_ing:
            return word(i + 1) == "short" && word(i + 2) == "of" ? verb_after(i + 3, true) : kNoToken;
        case Complement::with_ing:
            return word(i + 1) == "with" ? verb_after(i + 2, true) : kNoToken;
        case Complement::on_object_to:
            if (!in(word(i + 1), {"on", "for", "upon"})) return kNoToken;
            [[fallthrough]];
        case Complement::object_to: {
            constexpr TokenIndex longest_object = 9;
            for (TokenIndex k = i + 2; k < std::min(side.end, i + longest_object); ++k) {
                if (side.text.is(k, TokenKind::punctuation) && side.text.surface(k) != "-" && side.text.surface(k) != "'") return kNoToken;
                if (word(k) == "to") return verb_after(k + 1, false);
            }
            return kNoToken;
        }
        case Complement::that:
        case Complement::clause: {
            constexpr TokenIndex longest_subject = 10;
            for (TokenIndex k = i + 1; k < std::min(side.end, i + longest_subject); ++k) {
                if (side.text.is(k, TokenKind::punctuation) && side.text.surface(k) != "-" && side.text.surface(k) != "'") return kNoToken;
                if (side.is_content(k) && is_past(word(k)) && !side.text.token(k).capitalised) return k;
            }
            return kNoToken;
        }
    }
    return kNoToken;
}

/// A word that holds back, hedges, denies or asks: what it stands before is not told as done.
bool holds_back(const StatementSide& side, TokenIndex k) {
    return side.text.is(k, WordClass::unrealised | WordClass::negator | WordClass::negative | WordClass::hedge | WordClass::uncertain_modal |
                               WordClass::firm_modal | WordClass::strong_hedge | WordClass::hearsay) ||
           in(side.text.lower(k), {"to", "if", "whether", "would", "should", "unless", "until", "before", "once", "when", "being"});
}

/// The verb at `k` of the rewrite is told as done.
bool is_done(const StatementSide& side, TokenIndex k, TokenIndex held, const StatementView& view) {
    const WordText here = side.text.lower(k), there = view.source.text.lower(held);
    if (!is_past(here)) return false;
    // “To be closed” and “was closed” hold one form: the words before it must differ.
    if (here == there && !(view.source.text.lower(held - 1) == "be" && k > side.first && side.text.lower(k - 1) != "be")) return false;
    constexpr TokenIndex reach = 12;
    for (TokenIndex i = k; i > side.first && k - i < reach;) {
        --i;
        if (side.text.surface(i) == ";" || side.text.surface(i) == ":") break;
        if (holds_back(side, i)) return false;
    }
    // “The planned closure”, “bought under the plan”: behind it too, where the source has no such word.
    for (TokenIndex i = k + 1; i < std::min(side.end, k + 4); ++i)
        if (side.text.is(i, WordClass::unrealised | WordClass::hedge) && view.partner_back(i) == kNoToken) return false;
    return true;
}

/// “Whether to expel him”, “hopes to expel him” told as “will expel him”, by nobody who only thinks so.
bool is_decided(const StatementSide& side, TokenIndex k) {
    constexpr TokenIndex reach = 4, clause = 12;
    TokenIndex will = kNoToken;
    for (TokenIndex i = k; i > side.first && k - i < reach && will == kNoToken;) {
        --i;
        if (side.text.is(i, WordClass::hedge)) return false;  // “will probably expel”
        if (in(side.text.lower(i), {"will", "'ll"})) will = i;
        if (will == kNoToken && side.is_content(i) && !side.text.lower(i).ends_with("ly")) return false;
    }
    if (will == kNoToken) return false;
    for (TokenIndex i = will; i > side.first && will - i < clause;) {
        --i;
        if (side.text.is(i, WordClass::reporting | WordClass::stance) || holds_back(side, i)) return false;
    }
    return true;
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
bool somebody_stands_for_it(const StatementSide& side) {
    for (TokenIndex k = side.first; k < side.end; ++k)
        if (side.text.is(k, WordClass::reporting | WordClass::unrealised | WordClass::hearsay) ||
            in(side.text.lower(k), {"convicted", "guilty", "confessed", "sentenced"}))
            return true;
    return false;
}

}  // namespace

void told_as_done(const Comparison& comparison, const StatementView& view, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.35F;
    if (view.swapped || !view.pair.best || view.pair.score < least_alike || !view.source.has_any(WordClass::unrealised)) return;
    for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
        if (!view.source.text.is(i, WordClass::unrealised) || view.partner(i) != kNoToken) continue;
        for (const HeldBack& frame : held_back_by(view.source.text.word(i))) {
            const TokenIndex held = held_back(view.source, i, frame.complement);
            if (held == kNoToken || view.partner(held) == kNoToken) continue;
            const TokenIndex done = view.partner(held);
            if (view.settled(done) || (view.source.quoted(i) && view.rewrite.quoted(done)) || view.anchors(held) < 1) continue;
            const bool decided = frame.kind != Unrealised::promise && is_decided(view.rewrite, done);
            if (!decided && (!is_done(view.rewrite, done, held, view) || told_in_source(comparison, view, held, done))) continue;
            const bool charge = frame.kind == Unrealised::allegation || frame.kind == Unrealised::denial;
            if (charge && somebody_stands_for_it(view.rewrite)) continue;
            Finding finding = statement_finding(view, "certainty-changed", view.source.between(i, held), view.rewrite.verb_phrase(done));
            finding.severity = Severity::warning;
            finding.confidence = std::min(92, 65 + 5 * view.anchors(held) + static_cast<int>(view.words.common * 10));
            finding.message = (charge ? "Told as fact: " : "Told as done: ") + quoted(view.rewrite.article, finding.rewrite->span) + " was " +
                              quoted(view.source.article, finding.source->span);
            report_sense(view, std::move(finding), findings);
            return;
        }
    }
}

}  // namespace factdiff
