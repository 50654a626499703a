#include "factdiff/claims/extract.h"

namespace factdiff {

void find_attributions(const SegmentedText&, std::vector<Claim>&) {}

}  // namespace factdiff
