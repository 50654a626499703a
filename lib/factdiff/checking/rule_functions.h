// The functions of the rules, one a file; rules.cpp names each in its row.
#pragma once

#include <vector>

#include "factdiff/checking/rules.h"

namespace factdiff {

void input_repaired(const Comparison& comparison, std::vector<Finding>& findings);

}  // namespace factdiff
