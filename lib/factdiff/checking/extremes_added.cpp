#include "factdiff/checking/extremes_added.h"

#include <algorithm>
#include <array>

#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/extremes.h"

namespace factdiff {
namespace {

/// The kinds of extremes that an article speaks of.
class Spoken {
public:
    explicit Spoken(const Article& article, const Vocabulary& vocabulary) {
        const SegmentedText text = article.view(vocabulary);
        for (TokenIndex i = 0; i < text.size(); ++i) {
            if (text.is(i, WordClass::extreme)) of_[static_cast<std::size_t>(extreme_of(text.word(i)))] = true;
            // “No one but the pilot”, “all but one”
            if (i > 0 && text.lower(i) == "but" && in(text.lower(i - 1), {"one", "nobody", "none", "nothing", "all", "everyone", "everything"}))
                of_[static_cast<std::size_t>(Extreme::only)] = true;
        }
    }
    bool has_any(std::initializer_list<Extreme> kinds) const {
        return std::any_of(kinds.begin(), kinds.end(), [&](Extreme kind) { return of_[static_cast<std::size_t>(kind)]; });
    }
    /// A writer who reads of the one may write the other.
    bool lets_say(Extreme kind) const {
        switch (kind) {
            case Extreme::superlative:
            case Extreme::record:
                return has_any({Extreme::superlative, Extreme::record, Extreme::support});
            case Extreme::first:
                return has_any({Extreme::first});
            case Extreme::only:
                return has_any({Extreme::only});
            default:
                return true;
        }
    }

private:
    std::array<bool, static_cast<std::size_t>(Extreme::support) + 1> of_{};
};

/// A word that may tell what is ranked.
bool ranked_thing(const SegmentedText& text, TokenIndex i, TokenIndex end) {
    return i < end && text.is(i, TokenKind::word) && !text.token(i).capitalised && !text.token(i).quoted &&
           !text.is(i, WordClass::function_word | WordClass::auxiliary);
}

/// Whether the source compares by the same word: “no winter has been wetter” lets say “the wettest”.
bool compared(const Article& source, const Vocabulary& vocabulary, std::string_view superlative) {
    if (!superlative.ends_with("est")) return false;
    const std::string_view stock = superlative.substr(0, superlative.size() - 2);  // “wett” + “e”, as in “wetter”
    return std::any_of(source.segments.tokens.begin(), source.segments.tokens.end(), [&](const Token& token) {
        const std::string_view word = vocabulary[token.word].folded;
        return word.size() == stock.size() + 1 && word.starts_with(stock) && word.back() == 'r';
    });
}

/// Where the passage ends that the word at `i` makes a rank of: “youngest player”; `i` itself where it makes none.
TokenIndex ranked(const SegmentedText& text, const Sentence& sentence, TokenIndex i, Extreme kind) {
    const TokenIndex end = sentence.end_token;
    const WordText before = i > sentence.first_token ? text.lower(i - 1) : WordText{};
    const bool of_all = in(before, {"the", "'s", "s'", "its", "their", "his", "her"});
    const TokenIndex next = i + 1;
    switch (kind) {
        case Extreme::superlative:
            return of_all && ranked_thing(text, next, end) ? next + 1 : i;
        case Extreme::only:
            return before == "the" && ranked_thing(text, next, end) ? next + 1 : i;
        case Extreme::record:
            // “A record number”, “record-breaking”; no record of wins and no record label.
            if (text.lower(next) == "-" && in(text.lower(next + 1), {"breaking", "setting"})) return next + 2;
            return in(text.lower(next), {"number",   "numbers", "amount",  "level",       "levels",       "high",     "low",    "sum",    "fine",
                                         "fee",      "profit",  "profits", "loss",        "losses",       "sales",    "price",  "prices", "revenue",
                                         "revenues", "crowd",   "crowds",  "temperature", "temperatures", "rainfall", "demand", "rate"})
                       ? next + 1
                       : i;
        case Extreme::first: {
            if (before == "the" && text.lower(next) == "time") return next + 1;
            if (before == "'s" && i >= sentence.first_token + 2 &&
                in(text.lower(i - 2), {"world", "country", "nation", "state", "city", "continent", "region"}) && ranked_thing(text, next, end))
                return next + 1;
            // “The first woman to lead the guild”
            // “The first of them to be delivered”
            if (before != "the" || text.lower(next) == "of") return i;
            for (TokenIndex k = next + 1; k < std::min(end, next + 5) && text.is(k, TokenKind::word); ++k)
                if (in(text.lower(k), {"to", "ever"})) return next + 1;
            return i;
        }
        default:
            return i;
    }
}

}  // namespace

void extremes_added(const Comparison& c, std::vector<Finding>& findings) {
    const Segments& segments = c.rewrite.segments;
    const auto extreme = [](const Sentence& sentence) { return has(sentence.classes, WordClass::extreme); };
    if (std::none_of(segments.sentences.begin(), segments.sentences.end(), extreme)) return;
    const SegmentedText text = c.rewrite.view(c.vocabulary);
    const Spoken source(c.source, c.vocabulary);
    for (const Sentence& sentence : segments.sentences) {
        if (!extreme(sentence)) continue;
        for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
            if (!text.is(i, WordClass::extreme) || text.token(i).capitalised || text.token(i).quoted) continue;
            const Extreme kind = extreme_of(c.vocabulary[text.token(i).word]);
            if (source.lets_say(kind)) continue;
            const TokenIndex end = ranked(text, sentence, i, kind);
            if (end == i || compared(c.source, c.vocabulary, c.vocabulary[text.token(i).word].folded)) continue;
            const Span span = segments.span_of(i, end);
            if (std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
                    return other.rule == "detail-added" && other.rewrite && other.rewrite->span.overlaps(span);
                }))
                continue;
            Finding finding{.rule = "detail-added", .severity = Severity::warning, .confidence = 70};
            finding.message = "Rank not in the source: " + quoted(c.rewrite, span);
            finding.why = "the source has no such word, and none that it could be made of";
            finding.rewrite = evidence_of(c.rewrite, span);
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace factdiff
