// Optimal assignment: the one-to-one pairing of rows and columns whose scores sum highest. Not every row need be paired.
//
//     std::vector<ScoredEdge> edges = {{0, 0, 0.9F}, {0, 1, 0.8F}, {1, 0, 0.8F}};
//     best_assignment(edges);   // {0,1} and {1,0}: 1.6 beats 0.9
//
// Edges are the only pairs allowed; scores are positive. Each connected component is solved on its own by shortest augmenting paths (Jonker and
// Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987); a component of more than
// 120 rows or columns, which no article gives, greedily.
#pragma once

#include <cstdint>
#include <vector>

namespace factdiff {

struct ScoredEdge {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    float score = 0;
};

/// The chosen edges, sorted by row. Among equal sums the choice depends only on the edges, not on their order.
std::vector<ScoredEdge> best_assignment(std::vector<ScoredEdge> edges);

}  // namespace factdiff
