// Words that hold back what they govern, as they stand in a sentence: “urged the board to close the mill” tells of no closing.
//
//     “urged the board to close the mill”:    verb_held_back(side, urged, Complement::object_to)    // close
//     “it would close”:                       holds_back(side, would)                               // true
//
// Which words do so, and how: lexicon/unrealised.h.
#pragma once

#include "factdiff/checking/statement_sense.h"
#include "factdiff/lexicon/unrealised.h"

namespace factdiff {

/// The verb that the word at `i` holds back, or kNoToken.
TokenIndex verb_held_back(const StatementSide& side, TokenIndex i, Complement complement);

/// A word that holds back, hedges, denies or asks: what it stands before is not told as done.
bool holds_back(const StatementSide& side, TokenIndex k);

/// “Closed”, “bought”; regular, or an irregular form that is no plural in -s.
bool is_past(const WordText& word);

}  // namespace factdiff
