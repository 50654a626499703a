// Whether a text is English, from its little words alone: cheap, and the same on every machine.
//
//     reads_as_english(segmented)     // false for “Le ministre a annoncé que les travaux …”; true where there is too little to tell
#pragma once

#include "factdiff/segmentation/segments.h"

namespace factdiff {

bool reads_as_english(const SegmentedText& text);

}  // namespace factdiff
