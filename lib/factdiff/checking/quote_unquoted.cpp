#include <algorithm>

#include "factdiff/checking/quote_findings.h"
#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

using Place = std::pair<std::uint64_t, std::uint32_t>;  // key of three words in a row, place of the first

std::uint64_t three(const std::vector<QuoteWord>& w, std::size_t i) { return (w[i].key * 31 + w[i + 1].key) * 1'000'003 + w[i + 2].key; }

}  // namespace

void quote_unquoted(const Comparison& c, std::vector<Finding>& findings) {
    constexpr std::size_t fewest = 4;  // words in a row that are no accident
    std::vector<QuoteWord> text, quote_text;
    std::vector<Place> places;
    for (std::uint32_t omitted : c.alignment.omitted) {
        const Claim& claim = c.source.claims[omitted];
        if (claim.kind != ClaimKind::quote) continue;
        const Quotation& quote = std::get<Quotation>(claim.value);
        if (quote.role != QuoteRole::speech || word_count(c.source, quote) < fewest) continue;
        if (places.empty()) {
            const std::size_t size = c.rewrite.document.text().size();
            if (size == 0) return;
            quote_words(c.rewrite, c.vocabulary, {0, static_cast<std::uint32_t>(size)}, text);
            for (std::size_t i = 0; i + 2 < text.size(); ++i) places.emplace_back(three(text, i), static_cast<std::uint32_t>(i));
            std::sort(places.begin(), places.end());
            if (places.empty()) return;
        }
        quote_text.clear();
        for (Span part : quote.parts) quote_words(c.source, c.vocabulary, part, quote_text);
        // The longest run of its words that stands without marks in the rewrite.
        std::size_t best = 0, at = 0;
        for (std::size_t i = 0; i + 2 < quote_text.size(); ++i) {
            auto it = std::lower_bound(places.begin(), places.end(), Place{three(quote_text, i), 0});
            for (int tries = 0; it != places.end() && it->first == three(quote_text, i) && tries < 8; ++it, ++tries) {
                std::size_t length = 0;
                while (i + length < quote_text.size() && it->second + length < text.size() &&
                       quote_text[i + length].key == text[it->second + length].key &&
                       !c.rewrite.segments.tokens[c.rewrite.segments.token_at(text[it->second + length].span.begin)].quoted && length < 400)
                    ++length;
                if (length > best) best = length, at = it->second;
            }
        }
        if (best < fewest || best * 10 < quote_text.size() * 6) continue;
        std::size_t content = 0;
        for (std::size_t i = at; i < at + best; ++i) content += text[i].content;
        if (content < 2) continue;
        Span span = join(text[at].span, text[at + best - 1].span);
        Finding finding{.rule = "quote-unquoted", .severity = Severity::note, .confidence = 85};
        finding.message = "Quotation marks lost: " + quoted(c.rewrite, span) + " is a quotation in the source";
        finding.why = std::to_string(best) + " words in a row of the source’s quotation stand here without marks";
        finding.source = quote_evidence(c.source, claim.span);
        finding.rewrite = quote_evidence(c.rewrite, span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
