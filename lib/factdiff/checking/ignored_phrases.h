// Phrases of the house that no finding is made of: the line at the end of every story, the name of a rubric.
//
//     drop_inside_phrases(source, rewrite, {"Registered charity no. 40213"}, findings);
#pragma once

#include <string>
#include <vector>

#include "factdiff/checking/finding.h"
#include "factdiff/reading/document.h"

namespace factdiff {

/// Drops the findings whose words, on either side, lie inside one of the phrases. Letter case does not matter and white space is one space.
void drop_inside_phrases(const Document& source, const Document& rewrite, const std::vector<std::string>& phrases, std::vector<Finding>& findings);

}  // namespace factdiff
