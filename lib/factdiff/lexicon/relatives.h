// What somebody is to somebody: brother, daughter, wife. Table: lexicon/en/relatives.tsv.
//
//     kind_of_relative("mum")       // "mother"
//     kind_of_relative("partner")   // "": says too little
#pragma once

#include <string_view>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

std::string_view kind_of_relative(const WordText& folded);

}  // namespace factdiff
