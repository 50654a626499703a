// Peoples, and the words that tell of one without naming it: its country, the parts and cities of it. Table: lexicon/en/peoples.tsv.
//
//     is_people("norwegian");                // true
//     tells_of_people("bergen", "norwegian")  // true: who comes from Bergen may be called a Norwegian
#pragma once

#include <string_view>

namespace factdiff {

/// `word` is folded and in lower case, as are those below.
bool is_people(std::string_view word);

/// Whether `word` names the people, in this form or another, or something that is only theirs.
bool tells_of_people(std::string_view word, std::string_view people);

}  // namespace factdiff
