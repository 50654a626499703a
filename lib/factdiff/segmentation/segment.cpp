#include "factdiff/segmentation/segment.h"

namespace factdiff {

Segments segment(const Document& document, Vocabulary& vocabulary) {
    Segments segments;
    tokenize(document, vocabulary, segments);
    segments.index_tokens();
    find_quotations(document, segments);
    split_sentences(document, vocabulary, segments);
    return segments;
}

}  // namespace factdiff
