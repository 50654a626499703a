#include "factdiff/checking/replaced_words.h"

#include <algorithm>
#include <optional>
#include <string>

#include "factdiff/checking/lone_edit.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/kinship.h"
#include "factdiff/lexicon/opposites.h"
#include "factdiff/lexicon/reporting_verbs.h"

namespace factdiff {
namespace {

constexpr std::size_t kLongest = 4;   // content words of a stretch: beyond these a clause was worded anew
constexpr std::size_t kStock = 5;     // letters that words of one stock begin with,
constexpr std::size_t kShortest = 3;  // or the whole of the shorter

/// Begin alike: “expand”, “expansion”; “Col.”, “Colonel”.
bool of_one_stock(std::string_view a, std::string_view b) {
    const std::size_t letters = std::min({kStock, a.size(), b.size()});
    return letters >= kShortest && a.substr(0, letters) == b.substr(0, letters);
}

/// One side of an edit.
class Stretch {
public:
    Stretch(const Comparison& c, const Article& article, TokenIndex first, TokenIndex end) : vocabulary_(c.vocabulary), article_(article) {
        const auto& tokens = article.segments.tokens;
        for (TokenIndex i = first; i < end; ++i) {
            const Token& token = tokens[i];
            plain_ = plain_ && is_plain(token) && !diminishes(vocabulary_[token.word].folded);
            passive_ = passive_ || has(token.classes, WordClass::auxiliary);
            reports_ = reports_ || has(token.classes, WordClass::reporting | WordClass::reporting_noun);
            says_ = says_ || is_saying(token);
            if (token.kind != TokenKind::word || has(token.classes, WordClass::function_word | WordClass::auxiliary)) continue;
            words_.push_back(&vocabulary_[token.word]);
            keys_.push_back(key_of(i, end));
            if (span_.empty()) span_ = token.span;
            span_ = join(span_, token.span);
        }
    }

    /// Words that tell something, all of them, and nothing that is the business of another rule: names, figures, negations, words quoted.
    bool tells() const { return plain_ && !words_.empty() && words_.size() <= kLongest; }
    bool known() const {
        return std::all_of(words_.begin(), words_.end(), [](const Word* word) { return kinship_known(word->stem_text); });
    }
    /// Who said what, and how, is told by rules of their own.
    bool reports(const Stretch& other) const { return says_ || other.says_ || (reports_ && other.reports_); }
    Span span() const { return span_; }
    /// “Third”, “twice”: in word, and no more.
    bool is_count() const { return words_.size() == 1 && has(words_.front()->classes, WordClass::number_word); }

    bool akin_to(const Stretch& other) const {
        for (const Word* a : words_)
            for (const Word* b : other.words_)
                if (contrast_of(*a, *b) == Contrast::kind) return false;
        // “Remarkably”, “incredibly”: how it is told.
        if (only_adverbs() && other.only_adverbs()) return true;
        for (const Word* a : words_)
            for (const Word* b : other.words_) {
                if (of_one_stock(a->folded, b->folded)) return true;
                // “Lost” and “were beaten”: told from the other side.
                if (passive_ != other.passive_ && (opposed(*a, *b) || contrast_of(*a, *b) == Contrast::opposite)) return true;
            }
        if (is_vague() || other.is_vague()) return true;
        for (const std::string& a : keys_)
            for (const std::string& b : other.keys_)
                if (!is_wide(a) && !is_wide(b) && akin(a, b)) return true;
        return false;
    }

private:
    /// By what its kin is asked: the stem, or the verb of two words that it begins, “turned down”, unless that ends in a preposition, “fall in”; but
    /// “make sure”.
    std::string key_of(TokenIndex i, TokenIndex end) const {
        static constexpr std::string_view particles[] = {"up", "down", "off", "out", "over", "away", "back", "aside"};
        const auto& tokens = article_.segments.tokens;
        const std::string& stem = vocabulary_[tokens[i].word].stem_text;
        if (i + 1 >= end) return stem;
        const std::string& next = vocabulary_[tokens[i + 1].word].folded;
        if (!is_wide(stem) && std::find(std::begin(particles), std::end(particles), next) == std::end(particles)) return stem;
        std::string phrase = stem + "_" + next;
        return kinship_known(phrase) ? phrase : stem;
    }
    bool is_vague() const { return std::all_of(keys_.begin(), keys_.end(), is_wide); }
    bool only_adverbs() const {
        return std::all_of(words_.begin(), words_.end(), [](const Word* word) { return word->folded.ends_with("ly"); });
    }
    /// “Said”, “told”.
    bool is_saying(const Token& token) const {
        if (!has(token.classes, WordClass::reporting)) return false;
        const ReportingVerb* verb = reporting_verb(vocabulary_[token.word].lower());
        return verb != nullptr && (verb->lemma == "say" || verb->lemma == "tell");
    }
    /// “Less cheap”.
    static bool diminishes(std::string_view word) { return word == "less" || word == "least"; }
    static bool is_plain(const Token& token) {
        constexpr WordClass others = WordClass::negator | WordClass::pronoun | WordClass::month | WordClass::weekday | WordClass::uncertain_modal |
                                     WordClass::hedge | WordClass::strong_hedge | WordClass::honorific;
        const bool is_name = token.capitalised && !token.sentence_start;
        return token.kind != TokenKind::number && !token.quoted && !is_name && (token.kind != TokenKind::word || !has(token.classes, others));
    }

    const Vocabulary& vocabulary_;
    const Article& article_;
    std::vector<const Word*> words_;
    std::vector<std::string> keys_;  // by which their kin is asked
    Span span_;
    bool plain_ = true, reports_ = false, says_ = false, passive_ = false;
};

/// “Second” and “2nd”.
bool same_rank(const Comparison& c, Span was, Span is) {
    return std::any_of(c.alignment.claims.begin(), c.alignment.claims.end(), [&](const ClaimPair& pair) {
        return pair.equal && c.source.claims[pair.source].span.overlaps(was) && c.rewrite.claims[pair.rewrite].span.overlaps(is);
    });
}

/// “$640 each per month” told as “each month … $640 apiece”, “the rest of the year” as “financial year”: a word of one edit stands in another,
/// or there are two close by, so that both together were worded anew.
bool of_one_rewording(const Comparison& c, const LoneEdit& edit) {
    constexpr TokenIndex close = 8;
    const auto shared = [&](const LoneEdit& here, const LoneEdit& there) {
        for (TokenIndex i = here.slot.source; i < here.slot.source_end; ++i) {
            const Token& was = c.source.segments.tokens[i];
            if (was.kind != TokenKind::word || has(was.classes, WordClass::function_word | WordClass::auxiliary)) continue;
            for (TokenIndex j = there.slot.rewrite; j < there.slot.rewrite_end; ++j)
                if (c.rewrite.segments.tokens[j].stem == was.stem) return true;
        }
        return false;
    };
    const auto near = [&](const LoneEdit& other) {
        if (other.rewrite != edit.rewrite) return false;
        return other.slot.source < edit.slot.source ? edit.slot.source - other.slot.source_end <= close
                                                    : other.slot.source - edit.slot.source_end <= close;
    };
    const std::vector<LoneEdit>& edits = lone_edits(c).few;
    return std::any_of(edits.begin(), edits.end(), [&](const LoneEdit& other) {
        return other.slot.source != edit.slot.source && (near(other) || shared(edit, other) || shared(other, edit));
    });
}

bool told_already(const std::vector<Finding>& findings, Span source, Span rewrite) {
    return told_in(findings, rewrite) || std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
               return finding.severity != Severity::note && !finding.rewrite && finding.source && finding.source->span.overlaps(source);
           });
}

}  // namespace

void replaced_words(const Comparison& c, std::vector<Finding>& findings) {
    for (const LoneEdit& edit : lone_edits(c).lone) {
        const Stretch was(c, c.source, edit.slot.source, edit.slot.source_end), is(c, c.rewrite, edit.slot.rewrite, edit.slot.rewrite_end);
        if (!was.tells() || !is.tells() || !was.known() || !is.known() || was.reports(is)) continue;
        const bool counts = was.is_count() && is.is_count();
        if (counts ? same_rank(c, was.span(), is.span()) : was.akin_to(is)) continue;
        if (of_one_rewording(c, edit) || is_valued(c.source, was.span(), false) || is_valued(c.rewrite, is.span(), false)) continue;
        if (told_already(findings, c.source.segments.sentences[edit.source].span, c.rewrite.segments.sentences[edit.rewrite].span)) continue;
        Finding finding{.rule = "detail-changed", .severity = Severity::warning, .confidence = 75};
        tell_change(finding, "Detail changed", c, was.span(), is.span());
        finding.why = "all else stands as it was, and the two are not akin";
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
