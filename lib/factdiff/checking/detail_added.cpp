#include <algorithm>

#include "factdiff/alignment/terms.h"
#include "factdiff/checking/extremes_added.h"
#include "factdiff/checking/lone_edit.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/kinship.h"

namespace factdiff {
namespace {

constexpr float kLeastAlike = 0.5F;
constexpr std::uint32_t kFewestNew = 2;  // one word more makes a sentence plain (“a blank sheet of paper”), and is as often a synonym
constexpr std::size_t kStock = 5;        // letters that words of one stock begin with

bool is_content(const Token& token) {
    return (token.kind == TokenKind::word || token.kind == TokenKind::number) &&
           !has(token.classes, WordClass::function_word | WordClass::auxiliary | WordClass::pronoun);
}

/// What of a sentence of the rewrite the source has nowhere.
class Added {
public:
    Added(const Comparison& c, const StatementPair& pair)
        : c_(c), terms_(*c.alignment.terms), was_(c.source.segments.sentences[pair.source]), is_(c.rewrite.segments.sentences[pair.rewrite]) {}

    /// Every content word of the source's sentence, or one that may stand for it, stands in the rewrite's.
    bool keeps_all() const {
        std::uint32_t content = 0;
        for (TokenIndex i = was_.first_token; i < was_.end_token; ++i) {
            if (!is_content(c_.source.segments.tokens[i])) continue;
            ++content;
            bool found = false;
            for (TokenIndex j = is_.first_token; j < is_.end_token && !found; ++j) found = terms_.may_stand_for(terms_.source[i], terms_.rewrite[j]);
            if (!found) return false;
        }
        return content >= 4;
    }

    /// The longest stretch of new words that was put in; empty where all have too few, or words of other sentences of the source stand between: then
    /// sentences were merged.
    Span stretch() const {
        const auto& tokens = c_.rewrite.segments.tokens;
        Span best;
        std::uint32_t most = kFewestNew - 1, fresh = 0;
        TokenIndex first = kNoToken, last = kNoToken;
        for (TokenIndex j = is_.first_token; j <= is_.end_token; ++j) {
            if (j < is_.end_token && !is_content(tokens[j])) continue;
            if (j < is_.end_token && !told(j)) {
                if (stands_in_source(j)) return {};
                if (!is_plain(j)) continue;
                if (fresh++ == 0) first = j;
                last = j;
                continue;
            }
            if (fresh > most) {
                most = fresh;
                best = c_.rewrite.segments.span_of(first, last + 1);
            }
            fresh = 0;
        }
        return best;
    }

    /// Its word, one of its stock or one that may stand for it stands somewhere in the source.
    bool stands_in_source(TokenIndex j) const {
        if (!terms_.related(terms_.rewrite[j]).empty()) return true;
        const std::string_view stock = std::string_view(c_.vocabulary[c_.rewrite.segments.tokens[j].word].folded).substr(0, kStock);
        for (TokenIndex i = 0; i < terms_.source.size(); ++i) {
            if (terms_.source[i] == terms_.rewrite[j]) return true;
            if (stock.size() == kStock && std::string_view(c_.vocabulary[c_.source.segments.tokens[i].word].folded).starts_with(stock)) return true;
        }
        return false;
    }
    /// A word that tells something of its own and is not the business of another rule, as names, figures and who said it are.
    bool is_plain(TokenIndex j) const {
        const Token& token = c_.rewrite.segments.tokens[j];
        if (token.kind != TokenKind::word || token.quoted || (token.capitalised && !token.sentence_start)) return false;
        if (has(token.classes, WordClass::reporting | WordClass::reporting_noun | WordClass::number_word | WordClass::month | WordClass::weekday))
            return false;
        // “The last fiscal year” is “a year ago”.
        static constexpr std::string_view idle[] = {"last", "previous", "next",  "current", "same",   "other", "own",
                                                    "new",  "now",      "still", "already", "entire", "whole", "despite"};
        const std::string_view word = c_.vocabulary[token.word].folded;
        return !word.ends_with("ly") && std::find(std::begin(idle), std::end(idle), word) == std::end(idle);
    }

private:
    /// A content word that answers to one of the source's sentence.
    bool told(TokenIndex j) const {
        if (!is_content(c_.rewrite.segments.tokens[j])) return false;
        for (TokenIndex i = was_.first_token; i < was_.end_token; ++i)
            if (terms_.may_stand_for(terms_.source[i], terms_.rewrite[j])) return true;
        return false;
    }
    const Comparison& c_;
    const Terms& terms_;
    const Sentence &was_, &is_;
};

Finding finding_of(const Comparison& c, Span was, Span is, int confidence) {
    Finding finding{.rule = "detail-added", .severity = Severity::warning, .confidence = confidence};
    finding.message = "Detail not in the source: " + quoted(c.rewrite, is);
    finding.why = "the statement is the source's, and these words stand nowhere in it";
    finding.source = evidence_of(c.source, was);
    finding.rewrite = Evidence{is, std::string(c.rewrite.document.text_of(is)), {is}};
    return finding;
}

/// A word or two put into a text that is otherwise the source's: there it is no other word for anything.
class WordPutIn {
public:
    WordPutIn(const Comparison& c, const LoneEdit& edit)
        : c_(c), tokens_(c.rewrite.segments.tokens), is_(c.rewrite.segments.sentences[edit.rewrite]), slot_(edit.slot) {}

    /// The words, if they tell something that the rest of their sentence does not hold already.
    Span told(const Added& added) const {
        for (TokenIndex i = slot_.source; i < slot_.source_end; ++i)
            if (!is_mark_or_article(c_.source.segments.tokens[i], c_.vocabulary)) return {};
        if (follows_name()) return {};
        Span span;
        for (TokenIndex j = slot_.rewrite; j < slot_.rewrite_end; ++j) {
            if (has(tokens_[j].classes, WordClass::negator | WordClass::hedge | WordClass::strong_hedge | WordClass::uncertain_modal)) return {};
            if (!is_content(tokens_[j])) continue;
            if (!added.is_plain(j) || added.stands_in_source(j) || repeats(j)) return {};
            span = span.empty() ? tokens_[j].span : join(span, tokens_[j].span);
        }
        return is_valued(c_.rewrite, span, true) ? Span{} : span;  // “80 per cent”
    }

private:
    /// “The Dragon 4 rocket”: what it is stands in its name for who knows it.
    bool follows_name() const {
        if (slot_.rewrite == is_.first_token) return false;
        const Token& before = tokens_[slot_.rewrite - 1];
        return before.kind == TokenKind::number || (before.kind == TokenKind::word && before.capitalised && !before.sentence_start);
    }
    /// Words of size and age that a writer puts in for the sound of it.
    static bool is_common(std::string_view word) {
        static constexpr std::string_view common[] = {"old",  "big",   "small",  "large",  "little", "great", "huge",
                                                      "long", "local", "famous", "fiscal", "main",   "more",  "many"};
        return std::find(std::begin(common), std::end(common), word) != std::end(common);
    }
    /// “A sheet of paper”, “the rocket launch”: a word near by holds it already. One that no book knows may be another spelling.
    bool repeats(TokenIndex j) const {
        constexpr TokenIndex reach = 4;
        const std::string& stem = c_.vocabulary[tokens_[j].word].stem_text;
        if (!kinship_known(stem) || is_wide(stem) || is_common(c_.vocabulary[tokens_[j].word].folded)) return true;
        const TokenIndex first = j - std::min<TokenIndex>(j - is_.first_token, reach), end = std::min(is_.end_token, j + reach + 1);
        for (TokenIndex k = first; k < end; ++k)
            if (k != j && is_content(tokens_[k]) && akin(stem, c_.vocabulary[tokens_[k].word].stem_text)) return true;
        return false;
    }

    const Comparison& c_;
    const std::vector<Token>& tokens_;
    const Sentence& is_;
    Slot slot_;
};

/// “Unexpectedly” left out and “to everyone's surprise” put in elsewhere in the sentence: the one may stand for the other.
bool may_stand_for_another(const Comparison& c, const LoneEdit& edit) {
    const auto& tokens = c.source.segments.tokens;
    return std::any_of(lone_edits(c).few.begin(), lone_edits(c).few.end(), [&](const LoneEdit& other) {
        return other.rewrite == edit.rewrite && other.slot.rewrite != edit.slot.rewrite &&
               std::any_of(tokens.begin() + other.slot.source, tokens.begin() + other.slot.source_end, is_content);
    });
}

/// “…, but fails to mention the steps”, put in whole: what it denies may well stand in the source, that it does so does not.
Span denial_put_in(const Comparison& c, const LoneEdit& edit) {
    const auto& tokens = c.rewrite.segments.tokens;
    const auto denies = [](const std::vector<Token>& of, TokenIndex first, TokenIndex end) {
        return std::any_of(of.begin() + first, of.begin() + end, [](const Token& token) { return has(token.classes, WordClass::negator); });
    };
    const auto is_word = [](const Token& token) { return token.kind == TokenKind::word; };
    const auto was_first = c.source.segments.tokens.begin() + edit.slot.source, was_end = c.source.segments.tokens.begin() + edit.slot.source_end;
    TokenIndex first = edit.slot.rewrite;
    while (first < edit.slot.rewrite_end && tokens[first].kind == TokenKind::punctuation) ++first;
    if (std::any_of(was_first, was_end, is_word) || edit.slot.rewrite_end - first < 3 || tokens[first].quoted) return {};
    static constexpr std::string_view openings[] = {"but", "without", "although", "though", "yet"};
    if (std::find(std::begin(openings), std::end(openings), std::string_view(c.vocabulary[tokens[first].word].folded)) == std::end(openings))
        return {};
    if (!denies(tokens, first, edit.slot.rewrite_end)) return {};
    for (const LoneEdit& other : lone_edits(c).few)  // it was moved
        if (denies(c.source.segments.tokens, other.slot.source, other.slot.source_end)) return {};
    TokenIndex end = edit.slot.rewrite_end;
    while (end > first + 1 && tokens[end - 1].kind == TokenKind::punctuation) --end;
    return c.rewrite.segments.span_of(first, end);
}

void words_put_in(const Comparison& c, std::vector<Finding>& findings) {
    for (const LoneEdit& edit : lone_edits(c).lone) {
        const StatementPair* pair = c.alignment.pair_of(edit.source, edit.rewrite);
        if (pair == nullptr || !pair->best) continue;
        Span span = denial_put_in(c, edit);
        if (span.empty() && !may_stand_for_another(c, edit)) span = WordPutIn(c, edit).told(Added(c, *pair));
        if (span.empty() || told_in(findings, c.rewrite.segments.sentences[edit.rewrite].span)) continue;
        findings.push_back(finding_of(c, c.source.segments.sentences[edit.source].span, span, 65));
    }
}

}  // namespace

void detail_added(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<StatementSupport>& support = rewrite_support(c);
    for (std::uint32_t s = 0; s < support.size(); ++s) {
        if (support[s].missing - support[s].missing_names < kFewestNew) continue;
        const std::span<const StatementPair> pairs = c.alignment.of_rewrite(s);
        if (pairs.empty() || !pairs.front().best || pairs.front().score < kLeastAlike) continue;
        const Added added(c, pairs.front());
        if (!added.keeps_all()) continue;
        const Span span = added.stretch();
        if (span.empty()) continue;
        findings.push_back(finding_of(c, c.source.segments.sentences[pairs.front().source].span, span, 70));
    }
    extremes_added(c, findings);
    words_put_in(c, findings);
}

}  // namespace factdiff
