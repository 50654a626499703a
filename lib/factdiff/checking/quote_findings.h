// What the rules of quotations share. Internal to checking/.
#pragma once

#include <string>

#include "factdiff/alignment/quote_edit.h"
#include "factdiff/checking/rules.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

inline const Quotation& quotation(const Article& article, std::uint32_t claim) { return std::get<Quotation>(article.claims[claim].value); }

/// The quotation as one side of a finding, its differing words marked.
Evidence quote_evidence(const Article& article, Span span, std::vector<Span> changed = {});

/// "paired by speaker (Whitlock) and 3 of 6 content words; 4 words replaced"
std::string why_paired(const Comparison& comparison, const QuoteLink& link);

/// What the source's quotation goes on to say in the same sentence where it takes back or limits what the rewrite keeps, and the rewrite tells
/// nowhere near: “fine by day” of “fine by day and not fine by night”. Empty where the cut is faithful.
Span lost_caveat(const Comparison& comparison, const QuoteLink& link);

/// Words inside the quotation (letters or figures), split parts together.
std::size_t word_count(const Article& article, const Quotation& quote);

}  // namespace factdiff
