#include "factdiff/alignment/swapped_values.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

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

/// “Was built for 300 and carried more than 500”: “more than” stayed with its figure.
bool bounds_tell(const Claim& a1, const Claim& a2, const Claim& b1, const Claim& b2) {
    const auto bound = [](const Claim& claim) {
        const auto* q = std::get_if<Quantity>(&claim.value);
        return q == nullptr ? Bound::exact : q->bound;
    };
    return bound(a1) != bound(a2) && bound(a1) == bound(b1) && bound(a2) == bound(b2);
}

/// “19 goals in 33 games” and “33 goals in 19 games”: what each counts is what the other counted.
bool count_crosswise(const Claim& a1, const Claim& a2, const Claim& b1, const Claim& b2) {
    const auto counted = [](const Claim& claim) -> std::string_view {
        const auto* q = std::get_if<Quantity>(&claim.value);
        return q == nullptr ? std::string_view{} : std::string_view{q->counted};
    };
    const std::string_view one = counted(a1), two = counted(a2);
    return !one.empty() && !two.empty() && one != two && one == counted(b2) && two == counted(b1);
}

/// A sentence with two of its values.
struct TwoValues {
    TwoValues(const Article& article, const Claim& first, const Claim& second, const Vocabulary& vocabulary)
        : text(article.view(vocabulary)), sentence(article.segments.sentences[first.sentence]) {
        std::tie(begin[0], end[0]) = article.segments.tokens_in(first.span);
        std::tie(begin[1], end[1]) = article.segments.tokens_in(second.span);
    }

    bool tells(TokenIndex i) const {
        static constexpr std::array<std::string_view, 6> places = {"first", "then", "now", "later", "earlier", "previously"};
        if ((!text.is(i, TokenKind::word) && !text.is(i, TokenKind::number)) || (i >= begin[0] && i < end[0]) || (i >= begin[1] && i < end[1]))
            return false;
        if (std::find(places.begin(), places.end(), text.lower(i)) != places.end()) return true;
        return !text.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::reporting | WordClass::number_word | WordClass::unit);
    }
    bool leads(TokenIndex i) const { return i < begin[0] && i < begin[1]; }
    bool trails(TokenIndex i) const { return i >= end[0] && i >= end[1]; }
    /// “4-under-par”: the word hangs on the value.
    bool hangs_on(TokenIndex i, std::size_t v) const {
        if (i < end[v]) return false;
        for (TokenIndex k = end[v]; k <= i; ++k)
            if (text.token(k).space_before) return false;
        return true;
    }
    /// Which of the two values the word belongs to: that of its own part of the sentence, else, between the two, the nearer; −1 where neither is.
    /// What stands before both belongs to both.
    int value_of(TokenIndex i) const {
        if (hangs_on(i, 0)) return 0;
        if (hangs_on(i, 1)) return 1;
        int parts[2] = {0, 0}, words[2] = {0, 0};
        for (int v = 0; v < 2; ++v) {
            const TokenIndex from = i < begin[v] ? i + 1 : end[v], to = i < begin[v] ? begin[v] : i;
            for (TokenIndex k = from; k < to; ++k) {
                parts[v] += divides(text, k) || text.surface(k) == ",";
                words[v] += !text.is(k, WordClass::function_word | WordClass::auxiliary);
            }
        }
        if (parts[0] != parts[1]) return parts[0] < parts[1] ? 0 : 1;
        for (int v = 0; v < 2; ++v)
            if (words[v] == 0) return v;
        if ((i < begin[0]) == (i < begin[1])) return -1;
        return words[0] == words[1] ? -1 : words[0] < words[1] ? 0 : 1;
    }

    SegmentedText text;
    const Sentence& sentence;
    std::array<TokenIndex, 2> begin{}, end{};
};

/// Words that stand once in both sentences: how many of each value stayed with it, and how many stand beside the other now.
struct Votes {
    int stayed[2] = {0, 0}, moved[2] = {0, 0};
    int shared = 0;        // of those that moved: before both values in both sentences, as their subject is
    int behind = 0;        // likewise behind both
    bool crossed = false;  // of the shared ones, some stand in another order

    /// All that tell anything, of both values: “paid €20m for the winger, whom it sold for €35m”, “the winger was bought for €35m and sold for €20m”.
    bool exchanged() const { return moved[0] > 0 && moved[1] > 0 && stayed[0] + stayed[1] == 0; }
    /// “Ann and Lea Roe, 28 and 26” and “Lea and Ann Roe, 26 and 28”: the names before them changed places as well.
    bool listed_alike() const { return crossed && stayed[0] + stayed[1] == 0 && moved[0] + moved[1] == shared + behind; }
    bool kept() const { return stayed[0] > 0 && stayed[1] > 0 && stayed[0] + stayed[1] > moved[0] + moved[1] - shared - behind; }
};

Votes votes_of(const TwoValues& source, const TwoValues& rewrite) {
    constexpr std::size_t most = 64;
    Votes votes;
    if (source.sentence.end_token - source.sentence.first_token > most || rewrite.sentence.end_token - rewrite.sentence.first_token > most)
        return votes;
    const auto only = [](const TwoValues& in, WordId stem) {
        TokenIndex found = kNoToken;
        for (TokenIndex i = in.sentence.first_token; i < in.sentence.end_token; ++i) {
            if (in.text.token(i).stem != stem || !in.tells(i)) continue;
            if (found != kNoToken) return kNoToken;
            found = i;
        }
        return found;
    };
    TokenIndex last = 0;
    for (TokenIndex i = source.sentence.first_token; i < source.sentence.end_token; ++i) {
        if (!source.tells(i)) continue;
        const WordId stem = source.text.token(i).stem;
        if (only(source, stem) == kNoToken) continue;
        const TokenIndex there = only(rewrite, stem);
        if (there == kNoToken) continue;
        const int was = source.value_of(i), is = rewrite.value_of(there);
        if (was < 0 || is < 0) continue;
        ++(was == is ? votes.stayed : votes.moved)[was];
        if (was == is) continue;
        votes.behind += source.trails(i) && rewrite.trails(there);
        if (!source.leads(i) || !rewrite.leads(there)) continue;
        ++votes.shared;
        votes.crossed = votes.crossed || there < last;
        last = there;
    }
    return votes;
}

/// The words right before and right behind a value are the same in both.
bool stands_alike(const PairingInput& in, const Claim& source, const Claim& rewrite) {
    const SegmentedText was = in.source.view(in.vocabulary), is = in.rewrite.view(in.vocabulary);
    const auto [a_first, a_end] = was.segments.tokens_in(source.span);
    const auto [b_first, b_end] = is.segments.tokens_in(rewrite.span);
    const auto same = [&](const SegmentedText& x, TokenIndex i, const SegmentedText& y, TokenIndex k) {
        return i < x.size() && k < y.size() && x.lower(i) == y.lower(k);
    };
    return a_first > 0 && b_first > 0 && same(was, a_first - 1, is, b_first - 1) && same(was, a_end, is, b_end);
}

/// The same kind of value, or a bare one that leaves out what the other says: “every 41,000 years, then every 100,000”.
bool may_change_places(ValueMatch (*match)(const Claim&, const Claim&), const Claim& a, const Claim& b) {
    if (match(a, b) == ValueMatch::other) return true;
    const auto *x = std::get_if<Quantity>(&a.value), *y = std::get_if<Quantity>(&b.value);
    if (x == nullptr || y == nullptr || x->low == y->low) return false;
    const auto bare = [](const Quantity& q) { return q.unit.empty() && q.currency.empty() && q.counted.empty() && !q.fraction && !q.is_range(); };
    const auto measure = [](const Quantity& q) { return !q.unit.empty() && q.currency.empty() && q.counted.empty() && !q.is_range(); };
    if (!(bare(*x) && measure(*y)) && !(bare(*y) && measure(*x))) return false;
    const Decimal low = std::min(x->low.abs(), y->low.abs()), high = std::max(x->low.abs(), y->low.abs());
    return high <= low * Decimal{20};  // four times and 612,000 visitors are two things
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

/// “Which had 900 employees in 2019, now has 1,400” and “now has 1,400 employees; in 2019 it had 900”: paired crosswise by the one noun that is said
/// once, though more words stand with the value they stood with.
void put_back(const PairingInput& in, ValueMatch (*match)(const Claim&, const Claim&), ClaimPair& p, ClaimPair& q) {
    const Claim &a1 = in.source.claims[p.source], &a2 = in.source.claims[q.source];
    const Claim &b1 = in.rewrite.claims[p.rewrite], &b2 = in.rewrite.claims[q.rewrite];
    if (match(a1, b2) < ValueMatch::within || match(a2, b1) < ValueMatch::within) return;
    const Votes votes = votes_of({in.source, a1, a2, in.vocabulary}, {in.rewrite, b2, b1, in.vocabulary});
    if (!votes.kept() && !votes.listed_alike()) return;
    std::swap(p.source, q.source);
    p.equal = q.equal = true;
    p.why = q.why = {.what = "same values: most words beside each are the same"};
    p.score = q.score = 0.75F;
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
                if (!p.equal && !q.equal) put_back(in, match, p, q);
                // “About 30km” and “30km” are one value, too.
                const auto same = [&](const ClaimPair& pair) {
                    return pair.equal || match(in.source.claims[pair.source], in.rewrite.claims[pair.rewrite]) == ValueMatch::near;
                };
                if (!same(p) || !same(q)) continue;
                const Claim &a1 = in.source.claims[p.source], &a2 = in.source.claims[q.source];
                const Claim &b1 = in.rewrite.claims[p.rewrite], &b2 = in.rewrite.claims[q.rewrite];
                if (stands_alike(in, a1, b1) && stands_alike(in, a2, b2)) continue;
                if (!may_change_places(match, a1, b2) || !may_change_places(match, a2, b1)) continue;
                if (part_of_whole(in.source, a1, a2, in.vocabulary) || part_of_whole(in.source, a2, a1, in.vocabulary) ||
                    part_of_whole(in.rewrite, b1, b2, in.vocabulary) || part_of_whole(in.rewrite, b2, b1, in.vocabulary))
                    continue;
                const Votes votes = votes_of({in.source, a1, a2, in.vocabulary}, {in.rewrite, b1, b2, in.vocabulary});
                if (votes.listed_alike()) continue;
                const Stems s1 = part_of(in.source, a1, a2, in.vocabulary), s2 = part_of(in.source, a2, a1, in.vocabulary);
                const Stems r1 = part_of(in.rewrite, b1, b2, in.vocabulary), r2 = part_of(in.rewrite, b2, b1, in.vocabulary);
                const Stems of_s1 = whole_of(in.source, a1, in.vocabulary), of_s2 = whole_of(in.source, a2, in.vocabulary);
                const Stems of_r1 = whole_of(in.rewrite, b1, in.vocabulary), of_r2 = whole_of(in.rewrite, b2, in.vocabulary);
                // “38% of the oats and 27% of the rye” / “38% of rye sales and 27% of oat sales”
                const bool of_others = meet(of_s1, of_r2) && meet(of_s2, of_r1) && !meet(of_s1, of_r1) && !meet(of_s2, of_r2);
                const float straight = dice(s1, r1) + dice(s2, r2), across_1 = dice(s1, r2), across_2 = dice(s2, r1);
                if (!of_others && !count_crosswise(a1, a2, b1, b2) && (!votes.exchanged() || bounds_tell(a1, a2, b1, b2)) &&
                    (votes.kept() || bounds_tell(a1, a2, b1, b2) || across_1 <= 0 || across_2 <= 0 || straight > kMostStraight ||
                     across_1 + across_2 < straight + kMargin))
                    continue;
                std::swap(p.source, q.source);
                p.equal = q.equal = false;
                p.why = q.why = {.what = kChangedPlaces};
                p.score = q.score = 0.75F;
                p.statement = q.statement = 1.0F;  // what stands in the other's place is no sum of anything
            }
    }
}

}  // namespace factdiff
