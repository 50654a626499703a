// The parts of a text: paragraphs, sentences, tokens, quotations. Spans and kinds only; words are looked up in the Vocabulary.
//
//     Segments segments = segment(document, vocabulary);                     // segmentation/segment.h
//     const Token& first = segments.tokens[segments.sentences[0].first_token];
//     segments.sentence_at(offset);                                          // index of the sentence that holds a byte
//
// Tokens: a word is a run of letters with inner apostrophes and, for initialisms and known abbreviations, full stops ("U.S.", "p.m.", "Mr."); letters
// may carry digits after them ("H20", "G7"). A number is a run of digits with inner separators ("260,000", "3.8", "1.234,56", "11:52"), no sign, no
// letters: "5km", "$3bn", "34-year-old" and "2012-13" are several tokens without space between. The clitics 's ’re ’ve ’ll ’d ’m are tokens of their
// own; n't stays with its verb. Hyphens and dashes always stand alone.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "factdiff/lexicon/vocabulary.h"
#include "factdiff/reading/document.h"
#include "factdiff/text/span.h"

namespace factdiff {

using TokenIndex = std::uint32_t;

enum class TokenKind : std::uint8_t {
    word,
    number,
    punctuation,  // . , ; : ! ? ( ) [ ] - – — … /
    quote_mark,   // every mark that may open or close a quotation, apostrophes that stand alone included
    symbol        // $ £ € % ° + = & and the rest
};

struct Token {
    Span span;
    WordId word = 0;                      // folded text of any token; for numbers and marks the surface itself
    WordId stem = 0;                      // of the word, and
    WordClass classes = WordClass::none;  // what the lexicon knows of it: here too, because every stage asks for them at every token
    TokenKind kind = TokenKind::word;
    bool space_before = false;
    bool capitalised = false;     // first letter is upper case
    bool all_caps = false;        // two letters or more, all upper case
    bool has_capital = false;     // of a word: at its start or behind a small letter (iPhone)
    bool sentence_start = false;  // first word of its sentence (quotation marks before it do not count)
    bool quoted = false;          // inside a quotation
    bool break_before = false;    // a line or paragraph break stands before it
};

struct Sentence {
    Span span;
    TokenIndex first_token = 0;
    TokenIndex end_token = 0;
    std::uint32_t paragraph = 0;
    WordClass classes =
        WordClass::none;  // of all its words together, a figure in digits as a number word: tells at once that a sentence has no negator
    PoleMask poles = {};  // likewise
    bool loud = false;    // written in capitals throughout, which then say nothing of names
};

struct Paragraph {
    Span span;
    TokenIndex first_token = 0;
    TokenIndex end_token = 0;
    std::uint32_t first_sentence = 0;
    std::uint32_t end_sentence = 0;
    FieldKind field = FieldKind::body;
};

/// What stands between a pair of quotation marks inside one paragraph. A speech over several paragraphs is several of these.
struct QuotationSpan {
    Span outer;                  // with its marks
    Span inner;                  // without
    TokenIndex first_token = 0;  // tokens inside the marks
    TokenIndex end_token = 0;
    std::uint32_t paragraph = 0;
    std::uint8_t depth = 0;   // 1 for a quotation inside a quotation
    bool single = false;      // ‘ ’ or ' '
    bool open_ended = false;  // no closing mark: the speech goes on in the next paragraph, or the mark has no partner
    bool continues = false;   // this paragraph's opening mark goes on with the quotation before it
};

/// A quotation mark without a partner, for the rule input-repaired.
struct StrayMark {
    Span span;
};

struct Segments {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Paragraph> paragraphs;
    std::vector<QuotationSpan> quotations;  // sorted by place, outer before inner
    std::vector<StrayMark> stray_marks;

    /// To be called once all tokens stand: token_at() and tokens_in() look up instead of searching.
    void index_tokens();
    /// Index of the sentence / token that holds the byte or, between two, of the one before; 0 for the first.
    std::uint32_t sentence_at(std::uint32_t offset) const;
    TokenIndex token_at(std::uint32_t offset) const;
    /// Tokens that overlap `span`: [first, second).
    std::pair<TokenIndex, TokenIndex> tokens_in(Span span) const;
    Span span_of(TokenIndex first, TokenIndex end) const { return {tokens[first].span.begin, tokens[end - 1].span.end}; }

private:
    TokenIndex first_ending_behind(std::uint32_t offset) const {
        return offset < indexed_ ? ending_behind_[offset] : static_cast<TokenIndex>(tokens.size());
    }

    std::unique_ptr<TokenIndex[]> ending_behind_;  // for each byte of text: the first token that ends behind it
    std::uint32_t indexed_ = 0;                    // how many bytes: to the end of the last token
};

/// One text ready for extraction: everything an extractor may look at.
struct SegmentedText {
    /// To be made once all tokens stand.
    SegmentedText(const Document& of_document, const Segments& its_segments, const Vocabulary& its_vocabulary)
        : document(of_document), segments(its_segments), vocabulary(its_vocabulary), tokens(its_segments.tokens) {}

    const Document& document;
    const Segments& segments;
    const Vocabulary& vocabulary;
    std::span<const Token> tokens;  // of `segments`: at hand, because nearly every question is asked of one

    const Token& token(TokenIndex i) const { return tokens[i]; }
    std::size_t size() const { return tokens.size(); }
    const Word& word(TokenIndex i) const { return vocabulary[tokens[i].word]; }
    /// The folded word of token i ("us" for "U.S."), or "" beyond either end.
    WordText lower(TokenIndex i) const { return i < size() ? word(i).lower() : WordText{}; }
    std::string_view surface(TokenIndex i) const { return i < size() ? document.text_of(token(i).span) : std::string_view{}; }
    bool is(TokenIndex i, WordClass any_of) const { return i < size() && has(token(i).classes, any_of); }
    bool is(TokenIndex i, SpeechRole any_of) const { return i < size() && has(word(i).speech, any_of); }
    bool is(TokenIndex i, TokenKind kind) const { return i < size() && token(i).kind == kind; }
    /// “7”, “seven”.
    bool is_number(TokenIndex i) const { return is(i, TokenKind::number) || is(i, WordClass::number_word); }
};

}  // namespace factdiff
