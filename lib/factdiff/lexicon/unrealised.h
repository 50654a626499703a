// Words that hold back what they govern: planned, tried, asked for or alleged, and not done yet or not proven. Table: lexicon/en/unrealised.tsv.
//
//     for (const HeldBack& held : held_back_by(vocabulary[accused]))
//         held.complement;    // Complement::of_ing: “accused of stealing”
#pragma once

#include <cstdint>
#include <span>

#include "factdiff/lexicon/vocabulary.h"

namespace factdiff {

/// What the word governs.
enum class Complement : std::uint8_t {
    to,
    object_to,
    on_object_to,
    ing,
    of_ing,
    with_ing,
    short_of_ing,
    to_have,
    that,
    clause,
    bare,
    object,
    to_object
};
enum class Unrealised : std::uint8_t { plan, promise, attempt, request, question, allegation, denial };

struct HeldBack {
    Complement complement;
    Unrealised kind;
};

/// Empty for words without WordClass::unrealised. Lives as long as the program.
std::span<const HeldBack> held_back_by(const Word& word);

}  // namespace factdiff
