#include "factdiff/checking/attribution_scope.h"

#include <algorithm>

#include "factdiff/lexicon/reporting_verbs.h"

namespace factdiff {
namespace {

std::vector<WordId> stems_in(const Article& article, const Vocabulary& vocabulary, TokenIndex first, TokenIndex end) {
    std::vector<WordId> stems;
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = article.segments.tokens[t];
        if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
        const Word& word = vocabulary[token.word];
        if (has(word.classes, WordClass::function_word | WordClass::auxiliary) && !has(word.classes, WordClass::negator)) continue;
        stems.push_back(word.stem);
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

}  // namespace

AttributionScope::AttributionScope(const Article& article, const Vocabulary& vocabulary) : article_(article) {
    const Segments& segments = article.segments;
    attributed_.assign(segments.sentences.size(), false);
    sources_.resize(segments.sentences.size());
    auto mark = [&](Span span) {
        if (span.empty()) return;
        for (std::uint32_t s = segments.sentence_at(span.begin); s <= segments.sentence_at(span.end - 1); ++s) attributed_[s] = true;
    };
    for (std::uint32_t c = 0; c < article.claims.size(); ++c) {
        const Claim& claim = article.claims[c];
        if (const Attribution* a = std::get_if<Attribution>(&claim.value)) {
            mark(claim.span);
            for (Span content : a->content) mark(content);
            if (a->cue) sources_[segments.sentence_at(a->cue->span.begin)].push_back(c);
        } else if (const Quotation* q = std::get_if<Quotation>(&claim.value); q != nullptr && q->role == QuoteRole::speech) {
            for (Span part : q->parts) mark(part);
        }
    }
    for (std::uint32_t s = 0; s < segments.sentences.size(); ++s) {
        if (attributed_[s]) continue;
        for (TokenIndex t = segments.sentences[s].first_token; t < segments.sentences[s].end_token; ++t) {
            const Word& word = vocabulary[segments.tokens[t].word];
            if (!has(word.classes, WordClass::reporting)) continue;
            // a cue whose source could not be read is a cue all the same
            const ReportingVerb* verb = reporting_verb(word.folded);
            if (verb != nullptr && (verb->frame == ReportingFrame::adverb || verb->frame == ReportingFrame::clause) && !verb->also_noun &&
                (verb->frame == ReportingFrame::adverb || word.folded == "said" || word.folded == "says" || word.folded == "say" ||
                 word.folded == "saying" || verb->cue_class != ReportingClass::neutral))
                attributed_[s] = true;
            if (word.folded == "according") attributed_[s] = true;
        }
    }
}

bool AttributionScope::attributed_before(std::uint32_t sentence, std::string_view) const {
    const Segments& segments = article_.segments;
    std::uint32_t paragraph = segments.sentences[sentence].paragraph;
    if (sentence == 0) return false;
    std::uint32_t before = sentence - 1;
    // In the same paragraph, behind a sentence that names a source for a claim of its own: the speech goes on.
    if (segments.sentences[before].paragraph != paragraph) return false;
    TokenIndex first = segments.sentences[sentence].first_token;
    std::string_view word = article_.document.text_of(segments.tokens[first].span);
    for (std::uint32_t c : sources_[before]) {
        const Attribution& a = std::get<Attribution>(article_.claims[c].value);
        if (a.named || word == "He" || word == "She" || word == "They" || word == "It") return word == "He" || word == "She" || word == "They";
    }
    return false;
}

bool is_statement(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    if (!a.cue) return false;
    auto [first, end] = article.segments.tokens_in(a.cue->span);
    bool statement = false;
    for (TokenIndex t = first; t < end && !statement; ++t) {
        const std::string& folded = vocabulary[article.segments.tokens[t].word].folded;
        if (const ReportingVerb* verb = reporting_verb(folded))
            statement = verb->frame == ReportingFrame::clause || verb->frame == ReportingFrame::person;
        statement = statement || folded == "according" || (reporting_verb(folded) == nullptr && reporting_noun(folded) != nullptr);
    }
    return statement;
}

std::size_t content_words(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    std::size_t words = 0;
    for (Span content : a.content) {
        auto [first, end] = article.segments.tokens_in(content);
        words += stems_in(article, vocabulary, first, std::min(end, first + 60)).size();
    }
    return words;
}

bool asserts_clause(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    if (a.content.empty() || !is_statement(article, vocabulary, a)) return false;
    for (Span content : a.content) {
        auto range = article.segments.tokens_in(content);
        std::size_t words = 0, quoted = 0;
        for (TokenIndex t = range.first; t < range.second; ++t) {
            if (article.segments.tokens[t].kind != TokenKind::word) continue;
            ++words;
            quoted += article.segments.tokens[t].quoted;
        }
        if (quoted * 2 > words) return false;
    }
    return true;
}

ContentMatch find_content(const Comparison& c, const Attribution& a, bool from_rewrite) {
    const Article& here = from_rewrite ? c.rewrite : c.source;
    const Article& there = from_rewrite ? c.source : c.rewrite;
    ContentMatch best;
    std::vector<WordId> stems;
    for (Span content : a.content) {
        auto range = here.segments.tokens_in(content);
        range.second = std::min(range.second, range.first + 120);
        std::vector<WordId> more = stems_in(here, c.vocabulary, range.first, range.second);
        stems.insert(stems.end(), more.begin(), more.end());
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    if (stems.empty()) return best;
    best.total = stems.size();
    std::uint32_t first = here.segments.sentence_at(a.content.front().begin), last = here.segments.sentence_at(a.content.back().end - 1);
    for (const StatementPair& pair : c.alignment.statements) {
        std::uint32_t ours = from_rewrite ? pair.rewrite : pair.source, other = from_rewrite ? pair.source : pair.rewrite;
        if (ours < first || ours > last) continue;
        std::vector<WordId> words =
            stems_in(there, c.vocabulary, there.segments.sentences[other].first_token, there.segments.sentences[other].end_token);
        std::size_t common = 0;
        for (std::size_t i = 0, j = 0; i < stems.size() && j < words.size();) {
            if (stems[i] == words[j])
                ++common, ++i, ++j;
            else
                stems[i] < words[j] ? ++i : ++j;
        }
        float score = static_cast<float>(common) / static_cast<float>(stems.size());
        if (score > best.score) best = {other, common, stems.size(), score};
    }
    return best;
}

}  // namespace factdiff
