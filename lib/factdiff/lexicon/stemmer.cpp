#include "factdiff/lexicon/stemmer.h"

#include <libstemmer.h>

#include <algorithm>

#include "factdiff/lexicon/thesaurus.h"

namespace factdiff {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : snowball_(sb_stemmer_new("english", "UTF_8")) {}

std::string_view Stemmer::operator()(std::string_view word) {
    if (const std::string_view base = base_stem(word); !base.empty()) return base;
    const auto* stem = sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

std::string Stemmer::of_phrase(std::string_view words) {
    const std::size_t head = std::min(words.find(' '), words.size());
    return std::string((*this)(words.substr(0, head))).append(words.substr(head));
}

}  // namespace factdiff
