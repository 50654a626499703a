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

void distinct(std::span<const ScoredEdge> edges, std::uint32_t ScoredEdge::*member, std::vector<std::uint32_t>& values) {
    values.clear();
    for (const ScoredEdge& edge : edges) values.push_back(edge.*member);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::uint32_t index_of(const std::vector<std::uint32_t>& values, std::uint32_t value) {
    return static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

/// Solves one component after the other; its tables serve all of them.
class Solver {
public:
    explicit Solver(std::vector<ScoredEdge>& chosen) : chosen_(chosen) {}

    void solve(std::span<const ScoredEdge> edges) {
        if (edges.size() == 1) {
            chosen_.push_back(edges.front());
            return;
        }
        distinct(edges, &ScoredEdge::row, rows_);
        distinct(edges, &ScoredEdge::column, columns_);
        if (rows_.size() > kLargest || columns_.size() > kLargest)
            greedily(edges);
        else
            exactly(edges);
    }

private:
    void greedily(std::span<const ScoredEdge> given) {
        std::vector<ScoredEdge> edges(given.begin(), given.end());
        std::stable_sort(edges.begin(), edges.end(), [](const ScoredEdge& a, const ScoredEdge& b) { return a.score > b.score; });
        std::vector<bool> row_taken(rows_.size()), column_taken(columns_.size());
        for (const ScoredEdge& edge : edges) {
            const auto r = index_of(rows_, edge.row), c = index_of(columns_, edge.column);
            if (row_taken[r] || column_taken[c]) continue;
            row_taken[r] = column_taken[c] = true;
            chosen_.push_back(edge);
        }
    }

    void exactly(std::span<const ScoredEdge> edges) {
        // A column of its own for each row stands for "unpaired", at cost 0; an edge costs minus its score.
        const std::size_t width = columns_.size() + rows_.size();
        constexpr std::int64_t forbidden = 1'000'000'000'000;
        cost_.assign(rows_.size() * width, forbidden);
        score_.assign(rows_.size() * columns_.size(), 0);
        for (const ScoredEdge& edge : edges) {
            const auto r = index_of(rows_, edge.row), c = index_of(columns_, edge.column);
            cost_[r * width + c] = -exact(edge.score);
            score_[r * columns_.size() + c] = edge.score;
        }
        for (std::size_t r = 0; r < rows_.size(); ++r) cost_[r * width + columns_.size() + r] = 0;
        shortest_augmenting_paths(rows_.size(), width);
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::size_t r = row_of_[c];
            if (r != kNone && cost_[r * width + c] < 0) chosen_.push_back({rows_[r], columns_[c], score_[r * columns_.size() + c]});
        }
    }

    /// Least-cost assignment of every row to its own column, told in row_of_; cost_ is rows × columns with rows ≤ columns.
    void shortest_augmenting_paths(std::size_t rows, std::size_t columns) {
        constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;
        row_price_.assign(rows + 1, 0);
        column_price_.assign(columns + 1, 0);
        least_.resize(columns + 1);
        row_of_.assign(columns + 1, kNone);
        before_.resize(columns + 1);
        for (std::size_t row = 0; row < rows; ++row) {
            // Column `columns` is a place outside the matrix where each path begins.
            row_of_[columns] = row;
            std::size_t at = columns;
            std::fill(least_.begin(), least_.end(), infinite);
            done_.assign(columns + 1, false);
            do {
                done_[at] = true;
                const std::size_t r = row_of_[at];
                std::int64_t step = infinite;
                std::size_t next = kNone;
                for (std::size_t c = 0; c < columns; ++c) {
                    if (done_[c]) continue;
                    const std::int64_t reduced = cost_[r * columns + c] - row_price_[r] - column_price_[c];
                    if (reduced < least_[c]) {
                        least_[c] = reduced;
                        before_[c] = at;
                    }
                    if (least_[c] < step) {
                        step = least_[c];
                        next = c;
                    }
                }
                for (std::size_t c = 0; c <= columns; ++c) {
                    if (done_[c]) {
                        row_price_[row_of_[c]] += step;
                        column_price_[c] -= step;
                    } else {
                        least_[c] -= step;
                    }
                }
                at = next;
            } while (row_of_[at] != kNone);
            while (at != columns) {
                row_of_[at] = row_of_[before_[at]];
                at = before_[at];
            }
        }
    }

    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    std::vector<ScoredEdge>& chosen_;
    std::vector<std::uint32_t> rows_, columns_;
    std::vector<std::int64_t> cost_, row_price_, column_price_, least_;
    std::vector<float> score_;
    std::vector<std::size_t> row_of_, before_;
    std::vector<std::uint8_t> done_;
};

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
    Solver solver(chosen);
    for (std::size_t i = 0; i + 1 < first.size(); ++i)
        if (first[i] != first[i + 1]) solver.solve(std::span(grouped).subspan(first[i], first[i + 1] - first[i]));
    std::sort(chosen.begin(), chosen.end(), [](const ScoredEdge& a, const ScoredEdge& b) { return a.row < b.row; });
    return chosen;
}

}  // namespace factdiff
