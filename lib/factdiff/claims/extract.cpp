#include "factdiff/claims/extract.h"

#include <algorithm>

#include "factdiff/segmentation/segment.h"

namespace factdiff {

Article analyse(Document document, Vocabulary& vocabulary, ReferenceDay reference_day) {
    Article article;
    article.document = std::move(document);
    article.reference_day = reference_day;
    article.segments = segment(article.document, vocabulary);
    const SegmentedText text = article.view(vocabulary);
    find_dates(text, reference_day, article.claims);
    find_quantities(text, article.claims);
    find_names(text, article.claims);
    find_quotes(text, article.claims);
    find_attributions(text, article.claims);
    for (Claim& claim : article.claims) claim.sentence = article.segments.sentence_at(claim.span.begin);
    std::stable_sort(article.claims.begin(), article.claims.end(), [](const Claim& a, const Claim& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    find_modality(text, article.claims);
    return article;
}

}  // namespace factdiff
