#include "factdiff/checking/number_moved.h"

#include <algorithm>
#include <optional>

#include "factdiff/alignment/claim_context.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

constexpr float kLeastStatement = 0.35F;  // how far the statement must answer
constexpr float kLeastContext = 0.35F;    // how well the words around the unmatched value must fit …
constexpr float kMargin = 0.2F;           // … and how much better than those around the equal one

bool may_stand_for(const Claim& source, const Claim& rewrite) {
    if (source.kind != rewrite.kind) return false;
    const auto *a = std::get_if<Quantity>(&source.value), *b = std::get_if<Quantity>(&rewrite.value);
    if (a == nullptr || b == nullptr) {
        const auto *x = std::get_if<DateValue>(&source.value), *y = std::get_if<DateValue>(&rewrite.value);
        if (x == nullptr || y == nullptr) return false;
        // A weekday and a year are told beside a date, not for it.
        return x->granularity == y->granularity && x->day.has_value() == y->day.has_value() && x->offset.has_value() == y->offset.has_value() &&
               x->month.has_value() == y->month.has_value() && !(x->start && y->start && *x->start == *y->start);
    }
    if (a->vague || b->vague || a->unit != b->unit || a->currency != b->currency || a->fraction != b->fraction || a->is_range() != b->is_range())
        return false;
    if (a->low == b->low && a->high == b->high) return false;
    return a->counted == b->counted || !a->unit.empty() || !a->currency.empty();
}

/// Stems of the names that the part of the sentence around a value speaks of: back to the last of its sort or to what divides the sentence, and on
/// to the next comma.
class Holders {
public:
    Holders(const Article& article, const Vocabulary& vocabulary) : text_(article.view(vocabulary)), of_name_(article.segments.tokens.size()) {
        for (const Claim& claim : article.claims) {
            if (claim.kind != ClaimKind::name) continue;
            const auto [first, end] = text_.segments.tokens_in(claim.span);
            for (TokenIndex i = first; i < end; ++i) of_name_[i] = true;
        }
    }

    std::vector<WordId> of(const Article& article, const Claim& claim) const {
        const Sentence& sentence = article.segments.sentences[claim.sentence];
        const auto [first, end] = text_.segments.tokens_in(claim.span);
        TokenIndex low = first, high = end;
        while (low > sentence.first_token && !divides(low - 1) && !text_.is_number(low - 1)) --low;
        while (high < sentence.end_token && !divides(high) && !text_.is_number(high) && text_.surface(high) != ",") ++high;
        std::vector<WordId> stems;
        for (TokenIndex i = low; i < high; ++i)
            if (((of_name_[i] && text_.token(i).capitalised) || is_person(i)) && (i < first || i >= end)) stems.push_back(text_.token(i).stem);
        return stems;
    }

private:
    bool divides(TokenIndex i) const {
        static constexpr std::string_view words[] = {"and", "but", "while", "whereas", "or", "than", "respectively", ";", "(", ")", "—", ":"};
        return std::find(std::begin(words), std::end(words), text_.lower(i)) != std::end(words);
    }
    bool is_person(TokenIndex i) const { return text_.lower(i) == "he" || text_.lower(i) == "she"; }

    SegmentedText text_;
    std::vector<bool> of_name_;
};

bool meet(const std::vector<WordId>& a, const std::vector<WordId>& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool is_of(const Claim& claim, bool dates) {
    return dates ? claim.kind == ClaimKind::date : is_quantity(claim.kind) && claim.kind != ClaimKind::ordinal;
}

}  // namespace

std::vector<MovedValue> values_of_other_names(const Comparison& c, bool dates) {
    std::vector<MovedValue> out;
    std::optional<Holders> theirs, ours;
    std::vector<const Claim*> candidates;
    std::vector<const ClaimPair*> pair_of(c.source.claims.size());
    for (const ClaimPair& pair : c.alignment.claims) pair_of[pair.source] = &pair;
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &taken = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || pair.statement >= 0.9F || !is_of(rewrite, dates) || inside_quotation(c.rewrite, rewrite)) continue;
        // Another value of its sort in the same sentence of the source, that is not told of its own: else there is nothing to take it for.
        candidates.clear();
        for (std::uint32_t i = pair.source - std::min<std::uint32_t>(pair.source, 6);
             i < std::min<std::size_t>(c.source.claims.size(), pair.source + 7U); ++i) {
            const Claim& other = c.source.claims[i];
            if (other.sentence != taken.sentence || !is_of(other, dates) || !may_stand_for(other, rewrite)) continue;
            const ClaimPair* told = pair_of[i];
            if (told == nullptr || !told->equal || c.rewrite.claims[told->rewrite].sentence != rewrite.sentence) candidates.push_back(&other);
        }
        if (candidates.empty()) continue;
        if (!theirs) {
            theirs.emplace(c.source, c.vocabulary);
            ours.emplace(c.rewrite, c.vocabulary);
        }
        const std::vector<WordId> here = ours->of(c.rewrite, rewrite);
        if (here.empty()) continue;
        // What is of nobody in particular may be of this one.
        const std::vector<WordId> there = theirs->of(c.source, taken);
        if (there.empty() || meet(here, there)) continue;
        const Claim* best = nullptr;
        for (const Claim* other : candidates)
            if (meet(here, theirs->of(c.source, *other))) best = other;  // it is told of the name, too
        if (best != nullptr) out.push_back({best, &rewrite, &taken});
    }
    return out;
}

std::vector<MovedValue> moved_values(const Comparison& c, bool dates) {
    std::vector<const Claim*> lost;
    for (const std::uint32_t index : c.alignment.omitted) {
        const Claim& claim = c.source.claims[index];
        if (claim.kind == ClaimKind::score) continue;  // the tie-break of a set, the result at half-time: left out, and no other's
        if (lost.size() < kMostUnmatched && (dates ? claim.kind == ClaimKind::date : is_quantity(claim.kind)) && !inside_quotation(c.source, claim))
            lost.push_back(&claim);
    }
    std::vector<MovedValue> out;
    if (lost.empty()) return out;
    const Terms& terms = *c.alignment.terms;
    const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &taken = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || pair.statement >= 0.9F || (dates ? rewrite.kind != ClaimKind::date : !is_quantity(rewrite.kind))) continue;
        if (inside_quotation(c.rewrite, rewrite)) continue;
        std::optional<ClaimContext> here;
        float fits = 0;
        const Claim* best = nullptr;
        for (const StatementPair& statement : c.alignment.of_rewrite(rewrite.sentence)) {
            const bool same = statement.source == taken.sentence;
            if (same ? statement.score < 0.25F : statement.score < std::max(kLeastStatement, pair.statement + 0.1F)) continue;
            for (const Claim* claim : lost) {
                if (claim->sentence != statement.source || !may_stand_for(*claim, rewrite)) continue;
                if (!here) here = context_of(c.rewrite, terms.rewrite, rewrite);
                const float likeness = similarity(context_of(c.source, terms.source, *claim), *here, terms);
                if (likeness > fits) fits = likeness, best = claim;
            }
        }
        if (best == nullptr || fits < kLeastContext || fits < similarity(context_of(c.source, terms.source, taken), *here, terms) + kMargin) continue;
        // “Rises to 19th” in both: whatever else is said around it, it is where the change ends.
        const std::string_view end = end_of_change(was, taken);
        if (!end.empty() && end == end_of_change(is, rewrite)) continue;
        out.push_back({best, &rewrite, &taken});
    }
    return out;
}

std::string_view end_of_change(const SegmentedText& text, const Claim& claim) {
    const TokenIndex first = text.segments.tokens_in(claim.span).first;
    if (first == 0) return {};
    const std::string_view word = text.lower(first - 1);
    return word == "from" || word == "to" ? word : std::string_view{};
}

std::vector<std::pair<const ClaimPair*, const ClaimPair*>> reversed_changes(const Comparison& c) {
    const SegmentedText source = c.source.view(c.vocabulary), rewrite = c.rewrite.view(c.vocabulary);
    /// An end of a change that stands at its other end in the rewrite.
    struct End {
        const ClaimPair* pair;
        bool was_from;
    };
    std::vector<End> ends;
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &was = c.source.claims[pair.source], &is = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || !is_quantity(was.kind) || inside_quotation(c.rewrite, is)) continue;
        const std::string_view before = end_of_change(source, was), now = end_of_change(rewrite, is);
        if (!before.empty() && !now.empty() && before != now) ends.push_back({&pair, before == "from"});
    }
    std::vector<std::pair<const ClaimPair*, const ClaimPair*>> out;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const ClaimPair &p = *ends[i].pair, &q = *ends[i + 1].pair;
        const bool together = c.source.claims[p.source].sentence == c.source.claims[q.source].sentence &&
                              c.rewrite.claims[p.rewrite].sentence == c.rewrite.claims[q.rewrite].sentence;
        if (together && ends[i].was_from != ends[i + 1].was_from) out.emplace_back(&p, &q);
    }
    return out;
}

}  // namespace factdiff
