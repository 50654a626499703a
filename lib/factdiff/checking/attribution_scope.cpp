#include "factdiff/checking/attribution_scope.h"

#include <algorithm>
#include <array>

#include "factdiff/alignment/content_stems.h"
#include "factdiff/alignment/same_source.h"
#include "factdiff/lexicon/reporting_verbs.h"
#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

std::vector<WordId> stems_in(const Article& article, TokenIndex first, TokenIndex end) {
    std::vector<WordId> stems;
    append_content_stems(article, first, end, stems);
    sort_once(stems);
    return stems;
}

}  // namespace

AttributionScope::AttributionScope(const Article& article, const Vocabulary& vocabulary) : article_(article) {
    const Segments& segments = article.segments;
    attributed_.assign(segments.sentences.size(), false);
    sources_.resize(segments.sentences.size());
    touching_.resize(segments.sentences.size());
    auto touch = [&](Span span, std::uint32_t claim) {
        if (span.empty()) return;
        for (std::uint32_t s = segments.sentence_at(span.begin); s <= segments.sentence_at(span.end - 1); ++s)
            if (touching_[s].size() < 16 && (touching_[s].empty() || touching_[s].back() != claim)) touching_[s].push_back(claim);
    };
    auto mark = [&](Span span) {
        if (span.empty()) return;
        for (std::uint32_t s = segments.sentence_at(span.begin); s <= segments.sentence_at(span.end - 1); ++s) attributed_[s] = true;
    };
    for (std::uint32_t c = 0; c < article.claims.size(); ++c) {
        const Claim& claim = article.claims[c];
        if (const Attribution* a = std::get_if<Attribution>(&claim.value)) {
            touch(claim.span, c);
            for (Span content : a->content) touch(content, c);
            if (a->cue) sources_[segments.sentence_at(a->cue->span.begin)].push_back(c);
        } else if (const Quotation* q = std::get_if<Quotation>(&claim.value); q != nullptr && q->role == QuoteRole::speech) {
            for (Span part : q->parts) mark(part);
        }
    }
    for (std::uint32_t s = 0; s < segments.sentences.size(); ++s) {
        if (attributed(s)) continue;
        for (TokenIndex t = segments.sentences[s].first_token; t < segments.sentences[s].end_token; ++t) {
            const std::string_view folded = vocabulary[segments.tokens[t].word].folded;
            if (!has(segments.tokens[t].classes, WordClass::reporting) && folded != "view" && folded != "belief") continue;
            // a cue whose source could not be read is a cue all the same
            const ReportingVerb* verb = reporting_verb(folded);
            if (verb != nullptr && (verb->frame == ReportingFrame::adverb || verb->frame == ReportingFrame::clause) && !verb->also_noun &&
                (verb->frame == ReportingFrame::adverb || folded == "said" || folded == "says" || folded == "say" || folded == "saying" ||
                 verb->cue_class != ReportingClass::neutral))
                attributed_[s] = true;
            // “This suggests that …”, “as she likes to tell visitors”
            const bool clause_follows = t + 1 < segments.sentences[s].end_token && vocabulary[segments.tokens[t + 1].word].folded == "that";
            if (verb != nullptr && verb->frame != ReportingFrame::object && clause_follows) attributed_[s] = true;
            if (verb != nullptr && (verb->lemma == "tell" || verb->lemma == "say") && verb->frame != ReportingFrame::object) attributed_[s] = true;
            // “One view is that …”
            if ((folded == "view" || folded == "belief") && t + 2 < segments.sentences[s].end_token &&
                (clause_follows || vocabulary[segments.tokens[t + 2].word].folded == "that"))
                attributed_[s] = true;
            if (folded == "according") attributed_[s] = true;
        }
    }
}

const AttributionScope& source_scope(const Comparison& c) {
    return made_once(c.memo.source_scope, [&] { return AttributionScope(c.source, c.vocabulary); });
}
const AttributionScope& rewrite_scope(const Comparison& c) {
    return made_once(c.memo.rewrite_scope, [&] { return AttributionScope(c.rewrite, c.vocabulary); });
}

bool AttributionScope::attributed_before(std::uint32_t sentence, std::string_view canonical) const {
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
        if (a.named && a.source && a.source->canonical != canonical) continue;  // somebody else spoke
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
            statement = verb->frame == ReportingFrame::clause || verb->frame == ReportingFrame::person || verb->frame == ReportingFrame::quoted;
        statement = statement || folded == "according" || (reporting_verb(folded) == nullptr && reporting_noun(folded) != nullptr);
    }
    return statement;
}

std::size_t content_words(const Article& article, const Attribution& a) {
    std::size_t words = 0;
    for (Span content : a.content) {
        auto [first, end] = article.segments.tokens_in(content);
        words += stems_in(article, first, std::min(end, first + 60)).size();
    }
    return words;
}

bool mostly_quoted(const Article& article, const Attribution& a) {
    for (Span content : a.content) {
        auto range = article.segments.tokens_in(content);
        std::size_t words = 0, quoted = 0;
        for (TokenIndex t = range.first; t < std::min(range.second, range.first + 400); ++t) {  // 400: far enough to tell
            if (article.segments.tokens[t].kind != TokenKind::word) continue;
            ++words;
            quoted += article.segments.tokens[t].quoted;
        }
        if (quoted * 2 > words) return true;
    }
    return false;
}

bool is_somebody(const Article& article, const Vocabulary& vocabulary, const Mention& source) {
    auto [first, end] = article.segments.tokens_in(source.span);
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = article.segments.tokens[t];
        const Word& word = vocabulary[token.word];
        if (has(word.classes, WordClass::title_noun | WordClass::organization_word | WordClass::honorific | WordClass::nationality)) return true;
        static constexpr std::array<std::string_view, 20> papers = {
            "study",  "studies",    "analysis",    "survey",   "poll",      "report", "research", "inquiry",   "investigation", "audit",
            "review", "transcript", "transcripts", "document", "documents", "filing", "filings",  "affidavit", "memo",          "memos"};
        if (std::find(papers.begin(), papers.end(), word.folded) != papers.end()) return true;
        if (has(word.classes, WordClass::pronoun)) return end - first == 1;
        if (token.capitalised && !token.sentence_start && !has(word.classes, WordClass::function_word)) return true;
    }
    return names_kind(article.document.text_of(source.span));
}

bool is_work_of_reference(const Article& article, const Vocabulary& vocabulary, const Mention& source) {
    static const std::vector<std::string_view> words = [] {
        std::vector<std::string_view> all;
        for (const Row& row : table("source_references")) all.push_back(row[0]);
        std::sort(all.begin(), all.end());
        return all;
    }();
    auto [first, end] = article.segments.tokens_in(source.span);
    for (TokenIndex t = first; t < end; ++t)
        if (std::binary_search(words.begin(), words.end(), std::string_view(vocabulary[article.segments.tokens[t].word].folded))) return true;
    return false;
}

bool asserts_clause(const Article& article, const Vocabulary& vocabulary, const Attribution& a) {
    if (a.content.empty() || !a.cue || !a.source) return false;
    const auto cue = article.segments.tokens_in(a.cue->span);
    const auto folded = [&](TokenIndex t) -> std::string_view {
        return t < article.segments.tokens.size() ? std::string_view(vocabulary[article.segments.tokens[t].word].folded) : std::string_view();
    };
    // “said that”, “is sure that”; what somebody is sad about is so
    const bool sure_that = cue.first + 1 < cue.second && folded(cue.second - 1) == "that" && a.cue_class == CueClass::asserting;
    // “grumbled for years that” too
    const bool that = sure_that || folded(cue.second) == "that" || folded(article.segments.tokens_in(a.content.front()).first) == "that";
    // “Night trains stay full, studies have shown”: what stands before the verb is its clause
    const ReportingVerb* told = reporting_verb(folded(cue.second - 1));
    const bool shown_before = told != nullptr && told->lemma == "show" && a.content.front().begin < a.cue->span.begin;
    if (!is_statement(article, vocabulary, a) && !that && !shown_before) return false;
    // “convinced the inquiry”, “asked for more”: somebody was told, but nothing was said
    const ReportingVerb* verb = reporting_verb(folded(cue.first));
    if (!sure_that && verb != nullptr && verb->frame == ReportingFrame::person && verb->lemma != "tell" &&
        folded(article.segments.tokens_in(a.content.front()).first) != "that")
        return false;
    if (folded(cue.second) == "by") return false;  // “was found by a fisherman”
    // “many would argue”, “a hacker can expect”: nobody has said it yet
    if (cue.first > 0 && has(vocabulary[article.segments.tokens[cue.first - 1].word].classes, WordClass::uncertain_modal | WordClass::firm_modal))
        return false;
    if (cue.first > 0) {
        const std::string_view before = folded(cue.first - 1);
        if (before == "would" || before == "can" || before == "should") return false;
    }
    const std::string_view lemma = verb == nullptr ? std::string_view() : verb->lemma;
    // What a thing shows, suggests or reveals is said by nobody.
    static constexpr std::array<std::string_view, 9> evidence = {"suggest", "reveal",      "indicate", "imply", "find",
                                                                 "show",    "demonstrate", "signal",   "infer"};
    const bool shown = std::find(evidence.begin(), evidence.end(), lemma) != evidence.end();
    if (shown && !is_somebody(article, vocabulary, *a.source)) return false;
    // “finds himself”, “expects a salary”, “volunteers with the charity”: an object, not a clause
    static constexpr std::array<std::string_view, 6> object_too = {"find", "expect", "volunteer", "report", "reveal", "describe"};
    if (!that && std::find(object_too.begin(), object_too.end(), lemma) != object_too.end()) {
        bool clause = a.content.front().begin < a.cue->span.begin;
        if (!clause) {
            const auto range = article.segments.tokens_in(a.content.front());
            for (TokenIndex t = range.first; t < std::min(range.second, range.first + 16) && !clause; ++t)
                clause = has(vocabulary[article.segments.tokens[t].word].classes, WordClass::auxiliary) && folded(t) != "being" && folded(t) != "be";
        }
        if (!clause) return false;
    }
    return !mostly_quoted(article, a);
}

bool alike_around(const Comparison& c, const Mention& source, const Mention& rewrite) {
    constexpr float alike = 0.45F;
    const StatementPair* pair =
        c.alignment.pair_of(c.source.segments.sentence_at(source.span.begin), c.rewrite.segments.sentence_at(rewrite.span.begin));
    return pair != nullptr && pair->score >= alike;
}

ContentMatch find_content(const Comparison& c, const Attribution& a, bool from_rewrite) {
    const Article& here = from_rewrite ? c.rewrite : c.source;
    const Article& there = from_rewrite ? c.source : c.rewrite;
    ContentMatch best;
    std::vector<WordId> stems;
    for (Span content : a.content) {
        auto range = here.segments.tokens_in(content);
        range.second = std::min(range.second, range.first + 120);
        std::vector<WordId> more = stems_in(here, range.first, range.second);
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
        constexpr TokenIndex longest = 400;  // of a sentence: what is longer has lost its full stops
        const Sentence& sentence = there.segments.sentences[other];
        std::vector<WordId> words = stems_in(there, sentence.first_token, std::min(sentence.end_token, sentence.first_token + longest));
        std::size_t common = 0;
        for (std::size_t i = 0, j = 0; i < stems.size() && j < words.size();) {
            if (stems[i] == words[j])
                ++common, ++i, ++j;
            else
                stems[i] < words[j] ? ++i : ++j;
        }
        float score = static_cast<float>(common) / static_cast<float>(stems.size());
        if (score > best.score) best = {other, common, stems.size(), words.size(), score};
    }
    return best;
}

}  // namespace factdiff
