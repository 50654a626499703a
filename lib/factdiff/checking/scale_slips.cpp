#include "factdiff/checking/scale_slips.h"

#include <algorithm>

#include "factdiff/checking/derived_figures.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

struct Figure {
    const Claim* claim;
    const Quantity* quantity;
    std::int64_t digits;
};

/// The first digits of a figure, without the zeros that give its size: 18 for 1,800,000,000.
std::int64_t leading_digits(const Quantity& q) {
    std::int64_t digits = q.low.mantissa();
    while (digits != 0 && digits % 10 == 0) digits /= 10;
    return digits;
}

std::vector<Figure> figures(const Article& article, const std::vector<std::uint32_t>& indices) {
    std::vector<Figure> out;
    for (const std::uint32_t index : indices) {
        const Claim& claim = article.claims[index];
        if (!is_quantity(claim.kind) || inside_quotation(article, claim)) continue;
        const Quantity& q = std::get<Quantity>(claim.value);
        // Two digits at least: a 5 and a 500 have little in common.
        if (!q.is_range() && !q.vague && !q.spelled && !q.fraction && leading_digits(q) > 10) out.push_back({&claim, &q, leading_digits(q)});
    }
    std::stable_sort(out.begin(), out.end(), [](const Figure& a, const Figure& b) { return a.digits < b.digits; });
    return out;
}

std::vector<ScaleSlip> find_slips(const Comparison& c) {
    const std::vector<Figure> were = figures(c.source, c.alignment.omitted), are = figures(c.rewrite, c.alignment.added);
    std::vector<ScaleSlip> slips;
    if (were.empty() || are.empty()) return slips;
    const KnownFigures &source = derived_figures(c).source(), &rewrite = derived_figures(c).rewrite();
    for (std::size_t i = 0, j = 0; i < were.size() && j < are.size();) {
        if (were[i].digits != are[j].digits) {
            ++(were[i].digits < are[j].digits ? i : j);
            continue;
        }
        std::size_t i_end = i, j_end = j;
        while (i_end < were.size() && were[i_end].digits == were[i].digits) ++i_end;
        while (j_end < are.size() && are[j_end].digits == are[j].digits) ++j_end;
        // With two figures of these digits on a side, which of them answers is not known.
        const Quantity &was = *were[i].quantity, &is = *are[j].quantity;
        if (i_end == i + 1 && j_end == j + 1 && were[i].claim->kind == are[j].claim->kind && was.low != is.low && was.unit == is.unit &&
            was.currency == is.currency && !source.hold(is) && !rewrite.hold(was))
            slips.push_back({were[i].claim, are[j].claim});
        i = i_end;
        j = j_end;
    }
    return slips;
}

}  // namespace

const std::vector<ScaleSlip>& scale_slips(const Comparison& c) {
    return made_once(c.memo.scale_slips, [&] { return find_slips(c); });
}

}  // namespace factdiff
