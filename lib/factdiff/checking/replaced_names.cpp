#include "factdiff/checking/replaced_names.h"

#include <algorithm>
#include <optional>
#include <string>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/alignment/same_source.h"
#include "factdiff/checking/verbatim.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.5F;    // of two statements
constexpr TokenIndex kLeastEqual = 5;  // words that both sentences have beside the slot

/// One side of a slot: tokens [first, end) of a sentence.
struct Stretch {
    const Article& article;
    const Vocabulary& vocabulary;
    TokenIndex first, end;

    bool empty() const { return first == end; }
    const Token& token(TokenIndex i) const { return article.segments.tokens[i]; }
    const Word& word(TokenIndex i) const { return vocabulary[token(i).word]; }
    Span span() const { return {token(first).span.begin, token(end - 1).span.end}; }

    bool is_pronoun() const { return end == first + 1 && in(word(first).lower(), {"he", "she", "it", "they", "we", "i"}); }
    bool is_people() const { return end == first + 1 && has(token(first).classes, WordClass::nationality); }
    /// “The German”: whoever was spoken of.
    bool is_epithet() const {
        return end == first + 2 && word(first).lower() == "the" && has(token(end - 1).classes, WordClass::nationality) && name() == nullptr;
    }
    /// “from Orrin”
    bool hangs_on() const {
        return end > first + 1 && has(token(first).classes, WordClass::function_word) && !has(token(first).classes, WordClass::quantifier) &&
               word(first).lower() != "the";
    }

    /// The name that these words are, or lie in.
    const Claim* name() const {
        const Span at = span();
        auto claim = std::lower_bound(article.claims.begin(), article.claims.end(), at.end,
                                      [](const Claim& c, std::uint32_t offset) { return c.span.begin < offset; });
        constexpr int most_at_a_place = 12;
        for (int back = 0; claim != article.claims.begin() && back < most_at_a_place; ++back) {
            --claim;
            if (claim->kind == ClaimKind::name && claim->span.contains(at)) return &*claim;
        }
        return nullptr;
    }
    Mention mention() const {
        const Claim* claim = name();
        return {span(), claim != nullptr ? std::get<Name>(claim->value).canonical : std::string()};
    }
    /// “Ruth Calder”, “Ministry of Works”; not “The” at a sentence's start, nor “Prime Minister”, which may be either's.
    bool named() const {
        const bool known = name() != nullptr;
        bool any = false, only_titles = true;
        for (TokenIndex i = first; i < end; ++i) {
            if (has(token(i).classes, WordClass::function_word)) continue;
            if (!token(i).capitalised || token(i).kind != TokenKind::word || has(token(i).classes, WordClass::date_word)) return false;
            any = any || known || !token(i).sentence_start;
            only_titles = only_titles && has(token(i).classes, WordClass::title_noun | WordClass::title_modifier | WordClass::honorific);
        }
        return any && !only_titles;
    }
    /// A capital right beside it: “Donald” of “Donald Tusk”.
    bool cut_from_name() const {
        const Sentence& sentence = article.segments.sentences[article.segments.sentence_at(token(first).span.begin)];
        const auto part = [&](TokenIndex i) {
            return token(i).kind == TokenKind::word && token(i).capitalised && !token(i).sentence_start &&
                   !has(token(i).classes, WordClass::function_word | WordClass::month | WordClass::weekday);
        };
        return (first > sentence.first_token && token(first).capitalised && part(first - 1)) ||
               (end < sentence.end_token && token(end - 1).capitalised && part(end));
    }
    std::string key() const {
        std::string key;
        for (TokenIndex i = first; i < end; ++i) key += (key.empty() ? "" : " ") + word(i).folded;
        return key;
    }
};

/// “He” or “her”, or the name of one person: whether that is a man or a woman.
Gender gender_of(const Stretch& stretch) {
    if (stretch.end == stretch.first + 1 && has(stretch.token(stretch.first).classes, WordClass::pronoun))
        return gender_of_word(stretch.word(stretch.first).folded);
    const Claim* claim = stretch.name();
    if (claim == nullptr || claim->span != stretch.span()) return Gender::unknown;
    const Name& name = std::get<Name>(claim->value);
    return name.type == NameType::person ? gender_of(stretch.article, stretch.vocabulary, {claim->span, name.canonical}) : Gender::unknown;
}

/// A headline In Which Every Word Is Large says nothing of what is a name.
bool every_word_is_large(const Article& article, const Sentence& sentence) {
    int large = 0, small = 0;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind != TokenKind::word || has(token.classes, WordClass::function_word)) continue;
        ++(token.capitalised ? large : small);
    }
    return large >= 3 && small <= 1;
}

/// Words for one people that are not words for another: “Dutch” and “Danish”, but not “European”, which may be either.
bool other_people(const Stretch& source, const Stretch& rewrite) {
    return source.is_people() && rewrite.is_people() && contrast_of(source.word(source.first), rewrite.word(rewrite.first)) == Contrast::kind;
}

bool may_be_one(std::string_view a, std::string_view b) {
    // “Calif.”
    if (a.starts_with(b.substr(0, b.find('.'))) || b.starts_with(a.substr(0, a.find('.')))) return true;
    if (name_alias(a) == name_alias(b) || holds_name(a, b) || near_miss(a, b)) return true;
    const std::string_view x = name_metonym(a), y = name_metonym(b);
    return (!x.empty() && (x == b || x == y)) || (!y.empty() && y == a);
}

std::string without_the(std::string key) { return key.starts_with("the ") ? key.substr(4) : key; }

class Replacements {
public:
    Replacements(const Comparison& comparison, std::vector<Finding>& findings)
        : c_(comparison), findings_(findings), reported_(comparison.rewrite.segments.tokens.size()) {
        for (const Finding& finding : findings)
            if (finding.rewrite) mark(finding.rewrite->span);
    }

    /// “In the boot of her car” told as “in the boot of his car”, however the rest was reworded: of one thing there is one owner.
    void possessor(const StatementPair& pair) {
        const Sentence &theirs = c_.source.segments.sentences[pair.source], &ours = c_.rewrite.segments.sentences[pair.rewrite];
        const auto owned = [&](const Article& article, const Sentence& sentence, TokenIndex i) {
            const auto& tokens = article.segments.tokens;
            return i + 1 < sentence.end_token && !tokens[i].quoted && in(c_.vocabulary[tokens[i].word].lower(), {"his", "her"}) &&
                   tokens[i + 1].kind == TokenKind::word && !has(tokens[i + 1].classes, WordClass::function_word | WordClass::auxiliary);
        };
        constexpr TokenIndex longest = 300;  // tokens of a sentence: each is held against each
        if (theirs.end_token - theirs.first_token > longest || ours.end_token - ours.first_token > longest) return;
        // “She … from her uncle”: the one tells of the other.
        if (std::find(reported_.begin() + ours.first_token, reported_.begin() + ours.end_token, true) != reported_.begin() + ours.end_token) return;
        for (TokenIndex j = ours.first_token; j < ours.end_token; ++j) {
            if (!owned(c_.rewrite, ours, j)) continue;
            TokenIndex only = kNoToken;
            bool kept = false;
            for (TokenIndex i = theirs.first_token; i < theirs.end_token; ++i) {
                if (!owned(c_.source, theirs, i) || c_.source.segments.tokens[i + 1].stem != c_.rewrite.segments.tokens[j + 1].stem) continue;
                kept = kept || only != kNoToken || c_.source.segments.tokens[i].word == c_.rewrite.segments.tokens[j].word;
                only = i;
            }
            if (only == kNoToken || kept) continue;
            const Stretch source{c_.source, c_.vocabulary, only, only + 2}, rewrite{c_.rewrite, c_.vocabulary, j, j + 2};
            return report(source, rewrite, 75, "the same thing belongs to a man on one side and to a woman on the other");
        }
    }

    void statement(const StatementPair& pair) {
        const Sentence &theirs = c_.source.segments.sentences[pair.source], &ours = c_.rewrite.segments.sentences[pair.rewrite];
        std::vector<Slot> slots = slots_of(c_, theirs, ours);
        join(slots);
        for (const Slot& slot : slots) {
            const Stretch source{c_.source, c_.vocabulary, slot.source, slot.source_end};
            const Stretch rewrite{c_.rewrite, c_.vocabulary, slot.rewrite, slot.rewrite_end};
            if (source.empty() || rewrite.empty() || source.token(source.first).quoted || rewrite.token(rewrite.first).quoted) continue;
            if (is_reported(rewrite) || changed_places(slots, source, rewrite)) continue;
            const TokenIndex equal = ours.end_token - ours.first_token - (slot.rewrite_end - slot.rewrite);
            if (gender_changed(source, rewrite)) return;
            if (equal >= kLeastEqual && pair.best) replaced(source, rewrite, theirs, slots.size() == 1);
        }
    }

private:
    /// “Calder and Holm” became “Holm and Calder”: no name was lost.
    bool changed_places(const std::vector<Slot>& slots, const Stretch& source, const Stretch& rewrite) const {
        const std::string theirs = source.key(), ours = rewrite.key();
        return std::any_of(slots.begin(), slots.end(), [&](const Slot& other) {
            if (other.source == source.first || other.source == other.source_end || other.rewrite == other.rewrite_end) return false;
            return Stretch{c_.source, c_.vocabulary, other.source, other.source_end}.key() == ours ||
                   Stretch{c_.rewrite, c_.vocabulary, other.rewrite, other.rewrite_end}.key() == theirs;
        });
    }
    /// Slots side by side are one.
    static void join(std::vector<Slot>& slots) {
        std::size_t kept = 0;
        for (std::size_t k = 1; k < slots.size(); ++k) {
            if (slots[kept].source_end == slots[k].source && slots[kept].rewrite_end == slots[k].rewrite) {
                slots[kept].source_end = slots[k].source_end;
                slots[kept].rewrite_end = slots[k].rewrite_end;
            } else {
                slots[++kept] = slots[k];
            }
        }
        if (!slots.empty()) slots.resize(kept + 1);
    }
    void mark(Span span) {
        constexpr TokenIndex most = 40;
        const auto [first, end] = c_.rewrite.segments.tokens_in(span);
        for (TokenIndex i = first; i < std::min(end, first + most); ++i) reported_[i] = true;
    }
    bool is_reported(const Stretch& rewrite) const {
        return std::find(reported_.begin() + rewrite.first, reported_.begin() + rewrite.end, true) != reported_.begin() + rewrite.end;
    }

    /// “She was born in Calder” for “He was born in Calder”, or for “Helen Marsh was”.
    bool gender_changed(const Stretch& source, const Stretch& rewrite) {
        const Gender is = gender_of(rewrite);
        if (is == Gender::unknown) return false;
        const Gender was = gender_of(source);
        if (was == Gender::unknown || was == is) return false;
        report(source, rewrite, 80,
               std::string("words for a ") + (is == Gender::male ? "man" : "woman") + " stand where words for a " +
                   (is == Gender::male ? "woman" : "man") + " stood; the rest of the sentence is the same");
        return true;
    }

    void replaced(const Stretch& source, const Stretch& rewrite, const Sentence& sentence, bool nothing_else) {
        if (other_people(source, rewrite) || teller_replaced(source, rewrite)) return report(source, rewrite, 85, kWhy);
        if (source.is_epithet() || rewrite.is_epithet() || source.is_people() || rewrite.is_people() || source.hangs_on() || rewrite.hangs_on())
            return;
        const bool both_named = source.named() && rewrite.named();
        if (!both_named && !(nothing_else && one_is_named(source, rewrite))) return;
        if (source.cut_from_name() || rewrite.cut_from_name()) return;
        if (every_word_is_large(c_.source, sentence) && (source.name() == nullptr || rewrite.name() == nullptr)) return;
        if (may_be_one(source.key(), rewrite.key())) return;
        if (parts_of_one_name(*c_.alignment.names, without_the(source.key()), without_the(rewrite.key()))) return;
        if (!plainly_replaced(c_.source, c_.rewrite, source.mention(), rewrite.mention())) return;
        report(source, rewrite, both_named ? 85 : 70, kWhy);
    }
    /// “We looked at the records” told of somebody who is named: the paper's own work in another's hands.
    static bool teller_replaced(const Stretch& source, const Stretch& rewrite) {
        return source.is_pronoun() && in(source.word(source.first).lower(), {"we", "i"}) && rewrite.named() && rewrite.name() != nullptr;
    }
    /// “Some Liberals” / “Holm”, “We” / “Holm”: whether they can be the same is asked of plainly_replaced.
    static bool one_is_named(const Stretch& source, const Stretch& rewrite) {
        return (source.is_pronoun() || source.name() != nullptr || rewrite.is_pronoun() || rewrite.name() != nullptr) &&
               (source.token(source.end - 1).capitalised || rewrite.token(rewrite.end - 1).capitalised);
    }

    void report(const Stretch& source, const Stretch& rewrite, int confidence, std::string why) {
        Finding finding{.rule = "name-changed", .severity = Severity::error, .confidence = confidence};
        tell_change(finding, "Name changed", c_, source.span(), rewrite.span());
        finding.why = std::move(why);
        findings_.push_back(std::move(finding));
        mark(rewrite.span());
    }

    static constexpr const char* kWhy = "stands in the other's place; the rest of the sentence is the same";

    const Comparison& c_;
    std::vector<Finding>& findings_;
    std::vector<bool> reported_;  // tokens of the rewrite in which another finding stands
};

}  // namespace

void replaced_names(const Comparison& comparison, std::vector<Finding>& findings) {
    Replacements replacements(comparison, findings);
    for (const StatementPair& pair : comparison.alignment.statements)
        if (pair.score >= kLeastAlike) {
            replacements.statement(pair);
            if (pair.best) replacements.possessor(pair);
        }
}

}  // namespace factdiff
