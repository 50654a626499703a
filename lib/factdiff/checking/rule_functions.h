// The functions of the rules, one a file; rules.cpp names each in its row.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

void number_changed(const Comparison& comparison, std::vector<Finding>& findings);
void number_unsupported(const Comparison& comparison, std::vector<Finding>& findings);
void arithmetic_inconsistent(const Comparison& comparison, std::vector<Finding>& findings);
void number_derived(const Comparison& comparison, std::vector<Finding>& findings);
void number_omitted(const Comparison& comparison, std::vector<Finding>& findings);
void unit_changed(const Comparison& comparison, std::vector<Finding>& findings);
void bound_changed(const Comparison& comparison, std::vector<Finding>& findings);
void measure_changed(const Comparison& comparison, std::vector<Finding>& findings);
void date_changed(const Comparison& comparison, std::vector<Finding>& findings);
void date_unsupported(const Comparison& comparison, std::vector<Finding>& findings);
void date_omitted(const Comparison& comparison, std::vector<Finding>& findings);

void negation_changed(const Comparison& comparison, std::vector<Finding>& findings);
void certainty_changed(const Comparison& comparison, std::vector<Finding>& findings);
void direction_changed(const Comparison& comparison, std::vector<Finding>& findings);
void detail_changed(const Comparison& comparison, std::vector<Finding>& findings);
void detail_added(const Comparison& comparison, std::vector<Finding>& findings);
void role_swapped(const Comparison& comparison, std::vector<Finding>& findings);
void pronoun_unclear(const Comparison& comparison, std::vector<Finding>& findings);
void quantifier_changed(const Comparison& comparison, std::vector<Finding>& findings);

void name_changed(const Comparison& comparison, std::vector<Finding>& findings);
void name_unsupported(const Comparison& comparison, std::vector<Finding>& findings);
void name_omitted(const Comparison& comparison, std::vector<Finding>& findings);
void title_changed(const Comparison& comparison, std::vector<Finding>& findings);

void quote_altered(const Comparison& comparison, std::vector<Finding>& findings);
void quote_adjusted(const Comparison& comparison, std::vector<Finding>& findings);
void quote_unsupported(const Comparison& comparison, std::vector<Finding>& findings);
void quote_from_paraphrase(const Comparison& comparison, std::vector<Finding>& findings);
void quote_unquoted(const Comparison& comparison, std::vector<Finding>& findings);
void quote_speaker_changed(const Comparison& comparison, std::vector<Finding>& findings);
void quote_merged(const Comparison& comparison, std::vector<Finding>& findings);
void quote_omitted(const Comparison& comparison, std::vector<Finding>& findings);
void attribution_changed(const Comparison& comparison, std::vector<Finding>& findings);
void attribution_dropped(const Comparison& comparison, std::vector<Finding>& findings);
void attribution_added(const Comparison& comparison, std::vector<Finding>& findings);
void reporting_verb_changed(const Comparison& comparison, std::vector<Finding>& findings);

void statement_unsupported(const Comparison&, std::vector<Finding>&);
void statement_omitted(const Comparison&, std::vector<Finding>&);
void input_repaired(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
