// Quotations as claims: split ones and those over several paragraphs joined, each with its role. Speakers are bound in attributions.cpp.
//
//     “I will not,” said Doe, “pay a cent.”      one claim, two parts
//     the so-called “reform”                     scare
//     the film “Rivers of Salt”                  title
#include <algorithm>
#include <array>

#include "factdiff/claims/extract.h"

namespace factdiff {
namespace {

constexpr std::array<WordText, 38> works = {"film",     "book",      "novel",    "song",        "album",  "play",    "movie",      "series",
                                            "show",     "report",    "poem",     "opera",       "memoir", "essay",   "article",    "single",
                                            "musical",  "game",      "painting", "documentary", "story",  "episode", "exhibition", "titled",
                                            "entitled", "headlined", "podcast",  "study",       "paper",  "column",  "magazine",   "ballet",
                                            "drama",    "sitcom",    "comedy",   "anthem",      "slogan", "track"};

class QuoteFinder {
public:
    QuoteFinder(const SegmentedText& text, std::vector<Claim>& claims) : text_(text), claims_(claims) {}

    void run() {
        const auto& list = text_.segments.quotations;
        for (std::size_t q = 0; q < list.size(); ++q) {
            if (used_.size() < list.size()) used_.assign(list.size(), false);
            if (used_[q]) continue;
            Quotation quote;
            quote.parts.push_back(list[q].inner);
            std::size_t last = q;
            if (list[q].depth == 0)
                for (std::size_t next = following(last); next < list.size(); next = following(last)) {
                    if (!continues(list[last], list[next]) && !split(list[last], list[next])) break;
                    quote.parts.push_back(list[next].inner);
                    used_[next] = true;
                    last = next;
                }
            quote.role = role(list[q], quote);
            const Span span = join(quote.parts.front(), quote.parts.back());
            add_claim(claims_, ClaimKind::quote, span, std::move(quote));
        }
    }

private:
    std::size_t following(std::size_t q) const {
        const auto& list = text_.segments.quotations;
        for (++q; q < list.size(); ++q)
            if (list[q].depth == 0) return q;
        return q;
    }

    static bool continues(const QuotationSpan& a, const QuotationSpan& b) { return a.open_ended && b.continues && b.paragraph == a.paragraph + 1; }

    /// “I will not,” said Doe, “pay a cent.”
    bool split(const QuotationSpan& a, const QuotationSpan& b) const {
        if (a.paragraph != b.paragraph || a.single != b.single || a.open_ended) return false;
        TokenIndex from = a.end_token + 1, to = b.first_token - 1;
        if (to <= from || to - from > 14) return false;
        bool comma = text_.surface(a.end_token - 1) == "," || text_.surface(from) == "," || text_.surface(from) == "—" ||
                     text_.surface(a.end_token - 1) == "—";
        if (!comma) return false;
        bool cue = false;
        for (TokenIndex t = from; t < to; ++t) {
            std::string_view s = text_.surface(t);
            if (s == "." || s == "!" || s == "?" || s == ";" || s == ":") return false;
            cue = cue || text_.is(t, WordClass::reporting);
        }
        if (!cue) return false;
        std::string_view before = text_.surface(to - 1);
        bool lower = !text_.token(b.first_token).capitalised;
        return before == "," || before == "—" || before == "–" || (lower && to - from <= 5);
    }

    QuoteRole role(const QuotationSpan& span, const Quotation& quote) const {
        if (span.depth > 0) return QuoteRole::nested;
        if (quote.parts.size() > 1 || span.open_ended) return QuoteRole::speech;
        std::size_t words = 0, capitals = 0, content = 0;
        bool verb = false;
        for (TokenIndex t = span.first_token; t < span.end_token; ++t) {
            if (text_.token(t).kind == TokenKind::word) {
                ++words;
                if (!text_.is(t, WordClass::function_word)) {
                    ++content;
                    capitals += text_.token(t).capitalised;
                }
                verb = verb || text_.is(t, WordClass::auxiliary | WordClass::pronoun);
            } else if (text_.token(t).kind == TokenKind::number) {
                ++words, ++content;
            }
        }
        std::string_view last = text_.surface(span.end_token - 1);
        bool comma_inside = last == "," || last == "!" || last == "?";
        TokenIndex mark = span.first_token - 1;
        bool work = false;
        for (TokenIndex back = 1; back <= 4 && back <= mark; ++back)
            work = work || std::find(works.begin(), works.end(), text_.lower(mark - back)) != works.end();
        if (content >= 1 && capitals == content && words <= 10 && !comma_inside && (work || (words >= 2 && !verb))) return QuoteRole::title;
        if (words <= 3 && !verb && !(last == "!" || last == "?")) return QuoteRole::scare;
        return QuoteRole::speech;
    }

    const SegmentedText text_;
    std::vector<Claim>& claims_;
    std::vector<bool> used_;
};

}  // namespace

void find_quotes(const SegmentedText& text, std::vector<Claim>& claims) { QuoteFinder(text, claims).run(); }

}  // namespace factdiff
