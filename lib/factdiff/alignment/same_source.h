// Whether two mentions of a speaker, one in each version, can be the same.
//
//     "Jensen Huang" / "Huang"                    same
//     "Hillary Clinton" / "Bill Clinton"          different, when both stand in the article
//     "a police spokesman" / "Dana Whitlock"      unknown: she may be the spokesman
//     "the ministry" / "a ministry official"      same
#pragma once

#include <cstdint>
#include <string_view>

#include "factdiff/alignment/pairing.h"
#include "factdiff/claims/value.h"

namespace factdiff {

enum class SourceRelation : std::uint8_t { same, different, unknown };

/// `doubtful` is set where one side is a pronoun, so that its person was only inferred.
SourceRelation same_source(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const Mention& a, const Mention& b,
                           bool& doubtful);

}  // namespace factdiff
