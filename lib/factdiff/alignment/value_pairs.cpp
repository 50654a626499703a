#include "factdiff/alignment/value_pairs.h"

#include <algorithm>
#include <array>
#include <span>

#include "factdiff/alignment/assignment.h"
#include "factdiff/alignment/claim_context.h"
#include "factdiff/alignment/swapped_values.h"

namespace factdiff {
namespace {

// More than any article needs; they keep a text of one value over and over from costing its square.
constexpr std::size_t kMostEqual = 48;        // counterparts of equal value tried for one figure
constexpr std::size_t kMostInStatement = 64;  // counterparts tried in one aligned statement

struct Item {
    std::uint32_t claim;
    std::uint32_t value;  // index of its Value
    std::uint32_t rank;   // how many of the same value stand before it
};

/// Claims that are equal to the same others.
struct Value {
    std::uint32_t first;  // claim
    std::uint32_t count;  // how many items
    std::size_t hash;
    QuantityReach reach;
};

/// One version: its claims of the family in order, and its distinct values in order of their first mention.
class Side {
public:
    Side(const Article& article, const std::vector<TermId>& terms, const ValueFamily& family) : article_(article), terms_(terms) {
        const auto most = static_cast<std::size_t>(
            std::count_if(article.claims.begin(), article.claims.end(), [&](const Claim& claim) { return family.belongs(claim); }));
        if (most == 0) return;
        items.reserve(most);
        values.reserve(most);
        first_of_value_.reserve(most);
        first_in_.reserve(article.segments.sentences.size() + 1);
        constexpr std::size_t buckets = 256;
        constexpr std::uint32_t none = UINT32_MAX;
        std::array<std::uint32_t, buckets> latest;  // by hash: the value met last
        latest.fill(none);
        std::vector<std::uint32_t> before;  // of each value: the one met before it in its bucket
        before.reserve(most);
        for (std::uint32_t i = 0; i < article.claims.size(); ++i) {
            const Claim& claim = article.claims[i];
            if (!family.belongs(claim)) continue;
            while (first_in_.size() <= claim.sentence) first_in_.push_back(static_cast<std::uint32_t>(items.size()));
            const std::size_t hash = family.hash(claim);
            std::uint32_t& bucket = latest[(hash ^ hash >> 17) % buckets];
            std::uint32_t value = bucket;
            while (value != none && (values[value].hash != hash || !family.alike(article.claims[values[value].first], claim))) value = before[value];
            if (value == none) {
                value = static_cast<std::uint32_t>(values.size());
                before.push_back(bucket);
                bucket = value;
                values.push_back({i, 0, hash, family.reach(claim)});
            }
            items.push_back({i, value, values[value].count++});
        }
        while (first_in_.size() <= article.segments.sentences.size()) first_in_.push_back(static_cast<std::uint32_t>(items.size()));

        std::uint32_t at = 0;
        for (const Value& value : values) {
            first_of_value_.push_back(at);
            at += value.count;
        }
        by_value_.resize(items.size());
        for (std::uint32_t i = 0; i < items.size(); ++i) by_value_[first_of_value_[items[i].value] + items[i].rank] = i;
        contexts_.resize(items.size());
    }

    std::vector<Item> items;
    std::vector<Value> values;

    const Claim& claim(std::uint32_t item) const { return article_.claims[items[item].claim]; }
    /// Items of the value, in order.
    std::span<const std::uint32_t> of_value(std::uint32_t value) const {
        return std::span(by_value_).subspan(first_of_value_[value], values[value].count);
    }
    /// Items that stand in the sentence: [first, second).
    std::pair<std::uint32_t, std::uint32_t> in_sentence(std::uint32_t sentence) const { return {first_in_[sentence], first_in_[sentence + 1]}; }
    /// One match, or one vote, is told of there.
    bool only_score_of(std::uint32_t sentence) const {
        constexpr std::uint32_t most = 12;  // a sentence with more figures is a table
        const auto [first, end] = in_sentence(sentence);
        return end - first <= most && std::count_if(items.begin() + first, items.begin() + end,
                                                    [&](const Item& item) { return article_.claims[item.claim].kind == ClaimKind::score; }) == 1;
    }
    /// Of the words around an item; made when first asked for.
    std::span<const ContextWord> context(std::uint32_t item) {
        Context& context = contexts_[item];
        if (!context.made) {
            context = {static_cast<std::uint32_t>(context_words_.size()), 0, true};
            append_context(article_, terms_, claim(item), context_words_);
            context.end = static_cast<std::uint32_t>(context_words_.size());
        }
        return std::span(context_words_).subspan(context.begin, context.end - context.begin);
    }

private:
    const Article& article_;
    const std::vector<TermId>& terms_;
    std::vector<std::uint32_t> first_in_;  // first item of each sentence, and the end
    std::vector<std::uint32_t> first_of_value_, by_value_;
    struct Context {
        std::uint32_t begin = 0, end = 0;  // in context_words_
        bool made = false;
    };
    std::vector<Context> contexts_;
    std::vector<ContextWord> context_words_;
};

/// Whether two claims tell the same sort of value, so that one may be written for the other.
bool same_sort(const Claim& x, const Claim& y) {
    if (x.kind != y.kind) return false;
    const auto *a = std::get_if<Quantity>(&x.value), *b = std::get_if<Quantity>(&y.value);
    if (a == nullptr || b == nullptr) return a == b;
    return a->unit == b->unit && a->currency == b->currency && a->fraction == b->fraction && !a->vague && !b->vague &&
           (a->counted == b->counted || a->counted.empty() || b->counted.empty());
}

/// For each value of the rewrite the values of the source that are equal to it, the same writing first.
class Equals {
public:
    Equals(const PairingInput& in, const Side& source, const Side& rewrite, const ValueFamily& family) : known_(source.values.size()) {
        first_.reserve(rewrite.values.size() + 1);
        for (const Value& ours : rewrite.values) {
            const std::size_t first = equal_.size();
            first_.push_back(first);
            const Claim& b = in.rewrite.claims[ours.first];
            for (const Value& theirs : source.values) {
                if (!may_be_equal(theirs.reach, ours.reach)) continue;
                const Claim& a = in.source.claims[theirs.first];
                if (family.match(a, b) < ValueMatch::near) continue;
                const auto s = static_cast<std::uint32_t>(&theirs - source.values.data());
                known_[s] = true;
                equal_.push_back(s);
                if (family.alike(a, b)) std::swap(equal_[first], equal_.back());
            }
        }
        first_.push_back(equal_.size());
    }

    std::span<const std::uint32_t> operator[](std::uint32_t rewrite) const {
        return std::span(equal_).subspan(first_[rewrite], first_[rewrite + 1] - first_[rewrite]);
    }
    /// Whether a value of the source has an equal anywhere.
    bool knows(std::uint32_t source) const { return known_[source]; }

private:
    std::vector<std::size_t> first_;  // of each value of the rewrite in equal_, and the end
    std::vector<std::uint32_t> equal_;
    std::vector<bool> known_;
};

/// Values that answer to each other by their place between values that are equal: in “nine shrank, three held and one was lost” and “nine got
/// smaller, four were stable and one disappeared” three and four do, whatever the words. Pairs of items, sorted.
class Flanked {
public:
    Flanked(const Side& source, const Side& rewrite, const Equals& equals, std::span<const StatementPair> statements)
        : source_(source), rewrite_(rewrite), equals_(equals) {
        for (const StatementPair& pair : statements)
            if (pair.score >= kLeastStatement) add(source.in_sentence(pair.source), rewrite.in_sentence(pair.rewrite));
        std::sort(pairs_.begin(), pairs_.end());
    }
    bool holds(std::uint32_t source, std::uint32_t rewrite) const {
        return std::binary_search(pairs_.begin(), pairs_.end(), std::pair{source, rewrite});
    }

private:
    static constexpr float kLeastStatement = 0.25F;
    static constexpr std::uint32_t kMost = 12;  // a sentence with more figures is a table
    static constexpr std::uint32_t kNone = UINT32_MAX, kSeveral = UINT32_MAX - 1;
    using Range = std::pair<std::uint32_t, std::uint32_t>;

    void add(Range s, Range r) {
        if (s.second - s.first < 2 || r.second - r.first < 2 || s.second - s.first > kMost || r.second - r.first > kMost) return;
        // For each item its equal in the other statement.
        of_source_.fill(kNone);
        of_rewrite_.fill(kNone);
        const auto note = [](std::uint32_t& found, std::uint32_t item) { found = found == kNone ? item : kSeveral; };
        for (std::uint32_t b = r.first; b < r.second; ++b) {
            const std::span<const std::uint32_t> equal = equals_[rewrite_.items[b].value];
            if (equal.empty()) continue;
            for (std::uint32_t a = s.first; a < s.second; ++a) {
                if (std::find(equal.begin(), equal.end(), source_.items[a].value) == equal.end()) continue;
                note(of_rewrite_[b - r.first], a);
                note(of_source_[a - s.first], b);
            }
        }
        const auto anchored = [&](std::uint32_t b) {
            const std::uint32_t a = of_rewrite_[b - r.first];
            return a < kSeveral && of_source_[a - s.first] == b;
        };
        for (std::uint32_t b = r.first; b < r.second; ++b) {
            if (of_rewrite_[b - r.first] != kNone) continue;
            // The gap between the equal values next to it, on both sides.
            Range gap_r = r, gap_s = s;
            bool flanked = false;
            for (std::uint32_t k = b; k-- > r.first && !flanked;)
                if (anchored(k)) gap_r.first = k + 1, gap_s.first = of_rewrite_[k - r.first] + 1, flanked = true;
            for (std::uint32_t k = b + 1; k < r.second; ++k)
                if (anchored(k)) {
                    gap_r.second = k, gap_s.second = of_rewrite_[k - r.first], flanked = true;
                    break;
                }
            if (!flanked || gap_s.first >= gap_s.second) continue;
            const std::uint32_t a = only_one(gap_s, rewrite_.claim(b), source_, of_source_, s.first);
            if (a >= kSeveral || only_one(gap_r, source_.claim(a), rewrite_, of_rewrite_, r.first) != b) continue;
            pairs_.emplace_back(a, b);
        }
    }

    /// The one item of the gap that is without an equal and of the sort of `claim`.
    static std::uint32_t only_one(Range gap, const Claim& claim, const Side& side, const std::array<std::uint32_t, kMost>& equals,
                                  std::uint32_t first) {
        std::uint32_t found = kNone;
        for (std::uint32_t i = gap.first; i < gap.second; ++i)
            if (equals[i - first] == kNone && same_sort(side.claim(i), claim)) found = found == kNone ? i : kSeveral;
        return found;
    }

    const Side &source_, &rewrite_;
    const Equals& equals_;
    std::array<std::uint32_t, kMost> of_source_{}, of_rewrite_{};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

/// Of `count` places, at most `most` around the one that answers to place `at` of `of`.
std::pair<std::size_t, std::size_t> window(std::size_t count, std::size_t most, std::size_t at, std::size_t of) {
    if (count <= most) return {0, count};
    const std::size_t middle = count == of ? at : at * count / of;
    const std::size_t first = std::min(middle - std::min(middle, most / 2), count - most);
    return {first, first + most};
}

/// How much better the words around another value must fit than those around the same value, before the figure counts as moved.
constexpr float kFlanked = 0.3F;  // what standing between equal values is worth, beside the words around it
constexpr float kEqualHeadStart = 0.30F;
constexpr float kLeastOther = 0.36F;
constexpr float kLeastUnknown = 0.24F;

struct Judgement {
    ValueMatch match;
    float context;
    float statement;
};

PairReason explain(const Judgement& judgement) {
    static constexpr std::array<std::string_view, 5> what = {"", "another value", "same figure", "same, less exact", "same value"};
    const auto percent = [](float share) { return static_cast<std::uint32_t>(share * 100 + 0.5F); };
    return {what[static_cast<std::size_t>(judgement.match)], percent(judgement.statement), percent(judgement.context), PairReason::Form::places};
}

}  // namespace

void pair_values(const PairingInput& in, const ValueFamily& family, Alignment& out) {
    Side source(in.source, in.terms.source, family), rewrite(in.rewrite, in.terms.rewrite, family);
    if (source.items.empty() || rewrite.items.empty()) return;

    // A figure that has an equal anywhere on the other side is known there: where two unknown ones stand in aligned statements, one has most likely
    // become the other.
    const Equals equals(in, source, rewrite, family);
    const Flanked flanked(source, rewrite, equals, out.statements);
    std::vector<ScoredEdge> edges;
    std::vector<Judgement> judgements;
    std::vector<std::pair<std::uint64_t, std::size_t>> by_pair;
    std::vector<std::pair<std::uint32_t, Judgement>> row;
    std::vector<std::uint32_t> tried(source.items.size(), UINT32_MAX);  // the row for which a source item was tried last
    for (std::uint32_t r = 0; r < rewrite.items.size(); ++r) {
        const Item& item = rewrite.items[r];
        const Claim& b = rewrite.claim(r);
        // The few statements of the source that are aligned with this one.
        const std::span<const StatementPair> aligned = out.of_rewrite(b.sentence);
        const auto statement_score = [&](std::uint32_t sentence) {
            for (const StatementPair& pair : aligned)
                if (pair.source == sentence) return pair.score;
            return 0.0F;
        };
        row.clear();
        float best_equal = 0;
        const auto consider = [&](std::uint32_t s) {
            if (tried[s] == r) return;
            tried[s] = r;
            const Claim& a = source.claim(s);
            const float statement = statement_score(a.sentence);
            const bool meet = may_be_equal(source.values[source.items[s].value].reach, rewrite.values[item.value].reach);
            const ValueMatch kind = meet ? family.match(a, b) : family.differ(a, b);
            if (kind == ValueMatch::no || (kind == ValueMatch::other && statement < 0.25F)) return;
            float context = similarity(source.context(s), rewrite.context(r), in.terms);
            // Shares and sums of money are told of many things in one sentence: for them the place is not enough.
            const bool of_anything = b.kind == ClaimKind::percent || b.kind == ClaimKind::money;
            if (kind == ValueMatch::other && (!of_anything || context >= 0.1F) && flanked.holds(s, r)) context = std::min(1.0F, context + kFlanked);
            if (kind == ValueMatch::other && b.kind == ClaimKind::score && source.only_score_of(a.sentence) && rewrite.only_score_of(b.sentence))
                context = std::min(1.0F, context + kFlanked);
            // The same digits with another unit or bound are another figure, unless the place is the same.
            if (kind == ValueMatch::near && statement < 0.25F && context < 0.3F) return;
            if (kind != ValueMatch::other && (statement > 0 || context > 0.15F)) best_equal = std::max(best_equal, context + kEqualHeadStart);
            row.emplace_back(s, Judgement{kind, context, statement});
        };
        std::size_t left = kMostEqual;
        for (const std::uint32_t value : equals[item.value]) {
            const std::span<const std::uint32_t> items = source.of_value(value);
            const auto [first, end] = window(items.size(), left, item.rank, rewrite.values[item.value].count);
            for (std::size_t i = first; i < end; ++i) consider(items[i]);
            left -= end - first;
            if (left == 0) break;
        }
        for (const StatementPair& pair : aligned) {
            if (pair.score < 0.25F) continue;
            const auto [begin, stop] = source.in_sentence(pair.source);
            const auto [r_begin, r_stop] = rewrite.in_sentence(b.sentence);
            const auto [first, end] = window(stop - begin, kMostInStatement, r - r_begin, r_stop - r_begin);
            for (std::size_t i = first; i < end; ++i) consider(begin + static_cast<std::uint32_t>(i));
        }
        for (const auto& [s, judgement] : row) {
            const float together = 0.5F * judgement.context + 0.2F * judgement.statement;
            float score = 0;
            switch (judgement.match) {
                case ValueMatch::same:
                    score = 0.30F + together;
                    break;
                case ValueMatch::within:
                case ValueMatch::near:
                    score = 0.22F + together;
                    break;
                default:
                    // Another value only answers to a figure whose own value does not stand in a place nearly as fitting: a figure that is told twice
                    // is no change.
                    if (judgement.context < best_equal) continue;
                    score = 0.6F * judgement.context + 0.3F * judgement.statement;
                    if (score < (equals.knows(source.items[s].value) || !equals[item.value].empty() ? kLeastOther : kLeastUnknown)) continue;
            }
            edges.push_back({r, s, score});
            by_pair.emplace_back((static_cast<std::uint64_t>(r) << 32) | s, judgements.size());
            judgements.push_back(judgement);
        }
    }
    std::sort(by_pair.begin(), by_pair.end());
    const std::size_t first_pair = out.claims.size();
    for (const ScoredEdge& edge : best_assignment(std::move(edges))) {
        const std::uint64_t key = (static_cast<std::uint64_t>(edge.row) << 32) | edge.column;
        const Judgement& judgement =
            judgements[std::lower_bound(by_pair.begin(), by_pair.end(), std::pair<std::uint64_t, std::size_t>{key, 0})->second];
        out.claims.push_back({source.items[edge.column].claim, rewrite.items[edge.row].claim, std::min(1.0F, edge.score),
                              judgement.match >= ValueMatch::within, explain(judgement), judgement.context, judgement.statement});
    }
    exchange_swapped_values(in, family.match, first_pair, out);
}

}  // namespace factdiff
