// What somebody is to somebody: brother, daughter, wife. Table: lexicon/en/kin.tsv.
//
//     kin_relation("mum")       // "mother"
//     kin_relation("partner")   // "": says too little
#pragma once

#include <string_view>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

std::string_view kin_relation(const WordText& folded);

}  // namespace factdiff
