#include "factdiff/alignment/alignment.h"

#include <algorithm>

#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/word_match.h"

namespace factdiff {

std::string to_string(const PairReason& reason) {
    const std::string part = std::to_string(reason.part), whole = std::to_string(reason.whole);
    switch (reason.form) {
        case PairReason::Form::plain:
            break;
        case PairReason::Form::places:
            return std::string(reason.what) + "; statements " + part + "% alike, words around it " + whole + "%";
        case PairReason::Form::content:
            return "content shares " + part + " of " + whole + " words";
        case PairReason::Form::words:
            return (reason.what.empty() ? "paired by " : "paired by speaker (" + std::string(reason.what) + ") and ") + part + " of " + whole +
                   " content words";
    }
    return std::string(reason.what);
}

std::span<const StatementPair> Alignment::of_rewrite(std::uint32_t sentence) const {
    const auto first = std::lower_bound(statements.begin(), statements.end(), sentence,
                                        [](const StatementPair& pair, std::uint32_t wanted) { return pair.rewrite < wanted; });
    auto end = first;
    while (end != statements.end() && end->rewrite == sentence) ++end;  // a handful
    return {first, end};
}

const StatementPair* Alignment::pair_of(std::uint32_t source, std::uint32_t rewrite) const {
    for (const StatementPair& pair : of_rewrite(rewrite))
        if (pair.source == source) return &pair;
    return nullptr;
}

Alignment align(const Article& source, const Article& rewrite, const Vocabulary& vocabulary, const StopRequest& stop) {
    Alignment out;
    out.terms = std::make_shared<const Terms>(source, rewrite, vocabulary);
    const PairingInput in{source, rewrite, vocabulary, *out.terms};
    stop_if_asked(stop);
    pair_statements(in, out);
    stop_if_asked(stop);
    match_words(in, out);
    stop_if_asked(stop);
    pair_quotes(in, out);
    stop_if_asked(stop);
    pair_attributions(in, out);
    stop_if_asked(stop);
    pair_names(in, out);
    stop_if_asked(stop);
    pair_dates(in, out);
    stop_if_asked(stop);
    pair_quantities(in, out);

    std::vector<bool> source_paired(source.claims.size()), rewrite_paired(rewrite.claims.size());
    for (const ClaimPair& pair : out.claims) source_paired[pair.source] = rewrite_paired[pair.rewrite] = true;
    for (std::uint32_t i = 0; i < rewrite_paired.size(); ++i)
        if (!rewrite_paired[i]) out.added.push_back(i);
    for (std::uint32_t i = 0; i < source_paired.size(); ++i)
        if (!source_paired[i]) out.omitted.push_back(i);
    std::sort(out.claims.begin(), out.claims.end(), [](const ClaimPair& a, const ClaimPair& b) { return a.rewrite < b.rewrite; });
    return out;
}

}  // namespace factdiff
