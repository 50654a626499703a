// What an editor touched in a rewrite that is otherwise its source, word for word.
//
//     source:   "Police stopped the van near Calder. It was stolen."
//     rewrite:  "Police chased the van near Calder. It was stolen."      one lone edit: "stopped" / "chased"
//     rewrite:  "Officers chased the van close to Calder. It was stolen."    none: whoever words so much anew may mean the same by it all
//
// Rules that weigh one word against another ask it: what was changed alone was changed on purpose.
#pragma once

#include <cstdint>
#include <vector>

#include "factdiff/checking/rules.h"
#include "factdiff/checking/verbatim.h"

namespace factdiff {

struct LoneEdit {
    std::uint32_t source = 0, rewrite = 0;  // the sentences
    Slot slot;                              // where they differ, in words that tell something
};

/// All by sentence of the rewrite. Words put in or left out are no rewording: only those put in the place of others are counted as such.
struct LoneEdits {
    std::vector<LoneEdit> few;   // empty where much was touched
    std::vector<LoneEdit> lone;  // the same, or empty where more than one stretch here and there was put in another's place
    bool worded_anew = false;    // some was
};
/// Marks, articles and the “and” of a list: an edit of these alone is none.
bool is_mark_or_article(const Token& token, const Vocabulary& vocabulary);

const LoneEdits& lone_edits(const Comparison& comparison);

}  // namespace factdiff
