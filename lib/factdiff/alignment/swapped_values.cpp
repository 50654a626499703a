#include "factdiff/alignment/swapped_values.h"

#include <algorithm>
#include <array>

namespace factdiff {
namespace {

/// How much better the parts must fit crosswise than straight, and how badly straight, before two values count as exchanged.
constexpr float kMargin = 0.5F;
constexpr float kMostStraight = 0.4F;
constexpr std::size_t kMostInSentence = 12;  // a sentence with more figures is a table

using Stems = std::vector<std::uint32_t>;

/// Words that part a sentence into what is said of one value and what is said of the other.
bool divides(const SegmentedText& text, TokenIndex i) {
    static constexpr std::array<std::string_view, 11> words = {"and",    "but", "while", "whereas", "compared", "against",
                                                               "versus", "vs",  "or",    "than",    "with"};
    const std::string_view word = text.lower(i);
    return word == ";" || word == "(" || word == "—" || std::find(words.begin(), words.end(), word) != words.end();
}

/// Content words and figures of the part of the sentence that holds `claim`, without the claim's own and without `other`'s.
Stems part_of(const Article& article, const Claim& claim, const Claim& other, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    const Sentence& sentence = article.segments.sentences[claim.sentence];
    const auto [begin, end] = article.segments.tokens_in(claim.span);
    TokenIndex low = begin, high = end;
    while (low > sentence.first_token && !divides(text, low - 1) && !other.span.overlaps(text.token(low - 1).span)) --low;
    while (high < sentence.end_token && !divides(text, high) && !other.span.overlaps(text.token(high).span)) ++high;
    Stems stems;
    for (TokenIndex i = low; i < high; ++i) {
        if (i >= begin && i < end) continue;
        const TokenKind kind = text.token(i).kind;
        if (kind != TokenKind::word && kind != TokenKind::number) continue;
        if (text.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::reporting)) continue;
        stems.push_back(text.token(i).stem);
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

/// What a value is said to be of: the content words behind “38% of the …”, up to the next preposition.
Stems whole_of(const Article& article, const Claim& claim, const Vocabulary& vocabulary) {
    static constexpr std::array<std::string_view, 5> prepositions = {"of", "in", "for", "from", "among"};
    const SegmentedText text = article.view(vocabulary);
    const TokenIndex stop = article.segments.sentences[claim.sentence].end_token;
    TokenIndex i = article.segments.tokens_in(claim.span).second;
    Stems stems;
    if (std::find(prepositions.begin(), prepositions.end(), text.lower(i)) == prepositions.end()) return stems;
    for (++i; i < stop && !divides(text, i) && text.is(i, TokenKind::word); ++i) {
        const bool function_word = text.is(i, WordClass::function_word | WordClass::auxiliary);
        if (function_word && !stems.empty()) break;  // “of the rye eaten in Norland”: where it is eaten tells no more of the figure
        if (!function_word) stems.push_back(text.token(i).stem);
    }
    std::sort(stems.begin(), stems.end());
    return stems;
}

/// “51 of 80”, “51 of the 80 seats”, “51 out of 80”: whatever else stands around them, the one is a part of the other.
bool part_of_whole(const Article& article, const Claim& part, const Claim& whole, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    TokenIndex i = article.segments.tokens_in(part.span).second;
    const TokenIndex end = article.segments.tokens_in(whole.span).first;
    if (i >= end || end - i > 3) return false;
    bool of = false;
    for (; i < end; ++i) {
        const std::string_view word = text.lower(i);
        of = of || word == "of";
        if (word != "of" && word != "out" && word != "the" && word != "its" && word != "their") return false;
    }
    return of;
}

bool meet(const Stems& a, const Stems& b) { return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end(); }

float dice(const Stems& a, const Stems& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j])
            ++shared, ++i, ++j;
        else if (a[i] < b[j])
            ++i;
        else
            ++j;
    }
    return 2.0F * static_cast<float>(shared) / static_cast<float>(a.size() + b.size());
}

}  // namespace

void exchange_swapped_values(const PairingInput& in, ValueMatch (*match)(const Claim&, const Claim&), std::size_t first, Alignment& out) {
    auto& pairs = out.claims;
    const auto sentences = [&](const ClaimPair& pair) {
        return std::pair{in.rewrite.claims[pair.rewrite].sentence, in.source.claims[pair.source].sentence};
    };
    std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end(), [&](const ClaimPair& a, const ClaimPair& b) {
        return std::pair{sentences(a), a.rewrite} < std::pair{sentences(b), b.rewrite};
    });
    for (std::size_t begin = first, end = first; begin < pairs.size(); begin = end) {
        while (end < pairs.size() && sentences(pairs[end]) == sentences(pairs[begin])) ++end;
        if (end - begin < 2 || end - begin > kMostInSentence) continue;
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t j = i + 1; j < end; ++j) {
                ClaimPair &p = pairs[i], &q = pairs[j];
                if (!p.equal || !q.equal) continue;
                const Claim &a1 = in.source.claims[p.source], &a2 = in.source.claims[q.source];
                const Claim &b1 = in.rewrite.claims[p.rewrite], &b2 = in.rewrite.claims[q.rewrite];
                if (match(a1, b2) != ValueMatch::other || match(a2, b1) != ValueMatch::other) continue;
                if (part_of_whole(in.source, a1, a2, in.vocabulary) || part_of_whole(in.source, a2, a1, in.vocabulary) ||
                    part_of_whole(in.rewrite, b1, b2, in.vocabulary) || part_of_whole(in.rewrite, b2, b1, in.vocabulary))
                    continue;
                const Stems s1 = part_of(in.source, a1, a2, in.vocabulary), s2 = part_of(in.source, a2, a1, in.vocabulary);
                const Stems r1 = part_of(in.rewrite, b1, b2, in.vocabulary), r2 = part_of(in.rewrite, b2, b1, in.vocabulary);
                const Stems of_s1 = whole_of(in.source, a1, in.vocabulary), of_s2 = whole_of(in.source, a2, in.vocabulary);
                const Stems of_r1 = whole_of(in.rewrite, b1, in.vocabulary), of_r2 = whole_of(in.rewrite, b2, in.vocabulary);
                // “38% of the oats and 27% of the rye” / “38% of rye sales and 27% of oat sales”
                const bool of_others = meet(of_s1, of_r2) && meet(of_s2, of_r1) && !meet(of_s1, of_r1) && !meet(of_s2, of_r2);
                const float straight = dice(s1, r1) + dice(s2, r2), across_1 = dice(s1, r2), across_2 = dice(s2, r1);
                if (!of_others && (across_1 <= 0 || across_2 <= 0 || straight > kMostStraight || across_1 + across_2 < straight + kMargin)) continue;
                std::swap(p.source, q.source);
                p.equal = q.equal = false;
                p.why = q.why = {.what = "the two values changed places: the words beside each are those of the other"};
                p.score = q.score = 0.75F;
                p.statement = q.statement = 1.0F;  // what stands in the other's place is no sum of anything
            }
    }
}

}  // namespace factdiff
