// Sentence boundaries from the marks and the words around them. Where a full stop may belong to an abbreviation, what follows decides. A sentence in
// capitals throughout is read as if it stood in small letters: “NO EVIDENCE” denies, “MAY CUT” hedges.
#include "factdiff/segmentation/segment.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

class Splitter {
public:
    Splitter(const Document& document, Vocabulary& vocabulary, Segments& out)
        : text_{document, out, vocabulary}, vocabulary_(vocabulary), out_(out) {}

    void run() {
        for (std::uint32_t p = 0; p < out_.paragraphs.size(); ++p) {
            Paragraph& paragraph = out_.paragraphs[p];
            paragraph.first_sentence = static_cast<std::uint32_t>(out_.sentences.size());
            TokenIndex first = paragraph.first_token;
            for (TokenIndex i = first; i < paragraph.end_token; ++i) {
                if (!ends_sentence(i)) continue;
                TokenIndex next = i + 1;
                while (next < paragraph.end_token && closes(next)) ++next;
                if (next >= paragraph.end_token || !begins_sentence(i, next, paragraph.end_token)) continue;
                add(first, next, p);
                first = next;
                i = next - 1;
            }
            add(first, paragraph.end_token, p);
            paragraph.end_sentence = static_cast<std::uint32_t>(out_.sentences.size());
        }
    }

private:
    bool ends_sentence(TokenIndex i) const {
        const Token& token = text_.token(i);
        if (token.kind == TokenKind::word) return token.span.length() > 1 && text_.document.text()[token.span.end - 1] == '.';
        if (token.kind != TokenKind::punctuation) return false;
        const std::string_view surface = text_.surface(i);
        return surface == "." || surface == "!" || surface == "?" || surface == "…" || surface.starts_with("..");
    }

    /// A quotation mark or bracket that closes right behind the full stop.
    bool closes(TokenIndex i) const {
        const Token& token = text_.token(i);
        if (token.space_before) return false;
        if (token.kind == TokenKind::quote_mark) return true;
        const std::string_view surface = text_.surface(i);
        return surface == ")" || surface == "]" || surface == "!" || surface == "?" || surface == ".";
    }

    /// "Smith asked", "the mayor told reporters": the words after a quotation that end with a verb of saying before any comma.
    bool is_speech_tag(TokenIndex next, TokenIndex end) const {
        for (TokenIndex i = next; i < std::min(next + 6, end); ++i) {
            if (text_.token(i).kind == TokenKind::punctuation || text_.token(i).kind == TokenKind::quote_mark) return false;
            if (text_.is(i, WordClass::reporting)) return true;
        }
        return false;
    }

    bool begins_sentence(TokenIndex stop, TokenIndex next, TokenIndex end) const {
        const Token& token = text_.token(next);
        if (!token.space_before) return false;
        const std::string_view mark = text_.surface(stop);
        const bool word_stop = text_.token(stop).kind == TokenKind::word;
        const bool after_quote = next > stop + 1 && text_.token(next - 1).kind == TokenKind::quote_mark;
        if (token.kind == TokenKind::word && !token.capitalised) return false;
        if (token.kind == TokenKind::symbol || (token.kind == TokenKind::punctuation && text_.surface(next) != "(" && text_.surface(next) != "[")) {
            if (token.kind == TokenKind::punctuation) return false;
        }
        if (word_stop) {
            // After an abbreviation only a word that opens sentences ("Acme Inc. The company …") makes a boundary; "Gov. Brandt", "U.S. Senate" and
            // "Feb. 19" do not.
            if (after_quote) return true;
            if (token.kind != TokenKind::word)
                return token.kind == TokenKind::quote_mark && !text_.is(stop, WordClass::honorific | WordClass::title_noun | WordClass::month);
            if (text_.is(stop, WordClass::honorific)) return false;
            return text_.is(next, WordClass::function_word | WordClass::pronoun | WordClass::not_a_name) && !token.all_caps;
        }
        if (after_quote && mark != "." && is_speech_tag(next, end)) return false;  // “Why?” Smith asked.
        if (mark != "." && mark != "!" && mark != "?") return token.kind == TokenKind::word && !is_speech_tag(next, end);
        return true;
    }

    /// Three words or more in capitals, one of them too long for an initialism, and none in small letters but units (“£3m”).
    bool is_loud(TokenIndex first, TokenIndex end) const {
        std::uint32_t capitals = 0;
        bool long_word = false;
        for (TokenIndex i = first; i < end; ++i) {
            const Token& token = text_.token(i);
            if (token.kind != TokenKind::word) continue;
            if (token.all_caps) {
                ++capitals;
                long_word = long_word || token.span.length() > 3;
            } else if (token.span.length() > 1 && (token.space_before || i == first || text_.surface(i).front() != '\'')) {
                if (i == first || text_.token(i - 1).kind != TokenKind::number) return false;
            }
        }
        return capitals >= 3 && long_word;
    }

    /// “IN MAY”, “MAY 4”: the month keeps its capital.
    bool is_month(TokenIndex i, TokenIndex first) const {
        if (!text_.is(i, WordClass::month)) return false;
        if (text_.is(i + 1, TokenKind::number) || (i > first && text_.is(i - 1, TokenKind::number))) return true;
        if (i == first) return false;
        const std::string_view before = text_.surface(i - 1);
        for (const std::string_view opener : {"IN", "OF", "LAST", "NEXT", "SINCE", "UNTIL", "BY", "FROM", "MID", "EARLY", "LATE", "THIS"})
            if (before == opener) return true;
        return false;
    }

    void lower(TokenIndex first, TokenIndex end) {
        std::string small;
        for (TokenIndex i = first; i < end; ++i) {
            Token& token = out_.tokens[i];
            if (!token.all_caps || text_.surface(i) == "US") continue;  // hardly ever the pronoun
            const bool month = is_month(i, first);
            small = text_.surface(i);
            for (char& c : small)
                if (!(month && &c == small.data())) c = ascii_lower(c);
            const Surface& surface = vocabulary_.surface(small);
            token.word = surface.word;
            token.stem = surface.stem;
            token.classes = surface.classes;
            if (!month && has(surface.classes, WordClass::function_word | WordClass::pronoun | WordClass::auxiliary | WordClass::negator))
                token.capitalised = token.has_capital = token.all_caps = false;
        }
    }

    void add(TokenIndex first, TokenIndex end, std::uint32_t paragraph) {
        if (first >= end) return;
        const bool loud = out_.tokens[end - 1].span.end - out_.tokens[first].span.begin > 8 && is_loud(first, end);
        if (loud) lower(first, end);
        for (TokenIndex i = first; i < end; ++i) {
            if (text_.token(i).kind == TokenKind::quote_mark || text_.token(i).kind == TokenKind::punctuation) continue;
            out_.tokens[i].sentence_start = true;
            // “3 Hidden rivers”, a heading: its first word has its capital from the place, as that of a sentence.
            const bool heading = text_.token(i).kind == TokenKind::number && i + 1 < end && text_.token(end - 1).kind == TokenKind::word;
            if (heading && text_.token(i + 1).kind == TokenKind::word) out_.tokens[i + 1].sentence_start = true;
            break;
        }
        WordClass classes = WordClass::none;
        PoleMask poles;
        for (TokenIndex i = first; i < end; ++i) {
            const Token& token = out_.tokens[i];
            classes = classes | token.classes;
            if (token.kind == TokenKind::number) classes = classes | WordClass::number_word;
            if (has(token.classes, WordClass::opposite)) poles = poles | text_.word(i).poles;
        }
        out_.sentences.push_back({out_.span_of(first, end), first, end, paragraph, classes, poles, loud});
    }

    SegmentedText text_;
    Vocabulary& vocabulary_;
    Segments& out_;
};

}  // namespace

void split_sentences(const Document& document, Vocabulary& vocabulary, Segments& out) { Splitter(document, vocabulary, out).run(); }

}  // namespace factdiff
