#include "factdiff/checking/quote_findings.h"

#include <algorithm>

#include "factdiff/alignment/content_stems.h"
#include "factdiff/alignment/same_source.h"

namespace factdiff {
namespace {

void count(std::string& out, std::uint32_t n, const char* what) {
    if (n == 0) return;
    out += out.empty() ? "" : ", ";
    out += std::to_string(n) + (n == 1 ? " word " : " words ") + what;
}

}  // namespace

Evidence quote_evidence(const Article& article, Span span, std::vector<Span> changed) {
    std::string value(article.document.text_of(span));
    return {span, std::move(value), std::move(changed)};
}

std::string why_paired(const Comparison& c, const QuoteLink& link) {
    std::string why = "paired by ";
    const Quotation& ours = quotation(c.rewrite, link.rewrite);
    if (link.source) {
        const Quotation& theirs = quotation(c.source, *link.source);
        bool doubtful = false;
        if (ours.speaker && theirs.speaker &&
            same_source(c.source, c.rewrite, c.vocabulary, *theirs.speaker, *ours.speaker, doubtful) == SourceRelation::same)
            why += "speaker (" + theirs.speaker->canonical + ") and ";
    }
    why += std::to_string(link.edit.common_content) + " of " + std::to_string(link.edit.rewrite_content) + " content words";
    std::string edits;
    count(edits, link.edit.replaced, "replaced");
    count(edits, link.edit.added, "added");
    count(edits, link.edit.dropped, "dropped");
    return edits.empty() ? why : why + "; " + edits;
}

std::size_t word_count(const Article& article, const Quotation& quote) {
    std::size_t words = 0;
    for (Span part : quote.parts) {
        auto [first, end] = article.segments.tokens_in(part);
        for (TokenIndex t = first; t < end; ++t)
            words += article.segments.tokens[t].kind == TokenKind::word || article.segments.tokens[t].kind == TokenKind::number;
    }
    return words;
}

Span lost_caveat(const Comparison& c, const QuoteLink& link) {
    if (link.edit.ellipsis || link.place.empty()) return {};
    const Segments& segments = c.source.segments;
    TokenIndex first = segments.tokens_in(link.place).second;
    if (first >= segments.tokens.size()) return {};
    const Sentence& sentence = segments.sentences[segments.sentence_at(link.place.end - 1)];
    const auto word = [&](TokenIndex i) -> std::string_view {
        return i < sentence.end_token ? std::string_view(c.vocabulary[segments.tokens[i].word].folded) : std::string_view{};
    };
    while (first < sentence.end_token && segments.tokens[first].kind == TokenKind::punctuation) {
        const std::string_view mark = c.source.document.text_of(segments.tokens[first].span);
        if (mark == "." || mark == "!" || mark == "?") return {};
        ++first;
    }
    static constexpr std::string_view limits[] = {"but", "unless", "except", "although", "though", "if", "only", "provided", "until"};
    const bool limited = std::find(std::begin(limits), std::end(limits), word(first)) != std::end(limits);
    const bool denied = word(first) == "and" && (word(first + 1) == "not" || word(first + 1) == "no" || word(first + 1) == "never");
    if (!limited && !denied) return {};
    TokenIndex end = first;
    while (end < sentence.end_token && segments.tokens[end].quoted && segments.tokens[end].kind != TokenKind::quote_mark) ++end;
    std::vector<WordId> said;
    append_content_stems(c.source, first, end, said);
    sort_once(said);
    if (said.empty()) return {};
    // The rewrite may tell it in its own words, or after “she said”: around the quotation.
    const Segments& there = c.rewrite.segments;
    const std::uint32_t at = there.sentence_at(c.rewrite.claims[link.rewrite].span.begin);
    std::vector<WordId> around;
    for (std::uint32_t s = at == 0 ? 0 : at - 1; s < std::min<std::size_t>(at + 3, there.sentences.size()); ++s)
        append_content_stems(c.rewrite, there.sentences[s].first_token, there.sentences[s].end_token, around);
    sort_once(around);
    const auto told = std::count_if(said.begin(), said.end(), [&](WordId stem) { return std::binary_search(around.begin(), around.end(), stem); });
    // Half of them were in what was kept as often as not.
    if (told * 3 > static_cast<std::ptrdiff_t>(said.size()) * 2) return {};
    return segments.span_of(first, end);
}

}  // namespace factdiff
