// The tokens of one sentence, as the readers of figures and dates look at them: every word by its place, nothing beyond the sentence.
//
//     “Prices rose by 5%”, on “5”:   before(i) → "by"   before(i, 2) → "rose"   before(i, 4) → ""   lower(i + 1) → "%"
//
// Private to the sources of claims/.
#pragma once

#include "factdiff/claims/number_grammar.h"
#include "factdiff/segmentation/segments.h"

namespace factdiff {

class SentenceTokens {
protected:
    explicit SentenceTokens(const SegmentedText& text) : text_(text) {}

    void enter(const Sentence& sentence) {
        begin_ = sentence.first_token;
        end_ = sentence.end_token;
        consumed_ = begin_;
    }
    WordText lower(TokenIndex i) const { return i >= begin_ && i < end_ ? text_.lower(i) : WordText{}; }
    WordText before(TokenIndex i, TokenIndex back = 1) const { return i >= begin_ + back ? text_.lower(i - back) : WordText{}; }
    bool is_word(TokenIndex i) const { return i < end_ && text_.is(i, TokenKind::word); }
    bool close(TokenIndex i) const { return i < end_ && glued(text_, i); }

    const SegmentedText text_;
    TokenIndex begin_ = 0;  // of the sentence
    TokenIndex end_ = 0;
    TokenIndex consumed_ = 0;  // nothing before it may be taken again
};

}  // namespace factdiff
