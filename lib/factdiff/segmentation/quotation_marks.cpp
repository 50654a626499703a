// Pairs of double quotation marks inside each paragraph.
#include "factdiff/segmentation/segment.h"

namespace factdiff {
namespace {

bool is_double(std::string_view mark) {
    return mark == "\"" || mark == "“" || mark == "”" || mark == "„" || mark == "‟" || mark == "''" || mark == "``";
}

}  // namespace

void find_quotations(const Document& document, Segments& out) {
    for (std::uint32_t p = 0; p < out.paragraphs.size(); ++p) {
        const Paragraph& paragraph = out.paragraphs[p];
        TokenIndex open = paragraph.end_token;
        const auto close = [&](TokenIndex mark, bool open_ended) {
            QuotationSpan quotation;
            quotation.outer = {out.tokens[open].span.begin, open_ended ? out.tokens[mark - 1].span.end : out.tokens[mark].span.end};
            quotation.inner = {out.tokens[open].span.end, open_ended ? quotation.outer.end : out.tokens[mark].span.begin};
            quotation.first_token = open + 1;
            quotation.end_token = mark;
            quotation.paragraph = p;
            quotation.open_ended = open_ended;
            for (TokenIndex i = open + 1; i < mark; ++i) out.tokens[i].quoted = true;
            out.quotations.push_back(quotation);
            open = paragraph.end_token;
        };
        for (TokenIndex i = paragraph.first_token; i < paragraph.end_token; ++i) {
            const Token& token = out.tokens[i];
            if (token.kind != TokenKind::quote_mark || !is_double(document.text_of(token.span))) continue;
            if (open == paragraph.end_token)
                open = i;
            else
                close(i, false);
        }
        if (open + 1 < paragraph.end_token) close(paragraph.end_token, true);
    }
}

}  // namespace factdiff
