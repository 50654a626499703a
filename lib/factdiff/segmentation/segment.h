// Splits a Document into paragraphs, sentences, tokens and quotations (types in segments.h). Total: any text gives Segments.
#pragma once

#include "factdiff/lexicon/vocabulary.h"
#include "factdiff/reading/document.h"
#include "factdiff/segmentation/segments.h"

namespace factdiff {

Segments segment(const Document& document, Vocabulary& vocabulary);

// The stages of segment(), each in a file of its own.
void tokenize(const Document& document, Vocabulary& vocabulary, Segments& out);  // tokens.cpp: tokens and paragraphs
void find_quotations(const Document& document, Segments& out);                   // quotation_marks.cpp: quotations, stray marks, Token::quoted
void split_sentences(const Document& document, Vocabulary& vocabulary, Segments& out);  // sentences.cpp

}  // namespace factdiff
