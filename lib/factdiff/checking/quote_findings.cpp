#include "factdiff/checking/quote_findings.h"

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

}  // namespace factdiff
