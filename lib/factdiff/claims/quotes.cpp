#include "factdiff/claims/extract.h"

namespace factdiff {

void find_quotes(const SegmentedText&, std::vector<Claim>&) {}

}  // namespace factdiff
