#include "factdiff/claims/extract.h"

#include <algorithm>

#include "factdiff/segmentation/segment.h"

namespace factdiff {
namespace {

/// By span.begin, the longer first; of the same span the one found first. A claim is large, so that each is moved once.
void sort_by_place(std::vector<Claim>& claims) {
    struct Place {
        Span span;
        std::uint32_t found;
    };
    std::vector<Place> places;
    places.reserve(claims.size());
    for (const Claim& claim : claims) places.push_back({claim.span, static_cast<std::uint32_t>(places.size())});
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.end != b.span.end ? a.span.end > b.span.end : a.found < b.found;
    });
    std::vector<Claim> sorted;
    sorted.reserve(claims.size());
    for (const Place& place : places) sorted.push_back(std::move(claims[place.found]));
    claims = std::move(sorted);
}

}  // namespace

Article analyse(Document document, Vocabulary& vocabulary, ReferenceDay reference_day, const StopRequest& stop) {
    Article article;
    article.document = std::move(document);
    article.reference_day = reference_day;
    article.segments = segment(article.document, vocabulary);
    const SegmentedText text = article.view(vocabulary);
    article.claims.reserve(text.size() / 6 + 16);  // dense copy has a claim for every eighth token
    stop_if_asked(stop);
    find_dates(text, reference_day, article.claims);
    stop_if_asked(stop);
    find_quantities(text, article.claims);
    stop_if_asked(stop);
    find_names(text, article.claims);
    heed_markup(text, article.claims);
    stop_if_asked(stop);
    find_quotes(text, article.claims);
    stop_if_asked(stop);
    find_attributions(text, article.claims);
    sort_by_place(article.claims);
    std::uint32_t sentence = 0;
    const auto& sentences = article.segments.sentences;
    for (Claim& claim : article.claims) {
        while (sentence + 1 < sentences.size() && sentences[sentence + 1].span.begin <= claim.span.begin) ++sentence;
        claim.sentence = sentence;
    }
    stop_if_asked(stop);
    find_modality(text, article.claims);
    return article;
}

}  // namespace factdiff
