// Extraction: a Document becomes an Article.
//
//     Article article = analyse(std::move(document), vocabulary, reference_day);
//
// Each kind of claim has a finder of its own, called in this order; a finder sees the claims found before it (dates keep "2025" from being read as a
// count; quotes need names). Finders append and never remove; what the markup of the file says is heeded when all that it can speak of are found.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/context.h"
#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

using ReferenceDay = std::optional<std::chrono::year_month_day>;

Article analyse(Document document, Vocabulary& vocabulary, ReferenceDay reference_day, const StopRequest& stop = {});

void find_dates(const SegmentedText& text, ReferenceDay reference_day, std::vector<Claim>& claims);  // dates.cpp: date, time
void find_quantities(const SegmentedText& text, std::vector<Claim>& claims);                         // quantities.cpp: number … score
void find_names(const SegmentedText& text, std::vector<Claim>& claims);                              // names.cpp
void heed_markup(const SegmentedText& text, std::vector<Claim>& claims);                             // markup_evidence.cpp: corrects dates and names
void find_quotes(const SegmentedText& text, std::vector<Claim>& claims);                             // quotes.cpp: spans and roles, then speakers
void find_attributions(const SegmentedText& text, std::vector<Claim>& claims);  // attributions.cpp: also fills speaker and cue of quotes
void find_modality(const SegmentedText& text, std::vector<Claim>& claims);      // modality.cpp: negated, certainty; Claim::attribution

}  // namespace factdiff
