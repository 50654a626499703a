// Two of a reworded sentence that changed parts: doer and sufferer of a verb, the sides of a comparison, the ends of a way.
#pragma once

#include <vector>

#include "factdiff/checking/statement_sense.h"

namespace factdiff {

/// “The driver, who was pulled from the wreck by farm hands” told as “Farm hands were pulled from the wreck by the driver”; “designed by Holm and
/// built by Rusk” as “designed by Rusk”. At one verb of the source; true when it was found.
bool exchanged_at_verb(const StatementView& view, TokenIndex verb, std::vector<Finding>& findings);
/// At any verb that either side tells in the passive with its doer.
void exchanged_in_the_passive(const StatementView& view, std::vector<Finding>& findings);

/// “Dearer for women than for men” told as “men pay more than women”; “from Tarn to Calder” as “bound for Tarn from Calder”.
void exchanged_in_a_comparison(const Comparison& comparison, std::vector<Finding>& findings);
void exchanged_ends_of_a_way(const Comparison& comparison, std::vector<Finding>& findings);

/// “84 years for women and 81 for men” told as “men live 84 years, women 81”.
void exchanged_figures(const Comparison& comparison, std::vector<Finding>& findings);

/// “Fewer men than women” told as “more women than men”, “Norway leads Sweden” as “Sweden trails Norway”: sides and comparison were both turned, so that nothing was.
bool compared_the_other_way(const Comparison& comparison, const StatementPair& pair);

}  // namespace factdiff
