// A Claim is one checkable fact of an article: what is asserted, where, by whom, how firmly.
//
//     for (const Claim& claim : article.claims)
//         if (const Quantity* q = std::get_if<Quantity>(&claim.value)) use(claim.span, *q);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "factdiff/claims/value.h"
#include "factdiff/context.h"
#include "factdiff/reading/document.h"
#include "factdiff/segmentation/segments.h"
#include "factdiff/text/span.h"

namespace factdiff {

enum class ClaimKind : std::uint8_t {
    number,
    money,
    percent,
    measure,
    age,
    duration,
    temperature,
    ratio,
    ordinal,
    score,  // Quantity
    date,
    time,
    quote,
    attribution,
    name
};
/// "number", "money" …: the `kind` of the JSON.
std::string_view to_string(ClaimKind kind);
/// What a figure with a unit of the dimension ("share", "duration", "length") is.
ClaimKind kind_of_dimension(std::string_view dimension);
constexpr bool is_quantity(ClaimKind kind) { return kind <= ClaimKind::score; }

enum class Certainty : std::uint8_t { asserted, hedged, reported };

struct Claim {
    ClaimKind kind = ClaimKind::number;
    Span span;  // the words of the fact itself: "more than 260,000", "$5tn", inside the marks of a quote
    std::uint32_t sentence = 0;
    Value value;
    std::optional<std::uint32_t> attribution;  // index into Article::claims of the attribution whose content holds this claim
    bool negated = false;
    Certainty certainty = Certainty::asserted;
    Span subject;  // who or what it is said of, where known; else empty
};

/// Adds a claim, made where it is to stand: it is large, and moving one costs as much as reading a word.
template <typename V>
void add_claim(std::vector<Claim>& claims, ClaimKind kind, Span span, V&& value) {
    Claim& claim = claims.emplace_back();
    claim.kind = kind;
    claim.span = span;
    claim.value.emplace<std::remove_cvref_t<V>>(std::forward<V>(value));
}

/// One version of the article, analysed. Movable only; `claims` are sorted by span.begin, longer first.
struct Article {
    Document document;
    Segments segments;
    std::vector<Claim> claims;
    std::optional<std::chrono::year_month_day> reference_day = {};  // from which relative dates were counted

    SegmentedText view(const Vocabulary& vocabulary) const { return {document, segments, vocabulary}; }
};

}  // namespace factdiff
