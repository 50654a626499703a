#include "factdiff/checking/held_back.h"

#include <algorithm>

#include "factdiff/lexicon/thesaurus.h"

namespace factdiff {
namespace {

bool is_ing(const WordText& word) { return word.size() > 4 && word.ends_with("ing"); }

/// “Would cost” and “was priced at” tell of one state; only what happens can be done.
bool lasts(const WordText& verb) {
    return in(verb, {"cost", "mean", "include", "contain", "involve", "remain", "need", "require", "depend", "apply", "amount", "like", "want"});
}

}  // namespace

bool is_past(const WordText& word) {
    return (word.size() > 3 && word.ends_with("ed")) || (!base_stem(word).empty() && !word.ends_with("s") && !is_ing(word));
}

TokenIndex verb_held_back(const StatementSide& side, TokenIndex i, Complement complement) {
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
        case Complement::bare: {  // “said it would close”; “it would close when it rained” tells of a habit
            if (word(i) != "would") {
                const TokenIndex verb = side.text.token(i).capitalised ? kNoToken : verb_after(i + 1, false);
                return verb != kNoToken && !lasts(word(verb)) ? verb : kNoToken;
            }
            for (TokenIndex k = i; k > side.first;) {
                if (!side.text.is(--k, WordClass::reporting | WordClass::stance)) continue;
                const TokenIndex verb = verb_after(i + 1, false);
                return verb != kNoToken && !lasts(word(verb)) ? verb : kNoToken;
            }
            return kNoToken;
        }
        case Complement::object:
        case Complement::to_object:
            return kNoToken;  // no verb is held back: what_is_open
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
            // “Too early to say if”, “not clear if”; else it is a condition.
            if (word(i) == "if" && !(i > side.first && in(word(i - 1), {"say", "tell", "know", "known", "clear", "unclear", "sure", "unknown"})))
                return kNoToken;
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

bool holds_back(const StatementSide& side, TokenIndex k) {
    return side.text.is(k, WordClass::unrealised | WordClass::negator | WordClass::negative | WordClass::hedge | WordClass::uncertain_modal |
                               WordClass::firm_modal | WordClass::strong_hedge | WordClass::hearsay) ||
           in(side.text.lower(k), {"to", "if", "whether", "would", "should", "unless", "until", "before", "once", "when", "being"});
}

}  // namespace factdiff
