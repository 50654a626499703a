#include "factdiff/claims/extract.h"

namespace factdiff {

void find_names(const SegmentedText&, std::vector<Claim>&) {}

}  // namespace factdiff
