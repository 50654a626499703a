// Which sentences are somebody’s words, and where the content of an attribution stands in the other version. Internal to checking/.
#pragma once

#include <string_view>
#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

class AttributionScope {
public:
    AttributionScope(const Article& article, const Vocabulary& vocabulary);
    /// True when any attribution, quotation or word of hearsay touches the sentence.
    bool attributed(std::uint32_t sentence) const { return attributed_[sentence] || !touching_[sentence].empty(); }
    /// True when a quotation or a cue without a readable source makes the sentence somebody’s words.
    bool marked(std::uint32_t sentence) const { return attributed_[sentence]; }
    /// Attributions whose source, cue or content stands in the sentence: indices into Article::claims.
    const std::vector<std::uint32_t>& attributions(std::uint32_t sentence) const { return touching_[sentence]; }
    /// True when the sentence follows, in its paragraph, one that names this source: a speech goes on without repeating who speaks.
    bool attributed_before(std::uint32_t sentence, std::string_view canonical) const;

private:
    const Article& article_;
    std::vector<bool> attributed_;
    std::vector<std::vector<std::uint32_t>> sources_;   // attributions by sentence of their cue
    std::vector<std::vector<std::uint32_t>> touching_;  // attributions by each sentence they touch
};

/// Of the source and the rewrite of this comparison, for every rule that asks.
const AttributionScope& source_scope(const Comparison& comparison);
const AttributionScope& rewrite_scope(const Comparison& comparison);

/// True when the cue is a verb, phrase or noun of saying, not one of thinking ("knows") or doing ("praised").
bool is_statement(const Article& article, const Vocabulary& vocabulary, const Attribution& attribution);
/// Different content words of what is attributed.
std::size_t content_words(const Article& article, const Attribution& attribution);
/// True for "said that …", "according to": somebody’s claim about the world. False for "praised", "called for", and for what is quoted word for word.
bool asserts_clause(const Article& article, const Vocabulary& vocabulary, const Attribution& attribution);

/// True when a content stands word for word between quotation marks.
bool mostly_quoted(const Article& article, const Attribution& attribution);
/// True for people, bodies and their papers; false for "the size of their economies", which may suggest something and says nothing.
bool is_somebody(const Article& article, const Vocabulary& vocabulary, const Mention& source);

/// "the research firm Enders", "the national academy": publishers of figures and findings. From lexicon/en/source_references.tsv.
bool is_work_of_reference(const Article& article, const Vocabulary& vocabulary, const Mention& source);

/// True when the sentences that the two mentions stand in are alike, so that the one mention was put in the other's place.
bool alike_around(const Comparison& comparison, const Mention& source, const Mention& rewrite);

struct ContentMatch {
    std::uint32_t sentence = 0;  // of the other version
    std::size_t common = 0, total = 0;
    std::size_t held = 0;  // content words of that sentence, all told
    float score = 0;       // share of the content’s words that the sentence holds
};

/// `from_rewrite`: the attribution is the rewrite’s and its content is sought in the source.
ContentMatch find_content(const Comparison& comparison, const Attribution& attribution, bool from_rewrite);

}  // namespace factdiff
