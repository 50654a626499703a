#include "factdiff/claims/extract.h"

namespace factdiff {

void find_modality(const SegmentedText&, std::vector<Claim>&) {}

}  // namespace factdiff
