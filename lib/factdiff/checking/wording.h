// What rules share: evidence made from claims, words quoted in messages, and where a claim stands.
#pragma once

#include <string>
#include <vector>

#include "factdiff/checking/finding.h"
#include "factdiff/checking/rules.h"

namespace factdiff {

/// The claim's words and canonical value as one side of a finding.
Evidence evidence_of(const Article& article, const Claim& claim);

/// Any words as one side of a finding; they are their own value.
Evidence evidence_of(const Article& article, Span span);

/// “words”, with white space folded and a long passage clipped in the middle.
std::string quoted(const Article& article, Span span, std::size_t most = 80);

/// Sets the message, what: “words of the rewrite” was “words of the source”, and both as evidence.
void tell_change(Finding& finding, std::string_view what, const Comparison& c, Span was, Span is);
void tell_change(Finding& finding, std::string_view what, const Comparison& c, const Claim& was, const Claim& is);
/// The message alone, from the evidence that the finding has.
void word_change(Finding& finding, std::string_view what, const Article& source, const Article& rewrite);

/// True when a name, a figure or a date stands in the words: rules of their own tell of these. “Second” is one by `ranks`.
bool is_valued(const Article& article, Span span, bool ranks);

/// True when some rule has told of these words of the rewrite in more than a note.
bool told_in(const std::vector<Finding>& findings, Span words);

/// True when the claim stands inside quotation marks. What changed there is the business of the quote rules.
bool inside_quotation(const Article& article, const Claim& claim);

}  // namespace factdiff
