#include "factdiff/claims/extract.h"

namespace factdiff {

void find_quantities(const SegmentedText&, std::vector<Claim>&) {}

}  // namespace factdiff
