#include "factdiff/alignment/assignment.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace factdiff {
namespace {

constexpr std::size_t kLargest = 120;

/// Scores as integers, so that sums are exact and do not depend on the order of additions.
std::int64_t exact(float score) { return static_cast<std::int64_t>(score * 1'000'000.0F); }

struct Components {
    std::vector<std::uint32_t> parent;
    explicit Components(std::size_t size) : parent(size) { std::iota(parent.begin(), parent.end(), 0U); }
    std::uint32_t root(std::uint32_t x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    }
    void join(std::uint32_t a, std::uint32_t b) { parent[root(a)] = root(b); }
};

std::vector<std::uint32_t> distinct(std::span<const ScoredEdge> edges, std::uint32_t ScoredEdge::*member) {
    std::vector<std::uint32_t> values;
    values.reserve(edges.size());
    for (const ScoredEdge& edge : edges) values.push_back(edge.*member);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::uint32_t index_of(const std::vector<std::uint32_t>& values, std::uint32_t value) {
    return static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

void solve_greedily(std::span<const ScoredEdge> given, std::vector<ScoredEdge>& chosen) {
    std::vector<ScoredEdge> edges(given.begin(), given.end());
    std::stable_sort(edges.begin(), edges.end(), [](const ScoredEdge& a, const ScoredEdge& b) { return a.score > b.score; });
    const auto rows = distinct(edges, &ScoredEdge::row), columns = distinct(edges, &ScoredEdge::column);
    std::vector<bool> row_taken(rows.size()), column_taken(columns.size());
    for (const ScoredEdge& edge : edges) {
        const auto r = index_of(rows, edge.row), c = index_of(columns, edge.column);
        if (row_taken[r] || column_taken[c]) continue;
        row_taken[r] = column_taken[c] = true;
        chosen.push_back(edge);
    }
}

/// Least-cost assignment of every row to its own column; `cost` is rows × columns with rows ≤ columns. Returns the column of each row.
std::vector<std::size_t> shortest_augmenting_paths(const std::vector<std::int64_t>& cost, std::size_t rows, std::size_t columns) {
    constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<std::int64_t> row_price(rows + 1), column_price(columns + 1), least(columns + 1);
    std::vector<std::size_t> row_of(columns + 1, none), before(columns + 1);
    std::vector<bool> done(columns + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        // Column `columns` is a place outside the matrix where each path begins.
        row_of[columns] = row;
        std::size_t at = columns;
        std::fill(least.begin(), least.end(), infinite);
        std::fill(done.begin(), done.end(), false);
        do {
            done[at] = true;
            const std::size_t r = row_of[at];
            std::int64_t step = infinite;
            std::size_t next = none;
            for (std::size_t c = 0; c < columns; ++c) {
                if (done[c]) continue;
                const std::int64_t reduced = cost[r * columns + c] - row_price[r] - column_price[c];
                if (reduced < least[c]) {
                    least[c] = reduced;
                    before[c] = at;
                }
                if (least[c] < step) {
                    step = least[c];
                    next = c;
                }
            }
            for (std::size_t c = 0; c <= columns; ++c) {
                if (done[c]) {
                    row_price[row_of[c]] += step;
                    column_price[c] -= step;
                } else {
                    least[c] -= step;
                }
            }
            at = next;
        } while (row_of[at] != none);
        while (at != columns) {
            row_of[at] = row_of[before[at]];
            at = before[at];
        }
    }
    std::vector<std::size_t> column_of(rows);
    for (std::size_t c = 0; c < columns; ++c)
        if (row_of[c] != none) column_of[row_of[c]] = c;
    return column_of;
}

void solve(std::span<const ScoredEdge> edges, std::vector<ScoredEdge>& chosen) {
    if (edges.size() == 1) {
        chosen.push_back(edges.front());
        return;
    }
    const auto rows = distinct(edges, &ScoredEdge::row), columns = distinct(edges, &ScoredEdge::column);
    if (rows.size() > kLargest || columns.size() > kLargest) {
        solve_greedily(edges, chosen);
        return;
    }
    // A column of its own for each row stands for "unpaired", at cost 0; an edge costs minus its score.
    const std::size_t width = columns.size() + rows.size();
    constexpr std::int64_t forbidden = 1'000'000'000'000;
    std::vector<std::int64_t> cost(rows.size() * width, forbidden);
    std::vector<float> score(rows.size() * columns.size());
    for (const ScoredEdge& edge : edges) {
        const auto r = index_of(rows, edge.row), c = index_of(columns, edge.column);
        cost[r * width + c] = -exact(edge.score);
        score[r * columns.size() + c] = edge.score;
    }
    for (std::size_t r = 0; r < rows.size(); ++r) cost[r * width + columns.size() + r] = 0;
    const auto column_of = shortest_augmenting_paths(cost, rows.size(), width);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::size_t c = column_of[r];
        if (c < columns.size() && cost[r * width + c] < 0) chosen.push_back({rows[r], columns[c], score[r * columns.size() + c]});
    }
}

}  // namespace

std::vector<ScoredEdge> best_assignment(std::vector<ScoredEdge> edges) {
    std::vector<ScoredEdge> chosen;
    if (edges.empty()) return chosen;
    std::sort(edges.begin(), edges.end(),
              [](const ScoredEdge& a, const ScoredEdge& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    std::uint32_t rows = edges.back().row + 1, columns = 0;
    for (const ScoredEdge& edge : edges) columns = std::max(columns, edge.column + 1);
    Components components(rows + columns);
    for (const ScoredEdge& edge : edges) components.join(edge.row, rows + edge.column);

    // The edges of each component together, in their order.
    std::vector<std::uint32_t> first(rows + columns + 1);
    for (const ScoredEdge& edge : edges) ++first[components.root(edge.row) + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<ScoredEdge> grouped(edges.size());
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    for (const ScoredEdge& edge : edges) grouped[at[components.root(edge.row)]++] = edge;
    for (std::size_t i = 0; i + 1 < first.size(); ++i)
        if (first[i] != first[i + 1]) solve(std::span(grouped).subspan(first[i], first[i + 1] - first[i]), chosen);
    std::sort(chosen.begin(), chosen.end(), [](const ScoredEdge& a, const ScoredEdge& b) { return a.row < b.row; });
    return chosen;
}

}  // namespace factdiff
