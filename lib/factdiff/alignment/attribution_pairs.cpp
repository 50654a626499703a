#include "factdiff/alignment/pairing.h"

namespace factdiff {

void pair_attributions(const PairingInput&, Alignment&) {}

}  // namespace factdiff
