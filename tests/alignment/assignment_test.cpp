#include "factdiff/alignment/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace factdiff {
namespace {

float sum(const std::vector<ScoredEdge>& edges) {
    float total = 0;
    for (const ScoredEdge& edge : edges) total += edge.score;
    return total;
}

/// The oracle: tries every choice of edges.
float best_by_trying_all(const std::vector<ScoredEdge>& edges, std::size_t at, std::uint32_t rows_taken, std::uint32_t columns_taken) {
    if (at == edges.size()) return 0;
    const ScoredEdge& edge = edges[at];
    float best = best_by_trying_all(edges, at + 1, rows_taken, columns_taken);
    if ((rows_taken >> edge.row & 1) == 0 && (columns_taken >> edge.column & 1) == 0)
        best = std::max(best, edge.score + best_by_trying_all(edges, at + 1, rows_taken | 1U << edge.row, columns_taken | 1U << edge.column));
    return best;
}

TEST(BestAssignment, GivesUpTheHighestEdgeForAHigherSum) {
    const auto chosen = best_assignment({{0, 0, 0.9F}, {0, 1, 0.8F}, {1, 0, 0.8F}});
    ASSERT_EQ(chosen.size(), 2U);
    EXPECT_EQ(chosen[0].column, 1U);
    EXPECT_EQ(chosen[1].column, 0U);
}

TEST(BestAssignment, OfNothingIsNothing) { EXPECT_TRUE(best_assignment({}).empty()); }

TEST(BestAssignment, AgreesWithTryingAllOnRandomGraphs) {
    std::mt19937 random(20251031);  // NOLINT(cert-msc51-cpp): the same graphs in every run
    for (int round = 0; round < 3000; ++round) {
        const std::uint32_t rows = 1 + random() % 5, columns = 1 + random() % 5;
        std::vector<ScoredEdge> edges;
        for (std::uint32_t r = 0; r < rows; ++r)
            for (std::uint32_t c = 0; c < columns; ++c)
                if (random() % 3 != 0) edges.push_back({r, c, 0.01F + static_cast<float>(random() % 100) / 100.0F});
        const float expected = best_by_trying_all(edges, 0, 0, 0);
        std::shuffle(edges.begin(), edges.end(), random);
        const auto chosen = best_assignment(edges);
        EXPECT_NEAR(sum(chosen), expected, 1e-4) << "round " << round;
        std::uint32_t rows_taken = 0, columns_taken = 0;
        for (const ScoredEdge& edge : chosen) {
            EXPECT_EQ(rows_taken >> edge.row & 1, 0U) << "row " << edge.row << " is paired twice";
            EXPECT_EQ(columns_taken >> edge.column & 1, 0U) << "column " << edge.column << " is paired twice";
            rows_taken |= 1U << edge.row;
            columns_taken |= 1U << edge.column;
        }
    }
}

TEST(BestAssignment, OfALargeComponentStaysQuickAndOneToOne) {
    std::vector<ScoredEdge> edges;
    for (std::uint32_t r = 0; r < 320; ++r)
        for (std::uint32_t c = 0; c < 320; ++c) edges.push_back({r, c, 1.0F / (1.0F + static_cast<float>(r > c ? r - c : c - r))});
    EXPECT_EQ(best_assignment(edges).size(), 320U);
}

}  // namespace
}  // namespace factdiff
