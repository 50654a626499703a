#include "factdiff/checking/unmatched_statements.h"

#include <algorithm>

#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

constexpr std::uint32_t kFewestWords = 5;  // content words; a shorter sentence says too little to be missed
constexpr float kLeastAlike = 0.3F;        // a sentence this much like one of the other version is matched

bool mostly_quoted(const Article& article, const Sentence& sentence) {
    std::uint32_t words = 0, quoted = 0;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
        if (article.segments.tokens[i].kind != TokenKind::word) continue;
        ++words;
        quoted += article.segments.tokens[i].quoted ? 1 : 0;
    }
    return quoted * 2 > words;
}

}  // namespace

std::vector<Finding> unmatched_statements(const Comparison& c, Version version) {
    const bool of_rewrite = version == Version::rewrite;
    const Article& article = of_rewrite ? c.rewrite : c.source;
    const std::vector<StatementSupport>& support = of_rewrite ? rewrite_support(c) : source_support(c);
    std::vector<float> best(support.size());
    for (const StatementPair& pair : c.alignment.statements) {
        float& score = best[of_rewrite ? pair.rewrite : pair.source];
        score = std::max(score, pair.score);
    }
    std::vector<Finding> out;
    for (std::size_t s = 0; s < support.size(); ++s) {
        const auto [content, missing, names] = support[s];
        // Three words of five are missing: the same told in other words keeps its names, its figures and some of its nouns.
        if (content < kFewestWords || missing * 5 < content * 3 || best[s] >= kLeastAlike) continue;
        const Sentence& sentence = article.segments.sentences[s];
        if (mostly_quoted(article, sentence)) continue;
        Finding finding{.rule = of_rewrite ? "statement-unsupported" : "statement-omitted", .severity = Severity::note};
        finding.confidence = std::min(90, static_cast<int>(20 + 70 * missing / content + 2 * names));
        finding.message = (of_rewrite ? "Statement not in the source: " : "Statement left out: ") + quoted(article, sentence.span);
        finding.why = std::to_string(missing) + " of its " + std::to_string(content) + " content words stand nowhere in the " +
                      (of_rewrite ? "source" : "rewrite");
        (of_rewrite ? finding.rewrite : finding.source) = evidence_of(article, sentence.span);
        out.push_back(std::move(finding));
    }
    return out;
}

const std::vector<StatementSupport>& rewrite_support(const Comparison& c) {
    return made_once(c.memo.rewrite_support, [&] { return rewrite_support(c.source, c.rewrite, c.alignment); });
}

const std::vector<StatementSupport>& source_support(const Comparison& c) {
    return made_once(c.memo.source_support, [&] { return source_support(c.source, c.rewrite, c.alignment); });
}

}  // namespace factdiff
