#include <algorithm>

#include "factdiff/alignment/terms.h"
#include "factdiff/checking/extremes_added.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/unmatched_statements.h"
#include "factdiff/checking/wording.h"

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
            for (TokenIndex j = is_.first_token; j < is_.end_token && !found; ++j) found = answers(terms_.source[i], terms_.rewrite[j]);
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

private:
    bool answers(TermId source, TermId rewrite) const {
        if (source == rewrite) return true;
        const auto related = terms_.related(rewrite);
        return std::find(related.begin(), related.end(), source) != related.end();
    }
    /// A content word that answers to one of the source's sentence.
    bool told(TokenIndex j) const {
        if (!is_content(c_.rewrite.segments.tokens[j])) return false;
        for (TokenIndex i = was_.first_token; i < was_.end_token; ++i)
            if (answers(terms_.source[i], terms_.rewrite[j])) return true;
        return false;
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

    const Comparison& c_;
    const Terms& terms_;
    const Sentence &was_, &is_;
};

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
        const Span was = c.source.segments.sentences[pairs.front().source].span;
        Finding finding{.rule = "detail-added", .severity = Severity::warning, .confidence = 70};
        finding.message = "Detail not in the source: " + quoted(c.rewrite, span);
        finding.why = "the statement is the source's, and these words stand nowhere in it";
        finding.source = evidence_of(c.source, was);
        finding.rewrite = Evidence{span, std::string(c.rewrite.document.text_of(span)), {span}};
        findings.push_back(std::move(finding));
    }
    extremes_added(c, findings);
}

}  // namespace factdiff
