#include "factdiff/checking/role_frames.h"

#include "factdiff/lexicon/thesaurus.h"

namespace factdiff {
namespace {

bool is_relative(const WordText& word) { return in(word, {"who", "which", "that"}); }

/// A past or passive form: “brought”, “lent”, “pulled”.
bool is_participle(const StatementSide& side, TokenIndex i) {
    const std::string_view word = side.text.lower(i);
    return word.ends_with("ed") || !base_stem(word).empty();
}

/// A word that can stand for somebody or something in a phrase.
bool names_something(const StatementSide& side, TokenIndex i) {
    if (!side.holds(i) || !side.text.is(i, TokenKind::word) || !side.is_content(i)) return false;
    if (side.text.is(i, WordClass::number_word | WordClass::month | WordClass::weekday | WordClass::hedge | WordClass::negator)) return false;
    const WordText word = side.text.lower(i);
    return !word.ends_with("ly") &&
           !in(word, {"often", "sometimes", "always", "still", "again", "ever", "even", "later", "together", "yesterday", "today"});
}

bool is_determiner(const StatementSide& side, TokenIndex i) {
    return side.text.is(i, WordClass::function_word | WordClass::pronoun | WordClass::quantifier) &&
           in(side.text.lower(i),
              {"the", "a", "an", "its", "his", "her", "their", "our", "my", "these", "this", "that", "all", "another", "several"});
}

/// Parts of the verb before it, and what may stand between: “had never been”, “was later”.
bool belongs_to_verb(const StatementSide& side, TokenIndex i) {
    return side.text.is(i, WordClass::auxiliary | WordClass::firm_modal | WordClass::uncertain_modal | WordClass::negator) ||
           in(side.text.lower(i), {"also", "later", "then", "never", "not", "once", "first", "already", "just", "now", "soon"}) ||
           (side.text.is(i, TokenKind::word) && side.text.lower(i).ends_with("ly"));
}

/// The phrase that ends before token `end`; of “Mary O'Brien of Yale” the part before the preposition.
NounPhrase phrase_before(const StatementSide& side, TokenIndex end) {
    NounPhrase phrase;
    int prepositions = 0;
    for (TokenIndex k = end; k > side.first && !phrase.full();) {
        --k;
        const bool determiner = is_determiner(side, k);
        const TokenIndex preposition = determiner && k > side.first ? k - 1 : k;
        if (!phrase.empty() && prepositions < 2 && in(side.text.lower(preposition), {"of", "at", "from"}) && preposition > side.first &&
            names_something(side, preposition - 1) && !side.text.is(preposition - 1, WordClass::reporting)) {
            phrase.clear();
            k = preposition;
            ++prepositions;
            continue;
        }
        if (determiner) break;
        if (side.text.surface(k) == "-" || side.text.lower(k) == "'s") continue;
        if (!names_something(side, k) || side.text.is(k, WordClass::reporting)) break;
        phrase.add(k);
    }
    return phrase;
}

/// The phrase that begins at token `begin`.
NounPhrase phrase_from(const StatementSide& side, TokenIndex begin) {
    NounPhrase phrase;
    TokenIndex k = begin;
    while (is_determiner(side, k)) ++k;
    for (; side.holds(k) && !phrase.full(); ++k) {
        if (side.text.surface(k) == "-" || side.text.lower(k) == "'s") continue;
        // “By two bakers”, but “by two per cent”, “by three years”
        if (phrase.empty() && side.text.is(k, WordClass::number_word) && !side.text.is(k + 1, WordClass::unit | WordClass::date_word)) continue;
        if (!names_something(side, k) || side.text.is(k, WordClass::reporting)) break;
        phrase.add(k);
    }
    // “By falling hail”, “by paying”: what was done, and nobody who did it.
    if (!phrase.empty() && side.text.lower(*phrase.begin()).ends_with("ing") && !side.text.token(*phrase.begin()).capitalised) phrase.clear();
    return phrase;
}

/// The phrase of which the verb at `verb` is said; `be` tells whether an auxiliary of the passive stands before it.
NounPhrase subject_of(const StatementSide& side, TokenIndex verb, bool& be) {
    TokenIndex k = verb;
    while (k > side.first && belongs_to_verb(side, k - 1)) {
        --k;
        be = be || in(side.text.lower(k), {"be", "been", "being", "was", "were", "is", "are", "got"});
    }
    if (k > side.first && is_relative(side.text.lower(k - 1))) {
        --k;
        if (k > side.first && side.text.surface(k - 1) == ",") --k;
    }
    return phrase_before(side, k);
}

/// The “by” that names the doer of `verb`, or kNoToken.
TokenIndex agent_mark(const StatementSide& side, TokenIndex verb) {
    for (TokenIndex k = verb + 1; k < side.end && k <= verb + kToAgent; ++k) {
        if (side.text.is(k, WordClass::agent_mark)) return k;
        const WordText word = side.text.lower(k);
        if (side.text.is(k, TokenKind::punctuation) && side.text.surface(k) != "-") break;
        if (side.text.is(k, WordClass::auxiliary) || is_relative(word) || word == "and" || word == "but" || word == "than") break;
    }
    return kNoToken;
}

/// “Brought down”: where the object may begin.
TokenIndex behind_particle(const StatementSide& side, TokenIndex verb) {
    return in(side.text.lower(verb + 1), {"down", "up", "out", "off", "over", "back", "away"}) ? verb + 2 : verb + 1;
}

/// “Lent it to a collector”: the “to” behind the object, within a few words.
TokenIndex receiver_mark(const StatementSide& side, TokenIndex from) {
    for (TokenIndex k = from; k < side.end && k < from + 5; ++k) {
        if (side.text.lower(k) == "to") return k;
        if (!side.text.is(k, TokenKind::word) || side.text.is(k, WordClass::auxiliary)) break;
    }
    return kNoToken;
}

}  // namespace

std::optional<RoleFrame> role_frame(const StatementSide& side, TokenIndex verb) {
    if (!names_something(side, verb) || side.text.token(verb).capitalised) return std::nullopt;
    // “The study leader” leads no study of hers.
    if (side.text.lower(verb).ends_with("er") || side.text.lower(verb).ends_with("or")) return std::nullopt;
    // “Coach Lena Holm”: an office.
    if (side.text.is(verb, WordClass::title_noun) && side.holds(verb + 1) && side.text.token(verb + 1).capitalised) return std::nullopt;
    // “Salt-selling shops” are shops that sell salt.
    if (side.text.surface(verb + 1) == "-" || (verb > side.first && side.text.surface(verb - 1) == "-")) return std::nullopt;
    RoleFrame frame;
    frame.verb = verb;
    bool be = false;
    const NounPhrase subject = subject_of(side, verb, be);
    const TokenIndex by = is_participle(side, verb) ? agent_mark(side, verb) : kNoToken;
    if (by != kNoToken && (be || by == verb + 1)) {
        frame.passive = true;
        frame.sufferer = subject;
        frame.doer = phrase_from(side, by + 1);
        if (frame.doer.empty()) return std::nullopt;
        return frame;
    }
    if (be) {
        if (!is_participle(side, verb)) return std::nullopt;
        frame.passive = true;
        frame.sufferer = subject;
    } else {
        frame.doer = subject;
        const TokenIndex object = behind_particle(side, verb);
        frame.sufferer = phrase_from(side, object);
        frame.plain_object = is_determiner(side, object) || (side.holds(object) && side.text.token(object).capitalised);
        if (const TokenIndex to = receiver_mark(side, object); to != kNoToken) frame.receiver = phrase_from(side, to + 1);
    }
    if (frame.doer.empty() && frame.sufferer.empty()) return std::nullopt;
    return frame;
}

bool names_its_doer(const RoleFrame& frame) { return frame.passive && !frame.doer.empty(); }

}  // namespace factdiff
